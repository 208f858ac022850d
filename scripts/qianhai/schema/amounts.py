"""Numbers and what makes them one: amounts, indicators of the plan, sizes of places, figures and their series."""

from typing import Annotated, Literal

from pydantic import Field

from .parts import As, Cautioned, Item, Sourced, Term, Text
from .values import Date, DivisionId, Matter, Number, Relation, Size, Truth


class Amount(Cautioned, Sourced):
    """A number with what makes it one: its period, who states it and on what basis."""

    value: Number
    """The number."""
    bound: Literal["over", "under", "about"] | None = None
    """How exact it is; absent where it is exact."""
    period: Date
    """The day, month, year or period it stands for."""
    basis: Text | None = None
    """On what footing it was counted."""
    stated_by: Text | None = None
    """Who states it."""


class Indicator(Cautioned, Sourced, Item):
    """One of the plan's main indicators."""

    kind = "indicator"
    name: Text
    """What it measures."""
    terms: tuple[Term, ...] = ()
    """Its official Chinese terms."""
    standing: Literal["named", "inferred"]
    """Whether a source names it as an indicator of the plan, or it is inferred."""
    unit: Text
    """What its numbers count."""
    baseline: Amount | None = None
    """Where it was."""
    targets: tuple[Amount, ...] = ()
    """Where it should be."""
    reported: tuple[Amount, ...] = ()
    """Where it was reported to be."""
    sections: Annotated[tuple[DivisionId, ...], As("also")] = ()
    """The sections it concerns."""


class Area(Amount):
    """The size of a place."""

    value: Size
    """The number."""
    unit: Text
    """In what it is measured."""


class Figure(Amount, Item):
    """A dated figure of a series."""

    kind = "figure"
    relation: Relation
    """How it relates to the plan."""
    period: Annotated[Date, As("date")]
    """The day, month, year or period it stands for."""
    change: Number | None = None
    """Growth on the year before, in per cent."""


class Series(Item):
    """Figures that measure the same thing in the same unit; a picture is drawn only of those counted alike."""

    kind = "series"
    name: Text
    """What they measure."""
    unit: Text
    """What the numbers count."""
    matter: Matter | None = None
    """Under which heading of the page of figures it stands."""
    basis: Text
    """On what footing they were counted."""
    comparable: Truth = True
    """False where nothing shows that the figures were counted alike: they stand together and are not drawn."""
    about: Annotated[tuple[DivisionId, ...], Field(min_length=1), As("also")]
    """The sections they concern."""
    figures: Annotated[tuple[Figure, ...], Field(min_length=1), As("related")]
    """The figures, in the order of time."""
    note: Text | None = None
    """A remark on the evidence."""
