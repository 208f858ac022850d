"""What the site holds and what it says of itself, as templates name it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..model.plan import Division, Model
from ..schema.amounts import Indicator, Series
from ..schema.contents import Fact
from ..schema.passages import Comparison, Passage, Reader
from ..schema.publications import ChangeSet
from ..schema.records import Body, Disagreement, Person, Place, Source, Statement


@dataclass(frozen=True)
class Contents:
    """The model by the names of what it holds, in the site's order."""

    model: Model

    @property
    def plan(self) -> Division:
        """The plan as a whole."""
        return self.model.plan

    @property
    def chapters(self) -> tuple[Division, ...]:
        """The plan's chapters."""
        return self.model.chapters

    def children(self, division: Division) -> list[Division]:
        """The sections of a chapter."""
        return [self.model.divisions[child] for child in division.children]

    def in_chapter(self, chapter: Division) -> list[Statement]:
        """The statements that stand in a chapter and its sections."""
        parts = (chapter, *(self.model.divisions[child] for child in chapter.children))
        return [statement for part in parts for statement in part.statements]

    @property
    def divisions(self) -> Iterable[Division]:
        """The plan, its chapters and sections, and the topics."""
        return self.model.divisions.values()

    @property
    def places(self) -> Iterable[Place]:
        """The parts of the zone."""
        return self.model.places.values()

    @property
    def bodies(self) -> Iterable[Body]:
        """The bodies that have to do with the plan."""
        return self.model.bodies.values()

    @property
    def people(self) -> Iterable[Person]:
        """The people who have to do with the plan."""
        return self.model.people.values()

    @property
    def readers(self) -> Iterable[Reader]:
        """The kinds of reader."""
        return self.model.readers.values()

    @property
    def series(self) -> Iterable[Series]:
        """The figures by series."""
        return self.model.series.values()

    @property
    def indicators(self) -> Iterable[Indicator]:
        """The plan's indicators, as far as they are known."""
        return self.model.indicators.values()

    @property
    def sources(self) -> Collection[Source]:
        """All sources."""
        return self.model.sources.values()

    @property
    def disagreements(self) -> Iterable[Disagreement]:
        """Where sources disagree."""
        return self.model.disagreements.values()

    @property
    def comparisons(self) -> Iterable[Comparison]:
        """What the plans before and the plan say, aspect by aspect."""
        return [one for one in self.model.comparisons.values() if any(one.plans)]

    @property
    def zones_compared(self) -> Iterable[Comparison]:
        """What is known of Qianhai and of other zones, aspect by aspect."""
        return [one for one in self.model.comparisons.values() if any(one.zones)]

    @property
    def lead(self) -> Iterable[Passage]:
        """What Qianhai and the plan are, in a few sentences."""
        return self.model.plan_record.lead

    @property
    def facts(self) -> list[tuple[Fact, Statement]]:
        """The plan's facts at a glance, each with the statement that shows it."""
        return [(fact, self.model.statements[fact.statement]) for fact in self.model.plan_record.facts]

    # What the site says of itself

    @property
    def version(self) -> str:
        """The data version."""
        return self.model.version

    @property
    def publications(self) -> Iterable[ChangeSet]:
        """What each publication changed, the newest first."""
        return reversed(self.model.history)

    @property
    def repository(self) -> str | None:
        """The address at which readers report errors; None while the project names none."""
        return self.model.plan_record.repository

    @property
    def outdated_count(self) -> int:
        """How many texts' Chinese was not confirmed with their English."""
        return len(self.model.outdated)
