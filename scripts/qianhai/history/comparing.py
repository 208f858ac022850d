"""Compare two states of the data by id: what was added, what changed and in which field, what moved, what is gone."""

import json
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from ..checking.fitting import Data
from ..model import making
from ..schema.kinds import first_line
from ..schema.walk import as_written


class NoSuchState(Exception):
    """The revision does not exist, or holds no data that can be read now."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an item: what it held before and holds now; None where it was absent."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two states differ, by id, sorted. `moved` gives the page before and now."""

    added: tuple[str, ...]
    changed: Mapping[str, tuple[FieldChange, ...]]
    moved: Mapping[str, tuple[str, str]]
    retired: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """An item as it stands: its page below the language, and every field of its record that says something."""

    page: str
    fields: Mapping[str, Any]


def states(data: Data) -> dict[str, State]:
    """Every item of the data as it stands, by id. What is worked out from it, such as a grade, is no part of it."""
    home = making.build(data).home
    return {item.id: State(home[item.id], as_written(item)) for item in data.items()}


def compare(old: Mapping[str, State], new: Mapping[str, State]) -> Comparison:
    """Compare two states of the data, each a mapping of id to item. Where the old page is not known, nothing moved."""
    both = sorted(set(old) & set(new))
    changes = {identifier: _field_changes(old[identifier].fields, new[identifier].fields) for identifier in both}
    pages = {identifier: (old[identifier].page, new[identifier].page) for identifier in both}
    return Comparison(
        added=tuple(sorted(set(new) - set(old))),
        changed={identifier: found for identifier, found in changes.items() if found},
        moved={identifier: (before, now) for identifier, (before, now) in pages.items() if before not in (now, "")},
        retired=tuple(sorted(set(old) - set(new))),
    )


def _field_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    fields = dict.fromkeys([*old, *new])
    return tuple(FieldChange(name, old.get(name), new.get(name)) for name in fields if old.get(name) != new.get(name))


def checked_out(root: Path, revision: str, into: Path) -> None:
    """Put `data/` as it was at a revision of the project's history into a folder. Raises NoSuchState."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        raise NoSuchState(
            f"There is no revision “{revision}” in the project's history. The command `git log` names them."
        )
    archive = _git(root, "archive", "--format=zip", commit.decode().strip(), "data")
    if not archive:
        raise NoSuchState(f"At the revision “{revision}” there was no data/.")
    with zipfile.ZipFile(BytesIO(archive)) as packed:
        packed.extractall(into)


def _git(root: Path, *arguments: str) -> bytes:
    """What git writes; nothing if it refuses. Raises NoSuchState where there is no git."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise NoSuchState("The program git is needed to read the project's history, and none was found.") from None
    return b"" if done.returncode else done.stdout


def as_text(found: Comparison) -> str:
    """A comparison for a terminal."""
    lines = [
        *(f"added    {identifier}" for identifier in found.added),
        *(f"moved    {identifier}: {before} → {now}" for identifier, (before, now) in found.moved.items()),
        *(f"retired  {identifier}" for identifier in found.retired),
    ]
    for identifier, changes in found.changed.items():
        lines.append(f"changed  {identifier}")
        for change in changes:
            lines.append(f"    {change.field}")
            lines.append(f"      - {_shown(change.old)}")
            lines.append(f"      + {_shown(change.new)}")
    return "\n".join(lines) if lines else "Nothing changed."


def as_markdown(found: Comparison) -> str:
    """A comparison for release notes."""
    parts = []
    for heading, names in (("Added", found.added), ("Moved", tuple(found.moved)), ("Retired", found.retired)):
        if names:
            parts.append(f"## {heading}\n\n" + "\n".join(f"- `{name}`" for name in names))
    if found.changed:
        rows = [
            f"- `{identifier}`: " + "; ".join(f"{change.field}" for change in changes)
            for identifier, changes in found.changed.items()
        ]
        parts.append("## Changed\n\n" + "\n".join(rows))
    return "\n\n".join(parts) if parts else "Nothing changed."


def as_json(found: Comparison) -> str:
    """A comparison for programs."""
    value = {
        "added": list(found.added),
        "changed": {
            identifier: [{"field": change.field, "old": change.old, "new": change.new} for change in changes]
            for identifier, changes in found.changed.items()
        },
        "moved": {identifier: list(pages) for identifier, pages in found.moved.items()},
        "retired": list(found.retired),
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _shown(value: object) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)


def as_change_set(found: Comparison, date: str, summary: Mapping[str, str]) -> str:
    """A comparison as the YAML of a change set, to be kept in `data/changes/`. The summary is by language."""
    value = {
        "date": date,
        "summary": dict(summary),
        "added": list(found.added),
        "changed": [
            {
                "id": identifier,
                "fields": [
                    {
                        "field": change.field,
                        **({"old": _shown(change.old)} if change.old is not None else {}),
                        **({"new": _shown(change.new)} if change.new is not None else {}),
                    }
                    for change in changes
                ],
            }
            for identifier, changes in found.changed.items()
        ],
        "moved": list(found.moved),
        "retired": list(found.retired),
    }
    filled = {name: content for name, content in value.items() if content}
    # JSON is YAML, so the values are written as JSON.
    lines = [f"    {name}: {json.dumps(content, ensure_ascii=False)}" for name, content in filled.items()]
    heading = "# What this publication changed, by id. Made by `make release`; only the summary is written by hand."
    return f"{first_line(f'changes/{date}.yml')}\n{heading}\nchanges:\n  - " + "\n".join(lines).lstrip() + "\n"


FORMS: Mapping[str, Callable[[Comparison], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
"""The forms in which a comparison is printed."""
