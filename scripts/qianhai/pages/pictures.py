"""The pictures of a page, drawn from the model: each names the ids its table names, and leads to them."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from ..schema import records
from ..schema.amounts import Series
from ..schema.dates import Day, When
from ..schema.parts import Claim
from ..schema.passages import Goal
from ..schema.records import Statement
from .drawings.charts import Point, Stack, Told, columns, share, stacks
from .drawings.coast import coast
from .drawings.map import CITIES, NAMES, Place, Words, chart
from .drawings.timeline import Landmark, Legend, Moment, Stage, timelines
from .gathering import STAGES
from .writing import Writer


@dataclass(frozen=True, slots=True)
class Reached:
    """How much of a target was reached: the share, at most the whole, and both amounts in words."""

    share: Decimal
    latest: str
    target: str

    @property
    def percent(self) -> str:
        """The share in per cent."""
        return f"{100 * self.share:.1f}"


@dataclass(frozen=True, slots=True)
class Pictures:
    """Draws for the page that a writer writes."""

    writer: Writer

    def _said(self, name: str, /, **values: object) -> str:
        return str(self.writer.speech.words[name]).format(**values)

    def map(self) -> Markup:
        """The parts of the zone on the coast."""
        return chart(self.map_words(), coast(), self.places())

    def map_words(self) -> Words:
        """What the map says beside the names of places."""
        return Words(
            title=self._said("drawing-map"),
            description=self._said("drawing-map-description"),
            names={name: self._said(f"map-{name}") for name in (*NAMES, *CITIES)},
            scale=self._said("map-scale"),
            north=self._said("map-north"),
            credit=self._said("map-credit"),
        )

    def places(self) -> list[Place]:
        """The parts of the zone as the map takes them."""
        return [self._place(place) for place in self.writer.model.places.values()]

    def _place(self, place: records.Place) -> Place:
        writer, position = self.writer, place.position
        return Place(
            item=place.id,
            address=str(writer.address(place)),
            name=writer.speech.pick(place.name),
            kind=place.place_kind,
            at=(float(position.at[0]), float(position.at[1])) if position else None,
            hint=writer.speech.pick(position.marks) if position and position.marks else "",
            near=place.near,
            part_of=place.part_of,
        )

    def timeline(self) -> Markup:
        """The landmarks by name and everything else dated as ticks, across a wide page and down a narrow one."""
        writer = self.writer
        named = {claim.id for claim in writer.landmarks}
        ticks = [
            Moment(claim.relation, _in_years(claim.date.start))
            for _, claims in writer.timeline
            for claim in claims
            if claim.date and claim.id not in named
        ]
        landmarks = [self._landmark(claim) for claim in writer.landmarks]
        goals = str(writer.address("stages"))
        stages = [Stage(goals, self._said("stage-of", year=year), int(year)) for year in STAGES]
        relations = dict.fromkeys(moment.relation for moment in [*(mark.moment for mark in landmarks), *ticks])
        return timelines(
            Legend(
                title=self._said("drawing-timeline"),
                description=self._said("drawing-timeline-description", count=len(landmarks)),
                key={
                    relation: self._said(f"relation-{relation}")
                    for relation in self.writer.relations
                    if relation in relations
                },
                tick=self._said("drawing-timeline-tick"),
            ),
            landmarks,
            ticks,
            stages,
        )

    def _landmark(self, claim: Claim) -> Landmark:
        writer = self.writer
        assert claim.date is not None
        return Landmark(
            item=claim.id,
            address=str(writer.address(claim)),
            name=_plain(writer.milestone(claim)),
            when=writer.speech.when(claim.date),
            moment=Moment(claim.relation, _in_years(claim.date.start)),
        )

    def series(self, series: Series) -> Markup:
        """The figures of one series in time, under what they show and over where they come from."""
        writer = self.writer
        points = [
            Point(
                figure.id,
                str(writer.address(figure)),
                figure.value,
                writer.speech.amount(figure, series.unit),
                writer.speech.when(figure.period),
                _middle(figure.period),
            )
            for figure in series.figures
        ]
        name, unit = writer.speech.pick(series.name), writer.speech.unit(series.unit)
        first, last = series.figures[0], series.figures[-1]
        shows = self._said(
            "drawing-series-shows",
            name=name,
            first=writer.speech.measured(first, series.unit),
            then=writer.speech.when(first.period),
            last=writer.speech.measured(last, series.unit),
            now=writer.speech.when(last.period),
        )
        named = (writer.anchor(source, writer.source_named(source)) for source in writer.figure_sources(series))
        source = writer.say("sources") + writer.colon + writer.semicolon.join(named) + writer.full_stop
        if series.note:
            source += writer.show(series.note)
        description = self._said("drawing-series-description", name=name, unit=unit)
        return columns(series.id, Told(shows, description, source, self._said("drawing-series-gap")), points)

    def goal(self, goal: Goal) -> Markup:
        """A goal's last report against its target, as a bar; nothing where the two are not counted alike."""
        reached = self.reached(goal)
        return share(reached.share, reached.latest, reached.target) if reached else Markup()

    def reached(self, goal: Goal) -> Reached | None:
        """How much of a goal's target was reached by the last report; None where the two are not counted alike."""
        writer = self.writer
        if not goal.stage or not goal.indicator or goal.verdict in ("cannot-judge", "unknown"):
            return None
        indicator = writer.model.indicators[goal.indicator]
        target, latest = writer.target(indicator.targets, goal.stage), writer.latest(indicator.reported)
        if not target or not latest:
            return None
        written = (writer.speech.measured(latest, indicator.unit), writer.speech.measured(target, indicator.unit))
        return Reached(min(latest.value / target.value, Decimal(1)), *written)

    def relations(self) -> Markup:
        """How many statements of each relation every chapter has."""
        kinds = {str(relation): self._said(f"relation-{relation}") for relation in self.writer.relations}
        return self._per_chapter("relations", kinds, lambda statement: str(statement.relation))

    def grades(self) -> Markup:
        """How many statements of each grade every chapter has."""
        kinds = {f"grade-{grade}": f"{grade} {self._said(f'grade-{grade}')}" for grade in self.writer.grades}
        return self._per_chapter("grades", kinds, lambda statement: f"grade-{self.writer.grade(statement)}")

    def _per_chapter(self, name: str, kinds: Mapping[str, str], kind_of: Callable[[Statement], str]) -> Markup:
        """The statements of every chapter, counted by kind; the first kinds are told above them."""
        writer = self.writer
        rows = [
            Stack(
                chapter.id,
                str(writer.address(chapter.id)),
                f"{chapter.number} {writer.speech.pick(chapter.item.name)}",
                Counter(kind_of(statement) for statement in writer.in_chapter(chapter)),
            )
            for chapter in writer.model.chapters
        ]
        total = sum((row.counts for row in rows), Counter[str]())
        first = next(iter(kinds))
        shows = self._said(f"drawing-{name}-shows", count=total[first], total=total.total())
        words = {"chapter": self._said("chapter-word"), "table": self._said("as-a-table"), "of": self._said("colon")}
        return stacks(name, shows, rows, kinds, words)


def _in_years(day: Day) -> float:
    """A date as a number of years; a month or year alone stands at its beginning."""
    return day.year + ((day.month or 1) - 1) / 12 + ((day.day or 1) - 1) / 366


def _middle(when: When) -> float:
    """The middle of a period, in years."""
    end = when.end or when.start
    return (_in_years(when.start) + end.year + ((end.month or 12) - 1) / 12 + ((end.day or 30) - 1) / 366) / 2


def _plain(words: Markup | None) -> str:
    return words.unescape() if words is not None else ""
