"""What a page gathers from the model: selections, counts and orders, in no language yet."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.plan import Division, Model
from ..model.site import SITE
from ..schema.amounts import Amount
from ..schema.parts import Claim, Item, Sourced, Term, Text
from ..schema.passages import Goal, Passage, Reader, Way
from ..schema.publications import ChangeSet
from ..schema.records import Body, GlossaryEntry, Group, NameInUse, Place, Policy, Source, Statement, Unknown
from ..schema.values import Grade, Relation
from .evidence import Evidence

STAGES = ("2025", "2030", "2035")
"""The years by which the plan sets its goals."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a division's page shows beside its statements: its template, and the records that it rests on."""

    template: str
    rests_on: Callable[[Model], list[Sourced]]


def _places(model: Model) -> list[Sourced]:
    return [record for place in model.places.values() for record in (place, place.area, place.position) if record]


PARTS = {"layout": Part("places.md.j2", _places), "stages": Part("stages.md.j2", lambda _: [])}
"""The parts, by the id of the division they belong to."""


@dataclass(frozen=True)
class Gathering(Evidence):
    """What templates may ask of the model beside what it holds."""

    def page_sources(self, division: Division) -> list[Source]:
        """Every source that a division's page rests on, best grade first."""
        records: list[Sourced] = [division.item, *division.statements, *division.shown]
        records += [view for disagreement in division.disagreements for view in disagreement.views]
        records += [figure for series in division.series for figure in series.figures]
        records += getattr(division.item, "accounts", ())
        if part := PARTS.get(division.id):
            records += part.rests_on(self.model)
        used = {identifier for record in records for identifier in (*record.sources, *record.beside)}
        return sorted((self.model.sources[name] for name in used), key=lambda source: (source.grade, source.id))

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations in the order of a page."""
        return tuple(Relation)

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The grades, best first."""
        return tuple(Grade)

    @property
    def stages(self) -> tuple[str, ...]:
        """The years of the plan's goals."""
        return STAGES

    def part(self, division: Division) -> str | None:
        """The template of what this division's page shows beside its statements."""
        return PARTS[division.id].template if division.id in PARTS else None

    def staged(self, division: Division, year: str) -> list[Statement]:
        """A division's goals for one year."""
        return [statement for statement in division.statements if statement.stage == year]

    def in_group(self, division: Division, group: Group) -> list[Statement]:
        """A division's statements in one group."""
        return [statement for statement in division.statements if statement.group == group.id]

    def in_own_group(self, claim: Claim, division: Division) -> bool:
        """Whether a claim stands in one of the division's own groups, and so not in its plain list."""
        return isinstance(claim, Statement) and any(claim.group == group.id for group in division.groups)

    def plain_lines(self, division: Division, relation: Relation) -> list[Claim]:
        """A division's claims of one relation that stand in none of its groups; of a topic, those from elsewhere."""
        found = division.shown_of(relation) if division.item.kind == "topic" else division.of(relation)
        return [claim for claim in found if not self.in_own_group(claim, division)]

    def outline(self, within: str | None = None, depth: int = 0) -> Iterator[tuple[int, Place]]:
        """What belongs to what: every place after the one it is part of, with its depth in the outline."""
        for place in self.model.places.values():
            if place.part_of == within:
                yield depth, place
                yield from self.outline(place.id, depth + 1)

    def from_elsewhere(self, claims: list[Claim], division: Division) -> list[Claim]:
        """Of some claims, those whose home is another page than this division's."""
        return [claim for claim in claims if not self.at_home(claim, division)]

    def at_home(self, claim: Claim, division: Division) -> bool:
        """Whether a division's page is a claim's home."""
        return self.model.division_of.get(claim.id) == division.id

    @property
    def in_reading_order(self) -> tuple[Relation, ...]:
        """The relations as a reader asks for them: what the plan says, what came of it, what was there before."""
        first = (Relation.PLAN, Relation.REPLY, Relation.REMARK, Relation.SINCE, Relation.BEFORE)
        return (*first, *(relation for relation in Relation if relation not in first))

    def groups_of(self, division: Division, relation: Relation) -> list[tuple[Group, list[Statement]]]:
        """A division's groups of one relation, each with its statements."""
        if division.item.kind == "topic":
            return []
        found = [(group, self.in_group(division, group)) for group in division.groups]
        return [(group, statements) for group, statements in found if statements and statements[0].relation is relation]

    def readers_of(self, division: Division) -> list[tuple[Reader, list[Claim]]]:
        """The kinds of reader that claims on a division's page matter to, with those claims."""
        shown = (*division.statements, *division.shown)
        found = [
            (reader, [item for item in shown if reader.id in item.readers]) for reader in self.model.readers.values()
        ]
        return [(reader, items) for reader, items in found if items]

    @property
    def positions(self) -> list[Statement]:
        """The statements on the plan's positions, one each."""
        return [self.model.statements[name] for name in self.model.plan_record.positions]

    @property
    def criticism(self) -> tuple[str, ...]:
        """The ids of what tells of criticism."""
        return self.model.plan_record.criticism

    @property
    def other_zones(self) -> tuple[str, ...]:
        """The ids of what tells of zones beside Qianhai."""
        return self.model.plan_record.other_zones

    def goals_of(self, year: str | None) -> list[Goal]:
        """The goals set for one year, or those for which no year is set."""
        return [goal for goal in self.model.goals.values() if goal.stage == year]

    @property
    def goals_by_year(self) -> list[tuple[str | None, list[Goal]]]:
        """The goals by the year for which they are set, those without a year last; no year without goals."""
        found = [(year, self.goals_of(year)) for year in (*STAGES, None)]
        return [(year, goals) for year, goals in found if goals]

    def verdict(self, goal: Goal) -> str:
        """Whether a goal was reached, as far as can be told; one whose year is yet to come is ahead."""
        read_to = self.model.plan_record.read_to
        is_ahead = read_to and goal.stage and int(goal.stage) > read_to.start.year
        return "ahead" if is_ahead else goal.verdict

    def verdicts(self, goals: Iterable[Goal]) -> list[tuple[str, int]]:
        """How many of some goals there are of each verdict, those reached first; those still ahead have none."""
        counted = Counter(self.verdict(goal) for goal in goals)
        order = ("met", "in-part", "not-met", "cannot-judge", "unknown")
        return [(verdict, counted[verdict]) for verdict in order if counted[verdict]]

    @property
    def what_came_of_the_goals(self) -> list[Passage]:
        """The answer in short: of what the section on the goals says, what rests on something that came since."""
        summary = self.model.divisions["stages"].summary
        return [
            passage
            for passage in (summary.passages if summary else ())
            if any(getattr(item, "relation", None) is Relation.SINCE for item in self.passage_items(passage))
        ]

    def ways_of(self, reader: Reader, standing: str) -> list[Way]:
        """The rows of a guide of one standing."""
        return [way for way in reader.ways if way.standing == standing]

    @property
    def with_obstacles(self) -> list[Reader]:
        """The readers whose guide tells what stands in their way."""
        guided = [(reader, reader.guide) for reader in self.model.readers.values() if reader.guide]
        return [reader for reader, guide in guided if guide.obstacles and not guide.obstacles_heading]

    def pages_for(self, reader: Reader) -> list[str]:
        """The names of the standing pages for which the readers of a guide come."""
        return [row.name for row in SITE if row.first_for == reader.id]

    def asked(self, reader: Reader) -> list[Body]:
        """The bodies to ask: those that the guide names, or else those that its statements name most."""
        if reader.guide and reader.guide.ask:
            return [self.model.bodies[name] for name in reader.guide.ask]
        return self.named(self.for_reader(reader), at_most=8)

    def for_reader(self, reader: Reader, relation: Relation | None = None) -> list[Claim]:
        """What matters to a kind of reader, of one relation or of all."""
        found = [item for item in self.model.claims if reader.id in item.readers]
        return [item for item in found if relation is None or item.relation is relation]

    def see_also(self, division: Division) -> list[Division]:
        """The divisions that share claims with this one, in the plan's order."""
        there = {name for statement in division.statements for name in statement.also}
        here = {self.model.division_of.get(claim.id) for claim in division.shown}
        return [other for other in self.model.divisions.values() if other.id in there | here and other is not division]

    def related(self, item: Item) -> list[tuple[str, list[Item]]]:
        """What is worth reading beside an item, named by it or naming it: of the plan, before, since, and all else."""
        named = [self.model.items[identifier] for identifier in getattr(item, "related", ())]
        naming = [user for user in self.users(item) if item.id in getattr(user, "related", ())]
        found: dict[str, list[Item]] = {"plan": [], "before": [], "since": [], "see": []}
        for other in {one.id: one for one in [*named, *naming]}.values():
            relation = str(getattr(other, "relation", "see"))
            found[relation if relation in found else "see"].append(other)
        return [(relation, others) for relation, others in found.items() if others]

    def users(self, item: Item) -> tuple[Item, ...]:
        """What names an item, or rests on it."""
        return self.model.used_by.get(item.id, ())

    def named(self, claims: Iterable[Claim], *, at_most: int) -> list[Body]:
        """The bodies that claims name, the most often named first."""
        wanted = {claim.id for claim in claims}
        found = [(sum(user.id in wanted for user in self.users(body)), body) for body in self.model.bodies.values()]
        ranked = sorted((pair for pair in found if pair[0]), key=lambda pair: -pair[0])
        return [body for _, body in ranked[:at_most]]

    @property
    def timeline(self) -> list[tuple[int, list[Claim]]]:
        """Everything that belongs on the timeline, by year: events, statements with a milestone, and policies.

        A policy that an event or such a statement of the same day already tells of does not stand there twice.
        """
        dated = [(claim.date, claim) for claim in self.model.claims if claim.date and self.short_name(claim)]
        telling = [claim for _, claim in dated if not isinstance(claim, Policy)]
        told = {(name, str(claim.date)) for claim in telling for name in (claim.id, *claim.related)}
        years: dict[int, list[Claim]] = {}
        for date, claim in sorted(dated, key=lambda pair: pair[0].order):
            here = {(name, str(date)) for name in (claim.id, *claim.related)}
            if not (isinstance(claim, Policy) and told & here):
                years.setdefault(date.start.year, []).append(claim)
        return list(years.items())

    def short_name(self, claim: Claim) -> Text | None:
        """A claim's short name on the timeline; None for what does not belong there."""
        return claim.milestone if isinstance(claim, Statement) else getattr(claim, "title", None)

    @cached_property
    def glossary(self) -> Mapping[str, GlossaryEntry]:
        """The glossary's entries by their Simplified form, whichever quotation marks it is written with."""
        return {_unquoted(entry.zh_Hans): entry for entry in self.model.terms.values()}

    def explained(self, term: Term) -> GlossaryEntry | None:
        """The glossary's entry for an official term."""
        return self.glossary.get(_unquoted(term.zh_Hans))

    def names_meaning(self, document: str) -> list[NameInUse]:
        """The names in use for one document."""
        return [name for name in self.model.names.values() if name.means == document]

    @property
    def indicator_counts(self) -> Mapping[str, int]:
        """How many indicators the plan has, and how many of them are named, inferred and not known."""
        total = self.model.plan_record.indicators
        known = len(self.model.indicators)
        named = sum(indicator.standing == "named" for indicator in self.model.indicators.values())
        return {"total": total, "known": known, "named": named, "inferred": known - named, "unknown": total - known}

    def latest(self, figures: Iterable[Amount]) -> Amount | None:
        """The figure whose period ends last."""
        return max(figures, key=lambda figure: figure.period.order[::-1], default=None)

    def target(self, figures: Iterable[Amount], year: str) -> Amount | None:
        """The target for one year."""
        return next((figure for figure in figures if str(figure.period) == year), None)

    def unknowns_of(self, division: Division) -> list[Unknown]:
        """The gaps that name this division first: each gap once over all divisions."""
        return [found for found in division.unknowns if found.about[0] == division.id]

    @property
    def gaps(self) -> list[tuple[Division, list[Unknown], list[tuple[Division, list[Unknown]]]]]:
        """What is not known: the plan, each chapter and topic with its own gaps, then those of its sections."""
        found = []
        for top in self.divisions:
            if top.parent in (None, "plan"):
                inside = [one for one in self.divisions if one.parent == top.id and one.parent != "plan"]
                sections = [(one, gaps) for one in inside if (gaps := self.unknowns_of(one))]
                found.append((top, self.unknowns_of(top), sections))
        return [(top, own, sections) for top, own, sections in found if own or sections]

    def changed_ids(self, changes: ChangeSet, kind: str) -> list[str]:
        """The ids of one kind of change in a change set."""
        return [found if isinstance(found, str) else found.id for found in getattr(changes, kind)]


def _unquoted(words: str) -> str:
    return words.translate(dict.fromkeys(map(ord, '"“”「」')))
