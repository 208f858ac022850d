"""Charts: figures of one series in time, how much of a goal is reached, and the evidence itself."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from .svg import Element, drawing, element, linked, text

LEGIBLE = 0.05
"""The share of the longest bar from which a number fits on a part of it; the table holds them all."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart: its item and where that stands, how it is written and called, and when it was, in years."""

    item: str
    address: str
    value: Decimal
    written: str
    label: str
    year: float


@dataclass(frozen=True, slots=True)
class Told:
    """What a chart says beside its values: what it shows, how, whence it is, and of a year without a value."""

    shows: str
    description: str
    source: Markup
    gap: str


def columns(name: str, told: Told, points: Sequence[Point]) -> Markup:
    """The figures of one series as columns from zero on a scale of time, with what they show above and whence below.

    A year without a figure keeps its place and says so.
    """
    width, base, height, bar = 328.0, 150.0, 120.0, 40.0
    first, last = int(points[0].year), int(points[-1].year)
    step = (width - bar - 12) / max(last - first, 1)
    largest = max(point.value for point in points)

    def x(year: float) -> float:
        return bar / 2 + 6 + (year - first - 0.5) * step

    parts: list[Element] = [element("line", x1=0.0, x2=width, y1=base, y2=base, class_="axis")]
    known = {int(point.year) for point in points}
    for year in range(first, last + 1):
        if year not in known:
            parts.append(text(x(year + 0.5), base - 6, told.gap, "small", "middle"))
            parts.append(text(x(year + 0.5), base + 17, str(year), "small", "middle"))
    for point in points:
        at, tall = x(point.year), float(point.value / largest) * height if largest else 0.0
        parts.append(
            linked(
                point.item,
                point.address,
                f"{point.label} {point.written}",
                element("rect", x=at - bar / 2, y=base - tall, width=bar, height=max(tall, 1.0), class_="bar"),
                text(at, base - tall - 5, point.written, "value", "middle"),
                text(at, base + 17, point.label, "small", "middle"),
            )
        )
    picture = drawing(name, told.shows, told.description, (width, base + 24), parts)
    return Markup('<figure class="chart"><figcaption>{}</figcaption>{}<p class="aside">{}</p></figure>').format(
        told.shows, picture, told.source
    )


def share(part: Decimal, reached: str, wanted: str) -> Markup:
    """How much of a target was reached, as a bar in HTML: what was reached of what was wanted."""
    return Markup('<p class="share"><meter min="0" max="1" value="{}"></meter> {} / {}</p>').format(
        f"{min(part, Decimal(1)):.3f}", reached, wanted
    )


@dataclass(frozen=True, slots=True)
class Stack:
    """How many of each kind one row has."""

    item: str
    address: str
    name: str
    counts: Counter[str]


def stacks(name: str, shows: str, rows: Sequence[Stack], kinds: Mapping[str, str], words: Mapping[str, str]) -> Markup:
    """Rows of counts side by side in HTML, to one scale, with their key and the equal table.

    `kinds` gives the words for each kind, in order; `words` what the table says: `chapter`, `table`, `of`.
    """
    largest = max(1, *(row.counts.total() for row in rows))
    key = Markup().join(
        Markup('<li><span class="swatch part-{}"></span>{}</li>').format(kind, called) for kind, called in kinds.items()
    )
    bars = Markup().join(_bar(row, kinds, largest) for row in rows)
    heads = Markup().join(Markup('<th scope="col">{}</th>').format(called) for called in kinds.values())
    lines = Markup().join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            row.name, Markup().join(Markup("<td>{}</td>").format(row.counts[kind]) for kind in kinds)
        )
        for row in rows
    )
    return Markup(
        '<figure class="chart chart-{name}"><figcaption>{shows}</figcaption><ul class="key-list">{key}</ul>'
        '<ol class="stacks">{bars}</ol><details class="fold"><summary>{table}</summary>'
        '<div class="table" tabindex="0" role="group" aria-label="{table}"><table>'
        '<thead><tr><th scope="col">{chapter}</th>'
        "{heads}</tr></thead><tbody>{lines}</tbody></table></div></details></figure>"
    ).format(
        name=name,
        shows=shows,
        key=key,
        bars=bars,
        table=words["table"],
        chapter=words["chapter"],
        heads=heads,
        lines=lines,
    )


def _bar(row: Stack, kinds: Mapping[str, str], largest: int) -> Markup:
    """A row: its name, and a bar of parts beside each other, each as wide as its share of the whole."""
    total, before = row.counts.total(), 0
    parts = Markup()
    for kind, called in kinds.items():
        if count := row.counts[kind]:
            parts += Markup(
                '<svg class="part-{}" x="{}%" width="{}%"><title>{}</title><rect width="100%" height="100%"/>{}</svg>'
            ).format(kind, _share(before, total), _share(count, total), f"{called} {count}", _number(count, largest))
            before += count
    return Markup(
        '<li><a data-item="{}" href="{}">{}</a><svg class="bar" width="{}%" aria-hidden="true">{}</svg></li>'
    ).format(row.item, row.address, row.name, round(100 * total / largest), parts)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.4g}"


def _number(count: int, largest: int) -> Markup:
    return Markup('<text x="50%" y="50%">{}</text>').format(count) if count / largest > LEGIBLE else Markup()
