"""The search in a real browser: every query of the table through the real box, and what it costs."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text("utf-8"))
EDITIONS = tuple(TABLE)
DISTANT = {"en": "仲裁", "zh-Hans": "arbitration", "zh-Hant": "arbitration"}
"""A query in each edition that needs the texts of another."""


# Tells for which words the box has shown its answer: those typed when what it says was last written.
TELLING = """
document.addEventListener("DOMContentLoaded", () => {
    const input = document.querySelector(".md-search__input");
    new MutationObserver(() => { document.documentElement.dataset.answered = input.value; })
        .observe(document.querySelector(".md-search-result__meta"), {childList: true, characterData: true});
});
"""


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[dict[str, Page]]:
    """A page of each edition."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(TELLING)
    pages = {language: context.new_page() for language in EDITIONS}
    for language, page in pages.items():
        page.goto(f"{address}{language}/method/")
    yield pages
    context.close()


def ask(page: Page, words: str) -> Locator:
    """Type a query; returns the hits once they are there."""
    page.evaluate("delete document.documentElement.dataset.answered")
    page.locator("input.md-search__input").fill(words)
    expect(page.locator("html")).to_have_attribute("data-answered", words)
    return page.locator(".md-search-result__item a")


def names_of(hits: Locator, language: str) -> list[str]:
    """Each hit's id: its anchor, or its page's address where it leads to a page."""
    ways = [urlsplit(str(link.get_attribute("href"))) for link in hits.all()[:3]]
    return [way.fragment or way.path.removeprefix(f"/{language}/") for way in ways]


def is_called(name: str, wanted: str) -> bool:
    """Whether a hit is the wanted item. A section is its page, which ends in its id."""
    return name == wanted or name.rstrip("/").rpartition("/")[2] == wanted


def test_the_table_is_as_large_as_promised() -> None:
    assert EDITIONS == ("en", "zh-Hans", "zh-Hant")
    assert all(len({row["query"] for row in rows}) >= 30 for rows in TABLE.values())


@pytest.mark.parametrize(
    ("language", "row"),
    [pytest.param(language, row, id=f"{language}-{row['query']}") for language in EDITIONS for row in TABLE[language]],
)
def test_a_query_finds_what_it_means(opened: dict[str, Page], language: str, row: dict[str, Any]) -> None:
    page = opened[language]
    names = names_of(ask(page, row["query"]), language)
    if row.get("none"):
        assert names == []
        expect(page.locator(".search-helpful")).to_be_visible()
        ways = " ".join(str(way.get_attribute("href")) for way in page.locator(".search-helpful a").all())
        assert all(
            f"/{language}/{way}" in ways for way in ("readers/professionals/", "glossary/", "progress/", "goals/")
        )
    if "first" in row:
        assert any(is_called(name, wanted) for name in names[:1] for wanted in row["first"]), names
    if "among" in row:
        assert any(is_called(name, wanted) for name in names for wanted in row["among"]), names
    assert not set(row.get("below", ())) & set(names), names


@pytest.mark.parametrize("language", EDITIONS)
def test_a_hit_leads_to_the_statement_and_shows_its_evidence(opened: dict[str, Page], language: str) -> None:
    page = opened[language]
    hits = ask(page, "88 154")
    assert names_of(hits, language)[0] == "hong-kong-word-count-in-the-plan"
    expect(hits.first.locator("mark")).to_have_text(["88", "154"])
    expect(hits.first.locator(".relation-plan")).to_be_visible()
    expect(hits.first.locator(".grade")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/plan/#hong-kong-word-count-in-the-plan")
    expect(page.locator("#hong-kong-word-count-in-the-plan")).to_be_in_viewport()
    page.go_back()


@pytest.mark.parametrize("language", EDITIONS)
def test_what_is_found_in_another_language_is_shown_in_it(browser: Browser, address: str, language: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{address}{language}/?q={DISTANT[language]}")
    mark = page.locator(".md-search-result__item [lang] mark").first
    expect(mark).to_be_visible()
    assert str(mark.text_content()).lower() == DISTANT[language]
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    page.close()


def test_on_a_phone_the_box_is_as_wide_as_the_screen(browser: Browser, address: str) -> None:
    # A phone widens the page to what overflows, which a narrow window does not.
    context = browser.new_context(viewport={"width": 360, "height": 780}, is_mobile=True, has_touch=True)
    context.add_init_script(TELLING)
    page = context.new_page()
    page.goto(f"{address}en/")
    page.locator("label[for=__search]").first.click()
    expect(ask(page, "GDP").first).to_be_visible()
    assert page.evaluate("innerWidth") == 360
    assert page.evaluate("document.querySelector('.md-search-result__item').getBoundingClientRect().right") <= 360
    context.close()


def asked_for(page: Page) -> set[str]:
    """The paths of what the page has fetched, without the tab's icon, which the browser fetches when it likes."""
    names = page.evaluate("""() => {
        const icon = document.querySelector("link[rel=icon]").href;
        return performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => name !== icon);
    }""")
    return {urlsplit(name).path.lstrip("/") for name in names}


@pytest.mark.parametrize("language", EDITIONS)
def test_nothing_is_fetched_before_the_reader_turns_to_the_search_and_little_after(
    browser: Browser, address: str, site: Path, language: str
) -> None:
    page = browser.new_page()
    page.goto(f"{address}{language}/industries/finance/")
    before = asked_for(page)
    assert before
    assert not [path for path in before if "search" in path]
    # The dearest query: one that needs the texts of another language as well, a third of the whole.
    page.keyboard.press("/")
    page.locator("input.md-search__input").fill(DISTANT[language])
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    after = {
        path: len(gzip.compress((site / path).read_bytes(), 6, mtime=0)) for path in sorted(asked_for(page) - before)
    }
    assert len([path for path in after if path.startswith("search/")]) == 3, after
    assert [path for path in after if "search/" not in path] == []
    assert sum(after.values()) < 330_000, after
    page.close()


def test_the_search_closes_and_gives_the_page_back(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}en/method/")
    page.keyboard.press("/")
    box = page.locator("input.md-search__input")
    expect(box).to_be_focused()
    box.fill("QFLP")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).not_to_be_visible()
    expect(box).to_be_focused()
    page.keyboard.type("x")
    expect(page.locator(".md-search__output")).to_be_visible()
    page.close()


def test_without_scripts_no_search_box_stands_idle(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/")
    expect(page.locator("input.md-search__input")).not_to_be_visible()
    context.close()
