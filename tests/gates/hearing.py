"""What axe-core, the accessibility checker, has against a page as it stands in a browser."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
ALIKE = (Path(__file__).parent / "alike.js").read_text("utf-8")
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
        page.evaluate(ALIKE)
    colours = [rule for rule in COLOURS if rule in rules or not rules]
    others = [rule for rule in rules if rule not in COLOURS]
    found: list[str] = page.evaluate(_COLOURS, {**_only(colours), **_SHORT}) if colours else []
    if others or not rules:
        left = _only(others) if others else {"rules": {rule: {"enabled": False} for rule in COLOURS}}
        found += page.evaluate(_HEARD, left)
    return [f"at {width}, {scheme}: {told}" for told in found]


def _only(rules: Sequence[str]) -> Mapping[str, object]:
    return {"runOnly": {"type": "rule", "values": rules}}


_SHORT = {"checks": {"color-contrast": {"options": {"ignoreLength": True}}}}

_HEARD = """async (options) => {
    const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] });
    return violations.map((one) =>
        `${one.id}: ${one.help}, ${one.nodes.length} times, first: ${one.nodes[0].html.slice(0, 200)}`);
}"""

# What is hidden from those who listen is passed over by axe, and so are single characters, though both must be seen,
# such as the letters of marks: where colours are looked at, neither is passed over. What repeats element for element
# what stands above it has its colours too, and takes most of the time: it is hidden meanwhile, and keeps its place.
_COLOURS = f"""async (options) => {{
    const silent = [...document.querySelectorAll("[aria-hidden=true]")];
    const repeated = alike.repeated().filter((element) => !element.style.visibility);
    silent.forEach((element) => element.removeAttribute("aria-hidden"));
    repeated.forEach((element) => {{ element.style.visibility = "hidden"; }});
    const told = await ({_HEARD})(options);
    repeated.forEach((element) => {{ element.style.visibility = ""; }});
    silent.forEach((element) => element.setAttribute("aria-hidden", "true"));
    return told;
}}"""


def settle(page: Page) -> None:
    """Wait until nothing on a page moves any more: colours and sizes that glide are still on their way before."""
    page.evaluate(
        """() => document.fonts.ready
            .then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
            .then(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)))"""
    )
