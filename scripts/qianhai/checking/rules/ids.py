"""Rules on ids and what names them."""

import re
from collections.abc import Iterator

from ...reading.characters import plain
from ...reading.findings import Finding, Position, nearest
from ...schema.contents import Section
from ...schema.kinds import HISTORY, KINDS
from ...schema.parts import Item
from ...schema.passages import Reader
from ...schema.values import PLACEHOLDER, Language, State
from ..fitting import Data
from .contents import RELIED_ON

SYSTEM = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))])
"""Names that no file or folder can have on Windows."""

FOLDERS = frozenset({str(language).lower() for language in Language}) | frozenset(
    ("api", "assets", "downloads", "feed", "id", "index", "llms", "readers", "robots", "search", "sitemap")
)
"""Folders and files of the finished site beside its pages."""

DATA_FILES = {"chapter"} | {
    name.split("/")[0].removesuffix(".yml") for name in (*HISTORY, *(name for kind in KINDS for name in kind.files))
}
"""Files and folders of the data that are not named after a section or topic."""

SCRIPTS = frozenset(["constructor"])
"""Names that every object of a script has already."""

ENOUGH = 50
"""To so many unknown ids the nearest known one is sought; after that a list of ids was lost, not one mistyped."""


def unique_ids(data: Data) -> Iterator[Finding]:
    """An id names one item on the whole site."""
    first: dict[str, Position] = {}
    for listed, identifier, _, steps in data.ids:
        position = listed.document.position((*steps, "id"))
        if identifier in first:
            found = f"The id “{identifier}” is already taken at {first[identifier]}."
            yield Finding(position, "duplicate-id", found, "Give this item an id of its own.")
        first.setdefault(identifier, position)


def ids_left_free(data: Data) -> Iterator[Finding]:
    """No item has the name of a page, a heading, a folder or a system's device; nor has an id that is gone."""
    for listed, identifier, kind, steps in data.ids:
        if by := _taken(identifier, kind, data):
            position = listed.document.position((*steps, "id"))
            found = f"The id “{identifier}” is the name of {by}."
            yield Finding(position, "reserved-id", found, "Give this item another id.")
    for registered, listed in data.register:
        was_a_page = any(page.endswith(f"{registered.id}/") for page in registered.at)
        if registered.state is not State.LIVE and not was_a_page and data.taken.is_anchor(registered.id, data.kinds):
            found = f"The id “{registered.id}” was published and is now the name of a heading."
            cure = "Give the heading another id in the templates: published ids are never used for anything else."
            yield Finding(listed.position("id"), "reserved-id", found, cure)


def ids_of_their_own(data: Data) -> Iterator[Finding]:
    """No item has the id that a new record has until somebody names it."""
    for listed, identifier, kind, steps in data.ids:
        given = PLACEHOLDER.format(kind.kind)
        if identifier.startswith(given) and re.fullmatch(r"(-\d+)?", identifier.removeprefix(given)):
            position = listed.document.position((*steps, "id"))
            found = f"“{identifier}” is the id that a new {kind.kind} has until it is named."
            cure = "Name it for good: what it is about, in lower-case words joined by hyphens."
            yield Finding(position, "unnamed", found, cure)


def _taken(identifier: str, kind: type[Item], data: Data) -> str | None:
    """What has the name already: in words, or None."""
    if identifier in SYSTEM:
        return "a device, which no file can have on Windows"
    if identifier in FOLDERS | DATA_FILES and RELIED_ON.get(identifier) is not kind:
        return "a file or folder of the site"
    if identifier in SCRIPTS:
        return "something that every script knows already"
    if identifier in RELIED_ON:
        return None
    is_page = issubclass(kind, Section | Reader)
    # A section's or reader's page stands a folder deeper than those of the site.
    if identifier in data.taken.pages and kind not in (Section, Reader):
        return "a page of the site"
    return "a heading of the site" if not is_page and data.taken.is_anchor(identifier, data.kinds) else None


def known_references(data: Data) -> Iterator[Finding]:
    """Every reference names an item that exists and is of the right kind."""
    if not data.complete:
        return
    near: dict[tuple[str, tuple[str, ...]], str | None] = {}
    for listed, way, target, kinds in data.references:
        kind = data.kinds.get(target)
        if (kind in kinds or not kinds) and kind is not None:
            continue
        if kind is None and target in RELIED_ON and (not kinds or RELIED_ON[target].kind in kinds):
            continue  # That a part is missing which pages rely on is told once, by the rule for it.
        wanted = " or ".join(kinds) if 0 < len(kinds) <= 3 else "item"
        if (target, kinds) not in near and len(near) < ENOUGH:
            known = (identifier for identifier, kind in data.kinds.items() if not kinds or kind in kinds)
            near[target, kinds] = nearest(target, known)
        like = near.get((target, kinds))
        found = f"“{target}” is {_a(kind)}." if kind else f"There is no {wanted} “{target}”."
        cure = f"Did you mean “{like}”?" if like else f"Write the id of {_a(wanted)}{_where(kinds)}."
        position, meant = listed.document.position(way), "-".join(plain(target).lower().replace("_", " ").split())
        certain = meant if data.kinds.get(meant) in (kinds or data.kinds.values()) else None
        edits = listed.document.edit(position, target, certain) if kind is None else ()
        yield Finding(position, "dangling-reference", found, cure, edits=edits)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _where(kinds: tuple[str, ...]) -> str:
    """Where items of the kinds stand, in the words of a cure; nothing where that is in many places."""
    files = {file for kind in KINDS if kind.name in kinds for file in kind.files}
    return f"; they stand in data/{files.pop()}" if len(files) == 1 else ""
