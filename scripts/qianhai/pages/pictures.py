"""The pictures of a page, drawn from the model: each names the ids its table names, and leads to them."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..schema import records
from ..schema.dates import Day
from ..schema.passages import Goal
from ..schema.records import Indicator, Series, Statement
from .drawings.charts import Point, Stack, Track, bars, share, stacks, tracks
from .drawings.coast import coast
from .drawings.map import CITIES, NAMES, Place, Words, chart
from .drawings.timeline import Moment, Stage, strip
from .gathering import STAGES
from .writing import Writer


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
        """Everything dated, and the plan's stages ahead."""
        writer = self.writer
        moments = [
            Moment(
                item=claim.id,
                address=str(writer.address(claim)),
                name=f"{writer.speech.when(claim.date)}{self._said('colon')}{_plain(writer.milestone(claim))}",
                year=_in_years(claim.date.start),
                relation=claim.relation,
            )
            for _, claims in writer.timeline
            for claim in claims
            if claim.date
        ]
        goals = str(writer.address("stages"))
        stages = [Stage(goals, self._said("stage-of", year=year), int(year)) for year in STAGES]
        return strip(self._said("drawing-timeline"), self._said("drawing-timeline-description"), moments, stages)

    def series(self, series: Series) -> Markup:
        """The figures of one series; nothing where there is only one."""
        if len(series.figures) < 2:
            return Markup()
        writer = self.writer
        points = [
            Point(
                figure.id,
                str(writer.address(figure)),
                figure.value,
                writer.speech.amount(figure, series.unit),
                writer.speech.when(figure.period),
            )
            for figure in series.figures
        ]
        name = writer.speech.pick(series.name)
        unit = writer.speech.unit(series.unit)
        description = self._said("drawing-series-description", name=name, unit=unit)
        return bars(series.id, self._said("drawing-series-title", name=name, unit=unit), description, points)

    def goal(self, goal: Goal) -> Markup:
        """A goal's last report against its target, as a bar; nothing where the two are not counted alike."""
        writer = self.writer
        if not goal.indicator or goal.verdict in ("cannot-judge", "unknown"):
            return Markup()
        indicator = writer.model.indicators[goal.indicator]
        target, latest = writer.target(indicator.targets, goal.stage), writer.latest(indicator.reported)
        if not target or not latest:
            return Markup()
        written = (writer.speech.measured(latest, indicator.unit), writer.speech.measured(target, indicator.unit))
        return share(latest.value / target.value, *(str(words) for words in written))

    def indicators(self) -> Markup:
        """Where each indicator was, should be and is, as far as that is evidenced."""
        rows = [self._track(indicator) for indicator in self.writer.model.indicators.values()]
        shown = [track for track in rows if track.marks]
        return tracks(
            "indicators", self._said("drawing-indicators"), self._said("drawing-indicators-description"), shown
        )

    def _track(self, indicator: Indicator) -> Track:
        writer = self.writer
        latest = writer.latest(indicator.reported)
        amounts = [
            ("baseline", indicator.baseline),
            *(("target", found) for found in indicator.targets),
            ("reported", latest),
        ]
        address = str(writer.address(indicator))
        marks = []
        for kind, amount in amounts:
            if amount is not None:
                value = writer.speech.amount(amount, indicator.unit)
                when = f"{self._said(f'mark-{kind}')} {writer.speech.when(amount.period)}{self._said('colon')}{value}"
                marks.append((kind, Point(indicator.id, address, amount.value, value, when)))
        unit = writer.speech.unit(indicator.unit)
        return Track(
            indicator.id,
            address,
            self._said("drawing-series-title", name=writer.speech.pick(indicator.name), unit=unit),
            marks,
        )

    def relations(self) -> Markup:
        """How many statements of each relation every chapter has."""
        kinds = {str(relation): self._said(f"relation-{relation}") for relation in self.writer.relations}
        return self._per_chapter("relations", kinds, lambda statement: str(statement.relation))

    def grades(self) -> Markup:
        """How many statements of each grade every chapter has."""
        kinds = {f"grade-{grade}": f"{grade} {self._said(f'grade-{grade}')}" for grade in self.writer.grades}
        return self._per_chapter("grades", kinds, lambda statement: f"grade-{self.writer.grade(statement)}")

    def _per_chapter(self, name: str, kinds: Mapping[str, str], kind_of: Callable[[Statement], str]) -> Markup:
        """The statements of every chapter, counted by kind."""
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
        return stacks(name, self._said(f"drawing-{name}"), self._said(f"drawing-{name}-description"), rows, kinds)


def _in_years(day: Day) -> float:
    """A date as a number of years; a month or year alone stands at its beginning."""
    return day.year + ((day.month or 1) - 1) / 12 + ((day.day or 1) - 1) / 366


def _plain(words: Markup | None) -> str:
    return words.unescape() if words is not None else ""
