"""The records of `data/contents.yml`: the plan's own order, and what the pages of its parts open with."""

from typing import Annotated, Literal

from pydantic import Field

from .parts import As, Item, Record, Sourced, Text
from .passages import Passage
from .values import AnyId, BodyId, ClaimId, Count, Date, DisagreementId, Language, Line, StatementId, Truth, Url


class Title(Text):
    """An official title: the Chinese is the plan's own, the English is this site's translation."""

    zh_Hans: Line
    """In Simplified Chinese."""


class Section(Sourced, Item):
    """A section of the plan."""

    kind = "section"
    name: Text
    """A short name for navigation."""
    title: Annotated[Title, As("text")]
    """The official title."""
    text_read: Truth = False
    """Whether its own text has been read; if not, the page says so."""


class Chapter(Section):
    """A chapter of the plan and its sections, in the plan's order."""

    kind = "chapter"
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """Its sections."""


class Fact(Record):
    """One thing about the plan worth knowing at a glance."""

    name: Text
    """What it is."""
    value: Text
    """What it amounts to."""
    statement: StatementId
    """The id of the statement that shows it."""


class Account(Sourced):
    """What one official account says of an event, aspect by aspect."""

    name: Text
    """Whose account it is."""
    says: tuple[Text, ...]
    """What it says, in the order of the topic's aspects."""


class Topic(Section):
    """A page of statements on something around the plan, such as a meeting, and the accounts of it side by side."""

    kind = "topic"
    aspects: tuple[Text, ...] = ()
    """By what the accounts are compared."""
    accounts: tuple[Account, ...] = ()
    """The accounts."""


class Part(Record):
    """What some bodies do for the plan, as one step of the picture of who does what."""

    does: Literal["approves", "issues", "coordinates", "runs", "takes-part"]
    """What they do."""
    bodies: Annotated[tuple[BodyId, ...], Field(min_length=1)]
    """The ids of the bodies that do it."""


class Plan(Section):
    """The plan as a whole, and what the site is told once."""

    kind = "plan"
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = (Language.ENGLISH,)
    """The languages in which the site is published, the first of them for readers of none."""
    repository: Url | None = None
    """The address of this site's own repository, to which readers report errors."""
    contact: Url | None = None
    """The page on which readers reach the editors."""
    read_to: Date | None = None
    """The day to which facts were read."""
    lead: tuple[Passage, ...] = ()
    """What Qianhai and the plan are, in a few sentences for a stranger."""
    opening: Annotated[tuple[StatementId, ...], Field(min_length=1)]
    """The ids of the statements that introduce the plan."""
    positions: tuple[StatementId, ...] = ()
    """The ids of the statements on the plan's positions, one each."""
    landmarks: tuple[ClaimId, ...] = ()
    """The ids of the few events, statements and policies that the timeline names; all else is a tick on it."""
    first_disagreements: tuple[DisagreementId, ...] = ()
    """The ids of the disagreements that change a story, the weightiest first."""
    criticism: tuple[AnyId, ...] = ()
    """The ids of what tells of criticism, to which home leads."""
    other_zones: tuple[AnyId, ...] = ()
    """The ids of what tells of Hengqin, Nansha and other zones, to which the comparison of Qianhai's plans leads."""
    parts: tuple[Part, ...] = ()
    """Who does what for the plan, step by step."""
    facts: tuple[Fact, ...]
    """The plan's facts at a glance."""
    indicators: Count
    """How many main indicators the plan has."""
