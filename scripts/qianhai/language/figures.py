"""The numbers and dates that a text tells, whatever language it is written in, so that two texts can be held together.

`RMB 100 billion` and `1000亿元` tell the same number; `21 December 2023` and `2023年12月21日` the same date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "万": 10**4,
    "萬": 10**4,
    "百万": 10**6,
    "亿": 10**8,
    "億": 10**8,
    "十亿": 10**9,
    "万亿": 10**12,
}

_MONTH = "|".join(MONTHS)
_ENGLISH_DATE = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})\s+)?\b(?P<month>{_MONTH})\b(?:\s+(?P<year>\d{{4}})\b)?", re.IGNORECASE
)
_CHINESE_DATE = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?")
_ISO_DATE = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?\b")
_DATES = ((MONTHS, _ENGLISH_DATE), (("-",), _ISO_DATE), (("月",), _CHINESE_DATE))
"""Each way to write a date, after the signs without which it is not written."""
_NUMBER = re.compile(
    r"(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*("
    + "|".join(sorted(SCALES, key=len, reverse=True))
    + r")?"
)

Date = tuple[int | None, int, int | None]
"""Year, month and day; None where the text does not give them. A year alone is a number."""


@dataclass(frozen=True, slots=True)
class Told:
    """The numbers and dates that a text tells."""

    numbers: frozenset[Decimal]
    dates: frozenset[Date]

    def __or__(self, other: "Told") -> "Told":
        """What either tells."""
        return Told(self.numbers | other.numbers, self.dates | other.dates)


NOTHING = Told(frozenset(), frozenset())


def told(text: str) -> Told:
    """The numbers and dates of a text."""
    dates: set[Date] = set()

    def taken_out(date: re.Match[str]) -> str:
        year, month, day = date["year"], date["month"], date["day"]
        # “may” and “march” without a day or a year are no months.
        if day or year or not month[0].islower():
            number = int(month) if month.isdecimal() else MONTHS.index(month.lower()) + 1
            dates.add((int(year) if year else None, number, int(day) if day else None))
        return " "

    lowered = text.lower()
    for signs, form in _DATES:
        # Most texts tell no date, and this is soon seen.
        if any(sign in lowered for sign in signs):
            text = form.sub(taken_out, text)
    return Told(frozenset(_numbers(text)), frozenset(dates))


def _numbers(text: str) -> Iterator[Decimal]:
    for written, scale in _NUMBER.findall(text):
        yield Decimal(written.replace(",", "")).normalize() * SCALES.get(scale, 1)


def missing(passage: Told, evidence: Told) -> list[str]:
    """What a passage tells that its evidence does not, as words for a report; dates are looked for part by part."""
    years = {Decimal(date[0]) for date in evidence.dates if date[0]}
    days = {Decimal(date[2]) for date in evidence.dates if date[2]}
    lacking = [f"{number:f}" for number in sorted(passage.numbers - evidence.numbers - years - days)]
    unknown = [date for date in passage.dates if not any(_agrees(date, known) for known in evidence.dates)]
    return [*lacking, *("-".join(f"{part:02}" if part else "…" for part in date) for date in sorted(unknown, key=str))]


def _agrees(date: Date, known: Date) -> bool:
    return all(part is None or part == other for part, other in zip(date, known, strict=True))
