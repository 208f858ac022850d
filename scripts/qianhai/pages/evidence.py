"""What a page tells of evidence: the grades and sources behind a record, and behind a passage."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ..model import behind
from ..schema.amounts import Series
from ..schema.parts import Item, Sourced
from ..schema.passages import Passage
from ..schema.records import Disagreement, Source
from ..schema.values import Grade
from .contents import Contents

RowPart = tuple[Markup, Markup, Sourced]
"""What stands in a record's row on sources of its own: its name, what it says, and the record that has the sources."""


@dataclass(frozen=True)
class Evidence(Contents):
    """What templates may ask about how good something is and where it stands."""

    def grade(self, record: Sourced) -> Grade:
        """The grade of whatever has sources."""
        return self.model.grade(record.sources)

    def sources_of(self, record: Sourced) -> list[Source]:
        """The sources of a record, best grade first, in the record's order within a grade."""
        return sorted(
            (self.model.sources[identifier] for identifier in record.sources), key=lambda source: source.grade
        )

    def sources_beside(self, record: Sourced) -> list[Source]:
        """The sources that show only something beside what a record says."""
        return [self.model.sources[identifier] for identifier in record.beside]

    def grade_of(self, item: Item) -> Grade | None:
        """The grade of any item: by its own sources, or the best of what it is made of; None for what rests on none."""
        if isinstance(item, Source):
            return item.grade
        inside = {Disagreement: "views", Series: "figures"}.get(type(item))
        records = getattr(item, inside) if inside else (item,)
        return min((self.grade(record) for record in records if isinstance(record, Sourced)), default=None)

    def passage_items(self, passage: Passage) -> list[Item]:
        """The items that a passage rests on."""
        return [self.model.items[identifier] for identifier in passage.rests_on]

    def passage_grades(self, passage: Passage) -> list[Grade]:
        """The best and the weakest grade of what a passage rests on, or the one; none where all of it is not known."""
        grades = {grade for item in self.passage_items(passage) if (grade := self.grade_of(item))}
        return sorted({min(grades), max(grades)}) if grades else []

    def passage_sources(self, passage: Passage) -> list[Source]:
        """All sources behind a passage, the best first."""
        found = {
            source.id: source for item in self.passage_items(passage) for source in behind.sources(item, self.model)
        }
        return sorted(found.values(), key=lambda source: source.grade)

    def grades_of_row(self, record: Sourced, parts: Iterable[RowPart]) -> list[Grade]:
        """The best and the weakest grade of what stands in one row, or the one: of a record and of its parts."""
        grades = {self.grade(one) for one in (record, *(part for _, _, part in parts))}
        return sorted({min(grades), max(grades)})

    def sources_of_row(self, record: Sourced, parts: Iterable[RowPart]) -> list[Source]:
        """All sources of what stands in one row, each once."""
        records = (record, *(part for _, _, part in parts))
        return list({source.id: source for one in records for source in self.sources_of(one)}.values())

    def only_unlinked(self, record: Sourced) -> bool:
        """Whether what gives a record its grade can be read only where this site does not lead."""
        return _leads_nowhere(self.sources_of(record), self.grade(record))

    def passage_only_unlinked(self, passage: Passage) -> bool:
        """The same of a passage: all that gives it its best grade."""
        grades = self.passage_grades(passage)
        return bool(grades) and _leads_nowhere(self.passage_sources(passage), grades[0])


def _leads_nowhere(sources: Iterable[Source], grade: Grade) -> bool:
    return not any(source.url and source.link for source in sources if source.grade is grade)
