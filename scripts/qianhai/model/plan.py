"""The plan as one frozen value: every reference resolved in both directions, order settled, grades computed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..schema.amounts import Indicator, Series
from ..schema.contents import Plan, Section
from ..schema.parts import Claim, Item
from ..schema.passages import Comparison, Goal, Reader, Summary
from ..schema.publications import ChangeSet, Registered
from ..schema.records import (
    Body,
    Disagreement,
    Event,
    GlossaryEntry,
    Group,
    NameInUse,
    Person,
    Place,
    Policy,
    Source,
    Statement,
    Unknown,
)
from ..schema.values import Grade, Language, Relation


@dataclass(frozen=True, slots=True)
class Division:
    """The plan, a chapter, a section or a topic, with all that its page shows.

    `page` is its address below the language, such as `industries/finance/`; `number` is the plan's own, such as
    `3.1`, and empty for the plan and for topics. `shown` are claims whose home is elsewhere but which bear on this.
    """

    item: Section
    number: str
    page: str
    parent: str | None
    children: tuple[str, ...]
    summary: Summary | None
    groups: tuple[Group, ...]
    statements: tuple[Statement, ...]
    shown: tuple[Claim, ...]
    disagreements: tuple[Disagreement, ...]
    unknowns: tuple[Unknown, ...]
    series: tuple[Series, ...]

    @property
    def id(self) -> str:
        """The division's id."""
        return self.item.id

    def own(self, relation: Relation) -> tuple[Statement, ...]:
        """The statements of one relation whose home this is."""
        return tuple(item for item in self.statements if item.relation is relation)

    def shown_of(self, relation: Relation) -> tuple[Claim, ...]:
        """What is shown from elsewhere, of one relation."""
        return tuple(item for item in self.shown if item.relation is relation)

    def of(self, relation: Relation) -> tuple[Claim, ...]:
        """The division's own statements of one relation, then what is shown from elsewhere."""
        return tuple(item for item in (*self.statements, *self.shown) if item.relation is relation)


@dataclass(frozen=True, slots=True)
class Model:
    """Everything the site knows. Mappings are by id, in the order of the pages."""

    plan_record: Plan
    divisions: Mapping[str, Division]
    groups: Mapping[str, Group]
    statements: Mapping[str, Statement]
    events: Mapping[str, Event]
    policies: Mapping[str, Policy]
    indicators: Mapping[str, Indicator]
    places: Mapping[str, Place]
    series: Mapping[str, Series]
    bodies: Mapping[str, Body]
    people: Mapping[str, Person]
    terms: Mapping[str, GlossaryEntry]
    names: Mapping[str, NameInUse]
    readers: Mapping[str, Reader]
    sources: Mapping[str, Source]
    disagreements: Mapping[str, Disagreement]
    unknowns: Mapping[str, Unknown]
    goals: Mapping[str, Goal]
    comparisons: Mapping[str, Comparison]
    items: Mapping[str, Item]
    series_of: Mapping[str, Series]
    """The series a figure belongs to."""
    home: Mapping[str, str]
    """The page every item stands on."""
    division_of: Mapping[str, str]
    """The division a statement belongs to."""
    used_by: Mapping[str, tuple[Item, ...]]
    """What names an item, or rests on it."""
    register: Mapping[str, Registered]
    """Every published id, those too that are gone."""
    history: tuple[ChangeSet, ...]
    """The change sets, oldest first."""
    outdated: frozenset[str]
    """The fingerprints of texts whose Chinese and English were not confirmed together as they stand."""

    stale: frozenset[str]
    """The fingerprints of passages that were not read with what they rest on as both stand."""

    numbers: Mapping[str, str]
    """The numbers of documents in Traditional characters, by how they are written in the data."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which the site is published."""
        return self.plan_record.languages

    @property
    def plan(self) -> Division:
        """The plan as a whole."""
        return self.divisions["plan"]

    @property
    def chapters(self) -> tuple[Division, ...]:
        """The eight chapters."""
        return tuple(self.divisions[identifier] for identifier in self.plan.children)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Everything that can be checked: statements, events, policies."""
        return (*self.statements.values(), *self.events.values(), *self.policies.values())

    def address(self, identifier: str) -> tuple[str, str]:
        """The page an item stands on and its anchor there; a division or reader is its page and needs no anchor."""
        is_page = identifier in self.divisions or identifier in self.readers
        return self.home[identifier], "" if is_page else identifier

    @property
    def version(self) -> str:
        """The data version: the date of the last change set."""
        return str(self.history[-1].date) if self.history else "unpublished"

    def gone_from(self, page: str) -> list[Registered]:
        """The published ids that once stood on a page and stand there no more."""
        return [found for found in self.register.values() if page in found.at and self.home.get(found.id) != page]

    def grade(self, source_ids: Iterable[str]) -> Grade:
        """The grade of evidence: that of the best source."""
        return min(self.sources[identifier].grade for identifier in source_ids)
