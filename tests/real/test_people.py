"""People's posts: a post known from two sightings does not read as a term that has ended."""

import pytest
from qianhai.language import speech as languages
from qianhai.model.plan import Model
from qianhai.pages.wording import Wording
from qianhai.schema.values import Language

HELD = {
    Language.ENGLISH: (
        "in office from 22 April 2020 to 27 January 2026",
        "seen in the post on 23 April 2025 and on 12 November 2025",
        "seen in the post between 2021 and 2024",
        "18 December 2025",
    ),
    Language.SIMPLIFIED: (
        "任期2020年4月22日至2026年1月27日",
        "2025年4月23日和2025年11月12日见诸报道在任",
        "2021年至2024年间见诸报道在任",
        "2025年12月18日",
    ),
    Language.TRADITIONAL: (
        "任期2020年4月22日至2026年1月27日",
        "2025年4月23日和2025年11月12日見諸報道在任",
        "2021年至2024年間見諸報道在任",
        "2025年12月18日",
    ),
}
"""What stands beside a term of office, two sightings, sightings over years, and one sighting."""


@pytest.mark.parametrize("language", Language)
def test_a_post_says_whether_it_was_held_or_seen(model: Model, language: Language) -> None:
    wording = Wording(model, speech=languages.load(language))
    posts = [
        post
        for person, number in (("erick-tsang", 0), ("wang-shourui", 2), ("huang-xiaopeng", 0), ("wang-shourui", 3))
        for post in model.people[person].posts[number : number + 1]
    ]
    assert tuple(str(wording.in_post(post)).replace("\u00a0", " ") for post in posts) == HELD[language]
