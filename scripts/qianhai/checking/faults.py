"""What does not fit a record's definition, told in an editor's words: what was found, and what to write instead."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..reading import certain
from ..reading.characters import DASHES, plain
from ..reading.documents import Document, Steps, Value
from ..reading.findings import Edit, Finding, Position, mistyped, nearest
from ..schema.parts import Record
from ..schema.values import Language, quoted
from .fields import Shape, certainly, keys_of, look_alike, meant, shape_at, wanted

HINTS = {
    "unit": "A figure needs its unit.",
    "period": "A figure needs the year or period it stands for.",
    "relation": "One of plan, reply, remark, before, since, context.",
    "id": "A permanent name of this item, unlike any other.",
}
"""A word more for the fields whose lack is most often met."""

OWN_RULES = ("bad-id", "empty", "several-paragraphs", "bad-number", "wrong-type", "impossible-date", "bad-url")
"""The faults that the values' own validators name."""


def findings(document: Document, steps: Steps, kind: type[Record], errors: Iterable[ErrorDetails]) -> Iterator[Finding]:
    """All that does not fit in the item at `steps`, from what pydantic says and from the item itself."""
    errors = list(errors)
    # A key under a wrong name is told once, as what is wrong, and not again as what is missing.
    named_wrong = {
        (*error["loc"][:-1], nearest(str(error["loc"][-1]), keys_of(_owner(kind, error))))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    for error in errors:
        if error["type"] == "missing" and error["loc"] in named_wrong:
            continue
        blank_value = error["input"] is None and error["type"] != "extra_forbidden"
        follows = error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]
        # A blank value is told below, needed or not; a list is not short because its entries are wrong.
        if not blank_value and not follows:
            yield _finding(document, steps, kind, error)
    for way in document.blanks.get(steps, ()):
        if shape := shape_at(kind, way[len(steps) :]):
            yield _blank(document, way, shape)


def cut_texts(document: Document, lists: Mapping[str, type[Record]]) -> Iterator[Finding]:
    """The texts of a file that a comment beside them may have cut short; beside ids, dates and lists one is welcome."""
    for place, comment in document.comments.items():
        kind = lists.get(str(place[0]))
        shape = shape_at(kind, place[2:]) if kind else None
        if shape and shape.is_prose and _at(document.value, place) is not None:
            found = "A “#” after a space begins a comment, so the text ends here."
            cure = (
                "If it belongs to the text, put the whole text in quotation marks; if not, set it apart by two spaces."
            )
            yield Finding(comment, "comment-in-text", found, cure)


def _at(value: Any, steps: Steps) -> Value:
    """What stands at a place."""
    for step in steps:
        value = value[step]
    return cast("Value", value)


def _blank(document: Document, way: Steps, shape: Shape) -> Finding:
    position = document.position(way)
    if way in document.comments:
        cure = "“#” begins a comment here: if it belongs to the value, put the value in quotation marks."
        return Finding(position, "empty", "This value is blank.", cure)
    if isinstance(way[-1], int):
        return Finding(position, "empty", "This entry is blank.", f"Write {wanted(shape)}, or remove the dash.")
    cure = f"Write {wanted(shape)}{'.' if shape.required else ', or remove the key.'}"
    if way[-1] == Language.SIMPLIFIED:
        # A site in English alone needs no such key; who has begun one wants it filled.
        cure = "Write the English in Simplified Chinese."
    return Finding(position, "empty", f"“{way[-1]}” is blank.", cure)


def _owner(kind: type[Record], error: ErrorDetails) -> type[Record]:
    """The kind of record that an error is about a key of."""
    around = shape_at(kind, error["loc"][:-1])
    return around.record if around and around.record else kind


