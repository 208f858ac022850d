"""Rules on dates: against the day the plan came out, and against the day to which the site was read."""

import calendar
from collections.abc import Iterator

from ...reading.findings import Finding
from ...schema.contents import Plan
from ...schema.dates import Day, When
from ...schema.records import Amount, Claim, Event, Policy, Post, Record, Source, Statement
from ...schema.values import Relation
from ..fitting import Data

RELEASED = Day(2023, 12, 21)
"""The day the plan came out: it parts what stands before it from what came since."""

OF_THE_PLAN = (Relation.PLAN, Relation.REPLY)
"""Relations of what may be dated ahead: what the plan and the reply set for years to come."""

HORIZON = 2035
"""The year at which the plan ends, and the timeline: events announced for days before it may stand there."""

GOALS = "targets"
"""The key of amounts that are yet to be reached."""


def dates_keep_to_relation(data: Data) -> Iterator[Finding]:
    """What was before the plan is not dated after it, what came since not before it. A period may cover both."""
    for listed, way, record in data.parts:
        key, when = _dated(record)
        relation = getattr(record, "relation", None)
        if when is None:
            continue
        if relation is Relation.BEFORE and when.start.first > RELEASED.first:
            wrong = "after"
        elif relation is Relation.SINCE and _last(when) < RELEASED.first:
            wrong = "before"
        else:
            continue
        found = f"This is of relation “{relation}”, and dated {when}: {wrong} the plan came out on {RELEASED}."
        yield Finding(listed.position(*way, key), "date-against-relation", found, "Correct the date or the relation.")


def nothing_from_the_future(data: Data) -> Iterator[Finding]:
    """Nothing is reported of days after the one to which the site was read."""
    read_to = next((plan.read_to for plan in data.items() if isinstance(plan, Plan)), None)
    if read_to is None:
        return
    for listed, way, record in data.parts:
        key, when = _dated(record)
        announced = isinstance(record, Event) and when is not None and when.start.year <= HORIZON
        ahead = announced or getattr(record, "relation", None) in OF_THE_PLAN or GOALS in way
        if when is not None and not ahead and when.start.first > read_to.start.first:
            found = f"This is dated {when}, and sources were read to {read_to}."
            cure = "Correct the date, or “read-to” of the plan in data/contents.yml."
            yield Finding(listed.position(*way, key), "future-date", found, cure)


def milestones_have_a_day(data: Data) -> Iterator[Finding]:
    """What belongs on the timeline has a date, by which it stands there."""
    for entry in data.entries:
        if isinstance(item := entry.item, Statement) and item.milestone is not None and item.date is None:
            found = "A “milestone” without a date: the timeline has no place for it."
            yield Finding(entry.position("milestone"), "undated-milestone", found, "Add “date:”, or remove it.")


def _dated(record: Record) -> tuple[str, When | None]:
    """When what a record tells was so, and under which key that stands."""
    match record:
        case Policy(date=None):
            return "in-force", record.in_force
        case Claim() | Post() | Source():
            return "date", record.date
        case Amount():
            return "period", record.period
        case _:
            return "", None


def _last(when: When) -> tuple[int, int, int]:
    """The latest day that a date or period can mean."""
    day = when.end or when.start
    month = day.month or 12
    return day.year, month, day.day or calendar.monthrange(day.year, month)[1]
