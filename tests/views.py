"""What the browser's tests look at: a page of every kind, once it is drawn."""

from kinds import of_editions, real_model
from playwright.sync_api import Page

KINDS = [f"en/{address}" for address in of_editions(real_model())]
"""The English page of every kind, and the thinnest section; the other editions have the same."""


def settle(page: Page) -> None:
    """Wait until a loaded page has drawn what its scripts made of it."""
    page.evaluate(
        """() => document.fonts.ready.then(() =>
            new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))))"""
    )
