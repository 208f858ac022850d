"""The published shapes: what `/api/v1/` promises. The YAML may change its shape; these may only grow."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

Words = Annotated[dict[str, str], Field(description="A text by language: en, zh-Hans, zh-Hant.")]
Exact = Annotated[
    Decimal,
    PlainSerializer(lambda value: int(value) if value == value.to_integral_value() else float(value)),
    WithJsonSchema({"type": "number"}),
]


class Shape(BaseModel):
    """What all published values share."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PublishedTerm(Shape):
    """An official Chinese term and its plain English."""

    zh_Hans: str = Field(alias="zh-Hans")
    zh_Hant: str | None = Field(None, alias="zh-Hant")
    en: str | None = None


class PublishedAmount(Shape):
    """A number with its period, basis and sources."""

    value: Exact
    bound: str | None = Field(None, description="over, under or about; absent when the value is exact.")
    unit: Words | None = None
    period: str
    basis: Words | None = None
    stated_by: Words | None = None
    grade: str
    sources: list[str]
    note: Words | None = None


class PublishedView(Shape):
    """What one side of a disagreement says."""

    text: Words
    grade: str
    sources: list[str]


class PublishedPost(Shape):
    """A post somebody held."""

    title: Words
    body: str | None = None
    date: str | None = None
    grade: str
    sources: list[str]
    note: Words | None = None


class PublishedItem(Shape):
    """One item of the site. `id`, `type`, `url` and `cite_as` are always there; the rest where the item has it."""

    id: str = Field(description="The permanent name of the item.")
    type: str = Field(description="What kind of item it is.")
    url: dict[str, str] = Field(description="Where it stands, by language.")
    cite_as: str = Field(description="The address to link to and cite: it leads to the item wherever it lives.")
    name: Words | None = Field(None, description="Its name or title.")
    text: Words | None = Field(None, description="What is said, in full.")
    term: Words | None = Field(None, description="Its official Chinese terms, as one text by script.")
    terms: list[PublishedTerm] | None = Field(None, description="Its official terms one by one.")
    relation: str | None = Field(None, description="plan, reply, remark, before, since or context.")
    grade: str | None = Field(None, description="The grade of its best source: A, B, C or D.")
    section: str | None = Field(None, description="The id of the section, chapter, topic or plan it stands in.")
    number: str | None = Field(None, description="A section's number in the plan, or a document's number.")
    stage: str | None = Field(None, description="The year by which a goal of the plan is set.")
    date: str | None = Field(None, description="The day, month, year or period it is about (ISO 8601).")
    in_force: str | None = Field(None, description="From when an instrument holds.")
    until: str | None = Field(None, description="Until when an instrument holds.")
    value: Exact | None = Field(None, description="A figure's number.")
    bound: str | None = Field(None, description="over, under or about; absent when the value is exact.")
    unit: Words | None = Field(None, description="What the number counts.")
    basis: Words | None = Field(None, description="On what footing the number was counted.")
    change: Exact | None = Field(None, description="Growth on the year before, in per cent.")
    stated_by: Words | None = Field(None, description="Who states the figure.")
    series: str | None = Field(None, description="The id of the series a figure belongs to.")
    standing: str | None = Field(None, description="Whether an indicator is named by a source or inferred.")
    baseline: PublishedAmount | None = Field(None, description="Where an indicator was.")
    targets: list[PublishedAmount] | None = Field(None, description="Where an indicator should be.")
    reported: list[PublishedAmount] | None = Field(None, description="Where an indicator was reported to be.")
    kind: str | None = Field(None, description="What part of the layout a place is, or what level a section has.")
    part_of: str | None = Field(None, description="The id of the item it is a part of.")
    area: PublishedAmount | None = Field(None, description="The size of a place.")
    official_names: list[PublishedTerm] | None = Field(None, description="The official names of a body or person.")
    posts: list[PublishedPost] | None = Field(None, description="The posts of a person.")
    issuers: list[str] | None = Field(None, description="The ids of the bodies that issued an instrument.")
    english: list[str] | None = Field(None, description="A term's English renderings, best first.")
    own_english: bool | None = Field(None, description="True where a term's English is this site's own.")
    views: list[PublishedView] | None = Field(None, description="What the sides of a disagreement say.")
    comment: Words | None = Field(None, description="How this site deals with a disagreement.")
    title: str | None = Field(None, description="A source's own title.")
    publisher: Words | None = Field(None, description="Who published a source.")
    via: Words | None = Field(None, description="Where a source was read, if not at its publisher's.")
    address: str | None = Field(None, description="A source's web address.")
    language: str | None = Field(None, description="The language of a source or name.")
    mirror: bool | None = Field(None, description="True for a third-party copy of somebody else's text.")
    linkable: bool | None = Field(None, description="False where a source's host is unknown or was taken over.")
    caution: list[str] | None = Field(None, description="What to know about the evidence: see the method page.")
    note: Words | None = Field(None, description="A remark on the evidence.")
    readers: list[str] | None = Field(None, description="The kinds of reader it matters to in particular.")
    also: list[str] | None = Field(None, description="The other sections that show it.")
    sources: list[str] | None = Field(None, description="The ids of its sources.")
    related: list[str] | None = Field(None, description="The ids of items worth reading beside it.")
    used_by: list[str] | None = Field(None, description="The ids of the items that name it or rest on it.")
