"""Rules on where statements stand."""

from collections.abc import Iterator

from ...reading.findings import Finding, nearest
from ...schema.contents import Chapter
from ...schema.kinds import OF_STATEMENTS, kind_of
from ...schema.records import Statement
from ...schema.values import Relation
from ..fitting import Data
from ..homes import statement_homes

STAGES = "stages"
"""The section that shows goals by the year for which they are set."""


def statement_files(data: Data) -> Iterator[Finding]:
    """A file of statements is named after a chapter and one of its sections (or `chapter`)."""
    if not any(isinstance(entry.item, Chapter) for entry in data.entries):
        return
    homes = statement_homes(data)
    seen: set[str] = set()
    for entry in data.entries:
        file = entry.file
        if kind_of(type(entry.item)).files == OF_STATEMENTS and file not in homes and file not in seen:
            seen.add(file)
            near = nearest(file, homes)
            cure = f"Did you mean {near}?" if near else "Name it data/<chapter>/<section>.yml as in data/contents.yml."
            yield Finding(entry.position(), "unknown-file", "No chapter or section has this file's name.", cure)


def stages_where_shown(data: Data) -> Iterator[Finding]:
    """A stage is of a goal of the plan, in the section that sets the stages side by side."""
    if not data.complete:
        return
    homes = statement_homes(data)
    for entry in data.entries:
        if not isinstance(item := entry.item, Statement) or item.stage is None:
            continue
        if item.relation is not Relation.PLAN:
            found = f"A goal for {item.stage} of relation “{item.relation}”; the plan's own goals alone have a stage."
            cure = "Remove “stage”, or correct the relation."
            yield Finding(entry.position("stage"), "misplaced-stage", found, cure)
        elif homes.get(entry.file, STAGES) != STAGES:
            found = f"A goal for {item.stage} outside the section “{STAGES}”, which alone shows goals by stage."
            cure = "Move the statement to that section's file and name this page in “also:”, or remove “stage”."
            yield Finding(entry.position("stage"), "misplaced-stage", found, cure)
