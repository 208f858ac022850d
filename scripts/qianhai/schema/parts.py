"""What the records in `data/` are made of: texts, terms, what every item has, its sources, what it claims.

Records are frozen. Keys in YAML are the field names with hyphens for underscores (`part-of`, `zh-Hans`). A field is
published under its own name unless `As` gives another or `Unpublished` says why not.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from .values import AnyId, Caution, Date, DivisionId, Id, Language, Line, ReaderId, Relation, SourceId


@dataclass(frozen=True, slots=True)
class As:
    """Marks a field that is published under another name than its own."""

    name: str


@dataclass(frozen=True, slots=True)
class Unpublished:
    """Marks a field that is not published, and says why."""

    why: str


class Record(BaseModel):
    """What all records share: unknown keys are errors, values never change."""

    model_config = ConfigDict(
        defer_build=True,
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.replace("_", "-"),
        use_attribute_docstrings=True,
    )


class Text(Record):
    """The same words in each language of the site."""

    en: Line
    """In English."""
    zh_Hans: Line | None = None
    """In Simplified Chinese."""
    zh_Hant: Line | None = None
    """In Traditional Chinese as Hong Kong writes it; made of the Simplified where it is not written."""

    def get(self, language: Language) -> str | None:
        """The words in one language, or None where they are not written."""
        return {Language.ENGLISH: self.en, Language.SIMPLIFIED: self.zh_Hans, Language.TRADITIONAL: self.zh_Hant}[
            language
        ]


class Term(Record):
    """An official Chinese term, as the source prints it, and its plain English."""

    zh_Hans: Line
    """In Simplified characters."""
    zh_Hant: Line | None = None
    """In Traditional characters; made of the Simplified where it is not written."""
    en: Line | None = None
    """In plain English."""


class Item(Record):
    """A record with a permanent address."""

    kind: ClassVar[str]
    id: Id
    """The permanent name of the item."""
    found_by: Annotated[tuple[Line, ...], Unpublished("words for the search alone; nothing shows them")] = ()
    """Words by which readers look for it beside its names."""


class Sourced(Record):
    """A record that rests on sources; its grade is that of the best of them."""

    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    """The ids of the sources that carry what it says."""
    beside: tuple[SourceId, ...] = ()
    """The ids of sources that show only a neighbouring thing: they are named, and lift no grade."""


class Cautioned(Record):
    """A record that may need a word on its evidence."""

    caution: tuple[Caution, ...] = ()
    """What to know about the evidence, in one word each."""
    note: Text | None = None
    """A remark of its own on the evidence."""


class Claim(Cautioned, Sourced, Item):
    """What can be checked: what is said, how it relates to the plan, when it was, and where it comes from."""

    relation: Relation
    """How it relates to the plan."""
    date: Date | None = None
    """The day, month, year or period it is about."""
    text: Text
    """What is said, in full: it stands alone wherever it is read."""
    terms: tuple[Term, ...] = ()
    """Its official Chinese terms."""
    readers: tuple[ReaderId, ...] = ()
    """The kinds of reader it matters to in particular."""
    also: tuple[DivisionId, ...] = ()
    """The other sections that show it."""
    related: tuple[AnyId, ...] = ()
    """The ids of items worth reading beside it: what came of it, what it carries out, what followed."""
