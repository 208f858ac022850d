"""The timeline as a strip: a mark for everything dated, the years under it, the plan's stages ahead."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .svg import Element, drawing, element, linked, text

FIRST, LAST = 2009, 2036


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on the strip: the item, where it stands, its short name, when it was (in years), what it relates to."""

    item: str
    address: str
    name: str
    year: float
    relation: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A year by which the plan sets goals."""

    address: str
    name: str
    year: int


def strip(title: str, description: str, moments: Sequence[Moment], stages: Sequence[Stage]) -> Markup:
    """Draw the strip. Moments of the same quarter stand on one another."""
    width, base = 700.0, 100.0

    def x(year: float) -> float:
        return 18 + (year - FIRST) / (LAST - FIRST) * (width - 36)

    parts: list[Element] = [element("line", x1=x(FIRST), x2=x(LAST), y1=base, y2=base, class_="axis")]
    for year in range(FIRST, LAST):
        parts.append(element("line", x1=x(year), x2=x(year), y1=base, y2=base + 5, class_="axis"))
        if year % 2:
            parts.append(text(x(year), base + 18, str(year), "small", "middle"))
    heights: dict[int, int] = {}
    for moment in moments:
        quarter = int(moment.year * 4)
        level = heights[quarter] = heights.get(quarter, 0) + 1
        dot = element(
            "circle", cx=x(moment.year), cy=base + 4 - level * 9.0, r=4.0, class_=f"dot dot-{moment.relation}"
        )
        parts.append(linked(moment.item, moment.address, moment.name, dot))
    for stage in stages:
        at = x(stage.year)
        diamond = element("path", d=f"M{at:.1f} {base + 26:.1f} l7 7 l-7 7 l-7 -7 z", class_="stage")
        words = text(at, base + 54, stage.name, "small strong", "middle")
        parts.append(linked(f"stage-{stage.year}", stage.address, stage.name, diamond, words))
    return drawing("timeline", title, description, (width, base + 60), parts)
