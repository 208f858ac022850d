"""Rules on groups: statements that stand together under a heading, and what each says there in short."""

import re
from collections.abc import Iterator

from ...reading.findings import Finding
from ...schema.contents import Topic
from ...schema.parts import Sourced
from ...schema.records import Group, Statement
from ...schema.values import Language
from ..fitting import Data, Entry
from ..homes import statement_homes

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
"""A number as texts write it: 8,000, 120.56, 2025."""


def grouped_at_home(data: Data) -> Iterator[Finding]:
    """A statement stands in a group of its own page; on a topic's page every statement does."""
    if not data.complete:
        return
    file_of = {entry.item.id: entry.file for entry in data.entries if isinstance(entry.item, Group)}
    homes = statement_homes(data)
    topics = {item.id for item in data.items() if isinstance(item, Topic)}
    for entry in data.entries:
        if not isinstance(item := entry.item, Statement):
            continue
        if item.group is None and homes.get(entry.file) in topics:
            found = f"A statement of the topic “{homes[entry.file]}” in no group: its page would not show it."
            yield Finding(entry.position("id"), "misplaced-group", found, "Add “group:” with the id of a group here.")
        elif item.group is not None and file_of.get(item.group, entry.file) != entry.file:
            found = f"The group “{item.group}” stands in {file_of[item.group]}."
            cure = "Name a group of this file, or move one of the two."
            yield Finding(entry.position("group"), "misplaced-group", found, cure)


def _members(data: Data) -> dict[str, list[tuple[Entry, Statement]]]:
    """The statements of every group, in the order of the files."""
    members: dict[str, list[tuple[Entry, Statement]]] = {}
    for entry in data.entries:
        if isinstance(item := entry.item, Statement) and item.group is not None:
            members.setdefault(item.group, []).append((entry, item))
    return members


def groups_hold_something(data: Data) -> Iterator[Finding]:
    """A group has statements."""
    named = {target for _, way, target, kinds in data.references if way[-1] == "group" and "group" in kinds}
    for entry in data.entries:
        if isinstance(entry.item, Group) and entry.item.id not in named:
            found = f"No statement stands in the group “{entry.item.id}”."
            yield Finding(entry.position("id"), "empty-group", found, "Put statements into it, or remove it.")


def groups_of_one_relation(data: Data) -> Iterator[Finding]:
    """The statements of a group are of one relation, under which the group stands; a topic's page has no such order."""
    if not data.complete:
        return
    homes = statement_homes(data)
    topics = {item.id for item in data.items() if isinstance(item, Topic)}
    for group, members in _members(data).items():
        first = members[0][1]
        for entry, item in members:
            if item.relation is not first.relation and homes.get(entry.file) not in topics:
                found = f"This is of relation “{item.relation}”, and the group “{group}” of “{first.relation}”."
                yield Finding(entry.position("relation"), "mixed-group", found, "Make two groups of it.")


def briefs_shown(data: Data) -> Iterator[Finding]:
    """What a statement says in short is shown under its group's heading, and so needs a group."""
    for entry in data.entries:
        if isinstance(item := entry.item, Statement) and item.brief is not None and item.group is None:
            found = "A “brief” without a group, under whose heading it would stand."
            yield Finding(entry.position("brief"), "brief-alone", found, "Add “group:”, or remove “brief”.")


def briefs_keep_to_the_text(data: Data) -> Iterator[Finding]:
    """Every figure that a statement gives in short stands in its full text."""
    for entry in data.entries:
        if not isinstance(item := entry.item, Statement) or item.brief is None:
            continue
        for language in Language:
            brief, text = item.brief.get(language), item.text.get(language)
            if brief is None or text is None:
                continue
            known = set(FIGURE.findall(text))
            new = [figure for figure in dict.fromkeys(FIGURE.findall(brief)) if figure not in known]
            if new:
                found = f"Figures that the full text does not have: {', '.join(new)}."
                cure = "Write them as in “text”, or add them there."
                yield Finding(entry.position("brief", str(language)), "brief-beyond-text", found, cure)


def beside_is_not_under(data: Data) -> Iterator[Finding]:
    """A source either carries what a record says or stands beside it."""
    for listed, way, part in data.parts(Sourced):
        for number, source in enumerate(part.beside):
            if source in part.sources:
                found = f"“{source}” is both in “sources” and in “beside”."
                cure = "Keep it in “sources” if it carries what is said here, else in “beside”."
                yield Finding(listed.position(*way, "beside", number), "source-beside-itself", found, cure)
