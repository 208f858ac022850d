"""Which fields of a record are published, and under which names."""

from collections.abc import Iterator

from pydantic.fields import FieldInfo

from .parts import As, Record, Term, Text, Unpublished


def published_fields(record: type[Record]) -> Iterator[tuple[str, str, FieldInfo]]:
    """The published fields of a record: the name each is published under, its own name, and its definition.

    A field is published unless its record says why not. In texts and terms the published name is the language's code.
    """
    by_language = issubclass(record, Text | Term)
    for name, info in record.model_fields.items():
        if not any(isinstance(mark, Unpublished) for mark in info.metadata):
            renamed = next((mark.name for mark in info.metadata if isinstance(mark, As)), None)
            yield renamed or (str(info.alias) if by_language else name), name, info
