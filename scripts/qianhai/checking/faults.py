"""What pydantic finds wrong with an item, told in an editor's words: what was found, and what to write instead."""

import re
from collections.abc import Iterable
from typing import get_args

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ..reading.documents import Document, Steps
from ..reading.findings import Finding, Position, nearest
from ..schema.records import Record


def follows(error: ErrorDetails) -> bool:
    """Whether an error only follows from others: a list is not short because its entries are wrong."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def finding(document: Document, steps: Steps, kind: type[Record], error: ErrorDetails) -> Finding:
    """One of pydantic's errors about the item at `steps` as a finding."""
    way: Steps = (*steps, *error["loc"])
    last = str(way[-1])
    owner = _record_at(kind, error["loc"][:-1])
    match error["type"]:
        case "extra_forbidden":
            known = [info.alias or name for name, info in owner.model_fields.items()] if owner else []
            found = f"“{last}” is not a key of {_a(owner)}."
            return Finding(document.key_position(way), "unknown-key", found, instead(last, known))
        case "missing" | "too_short" if last == "sources":
            found = f"{_a(owner).capitalize()} without a source."
            cure = "Add “sources:” with the id of at least one entry of data/sources/."
            return Finding(_near(document, way), "no-source", found, cure)
        case "missing":
            found = f"{_a(owner).capitalize()} without “{last}”."
            return Finding(
                _near(document, way), "missing-field", found, f"Add “{last}:”. {HINTS.get(last, '')}".strip()
            )
        case "too_short":
            found = f"“{last}” has too few entries."
            cure = f"Write at least {error['ctx']['min_length']}."
            return Finding(document.position(way), "too-few", found, cure)
        case "enum" | "literal_error":
            allowed = re.findall(r"'([^']*)'", error["ctx"]["expected"])
            name = next((part for part in reversed(way) if isinstance(part, str)), last)
            found = f"“{error['input']}” is not a {name.replace('-', ' ')}."
            return Finding(document.position(way), f"unknown-{name}", found, instead(str(error["input"]), allowed))
        case rule if rule in CURES:
            return Finding(document.position(way), rule, str(error["ctx"]["text"]), CURES[rule])
        case _:
            found = f"“{last}” holds {described(error['input'])}." if error["loc"] else "An item that is no mapping."
            return Finding(document.position(way), "wrong-type", found, f"Write {_expected(error['type'])}.")


CURES = {
    "bad-id": "Write lower-case ASCII words joined by hyphens, at most 60 characters, such as “fair-competition”.",
    "empty": "Write the value, or remove the key.",
    "several-paragraphs": "Write one paragraph: remove the empty line, or make two records.",
    "bad-number": "Write digits only, with a point for decimals: 8000, 120.56.",
    "bad-coordinates": "Write two numbers, longitude first: [113.89, 22.53].",
    "wrong-type": "Write true or false.",
    "impossible-date": "Write 2024, 2024-02, 2024-02-26, or a period such as 2021/2025.",
    "bad-url": "Write the whole address, beginning with https:// or http://.",
}
"""What to write instead, for the faults that the records' own validators name."""


HINTS = {
    "unit": "A figure needs its unit.",
    "period": "A figure needs the year or period it stands for.",
    "relation": "One of plan, reply, remark, before, since, context.",
    "id": "A permanent name of this item, unlike any other.",
}
"""A word more for the fields whose lack is most often met."""


def _near(document: Document, way: Steps) -> Position:
    """Where something is missing: the record's beginning."""
    return document.position(way[:-1])


def instead(wrong: str, allowed: Iterable[str]) -> str:
    """The cure for a word that is not among those allowed."""
    allowed = list(allowed)
    near = nearest(wrong, allowed)
    everything = f"Allowed: {', '.join(allowed)}."
    return f"Did you mean “{near}”? {everything}" if near else everything


def described(value: object) -> str:
    """What stands somewhere, in a few words."""
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


def _record_at(kind: type[Record], steps: Iterable[str | int]) -> type[Record] | None:
    """The record type found by following keys from `kind`; list places are passed over."""
    current: type[Record] | None = kind
    for step in steps:
        if isinstance(step, int) or current is None:
            continue
        info = _field(current, step)
        current = record_in(info.annotation) if info else None
    return current


def _field(record: type[Record], key: str) -> FieldInfo | None:
    return next((info for name, info in record.model_fields.items() if key in (name, info.alias)), None)


def record_in(annotation: object) -> type[Record] | None:
    """The first record type inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in parts_of(annotation) if (found := record_in(part))), None)


def parts_of(annotation: object) -> tuple[object, ...]:
    """What an annotation is made of; a field's annotation and what else is noted of it come as a tuple."""
    return annotation if isinstance(annotation, tuple) else get_args(annotation)
