"""Charts: figures of one series, indicators against their targets, and the evidence itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from .svg import Element, drawing, element, linked, text, width_of


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart: the item it is, where its row stands, how it is written, and how it is called."""

    item: str
    address: str
    value: Decimal
    written: str
    label: str


def bars(name: str, title: str, description: str, points: Sequence[Point]) -> Markup:
    """The figures of one series as bars from zero, each leading to its row."""
    row, left, width = 26.0, 130.0, 330.0
    largest = max(point.value for point in points)
    parts: list[Element] = []
    for number, point in enumerate(points):
        y = number * row
        length = float(point.value / largest) * width if largest else 0.0
        parts.append(
            linked(
                point.item,
                point.address,
                f"{point.label}: {point.written}",
                text(left - 8, y + 17, point.label, "quiet", "end"),
                element("rect", x=left, y=y + 5, width=max(length, 1.0), height=row - 10, class_="bar"),
                text(left + length + 8, y + 17, point.written, "value"),
            )
        )
    return drawing(name, title, description, (left + width + 130, row * len(points) + 4), parts)


def share(part: Decimal, reached: str, wanted: str) -> Markup:
    """How much of a target was reached, as a bar in HTML: what was reached of what was wanted."""
    return Markup('<p class="share"><meter min="0" max="1" value="{}"></meter> {} / {}</p>').format(
        f"{min(part, Decimal(1)):.3f}", reached, wanted
    )


@dataclass(frozen=True, slots=True)
class Track:
    """One indicator's values on an axis of its own."""

    item: str
    address: str
    name: str
    marks: Sequence[tuple[str, Point]]
    """Each value with the kind of mark it gets: baseline, target or reported."""


def tracks(name: str, title: str, description: str, indicators: Sequence[Track]) -> Markup:
    """Indicators one under another, each on its own axis from zero: where it was, where it should be, where it is."""
    left, width = 10.0, 560.0
    y = 0.0
    parts: list[Element] = []
    for track in indicators:
        largest = max((point.value for _, point in track.marks), default=Decimal(0)) or Decimal(1)
        axis = y + 32
        parts.append(linked(track.item, track.address, track.name, text(left, y + 16, track.name, "strong")))
        parts.append(element("line", x1=left, x2=left + width, y1=axis, y2=axis, class_="axis"))
        taken: list[tuple[int, float, float]] = []
        for kind, point in track.marks:
            x = left + float(point.value / largest) * width * 0.9
            shape = (
                element("line", x1=x, x2=x, y1=axis - 9, y2=axis + 9, class_="target")
                if kind == "target"
                else element("circle", cx=x, cy=axis, r=5.0, class_=kind)
            )
            half = width_of(point.label) / 2
            at = min(max(x, left + half), left + width - half)
            # Each label takes the first line under the axis on which it touches no other.
            line = next(
                line
                for line in range(len(track.marks))
                if not any(line == other and at - half < high and at + half > low for other, low, high in taken)
            )
            taken.append((line, at - half, at + half))
            words = text(at, axis + 22 + 14 * line, point.label, "small", "middle")
            parts.append(linked(track.item, point.address, f"{track.name}. {point.label}", shape, words))
        y = axis + 22 + 14 * max((line for line, _, _ in taken), default=0) + 16
    return drawing(name, title, description, (left + width + 10, y), parts)


@dataclass(frozen=True, slots=True)
class Stack:
    """How many of each kind one row has."""

    item: str
    address: str
    name: str
    counts: Mapping[str, int]


def stacks(name: str, title: str, description: str, rows: Sequence[Stack], kinds: Mapping[str, str]) -> Markup:
    """Rows of counts side by side, to one scale. `kinds` gives the words for each kind, in order."""
    row, left, width = 26.0, 170.0, 400.0
    largest = max(1, *(sum(stack.counts.values()) for stack in rows))
    parts: list[Element] = []
    for number, stack in enumerate(rows):
        y = number * row
        x = left
        told = ", ".join(f"{words} {stack.counts[kind]}" for kind, words in kinds.items() if stack.counts.get(kind))
        children: list[Element] = [text(left - 8, y + 17, stack.name, "", "end")]
        for kind in kinds:
            count = stack.counts.get(kind, 0)
            length = count / largest * width
            if count:
                children.append(element("rect", x=x, y=y + 4, width=length, height=row - 8, class_=f"part part-{kind}"))
                if length > 16:
                    children.append(text(x + length / 2, y + 17, str(count), f"on on-{kind}", "middle"))
            x += length
        parts.append(linked(stack.item, stack.address, f"{stack.name}: {told}", *children))
    legend, x = row * len(rows) + 18, left
    for kind, words in kinds.items():
        parts.append(element("rect", x=x, y=legend - 9, width=10.0, height=10.0, class_=f"part part-{kind}"))
        parts.append(text(x + 14, legend, words, "small"))
        x += 26 + width_of(words)
    return drawing(name, title, description, (max(left + width, x) + 10, legend + 10), parts)
