"""The notes of a chapter: its sources, numbered in the order in which the text first names them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..schema.records import Source


@dataclass(slots=True)
class Notes:
    """What a chapter has named so far; it fills while the chapter is written, and stands at its end."""

    chapter: str
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, source: Source) -> int:
        """A source's number in this chapter."""
        return self.numbers.setdefault(source.id, len(self.numbers) + 1)

    def all(self, sources: Iterable[Source]) -> list[tuple[int, str]]:
        """The numbers of sources and where each note stands, in order."""
        return sorted((number := self.number(one), f"note_{self.chapter}_{number}") for one in sources)

    @property
    def listed(self) -> list[tuple[int, str]]:
        """The numbers with the ids of their sources."""
        return [(number, identifier) for identifier, number in self.numbers.items()]
