"""Dates keep the precision of their source, and impossible ones are refused."""

import re

import pytest
from qianhai.schema.dates import Day, When, parse_when

READ = {
    "2024": When(Day(2024)),
    "2024-02": When(Day(2024, 2)),
    "2024-02-29": When(Day(2024, 2, 29)),
    "2021/2025": When(Day(2021), Day(2025)),
    "2024-01/2024-09": When(Day(2024, 1), Day(2024, 9)),
    "2024/2024-09": When(Day(2024), Day(2024, 9)),
}
REFUSED = {
    "": "“” is not a date",
    "soon": "“soon” is not a date",
    "2024-2": "“2024-2” is not a date",
    "2024-13": "there is no month 13",
    "2024-00": "there is no month 00",
    "2023-02-29": "there is no day 29 in 2023-02",
    "2024-06-31": "there is no day 31 in 2024-06",
    "1492": "the year 1492 is outside 1900 to 2100",
    "2025/2021": "the period “2025/2021” ends before it begins",
    "2021/": "“” is not a date",
    "26 February 2024": "“26 February 2024” is not a date",
    "２０２４": "“２０２４” is not a date",
}


@pytest.mark.parametrize(("text", "when"), READ.items())
def test_reading_and_writing_are_inverse(text: str, when: When) -> None:
    assert parse_when(text) == when
    assert str(when) == text


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        parse_when(text)


def test_order_is_by_beginning_then_end() -> None:
    texts = ["2024-02", "2023", "2024", "2024/2025", "2024-01-05"]
    assert sorted(texts, key=lambda text: parse_when(text).order) == [
        "2023",
        "2024",
        "2024/2025",
        "2024-01-05",
        "2024-02",
    ]
