"""The plan as one frozen value: every reference resolved in both directions, order settled, grades computed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from .checking import Data
from .records import (
    Chapter,
    Disagreement,
    Grade,
    Indicator,
    Item,
    Place,
    Plan,
    Reader,
    Relation,
    Section,
    Source,
    Statement,
    Unknown,
)
from .rules import statement_homes

Kind = TypeVar("Kind", bound=Item)


@dataclass(frozen=True, slots=True)
class Division:
    """The plan, a chapter or a section, with all that its page shows.

    `page` is its address below the language, such as `industries/finance/`; `number` is the plan's own, such as
    `3.1`, and empty for the plan. `shown` are statements whose home is elsewhere but which bear on this.
    """

    item: Section
    number: str
    page: str
    parent: str | None
    children: tuple[str, ...]
    statements: tuple[Statement, ...]
    shown: tuple[Statement, ...]
    disagreements: tuple[Disagreement, ...]
    unknowns: tuple[Unknown, ...]

    @property
    def id(self) -> str:
        """The division's id."""
        return self.item.id

    def own(self, relation: Relation) -> tuple[Statement, ...]:
        """The statements of one relation whose home this is."""
        return tuple(item for item in self.statements if item.relation is relation)

    def of(self, relation: Relation) -> tuple[Statement, ...]:
        """The division's own statements of one relation, then those shown from elsewhere."""
        return tuple(item for item in (*self.statements, *self.shown) if item.relation is relation)


@dataclass(frozen=True, slots=True)
class Model:
    """Everything the site knows. Mappings are in the order of the pages."""

    plan_record: Plan
    divisions: Mapping[str, Division]
    statements: Mapping[str, Statement]
    indicators: Mapping[str, Indicator]
    places: Mapping[str, Place]
    readers: Mapping[str, Reader]
    sources: Mapping[str, Source]
    disagreements: Mapping[str, Disagreement]
    unknowns: Mapping[str, Unknown]
    home: Mapping[str, str]
    """The page every item stands on, by the item's id."""
    carries: Mapping[str, tuple[Item, ...]]
    """What rests on a source, by the source's id."""

    @property
    def plan(self) -> Division:
        """The plan as a whole."""
        return self.divisions["plan"]

    @property
    def chapters(self) -> tuple[Division, ...]:
        """The eight chapters."""
        return tuple(self.divisions[identifier] for identifier in self.plan.children)

    def address(self, identifier: str) -> tuple[str, str]:
        """The page an item stands on and its anchor there; a division or reader is its page and needs no anchor."""
        is_page = identifier in self.divisions or identifier in self.readers
        return self.home[identifier], "" if is_page else identifier

    def grade(self, source_ids: Iterable[str]) -> Grade:
        """The grade of evidence: that of the best source."""
        return min(self.sources[identifier].grade for identifier in source_ids)

    def division_of(self, statement: Statement) -> Division:
        """The division a statement belongs to."""
        page = self.home[statement.id]
        return next(division for division in self.divisions.values() if division.page == page)


PAGES = {
    "indicator": "indicators/",
    "place": "layout/",
    "source": "sources/",
    "disagreement": "disagreements/",
    "unknown": "unknowns/",
}
"""The page on which all items of a kind stand; statements stand on their division's, readers on their own."""


def build(data: Data) -> Model:
    """Build the model from data without errors."""
    own = _by_home(data)
    statements = {statement.id: statement for found in own.values() for statement in found}
    divisions = _divisions(data, own, statements)
    home = {division.id: division.page for division in divisions.values()}
    home |= {item.id: divisions[where].page for where, found in own.items() for item in found}
    home |= {item.id: PAGES[item.kind] for item in data.items() if item.kind in PAGES}
    home |= {identifier: f"readers/{identifier}/" for identifier in _of(data, Reader)}
    (plan,) = _of(data, Plan).values()
    return Model(
        plan_record=plan,
        divisions=divisions,
        statements=statements,
        indicators=_of(data, Indicator),
        places=_of(data, Place),
        readers=_of(data, Reader),
        sources=dict(sorted(_of(data, Source).items())),
        disagreements=_of(data, Disagreement),
        unknowns=_of(data, Unknown),
        home=home,
        carries=_carries(data),
    )


def _of(data: Data, kind: type[Kind]) -> dict[str, Kind]:
    """The items of one type by id, in the order of the files."""
    return {entry.item.id: entry.item for entry in data.entries if type(entry.item) is kind}


def _by_home(data: Data) -> dict[str, list[Statement]]:
    """The statements of every division, in the order of a page."""
    homes = statement_homes(data)
    own: dict[str, list[Statement]] = {identifier: [] for identifier in homes.values()}
    for entry in data.entries:
        if isinstance(entry.item, Statement):
            own[homes[entry.file]].append(entry.item)
    return {identifier: sorted(found, key=_place_in_group) for identifier, found in own.items()}


def _place_in_group(statement: Statement) -> tuple[object, ...]:
    """Statements are grouped by relation; what came before and since is told in the order of time, undated last."""
    relations = list(Relation)
    in_time = statement.relation in (Relation.BEFORE, Relation.SINCE)
    when = statement.date if in_time else None
    return relations.index(statement.relation), in_time and when is None, when.order if when else ()


def _divisions(
    data: Data, own: Mapping[str, list[Statement]], statements: Mapping[str, Statement]
) -> dict[str, Division]:
    chapters = _of(data, Chapter).values()
    disagreements = _of(data, Disagreement).values()
    unknowns = _of(data, Unknown).values()

    def division(item: Section, number: str, page: str, parent: str | None, children: Iterable[Section]) -> Division:
        return Division(
            item=item,
            number=number,
            page=page,
            parent=parent,
            children=tuple(child.id for child in children),
            statements=tuple(own[item.id]),
            shown=tuple(statement for statement in statements.values() if item.id in statement.also),
            disagreements=tuple(found for found in disagreements if item.id in found.about),
            unknowns=tuple(found for found in unknowns if item.id in found.about),
        )

    divisions = [division(plan, "", "plan/", None, chapters) for plan in _of(data, Plan).values()]
    for number, chapter in enumerate(chapters, 1):
        divisions.append(division(chapter, str(number), f"{chapter.id}/", "plan", chapter.sections))
        for place, section in enumerate(chapter.sections, 1):
            page = f"{chapter.id}/{section.id}/"
            divisions.append(division(section, f"{number}.{place}", page, chapter.id, ()))
    return {found.id: found for found in divisions}


def _carries(data: Data) -> dict[str, tuple[Item, ...]]:
    """What rests on each source. What a chapter's section rests on is the section's, not the chapter's."""
    items = {item.id: item for item in data.items()}
    carried: dict[str, dict[str, Item]] = defaultdict(dict)
    for entry in data.entries:
        owners = {steps: identifier for identifier, _, steps in entry.listed.ids()}
        for way, target, kinds in entry.listed.references():
            if "source" in kinds:
                owner = owners.get(way[:4]) or owners[way[:2]]
                carried[target][owner] = items[owner]
    return {identifier: tuple(found.values()) for identifier, found in carried.items()}
