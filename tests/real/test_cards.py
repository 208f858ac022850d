"""The pictures that go with links show the data as it stands."""

from dataclasses import replace

import pytest
from qianhai.exports import cards
from qianhai.exports.offer import Offer
from qianhai.language import speech as languages
from qianhai.model.plan import Model
from qianhai.schema.values import Language


@pytest.mark.parametrize("language", Language)
def test_the_picture_is_drawn_from_the_data_as_it_stands(model: Model, language: Language) -> None:
    drawn = cards.current(model, languages.load(language))
    assert drawn, "The picture is not current: run `make cards`."
    parts = dict(cards.chunks(drawn))
    assert (int.from_bytes(parts[b"IHDR"][:4], "big"), int.from_bytes(parts[b"IHDR"][4:8], "big")) == (1200, 630)
    assert set(parts) <= {b"IHDR", b"tEXt", b"PLTE", b"tRNS", b"IDAT", b"IEND"}, "something else may hold a clock"
    assert len(drawn) < 120_000


def test_a_picture_of_other_data_is_not_published(model: Model) -> None:
    assert list(cards.files(Offer(model, ""))) == [cards.path_of(language) for language in model.languages]
    changed = replace(model, plan_record=model.plan_record.model_copy(update={"positions": ()}))
    assert cards.files(Offer(changed, "")) == {}
