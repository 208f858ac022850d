"""The cut style sheet is complete: whatever a page shows, it looks as it would under the theme's whole one."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, TypedDict

import gates
import material
import pytest
from playwright.sync_api import Browser, Page, expect
from qianhai.reading.failing import PROJECT
from views import KINDS, settle

CUT = re.compile(r".*/site\.css$")

THEME = next((Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css"))
WHOLE = THEME.read_text("utf-8") + (PROJECT / "docs/theme/assets/site.css").read_text("utf-8")
"""The style sheet of every page, if nothing of the theme's were cut."""

CSS = "text/css; charset=utf-8"

ALIKE = (Path(gates.__file__).parent / "alike.js").read_text("utf-8")


class View(TypedDict):
    """How a page is looked at."""

    width: int
    scheme: Literal["light", "dark"]
    media: Literal["screen", "print"]


LOOKS = """async () => {
    const cut = document.querySelector("link[href$='site.css']");
    const whole = Object.assign(document.createElement("link"), { rel: "stylesheet", href: cut.href + "?whole" });
    await new Promise((done) => { whole.onload = done; cut.after(whole); });
    const rules = (list) => [...list].flatMap((rule) => [rule, ...rules(rule.cssRules ?? [])]);
    // What no rule of the theme declares, none can change.
    const declared = [...new Set(rules(whole.sheet.cssRules).flatMap((rule) => [...(rule.style ?? [])]))]
        .filter((name) => !name.startsWith("--"));
    const elements = alike.firsts();
    const looks = () => elements.flatMap((element) => ["", "::before", "::after"].map((part) => {
        const style = getComputedStyle(element, part || null);
        return part && style.content === "none" ? "" : declared.map((name) => style.getPropertyValue(name)).join("\\n");
    }));
    whole.sheet.disabled = true;
    const before = looks();
    whole.sheet.disabled = false;
    cut.sheet.disabled = true;
    const after = looks();
    cut.sheet.disabled = false;
    whole.remove();
    return before.flatMap((text, at) => {
        if (text === after[at]) return [];
        const own = text.split("\\n"), other = after[at].split("\\n");
        const first = declared.findIndex((_, number) => own[number] !== other[number]);
        const element = elements[Math.floor(at / 3)];
        const told = `${element.tagName} ${element.getAttribute("class")}: ${declared[first]}`;
        return [`${told} is ${own[first]}, not ${other[first]}`];
    }).slice(0, 5);
}"""
"""Where a page looks otherwise under the whole style sheet than under the cut one."""


