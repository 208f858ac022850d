"""Cures that are certain, as edits of a file's text. What is not certain has none: then somebody must look.

A cure is certain where only the look of a character is wrong, and never where it could be meant otherwise.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..schema.inside import every_key
from .findings import Edit, Position

_ZERO_WIDTH = re.compile("[\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""What shows nothing and can be meant by nobody; other invisible characters may stand for ones that were lost."""

IDEOGRAPHIC = "\u3000"
"""The space that is as wide as an ideograph: one plain space to some, two to others."""

_BRACKETS = {"［": ("[", "］", "]"), "｛": ("{", "｝", "}"), "【": ("[", "】", "]")}
_TRAILING = re.compile(r"(?<![\\ ]) +(?=\r?\n|\Z)")


def place(text: str, index: int, file: str) -> Position:
    """The place of a character of a text."""
    return Position(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def standing(line: str, position: Position, stands: str, write: str) -> tuple[Edit, ...]:
    """The edit of what stands at a place, on its line; none where something else does, such as an escape of it.

    Of a value in quotation marks the place is that of the marks.
    """
    for column in (position.column, position.column + 1):
        opened = column == position.column or line[column - 2 : column - 1] in ("'", '"')
        if stands and opened and line.startswith(stands, column - 1):
            return (Edit(Position(position.file, position.line, column), stands, write),)
    return ()


def each(text: str, file: str, found: Iterable[re.Match[str]], write: Callable[[str], str | None]) -> tuple[Edit, ...]:
    """An edit for each of the characters found; none if it is unknown for any what is to be written."""
    edits = []
    for match in found:
        written = write(match.group())
        if written is None:
            return ()
        edits.append(Edit(place(text, match.start(), file), match.group(), written))
    return tuple(edits)


def without_zero_width(character: str) -> str | None:
    """What is left of an invisible character; None where somebody must look what was lost."""
    return "" if _ZERO_WIDTH.fullmatch(character) else None


def trailing(text: str) -> list[re.Match[str]]:
    """The spaces at ends of lines; a line that ends in a backslash, which may mean one of them, is left."""
    if " \n" not in text and " \r" not in text and not text.endswith(" "):
        return []
    return list(_TRAILING.finditer(text))


def composed(line: str, position: Position, kept: re.Pattern[str]) -> Iterator[Edit]:
    """The edits that write each letter of a line as one character; `kept` are those that are told of elsewhere."""
    begin = 0
    for part in re.split(f"({kept.pattern})", line):
        written = part if kept.fullmatch(part) else unicodedata.normalize("NFC", part)
        if written != part:
            yield Edit(Position(position.file, position.line, begin + 1), part, written)
        begin += len(part)


def plain_spaces(text: str, file: str, found: Sequence[re.Match[str]], spaces: str) -> tuple[Edit, ...]:
    """Plain spaces for strange ones in an indentation or around a colon.

    In an indentation the plain ones must come out as deep as the lines around it; none if any does not.
    """
    lines = text.split("\n")
    edits = []
    for match in found:
        group = str(match.lastgroup)
        position = place(text, match.start(group), file)
        if group != "indent":
            edits.append(Edit(position, match[group], " "))
            continue
        line = lines[position.line - 1]
        lead = re.match(f"[ {spaces}]*", line)
        assert lead
        deep = {re.sub(f"[{spaces}]", " ", lead[0].replace(IDEOGRAPHIC, wide)) for wide in (" ", "  ")}
        fitting = [made for made in deep if len(made) in _depths(lines, position.line - 1, spaces)]
        if len(fitting) != 1:
            return ()
        edits.append(Edit(Position(file, position.line), lead[0], fitting[0]))
    return tuple(edits)


def _depths(lines: Sequence[str], at: int, spaces: str) -> set[int]:
    """How deep a line may be indented, by the nearest lines above and below it that are indented plainly."""
    plain = re.compile(rf"( *)((?:- +)*)(?![{spaces}\s])(.*)")
    above = next((match for row in range(at - 1, -1, -1) if (match := plain.fullmatch(lines[row].rstrip()))), None)
    below = next((match for row in lines[at + 1 :] if (match := plain.fullmatch(row.rstrip()))), None)
    depths = set()
    for match in (above, below):
        if match:
            depths |= {len(match[1]), len(match[1]) + len(match[2])}
    if above and re.search(r":(?: [|>][+-]?)?$", above[3]):
        # What begins below a key without a value is deeper than the key, and nothing else.
        return {len(above[1]) + len(above[2]) + 2}
    return depths


# What only looks like YAML


def wide_colon(line: str, position: Position) -> tuple[Edit, ...]:
    """A plain colon and a space for a full-width one after a key that there is."""
    key = re.match(r"[ -]*([A-Za-z-]+)", line)
    stands = re.match(r"：[ \u3000]*", line[position.column - 1 :])
    if not key or not stands or key[1] not in every_key():
        return ()
    rest = line[position.column - 1 + stands.end() :].rstrip("\r")
    return (Edit(position, stands[0], ": " if rest else ":"),)


def false_dash(line: str, position: Position) -> tuple[Edit, ...]:
    """A hyphen for what only looks like one, before a key that there is."""
    entry = re.match(r"(.) +([A-Za-z-]+):(?: |\r?$)", line[position.column - 1 :])
    return (Edit(position, entry[1], "-"),) if entry and entry[2] in every_key() else ()


def wide_bracket(line: str, position: Position) -> tuple[Edit, ...]:
    """Plain brackets for full-width ones around ids, both on one line."""
    opening = line[position.column - 1]
    if opening not in _BRACKETS:
        return ()
    plain, closing, end = _BRACKETS[opening]
    held = re.match(rf"[a-z0-9 ,，、-]*(?={closing}\s*$)", line[position.column :])
    if not held:
        return ()
    at = position.column + held.end() + 1
    return Edit(position, opening, plain), Edit(Position(position.file, position.line, at), closing, end)


def false_dashes(lines: Sequence[str], position: Position, value: str) -> tuple[Edit, ...]:
    """Hyphens for what only looks like them before the entries of a list, each on a line of its own."""
    indent = " " * (position.column - 1)
    edits, held = [], ""
    for row in range(position.line, len(lines) + 1):
        entry = re.match(rf"{indent}(\S) +(\S.*?)\s*$", lines[row - 1])
        held = f"{held} {lines[row - 1].strip()}".strip()
        if not entry or entry[1] != value[0] or not value.startswith(held):
            return ()
        edits.append(Edit(Position(position.file, row, position.column), entry[1], "-"))
        if held == value:
            return tuple(edits)
    return ()


def tight_colon(line: str, position: Position) -> tuple[Edit, ...]:
    """A space after the colon of a key that there is."""
    key = re.match(r"[ -]*([A-Za-z-]+):$", line[: position.column - 1])
    character = line[position.column - 1]
    return (Edit(position, character, f" {character}"),) if key and key[1] in every_key() else ()


def wide_commas(line: str, position: Position, value: str) -> tuple[Edit, ...]:
    """Plain commas for full-width ones between the ids of a list in brackets."""
    before = line[: position.column - 1]
    if before.count("[") <= before.count("]") or not line.startswith(value, position.column - 1):
        return ()
    return tuple(
        Edit(Position(position.file, position.line, position.column + match.start()), match.group(), ", ")
        for match in re.finditer("[，、；] ?", value)
    )
