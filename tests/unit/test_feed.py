"""The feed is valid Atom with and without the site's public address (RFC 4287): ids are absolute, links lead right."""

from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest
import small
from qianhai.exports.feed import feed
from qianhai.language import speech
from qianhai.model.making import build
from qianhai.schema.publications import ChangeSet
from qianhai.schema.values import Language

HISTORY = tuple(
    ChangeSet.model_validate({"date": day, "summary": {"en": "A <b> & “c”."}, "added": ["fund-rules"]})
    for day in ("2026-01-01", "2026-02-01")
)


def parsed(site_url: str, path: str) -> Any:
    model = replace(build(small.data()), history=HISTORY)
    made = feedparser.parse(feed(model, speech.load(Language.ENGLISH), site_url, path))
    assert not made.bozo, made.get("bozo_exception")
    return made


@pytest.mark.parametrize("site_url", ["", "https://example.org/plan/"])
def test_ids_are_absolute_each_its_own_and_the_same_in_every_build(site_url: str) -> None:
    feeds = [parsed(site_url, path) for path in ("feed.xml", "en/feed.xml")]
    ids = [one.feed.id for one in feeds]
    entries = [[entry.id for entry in one.entries] for one in feeds]
    assert entries[0] == entries[1]
    assert len({*ids, *entries[0]}) == 4
    assert all(urlsplit(one).scheme in ("https", "urn") for one in (*ids, *entries[0]))
    assert parsed(site_url, "feed.xml").feed.id == ids[0]


@pytest.mark.parametrize("path", ["feed.xml", "en/feed.xml"])
def test_links_lead_to_the_changes_from_where_the_feed_stands(path: str) -> None:
    there = "https://example.org/plan/en/changes/"
    for site_url in ("", "https://example.org/plan/"):
        found = parsed(site_url, path)
        ways = [
            urljoin(f"https://example.org/plan/{path}", link)
            for link in (found.feed.link, *[e.link for e in found.entries])
        ]
        assert ways == [there, f"{there}#on-2026-02-01", f"{there}#on-2026-01-01"]


def test_the_ids_of_a_published_feed_stay_as_they_were() -> None:
    found = parsed("https://example.org/", "en/feed.xml")
    assert found.feed.id == "https://example.org/en/feed.xml"
    assert found.entries[0].id == "https://example.org/en/changes/#on-2026-02-01"
