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


STROKES = {
    "一": 1,
    "人": 2,
    "大": 3,
    "中": 4,
    "北": 5,
    "企": 6,
    "投": 7,
    "法": 8,
    "前": 9,
    "高": 10,
    "國": 11,
    "港": 12,
    "業": 13,
    "廣": 15,
    "機": 16,
    "聯": 17,
    "醫": 18,
    "證": 19,
    "議": 20,
}


@pytest.mark.parametrize(("character", "strokes"), STROKES.items())
def test_traditional_goes_by_strokes(character: str, strokes: int) -> None:
    assert heading(character, TRADITIONAL) == str(strokes)


def test_a_character_of_neither_set_stands_at_the_end() -> None:
    assert sort_key("㗎", TRADITIONAL) > sort_key("龍", TRADITIONAL)
