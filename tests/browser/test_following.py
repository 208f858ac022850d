"""The preview in a browser: what an editor saves is there, and the page stands where it stood."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from qianhai.reading.settings import Settings

FINANCE = "data/layout/finance.yml"


@pytest.fixture
def preview(bilingual: Settings, root: Path) -> Iterator[tuple[str, Path]]:
    """Where the small project is shown, and its statements on finance."""
    command = [sys.executable, str(root / "scripts/build.py"), "--root", str(bilingual.root), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[4]
        yield address, bilingual.root / FINANCE
        process.terminate()


def test_a_save_is_shown_in_place_and_a_slip_laid_over_it(preview: tuple[str, Path], browser: Browser) -> None:
    address, path = preview
    text = path.read_text("utf-8")
    page = browser.new_page(viewport={"width": 800, "height": 300})
    page.goto(f"{address}en/layout/finance/")
    statement = page.locator("#fund-rules")
    expect(statement.locator("a.preview-edit")).to_have_attribute("title", f"{FINANCE}:2")
    fold = page.locator("main details").last
    fold.evaluate("fold => { fold.open = true; fold.scrollIntoView(); }")
    before = page.evaluate("scrollY")
    assert before > 0
    path.write_text(text.replace("Fund rules", "New rules"), "utf-8")
    expect(statement).to_contain_text("New rules changed")
    page.wait_for_load_state("load")
    assert fold.evaluate("fold => fold.open")
    assert abs(page.evaluate("scrollY") - before) < 5
    path.write_text(text.replace("also:", "alos:"), "utf-8")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(f"{FINANCE}:")
    expect(alert).to_contain_text("unknown-key")
    expect(statement).to_contain_text("New rules changed")
    expect(alert.get_by_role("link").first).to_have_attribute("href", f"vscode://file{path}:{line_of(path)}:5")
    path.write_text(text, "utf-8")
    expect(alert).to_have_count(0)
    expect(statement).to_contain_text("Fund rules changed")
    page.close()


def line_of(path: Path) -> int:
    """The line of the slip."""
    return next(number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if "alos:" in line)
