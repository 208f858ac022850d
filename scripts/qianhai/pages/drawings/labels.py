"""Where names stand on a map: each at the first of the spots allowed to it on which it touches nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Literal

from .svg import Element, element, text, width_of, wrapped

SIZE = 12.0
LEADING = 13.0

CROWDED = 24.0
"""Points nearer to one another than this have their names in a column beside them, each led to by a line."""
PITCH = 19.0
"""How far the names in a column stand from one another."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the drawing that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: "Box") -> float:
        """The size of the area that two boxes share; nothing where they only touch."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)

    def grown(self, by: float) -> "Box":
        """The box with room on all sides."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def outside(self, frame: "Box") -> float:
        """The size of its area that lies outside a frame."""
        return (self.right - self.left) * (self.bottom - self.top) - self.shared(frame)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name's first line may begin, at which side it is held, and how wide its lines may be.

    `of` is the point to which a line leads from a name that stands away from it.
    """

    x: float
    y: float
    anchor: Anchor = "start"
    width: float = 1000.0
    of: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A name in the lines in which it is written, where it stands, and the box it takes."""

    lines: tuple[str, ...]
    spot: Spot
    box: Box

    def drawn(self, class_: str = "") -> list[Element]:
        """Its lines of text."""
        return [
            text(self.spot.x, self.spot.y + LEADING * number, line, class_, self.spot.anchor)
            for number, line in enumerate(self.lines)
        ]

    def leader(self, class_: str = "leader") -> list[Element]:
        """The line from a name that stands away from its point, to the edge of that point's dot."""
        if not self.spot.of:
            return []
        x, y = self.spot.of
        away = 3.0 if self.spot.anchor == "end" else -3.0
        near = min(range(len(self.lines)), key=lambda number: abs(self.spot.y + LEADING * number - 4 - y))
        a, b = self.spot.x + away, self.spot.y + LEADING * near - 4
        short = 5.5 / max(hypot(a - x, b - y), 5.5)
        x, y = x + (a - x) * short, y + (b - y) * short
        return [element("path", d=f"M{x:.1f} {y:.1f}L{a:.1f} {b:.1f}", class_=class_)]


def columns(points: Mapping[str, tuple[float, float]]) -> dict[str, Spot]:
    """Where the names of crowded points stand: in a column on their right, from top to bottom as the points do."""
    spots: dict[str, Spot] = {}
    for crowd in _crowds(points):
        x = max(points[one][0] for one in crowd) + 21
        middle = sum(points[one][1] for one in crowd) / len(crowd)
        for number, one in enumerate(sorted(crowd, key=lambda one: points[one][1])):
            spots[one] = Spot(x, middle + (number - (len(crowd) - 1) / 2) * PITCH + 4, of=points[one])
    return spots


def _crowds(points: Mapping[str, tuple[float, float]]) -> list[list[str]]:
    """Points that stand near one another, directly or by way of others; two at one point are no crowd."""
    crowds: list[list[str]] = []
    for one, (x, y) in points.items():
        near = [
            crowd for crowd in crowds if any(1 < hypot(x - points[o][0], y - points[o][1]) < CROWDED for o in crowd)
        ]
        joined = [*(other for crowd in near for other in crowd), one]
        crowds = [*(crowd for crowd in crowds if crowd not in near), joined]
    return [crowd for crowd in crowds if len(crowd) > 1]


def label(words: str, spots: Iterable[Spot], taken: Sequence[Box], frame: Box) -> Label:
    """Words at the first spot where they lie within the frame and touch nothing taken; else where they do so least."""
    tried = [_at(words, spot) for spot in spots]
    return min(tried, key=lambda one: one.box.outside(frame) + sum(one.box.shared(box) for box in taken))


def _at(words: str, spot: Spot) -> Label:
    lines = _balanced(words, spot.width)
    width = _widest(lines)
    left = spot.x - {"start": 0.0, "middle": width / 2, "end": width}[spot.anchor]
    bottom = spot.y + LEADING * (len(lines) - 1) + 0.22 * SIZE
    return Label(lines, spot, Box(left, spot.y - 0.84 * SIZE, left + width, bottom))


def _balanced(words: str, width: float) -> tuple[str, ...]:
    """Words in as few lines as the width allows, these as equal as may be, and brackets on a line of their own."""
    fewest = wrapped(words, width, SIZE)
    head, bracket, tail = words.partition("（" if "（" in words else "(")
    if head and tail and len(fewest) > 1:
        apart = (*_balanced(head.strip(), width), bracket + tail)
        if len(apart) == len(fewest) and _widest(apart) <= width:
            return apart
    narrower = (wrapped(words, width_of(words, SIZE) * share / 20, SIZE) for share in range(1, 21))
    return tuple(next((lines for lines in narrower if len(lines) == len(fewest) and _widest(lines) <= width), fewest))


def _widest(lines: Sequence[str]) -> float:
    return max(width_of(line, SIZE) for line in lines)
