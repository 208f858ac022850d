"""The records in `data/`: their one definition.

The check, the model, the editors' JSON Schema and the published data all follow from these classes. Records are
frozen. Keys in YAML are the field names with hyphens for underscores (`part-of`, `zh-Hans`).
"""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from .values import (
    BodyId,
    Caution,
    Date,
    DivisionId,
    Grade,
    Id,
    ItemId,
    Language,
    Line,
    Number,
    PlaceId,
    ReaderId,
    Relation,
    Size,
    SourceId,
    Truth,
    Url,
)


class Record(BaseModel):
    """What all records share: unknown keys are errors, values never change."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )


class Text(Record):
    """The same words in each language of the site."""

    en: Line
    zh_Hans: Line | None = None
    zh_Hant: Line | None = None

    def get(self, language: Language) -> str | None:
        """The words in one language, or None where they are not written."""
        return {Language.ENGLISH: self.en, Language.SIMPLIFIED: self.zh_Hans, Language.TRADITIONAL: self.zh_Hant}[
            language
        ]


class Term(Record):
    """An official Chinese term, as the source prints it, and its plain English."""

    zh_Hans: Line
    zh_Hant: Line | None = None
    en: Line | None = None


class Item(Record):
    """A record with a permanent address.

    `found_by`: words by which readers look for it beside its names. The search knows them; nothing shows them.
    """

    kind: ClassVar[str]
    id: Id
    found_by: tuple[Line, ...] = ()


class Sourced(Record):
    """A record that rests on sources."""

    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]


class Claim(Item, Sourced):
    """What can be checked: what is said, how it relates to the plan, when it was, and where it comes from."""

    relation: Relation
    date: Date | None = None
    text: Text
    terms: tuple[Term, ...] = ()
    readers: tuple[ReaderId, ...] = ()
    also: tuple[DivisionId, ...] = ()
    related: tuple[ItemId, ...] = ()
    caution: tuple[Caution, ...] = ()
    note: Text | None = None


class Statement(Claim):
    """One assertion on a chapter, a section, a topic or the plan as a whole.

    `stage`: the year by which a goal of the plan is set. `group`: the part of a topic's page it stands in.
    `milestone`: its short name on the timeline, for what belongs there.
    """

    kind = "statement"
    stage: Literal["2025", "2030", "2035"] | None = None
    group: Line | None = None
    milestone: Text | None = None


class Event(Claim):
    """Something that happened and belongs on the timeline, and nowhere in the plan's own order."""

    kind = "event"
    title: Text
    date: Date


class Policy(Claim):
    """An instrument around the plan: what it is called, who issued it, from when and until when it holds.

    `date` is the day of issue; `also` names the sections it serves.
    """

    kind = "policy"
    title: Text
    number: Line | None = None
    issuers: tuple[BodyId, ...] = ()
    in_force: Date | None = None
    until: Date | None = None
    also: Annotated[tuple[DivisionId, ...], Field(min_length=1)]


class Amount(Sourced):
    """A number with what makes it one: its period, who states it and on what basis. `bound` says how exact it is."""

    value: Number
    bound: Literal["over", "under", "about"] | None = None
    period: Date
    basis: Text | None = None
    stated_by: Text | None = None
    note: Text | None = None


class Indicator(Item, Sourced):
    """One of the plan's main indicators. `standing` says whether a source names it as one or it is inferred."""

    kind = "indicator"
    name: Text
    terms: tuple[Term, ...] = ()
    standing: Literal["named", "inferred"]
    unit: Text
    baseline: Amount | None = None
    targets: tuple[Amount, ...] = ()
    reported: tuple[Amount, ...] = ()
    sections: tuple[DivisionId, ...] = ()
    note: Text | None = None


class Area(Amount):
    """The size of a place."""

    value: Size
    unit: Text


class Figure(Item, Amount):
    """A dated figure of a series. `change` is its growth on the year before, in per cent."""

    kind = "figure"
    relation: Relation
    change: Number | None = None


