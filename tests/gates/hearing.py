"""What axe-core, the accessibility checker, has against a page as it stands in a browser."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose answer differs where only the colours do."""

Scheme = Literal["light", "dark"]


def faults(page: Page, width: int, scheme: Scheme, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds on a loaded page at a width and in a colour scheme, by all its rules or by those given."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    settle(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    every = {"checks": {"color-contrast": {"options": {"ignoreLength": True}}}}
    chosen = {"runOnly": {"type": "rule", "values": list(rules)}, **every} if rules else {}
    found: list[str] = page.evaluate(_RUN, {**chosen, "resultTypes": ["violations"]})
    return [f"at {width}, {scheme}: {told}" for told in found]


# What is hidden from those who listen is passed over by axe, and so are single characters, though both must be seen,
# such as the letters of marks: where only colours are looked at, nothing is passed over.
_RUN = """async (options) => {
    const silent = options.runOnly ? document.querySelectorAll("[aria-hidden=true]") : [];
    silent.forEach((element) => element.removeAttribute("aria-hidden"));
    const { violations } = await axe.run(document, options);
    silent.forEach((element) => element.setAttribute("aria-hidden", "true"));
    return violations.map((one) =>
        `${one.id}: ${one.help}, ${one.nodes.length} times, first: ${one.nodes[0].html.slice(0, 200)}`);
}"""


def settle(page: Page) -> None:
    """Wait until nothing on a page moves any more: colours and sizes that glide are still on their way before."""
    page.evaluate(
        """() => document.fonts.ready
            .then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
            .then(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)))"""
    )
