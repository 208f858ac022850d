"""What a reader meets on a phone: the answer first, rows that can be read, and no id in place of words."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from qianhai.language import speech as languages
from qianhai.model.names import called
from qianhai.model.plan import Model
from qianhai.model.site import SITE, pages
from qianhai.schema.values import Language

SCREEN = 780
"""The height of the phone's screen."""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": SCREEN})
    yield context.new_page()
    context.close()


def bottom(page: Page, selector: str) -> float:
    """How far below the top of the page the first such element ends."""
    found: float = page.locator(selector).first.evaluate("one => one.getBoundingClientRect().bottom + scrollY")
    return found


ROWS = """rows => rows.map(row => {
    const mark = row.querySelector("details.mark");
    const links = [...row.querySelectorAll("a")];
    return [row.id, row.querySelectorAll("details.mark").length,
        links.filter(link => mark && !(mark.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING)).length];
})"""


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("page", ["layout/", "names/"])
def test_a_row_has_one_mark_and_few_links_before_it(
    phone: Page, address: str, model: Model, page: str, language: Language
) -> None:
    phone.goto(f"{address}{language}/{page}")
    rows = phone.locator("tr.row").evaluate_all(ROWS)
    assert [name for name, _, _ in rows] == list(model.places if page == "layout/" else sorted_names(model))
    assert [(name, marks, links) for name, marks, links in rows if marks != 1 or links > 2] == []


NARROW = """cells => cells.filter(cell => {
    const style = getComputedStyle(cell), size = parseFloat(style.fontSize);
    const width = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return cell.checkVisibility() && cell.textContent.trim().length > 3 && width < 3 * size;
}).map(cell => cell.textContent.trim())"""


@pytest.mark.parametrize("page", ["layout/", "names/", "compare/", "goals/stages/", "readers/researchers/"])
def test_no_column_of_chinese_is_a_character_or_two_wide(browser: Browser, address: str, page: str) -> None:
    window = browser.new_page(viewport={"width": 1280, "height": 900})
    window.goto(f"{address}{Language.SIMPLIFIED}/{page}")
    assert window.locator("main td, main th").evaluate_all(NARROW) == []
    window.close()


@pytest.mark.parametrize("language", Language)
def test_the_list_of_files_fits_a_phone(phone: Page, address: str, language: Language) -> None:
    phone.goto(f"{address}{language}/data/")
    widths = "table => [table.scrollWidth, table.parentElement.clientWidth]"
    needed, given = phone.locator("main table").first.evaluate(widths)
    assert needed <= given


def sorted_names(model: Model) -> list[str]:
    """The names in use, in the order of the documents they mean."""
    order = ("plan-2023", "reform-plan-2021", "plan-2010", "several")
    return [name.id for document in order for name in model.names.values() if name.means == document]


@pytest.mark.parametrize(
    "page", ["layout/", "names/", "goals/stages/", "compare/", "readers/professionals/", "promotion-meeting/", "data/"]
)
def test_no_table_of_passages_scrolls_sideways(phone: Page, address: str, page: str) -> None:
    for language in Language:
        phone.goto(f"{address}{language}/{page}")
        tables = phone.locator(".table")
        assert tables.count() > 0
        assert tables.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth).length") == 0, language


def test_what_rests_on_a_source_is_told_in_words(phone: Page, address: str, model: Model) -> None:
    english = languages.load(Language.ENGLISH)
    for page in ("sources/", "bodies/", "glossary/", "people/", "policies/", "timeline/", "figures/"):
        phone.goto(f"{address}en/{page}")
        told = phone.locator(".behind a").evaluate_all("links => links.map(link => link.textContent.trim())")
        assert told
        assert [words for words in told if words in model.home and words != called(words, model, english)] == [], page
        assert "" not in told, page


@pytest.mark.parametrize("language", Language)
def test_a_guide_leads_to_each_of_its_rows(phone: Page, address: str, model: Model, language: Language) -> None:
    for reader in model.readers.values():
        phone.goto(f"{address}{language}/readers/{reader.id}/")
        here = phone.locator("details.jumps a").evaluate_all("links => links.map(link => link.hash.slice(1))")
        assert {way.id for way in reader.ways if way.standing == "in-force"} <= set(here)
        assert [name for name in here if phone.locator(f"[id='{name}']").count() != 1] == []
        # However many rows there are, what leads to them leaves the first screen to the answer.
        assert bottom(phone, "details.jumps") < SCREEN * 0.6, reader.id


