"""The sources of a page as its own numbered notes: which they are, and under which numbers they stand."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from ..model import behind
from ..model.plan import Division
from ..schema.parts import Item, Record, Sourced
from ..schema.passages import Passage, Reader
from ..schema.records import Source
from .around import Around


@dataclass(frozen=True)
class Noting(Around):
    """The model, a language, and the address of the page that is being written."""

    here: str

    @cached_property
    def notes(self) -> Mapping[str, int]:
        """The number of each source among the notes of this page."""
        return {source.id: number for number, source in enumerate(self.noted, 1)}

    @cached_property
    def noted(self) -> list[Source]:
        """Every source that this page rests on, best grade first."""
        division = next((one for one in self.divisions if one.page == self.here), None)
        behind_all = self._behind(division) if division else self._behind_all()
        found = {source.id: source for source in behind_all if self.here != SOURCES}
        return sorted(found.values(), key=lambda source: (source.grade, source.id))

    def _behind(self, division: Division) -> Iterator[Source]:
        yield from self.page_sources(division)
        for passage in division.summary.passages if division.summary else ():
            yield from self.passage_sources(passage)

    def numbers_of(self, sources: Iterable[Source]) -> list[int]:
        """The numbers of sources among the notes of this page, in order."""
        return sorted(self.notes[source.id] for source in sources if source.id in self.notes)

    def legible(self, address: str) -> str:
        """An address whose letters beyond ASCII stand as themselves, so that it can be read where it is printed."""
        return ENCODED.sub(lambda match: _decoded(match.group()), address)

    def _behind_all(self) -> Iterator[Source]:
        for passage in self._passages():
            yield from self.passage_sources(passage)
        for item in self._items():
            yield from behind.sources(item, self.model)
            for record in _sourced(item):
                yield from (*self.sources_of(record), *self.sources_beside(record))

    def _items(self) -> Iterator[Item]:
        """What stands on this page, at home or not."""
        yield from (self.model.items[name] for name, home in self.model.home.items() if home == self.here)
        match self.here:
            case "":
                yield from (*self.positions, *(statement for _, statement in self.facts))
            case "timeline/":
                yield from (claim for _, claims in self.timeline for claim in claims)
            case _:
                for reader in self._readers_here():
                    yield from (*reader.ways, *self.for_reader(reader))

    def _passages(self) -> Iterator[Passage]:
        """The passages on this page that belong to no item at home on it."""
        match self.here:
            case "":
                yield from self.lead
            case "progress/":
                yield from self.what_came_of_the_goals
            case _:
                for guide in (reader.guide for reader in self._readers_here() if reader.guide):
                    yield from (*guide.answer, *guide.obstacles, *guide.unknown)

    def _readers_here(self) -> list[Reader]:
        return [reader for reader in self.readers if f"readers/{reader.id}/" == self.here]


ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
"""Letters beyond ASCII in an address, as they are sent."""

SOURCES = "sources/"
"""The page that lists all sources and so needs no notes."""


def _decoded(encoded: str) -> str:
    """The letters that were encoded; what is no text stays as it is."""
    words = unquote(encoded, errors="replace")
    return words if "\N{REPLACEMENT CHARACTER}" not in words and words.isalnum() else encoded


def _sourced(record: Record) -> Iterator[Sourced]:
    """A record and the records inside it that rest on sources; an item inside stands for itself."""
    if isinstance(record, Sourced):
        yield record
    for name in type(record).model_fields:
        value = getattr(record, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Record) and not isinstance(part, Item):
                yield from _sourced(part)