class Series(Item):
    """Figures that measure the same thing in the same unit on the same basis; no others share a line."""

    kind = "series"
    name: Text
    unit: Text
    basis: Text
    about: Annotated[tuple[DivisionId, ...], Field(min_length=1)]
    figures: Annotated[tuple[Figure, ...], Field(min_length=1)]
    note: Text | None = None


class Body(Item, Sourced):
    """An institution, with its official names and what it does for the plan."""

    kind = "body"
    name: Text
    names: Annotated[tuple[Term, ...], Field(min_length=1)]
    aliases: tuple[Line, ...] = ()
    part_of: BodyId | None = None
    text: Text
    site: Url | None = None
    also: tuple[DivisionId, ...] = ()
    note: Text | None = None


class Post(Sourced):
    """A post somebody held, and when a source shows them in it."""

    title: Text
    body: BodyId | None = None
    date: Date | None = None
    note: Text | None = None


class Person(Item, Sourced):
    """A person with a part in the plan or around it, by their official names, and their posts."""

    kind = "person"
    name: Text
    names: Annotated[tuple[Term, ...], Field(min_length=1)]
    aliases: tuple[Line, ...] = ()
    posts: Annotated[tuple[Post, ...], Field(min_length=1)]
    note: Text | None = None


class GlossaryEntry(Item, Sourced):
    """A term, in three scripts. `english` are the renderings seen, best first.

    `own_english`: no official English was found, so the English is this site's. `unseen`: the Chinese form itself was
    not seen in a source. `explained_at`: the item that says what it is.
    """

    kind = "term"
    english: Annotated[tuple[Line, ...], Field(min_length=1)]
    zh_Hans: Line
    zh_Hant: Line
    short: tuple[Line, ...] = ()
    own_english: Truth = False
    unseen: Truth = False
    text: Text | None = None
    explained_at: ItemId | None = None
    note: Text | None = None


class NameInUse(Item, Sourced):
    """A name that sources use for the plan or for a document easily taken for it."""

    kind = "term"
    name: Line
    language: Literal["en", "zh-Hans", "zh-Hant", "de"]
    means: Literal["plan-2010", "reform-plan-2021", "plan-2023", "several"]
    used_by: Text
    note: Text | None = None


class Place(Item, Sourced):
    """A part of the zone, or the zone itself.

    `sketch`: its box in the schematic drawing: left, top, width, height. It says nothing of the place's own position.
    """

    kind = "place"
    name: Text
    terms: tuple[Term, ...] = ()
    place_kind: Annotated[
        Literal["zone", "former-area", "core", "belt", "port", "district", "added-area", "locality"],
        Field(alias="kind"),
    ]
    part_of: PlaceId | None = None
    sketch: Annotated[tuple[Number, ...], Field(min_length=4, max_length=4)] | None = None
    relation: Relation
    text: Text
    area: Area | None = None
    note: Text | None = None


class View(Sourced):
    """What one side of a disagreement says."""

    text: Text


class Disagreement(Item):
    """Sources that do not agree: the question, what each says, and how this site deals with it."""

    kind = "disagreement"
    subject: Text
    views: Annotated[tuple[View, ...], Field(min_length=2)]
    comment: Text | None = None
    about: Annotated[tuple[DivisionId, ...], Field(min_length=1)]


class Unknown(Item):
    """Something that nobody could show."""

    kind = "unknown"
    text: Text
    about: Annotated[tuple[DivisionId, ...], Field(min_length=1)]


class Source(Item):
    """A page or document that statements rest on.

    `mirror`: a third-party copy of somebody else's text. `link`: false where the host is unknown or was taken
    over, so the source is named but never linked. `alone`: false where it may not carry a statement by itself.
    `dossier`: its numbers in the research dossier from which the data was first written.
    """

    kind = "source"
    dossier: tuple[Line, ...] = ()
    title: Line | None = None
    about: Text
    publisher: Text
    via: Text | None = None
    date: Date | None = None
    date_note: Text | None = None
    url: Url | None = None
    language: Literal["en", "zh-Hans", "zh-Hant", "de", "fr", "ja"]
    grade: Grade
    mirror: Truth = False
    link: Truth = True
    alone: Truth = True


class Reader(Item):
    """A kind of reader the plan matters to."""

    kind = "reader"
    name: Text
    question: Text
