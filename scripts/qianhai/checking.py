"""Check what was read: every record against its definition, then the rules over all records together."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from . import records
from .findings import Finding, Position, nearest
from .reading import Document, Steps, Value
from .records import Item, Record


@dataclass(frozen=True, slots=True)
class FileKind:
    """Which files hold what: a pattern for the name below `data/`, and the type of the items under each key."""

    pattern: str
    lists: Mapping[str, type[Item]]


FILES = (
    FileKind(r"contents\.yml", {"plan": records.Plan, "chapters": records.Chapter}),
    FileKind(r"plan\.yml", {"statements": records.Statement}),
    FileKind(r"indicators\.yml", {"indicators": records.Indicator}),
    FileKind(r"places\.yml", {"places": records.Place}),
    FileKind(r"readers\.yml", {"readers": records.Reader}),
    FileKind(r"sources/[a-z-]+\.yml", {"sources": records.Source}),
    FileKind(r"disagreements/[a-z-]+\.yml", {"disagreements": records.Disagreement}),
    FileKind(r"unknowns/[a-z-]+\.yml", {"unknowns": records.Unknown}),
    FileKind(r"[a-z-]+/[a-z-]+\.yml", {"statements": records.Statement}),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item that fits its definition, and where it stands."""

    item: Item
    document: Document
    steps: Steps

    def position(self, *steps: str | int) -> Position:
        """Where a value of the item stands, by its keys."""
        return self.document.position((*self.steps, *steps))


@dataclass(frozen=True)
class Data:
    """All items that fit their definitions, and the ids of those that do not, so that one fault is not told twice."""

    entries: tuple[Entry, ...]
    broken_ids: frozenset[str] = frozenset()
    complete: bool = True
    """Whether every file could be read: if not, an id that is not found may stand in the file that was not read."""

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of every item by its id; a section is an item inside its chapter."""
        return {item.id: item.kind for entry in self.entries for item, _ in items_in(entry)}


def items_in(entry: Entry) -> Iterator[tuple[Item, Steps]]:
    """The entry's item and the items inside it, with the way to each from the file's top."""
    yield entry.item, entry.steps
    if isinstance(entry.item, records.Chapter):
        for number, section in enumerate(entry.item.sections):
            yield section, (*entry.steps, "sections", number)


def check_records(documents: Iterable[Document], complete: bool) -> tuple[Data, list[Finding]]:
    """Fit every item to its definition. Returns those that fit and the findings about those that do not."""
    entries: list[Entry] = []
    findings: list[Finding] = []
    broken: set[str] = set()
    for document in documents:
        kind = _file_kind(document.file)
        if kind is None:
            findings.append(_unknown_file(document))
            continue
        findings += _wrong_lists(document, kind)
        for key, number, value in _listed(document, kind):
            steps = (key, number)
            try:
                entries.append(Entry(kind.lists[key].model_validate(value), document, steps))
            except ValidationError as error:
                broken |= set(_raw_ids(value))
                findings += [_finding(document, steps, kind.lists[key], details) for details in error.errors()]
    return Data(tuple(entries), frozenset(broken), complete), findings


def _file_kind(file: str) -> FileKind | None:
    name = file.removeprefix("data/")
    return next((kind for kind in FILES if re.fullmatch(kind.pattern, name)), None)


def _unknown_file(document: Document) -> Finding:
    cure = "Statements stand in data/<chapter>/<section>.yml; the README lists the other files."
    return Finding(Position(document.file), "unknown-file", "No file of this name belongs in data/.", cure)


def _wrong_lists(document: Document, kind: FileKind) -> Iterator[Finding]:
    for key, value in document.value.items():
        if key not in kind.lists:
            found = f"“{key}” is not a list that this file holds."
            yield Finding(document.key_position((key,)), "unknown-key", found, _instead(key, kind.lists))
        elif not isinstance(value, list):
            found = f"“{key}” holds {_described(value)}."
            cure = "Write a list: each item begins with “- id:” on a line of its own."
            yield Finding(document.position((key,)), "wrong-type", found, cure)


def _listed(document: Document, kind: FileKind) -> Iterator[tuple[str, int, Value]]:
    for key in kind.lists:
        items = document.value.get(key)
        if isinstance(items, list):
            for number, value in enumerate(items):
                yield key, number, value


def _raw_ids(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(identifier := value.get("id"), str):
            yield identifier
        for part in value.values():
            yield from _raw_ids(part)
    elif isinstance(value, list):
        for part in value:
            yield from _raw_ids(part)


# --- pydantic's errors in our words ---------------------------------------------------------------------------------


def _finding(document: Document, steps: Steps, kind: type[Item], error: ErrorDetails) -> Finding:
    way: Steps = (*steps, *error["loc"])
    last = str(way[-1])
    owner = _record_at(kind, error["loc"][:-1])
    match error["type"]:
        case "extra_forbidden":
            known = [info.alias or name for name, info in owner.model_fields.items()] if owner else []
            found = f"“{last}” is not a key of {_a(owner)}."
            return Finding(document.key_position(way), "unknown-key", found, _instead(last, known))
        case "missing" | "too_short" if last == "sources":
            found = f"{_a(owner).capitalize()} without a source."
            cure = "Add “sources:” with the id of at least one entry of data/sources/."
            return Finding(_near(document, way), "no-source", found, cure)
        case "missing":
            found = f"{_a(owner).capitalize()} without “{last}”."
            return Finding(_near(document, way), "missing-field", found, f"Add “{last}:”. {_meaning(owner, last)}")
        case "too_short":
            found = f"“{last}” has too few entries."
            cure = f"Write at least {error['ctx']['min_length']}."
            return Finding(document.position(way), "too-few", found, cure)
        case "enum" | "literal_error":
            allowed = re.findall(r"'([^']*)'", error["ctx"]["expected"])
            name = next((part for part in reversed(way) if isinstance(part, str)), last)
            found = f"“{error['input']}” is not a {name.replace('-', ' ')}."
            return Finding(document.position(way), f"unknown-{name}", found, _instead(str(error["input"]), allowed))
        case rule if rule in CURES:
            return Finding(document.position(way), rule, str(error["ctx"]["text"]), CURES[rule])
        case _:
            found = f"“{last}” holds {_described(error['input'])}." if way[len(steps) :] else "An item that is no mapping."
            return Finding(document.position(way), "wrong-type", found, f"Write {_expected(error['type'])}.")


CURES = {
    "bad-id": "Write lower-case ASCII words joined by hyphens, at most 60 characters, such as “fair-competition”.",
    "empty": "Write the value, or remove the key.",
    "several-paragraphs": "Write one paragraph: remove the empty line, or make two records.",
    "bad-number": "Write digits only, with a point for decimals: 8000, 120.56.",
    "wrong-type": "Write true or false.",
    "impossible-date": "Write 2024, 2024-02, 2024-02-26, or a period such as 2021/2025.",
    "bad-url": "Write the whole address, beginning with https:// or http://.",
}
"""What to write instead, for the faults that the records' own validators name."""


