"""The one walk over a record: itself and every record inside it, with the way to each."""

from collections.abc import Iterator

from ..reading.documents import Steps
from ..schema.records import Record


def records_in(record: Record, way: Steps = ()) -> Iterator[tuple[Record, Steps]]:
    """A record and every record inside it, with the way to each by the keys of the YAML."""
    yield record, way
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        key = info.alias or name
        if isinstance(value, Record):
            yield from records_in(value, (*way, key))
        elif isinstance(value, tuple):
            for number, part in enumerate(value):
                if isinstance(part, Record):
                    yield from records_in(part, (*way, key, number))
