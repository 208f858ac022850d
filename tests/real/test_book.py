"""The books of the real data before they are laid out: nothing is left out, and every way leads somewhere."""

from collections import Counter

import pytest
from qianhai.book.setting import Setting
from qianhai.language import speech as languages
from qianhai.model.plan import Model
from qianhai.schema.values import Language, State
from selectolax.lexbor import LexborHTMLParser


@pytest.fixture(scope="module", params=[*Language], ids=str)
def written(request: pytest.FixtureRequest, model: Model) -> LexborHTMLParser:
    return LexborHTMLParser(Setting(model, languages.load(request.param), "").document({}))


def test_every_item_has_one_place_and_every_way_leads_to_one(written: LexborHTMLParser, model: Model) -> None:
    places = Counter(str(node.attributes["id"]) for node in written.css("[id]"))
    assert [name for name, count in places.items() if count > 1] == []
    assert set(model.items) <= set(places)
    ways = {str(node.attributes["href"]) for node in written.css("a[href]")}
    assert {way[1:] for way in ways if way.startswith("#")} <= set(places)
    assert all(way.startswith(("#", "https://", "http://")) for way in ways)


def test_ids_that_moved_or_were_merged_lead_on(written: LexborHTMLParser, model: Model) -> None:
    places = {node.attributes["id"] for node in written.css("[id]")}
    gone = {one.id for one in model.register.values() if one.state in (State.MOVED, State.MERGED)}
    assert gone
    assert gone <= places


def test_every_statement_stands_in_its_own_words(written: LexborHTMLParser, model: Model) -> None:
    body = written.body
    assert body is not None
    text = " ".join(body.text().split())
    html = written.css_first("html")
    assert html is not None
    language = {"en-GB": Language.ENGLISH, "zh-Hant-HK": Language.TRADITIONAL}.get(
        str(html.attributes["lang"]), Language.SIMPLIFIED
    )
    for statement in model.statements.values():
        assert str((statement.brief or statement.text).get(language)) in text
