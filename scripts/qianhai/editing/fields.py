"""The fields of a record as somebody who writes one meets them: key, meaning, what may stand there, what is needed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ..checking.fields import Shape, shape_at
from ..language.words import FOLDER
from ..reading.composing import read
from ..reading.documents import Value
from ..schema.parts import Record, Text
from ..schema.values import Language

CHINESE = frozenset({Language.SIMPLIFIED, Language.TRADITIONAL})


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `least` and `most` are how many entries its list may have; `most` is None where there is no limit."""

    key: str
    means: str
    shape: Shape
    needed: bool
    least: int = 0
    most: int | None = None


def fields_of(record: type[Record], languages: Collection[Language]) -> tuple[Field, ...]:
    """The fields of a record, in its own order, where the site is published in the given languages."""
    made = []
    for name, info in record.model_fields.items():
        key = info.alias or name
        shape = shape_at(record, (key,))
        assert shape is not None
        limits = [(getattr(mark, "min_length", None), getattr(mark, "max_length", None)) for mark in info.metadata]
        least = next((least for least, _ in limits if least is not None), 0)
        most = next((most for _, most in limits if most is not None), None)
        # Every text is written in every published language; Traditional Chinese is made of the Simplified.
        beside = issubclass(record, Text) and key == Language.SIMPLIFIED and not CHINESE.isdisjoint(languages)
        made.append(Field(key, info.description or "", shape, shape.required or beside, least, most))
    return tuple(made)


def meanings() -> Mapping[str, Value]:
    """The English words by which pages name what a value of a fixed choice means, such as `relation-since`."""
    document, _ = read((FOLDER / f"{Language.ENGLISH}.yml").read_bytes(), "")
    assert document is not None
    return document.value


def meaning(key: str, choice: str, words: Mapping[str, Value]) -> str:
    """What a value of a fixed choice means; empty where no page says it in words."""
    told = next((words[name] for name in (f"{key}-meaning-{choice}", f"{key}-{choice}") if name in words), "")
    return told if isinstance(told, str) and "{" not in told else ""
