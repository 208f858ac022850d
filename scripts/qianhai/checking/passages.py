"""What a passage rests on, worked out for the rules: the numbers and dates its evidence tells, relations, grades."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial, reduce

from ..language.figures import NOTHING, SCALES, Date, Told, told
from ..reading.documents import Steps
from ..reading.remembering import Memory
from ..schema.amounts import Indicator, Series
from ..schema.contents import Section, Topic
from ..schema.dates import Day, When
from ..schema.parts import Item, Record, Sourced, Text
from ..schema.passages import Goal, Passage
from ..schema.records import Disagreement, Source
from ..schema.values import Grade, Relation
from .fitting import Data, Listed


def passages_in(data: Data) -> Iterator[tuple[Listed, Steps, Passage]]:
    """Every passage of the data, and where it stands."""
    yield from data.parts(Passage)


@dataclass(frozen=True)
class Evidence:
    """The items of the data as evidence for passages."""

    items: Mapping[str, Item]
    grades: Mapping[str, Grade]
    units: Mapping[str, Text]
    """The unit of every figure that stands in a series."""
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)
    """What items tell, once it was worked out: many passages rest on the same."""

    def of(self, passage: Passage) -> list[Item]:
        """The items that a passage rests on; those that do not exist are another rule's affair."""
        return [self.items[name] for name in passage.rests_on if name in self.items]

    def is_whole(self, passage: Passage) -> bool:
        """Whether all that a passage rests on is at hand: the items, and the sources that these name."""
        items = self.of(passage)
        return len(items) == len(passage.rests_on) and all(
            name in self.grades for item in items for name in _sources_of(item)
        )

    def told(self, passage: Passage) -> Told:
        """The numbers and dates that a passage's evidence tells in any language."""
        return reduce(Told.__or__, map(self._told_by, self.of(passage)), NOTHING)

    def _told_by(self, item: Item) -> Told:
        unit = self.units.get(item.id)
        return self.memory.of_this(lambda: self._told(item, unit), "told", item, unit)

    def _told(self, record: Record, unit: Text | None) -> Told:
        made = NOTHING
        unit = getattr(record, "unit", unit)
        for name in type(record).model_fields:
            value = getattr(record, name)
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, When):
                    made |= _of_period(part)
                elif isinstance(part, Decimal) and name != "sketch":
                    made |= Told(
                        frozenset({(part * (_scale(unit) if name == "value" else 1)).normalize()}), frozenset()
                    )
                elif isinstance(part, str) and name not in ("id", "found_by", "sources", "beside", "url"):
                    made |= told(part)
                elif isinstance(part, Record) and (not isinstance(part, Item) or isinstance(record, Series)):
                    made |= self._told(part, unit)
        return made

    def speaks_for_the_plan(self, passage: Passage) -> list[Item]:
        """Of what a passage rests on, the items that say something of the plan itself."""
        return [item for item in self.of(passage) if _of_the_plan(item)]

    def grade(self, item: Item) -> Grade | None:
        """The grade of an item by its best source; None for what has no sources."""
        if isinstance(item, Source):
            return item.grade
        return min((self.grades[name] for name in _sources_of(item) if name in self.grades), default=None)


def evidence(data: Data) -> Evidence:
    """The data's items, ready to be held against passages."""
    items = {item.id: item for item in data.items()}
    series = [item for item in items.values() if isinstance(item, Series)]
    return Evidence(
        items,
        {item.id: item.grade for item in items.values() if isinstance(item, Source)},
        {figure.id: found.unit for found in series for figure in found.figures},
        data.memory,
    )


def with_evidence(data: Data, found: Evidence) -> Iterator[tuple[Listed, Steps, Passage]]:
    """The passages whose whole evidence is at hand.

    What an item of it lacks is told where that item stands, and no passage is to be rewritten for it.
    """
    for listed, way, passage in passages_in(data):
        if data.complete and found.is_whole(passage):
            yield listed, way, passage


NO_EVIDENCE = {"found_by", "matter"}
"""Fields that say how readers find an item, and nothing that a passage could rest on."""


def confirmation(passage: Passage, found: Evidence) -> str:
    """The line that stands for a passage with what it rests on, each as it stands now."""
    ours = passage.text.en + (passage.text.zh_Hans or "")
    theirs = "".join(item.model_dump_json(exclude=NO_EVIDENCE, exclude_defaults=True) for item in found.of(passage))
    return " ".join(hashlib.sha256(words.encode()).hexdigest()[:16] for words in (ours, theirs))


def unread(data: Data) -> Iterator[tuple[Listed, Steps, Passage]]:
    """The passages that were not confirmed with what they rest on as both stand; none where nothing ever was.

    The data must be as it was written: Traditional texts made from it would be taken for a change.
    """
    if not data.confirmed:
        return
    found = evidence(data)
    for listed, way, passage in with_evidence(data, found):
        line = partial(confirmation, passage, found)
        if data.memory.of_this(line, "confirmation", passage, *found.of(passage)) not in data.confirmed:
            yield listed, way, passage


def _sources_of(item: Item) -> list[str]:
    records = item.views if isinstance(item, Disagreement) else (item,)
    return [name for record in records if isinstance(record, Sourced) for name in record.sources]


def _of_the_plan(item: Item) -> bool:
    if isinstance(item, Section):
        return not isinstance(item, Topic)
    if isinstance(item, Indicator | Goal):
        return True
    return getattr(item, "relation", None) in (Relation.PLAN, Relation.REPLY)


def _scale(unit: Text | None) -> int:
    """By what a number is to be multiplied to count single things: a billion for `RMB billion`."""
    words = unit.en.lower().split() if unit else []
    return next((SCALES[word] for word in words if word in SCALES), 1)


def _of_period(when: When) -> Told:
    days = [when.start, *([when.end] if when.end else [])]
    return Told(
        frozenset(Decimal(day.year) for day in days),
        frozenset(date for day in days if (date := _date(day)) is not None),
    )


def _date(day: Day) -> Date | None:
    return (day.year, day.month, day.day) if day.month else None
