"""The site under its strict policy: no page asks for what it forbids, and every convenience works."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, expect
from views import KINDS, settle

WATCH = """addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});"""

LANGUAGES = ("en", "zh-Hans", "zh-Hant")

ABOVE = ("", "404.html", "en/404.html", "zh-Hant/404.html", "id/plan-released-2023-12-21/cite/")
"""Pages above the editions; the root leads on, and is seen on the way."""


@pytest.fixture
def told() -> list[str]:
    """What the browser has against the pages."""
    return []


@pytest.fixture
def context(browser: Chromium, told: list[str]) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", color_scheme="light")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(WATCH)
    context.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: told.append(str(error.error)))
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_asks_for_what_the_policy_forbids(page: Page, address: str, told: list[str], language: str) -> None:
    for path in KINDS:
        page.goto(address + language + path.removeprefix("en"))
        settle(page)
        assert told == [], path


def test_no_page_above_the_editions_asks_for_it(page: Page, address: str, told: list[str]) -> None:
    for path in ABOVE:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        settle(page)
        # A page for lost addresses asks for its looks at several depths, and does not find them at most.
        assert [one for one in told if "404" not in path or one.startswith("policy")] == [], path
        told.clear()
    page.goto(f"{address}id/plan-released-2023-12-21/")
    page.wait_for_url("**/en/plan/#plan-released-2023-12-21")
    assert told == []


def test_a_breach_of_the_policy_is_seen(page: Page, address: str, told: list[str]) -> None:
    page.goto(f"{address}en/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))")
    settle(page)
    assert any(one.startswith("policy: style-src") for one in told), told
    assert any(one.startswith("policy: script-src") for one in told), told
    assert page.evaluate("window.ran") is None


SCHEME = "document.documentElement.dataset.scheme"


def test_the_colours_are_the_systems_until_a_reader_chooses(page: Page, address: str, told: list[str]) -> None:
    # Whatever is drawn first has its colours already.
    page.add_init_script(
        f"""new MutationObserver((_, observer) => {{
            if (!document.body) return;
            observer.disconnect();
            window.first = {SCHEME};
        }}).observe(document, {{ childList: true, subtree: true }});"""
    )
    page.goto(f"{address}en/")
    assert page.evaluate("window.first") == "light"
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 27, 30)"
    for pressed, system, scheme in (
        ("light", "dark", "light"),
        ("dark", "light", "dark"),
        ("system", "light", "light"),
    ):
        page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
        page.locator(f"button[data-turn-to={pressed}]").press("Enter")
        expect(page.locator("html")).to_have_attribute("data-scheme", scheme)
        expect(page.locator("button[data-turn-to]:visible")).to_be_focused()
        page.goto(f"{address}zh-Hans/plan/")
        assert page.evaluate("window.first") == scheme
    assert told == []


def test_where_the_reader_is_is_told(page: Page, address: str, told: list[str]) -> None:
    page.goto(f"{address}en/industries/finance/")
    title, back = page.locator(".md-header__title"), page.locator("button.md-top")
    expect(back).to_be_hidden()
    page.locator("#sources").evaluate("heading => heading.scrollIntoView()") if page.locator(
        "#sources"
    ).count() else None
    page.mouse.wheel(0, 4000)
    expect(title).to_have_class("md-header__title md-header__title--active")
    expect(page.locator(".md-sidebar--secondary .md-nav__link--active")).to_have_count(1)
    page.mouse.wheel(0, -300)
    expect(back).to_be_visible()
    back.click()
    expect(title).to_have_class("md-header__title")
    assert told == []


def test_the_drawer_opens_by_keyboard_and_closes_behind_a_reader(page: Page, address: str, told: list[str]) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}en/")
    page.locator('.md-header label[for="__drawer"]').click()
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
    page.locator('label[for="__toc"].md-nav__link').click()
    page.locator(".md-sidebar--primary a[href*='#']:visible").first.click()
    expect(page.locator("#__drawer")).not_to_be_checked()
    page.set_viewport_size({"width": 1280, "height": 740})
    page.goto(f"{address}en/industries/finance/")
    opener = page.locator('label[tabindex="0"]:visible').first
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{opener.get_attribute('for')}")).not_to_be_checked()
    assert told == []


def test_the_other_conveniences_work(page: Page, address: str, told: list[str]) -> None:
    page.goto(f"{address}en/industries/finance/")
    statement = page.locator("article.line[id]:visible").first
    statement.hover()
    statement.locator("a.permalink").click()
    expect(statement.locator("a.permalink")).to_have_class("permalink copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}id/{statement.get_attribute('id')}/"
    page.locator(".filters button[data-relation]").first.click()
    expect(page.locator("article.line[id]").last).to_be_hidden()
    page.locator(".filters button").first.click()
    mark = page.locator(".line details.mark summary").first
    mark.click()
    expect(page.locator(".line details.mark[open]")).to_have_count(1)
    page.keyboard.press("/")
    page.keyboard.type("arbitration")
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url(lambda url: "/industries/finance/" not in url)
    page.locator('.languages a[hreflang="zh-Hant"]').click()
    page.wait_for_url("**/zh-Hant/**")
    page.goto(f"{address}en/glossary/")
    page.locator(".filter-box input").fill("no such word")
    expect(page.locator(".filter-none")).to_be_visible()
    page.goto(f"{address}id/plan-released-2023-12-21/cite/")
    copy = page.locator("button").first
    copy.click()
    expect(copy).not_to_have_text("Copy")
    assert page.locator("section").first.get_attribute("lang") == "zh-Hant"
    assert told == []
