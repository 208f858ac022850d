"""Words stand in the order in which readers of each language look them up."""

import pytest
from qianhai.language.order import heading, sort_key
from qianhai.schema.values import Language

ENGLISH, SIMPLIFIED, TRADITIONAL = Language.ENGLISH, Language.SIMPLIFIED, Language.TRADITIONAL


def test_english_goes_by_letters() -> None:
    words = ["“one country”", "Authority", "bay area"]
    assert sorted(words, key=lambda one: sort_key(one, ENGLISH)) == ["Authority", "bay area", "“one country”"]


def test_simplified_goes_by_pinyin() -> None:
    words = ["规划", "安全", "中国", "前海", "QFLP", "法院", "“一国两制”"]
    ordered = ["QFLP", "安全", "法院", "规划", "前海", "“一国两制”", "中国"]
    assert sorted(words, key=lambda one: sort_key(one, SIMPLIFIED)) == ordered
    assert [heading(one, SIMPLIFIED) for one in ordered] == ["Q", "A", "F", "G", "Q", "Y", "Z"]


@pytest.mark.parametrize(
    ("character", "strokes"),
    zip(
        "一人大中北企投法前高國港業機廣澳聯醫證議",
        (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 15, 15, 17, 18, 19, 20),
        strict=True,
    ),
)
def test_traditional_goes_by_strokes(character: str, strokes: int) -> None:
    assert heading(character, TRADITIONAL) == str(strokes)


def test_a_character_of_neither_set_stands_at_the_end() -> None:
    assert sort_key("㗎", TRADITIONAL) > sort_key("龍", TRADITIONAL)
