"""What the checks found: one value for every problem, and the ways to print a list of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from heapq import nlargest


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a data file. `file` is relative to the project; `line` and `column` count from 1, in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Level(StrEnum):
    """How grave a finding is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a text: what stands at a place, on one line, and what is to stand there instead."""

    position: Position
    stands: str
    write: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem: where, which rule, what was found, and what to write instead.

    `edits` are the cure where it is certain, so that a program may carry it out; all of them, or none.
    """

    position: Position
    rule: str
    found: str
    cure: str
    level: Level = Level.ERROR
    edits: tuple[Edit, ...] = field(default=(), compare=False)


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known word most like the wrong one, or None when nothing is near.

    Among many words only those that share the most pieces with the wrong one are compared letter by letter.
    """
    words = sorted(known)
    if len(words) > 4 * COMPARED:
        length = 3 if len(wrong) > 4 else 1
        pieces = {wrong[at : at + length] for at in range(len(wrong) - length + 1)}
        words = sorted(nlargest(COMPARED, words, key=lambda word: sum(piece in word for piece in pieces)))
    matches = get_close_matches(wrong, words, n=1, cutoff=0.6)
    return matches[0] if matches else None


def mistyped(wrong: str, known: Iterable[str]) -> str | None:
    """The one known word that was certainly meant by a wrong one: the same but for capitals, or for one slip.

    A slip is a letter too many, too few, another, or two exchanged. Short words are too near to one another.
    """
    words = list(known)
    same = [word for word in words if word.lower() == wrong.replace("_", "-").lower()]
    if len(same) == 1:
        return same[0]
    near = [word for word in words if min(len(wrong), len(word)) >= LONG_ENOUGH and _one_slip(wrong, word)]
    return near[0] if len(near) == 1 else None


def _one_slip(wrong: str, right: str) -> bool:
    same = zip(wrong, right, strict=False)
    begin = next((at for at, (one, other) in enumerate(same) if one != other), min(len(wrong), len(right)))
    rest, wanted = wrong[begin:], right[begin:]
    exchanged = rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]
    return rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:] or exchanged


LONG_ENOUGH = 4
"""Letters of a word that one slip does not make another."""

COMPARED = 20
"""Words that are compared letter by letter with a wrong one."""


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings must stop the build."""
    return any(finding.level is Level.ERROR for finding in findings)


def as_text(findings: Sequence[Finding], texts: Mapping[str, str]) -> str:
    """Findings for a person: place, rule, what was found, the cure, and the line with a caret under the place.

    `texts` maps a file's name to its text; a file that could not be decoded is shown without its line.
    """
    blocks = []
    split: dict[str, list[str]] = {}
    for finding in sorted(findings):
        position = finding.position
        if position.file not in split:
            split[position.file] = texts.get(position.file, "").split("\n")
        lines = [
            f"{position}: {finding.level} [{finding.rule}] {finding.found}",
            f"    {finding.cure}",
        ]
        if position.file in texts and 0 < position.line <= len(split[position.file]):
            lines += _pointed(split[position.file][position.line - 1], position)
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, summary(findings)])


def _pointed(line: str, position: Position) -> list[str]:
    """A line of a file, or of a long one the part around the place, and a caret under the place."""
    gutter = f"    {position.line} | "
    begin = position.column - 1 - SHOWN // 2 if position.column > SHOWN else 0
    # What would disturb a terminal is shown as the one mark for what cannot be shown.
    shown = "".join(
        character if character.isprintable() or character == "\u3000" else " " if character == "\t" else "\ufffd"
        for character in line.removesuffix("\r")[begin : begin + SHOWN]
    )
    # Chinese characters are two columns wide in a terminal, so the caret's indent repeats them as wide spaces.
    before = shown[: position.column - 1 - begin]
    indent = "".join("\u3000" if ord(character) > 0x2E7F else " " for character in before)
    return [gutter + shown, " " * (len(gutter) - 2) + "| " + indent + "^"]


SHOWN = 240
"""Characters of a line that a report shows."""


def summary(findings: Iterable[Finding]) -> str:
    """One line that counts errors and warnings."""
    levels = [finding.level for finding in findings]
    if not levels:
        return "No findings."
    parts = []
    for level in Level:
        count = levels.count(level)
        if count:
            parts.append(f"{count} {level}{'' if count == 1 else 's'}")
    return ", ".join(parts) + "."


def as_json(findings: Sequence[Finding]) -> str:
    """Findings for a program: a JSON list, sorted, one object each, in ASCII: it passes through any terminal."""
    rows = []
    for finding in sorted(findings):
        row = asdict(finding)
        edits = [{**edit.pop("position"), **edit} for edit in row.pop("edits")]
        rows.append({**row.pop("position"), "level": row.pop("level"), **row, **({"edits": edits} if edits else {})})
    return json.dumps(rows, indent=2)


def as_github(findings: Sequence[Finding]) -> str:
    """Findings as workflow commands, which a code host shows beside the changed line."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def named(file: str) -> str:
        return escaped(file).replace(":", "%3A").replace(",", "%2C")

    return "\n".join(
        f"::{finding.level} file={named(finding.position.file)},line={finding.position.line},"
        f"col={finding.position.column},title={finding.rule}::{escaped(f'{finding.found} {finding.cure}')}"
        for finding in sorted(findings)
    )
