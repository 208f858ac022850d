"""The ids that records name, found by what their fields may hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..reading.documents import Steps, Value
from ..schema.inside import parts_of, record_in
from ..schema.parts import Record
from ..schema.values import RefersTo


@dataclass(frozen=True, slots=True)
class Held:
    """What a field may hold: ids, which the marks tell of, and records."""

    key: str
    marks: tuple[RefersTo, ...]
    record: type[Record] | None


Fields = dict[type[Record], tuple[Held, ...]]
"""What the fields of the types of record may hold, as far as it was worked out."""


def references_in(
    value: Value, marks: Sequence[RefersTo], record: type[Record] | None, way: Steps, fields: Fields
) -> Iterator[tuple[Steps, str, tuple[str, ...]]]:
    """The ids that a value names, by what its field may hold: records are followed key by key."""
    if isinstance(value, dict) and record is not None:
        if record not in fields:
            fields[record] = tuple(_held(record))
        for held in fields[record]:
            if held.key in value:
                yield from references_in(value[held.key], held.marks, held.record, (*way, held.key), fields)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from references_in(part, marks, record, (*way, number), fields)
    elif isinstance(value, str):
        for mark in marks:
            yield way, value, mark.kinds


def _held(record: type[Record]) -> Iterator[Held]:
    """The fields of a record that may hold ids or records."""
    for name, info in record.model_fields.items():
        marks = tuple(_marks((info.annotation, *info.metadata)))
        inner = record_in(info.annotation)
        if marks or inner is not None:
            yield Held(info.alias or name, marks, inner)


def _marks(annotation: object) -> Iterator[RefersTo]:
    if isinstance(annotation, RefersTo):
        yield annotation
    for part in parts_of(annotation):
        yield from _marks(part)
