"""What stands inside a record: the records in its fields, and all keys that a file of data may hold."""

from collections.abc import Iterable
from typing import get_args

from .kinds import files
from .parts import Record


def record_in(annotation: object) -> type[Record] | None:
    """The first record type inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in parts_of(annotation) if (found := record_in(part))), None)


def parts_of(annotation: object) -> tuple[object, ...]:
    """What an annotation is made of; a field's annotation and what else is noted of it come as a tuple."""
    return annotation if isinstance(annotation, tuple) else get_args(annotation)


def records_within(records: Iterable[type[Record]]) -> set[type[Record]]:
    """The records and all that stand inside them."""
    found: set[type[Record]] = set()
    waiting = list(records)
    while waiting:
        record = waiting.pop()
        if record not in found:
            found.add(record)
            waiting += [inner for info in record.model_fields.values() if (inner := record_in(info.annotation))]
    return found


def every_key() -> frozenset[str]:
    """Every key that may stand in a file of data: those of lists, and those of records."""
    lists = files().values()
    records = records_within(record for held in lists for record in held.values())
    return frozenset(key for held in lists for key in held) | {
        info.alias or name for record in records for name, info in record.model_fields.items()
    }
