"""The copy to take along, opened from a folder with the network closed, in Chromium and in Firefox."""

import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from firefox import Firefox, firefox
from playwright.sync_api import Browser, Page, expect
from qianhai.model.plan import Model

EDITIONS = ("en", "zh-Hans", "zh-Hant")
SECTION = "industries/finance/index.html"
BOX, HIT = "input.md-search__input", ".md-search-result__item a"
QUERIES = {"zh-Hant": "仲裁", "zh-Hans": "仲裁", "en": "arbitration"}
COURT = "shenzhen-court-of-international-arbitration"
HITS = f"[...document.querySelectorAll('{HIT}')].map(link => link.href)"
MAP = "document.querySelector('.map svg').getBoundingClientRect()"
POINTS = "[...document.querySelectorAll('.map a[data-item]')].map(link => link.dataset.item)"
ASKED_FOR = "performance.getEntriesByType('resource').map(one => one.name)"


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the folder where the archive was unpacked."""
    folder = tmp_path_factory.mktemp("stick of a reader 前海")
    with zipfile.ZipFile(site / "downloads" / "qianhai-plan.zip") as archive:
        archive.extractall(folder)
    return f"{(folder / 'qianhai-plan').as_uri()}/"


def places_on_the_map(model: Model) -> set[str]:
    return {place.id for place in model.places.values() if place.position}


def test_chromium_reads_it(browser: Browser, copy: str, model: Model) -> None:
    context = browser.new_context(locale="zh-HK", offline=True)
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).scheme))
    page.goto(f"{copy}index.html")
    page.wait_for_url("**/zh-Hant/index.html")
    page.locator("#chapter-industries > a").click()
    page.wait_for_url("**/zh-Hant/industries/index.html")
    for language, query in QUERIES.items():
        page.goto(f"{copy}{language}/index.html")
        page.locator(BOX).fill(query)
        expect(page.locator(HIT).first).to_be_visible()
        assert any(COURT in hit for hit in page.evaluate(HITS)), query
        page.locator(HIT).first.click()
        page.wait_for_url(f"**/{language}/*/index.html#*")
        _sees_the_map(page, f"{copy}{language}/index.html", model)
    page.goto(f"{copy}en/{SECTION}")
    for language in (*EDITIONS[1:], "en"):
        page.locator(f".languages a[hreflang={language}]").click()
        page.wait_for_url(f"**/{language}/{SECTION}")
        assert page.locator("html").get_attribute("lang") == language
    # The language that was chosen last is remembered.
    page.goto(f"{copy}id/{COURT}/index.html")
    page.wait_for_url(f"**/en/bodies/index.html#{COURT}")
    assert asked == {"file"}
    context.close()


def _sees_the_map(page: Page, home: str, model: Model) -> None:
    page.goto(home)
    assert page.evaluate(f"{MAP}.width") > 300
    assert places_on_the_map(model) <= set(page.evaluate(POINTS))


def test_firefox_reads_it(copy: str, model: Model, tmp_path: Path) -> None:
    with firefox(tmp_path, "zh-HK") as window:
        window.open(f"{copy}index.html")
        window.wait_for("location.pathname.endsWith('/zh-Hant/index.html')")
        window.click("#chapter-industries > a")
        window.wait_for("location.pathname.endsWith('/zh-Hant/industries/index.html')")
        for language, query in QUERIES.items():
            window.open(f"{copy}{language}/index.html")
            window.type(BOX, query)
            window.wait_for(f"{HITS}.length")
            assert any(COURT in hit for hit in window.run(f"return {HITS}")), query
            window.click(HIT)
            window.wait_for(f"location.hash && location.pathname.includes('/{language}/')")
            window.open(f"{copy}{language}/index.html")
            assert window.run(f"return {MAP}.width") > 300
            assert places_on_the_map(model) <= set(window.run(f"return {POINTS}"))
            _asked_of_no_host(window)
        window.open(f"{copy}en/{SECTION}")
        for language in (*EDITIONS[1:], "en"):
            window.click(f".languages a[hreflang={language}]")
            window.wait_for(f"location.pathname.endsWith('/{language}/{SECTION}')")
            window.wait_for(f"document.documentElement.lang === '{language}'")
        window.open(f"{copy}id/{COURT}/index.html")
        window.wait_for(f"location.href.endsWith('/en/bodies/index.html#{COURT}')")
        _asked_of_no_host(window)


def _asked_of_no_host(window: Firefox) -> None:
    asked = {urlsplit(name).scheme for name in window.run(f"return {ASKED_FOR}")}
    assert asked <= {"file", "data"}, asked
