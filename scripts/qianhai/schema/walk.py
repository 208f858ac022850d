"""A record turned back into plain values, as JSON and YAML hold them."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any

from .dates import When
from .parts import Item, Record


def as_written(record: Record) -> dict[str, Any]:
    """A record as plain values under the keys of the YAML: the fields that do not hold their default."""
    fields = [(str(info.alias), getattr(record, name), info) for name, info in type(record).model_fields.items()]
    return {key: plain(value, as_written) for key, value, info in fields if info.is_required() or value != info.default}


def plain(value: object, of_record: Callable[[Record], object]) -> Any:
    """A field's value as JSON holds it. `of_record` gives that of a record inside.

    An item inside another, such as a section in its chapter, stands for itself and is named by its id.
    """
    match value:
        case Item():
            return value.id
        case Record():
            return of_record(value)
        case tuple():
            return [plain(part, of_record) for part in value]
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case When() | StrEnum():
            return str(value)
        case _:
            return value
