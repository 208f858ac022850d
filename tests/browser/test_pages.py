"""What a reader's browser does with the pages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from unicodedata import normalize
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from qianhai.model.plan import Model
from views import KINDS, settle


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def phone(browser: Browser, scheme: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def artifacts(root: Path) -> Path:
    """Where screenshots are kept, outside git."""
    folder = root / "artifacts"
    folder.mkdir(exist_ok=True)
    return folder


def test_every_place_on_the_map_leads_to_its_row(desk: Page, address: str, model: Model) -> None:
    desk.goto(f"{address}en/")
    placed = [place.id for place in model.places.values() if place.position or place.near]
    drawn = desk.locator(".drawing-map a[data-item]").evaluate_all("links => links.map(link => link.dataset.item)")
    assert set(placed) <= set(drawn)
    for place in drawn:
        desk.goto(f"{address}en/")
        desk.locator(f'.drawing-map a[data-item="{place}"]').focus()
        desk.keyboard.press("Enter")
        expect(desk.locator(f"#{place}")).to_be_in_viewport()


def test_the_map_fits_a_phone(phone: Page, address: str) -> None:
    phone.goto(f"{address}en/layout/")
    drawing = phone.locator(".drawing-map")
    assert drawing.evaluate("element => element.scrollWidth <= element.clientWidth")
    sizes = drawing.locator("text").evaluate_all(
        """texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
    )
    assert min(sizes) >= 11


def test_pictures_and_tables_hold_the_same_items(desk: Page, address: str, model: Model) -> None:
    for page in ("en/layout/", "en/figures/"):
        desk.goto(address + page)
        drawn = desk.locator(".drawing a[data-item]").evaluate_all("links => links.map(link => link.dataset.item)")
        # A series is drawn only where its figures are known to compare, and none may be.
        assert drawn or page == "en/figures/"
        for item in set(drawn):
            assert desk.locator(f"#{item}").count() == 1, (page, item)
    desk.goto(f"{address}en/timeline/")
    for form in ("wide", "narrow"):
        named = desk.locator(f".drawing-timeline-{form} a[data-item]").evaluate_all(
            "links => links.map(link => link.dataset.item)"
        )
        assert {name for name in named if not name.startswith("stage-")} == {*model.plan_record.landmarks}


def test_a_table_scrolls_by_itself_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(f"{address}en/method/")
    phone.locator("details.fold:has(.table) > summary").first.click()
    table = phone.locator(".table").first
    hidden = table.evaluate("element => element.scrollWidth - element.clientWidth")
    assert hidden > 0
    table.evaluate("element => { element.scrollLeft = 1000 }")
    assert table.evaluate("element => element.scrollLeft") == hidden
    expect(table).to_have_attribute("tabindex", "0")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_print_shows_ids_and_hides_the_frame(browser: Browser, address: str, artifacts: Path, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}en/business-environment/legal-services/")
    page.emulate_media(media="print")
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
    hrefs = "links => links.map((link) => link.getAttribute('href'))"
    ways = page.locator(".line .permalink").evaluate_all(hrefs)
    sources = page.locator(".notes a[href^='http']").evaluate_all(hrefs)
    written = artifacts / f"legal-services{'' if scripts else '-without-scripts'}.pdf"
    page.pdf(path=written)
    context.close()
    # Where a line breaks depends on the sheet, and some letters are printed as one.
    printed = re.sub(r"\s", "", normalize("NFKC", "".join(one.extract_text() for one in PdfReader(written).pages)))
    assert min(len(ways), len(sources)) > 20
    assert [way for way in ways if f"#{way.partition('#')[2]}" not in printed] == []
    assert [source for source in sources if f"({normalize('NFKC', source)})" not in printed] == []
    assert ("../plan/#" in printed) == (not scripts)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_rich_section_is_printed_on_twelve_sheets(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}en/industries/finance/")
    printed = page.pdf(format="A4", print_background=True)
    context.close()
    # What the mark opens is left to the screen; on paper a number leads to the source among the notes.
    assert 5 < len(re.findall(rb"/Type\s*/Page\b", printed)) <= 12