def _finding(document: Document, steps: Steps, kind: type[Record], error: ErrorDetails) -> Finding:
    """One of pydantic's errors about the item at `steps` as a finding."""
    way: Steps = (*steps, *error["loc"])
    last = str(way[-1])
    owner = _owner(kind, error)
    shape = shape_at(kind, error["loc"]) or Shape()
    value = error["input"]
    match error["type"]:
        case "extra_forbidden":
            found = f"{quoted(last)} is not a key of {_a(owner)}{look_alike(last)}."
            edits = _renamed(document, way, owner)
            cure = instead(last, keys_of(owner))
            return Finding(document.key_position(way), "unknown-key", found, cure, edits=edits)
        case "missing" | "too_short" if last == "sources":
            found = f"{_a(owner).capitalize()} without a source."
            cure = "Add “sources:” with the id of at least one entry of data/sources/."
            return Finding(document.position(way[:-1]), "no-source", found, cure)
        case "missing":
            found = f"{_a(owner).capitalize()} without “{last}”."
            cure = f"Add “{last}:”. {HINTS.get(last, '')}".strip()
            return Finding(document.position(way[:-1]), "missing-field", found, cure)
        case "too_short" | "too_long" as fault:
            least, most = (error["ctx"].get(limit) for limit in ("min_length", "max_length"))
            found = f"“{last}” has {_entries(len(value))}."
            cure = f"Write {f'at least {least}' if fault == 'too_short' else f'{most} at most'}."
            return Finding(document.position(way), "too-few" if least is not None else "too-many", found, cure)
        case "enum" | "literal_error" if isinstance(value, str):
            name = next((part for part in reversed(way) if isinstance(part, str)), last)
            found = f"{quoted(value)} is not a value that “{name}” can have{look_alike(value)}."
            edits = document.edit(document.position(way), value, certainly(shape, value))
            return Finding(document.position(way), "unknown-value", found, instead(value, shape.choices), edits=edits)
        case rule if rule in OWN_RULES and isinstance(value, str):
            found = str(error["ctx"]["text"])
            edits = document.edit(document.position(way), value, certainly(shape, value))
            return Finding(document.position(way), rule, found, _cure(rule, value, shape), edits=edits)
        case _:
            if not error["loc"]:
                found = "This entry must be a set of keys."
            elif isinstance(way[-1], int):
                found = f"This entry holds {described(value)}."
            else:
                found = f"“{last}” holds {described(value)}."
            edits = _list_meant(document, document.position(way), value) if shape.entry else ()
            return Finding(document.position(way), "wrong-type", found, _cure("wrong-type", value, shape), edits=edits)


def _list_meant(document: Document, position: Position, value: object) -> tuple[Edit, ...]:
    """The edits that make a list of a text whose brackets or dashes only look like those of one."""
    if not isinstance(value, str):
        return ()
    line = document.lines[position.line - 1]
    if line[: position.column - 1].strip():
        return certain.wide_bracket(line, position)
    return certain.false_dashes(document.lines, position, value) if re.match(f"[•·{DASHES}] ", value) else ()


def _renamed(document: Document, way: Steps, owner: type[Record]) -> tuple[Edit, ...]:
    """The edit that gives a key its right name, where only one can be meant and what stands there fits it."""
    wrong, record = str(way[-1]), _at(document.value, way[:-1])
    assert isinstance(record, dict)
    right = mistyped(plain(wrong), keys_of(owner))
    if right is None or right in record:
        return ()
    try:
        owner.model_validate({right if key == wrong else key: value for key, value in record.items()})
    except ValidationError as error:
        if any(fault["loc"][:1] == (right,) for fault in error.errors()):
            return ()
    return document.edit(document.key_position(way), wrong, right)


def _cure(rule: str, value: object, shape: Shape) -> str:
    """What to write instead of a value, by what may stand there, and by what was meant if that can be seen."""
    if rule == "several-paragraphs":
        return "Write one paragraph: remove the empty line, or make two records."
    if rule == "empty" and not shape.required:
        return f"Write {wanted(shape)}, or remove the key."
    if isinstance(value, str):
        if shape.entry and re.match(f"[-*•·{DASHES}] ?", value):
            return f"Begin each entry with “-” and a space{look_alike(value)}."
        if right := meant(shape, value):
            return f"Write “{right}”{look_alike(value)}."
    return f"Write {wanted(shape)}."


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
            return f"the text {quoted(value)}"
        case list():
            return "a list"
        case _:
            return "a set of keys"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _a(record: type[Record]) -> str:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__).lower()
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
