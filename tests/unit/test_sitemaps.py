"""The sitemaps: every page once, as new as what it shows, with its other languages; by the rules of sitemaps.org."""

import gzip
import re
from dataclasses import replace
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
import small
from qianhai.checking import loading
from qianhai.exports import sitemaps
from qianhai.exports.offer import Offer
from qianhai.language import speech
from qianhai.model import dating
from qianhai.model.making import build
from qianhai.model.plan import Model
from qianhai.model.site import pages
from qianhai.reading.settings import Settings
from qianhai.schema.publications import ChangeSet

NAMES = {"s": sitemaps.SITEMAP, "x": sitemaps.XHTML}
BASE = "https://example.org/plan/"


def published(*days: tuple[str, list[str]]) -> tuple[ChangeSet, ...]:
    """Publications: the day of each, and what it changed."""
    return tuple(
        ChangeSet.model_validate({"date": day, "summary": {"en": "A sentence."}, "added": added}) for day, added in days
    )


@pytest.fixture
def model(bilingual: Settings) -> Model:
    data, _ = loading.load(bilingual)
    plan = build(data)
    return replace(plan, history=published(("2026-01-01", sorted(plan.items)), ("2026-02-01", ["fund-rules"])))


def urls(content: bytes) -> dict[str, tuple[str, dict[str, str]]]:
    """Day and alternates of every page of a sitemap, by its address."""
    root = ET.fromstring(content)
    assert root.tag == f"{{{sitemaps.SITEMAP}}}urlset"
    found = {}
    for url in root:
        # The order is that of the schema: the address, the day, then what is not the schema's own.
        assert [re.sub(r"\{.*\}", "", part.tag) for part in url] == ["loc", "lastmod", "link", "link", "link", "link"]
        links = {link.get("hreflang", ""): link.get("href", "") for link in url.findall("x:link", NAMES)}
        found[url.findtext("s:loc", "", NAMES)] = (url.findtext("s:lastmod", "", NAMES), links)
    return found


def test_every_page_of_every_edition_is_there_with_its_other_languages(model: Model) -> None:
    made = sitemaps.files(Offer(model, BASE))
    every: dict[str, dict[str, str]] = {}
    for language in model.languages:
        found = urls(made[f"{language}/sitemap.xml"])
        expected = [f"{BASE}{language}/{page.address}" for page in pages(model, speech.load(language))]
        assert list(found) == expected
        assert len(found) < 50_000
        every |= {address: links for address, (_, links) in found.items()}
    for address, links in every.items():
        assert set(links) == {*map(str, model.languages), "x-default"}
        assert address in links.values()
        assert all(every[other] == links for other in links.values()), "alternates name each other"
        assert urlsplit(address).scheme == "https"


def test_a_page_is_as_new_as_what_it_shows(model: Model) -> None:
    found = urls(sitemaps.files(Offer(model, BASE))["en/sitemap.xml"])
    days = {address.removeprefix(f"{BASE}en/"): day for address, (day, _) in found.items()}
    assert days["layout/finance/"] == "2026-02-01", "its statement changed"
    assert days["sources/"] == "2026-01-01", "no source changed"
    assert days[""] == "2026-02-01", "home is as new as the data"


def test_a_page_is_as_new_as_what_stands_behind_it(model: Model) -> None:
    source = model.statements["fund-rules"].sources[0]
    newer = replace(model, history=(*model.history, *published(("2026-03-01", [source]))))
    assert dating.last_changed("layout/finance/", newer) == "2026-03-01"
    assert dating.last_changed("layout/finance/", replace(model, history=())) == ""


def test_the_index_names_every_sitemap(model: Model) -> None:
    made = sitemaps.files(Offer(model, BASE))
    index = ET.fromstring(made["sitemap.xml"])
    assert index.tag == f"{{{sitemaps.SITEMAP}}}sitemapindex"
    named = [one.findtext("s:loc", "", NAMES) for one in index]
    assert named == [f"{BASE}{language}/sitemap.xml" for language in model.languages]
    assert {one.findtext("s:lastmod", "", NAMES) for one in index} == {"2026-02-01"}
    for name in named:
        path = name.removeprefix(BASE)
        assert gzip.decompress(made[f"{path}.gz"]) == made[path]


def test_a_site_in_one_language_names_no_others() -> None:
    made = sitemaps.files(Offer(build(small.data()), BASE))
    assert set(made) == {"sitemap.xml", "en/sitemap.xml", "en/sitemap.xml.gz"}
    assert b"hreflang" not in made["en/sitemap.xml"]
