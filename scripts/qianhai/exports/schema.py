"""The JSON Schema of what `/api/v1/` gives: made from the records and from what the model adds to them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from ..model.published import ADDED, COMMON
from ..schema.amounts import Amount
from ..schema.dates import When
from ..schema.kinds import KINDS, Kind
from ..schema.parts import Item, Record, Text
from ..schema.publishing import published_fields
from ..schema.values import State

Schema = dict[str, Any]

WORDS = {
    "description": "A text by language: en, zh-Hans, zh-Hant.",
    "type": "object",
    "additionalProperties": {"type": "string"},
}
GONE: Schema = {
    "description": "What stands at an id that is no longer live: what became of it, and where to look now.",
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "state": {"enum": [str(state) for state in State if state is not State.LIVE]},
        "to": {"type": "array", "items": {"type": "string"}},
        "when": {"type": "string"},
        "why": {"$ref": "#/$defs/Words"},
    },
    "required": ["id", "state", "to", "when", "why"],
    "additionalProperties": False,
}


def schema() -> Schema:
    """The schema of `plan.json`. Of one item it is `$defs/PublishedItem`, of one that is gone `$defs/Gone`."""
    collections: dict[str, list[Kind]] = {}
    for kind in KINDS:
        collections.setdefault(kind.collection, []).append(kind)
    inner = {record for kind in KINDS for record in _inside(kind.record)}
    definitions: Schema = {kind.record.__name__: _item(kind) for kind in KINDS}
    definitions |= {record.__name__: _record(record) for record in sorted(inner, key=lambda record: record.__name__)}
    definitions |= {"Words": WORDS, "PublishedItem": _any_of(KINDS), "Gone": GONE}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "description": "The data version, every item by collection, and every id that is gone with where to look now.",
        "type": "object",
        "properties": {
            "version": {"type": "string"},
            "licence": {"type": "string"},
            "collections": {
                "type": "object",
                "properties": {name: {"type": "array", "items": _any_of(kinds)} for name, kinds in collections.items()},
                "required": list(collections),
                "additionalProperties": False,
            },
            "gone": {"type": "array", "items": {"$ref": "#/$defs/Gone"}},
        },
        "required": ["version", "licence", "collections", "gone"],
        "additionalProperties": False,
        "$defs": definitions,
    }


def properties(record: type[Record]) -> Schema:
    """The published fields of a record by name, each with its schema: its own, and what the model adds."""
    fields = {name: _field(info.annotation, info.description) for name, _, info in published_fields(record)}
    return fields | {added.name: dict(added.shape) for added in ADDED if issubclass(record, added.of)}


def _item(kind: Kind) -> Schema:
    made = _record(kind.record)
    shapes = {name: dict(shape) for name, shape in COMMON.items()}
    made["properties"] = {**shapes, **made["properties"], "type": {"const": kind.published}}
    made["required"] = list(dict.fromkeys(["id", "type", "url", "cite_as", *made["required"]]))
    return made


def _record(record: type[Record]) -> Schema:
    needed = [name for name, _, info in published_fields(record) if info.is_required()]
    needed += [added.name for added in ADDED if issubclass(record, added.of) and added.always]
    shapes = properties(record)
    if record is Amount:
        shapes["unit"] = {"$ref": "#/$defs/Words"}
    return {
        "description": (record.__doc__ or "").partition("\n\n")[0],
        "type": "object",
        "properties": shapes,
        "required": list(dict.fromkeys(needed)),
        "additionalProperties": False,
    }


def _any_of(kinds: tuple[Kind, ...] | list[Kind]) -> Schema:
    named = [{"$ref": f"#/$defs/{kind.record.__name__}"} for kind in kinds]
    return named[0] if len(named) == 1 else {"anyOf": named}


def _field(annotation: object, description: str | None) -> Schema:
    shape = _shape(annotation)
    return {**shape, "description": description} if description else shape


def _shape(annotation: object) -> Schema:
    """The schema of what a field's annotation allows, as it is published."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(parts[0])
    if origin in (Union, UnionType):
        (one,) = (part for part in parts if part is not NoneType)
        return _shape(one)
    if origin is tuple:
        return {"type": "array", "items": _shape(parts[0])}
    if origin is Literal:
        return {"enum": list(parts)}
    assert isinstance(annotation, type), annotation
    for kind, shape in _PLAIN.items():
        if issubclass(annotation, kind):
            return dict(shape)
    if issubclass(annotation, StrEnum):
        return {"enum": [str(value) for value in annotation]}
    if issubclass(annotation, Record) and not issubclass(annotation, Item):
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    return {"type": "string"}


_PLAIN: Mapping[type, Schema] = {
    Text: {"$ref": "#/$defs/Words"},
    When: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
}


def _inside(record: type[Record]) -> Iterator[type[Record]]:
    """The records that are no items and stand inside a record."""
    for _, _, info in published_fields(record):
        for found in _records_of(info.annotation):
            yield found
            yield from _inside(found)


def _records_of(annotation: object) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        if not issubclass(annotation, Item | Text):
            yield annotation
        return
    for part in get_args(annotation):
        yield from _records_of(part)
