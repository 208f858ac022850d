"""What keeps a file from being YAML, told where the fault is and not where the parser noticed it."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import yaml
from yaml.events import Event, MappingEndEvent, ScalarEvent, SequenceEndEvent

from . import certain
from .characters import DASHES, first_strange
from .findings import Edit, Finding, Position

Mending = Callable[[str, Position], tuple[Edit, ...]]
"""What gives the edits of a line that mend the fault at a place, where they are certain."""

_MARKER = re.compile(r"(<<<<<<<|\|\|\|\|\|\|\||>>>>>>>)(?: .*)?|=======")
_KEY = re.compile(r"[ -]*[A-Za-z][A-Za-z-]*:(?: |$)|[ ]*- ")
_WIDE_COLON = re.compile(r"[ -]*[A-Za-z-]+(?=：)")
_NO_SPACE = re.compile(r"[ -]*[A-Za-z][A-Za-z-]*:(?=[^ /])")
_FALSE_DASH = re.compile(rf"[ ]*(?P<dash>[{DASHES}•·])[ ]")
_WIDE_BRACKET = re.compile("[ -]*[A-Za-z-]+: *(?P<bracket>[［｛【])")
_SECOND_COLON = re.compile(r"[ -]*[A-Za-z][A-Za-z-]*: +(?P<text>[^ \"'\[{].*?)(?P<colon>:)(?: |$)")
QUOTE_IT = "Put the whole text in quotation marks, or write “>-” after the key and the text on the line below."

NO_SPACE = "No space after the colon.", "Write a space after it."


def conflicts(text: str, file: str) -> Iterator[Finding]:
    """The conflicts that a merge left in a text: one finding each, where it begins."""
    cure = "Keep the lines that are right and delete the rest, the lines <<<<<<<, ======= and >>>>>>> included."
    lines = text.replace("\r\n", "\n").split("\n")
    begun: int | None = None
    for number, line in enumerate(lines, 1):
        if not _MARKER.fullmatch(line):
            continue
        if line.startswith("<"):
            begun = number
            end = next((at for at, later in enumerate(lines[number:], number + 1) if later.startswith(">>>>>>>")), None)
            until = f"it reaches to line {end}" if end else "its end is missing"
            found = f"A merge that was not finished: both versions stand here, {until}."
            yield Finding(Position(file, number), "merge-conflict", found, cure)
        elif begun is None:
            yield Finding(Position(file, number), "merge-conflict", f"The line “{line[:7]}” of a merge.", cure)
        if line.startswith(">"):
            begun = None


def swallowed(event: ScalarEvent, lines: list[str]) -> int | None:
    """The line up to which an unclosed quotation mark takes what follows for text, or None where all is well.

    A text in quotation marks may go on over lines, but none of them looks like a key or an entry beside it.
    """
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    if event.style not in ('"', "'") or start.line == end.line:
        return None
    own = _begin(lines[start.line])
    for line in lines[start.line + 1 : end.line + 1]:
        if _KEY.match(line) and _begin(line) <= own:
            return end.line + 1
    return None


def unclosed(position: Position, until: int | None) -> Finding:
    """The finding for a quotation mark that is never closed, or only by one that was meant to open another text."""
    reach = f"takes all up to line {until} for text" if until else "takes the rest of the file for text"
    found = f"The quotation mark that opens here is not closed on its line; it {reach}."
    return Finding(position, "yaml-syntax", found, "Close it at the end of its text, or leave it out.")


def explained(error: yaml.YAMLError, lines: list[str], file: str, last: Event | None) -> Finding:
    """What the parser stumbled over as a finding. `last` is what it had read before."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    begun = getattr(error, "context_mark", None)
    context = getattr(error, "context", None) or ""
    if mark is None:
        return Finding(Position(file), "yaml-syntax", f"This is not YAML: {problem}.", GENERAL)
    at, column = mark.line, mark.column
    line = lines[at] if at < len(lines) else ""

    def told(row: int, place: int, found: str, cure: str, mend: Mending | None = None) -> Finding:
        position = Position(file, row + 1, place + 1)
        edits = mend(lines[row], position) if mend else ()
        return Finding(position, "yaml-syntax", found, cure, edits=edits)

    if "quoted scalar" in context and "end of stream" in problem and begun:
        return unclosed(Position(file, begun.line + 1, begun.column + 1), None)
    if look_alike := _look_alike(lines, at):
        return told(*look_alike)
    if "escape" in problem:
        return told(at, column, f"“\\{line[column + 1 : column + 2]}” in quotation marks.", "Write “\\\\” for a “\\”.")
    if "cannot start" in problem:
        return told(at, column, f"A text cannot begin with “{line[column : column + 1]}”.", QUOTE_IT)
    if "flow" in context and (opened := _open_bracket((begun, last.start_mark if last else None), lines)):
        return told(*opened)
    if closed := _closed_early(last, at, column, line):
        return told(*closed)
    if "mapping values" in problem:
        return told(*_misplaced_colon(lines, at, column))
    if "expected ':'" in problem and begun:
        if tight := _NO_SPACE.match(lines[begun.line]):
            return told(begun.line, tight.end(), *NO_SPACE, certain.tight_colon)
        cure = "Write “key: value”; if the line belongs to the text above, indent it by two spaces more than its key."
        return told(begun.line, begun.column, "This line has no colon after its key.", cure)
    if "did not find expected key" in problem or "'-' indicator" in problem:
        cure = (
            "Indent it with exactly as many spaces as the lines it belongs beside; an entry of a list begins with “- ”."
        )
        return told(at, column, "This line does not fit the lines above it.", cure)
    reasons = ", ".join(part for part in (context, problem) if part)
    return told(at, column, f"This is not YAML: {reasons}.", GENERAL)


