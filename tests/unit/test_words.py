"""The interface's words in every language."""

import pytest
from qianhai.language import speech as languages
from qianhai.model.shapes import PublishedItem
from qianhai.schema.values import Language

CHINESE = (Language.SIMPLIFIED, Language.TRADITIONAL)


@pytest.mark.parametrize("language", CHINESE)
def test_every_word_is_there_in_chinese(language: Language) -> None:
    words = dict(languages.load(language).words)
    assert words.pop("fields").keys() == PublishedItem.model_fields.keys()  # type: ignore[union-attr]
    assert words.keys() == languages.load(Language.ENGLISH).words.keys()
