"""A page of every kind, as each reader has it: by eye and by ear, in both schemes, narrow, in large text, on paper."""

from collections.abc import Iterator, Mapping, Sequence

import pytest
from gates import hearing, layout
from kinds import above
from playwright.sync_api import Browser, Page
from qianhai.language import speech as languages
from qianhai.model.plan import Model
from qianhai.model.site import pages
from qianhai.schema.values import Language
from views import KINDS

Views = Sequence[tuple[int, hearing.Scheme, Sequence[str]]]

# Between the schemes only colours differ, so that each scheme is heard in full once, and each width.
WHOLE: Views = (
    (1280, "light", ()),
    (360, "dark", ()),
    (1280, "dark", hearing.COLOURS),
    (360, "light", hearing.COLOURS),
)
SEEN: Mapping[str, Views] = {"en": WHOLE, "zh-Hant": WHOLE[:2]}
"""How pages are heard in each language; the editions share their templates."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", locale="en-GB")
    yield context.new_page()
    context.close()


def told(name: str, found: list[str]) -> list[str]:
    return [f"{name or 'the root'}: {fault}" for fault in found]


def of(language: str) -> list[str]:
    """The pages of one edition."""
    return [language + path.removeprefix("en") for path in KINDS]


def every_page(model: Model) -> list[str]:
    """Every page of the English edition."""
    return [f"en/{page.address}" for page in pages(model, languages.load(Language.ENGLISH))]


def above_without_the_root(model: Model) -> list[str]:
    """Pages above the editions that stay where they are: the root and permanent addresses lead on at once."""
    return [path for path in above(model) if path.endswith(("404.html", "cite/"))]


@pytest.mark.parametrize("language", SEEN)
def test_axe_finds_nothing(page: Page, address: str, language: str) -> None:
    found = []
    for path in of(language):
        page.goto(address + path)
        for width, scheme, rules in SEEN[language]:
            found += told(path, hearing.faults(page, width, scheme, rules))
    assert found == []


def test_axe_finds_nothing_above_the_editions(page: Page, address: str, model: Model) -> None:
    found = []
    for path in above_without_the_root(model):
        page.goto(address + path)
        for width, scheme, _ in WHOLE:
            found += told(path, hearing.faults(page, width, scheme))
    assert found == []


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_nothing_is_cut_or_scrolls_sideways_on_the_narrowest_screen(
    page: Page, address: str, model: Model, language: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    found = []
    for path in every_page(model) if language == "en" else of(language):
        page.goto(address + path)
        hearing.settle(page)
        found += told(path, [*layout.sideways(page), *layout.cut(page)])
    assert found == []


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_nothing_is_cut_where_text_is_twice_as_large(page: Page, address: str, language: str) -> None:
    layout.twice_as_large(page)
    found = []
    for path in of(language):
        page.goto(address + path)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            hearing.settle(page)
            found += told(f"{path} at {width}", [*layout.sideways(page), *layout.cut(page)])
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 40
    assert found == []


def test_pages_above_the_editions_fit_every_screen(page: Page, address: str, model: Model) -> None:
    found = []
    for width, large in ((320, False), (360, True)):
        if large:
            layout.twice_as_large(page)
        page.set_viewport_size({"width": width, "height": 700})
        for path in above_without_the_root(model):
            page.goto(address + path)
            found += told(f"{path} at {width}", [*layout.sideways(page), *layout.cut(page)])
    assert found == []


SHEET = 718
"""The width of an A4 sheet between the margins that browsers leave, in the points of a screen."""


def test_nothing_is_cut_on_paper(page: Page, address: str) -> None:
    page.set_viewport_size({"width": SHEET, "height": 1000})
    page.emulate_media(media="print")
    found = []
    for path in KINDS:
        page.goto(address + path)
        hearing.settle(page)
        found += told(path, [*layout.sideways(page), *layout.beyond(page), *layout.cut(page)])
    assert found == []


WRONG = {
    "button-name": "main.append(document.createElement('button'))",
    "image-alt": "main.append(Object.assign(new Image(), { src: '../../../assets/none.png' }))",
    "color-contrast": "document.querySelector('.mark > summary').style.setProperty('color', '#bbb', 'important')",
    "link-name": "main.append(Object.assign(document.createElement('a'), { href: '#start' }))",
}
"""What axe must find, and a script that puts it into a page."""


@pytest.mark.parametrize("rule", WRONG)
def test_axe_finds_what_is_put_wrong(page: Page, address: str, rule: str) -> None:
    page.goto(f"{address}en/city/resilient/")
    page.evaluate(f"() => {{ const main = document.querySelector('main article'); {WRONG[rule]} }}")
    found = hearing.faults(page, 360, "light", hearing.COLOURS if rule in hearing.COLOURS else (rule,))
    assert [fault for fault in found if f"{rule}: " in fault]


CUT = {
    "is 1000 wide in 320": "said.style.width = '1000px'; said.style.position = 'absolute'; said.style.left = 0",
    "is cut off": "said.style.height = '1.5em'; said.style.overflow = 'hidden'",
    "lie on one another": "said.style.height = '1px'; said.style.margin = 0",
    "must be scrolled": "said.style.width = '100px'; said.style.overflow = 'auto'; said.style.whiteSpace = 'nowrap'",
}
"""What a measure must find, and what is done to an entry of a page for it."""


@pytest.mark.parametrize("told", CUT)
def test_what_is_cut_is_found(page: Page, address: str, told: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{address}en/city/resilient/")
    page.evaluate(f"() => {{ const said = document.querySelector('.in-short .said'); {CUT[told]} }}")
    found = [*layout.sideways(page), *layout.cut(page), *layout.beyond(page)]
    assert [fault for fault in found if fault.startswith(told)], found
