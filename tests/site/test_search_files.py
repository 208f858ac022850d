"""What the search looks through: complete, and leading to what is there."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from qianhai.model import behind
from qianhai.model.plan import Model
from qianhai.publishing import proof
from qianhai.schema.records import Source
from qianhai.schema.values import Language, State

EDITIONS = ("en", "zh-Hans", "zh-Hant")


def handed_over(site: Path, name: str) -> dict[str, Any]:
    text = (site / "search" / f"{name}.js").read_text("utf-8")
    match = re.fullmatch(r"searchFile\((\"[\w-]+\"),(.*)\);\n", text)
    assert match
    assert json.loads(match[1]) == name
    value: dict[str, Any] = json.loads(match[2])
    return value


@pytest.fixture(scope="module")
def entries(site: Path) -> dict[str, Any]:
    return handed_over(site, "entries")


def test_every_item_can_be_found(entries: dict[str, Any], model: Model) -> None:
    found = [identifier for identifier in entries["id"] if identifier]
    assert sorted(found) == sorted(model.home)
    for identifier, relation, grade in zip(entries["id"], entries["relation"], entries["grade"], strict=True):
        item = model.items.get(identifier)
        assert relation == str(getattr(item, "relation", "") or ""), identifier
        sources = [item.id] if isinstance(item, Source) else getattr(item, "sources", ())
        assert grade == (str(model.grade(sources)) if sources else ""), identifier


@pytest.mark.parametrize("language", EDITIONS)
def test_every_entry_leads_to_its_place_and_says_something(site: Path, entries: dict[str, Any], language: str) -> None:
    edition = handed_over(site, language)
    parsed = {
        page: proof.parse((site / language / page / "index.html").read_text("utf-8")) for page in entries["pages"]
    }
    assert len(edition["pages"]) == len(entries["pages"])
    for number, identifier in enumerate(entries["id"]):
        page = parsed[entries["pages"][entries["page"][number]]]
        assert not entries["anchored"][number] or page.ids[identifier] == 1, identifier
        assert edition["title"][number] or edition["text"][number] or entries["names"][number], identifier
    assert {len(edition[name]) for name in ("title", "text")} == {len(entries["id"])}


def test_passages_are_searched_by_their_words(site: Path, entries: dict[str, Any], model: Model) -> None:
    for language, key in (("en", "en"), ("zh-Hans", "zh_Hans")):
        texts = dict(zip(entries["id"], handed_over(site, language)["text"], strict=True))
        for item in model.items.values():
            for passage in behind.passages(item):
                assert getattr(passage.text, key) in texts[item.id], (language, item.id)


def test_what_was_merged_is_found_by_its_old_id(entries: dict[str, Any], model: Model) -> None:
    names = dict(zip(entries["id"], entries["names"], strict=True))
    merged = [found for found in model.register.values() if found.state in (State.MOVED, State.MERGED)]
    assert all(found.id in names[found.to[0]].split("\n") for found in merged)


def test_traditional_characters_are_read_as_simplified_ones(entries: dict[str, Any]) -> None:
    traditional, simplified = entries["fold"]
    fold = dict(zip(traditional, simplified, strict=True))
    for written, read in zip("區業際國衞衛裏裡為爲臺線戶", "区业际国卫卫里里为为台线户", strict=True):
        assert fold[written] == read
    # Words that Hong Kong says otherwise teach nothing: 同比 is 按年 there, and 媒體 傳媒.
    assert not set("比年在媒") & set(traditional)
    assert not set(traditional) & set(simplified)


def test_what_readers_type_stands_for_words_of_the_site(site: Path, entries: dict[str, Any]) -> None:
    held = "\n".join(
        one for language in Language for name in ("title", "text") for one in handed_over(site, language)[name]
    ).lower()
    assert [pair for pair in entries["same"] if pair[1].lower() not in held] == []
    assert {"醫生", "医生", "physician"} <= {typed for typed, _ in entries["same"]}


def test_readers_own_words_are_searched_and_name_nothing(entries: dict[str, Any], model: Model) -> None:
    of_items = {number: identifier for number, identifier in enumerate(entries["id"]) if identifier}
    for number, identifier in of_items.items():
        assert entries["sought"][number] == "\n".join(model.items[identifier].found_by), identifier
    pages = {
        entries["pages"][entries["page"][number]]: number
        for number in range(len(entries["id"]))
        if number not in of_items
    }
    for word in ("definition", "定义", "定義"):
        assert word in entries["sought"][pages["glossary/"]].split("\n")
        assert word not in entries["names"][pages["glossary/"]].split("\n")
