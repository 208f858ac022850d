"""The one walk over a record: itself and every record inside it, with the way to each."""

from collections.abc import Iterator

from ..reading.documents import Steps
from ..schema.parts import Record


def records_in(record: Record, way: Steps = ()) -> Iterator[tuple[Record, Steps]]:
    """A record and every record inside it, with the way to each by the keys of the YAML."""
    yield record, way
    for name, value in vars(record).items():
        # Most values are texts, and to tell those apart is a hundred times faster than to ask for a record.
        if value is None or isinstance(value, str):
            continue
        if isinstance(value, Record):
            yield from records_in(value, (*way, _key(record, name)))
        elif isinstance(value, tuple):
            for number, part in enumerate(value):
                if not isinstance(part, str) and isinstance(part, Record):
                    yield from records_in(part, (*way, _key(record, name), number))


def _key(record: Record, name: str) -> str:
    return type(record).model_fields[name].alias or name
