"""What the checks found: one value for every problem, and the ways to print a list of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem: where, which rule, what was found, and what to write instead."""

    position: Position
    rule: str
    found: str
    cure: str
    level: Level = Level.ERROR


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known word most like the wrong one, or None when nothing is near."""
    matches = get_close_matches(wrong, sorted(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings must stop the build."""
    return any(finding.level is Level.ERROR for finding in findings)


def as_text(findings: Sequence[Finding], texts: Mapping[str, str]) -> str:
    """Findings for a person: place, rule, what was found, the cure, and the line with a caret under the place.

    `texts` maps a file's name to its text; a file that could not be decoded is shown without its line.
    """
    blocks = []
    for finding in sorted(findings):
        lines = [
            f"{finding.position}: {finding.level} [{finding.rule}] {finding.found}",
            f"    {finding.cure}",
        ]
        source = texts.get(finding.position.file, "").splitlines()
        if 0 < finding.position.line <= len(source):
            shown = source[finding.position.line - 1]
            gutter = f"    {finding.position.line} | "
            lines.append(gutter + shown)
            # Chinese characters are two columns wide in a terminal, so the caret's indent repeats them as wide spaces.
            before = shown[: finding.position.column - 1]
            indent = "".join("\u3000" if ord(character) > 0x2E7F else " " for character in before)
            lines.append(" " * (len(gutter) - 2) + "| " + indent + "^")
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, summary(findings)])


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
    """Findings for a program: a JSON list, sorted, one object each."""
    rows = []
    for finding in sorted(findings):
        row = asdict(finding)
        rows.append({**row.pop("position"), "level": row.pop("level"), **row})
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(findings: Sequence[Finding]) -> str:
    """Findings as workflow commands, which a code host shows beside the changed line."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    return "\n".join(
        f"::{finding.level} file={finding.position.file},line={finding.position.line},"
        f"col={finding.position.column},title={finding.rule}::{escaped(f'{finding.found} {finding.cure}')}"
        for finding in sorted(findings)
    )
