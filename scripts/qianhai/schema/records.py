"""The kinds of record in `data/`, each defined once, of the parts in `parts`; those of numbers stand in `amounts`.

The check, the model, the published data with its schema, the comparison of two states and the keys told to editors all
follow from these classes.
"""

from typing import Annotated, Literal

from pydantic import Field

from .amounts import Area
from .parts import As, Cautioned, Claim, Item, Sourced, Term, Text, Unpublished
from .values import (
    AnyId,
    BodyId,
    Date,
    DivisionId,
    Grade,
    GroupId,
    Line,
    Number,
    PlaceId,
    Relation,
    Truth,
    Url,
)


class Group(Item):
    """Statements that stand together under a heading, which tells once what each would otherwise repeat."""

    kind = "group"
    name: Text
    """The heading."""
    note: Text | None = None
    """A remark on the evidence of all of them."""


class Statement(Claim):
    """One assertion on a chapter, a section, a topic or the plan as a whole."""

    kind = "statement"
    brief: Text | None = None
    """Its wording under its group's heading, without what the heading tells."""
    stage: Literal["2025", "2030", "2035"] | None = None
    """The year by which a goal of the plan is set."""
    group: GroupId | None = None
    """The group it stands in."""
    milestone: Annotated[Text | None, As("name")] = None
    """Its short name on the timeline, for what belongs there."""


class Event(Claim):
    """Something that happened and belongs on the timeline, and nowhere in the plan's own order."""

    kind = "event"
    title: Annotated[Text, As("name")]
    """Its short name on the timeline."""
    date: Date
    """When it was."""


class Policy(Claim):
    """An instrument around the plan: what it is called, who issued it, from when and until when it holds.

    Its `date` is the day of issue.
    """

    kind = "policy"
    title: Annotated[Text, As("name")]
    """What it is called."""
    number: Line | None = None
    """Its document number."""
    issuers: tuple[BodyId, ...] = ()
    """The ids of the bodies that issued it."""
    in_force: Date | None = None
    """From when it holds."""
    until: Date | None = None
    """Until when it holds."""
    also: Annotated[tuple[DivisionId, ...], Field(min_length=1)]
    """The sections it serves."""


class Body(Cautioned, Sourced, Item):
    """An institution, with its official names and what it does for the plan."""

    kind = "body"
    name: Text
    """What it is called on this site."""
    names: Annotated[tuple[Term, ...], Field(min_length=1), As("official_names")]
    """Its official names."""
    aliases: tuple[Line, ...] = ()
    """English short forms by which texts of this site call it."""
    part_of: BodyId | None = None
    """The id of the body it is part of."""
    text: Text
    """What it is, and what it does for the plan."""
    site: Annotated[Url | None, As("address")] = None
    """Its own web address."""
    also: tuple[DivisionId, ...] = ()
    """The sections it concerns."""


class Post(Cautioned, Sourced):
    """A post somebody held, and when a source shows them in it."""

    title: Text
    """What the post is called."""
    body: BodyId | None = None
    """The id of the body it is in."""
    date: Date | None = None
    """When a source shows the person in it; of a period, the first and the last time that one does."""
    in_office: Truth = False
    """Whether the date is the whole term of office."""


class Person(Cautioned, Sourced, Item):
    """A person with a part in the plan or around it, by their official names, and their posts."""

    kind = "person"
    name: Text
    """What the person is called on this site."""
    names: Annotated[tuple[Term, ...], Field(min_length=1), As("official_names")]
    """The official forms of the name."""
    aliases: tuple[Line, ...] = ()
    """English short forms by which texts of this site call the person."""
    posts: Annotated[tuple[Post, ...], Field(min_length=1)]
    """The posts held."""


