"""A record to be filled in, made of its definition: what is needed is blank, what may be is commented out."""

from collections.abc import Callable, Collection, Sequence

from ..checking.fields import FORMS, Shape
from ..schema.parts import Item, Record, Sourced
from ..schema.values import Form, Language
from .fields import Field, fields_of

HEADING = "# Fill in what is blank, take “# ” away before what else is needed, and delete what is left over."

Naming = Callable[[type[Item]], str]
"""What gives an item of a type an id that nothing has."""


def skeleton(record: type[Record], languages: Collection[Language], named: Naming) -> list[str]:
    """The lines of an entry of a list, each key with a comment on what it means."""
    return [HEADING, *_entry(_keys(record, languages, named))]


def _keys(record: type[Record], languages: Collection[Language], named: Naming, *, whole: bool = True) -> list[str]:
    """The keys of a record, the needed first and its sources last of them; `whole`: also those that it may have."""
    fields = fields_of(record, languages)
    needed = sorted((field for field in fields if field.needed), key=lambda field: field.key in Sourced.model_fields)
    lines = [line for field in needed for line in _key(record, field, languages, named)]
    for field in fields if whole else ():
        if not field.needed:
            lines += [f"# {line}" for line in _key(record, field, languages, named, whole=False)]
    return lines


def _key(
    record: type[Record], field: Field, languages: Collection[Language], named: Naming, *, whole: bool = True
) -> list[str]:
    shape = field.shape
    inner = (shape.entry or shape).record
    value = " []" if shape.entry and inner is None else ""
    if shape.form is Form.ID and issubclass(record, Item):
        value = f" {named(record)}"
    lines = [f"{field.key}:{value}  # {field.means.removesuffix('.')}{_choice(shape)}."]
    if inner is None:
        return lines
    held = [_keys(inner, languages, named, whole=whole) for _ in range(max(field.least, 1) if shape.entry else 1)]
    below = [line for keys in held for line in (_entry(keys) if shape.entry else keys)]
    return [*lines, *(f"  {line}" for line in below)]


def _choice(shape: Shape) -> str:
    """What may be written, where that is not plain words or ids, after what it means."""
    single = shape.entry or shape
    if single.choices:
        return f": {', '.join(single.choices)}"
    return f": {FORMS[single.form]}" if single.form not in (None, Form.TEXT) else ""


def _entry(keys: Sequence[str]) -> list[str]:
    """Keys as an entry of a list; the first of them is one that is needed."""
    return [f"{'  ' if number else '- '}{line}" for number, line in enumerate(keys)]
