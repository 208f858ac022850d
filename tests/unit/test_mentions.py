"""What claims name in their words: as a search name by name would find it, and found in one go."""

import re
from collections.abc import Iterator

import small
from hypothesis import given
from hypothesis import strategies as st
from qianhai.model.mentions import mentions
from qianhai.schema.records import GlossaryEntry, Statement

WORDS = st.text("Aab 前海港.", min_size=1, max_size=5).map(str.strip).filter(bool)


def statement(text: str) -> Statement:
    record = {"id": "said", "relation": "since", "text": {"en": text}, "sources": ["newspaper"]}
    return Statement.model_validate(record)


def term(number: int, name: str) -> GlossaryEntry:
    record = {"id": f"t{number}", "english": [name], "zh-Hans": name, "zh-Hant": name, "sources": ["newspaper"]}
    return GlossaryEntry.model_validate(record)


def named_one_by_one(text: str, names: list[str]) -> Iterator[str]:
    """At each place, the longest name that stands there as whole words; then on behind it."""
    place = 0
    while place < len(text):
        for name in sorted(names, key=len, reverse=True):
            before, after = text[place - 1 : place] if place else "", text[place + len(name) :][:1]
            bounded = not (name[0].isascii() and re.match(r"\w", before)) and not (
                name[-1].isascii() and re.match(r"\w", after)
            )
            if text.startswith(name, place) and bounded:
                yield name
                place += len(name) - 1
                break
        place += 1


@given(st.lists(WORDS, min_size=1, max_size=6, unique=True), st.lists(WORDS, min_size=1, max_size=8))
def test_the_longest_name_at_each_place_is_what_is_named(names: list[str], words: list[str]) -> None:
    claim = statement(" ".join(words))
    terms = [term(number, name) for number, name in enumerate(names)]
    ((_, found),) = mentions(terms, [claim])
    wanted = dict.fromkeys(f"t{names.index(name)}" for name in named_one_by_one(claim.text.en, names))
    assert found == list(wanted)


def test_where_nothing_has_a_name_nothing_is_named() -> None:
    claims = [item for item in small.data().items() if isinstance(item, Statement)]
    assert list(mentions([], claims)) == []
