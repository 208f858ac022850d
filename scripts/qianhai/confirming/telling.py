"""The report: a work list in the plan's order, in Markdown, with each find in the words of the text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..reading.findings import Position
from .claims import Said
from .matching import Found, Held, Searched, Verdict
from .outline import Heading, Title
from .raising import NAME

GROUPS: Sequence[tuple[str, Callable[["Row"], bool]]] = (
    ("Ready to raise", lambda row: row.held.verdict is Verdict.READY and bool(row.steps)),
    ("As printed already", lambda row: row.held.verdict is Verdict.READY and not row.steps),
    ("In part", lambda row: row.held.verdict is Verdict.PARTLY),
    ("Not found", lambda row: row.held.verdict is Verdict.MISSING),
    ("In another place", lambda row: row.held.verdict is Verdict.ELSEWHERE),
    ("With nothing to look for", lambda row: row.held.verdict is Verdict.NOTHING),
)
"""The groups of statements, in the order of the report."""

MEANING = {
    "Ready to raise": "All that can be looked for stands in the statement's own part of the plan.",
    "As printed already": "All of it stands in its place, and nothing in the statement says that it is only reported.",
    "In part": "Some of it stands there. Look whether the rest says the same in other words, or is wrong.",
    "Not found": "None of it stands in the text. The plan may say it in other words: read the part by eye.",
    "In another place": "It stands in other parts alone: the statement may belong there.",
    "With nothing to look for": "These name no term and no figure: read the part by eye.",
}

SHOWN = 6
"""Places of one thing that are named."""


@dataclass(frozen=True, slots=True)
class Row:
    """A statement in the report: its number in the plan, where the data has it, its grade, and how to raise it."""

    number: str
    position: Position
    held: Held
    grade: str
    steps: Sequence[str]

    @property
    def said(self) -> Said:
        """The statement."""
        return self.held.said


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter or section in the report: as the data numbers it, where it stands, and what nobody knew of it."""

    number: str
    title: Title
    position: Position
    unknowns: Sequence[tuple[str, Position]]


@dataclass(frozen=True, slots=True)
class Whole:
    """All that the report tells."""

    name: str
    rows: Sequence[Row]
    parts: Sequence[Part]
    searched: Searched


def report(whole: Whole) -> str:
    """The report."""
    lines = [*_head(whole)]
    for name, fits in GROUPS:
        rows = [row for row in whole.rows if fits(row)]
        if rows:
            lines += ["", f"## {name} ({len(rows)})", "", MEANING[name]]
            for row in rows:
                lines += ["", *_row(row, whole.searched)]
    lines += _counts(whole.rows)
    lines += _headings(whole)
    return "\n".join(lines)


def _head(whole: Whole) -> Iterator[str]:
    outline = whole.searched.outline
    known = [heading for heading in outline.headings if heading.division]
    yield f"# What the data says of the plan, held against {whole.name}"
    yield ""
    yield f"{len(outline.text):,} characters, {len(known)} of the plan's {len(whole.parts)} headings."
    yield f"{len(whole.rows)} statements of relation `plan`:"
    yield ""
    for name, fits in GROUPS:
        yield f"- {name.lower()}: {sum(map(fits, whole.rows))}"
    yield ""
    yield f"To raise any, describe the text once as a source of grade A in data/sources/, here called `{NAME}`."
    yield "The page *Edit* says how, step by step. Nothing of the text was written anywhere."


def _row(row: Row, searched: Searched) -> Iterator[str]:
    yield f"- [ ] {row.number} `{row.said.id}` {row.position}, grade {row.grade}"
    yield from _found([one for one in row.held.found if one.stands], lambda one: one.here, "in", searched)
    moved = [one for one in row.held.found if not one.stands and one.elsewhere]
    yield from _found(moved, lambda one: one.elsewhere, "elsewhere, in", searched)
    if lacking := [_named(one) for one in row.held.found if not one.stands and not one.elsewhere]:
        yield f"  - not found: {', '.join(lacking)}"
    if row.held.verdict in (Verdict.READY, Verdict.PARTLY):
        yield from (f"  - to raise: {step}" for step in row.steps)


def _found(
    found: Sequence[Found], spans: Callable[[Found], Sequence[tuple[int, int]]], how: str, searched: Searched
) -> Iterator[str]:
    """What was found, each with where, and under those that share a sentence the sentence."""
    by_sentence: dict[str, list[str]] = {}
    for one in found:
        places = [searched.outline.where(start) for start, _ in spans(one)]
        where = list(dict.fromkeys(places))
        times = f", {len(places)} times" if len(places) > 1 else ""
        more = f" and {len(where) - SHOWN} more" if len(where) > SHOWN else ""
        told = f"  - {how} {', '.join(where[:SHOWN])}{more}{times}: {_named(one)}"
        by_sentence.setdefault(searched.sentence(spans(one)[0]), []).append(told)
    for sentence, told_of in by_sentence.items():
        yield from told_of
        yield f"    > {sentence}"


def _named(one: Found) -> str:
    return f"{one.sought.kind} “{one.sought.shown}”"


def _counts(rows: Sequence[Row]) -> Iterator[str]:
    counts = [(row, one) for row in rows for one in row.held.found if one.sought.times]
    if counts:
        yield from ("", "## Counts", "")
    for row, one in counts:
        agrees = "as the data says" if one.stands else f"the data says {one.sought.times}"
        yield f"- “{one.sought.words}” stands {one.times} times in the text; {agrees} (`{row.said.id}` {row.position})"


def _headings(whole: Whole) -> Iterator[str]:
    outline = whole.searched.outline
    by_division = {heading.division: heading for heading in outline.headings if heading.division}
    faults = [line for part in whole.parts for line in _of_heading(part, by_division, whole.searched)]
    strays = [heading for heading in outline.headings if heading.division is None]
    yield from ("", "## Headings", "")
    yield f"{len(whole.parts) - len(faults)} of {len(whole.parts)} stand in the text as in the data."
    yield from faults
    yield from (f"- not in the data: {outline.numbers[one.start]} “{one.title.strip()}”" for one in strays)
    read = [part for part in whole.parts if (one := by_division.get(part.title.division)) and outline.has_text(one)]
    if read:
        yield from ("", "## Parts whose text is here", "")
        yield "Once you have read one, write `text-read: true` under it, and see whether it answers what was not known."
    for part in read:
        yield f"- [ ] {part.number} `{part.title.division}` {part.position}"
        yield from (f"  - not known so far: `{identifier}` {position}" for identifier, position in part.unknowns)


def _of_heading(part: Part, by_division: Mapping[str, Heading], searched: Searched) -> Iterator[str]:
    """What is otherwise in the text with a heading of the data."""
    about = f"{part.number} `{part.title.division}` {part.position}"
    heading = by_division.get(part.title.division)
    if heading is None:
        yield f"- {about}: “{part.title.words}” is not in the text"
        return
    told = []
    if (number := searched.outline.numbers[heading.start]) != part.number:
        told.append(f"stands as {number}")
    if not searched.alike(heading.title, part.title.words):
        told.append(f"reads “{heading.title.strip()}”, in the data “{part.title.words}”")
    if told:
        yield f"- {about}: {'; '.join(told)}"
