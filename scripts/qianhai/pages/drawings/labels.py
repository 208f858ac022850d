"""Where names stand on a map: each at the first of the spots allowed to it on which it touches nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .svg import Element, text, width_of, wrapped

SIZE = 12.0
LEADING = 13.0

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

    def outside(self, frame: "Box") -> float:
        """The size of its area that lies outside a frame."""
        return (self.right - self.left) * (self.bottom - self.top) - self.shared(frame)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name's first line may begin, at which side it is held, and how wide its lines may be."""

    x: float
    y: float
    anchor: Anchor = "start"
    width: float = 1000.0


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
    """Words in as few lines as the width allows, and these as equal in length as may be."""
    fewest = wrapped(words, width, SIZE)
    narrower = (wrapped(words, width_of(words, SIZE) * share / 20, SIZE) for share in range(1, 21))
    return tuple(next((lines for lines in narrower if len(lines) == len(fewest) and _widest(lines) <= width), fewest))


def _widest(lines: Sequence[str]) -> float:
    return max(width_of(line, SIZE) for line in lines)
