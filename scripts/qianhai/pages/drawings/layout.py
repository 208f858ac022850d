"""The layout of the zone as a schematic drawing: what belongs to what, not where it lies or how large it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .svg import Element, drawing, element, linked, text, width_of


@dataclass(frozen=True, slots=True)
class Part:
    """One box of the drawing: a place, where its row stands, what it is called, and its sketched box."""

    item: str
    address: str
    name: str
    kind: str
    box: tuple[float, float, float, float]
    known: bool = True


def schematic(title: str, description: str, parts: Sequence[Part], north: str, south: str) -> Markup:
    """Draw the parts in the given order, those that hold others first. An unknown part has a broken outline."""
    drawn: list[Element] = [text(10, 16, north, "small"), text(10, 470, south, "small")]
    for part in parts:
        x, y, width, height = part.box
        shape = element(
            "rect",
            x=x,
            y=y,
            width=width,
            height=height,
            rx=4.0,
            class_=f"place place-{part.kind}" + ("" if part.known else " unknown"),
        )
        words = [
            text(x + 8, y + 17 + 14 * number, line, "strong" if part.kind in ("zone", "core", "belt") else "")
            for number, line in enumerate(_wrapped(part.name, width - 14))
        ]
        drawn.append(linked(part.item, part.address, part.name, shape, *words))
    return drawing("layout", title, description, (640, 482), drawn)


def _wrapped(words: str, width: float) -> list[str]:
    """Words in lines no wider than the box: broken between words, or between characters where Chinese stands."""
    lines = [""]
    for piece in re.findall(r"[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*", words):
        if lines[-1] and width_of(lines[-1] + piece.rstrip(), 12.0) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]
