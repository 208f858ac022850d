"""A document's number stands in the script of the edition: 号 on Simplified and English pages, 號 on Traditional."""

import re

import pytest
import small
from qianhai.language import speech
from qianhai.model.making import build
from qianhai.model.published import published
from qianhai.pages import rendering
from qianhai.schema.values import Language

POLICIES = """\
policies:
  - id: opinions-on-finance
    title:
      en: Opinions on finance
    number: 银发〔2023〕42号
    relation: before
    date: 2023-02-23
    text:
      en: Opinions on finance were issued in February 2023.
    sources: [newspaper]
    also: [finance]
"""

FILES = small.in_three_languages({**small.FILES, "data/policies.yml": POLICIES})


@pytest.mark.parametrize(
    ("language", "script", "number"),
    [
        (Language.ENGLISH, "zh-Hans", "银发〔2023〕42号"),
        (Language.SIMPLIFIED, "zh-Hans", "银发〔2023〕42号"),
        (Language.TRADITIONAL, "zh-Hant", "銀發〔2023〕42號"),
    ],
)
def test_a_number_stands_in_the_script_of_the_edition(language: Language, script: str, number: str) -> None:
    page = rendering.Edition(build(small.data(FILES)), speech.load(language), "").markdown("policies.md")
    assert re.findall(r'<dd lang="([^"]+)">([^<]*〔2023〕[^<]*)</dd>', page) == [(script, number)]


def test_a_number_is_published_as_it_was_given() -> None:
    model = build(small.data(FILES))
    assert published(model.items["opinions-on-finance"], model, "")["number"] == "银发〔2023〕42号"
