"""The words and values that records are made of: relations, grades, languages, ids, dates, numbers, references."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from .dates import When, parse_when


class Relation(StrEnum):
    """How a statement relates to the plan. The order is the order on a page."""

    PLAN = "plan"
    REPLY = "reply"
    REMARK = "remark"
    BEFORE = "before"
    SINCE = "since"
    CONTEXT = "context"


class Grade(StrEnum):
    """How good a source is: A official text, B official body, C press or institute, D other."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Caution(StrEnum):
    """What a reader must know about the evidence of one record.

    summary: seen in a summary, not in the text itself; truncated: what was read breaks off there; inferred: no source
    says it in so many words; translated: known from a machine translation; account: known from a newspaper's account,
    not from the document itself; undated: the date of the page is not shown; citywide: on all of Shenzhen, not on
    Qianhai; contents-only: only the contents page of the document was read; not-tied: no page ties it to the plan.
    """

    SUMMARY = "summary"
    TRUNCATED = "truncated"
    INFERRED = "inferred"
    TRANSLATED = "translated"
    ACCOUNT = "account"
    UNDATED = "undated"
    CITYWIDE = "citywide"
    CONTENTS_ONLY = "contents-only"
    NOT_TIED = "not-tied"


class Language(StrEnum):
    """The languages of the site, by their codes in addresses and in the data."""

    ENGLISH = "en"
    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"


class RefersTo:
    """Marks a text field as the id of an item of one of the given kinds; without any, of an item of any kind."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds


_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)


def _identifier(text: str) -> str:
    if len(text) > 60:
        raise PydanticCustomError("bad-id", "{text}", {"text": f"The id “{text}” has {len(text)} characters."})
    if not _ID.fullmatch(text):
        raise PydanticCustomError("bad-id", "{text}", {"text": f"“{text}” is not an id."})
    return text


def _line(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("empty", "{text}", {"text": "Nothing stands here."})
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text:
        raise PydanticCustomError("empty", "{text}", {"text": "Nothing stands here but spaces."})
    if "\n" in text:
        raise PydanticCustomError("several-paragraphs", "{text}", {"text": "The text has more than one paragraph."})
    return text


def number_only(value: Any) -> Any:
    """Refuse what is no plain number; the rest is left to pydantic."""
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise PydanticCustomError("bad-number", "{text}", {"text": f"“{value}” is not a plain number."})
    return value


def _truth(value: Any) -> Any:
    if isinstance(value, str) and value not in ("true", "false"):
        raise PydanticCustomError("wrong-type", "{text}", {"text": f"“{value}” is neither true nor false."})
    return value


def _when(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return parse_when(value)
    except ValueError as error:
        reason = str(error)
        text = reason[0].upper() + reason[1:] + "."
        raise PydanticCustomError("impossible-date", "{text}", {"text": text}) from None


def _coordinates(pair: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    if len(pair) != 2 or abs(pair[0]) > 180 or abs(pair[1]) > 90:
        written = ", ".join(str(part) for part in pair)
        text = f"“[{written}]” is no longitude and latitude."
        raise PydanticCustomError("bad-coordinates", "{text}", {"text": text})
    return pair


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", text):
        raise PydanticCustomError("bad-url", "{text}", {"text": f"“{text}” is not a web address."})
    return text


Line = Annotated[str, BeforeValidator(_line)]
"""One paragraph of text, never empty."""

Id = Annotated[Line, AfterValidator(_identifier)]
"""A permanent name: lower-case ASCII words joined by hyphens, at most 60 characters."""

Number = Annotated[Decimal, BeforeValidator(number_only)]
"""An exact number, written without separators."""

Coordinates = Annotated[tuple[Number, ...], AfterValidator(_coordinates)]
"""Longitude and latitude in decimal degrees."""

Truth = Annotated[bool, BeforeValidator(_truth)]

Date = Annotated[When, BeforeValidator(_when), WithJsonSchema({"type": ["string", "integer"]})]
"""A date or a period, as precise as its source."""

Url = Annotated[Line, AfterValidator(_address)]

SourceId = Annotated[Line, RefersTo("source")]
DivisionId = Annotated[Line, RefersTo("section", "chapter", "plan", "topic")]
StatementId = Annotated[Line, RefersTo("statement", "event", "policy")]
AnyId = Annotated[Line, RefersTo()]
BodyId = Annotated[Line, RefersTo("body")]
IndicatorId = Annotated[Line, RefersTo("indicator")]
GroupId = Annotated[Line, RefersTo("group")]
PlaceId = Annotated[Line, RefersTo("place")]
ReaderId = Annotated[Line, RefersTo("reader")]


class State(StrEnum):
    """What became of a published id."""

    LIVE = "live"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    RETIRED = "retired"
