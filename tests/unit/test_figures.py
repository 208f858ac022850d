"""Numbers and dates told in English and in Chinese are the same numbers and dates."""

from decimal import Decimal

import pytest
from qianhai.language.figures import missing, told


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("RMB 100 billion", "1000亿元"),
        ("HK$333 million", "3.33亿港元"),
        ("120.56 km²", "120.56平方公里"),
        ("more than 8,000 firms", "企业超过8000家"),
        ("11,500 firms", "企业1.15万家"),
        ("on 21 December 2023", "2023年12月21日"),
        ("in February 2024", "2024年2月"),
        ("No. 144 of 2023", "国函〔2023〕144号"),
        ("15% until 31 December 2027", "15%，至2027年12月31日"),
    ],
)
def test_the_same_is_told_in_both(english: str, chinese: str) -> None:
    assert told(english) == told(chinese)


def test_what_is_missing_is_named() -> None:
    evidence = told("On 21 December 2023 there were 8,000 firms on 120.56 km².")
    assert missing(told("In December 2023 there were 8000 firms."), evidence) == []
    assert missing(told("In 2023, 120.56 km²."), evidence) == []
    assert missing(told("In January 2024 there were 9,000 firms."), evidence) == ["9000", "2024-01-…"]


def test_a_month_is_no_number_and_may_is_no_month_by_itself() -> None:
    assert told("It may open in May.").dates == {(None, 5, None)}
    assert told("It may open.").dates == frozenset()
    assert told("14 indicators").numbers == {Decimal(14)}
