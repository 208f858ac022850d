"""What a reader's browser does with the pages."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from qianhai.model import Model

KINDS = [
    "en/",
    "en/plan/",
    "en/goals/stages/",
    "en/layout/",
    "en/industries/",
    "en/business-environment/legal-services/",
    "en/city/resilient/",
    "en/indicators/",
    "en/sources/",
    "en/disagreements/",
    "en/unknowns/",
    "en/method/",
    "en/readers/professionals/",
]
"""One page of every kind, and the richest and the thinnest section."""


@pytest.fixture(params=["light", "dark"])
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=request.param)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_nothing_scrolls_sideways_on_a_phone(phone: Page, address: str, model: Model) -> None:
    pages = {*KINDS, *(f"en/{division.page}" for division in model.divisions.values())}
    for page in sorted(pages):
        phone.goto(address + page)
        assert phone.evaluate("document.documentElement.scrollWidth") == 360, page


def test_no_page_asks_another_host_or_prints_an_error(desk: Page, address: str) -> None:
    asked: list[str] = []
    errors: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    desk.on("pageerror", lambda error: errors.append(str(error)))
    for page in KINDS:
        desk.goto(address + page)
        desk.wait_for_load_state("networkidle")
    host = urlsplit(address).netloc
    assert {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))} == {host}
    assert errors == []


def test_a_link_to_a_statement_lands_on_it(desk: Page, address: str, model: Model) -> None:
    for statement in list(model.statements.values())[::40]:
        desk.goto(f"{address}en/{model.home[statement.id]}#{statement.id}")
        target = desk.locator(f"#{statement.id}")
        expect(target).to_be_in_viewport()
        expect(target).to_contain_text(statement.text.en)


def test_without_scripts_one_can_read_and_get_about(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.wait_for_url("**/en/")
    page.locator("nav.md-nav--primary").get_by_role("link", name="4 Business environment").click()
    page.locator("article.md-content__inner").get_by_role("link", name="4.2 Legal services").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("4.2 Legal services")
    page.locator(".statement .cited a").first.click()
    assert page.url.startswith(f"{address}en/sources/#")
    context.close()


def test_the_keyboard_reaches_the_content_and_the_search(desk: Page, address: str) -> None:
    desk.goto(f"{address}en/industries/finance/")
    desk.keyboard.press("Tab")
    expect(desk.locator(":focus")).to_have_text("Skip to content")
    desk.keyboard.press("Enter")
    assert desk.url.endswith("#start")
    desk.keyboard.press("/")
    expect(desk.locator("input.md-search__input")).to_be_focused()
