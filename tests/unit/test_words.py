"""The interface's words in every language."""

import pytest
from qianhai.language import speech as languages
from qianhai.model.published import field_names
from qianhai.schema.values import Language

CHINESE = (Language.SIMPLIFIED, Language.TRADITIONAL)


@pytest.mark.parametrize("language", CHINESE)
def test_every_word_is_there_in_chinese(language: Language) -> None:
    words = languages.load(language).words
    assert words.keys() == languages.load(Language.ENGLISH).words.keys()


@pytest.mark.parametrize("language", Language)
def test_every_published_field_is_told(language: Language) -> None:
    told = languages.load(language).words["fields"]
    assert isinstance(told, dict)
    assert set(told) == set(field_names())
    assert all(told.values())
