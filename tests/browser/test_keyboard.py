"""Through a section with nothing but the keyboard: everything is reached, seen and left again."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture
def section(address: str) -> str:
    """A section with all that a section can have."""
    return f"{address}en/industries/finance/"


# What has the focus: its number among the stops, whether it shows, and whether something lies over it.
AT = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const looks = (style) => ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "color",
        "textDecorationLine", "borderColor"].map((name) => style[name]).join(" ");
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    // A link that goes on over lines is looked at in its first line.
    const line = at.getClientRects()[0] ?? box;
    const over = document.elementFromPoint(line.left + Math.min(line.width, 20) / 2, line.top + line.height / 2);
    const focused = looks(style);
    window.stops ??= new Map();
    const again = window.stops.has(at);
    if (!again) window.stops.set(at, focused);
    return {
        again,
        name: `${at.localName}.${at.className} “${(at.textContent || at.ariaLabel || "").trim().slice(0, 40)}”`,
        shown: at.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && box.width > 2 && box.height > 2,
        within: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        covered: !(over && (at.contains(over) || over.contains(at) || over.closest("label")?.contains(at))),
    };
}"""

# Which stops look no otherwise with the focus than without it.
UNMARKED = """() => {
    document.activeElement.blur();
    const looks = (style) => ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "color",
        "textDecorationLine", "borderColor"].map((name) => style[name]).join(" ");
    return [...window.stops].filter(([at, focused]) => looks(getComputedStyle(at)) === focused)
        .map(([at]) => at.outerHTML.slice(0, 120));
}"""

# What a keyboard ought to reach: all that is shown and can be followed, pressed or typed into.
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    .filter((element) => element.tabIndex >= 0 && !element.disabled)
    .filter((element) => element.checkVisibility({ checkVisibilityCSS: true }) && !window.stops.has(element))
    .map((element) => element.outerHTML.slice(0, 120))"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key from the top of a page until it leaves the page or comes back."""
    stops: list[dict[str, Any]] = []
    for _ in range(2_000):
        page.keyboard.press("Tab")
        at = page.evaluate(AT)
        if at is None or at["again"]:
            break
        stops.append(at)
    else:
        pytest.fail("The Tab key does not come to an end.")
    return stops


def test_tab_reaches_everything_and_shows_where_it_is(page: Page, section: str) -> None:
    page.goto(section)
    stops = walk(page)
    assert stops[0]["name"].endswith("“Skip to content”")
    assert len(stops) > 100
    for fault in ("covered", "again"):
        assert [stop["name"] for stop in stops if stop[fault]] == [], fault
    for promise in ("shown", "within"):
        assert [stop["name"] for stop in stops if not stop[promise]] == [], promise
    assert page.evaluate(REACHABLE) == []
    assert page.evaluate(UNMARKED) == []


def test_what_the_keyboard_misses_is_found(page: Page, section: str) -> None:
    page.goto(section)
    page.evaluate("""() => {
        const [unmarked, unseen] = document.querySelectorAll(".line details.mark > summary");
        unmarked.style.setProperty("outline", "none", "important");
        unseen.style.opacity = 0;
        document.querySelector("main article").append(Object.assign(document.createElement("button"), {
            textContent: "Never reached", onfocus: (event) => event.target.blur() }));
    }""")
    stops = walk(page)
    assert len([stop for stop in stops if not stop["shown"]]) == 1
    assert len(page.evaluate(REACHABLE)) >= 1
    assert len(page.evaluate(UNMARKED)) == 1


def test_a_mark_opens_and_closes_by_key(page: Page, section: str) -> None:
    page.goto(section)
    mark = page.locator(".line details.mark").first
    summary = mark.locator("summary")
    summary.focus()
    for opens, closes in (("Enter", "Enter"), ("Space", "Space"), ("Enter", "Escape")):
        page.keyboard.press(opens)
        expect(mark).to_have_attribute("open", "")
        page.keyboard.press(closes)
        expect(mark).not_to_have_attribute("open", "")
        expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(mark.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(mark).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


def test_filters_work_by_key(page: Page, section: str) -> None:
    page.goto(section)
    buttons = page.locator(".filters button")
    later = page.locator('article.line[data-relation="since"]')
    count = later.count()
    assert count
    buttons.nth(1).focus()
    page.keyboard.press("Space")
    expect(buttons.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(page.locator('article.line[data-relation="since"]:not([hidden])')).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    expect(buttons.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator('article.line[data-relation="since"]:not([hidden])')).to_have_count(count)


def test_the_search_is_used_and_left_by_key(page: Page, section: str) -> None:
    page.goto(section)
    page.keyboard.press("/")
    page.keyboard.type("arbitration")
    hits = page.locator(".md-search-result__item a")
    expect(hits.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("input.md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).not_to_be_visible()
    # The way on from the closed search is the page's own.
    page.keyboard.press("Tab")
    expect(page.locator("main a:focus, nav a:focus, .md-path a:focus").first).to_be_visible()


def test_the_drawer_of_a_phone_is_opened_and_left_by_key(page: Page, section: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(section)
    stops = walk(page)
    assert stops[0]["name"].endswith("“Skip to content”")
    assert [stop["name"] for stop in stops if not (stop["shown"] and stop["within"])] == []
    opener = page.locator('.md-header label[for="__drawer"]')
    drawer = page.locator(".md-sidebar--primary")
    for key in ("Enter", "Space"):
        opener.focus()
        page.keyboard.press(key)
        expect(drawer.locator("a:visible").first).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(drawer).to_be_hidden()
        expect(opener).to_be_focused()
