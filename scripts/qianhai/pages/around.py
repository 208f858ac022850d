"""What the pages around the plan are made of: policies by whether they hold, figures by matter, lists from A to Z."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal, get_args

from ..language.order import MARKS, heading, sort_key
from ..model.plan import Division
from ..schema.amounts import Figure, Series
from ..schema.contents import Part
from ..schema.dates import When
from ..schema.parts import Claim
from ..schema.records import Body, Disagreement, GlossaryEntry, Person, Place, Policy, Source
from ..schema.values import Grade, Language, Matter
from .evidence import RowPart
from .gathering import STAGES
from .wording import Wording

Standing = Literal["term", "in-force", "undated", "ended"]
"""Whether a policy holds on the day to which facts were read, as far as its dates tell: its term runs, it came into
force and no end is named, no such day is named, or its term is over."""

STANDINGS: tuple[Standing, ...] = get_args(Standing)
"""The standings in the order in which the page of policies tells of them."""

CHARTED_FROM = 3
"""From how many figures on a series is drawn."""

FILTERED_FROM = 10
"""From how many lines on a page can be filtered."""


@dataclass(frozen=True)
class Around(Wording):
    """The model, a language, and the lists of the pages around the plan."""

    @property
    def standings(self) -> tuple[Standing, ...]:
        """The standings that some policy has."""
        return tuple(standing for standing in STANDINGS if self.policies_of(standing))

    def policies_of(self, standing: Standing) -> list[Policy]:
        """The policies of one standing, the newest first."""
        found = [policy for policy in self.model.policies.values() if self.standing(policy) == standing]
        return sorted(found, key=_when_issued, reverse=True)

    @property
    def read_to(self) -> When | None:
        """The day to which facts were read."""
        return self.model.plan_record.read_to

    def standing(self, policy: Policy) -> Standing:
        """Whether a policy has ended, holds for a term, holds from a day on, or has no dates that tell."""
        if policy.until:
            return "ended" if self.read_to and _last(policy.until) < self.read_to.start.first else "term"
        return "in-force" if policy.in_force else "undated"

    @property
    def matters(self) -> list[tuple[Matter | None, list[Series]]]:
        """The series by what they are about; those of which the data does not say come last."""
        order = [*Matter, None]
        found = [(matter, [series for series in self.series if series.matter == matter]) for matter in order]
        return [(matter, series) for matter, series in found if series]

    @property
    def charted(self) -> list[Series]:
        """The series with figures enough for a picture, where nothing leaves open whether they were counted alike."""
        return [series for series in self.series if series.comparable and len(series.figures) >= CHARTED_FROM]

    def rounded_alike(self, series: Series, figure: Figure) -> list[tuple[Series, Figure]]:
        """Figures of other series that are this one's number in more digits or in fewer, for the same period.

        They stand apart, since each has a basis of its own; that they agree is worth a word.
        """
        others = [other for other in self.series if (other.matter, other.unit) == (series.matter, series.unit)]
        return [
            (other, found)
            for other in others
            if other is not series
            for found in other.figures
            if (found.period, found.bound) == (figure.period, figure.bound)
            and _rounded_alike(found.value, figure.value)
        ]

    def figure_sources(self, series: Series) -> list[Source]:
        """The sources of a series' figures, each once."""
        found = {source.id: source for figure in series.figures for source in self.sources_of(figure)}
        return list(found.values())

    @property
    def target_years(self) -> list[str]:
        """The years for which a target of any indicator is known."""
        return [year for year in STAGES if any(self.target(one.targets, year) for one in self.indicators)]

    def worth_filtering(self, division: Division) -> bool:
        """Whether a division's page holds so much that a reader may want only a part of it."""
        return len(division.statements) + len(division.shown) >= FILTERED_FROM

    def other_names(self, record: Body | Person) -> list[tuple[Language, str]]:
        """What a body or person is called beside the name it goes by in this edition, each name once."""
        own = self.speech.pick(record.name)
        forms = [
            (language, words)
            for term in record.names
            for language in Language
            if (words := {Language.ENGLISH: term.en, Language.SIMPLIFIED: term.zh_Hans}.get(language, term.zh_Hant))
        ]
        return list({words: (language, words) for language, words in reversed(forms) if words != own}.values())[::-1]

    def parts_of(self, place: Place) -> list[RowPart]:
        """What a place's row tells beside what the place is: its size, and where a source puts it."""
        parts: list[RowPart] = []
        if area := place.area:
            size = self.show(self.measured(area, area.unit)) + self.say("bracketed", what=area.period)
            parts.append((self.say("area"), size, area))
        if position := place.position:
            longitude, latitude = (f"{degrees:.4f}" for degrees in position.at)
            at = self.say("position-at", longitude=longitude, latitude=latitude)
            words = self.say("position-marks", at=at, marks=position.marks) if position.marks else at
            parts.append((self.say("position"), words, position))
        return parts

    @property
    def landmarks(self) -> list[Claim]:
        """What the timeline names, in the order of time."""
        found = [self.model.items[name] for name in self.model.plan_record.landmarks]
        return sorted((one for one in found if isinstance(one, Claim) and one.date), key=_date_of)

    @property
    def first_disagreements(self) -> list[Disagreement]:
        """The disagreements that change a story, the weightiest first."""
        return [self.model.disagreements[name] for name in self.model.plan_record.first_disagreements]

    @property
    def chapters_or_none(self) -> tuple[Division | None, ...]:
        """What comes of no chapter, before what comes of each."""
        return (None, *self.model.chapters)

    def other_disagreements(self, chapter: Division | None) -> list[Disagreement]:
        """The other disagreements of a chapter with its sections; without one, of the plan as a whole and around it."""
        first = self.model.plan_record.first_disagreements
        return [one for one in self.disagreements if one.id not in first and self._chapter(one.about[0]) is chapter]

    def _chapter(self, identifier: str) -> Division | None:
        division = self.model.divisions[identifier]
        parent = self.model.divisions[division.parent] if division.parent else None
        chapter = division if parent is self.model.plan else parent
        return chapter if chapter in self.model.chapters else None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Who does what for the plan, step by step."""
        return self.model.plan_record.parts

    def bodies_in(self, part: Part) -> list[Body]:
        """The bodies of one step."""
        return [self.model.bodies[name] for name in part.bodies]

    def sources_graded(self, grade: Grade) -> list[Source]:
        """The sources of one grade, by publisher as readers look it up, then the newest first."""
        found = [source for source in self.sources if source.grade is grade]
        newest = sorted(found, key=lambda one: one.date.order if one.date else (), reverse=True)
        return sorted(newest, key=lambda one: sort_key(self.speech.pick(one.publisher), self.language))

    @property
    def terms_by_heading(self) -> list[tuple[str, list[GlossaryEntry]]]:
        """The glossary under letters, or under numbers of strokes, as readers of this edition look it up."""
        found = groupby(self.terms_in_order(), lambda entry: self.heading_of(self.headword(entry)))
        return [(words, list(entries)) for words, entries in found]

    def heading_of(self, word: str) -> str:
        """What a word stands under where readers of this edition look it up: a letter, or a number of strokes."""
        found = heading(word, self.language)
        if self.language is Language.TRADITIONAL and found.isdigit() and not word.strip(MARKS)[0].isascii():
            return str(self.say("strokes", count=int(found)))
        return str(self.say("numerals")) if found.isdigit() else found


def _when_issued(policy: Policy) -> tuple[object, ...]:
    when = policy.date or policy.in_force
    return when.order if when else ()


def _last(when: When) -> tuple[int, int, int]:
    """The latest day a date can mean, near enough to compare: a month or year alone lasts to its end."""
    day = when.end or when.start
    return day.year, day.month or 12, day.day or 31


def _rounded_alike(one: Decimal, other: Decimal) -> bool:
    """Whether one number is the other in fewer digits, and not merely the same."""
    coarse, fine = sorted((one, other), key=_decimals)
    return _decimals(coarse) < _decimals(fine) and round(fine, _decimals(coarse)) == coarse


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _date_of(claim: Claim) -> tuple[object, ...]:
    return claim.date.order if claim.date else ()
