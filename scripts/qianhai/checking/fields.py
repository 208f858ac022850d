"""What may stand in a field, worked out from its type, and how an editor is told of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from ..reading.characters import first_strange, plain
from ..schema import values
from ..schema.parts import Record, Text
from ..schema.values import Form, RefersTo


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand in a place: a single value of a form, one of some choices, an id, a record, or a list of these.

    `kinds` are the kinds of item whose id it is; None where it is no reference. `required`: it cannot be left out.
    """

    form: Form | None = None
    choices: tuple[str, ...] = ()
    kinds: tuple[str, ...] | None = None
    record: type[Record] | None = None
    entry: Shape | None = None
    required: bool = True

    @property
    def is_prose(self) -> bool:
        """Whether it is a text in words, in which anything may be meant to stand."""
        return self.form is Form.TEXT and self.kinds is None


FORMS = {
    Form.TEXT: "a text",
    Form.ID: "lower-case ASCII words joined by hyphens, at most 60 characters, such as “fair-competition”",
    Form.NUMBER: "digits only, with a point for decimals: 8000, 120.56",
    Form.COUNT: "a whole number in digits, such as 14",
    Form.SIZE: "a number that is not negative: digits only, with a point for decimals: 8000, 120.56",
    Form.DATE: "2024, 2024-02, 2024-02-26, or a period such as 2021/2025",
    Form.TRUTH: "true or false",
    Form.ADDRESS: "the whole address, beginning with https:// or http://",
}
"""What to write where a value of each form is wanted."""

LISTED = {
    Form.TEXT: "texts",
    Form.NUMBER: "numbers",
    Form.COUNT: "numbers",
    Form.SIZE: "numbers",
    Form.DATE: "dates",
    Form.ADDRESS: "addresses",
}
"""What a list of values of each form is a list of."""


def shape_at(kind: type[Record], steps: Iterable[str | int]) -> Shape | None:
    """What may stand at a place in a record, by the way of keys and entries to it; None where nothing may."""
    current: Shape | None = Shape(record=kind)
    for step in steps:
        if current is None:
            return None
        if isinstance(step, int):
            current = current.entry or current
        else:
            info = field_of(current.record, step) if current.record else None
            current = _shape(info.annotation, info.metadata, required=info.is_required()) if info else None
    return current


def field_of(record: type[Record], key: str) -> FieldInfo | None:
    """The field of a record by its key in the YAML."""
    return next((info for name, info in record.model_fields.items() if key in (name, info.alias)), None)


def keys_of(record: type[Record], *, required: bool = False) -> list[str]:
    """The keys that a record may have, or those it must have."""
    fields = record.model_fields.items()
    return [info.alias or name for name, info in fields if info.is_required() or not required]


def _shape(annotation: Any, marks: Iterable[object], *, required: bool = True) -> Shape:
    marks = tuple(marks)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*arguments[1:], *marks), required=required)
    if origin in (Union, UnionType):
        inner = next(argument for argument in arguments if argument is not NoneType)
        return _shape(inner, marks, required=required)
    if origin is tuple:
        return Shape(entry=_shape(arguments[0], ()), required=required)
    if origin is Literal:
        return Shape(choices=tuple(map(str, arguments)), required=required)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return Shape(record=annotation, required=required)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Shape(choices=tuple(str(member.value) for member in annotation), required=required)
    forms = [mark for mark in marks if isinstance(mark, Form)]
    kinds = next((mark.kinds for mark in marks if isinstance(mark, RefersTo)), None)
    return Shape(form=forms[-1] if forms else Form.TEXT, kinds=kinds, required=required)


def wanted(shape: Shape) -> str:
    """What to write in a place, to follow the word “Write”."""
    if shape.entry:
        return f"a list: {_entries(shape.entry)}"
    if shape.record:
        if issubclass(shape.record, Text):
            return "each language on a line of its own, indented by two spaces more: “en: …”, “zh-Hans: …”"
        keys = ", ".join(keys_of(shape.record, required=True) or keys_of(shape.record))
        return f"a set of keys, each on a line of its own and indented by two spaces more: {keys}"
    if shape.choices:
        return f"one of: {', '.join(shape.choices)}"
    if shape.kinds is not None:
        named = " or ".join(shape.kinds) if 0 < len(shape.kinds) <= 3 else "item"
        return f"the id of {_article(named)}"
    return FORMS[shape.form or Form.TEXT]


def _entries(entry: Shape) -> str:
    if entry.record:
        keys = ["en"] if issubclass(entry.record, Text) else keys_of(entry.record, required=True)
        return f"each entry begins with “- ” and has keys of its own, such as “- {keys[0]}: …”"
    if entry.choices:
        return f"one or more of {', '.join(entry.choices)}, such as [{entry.choices[0]}]"
    things = "ids" if entry.kinds is not None or entry.form is Form.ID else LISTED.get(entry.form or Form.TEXT, "texts")
    return f"{things} in brackets, such as [first, second], or each on a line of its own after “- ”"


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def meant(shape: Shape, value: str) -> str | None:
    """What a value was meant to be, where only look-alike characters or a foreign habit make it wrong; or None."""
    text = plain(value)
    tries = [text]
    if shape.form is Form.DATE:
        tries += _as_dates(text)
    elif shape.form in (Form.NUMBER, Form.COUNT, Form.SIZE):
        tries += [text.replace(",", "").replace(" ", "")]
    elif shape.form is Form.ID or shape.kinds is not None:
        tries += ["-".join(text.lower().replace("_", " ").split())]
    return next((one for one in tries if one != value and _fits(shape, one)), None)


def certainly(shape: Shape, value: str) -> str | None:
    """What a value was meant to be, where nothing else can be meant; or None.

    Only its characters look wrong, or a date has other marks, or a number groups of three digits.
    """
    text = plain(value)
    tries = [text, *(choice for choice in shape.choices if choice == text.lower())]
    if shape.form is Form.DATE:
        tries += _as_dates(text)
    elif shape.form in (Form.NUMBER, Form.COUNT, Form.SIZE) and re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        tries += [text.replace(",", "")]
    return next((one for one in tries if one != value and _fits(shape, one)), None)


def _as_dates(text: str) -> list[str]:
    for mark, iso in (("年", "-"), ("月", "-"), ("日", ""), (".", "-")):
        text = text.replace(mark, iso)
    ends = [part.strip(" -") for part in text.replace("至", "/").split("/")]
    numbers = [[f"{int(part):02}" if part.isdecimal() else part for part in end.split("-")] for end in ends]
    dated = "/".join("-".join(parts) for parts in numbers)
    return [dated, dated.replace("-", "/"), "-".join(part for parts in numbers for part in parts)]


def _fits(shape: Shape, text: str) -> bool:
    if shape.choices:
        return text in shape.choices
    test = {
        Form.ID: values.identifier,
        Form.NUMBER: values.number_only,
        Form.COUNT: values.count_only,
        Form.SIZE: values.size_only,
        Form.DATE: values.when,
        Form.TRUTH: values.truth,
        Form.ADDRESS: values.address,
    }.get(Form.ID if shape.kinds is not None else shape.form or Form.TEXT)
    try:
        return bool(test and test(text))
    except PydanticCustomError:
        return False


def look_alike(value: str) -> str:
    """The character in a value that only looks like a plain one, told in brackets; nothing where there is none."""
    strange = first_strange(value)
    return f" (it holds {strange})" if strange else ""