def _near(document: Document, way: Steps) -> Position:
    """Where something is missing: the record's beginning."""
    return document.position(way[:-1])


def _instead(wrong: str, allowed: Iterable[str]) -> str:
    allowed = list(allowed)
    near = nearest(wrong, allowed)
    everything = f"Allowed: {', '.join(allowed)}."
    return f"Did you mean “{near}”? {everything}" if near else everything


def _described(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case str():
            return f"the text “{value[:60]}{'…' if len(value) > 60 else ''}”"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return f"“{value}”"


def _expected(error_type: str) -> str:
    if error_type in ("tuple_type", "list_type"):
        return "a list, such as [first, second]"
    if error_type in ("model_type", "dict_type", "model_attributes_type"):
        return "a mapping: its keys on lines of their own, indented by two spaces more, such as “en: …”"
    return "a text"


def _a(record: type[Record] | None) -> str:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__ if record else "item").lower()
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _meaning(record: type[Record] | None, field: str) -> str:
    """A hint for the fields whose lack is most often met."""
    return {
        "unit": "A figure needs its unit.",
        "period": "A figure needs the year or period it stands for.",
        "relation": "One of plan, reply, remark, before, since, context.",
        "id": "A permanent name of this item, unlike any other.",
    }.get(field, "")


def _record_at(kind: type[Record], steps: Iterable[str | int]) -> type[Record] | None:
    """The record type found by following keys from `kind`; list places are passed over."""
    current: type[Record] | None = kind
    for step in steps:
        if isinstance(step, int) or current is None:
            continue
        info = _field(current, step)
        current = _record_in(info.annotation) if info else None
    return current


def _field(record: type[Record], key: str) -> FieldInfo | None:
    return next((info for name, info in record.model_fields.items() if key in (name, info.alias)), None)


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := _record_in(part))), None)
