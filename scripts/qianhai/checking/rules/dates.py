"""Rules on dates: against the day the plan came out, and against the day to which the site was read."""

import calendar
from collections.abc import Iterator

from ...language.figures import told
from ...language.scripts import without_quotations
from ...language.wording import STILL_AHEAD, YEAR
from ...reading.documents import Steps
from ...reading.findings import Finding, Level
from ...schema.amounts import Amount
from ...schema.contents import Plan
from ...schema.dates import Day, When
from ...schema.parts import Claim, Record, Text
from ...schema.records import Event, Policy, Post, Source, Statement
from ...schema.values import Relation
from ..fitting import Data, Listed

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
    for listed, way, record in data.parts(*DATED):
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
    for listed, way, record in data.parts(*DATED):
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


DATED: tuple[type[Record], ...] = (Claim, Post, Source, Amount)
"""The kinds of record that tell when something was so."""


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


def nothing_gone_by_is_told_as_ahead(data: Data) -> Iterator[Finding]:
    """What was expected for a day gone by is told as past: "was set for", with what became of it."""
    today = _today(data)
    if today is None:
        return
    for listed, way, words, when in data.by_file(_told_as_ahead, "told as ahead"):
        if _ends(when) < today.first:
            found = f"“{words}” is told as still to come, and {when} has gone by."
            cure = "Tell it as past: “was to”, “was set for”, 原定; and what became of it, where that is known."
            yield Finding(listed.position(*way), "gone-by", found, cure, Level.WARNING)


def _told_as_ahead(data: Data) -> Iterator[tuple[Listed, Steps, str, str]]:
    """What is told as still to come: the record, the way to the text, the words, and the day among them."""
    for listed, way, text in data.parts(Text):
        if listed.kind is Source:
            continue
        for key, words in (("en", text.en), ("zh-Hans", text.zh_Hans or "")):
            for match in STILL_AHEAD.finditer(without_quotations(words)) if YEAR.search(words) else ():
                yield listed, (*way, key), match.group(), str(match[match.lastindex or 0])


def _today(data: Data) -> Day | None:
    """The latest day that the data knows of itself: to which sources were read, or of the last publication."""
    days = [plan.read_to.start for plan in data.items() if isinstance(plan, Plan) and plan.read_to]
    days += [changes.date.start for changes, _ in data.history]
    return max(days, key=lambda day: day.first, default=None)


def _ends(written: str) -> tuple[int, int, int]:
    """The last day that a date in a text can mean."""
    found = told(written)
    dated = next(iter(found.dates), None)
    if dated:
        year, month, day = dated
        return year or 9999, month, day or 31
    return int(next(iter(found.numbers), 9999)), 12, 31
