"""What a page looks like in a browser, measured: whether it fits its width, and whether text is cut or covered."""

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page

_SCRIPTS = (Path(__file__).parent / "layout.js").read_text("utf-8")


def _told(page: Page, name: str) -> list[str]:
    page.evaluate(_SCRIPTS)
    found: list[str] = page.evaluate(f"layout.{name}()")
    return found


def sideways(page: Page) -> list[str]:
    """What makes a page wider than the window; nothing where it fits."""
    return _told(page, "sideways")


def cut(page: Page) -> list[str]:
    """Texts that their own box cuts off, and texts that other text lies on."""
    return _told(page, "cut")


def beyond(page: Page) -> list[str]:
    """Boxes that a reader would have to scroll by themselves to see the whole of: on paper nobody can."""
    return _told(page, "beyond")


def twice_as_large(page: Page) -> None:
    """Have the browser write all text twice as large, as a reader may set it."""
    session = page.context.new_cdp_session(page)
    sizes: Mapping[str, int] = {"standard": 32, "fixed": 26}
    session.send("Page.setFontSizes", {"fontSizes": sizes})