@pytest.mark.parametrize("language", Language)
def test_researchers_are_led_to_what_they_come_for(phone: Page, address: str, model: Model, language: Language) -> None:
    assert {row.first_for for row in SITE} <= {"", *model.readers}
    phone.goto(f"{address}{language}/readers/researchers/")
    led = phone.locator("p.jumps a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert {f"../../{page}/" for page in ("data", "cite", "figures", "indicators")} <= set(led)
    assert bottom(phone, "p.jumps") < SCREEN * 0.6


@pytest.mark.parametrize(("language", "word"), [("en", "accountant"), ("zh-Hans", "会计"), ("zh-Hant", "會計")])
def test_the_accountants_answer_is_within_two_screens(phone: Page, address: str, language: str, word: str) -> None:
    phone.goto(f"{address}{language}/readers/professionals/")
    assert bottom(phone, f".in-short .said:has-text('{word}')") < 2 * SCREEN


@pytest.mark.parametrize("language", Language)
def test_home_leads_to_the_guides_within_two_screens(
    phone: Page, address: str, model: Model, language: Language
) -> None:
    phone.goto(f"{address}{language}/")
    assert bottom(phone, ".jumps ~ .jumps") < 2 * SCREEN
    named = phone.locator(".jumps a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert {f"readers/{reader}/" for reader in model.readers} <= set(named)
    # What is disputed or criticised is one touch away as well, and from there what stands in anybody's way.
    assert {"disagreements/", "unknowns/"} <= set(named)
    phone.goto(f"{address}{language}/disagreements/")
    here = phone.locator(".jumps a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert "../unknowns/" in here
    assert {f"../readers/{reader}/#obstacles" for reader in model.readers if reader != "researchers"} <= set(here)


BEGINS_A_LINE = """() => {
    const place = (node, at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getClientRects()[0];
    };
    const shown = node => node.data.trim() && node.parentElement.checkVisibility()
        && !node.parentElement.closest(".hidden, svg");
    const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    let before = null;
    while (words.nextNode()) {
        const node = words.currentNode;
        if (!shown(node)) continue;
        const dot = node.data.indexOf("·");
        const mark = node.parentElement.closest("details.mark > summary");
        const at = dot >= 0 ? dot : mark && !mark.contains(before) ? node.data.search(/\\S/) : -1;
        const inside = dot > 0 && node.data.slice(0, dot).trim();
        const last = inside ? place(node, dot - 1) : before && place(before, before.data.trimEnd().length - 1);
        const own = at >= 0 && place(node, at);
        if (own && last && own.top > last.bottom - 2) found.push(`${before?.data ?? ""}|${node.data}`);
        before = node;
    }
    return found;
}"""


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "page", ["", "readers/researchers/", "policies/", "people/", "bodies/", "glossary/", "industries/finance/"]
)
def test_no_line_begins_with_a_separator_or_a_mark(phone: Page, address: str, page: str, language: Language) -> None:
    phone.goto(f"{address}{language}/{page}")
    phone.evaluate("document.querySelectorAll('details.fold').forEach(fold => { fold.open = true; })")
    assert phone.evaluate(BEGINS_A_LINE) == []


FIRST = {
    "home.md.j2": ".said",
    "division.md.j2": ".said",
    "reader.md.j2": ".said",
    "progress.md.j2": ".said",
    "figures.md.j2": ".value .figure",
    "indicators.md.j2": ".value .figure",
    "policies.md.j2": ".line .said",
    "people.md.j2": ".entry",
    "disagreements.md.j2": ".entry",
    "unknowns.md.j2": ".unknown",
    "glossary.md.j2": ".entry",
}
"""What a page of a template holds, which stands on a phone's first screen, before any talk about the page."""


def test_the_first_screen_holds_the_answer_and_no_page_is_endless(phone: Page, address: str, model: Model) -> None:
    for page in pages(model, languages.load(Language.ENGLISH)):
        phone.goto(f"{address}en/{page.address}")
        if page.template in FIRST:
            first = phone.locator(FIRST[page.template]).first.bounding_box()
            assert first, page.address
            assert first["y"] < SCREEN * 0.6, page.address
        screens = phone.evaluate("document.documentElement.scrollHeight") / SCREEN
        # The list of all sources is looked up, not read.
        assert screens <= 30 or page.address == "sources/", (page.address, screens)


@pytest.mark.parametrize("page", ["", "readers/professionals/", "progress/", "compare/", "figures/", "glossary/"])
def test_paper_shows_the_full_address_of_what_a_page_rests_on(phone: Page, address: str, page: str) -> None:
    phone.goto(f"{address}en/{page}")
    phone.emulate_media(media="print")
    links = phone.locator("ol.notes a[href^=http]")
    printed = links.evaluate_all("all => all.map(one => [one.href, getComputedStyle(one, '::after').content])")
    shown = links.evaluate_all("all => all.every(one => one.getBoundingClientRect().height > 0)")
    phone.emulate_media(media="screen")
    assert printed
    assert shown
    # A browser tells the words that the style sheet takes from the link as `attr(href)` or in full.
    assert all("attr(href)" in content or "http" in content for _, content in printed)


def test_what_is_gone_is_told_to_those_who_look_for_it(phone: Page, address: str, model: Model) -> None:
    gone = [one for one in model.gone_from("industries/finance/") if one.when and one.when.order > one.since.order]
    assert gone
    phone.goto(f"{address}en/industries/finance/")
    assert phone.locator(".gone:visible").count() == 0
    for one in gone:
        phone.goto(f"{address}en/industries/finance/#{one.id}")
        expect(phone.locator(f"#{one.id}")).to_be_in_viewport()
        assert phone.locator(".gone:visible").count() == 1
