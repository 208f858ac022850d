"""The records of `data/contents.yml`: the plan's own order, and what the pages of its parts open with."""

from typing import Annotated

from pydantic import Field

from .records import Item, Record, Sourced, Text
from .values import Count, Id, Language, Line, StatementId, Truth, Url


class Title(Text):
    """An official title: the Chinese is the plan's own, the English is this site's translation."""

    zh_Hans: Line


class Section(Item, Sourced):
    """A section of the plan: its official title, and a short name for navigation.

    `text_read`: whether its own text has been read; if not, the page says so.
    """

    kind = "section"
    name: Text
    title: Title
    text_read: Truth = False


class Chapter(Section):
    """A chapter of the plan and its sections, in the plan's order."""

    kind = "chapter"
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]


class Fact(Record):
    """One thing about the plan worth knowing at a glance, and the statement that shows it."""

    name: Text
    value: Text
    statement: StatementId


class Group(Record):
    """A part of a topic's page."""

    id: Id
    name: Text


class Account(Sourced):
    """What one official account says of an event, aspect by aspect, in the order of the topic's aspects."""

    name: Text
    says: tuple[Text, ...]


class Topic(Section):
    """A page of statements on something around the plan, such as a meeting, and the accounts of it side by side."""

    kind = "topic"
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    aspects: tuple[Text, ...] = ()
    accounts: tuple[Account, ...] = ()


class Plan(Section):
    """The plan as a whole: the sentences that introduce it, its facts at a glance, how many indicators it has.

    `languages`: those in which the site is published, the first of them for readers of none.
    `repository`: the address of this site's own repository, to which readers report errors.
    """

    kind = "plan"
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = (Language.ENGLISH,)
    repository: Url | None = None
    opening: Annotated[tuple[StatementId, ...], Field(min_length=1)]
    facts: tuple[Fact, ...]
    indicators: Count
