"""The words and values that records are made of: relations, grades, languages, ids, dates, numbers, references."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from . import addresses
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


class Matter(StrEnum):
    """What figures are about, in the order of their page."""

    OUTPUT = "output"
    TRADE = "trade"
    CAPITAL = "capital"
    ENTERPRISES = "enterprises"
    PEOPLE = "people"
    PROFESSIONS = "professions"
    INVESTMENT = "investment"
    FINANCE = "finance"
    LAW = "law"
    TECHNOLOGY = "technology"
    TRANSPORT = "transport"
    REFORM = "reform"
    LIFE = "life"


class RefersTo:
    """Marks a text field as the id of an item of one of the given kinds; without any, of an item of any kind."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds


class Form(StrEnum):
    """What a single value is, by which an editor is told what to write. Marks a field's type, like RefersTo."""

    TEXT = "text"
    ID = "id"
    NUMBER = "number"
    COUNT = "count"
    SIZE = "size"
    DATE = "date"
    TRUTH = "truth"
    ADDRESS = "address"


LONGEST_NUMBER = 20
"""Digits of a number that anybody can mean."""

PLACEHOLDER = "new-{}"
"""The id that a new record of a kind has until somebody names it, `-2` and so on after it if there are more."""

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)


def _refused(rule: str, text: str) -> PydanticCustomError:
    """The error that a value gives: the finding's id, and what was found."""
    return PydanticCustomError(rule, "{text}", {"text": text})


def quoted(value: str) -> str:
    """A value as messages show it: in quotation marks, a long one by its beginning."""
    return f"“{value[:60]}{'…' if len(value) > 60 else ''}”"


def identifier(text: str) -> str:
    """Refuse what is no id."""
    if len(text) > 60:
        raise _refused("bad-id", f"The id {quoted(text)} has {len(text)} characters.")
    if not _ID.fullmatch(text):
        raise _refused("bad-id", f"{quoted(text)} is not an id.")
    return text


def line(value: Any) -> Any:
    """Refuse a blank text and one of several paragraphs; what is no text is left to pydantic."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text:
        raise _refused("empty", "This value is blank.")
    if "\n" in text:
        raise _refused("several-paragraphs", "The text has more than one paragraph.")
    return text


def number_only(value: Any) -> Any:
    """Refuse what is no plain number that anybody can mean; the rest is left to pydantic."""
    if not isinstance(value, str):
        return value
    if not _NUMBER.fullmatch(value) or value == "-0":
        raise _refused("bad-number", f"{quoted(value)} is not a plain number.")
    if (digits := sum(character.isdigit() for character in value)) > LONGEST_NUMBER:
        raise _refused("bad-number", f"A number of {digits} digits; nobody means more than {LONGEST_NUMBER}.")
    return value


def count_only(value: Any) -> Any:
    """Refuse what is no whole number of things."""
    if isinstance(number_only(value), str) and not value.isdigit():
        raise _refused("bad-number", f"{quoted(value)} is not a whole number of things.")
    return value


def size_only(value: Any) -> Any:
    """Refuse what cannot be the size of anything."""
    if isinstance(number_only(value), str) and value.startswith("-"):
        raise _refused("bad-number", f"{quoted(value)} is less than nothing.")
    return value


def truth(value: Any) -> Any:
    """Refuse a text that is neither `true` nor `false`."""
    if isinstance(value, str) and value not in ("true", "false"):
        raise _refused("wrong-type", f"{quoted(value)} is neither true nor false.")
    return value


def when(value: Any) -> Any:
    """Read a date or a period from its text, and from nothing else."""
    if isinstance(value, When):
        return value
    if not isinstance(value, str):
        raise _refused("wrong-type", "This is not a date.")
    try:
        return parse_when(value)
    except ValueError as error:
        reason = str(error)
        raise _refused("impossible-date", reason[0].upper() + reason[1:] + ".") from None


def address(text: str) -> str:
    """Refuse what is no address of the web that leads anywhere."""
    if reason := addresses.fault(text):
        raise _refused("bad-url", f"{quoted(text)} {reason}.")
    return text


Line = Annotated[str, BeforeValidator(line), Form.TEXT]
"""One paragraph of text, never empty."""

Id = Annotated[Line, AfterValidator(identifier), Form.ID]
"""A permanent name: lower-case ASCII words joined by hyphens, at most 60 characters."""

Number = Annotated[Decimal, BeforeValidator(number_only), Form.NUMBER]
"""An exact number, written without separators."""

Count = Annotated[int, BeforeValidator(count_only), Form.COUNT]
"""How many there are of something."""

Size = Annotated[Decimal, BeforeValidator(size_only), Form.SIZE]
"""An exact number that is not less than nothing."""

Truth = Annotated[bool, BeforeValidator(truth), Form.TRUTH]

Date = Annotated[When, BeforeValidator(when), WithJsonSchema({"type": ["string", "integer"]}), Form.DATE]
"""A date or a period, as precise as its source."""

Url = Annotated[Line, AfterValidator(address), Form.ADDRESS]

SourceId = Annotated[Line, RefersTo("source")]
DivisionId = Annotated[Line, RefersTo("section", "chapter", "plan", "topic")]
StatementId = Annotated[Line, RefersTo("statement")]
ClaimId = Annotated[Line, RefersTo("statement", "event", "policy")]
DisagreementId = Annotated[Line, RefersTo("disagreement")]
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
