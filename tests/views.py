"""What the browser's tests look at: a page of every kind, once it is drawn."""

from playwright.sync_api import Page

KINDS = [
    "en/",
    "en/plan/",
    "en/goals/stages/",
    "en/progress/",
    "en/compare/",
    "en/layout/",
    "en/industries/",
    "en/business-environment/legal-services/",
    "en/city/resilient/",
    "en/indicators/",
    "en/sources/",
    "en/disagreements/",
    "en/unknowns/",
    "en/method/",
    "en/timeline/",
    "en/promotion-meeting/",
    "en/policies/",
    "en/bodies/",
    "en/people/",
    "en/figures/",
    "en/glossary/",
    "en/names/",
    "en/readers/professionals/",
    "en/data/",
    "en/downloads/",
    "en/cite/",
    "en/changes/",
    "en/edit/",
]
"""One page of every kind, and the richest and the thinnest section."""


def settle(page: Page) -> None:
    """Wait until a loaded page has drawn what its scripts made of it."""
    page.evaluate(
        """() => document.fonts.ready.then(() =>
            new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))))"""
    )
