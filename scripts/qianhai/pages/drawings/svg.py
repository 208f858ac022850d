"""The few SVG elements the drawings are made of. Colours come from the style sheet, by class."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from markupsafe import Markup

from ...language.escaping import attribute

Element = ET.Element

_PIECE = re.compile(r"[“‘（「『《]*[\u2e80-\uffff][”’）」』》，。、；：]*|[^\s\u2e80-\uffff]+\s*")


def element(tag: str, *children: Element | str, **attributes: object) -> Element:
    """An element. An attribute's underscores become hyphens; `class_` is `class`; None leaves it out."""
    result = ET.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            result.set("class" if name == "class_" else name.replace("_", "-"), _written(value))
    for child in children:
        if isinstance(child, str):
            result.text = (result.text or "") + child
        else:
            result.append(child)
    return result


def _written(value: object) -> str:
    return f"{round(value, 1):g}" if isinstance(value, float) else str(value)


def width_of(words: str, size: float = 11.0) -> float:
    """About how wide words are drawn: a Chinese character is as wide as the letters are high, others about half."""
    return sum(size if ord(character) > 0x2E7F else size * 0.54 for character in words)


def wrapped(words: str, width: float, size: float = 11.0) -> list[str]:
    """Words in lines no wider than allowed: broken between words, or between characters where Chinese stands.

    Chinese marks stay with the character that they open or close.
    """
    lines = [""]
    for piece in _PIECE.findall(words):
        if lines[-1] and width_of(lines[-1] + piece.rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def text(x: float, y: float, words: str, class_: str = "", anchor: str = "start") -> Element:
    """One line of words."""
    return element("text", words, x=float(x), y=float(y), class_=class_ or None, text_anchor=anchor)


def linked(item: str, address: str, words: str, *children: Element) -> Element:
    """Children that lead to an item, with words for those who do not see them. `data-item` is the item's id."""
    return element("a", element("title", words), *children, href=address, data_item=item)


def drawing(name: str, title: str, description: str, size: tuple[float, float], parts: Iterable[Element]) -> Markup:
    """A whole drawing, ready to stand in Markdown. `name` makes its title's id; `size` is in its own units.

    How wide it is drawn is told by its class, which the style sheet knows: a strict policy allows no style here.
    """
    width, height = size
    svg = element(
        "svg",
        element("title", title, id=f"drawing-{name}"),
        element("desc", description, id=f"drawing-{name}-description"),
        *parts,
        viewBox=f"0 0 {_written(float(width))} {_written(float(height))}",
        role="group",
        aria_labelledby=f"drawing-{name}",
        aria_describedby=f"drawing-{name}-description",
        class_=f"natural-{_written(float(width))}",
    )
    written = ET.tostring(svg, encoding="unicode", short_empty_elements=True)
    # A raw HTML block of Markdown ends at an empty line, and the drawing holds none.
    return Markup(
        f'<div class="drawing drawing-{name}" tabindex="0" role="group" aria-label="{attribute(title)}">{written}</div>'
    )
