"""Dates as sources give them: a year, a month or a day, alone or as the ends of a period (ISO 8601)."""

import calendar
import re
from dataclasses import dataclass

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Day:
    """A date no finer than its source: `month` and `day` are None where the source does not give them."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        return "-".join(f"{part:02}" for part in (self.year, self.month, self.day) if part is not None)

    @property
    def first(self) -> tuple[int, int, int]:
        """The earliest day it can mean; orders dates of different precision."""
        return self.year, self.month or 1, self.day or 1


@dataclass(frozen=True, slots=True)
class When:
    """A date, or a period from `start` to `end`, both inclusive."""

    start: Day
    end: Day | None = None

    def __str__(self) -> str:
        return f"{self.start}/{self.end}" if self.end else str(self.start)

    @property
    def order(self) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
        """Sorts by beginning, then by end."""
        return self.start.first, (self.end or self.start).first


def parse_when(text: str) -> When:
    """Read `2024`, `2024-02`, `2024-02-26`, or two of them as `2021/2025`. Raises ValueError saying what is wrong."""
    start, slash, end = text.partition("/")
    when = When(parse_day(start), parse_day(end) if slash else None)
    if when.end and when.end.first < when.start.first:
        raise ValueError(f"the period “{text}” ends before it begins")
    return when


def parse_day(text: str) -> Day:
    """Read one date of any precision. Raises ValueError saying what is wrong."""
    match = _DAY.fullmatch(text)
    if not match:
        raise ValueError(f"“{text[:60]}” is not a date")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if not 1900 <= year <= 2100:
        raise ValueError(f"the year {year} is outside 1900 to 2100")
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02}")
    if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f"there is no day {day:02} in {year}-{month:02}")
    return Day(year, month, day)
