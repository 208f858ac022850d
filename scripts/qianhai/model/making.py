"""From checked data to the plan as one value: every reference resolved in both directions, order settled."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from ..checking.fitting import Data
from ..checking.homes import statement_homes
from ..checking.passages import unread
from ..checking.translations import fingerprint, unconfirmed
from ..schema.amounts import Indicator, Series
from ..schema.contents import Chapter, Plan, Section, Topic
from ..schema.kinds import kind_of
from ..schema.parts import Claim, Item
from ..schema.passages import Comparison, Goal, Reader, Summary
from ..schema.records import (
    Body,
    Disagreement,
    Event,
    GlossaryEntry,
    Group,
    NameInUse,
    Person,
    Place,
    Policy,
    Source,
    Statement,
    Unknown,
)
from ..schema.values import Relation
from .mentions import mentions
from .plan import Division, Model
from .traditional import with_traditional

Kind = TypeVar("Kind", bound=Item)


def build(data: Data) -> Model:
    """Build the model from data without errors."""
    written, data = data, with_traditional(data)
    own, groups = _by_home(data, Statement), _by_home(data, Group)
    summaries = _by_home(data, Summary)
    own = {where: _in_order(found, where, data) for where, found in own.items()}
    statements = {statement.id: statement for found in own.values() for statement in found}
    events = dict(sorted(_of(data, Event).items(), key=lambda pair: pair[1].date.order))
    policies = dict(sorted(_of(data, Policy).items(), key=lambda pair: _since_when(pair[1])))
    claims: list[Claim] = [*statements.values(), *events.values(), *policies.values()]
    divisions = _divisions(data, own, groups, summaries, claims)
    items = {item.id: item for item in data.items()}
    home = {item.id: page for item in items.values() if (page := kind_of(type(item)).page)}
    home |= {division.id: division.page for division in divisions.values()}
    division_of = {item.id: where for where, found in own.items() for item in found}
    division_of |= {group.id: where for where, found in groups.items() for group in found}
    division_of |= {summary.id: where for where, found in summaries.items() for summary in found}
    home |= {identifier: divisions[where].page for identifier, where in division_of.items()}
    for reader in _of(data, Reader).values():
        home |= dict.fromkeys((reader.id, *(way.id for way in reader.ways)), f"readers/{reader.id}/")
    (plan,) = _of(data, Plan).values()
    return Model(
        plan_record=plan,
        divisions=divisions,
        groups={group.id: group for found in groups.values() for group in found},
        statements=statements,
        events=events,
        policies=policies,
        indicators=_of(data, Indicator),
        places=_of(data, Place),
        series=_of(data, Series),
        bodies=_of(data, Body),
        people=_of(data, Person),
        terms=_of(data, GlossaryEntry),
        names=_of(data, NameInUse),
        readers=_of(data, Reader),
        sources=dict(sorted(_of(data, Source).items())),
        disagreements=_of(data, Disagreement),
        unknowns=_of(data, Unknown),
        goals=_of(data, Goal),
        comparisons=_of(data, Comparison),
        items=items,
        series_of={figure.id: series for series in _of(data, Series).values() for figure in series.figures},
        home=home,
        division_of=division_of,
        used_by=_used_by(written, items, claims),
        register={registered.id: registered for registered, _ in data.register},
        history=tuple(changes for changes, _ in data.history),
        outdated=frozenset(fingerprint(text) for _, _, text in unconfirmed(written)),
        stale=frozenset(fingerprint(passage.text) for _, _, passage in unread(written)),
        numbers=_in_traditional([policy.number for policy in policies.values() if policy.number], data),
    )


def _in_traditional(words: list[str], data: Data) -> dict[str, str]:
    """Some words of one line each, in Traditional characters."""
    return dict(zip(words, data.converter.converted(words), strict=True))


def _of(data: Data, kind: type[Kind]) -> dict[str, Kind]:
    """The items of one type by id, in the order of the files."""
    return {entry.item.id: entry.item for entry in data.entries if type(entry.item) is kind}


def _by_home(data: Data, kind: type[Kind]) -> dict[str, list[Kind]]:
    """What the files of statements hold of a kind, by the division each file belongs to, in the files' order."""
    homes = statement_homes(data)
    own: dict[str, list[Kind]] = {identifier: [] for identifier in homes.values()}
    for entry in data.entries:
        if isinstance(entry.item, kind):
            own[homes[entry.file]].append(entry.item)
    return own


