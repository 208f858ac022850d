"""Where no script runs, a page of every kind says all it has to say, and leads on."""

from collections.abc import Iterator

import pytest
from kinds import above
from playwright.sync_api import Browser, Page, expect
from qianhai.model.plan import Model
from views import KINDS


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


# The items of a page that cannot be seen even when every fold is open; and what only a script could move.
LEFT = """(ids) => {
    document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
    const seen = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    const lost = ids.filter((id) => {
        const item = document.getElementById(id);
        const text = item && (seen(item) ? item : item.closest("tr, dl, section, article"));
        return !text || !seen(text) || !text.innerText.trim();
    });
    const tools = "main button, main input, .md-header button, .md-header input, .md-search";
    const idle = [...document.querySelectorAll(tools)]
        .filter((element) => seen(element) && element.getBoundingClientRect().width > 1)
        .map((element) => `a ${element.localName} that does nothing: ${element.outerHTML.slice(0, 100)}`);
    return [...lost, ...idle];
}"""


def test_every_kind_of_page_shows_what_it_holds_and_nothing_that_needs_a_script(
    page: Page, address: str, model: Model
) -> None:
    found = []
    for path in KINDS:
        below = path.removeprefix("en/")
        ids = [model.address(identifier)[1] for identifier, home in model.home.items() if home == below]
        page.goto(address + path)
        found += [f"{path}: {told}" for told in page.evaluate(LEFT, [anchor for anchor in ids if anchor])]
    assert found == []


def test_what_is_lost_without_scripts_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}en/industries/finance/")
    hidden = page.evaluate("""() => {
        const entry = document.querySelector("main article.line[id]");
        entry.style.display = "none";
        document.querySelector("main article").append(Object.assign(document.createElement("button"), {
            textContent: "Idle" }));
        return entry.id;
    }""")
    lost, idle = page.evaluate(LEFT, [hidden])
    assert lost == hidden
    assert idle.startswith("a button that does nothing")


def test_folds_open_by_themselves(page: Page, address: str) -> None:
    page.goto(f"{address}en/industries/finance/")
    folds = page.locator("main details:not(details details)")
    assert folds.count() > 5
    for fold in folds.all()[:3]:
        opened = fold.get_attribute("open") is not None
        fold.locator("summary").first.click()
        assert (fold.get_attribute("open") is not None) != opened


@pytest.mark.parametrize("path", ["en/", "en/glossary/", "en/industries/finance/"])
def test_languages_and_navigation_lead_on(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    for language in ("zh-Hant", "zh-Hans", "en"):
        page.locator(f'.languages a[hreflang="{language}"]').click()
        page.wait_for_url(f"{address}{language}{path.removeprefix('en')}")
    page.locator("nav.md-nav--primary a:visible").last.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + path)
    page.locator('.md-header label[for="__drawer"]').click()
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()


def test_pages_above_the_editions_lead_on(page: Page, address: str, model: Model) -> None:
    for path in above(model):
        response = page.request.get(address + path)
        assert response.ok
        if path.endswith(("404.html", "cite/")):
            page.goto(address + path)
            expect(page.locator("main a:visible").first).to_be_visible()
        else:
            page.goto(address + path)
            page.wait_for_url("**/en/**")