GENERAL = "Look at this line and the one above: a colon, a quotation mark, a dash or the indentation is wrong."


def _begin(line: str) -> int:
    """The column of the first letter of a line, after spaces and the dashes of entries."""
    return len(line) - len(line.lstrip(" -"))


def _look_alike(lines: list[str], at: int) -> tuple[int, int, str, str, Mending] | None:
    """A character beside the fault that looks like one of YAML's: row, column, what was found, what to write."""
    for row in (at, at - 1):
        line = lines[row] if 0 <= row < len(lines) else ""
        if wide := _WIDE_COLON.match(line):
            return (
                row,
                wide.end(),
                "A full-width colon “：” after the key.",
                "Write “:” and a space.",
                certain.wide_colon,
            )
        if dash := _FALSE_DASH.match(line):
            character = dash["dash"]
            found = f"The line begins with {first_strange(character)}, not with a hyphen."
            return row, dash.start("dash"), found, "Write “-” and a space.", certain.false_dash
        if bracket := _WIDE_BRACKET.match(line):
            found = f"A full-width bracket “{bracket['bracket']}”."
            cure = "Write “[” and “]”, or “{” and “}”."
            return row, bracket.start("bracket"), found, cure, certain.wide_bracket
    return None


def _open_bracket(marks: Iterable[Any], lines: list[str]) -> tuple[int, int, str, str] | None:
    """The bracket that one of the marks is at, which is never closed."""
    for mark in marks:
        opening = lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""
        if mark and opening in ("[", "{"):
            found = f"The bracket “{opening}” that opens here is not closed, or a comma is missing in it."
            return mark.line, mark.column, found, f"Close it with “{'}' if opening == '{' else ']'}”."
    return None


def _closed_early(last: Event | None, at: int, column: int, line: str) -> tuple[int, int, str, str] | None:
    """Text after a closing quotation mark or bracket, which YAML takes for the end."""
    end = last.end_mark if last else None
    if end is None or end.line != at or not 0 < end.column <= column or line[end.column : column].strip():
        return None
    if isinstance(last, ScalarEvent) and last.style in ('"', "'"):
        cure = (
            f"Write {last.style * 2 if last.style == chr(39) else chr(92) + last.style} for the mark inside the text, "
        )
        cure += "or leave out the marks around it."
        return at, end.column - 1, "The quotation mark closes here, and more text follows.", cure
    if isinstance(last, SequenceEndEvent | MappingEndEvent) and line[end.column - 1 : end.column] in ("]", "}"):
        return at, end.column - 1, "The bracket closes here, and more text follows.", QUOTE_IT
    return None


def _misplaced_colon(lines: list[str], at: int, column: int) -> tuple[int, int, str, str, Mending | None]:
    if second := _SECOND_COLON.match(lines[at]):
        return at, second.start("colon"), "A second colon and a space on this line.", QUOTE_IT, None
    for row in range(at, max(at - 3, -1), -1):
        if tight := _NO_SPACE.match(lines[row]):
            return row, tight.end(), *NO_SPACE, certain.tight_colon
    cure = "Indent it like the keys it belongs beside. If the line above has a text, nothing can stand below that."
    return at, column, "The indentation makes this line part of the text above.", cure, None
