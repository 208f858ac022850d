"""What pages and items are said to be about: each its own, in every language, and short enough to be shown whole."""

from collections import Counter

import pytest
from qianhai.language import speech as languages
from qianhai.model import describing
from qianhai.model.plan import Model
from qianhai.model.site import pages
from qianhai.schema.values import Language


@pytest.mark.parametrize("language", Language)
def test_every_page_has_a_description_of_its_own(model: Model, language: Language) -> None:
    speech = languages.load(language)
    found = {page.address: describing.of_page(page, speech) for page in pages(model, speech)}
    assert {address: words for address, words in found.items() if not 0 < len(words) <= describing.LONGEST} == {}
    assert [words for words, count in Counter(found.values()).items() if count > 1] == []


@pytest.mark.parametrize("language", Language)
def test_every_item_has_a_description_of_its_own(model: Model, language: Language) -> None:
    speech = languages.load(language)
    found = {identifier: describing.of_item(identifier, model, speech) for identifier in model.home}
    assert {name: words for name, words in found.items() if not 0 < len(words) <= describing.LONGEST} == {}
    assert [words for words, count in Counter(found.values()).items() if count > 1] == []


def test_a_section_is_described_by_its_summary(model: Model) -> None:
    speech = languages.load(Language.ENGLISH)
    told = {page.address: describing.of_page(page, speech) for page in pages(model, speech)}
    finance = model.divisions["finance"].summary
    assert finance
    assert finance.passages[0].text.en.startswith(told["industries/finance/"].removesuffix(" …"))


@pytest.mark.parametrize(
    ("words", "fitted"),
    [
        ("Short.", "Short."),
        ("A " + "b" * 99 + ". " + "c" * 99, "A " + "b" * 99 + "."),
        ("Of 120.56 km² " + "word " * 60, ("Of 120.56 km² " + "word " * 60)[:158].rsplit(" ", 1)[0] + " …"),
        ("前海" * 50 + "。" + "规划" * 50, "前海" * 50 + "。"),
        ("前海、" * 60, "前海、" * 52 + "前海…"),
    ],
)
def test_a_description_ends_with_a_sentence_or_between_words(words: str, fitted: str) -> None:
    assert describing.fitted(words) == fitted