VIEWS: Mapping[str, View] = {
    "a phone": {"width": 360, "scheme": "light", "media": "screen"},
    "a desk": {"width": 1280, "scheme": "dark", "media": "screen"},
    "paper": {"width": 1280, "scheme": "dark", "media": "print"},
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", locale="en-GB")
    page = context.new_page()
    page.route(re.compile(r"\?whole$"), lambda route: route.fulfill(body=WHOLE, content_type=CSS))
    yield page
    context.close()


@pytest.fixture(scope="module")
def gone(browser: Browser, address: str, site: Path) -> list[str]:
    """The selectors of the theme's rules that were cut."""
    (sheet,) = site.glob("assets/*/site.css")
    page = browser.new_page()
    page.goto(f"{address}en/")
    kept, whole = (
        {one for rule in page.evaluate(SELECTORS, css) for one in parted(rule)}
        for css in (sheet.read_text("utf-8"), WHOLE)
    )
    page.close()
    assert len(whole - kept) > 500
    return sorted({plain(one) for one in whole - kept})


def seen(page: Page, view: str) -> None:
    """Look at the page on a screen or on paper."""
    page.set_viewport_size({"width": VIEWS[view]["width"], "height": 900})
    page.emulate_media(color_scheme=VIEWS[view]["scheme"], media=VIEWS[view]["media"])
    settle(page)


def differences(page: Page) -> list[str]:
    """Where a page looks otherwise under the whole style sheet than under the cut one."""
    found: list[str] = page.evaluate(f"{ALIKE}\n({LOOKS})()")
    return found


@pytest.mark.parametrize("path", KINDS)
def test_every_element_looks_as_under_the_whole_style_sheet(
    page: Page, address: str, gone: list[str], path: str
) -> None:
    # The editions share their templates; each page is looked at in one of them.
    language = ("en", "zh-Hans", "zh-Hant")[KINDS.index(path) % 3]
    page.goto(address + language + path.removeprefix("en"))
    # Every fold is open, as a reader might have it.
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    for view in VIEWS:
        seen(page, view)
        assert differences(page) == [], view
    assert page.evaluate(CHOSEN, gone) == []


@pytest.mark.parametrize("view", ["a phone", "a desk"])
def test_what_opens_looks_so_too(page: Page, address: str, view: str) -> None:
    seen(page, view)
    page.goto(f"{address}en/industries/finance/")
    page.mouse.wheel(0, 3000)
    page.mouse.wheel(0, -200)
    expect(page.locator(".md-top")).to_be_visible()
    assert differences(page) == [], "on the way"
    page.keyboard.press("/")
    page.keyboard.type("arbitration")
    page.locator(".md-search-result__item").first.wait_for()
    assert differences(page) == [], "searched"
    page.keyboard.press("Escape")
    page.evaluate("document.getElementById('__drawer').checked = true")
    assert differences(page) == [], "the drawer"
    for element in page.locator("a:visible, button:visible, label:visible, summary:visible").all()[::10]:
        element.evaluate("element => element.focus()")
    assert differences(page) == [], "with the focus"


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_no_rule_that_was_cut_could_choose_anything(page: Page, address: str, gone: list[str], language: str) -> None:
    """Whatever a pointer or a key may bring about: `:hover` and its like are taken as given."""
    page.goto(address)
    for path in KINDS:
        assert page.evaluate(CHOSEN_OF, [address + language + path.removeprefix("en"), gone]) == [], path


SELECTORS = """(css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    // Variables show where something uses them, and the test above would see it.
    const shows = (rule) => [...(rule.style ?? [])].some((name) => !name.startsWith("--"));
    const all = (rules) => [...rules].flatMap((rule) =>
        rule.selectorText ? (shows(rule) ? [rule.selectorText] : []) : all(rule.cssRules ?? []));
    return all(sheet.cssRules);
}"""

CHOSEN = "(selectors) => selectors.filter((one) => document.querySelector(one))"
"""Those of some selectors that choose an element of the page as it stands."""

CHOSEN_OF = """async ([href, selectors]) => {
    const page = new DOMParser().parseFromString(await (await fetch(href)).text(), "text/html");
    return selectors.filter((one) => page.querySelector(one));
}"""
"""The same of a page as it is sent."""


def parted(rule: str) -> list[str]:
    """The selectors of a rule: what stands between commas that stand in no brackets."""
    return [one.strip() for one in re.split(r",(?![^()\[\]]*[)\]])", rule)]


_MOVING = re.compile(r"::?(?:hover|focus(?:-visible|-within)?|active|before|after|marker|placeholder|checked|-[\w-]+)")


def plain(selector: str) -> str:
    """A selector without what pointers, keys and the browser itself add."""
    pieces = re.split(r"( [>+~] | )", _MOVING.sub("", selector))
    return "".join(piece or "*" for piece in pieces)


def test_a_rule_that_a_page_needs_is_missed(page: Page, address: str) -> None:
    def without(name: str) -> list[str]:
        (sheet,) = {url for url in [page.locator("link[href$='site.css']").get_attribute("href")] if url}
        css = page.request.get(page.evaluate("href => new URL(href, location).href", sheet)).text()
        assert name in css
        page.route(CUT, lambda route: route.fulfill(body=css.replace(name, ".nowhere"), content_type=CSS))
        page.reload()
        settle(page)
        found = differences(page)
        page.unroute(CUT)
        return found

    page.goto(f"{address}en/industries/finance/")
    assert without(".md-path__list")
    assert without(".md-typeset ul")
