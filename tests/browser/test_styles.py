"""The cut style sheet is complete: whatever a page shows, it looks as it would under the theme's whole one."""

import re
from collections.abc import Iterator
from pathlib import Path

import material
import pytest
from playwright.sync_api import Browser, Page, expect
from views import KINDS, settle

CUT = re.compile(r".*/stylesheets/main\.\w+\.min\.css$")

WHOLE = next((Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css"))

LOOKS = """async () => {
    const cut = document.querySelector("link[href*='stylesheets/main']");
    const whole = Object.assign(document.createElement("link"), { rel: "stylesheet", href: cut.href + "?whole" });
    await new Promise((done) => { whole.onload = done; cut.after(whole); });
    const rules = (list) => [...list].flatMap((rule) => [rule, ...rules(rule.cssRules ?? [])]);
    // What no rule of the theme declares, none can change.
    const declared = [...new Set(rules(whole.sheet.cssRules).flatMap((rule) => [...(rule.style ?? [])]))]
        .filter((name) => !name.startsWith("--"));
    // Of elements that every selector of the theme takes alike, one is looked at: of the same name and attributes,
    // within the same ones, after the same neighbour, and last or not.
    const kinds = new Map(), numbers = new Map(), alike = new Map();
    for (const element of document.querySelectorAll("body, body *")) {
        const own = (one) => one ? [one.tagName, ...[...one.attributes].map(({ name, value }) =>
            ["id", "href", "title", "d"].includes(name) ? name : `${name}=${value}`)].join() : "";
        const kind = [alike.get(element.parentElement), own(element), own(element.previousElementSibling),
            !element.nextElementSibling].join("|");
        if (!kinds.has(kind)) kinds.set(kind, element);
        alike.set(element, numbers.get(kind) ?? numbers.set(kind, numbers.size).get(kind));
    }
    const elements = [...kinds.values()];
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


@pytest.fixture(params=[(1280, "dark")], ids=["desk"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", locale="en-GB"
    )
    page = context.new_page()
    page.route(re.compile(r"\?whole$"), lambda route: route.fulfill(path=WHOLE, content_type="text/css"))
    yield page
    context.close()


def opened(page: Page) -> None:
    """Open every fold, as a reader might."""
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")


@pytest.mark.parametrize("page", [(360, "light"), (1280, "dark")], ids=["phone", "desk"], indirect=True)
@pytest.mark.parametrize("path", KINDS)
def test_every_element_looks_as_under_the_whole_style_sheet(page: Page, address: str, path: str) -> None:
    # The editions share their templates; each page is looked at in one of them.
    language = ("en", "zh-Hans", "zh-Hant")[KINDS.index(path) % 3]
    page.goto(address + language + path.removeprefix("en"))
    opened(page)
    settle(page)
    assert page.evaluate(LOOKS) == [], "as read"
    if page.viewport_size == {"width": 1280, "height": 900}:
        page.emulate_media(media="print")
        assert page.evaluate(LOOKS) == [], "printed"


@pytest.mark.parametrize("page", [(360, "light"), (1280, "dark")], ids=["phone", "desk"], indirect=True)
def test_what_opens_looks_so_too(page: Page, address: str) -> None:
    page.goto(f"{address}en/industries/finance/")
    page.mouse.wheel(0, 3000)
    page.mouse.wheel(0, -200)
    expect(page.locator(".md-top")).to_be_visible()
    assert page.evaluate(LOOKS) == [], "on the way"
    page.keyboard.press("/")
    page.keyboard.type("arbitration")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.evaluate(LOOKS) == [], "searched"
    page.keyboard.press("Escape")
    page.evaluate("document.getElementById('__drawer').checked = true")
    assert page.evaluate(LOOKS) == [], "the drawer"
    for element in page.locator("a:visible, button:visible, label:visible, summary:visible").all()[::10]:
        element.evaluate("element => element.focus()")
    assert page.evaluate(LOOKS) == [], "with the focus"


def test_no_rule_that_was_cut_could_choose_anything(page: Page, address: str, site: Path) -> None:
    """Whatever a pointer or a key may bring about: `:hover` and its like are taken as given."""
    (sheet,) = site.glob("assets/*/stylesheets/*.css")
    page.goto(f"{address}en/")
    here = f"{address}{sheet.relative_to(site).as_posix()}"
    kept = {one for rule in page.evaluate(SELECTORS, here) for one in parted(rule)}
    gone = sorted({one for rule in page.evaluate(SELECTORS, f"{here}?whole") for one in parted(rule)} - kept)
    assert len(gone) > 500
    for language in ("en", "zh-Hans", "zh-Hant"):
        for path in KINDS:
            page.goto(address + language + path.removeprefix("en"))
            settle(page)
            assert page.evaluate(CHOSEN, [plain(one) for one in gone]) == [], (language, path)


SELECTORS = """async (href) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetch(href)).text());
    // Variables show where something uses them, and the test above would see it.
    const shows = (rule) => [...(rule.style ?? [])].some((name) => !name.startsWith("--"));
    const all = (rules) => [...rules].flatMap((rule) =>
        rule.selectorText ? (shows(rule) ? [rule.selectorText] : []) : all(rule.cssRules ?? []));
    return all(sheet.cssRules);
}"""

CHOSEN = "(selectors) => selectors.filter((one) => document.querySelector(one))"


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
        (sheet,) = {url for url in [page.locator("link[href*='stylesheets/main']").get_attribute("href")] if url}
        css = page.request.get(page.evaluate("href => new URL(href, location).href", sheet)).text()
        assert name in css
        page.route(CUT, lambda route: route.fulfill(body=css.replace(name, ".nowhere"), content_type="text/css"))
        page.reload()
        settle(page)
        found: list[str] = page.evaluate(LOOKS)
        page.unroute(CUT)
        return found

    page.goto(f"{address}en/industries/finance/")
    assert without(".md-path__list")
    assert without(".md-typeset ul")
