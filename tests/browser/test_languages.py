"""The three editions in a browser: the switch and the reader's language."""

import pytest
from playwright.sync_api import Browser, expect


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("en-GB", "en"),
        ("fr", "en"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh-Hans-MO", "zh-Hans"),
        ("yue-Hans", "zh-Hans"),
        ("zh-HK", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-CN", "zh-Hant"),
        ("yue-Hant-HK", "zh-Hant"),
        ("yue", "zh-Hant"),
    ],
)
def test_the_root_and_a_permanent_address_pick_the_readers_language(
    browser: Browser, address: str, locale: str, language: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(address)
    page.wait_for_url(f"**/{language}/")
    page.goto(f"{address}id/plan-released-2023-12-21/")
    page.wait_for_url(f"**/{language}/plan/#plan-released-2023-12-21")
    context.close()


@pytest.mark.parametrize("word", ["constructor", "__proto__", "fr", ""])
def test_a_remembered_word_that_is_no_language_of_the_site_does_nothing(
    browser: Browser, address: str, word: str
) -> None:
    context = browser.new_context(locale="zh-HK")
    context.add_init_script(f"localStorage.setItem('language', '{word}')")
    page = context.new_page()
    page.goto(address)
    page.wait_for_url("**/zh-Hant/")
    context.close()


def test_the_switch_stays_at_the_paragraph_and_is_remembered(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}en/industries/finance/")
    statement = page.locator("article.line[id]:visible").last
    identifier = statement.get_attribute("id")
    statement.evaluate("element => element.scrollIntoView({block: 'start'})")
    page.locator('.languages a[hreflang="zh-Hant"]').click()
    page.wait_for_url("**/zh-Hant/industries/finance/#*")
    expect(page.locator(f"#{identifier}")).to_be_in_viewport()
    page.goto(f"{address}id/plan-released-2023-12-21/")
    page.wait_for_url("**/zh-Hant/plan/#plan-released-2023-12-21")
    context.close()


def test_the_switch_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/industries/finance/")
    target = page.locator('.languages a[hreflang="zh-Hans"]').get_attribute("href")
    page.goto(f"{address}en/industries/finance/{target}")
    expect(page.get_by_role("heading", level=1)).to_have_text("3.1 金融")
    context.close()