def _in_order(statements: list[Statement], division: str, data: Data) -> list[Statement]:
    """Statements in the order of a page: a topic is told in the order of its file; all else by relation and time."""
    return statements if division in _of(data, Topic) else sorted(statements, key=_place_in_group)


def _place_in_group(claim: Claim) -> tuple[object, ...]:
    """Claims are grouped by relation; what came before and since is told in the order of time, undated last."""
    relations = list(Relation)
    in_time = claim.relation in (Relation.BEFORE, Relation.SINCE)
    when = claim.date if in_time else None
    return relations.index(claim.relation), in_time and when is None, when.order if when else ()


def _since_when(policy: Policy) -> tuple[object, ...]:
    """Orders policies by the day of issue, or the day they came into force; undated ones first."""
    when = policy.date or policy.in_force
    return when.order if when else ()


def _divisions(
    data: Data,
    own: Mapping[str, list[Statement]],
    groups: Mapping[str, list[Group]],
    summaries: Mapping[str, list[Summary]],
    claims: Iterable[Claim],
) -> dict[str, Division]:
    chapters = _of(data, Chapter).values()
    disagreements = _of(data, Disagreement).values()
    unknowns = _of(data, Unknown).values()
    series = _of(data, Series).values()
    shown: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for identifier in claim.also:
            shown[identifier].append(claim)

    def division(item: Section, number: str, page: str, parent: str | None, children: Iterable[Section]) -> Division:
        return Division(
            item=item,
            number=number,
            page=page,
            parent=parent,
            children=tuple(child.id for child in children),
            summary=next(iter(summaries[item.id]), None),
            groups=tuple(groups[item.id]),
            statements=tuple(own[item.id]),
            shown=tuple(sorted(shown[item.id], key=_place_in_group)),
            disagreements=tuple(found for found in disagreements if item.id in found.about),
            unknowns=tuple(found for found in unknowns if item.id in found.about),
            series=tuple(found for found in series if item.id in found.about),
        )

    divisions = [division(plan, "", "plan/", None, chapters) for plan in _of(data, Plan).values()]
    for number, chapter in enumerate(chapters, 1):
        divisions.append(division(chapter, str(number), f"{chapter.id}/", "plan", chapter.sections))
        for place, section in enumerate(chapter.sections, 1):
            page = f"{chapter.id}/{section.id}/"
            divisions.append(division(section, f"{number}.{place}", page, chapter.id, ()))
    divisions += [division(topic, "", f"{topic.id}/", None, ()) for topic in _of(data, Topic).values()]
    return {found.id: found for found in divisions}


def _used_by(data: Data, items: Mapping[str, Item], claims: Iterable[Claim]) -> dict[str, tuple[Item, ...]]:
    """What names each item: by reference in the data, or by its name in a claim's words.

    An item inside another, such as a section of a chapter, counts for itself and not for the one around it.
    """
    used: dict[str, dict[str, Item]] = defaultdict(dict)
    owners = {(listed.document.file, steps): identifier for listed, identifier, _, steps in data.ids}
    for listed, way, target, _ in data.references:
        if issubclass(listed.kind, Item):
            around = ((listed.document.file, way[:length]) for length in range(len(way), 0, -1))
            owner = next(owners[place] for place in around if place in owners)
            used[target][owner] = items[owner]
    for claim, named in mentions(items.values(), claims):
        for target in named:
            used[target][claim.id] = claim
    return {identifier: tuple(found.values()) for identifier, found in used.items()}