class GlossaryEntry(Cautioned, Sourced, Item):
    """A term, in three scripts."""

    kind = "term"
    english: Annotated[tuple[Line, ...], Field(min_length=1), Unpublished("told as english, with the short forms")]
    """The English renderings seen, best first."""
    zh_Hans: Annotated[Line, Unpublished("told as term")]
    """In Simplified characters."""
    zh_Hant: Annotated[Line, Unpublished("told as term")]
    """In Traditional characters."""
    short: tuple[Line, ...] = ()
    """English short forms."""
    own_english: Truth = False
    """True where no official English was found, so that the English is this site's own."""
    unseen: Truth = False
    """True where the Chinese form itself was not seen in a source."""
    text: Text | None = None
    """What the term means."""
    explained_at: AnyId | None = None
    """The id of the item that says more of it."""


class NameInUse(Cautioned, Sourced, Item):
    """A name that sources use for the plan or for a document easily taken for it."""

    kind = "name"
    name: Annotated[Line, As("title")]
    """The name as it is used."""
    language: Literal["en", "zh-Hans", "zh-Hant", "de"]
    """In which language."""
    means: Annotated[Literal["plan-2010", "reform-plan-2021", "plan-2023", "several"], As("kind")]
    """Which document is meant by it."""
    used_by: Annotated[Text, As("text")]
    """Who uses it."""


class Position(Sourced):
    """Where a place is: one point, which says nothing of its size or outline."""

    at: Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)]
    """Longitude and latitude in decimal degrees, WGS 84."""
    marks: Text | None = None
    """What stands at the point, where that is not the place itself."""


class Place(Cautioned, Sourced, Item):
    """A part of the zone, or the zone itself."""

    kind = "place"
    name: Text
    """What it is called."""
    terms: tuple[Term, ...] = ()
    """Its official Chinese terms."""
    place_kind: Annotated[
        Literal["zone", "former-area", "core", "belt", "port", "district", "added-area", "locality"],
        Field(alias="kind"),
        As("kind"),
    ]
    """What part of the layout it is."""
    part_of: PlaceId | None = None
    """The id of the place it is part of."""
    position: Position | None = None
    """Where a source puts it."""
    near: PlaceId | None = None
    """The id of the place beside which the map writes its name, where no source gives its position."""
    relation: Relation
    """How it relates to the plan."""
    text: Text
    """What is known of it."""
    area: Area | None = None
    """Its size."""


class View(Sourced):
    """What one side of a disagreement says."""

    text: Text
    """The view."""


class Disagreement(Item):
    """Sources that do not agree: the question, what each says, and how this site deals with it."""

    kind = "disagreement"
    subject: Annotated[Text, As("name")]
    """The question."""
    views: Annotated[tuple[View, ...], Field(min_length=2)]
    """What each side says."""
    comment: Text | None = None
    """How this site deals with it."""
    about: Annotated[tuple[DivisionId, ...], Field(min_length=1), As("also")]
    """The sections it concerns."""


class Unknown(Item):
    """Something that none of the sources read answers."""

    kind = "unknown"
    text: Text
    """What is not known."""
    about: Annotated[tuple[DivisionId, ...], Field(min_length=1), As("also")]
    """The sections it concerns."""


class Source(Item):
    """A page or document that statements rest on."""

    kind = "source"
    dossier: Annotated[tuple[Line, ...], Unpublished("the numbers of working notes, which are not published")] = ()
    """Its numbers in the research notes from which the data was first written."""
    title: Line | None = None
    """Its own title, as it prints it."""
    about: Annotated[Text, As("text")]
    """What it is."""
    publisher: Text
    """Who published it."""
    via: Text | None = None
    """Where it was read, if not at its publisher's."""
    date: Date | None = None
    """When it was published."""
    date_note: Annotated[Text | None, As("note")] = None
    """A remark on its date."""
    url: Annotated[Url | None, As("address")] = None
    """Its web address."""
    language: Literal["en", "zh-Hans", "zh-Hant", "de", "fr", "ja"]
    """In which language it is."""
    grade: Grade
    """How good it is."""
    mirror: Truth = False
    """True for a third-party copy of somebody else's text."""
    link: Annotated[Truth, Unpublished("told as linkable")] = True
    """False where the host is unknown or was taken over, so that it is named and never linked."""
    alone: Truth = True
    """False where it may not carry a statement by itself."""