TWO_CLICKS = {
    "what Tsang said about barriers": ("en/promotion-meeting/", "barriers"),
    "the 15% corporate tax and its end date": ("en/policies/", "31 December 2027"),
    "who runs Qianhai": ("en/bodies/", "statutory body"),
    "what 港资港法 means": ("en/glossary/", "港资港法"),
    "why the counts of enterprises differ": ("en/disagreements/", "enterprises"),
    "what is new since January 2026": ("en/timeline/", "2026"),
}


@pytest.mark.parametrize(("page", "words"), TWO_CLICKS.values(), ids=TWO_CLICKS.keys())
def test_it_is_two_clicks_from_home(desk: Page, address: str, page: str, words: str) -> None:
    desk.goto(f"{address}en/")
    name = page.removeprefix("en/")
    desk.locator(f'article.md-content__inner a[href="{name}"]').first.click()
    expect(desk.locator("article.md-content__inner")).to_contain_text(words)


def test_no_page_asks_another_host_or_prints_an_error(desk: Page, address: str) -> None:
    asked: list[str] = []
    errors: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    desk.on("pageerror", lambda error: errors.append(str(error)))
    for page in KINDS:
        desk.goto(address + page)
        settle(desk)
    host = urlsplit(address).netloc
    assert {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))} == {host}
    assert errors == []


def test_a_link_to_a_statement_lands_on_it(desk: Page, address: str, model: Model) -> None:
    for statement in list(model.statements.values())[::40]:
        desk.goto(f"{address}en/{model.home[statement.id]}#{statement.id}")
        target = desk.locator(f"#{statement.id}")
        expect(target).to_be_in_viewport()
        expect(target).to_contain_text((statement.brief or statement.text).en)


def test_without_scripts_one_can_read_and_get_about(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.wait_for_url("**/en/")
    page.locator("nav.md-nav--primary").get_by_role("link", name="4 Business environment").click()
    page.locator("article.md-content__inner").get_by_role("link", name="4.2 Legal services").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("4.2 Legal services")
    # Chromium would open a fold for a link into it; not every browser does.
    expect(page.locator("details.notes-fold")).to_have_attribute("open", "")
    page.locator(".line details.mark summary").first.click()
    page.locator(".line details.mark[open] dd a").first.click()
    page.wait_for_url("**/legal-services/#note-*")
    expect(page.locator(".notes li:target")).to_be_in_viewport()
    page.locator(".notes li:target").get_by_role("link", name="Open the page").focus()
    assert 'href="http' in page.locator(":focus").evaluate("link => link.outerHTML")
    context.close()


def test_an_open_mark_leads_to_its_sources_and_closed_notes_to_none(desk: Page, address: str) -> None:
    desk.goto(f"{address}en/business-environment/legal-services/")
    expect(desk.locator("details.notes-fold")).not_to_have_attribute("open", "")
    mark = desk.locator(".line details.mark").first
    mark.locator("summary").click()
    for number in mark.locator("dd > a[href^='#note-']").all():
        note = desk.locator(f"{number.get_attribute('href')} > a:not(.grade)")
        beside = number.locator("xpath=following-sibling::a")
        expect(beside).to_have_count(note.count())
        if note.count():
            assert beside.get_attribute("href") == note.get_attribute("href")
    expect(mark.get_by_role("link", name="Open the page").first).to_be_visible()


def test_the_keyboard_reaches_the_content_and_the_search(desk: Page, address: str) -> None:
    desk.goto(f"{address}en/industries/finance/")
    desk.keyboard.press("Tab")
    expect(desk.locator(":focus")).to_have_text("Skip to content")
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(f"{address}en/industries/finance/#start")
    desk.keyboard.press("/")
    expect(desk.locator("input.md-search__input")).to_be_focused()


def test_the_timeline_is_drawn_for_the_width_of_the_page_and_names_all_within_it(
    phone: Page, desk: Page, address: str
) -> None:
    for view, form in ((phone, "narrow"), (desk, "wide")):
        view.goto(f"{address}en/timeline/")
        shown = view.locator("figure.timeline svg:visible")
        expect(shown).to_have_count(1)
        expect(view.locator(f".drawing-timeline-{form}")).to_be_visible()
        outside = shown.evaluate(
            """picture => {
                const frame = picture.getBoundingClientRect();
                return [...picture.querySelectorAll("text")].filter((text) => {
                    const box = text.getBoundingClientRect();
                    return box.left < frame.left - 1 || box.right > frame.right + 1;
                }).map((text) => text.textContent);
            }"""
        )
        assert outside == [], form
