"""Rules on ids and what names them."""

from collections.abc import Iterator

from ...reading.findings import Finding, Position, nearest
from ..fitting import Data

PAGE_NAMES = """
    api bodies changes cite data disagreements downloads edit en feed figures glossary id index indicators
    method names people policies readers sources timeline unknowns zh-hans zh-hant
"""
HEADING_IDS = """
    around before chapters contents context for-whom for-you marks places plan-says remark reply sections see-also
    since start stages-side-by-side of-this-page outline what-is-not-known where-sources-disagree
"""

RESERVED = frozenset(f"{PAGE_NAMES} {HEADING_IDS}".split())
"""Names that pages and headings use; an item of the same name would share their address."""


def unique_ids(data: Data) -> Iterator[Finding]:
    """An id names one item on the whole site."""
    first: dict[str, Position] = {}
    for listed in data.listed:
        for identifier, _, steps in listed.ids():
            position = listed.document.position((*steps, "id"))
            taken = f"at {first[identifier]}" if identifier in first else "by a page or a heading of the site"
            if identifier in first or identifier in RESERVED:
                found = f"The id “{identifier}” is already taken {taken}."
                yield Finding(position, "duplicate-id", found, "Give this item an id of its own.")
            first.setdefault(identifier, position)


def known_references(data: Data) -> Iterator[Finding]:
    """Every reference names an item that exists and is of the right kind."""
    if not data.complete:
        return
    for listed, way, target, kinds in data.references:
        kind = data.kinds.get(target)
        if kind is None or (kinds and kind not in kinds):
            wanted = " or ".join(kinds) if 0 < len(kinds) <= 3 else "item"
            known = [identifier for identifier, kind in data.kinds.items() if not kinds or kind in kinds]
            near = nearest(target, known)
            found = f"“{target}” is a {kind}." if kind else f"There is no {wanted} “{target}”."
            cure = (
                f"Did you mean “{near}”?"
                if near
                else f"Write the id of {'an' if wanted[0] in 'aeiou' else 'a'} {wanted}."
            )
            yield Finding(listed.document.position(way), "dangling-reference", found, cure)
