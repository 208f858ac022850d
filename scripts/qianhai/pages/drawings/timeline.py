"""The timeline: a few landmarks by name, a tick for everything else dated, the plan's stages, on one scale of time.

It is drawn twice, across for wide pages and down for narrow ones; the style sheet shows the one that fits.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from .svg import Element, drawing, element, linked, text, width_of

FIRST, LAST = 2009.5, 2027.0
"""The scale's ends. What lies beyond stands after a break."""


BOLD = 13.2
"""The size by which the width of a bold name is reckoned, so that it never runs out of the drawing."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was, in years, and how it relates to the plan."""

    relation: str
    year: float


@dataclass(frozen=True, slots=True)
class Landmark:
    """What the timeline names: its item and where that stands, its short name, its date in words, and its moment."""

    item: str
    address: str
    name: str
    when: str
    moment: Moment


@dataclass(frozen=True, slots=True)
class Stage:
    """A year by which the plan sets goals."""

    address: str
    name: str
    year: int


@dataclass(frozen=True, slots=True)
class Legend:
    """What the timeline says beside the names: its key gives each relation's word, and what a tick is."""

    title: str
    description: str
    key: Mapping[str, str]
    tick: str


def timelines(words: Legend, landmarks: Sequence[Landmark], ticks: Sequence[Moment], stages: Sequence[Stage]) -> Markup:
    """The timeline in both forms, with its key."""
    key = Markup().join(
        Markup('<li><span class="swatch dot-{}"></span>{}</li>').format(relation, word)
        for relation, word in words.key.items()
    )
    return Markup(
        '<figure class="chart timeline"><figcaption>{}</figcaption>{}{}<ul class="key-list">{}<li>{}</li></ul></figure>'
    ).format(
        words.title, _across(words, landmarks, ticks, stages), _down(words, landmarks, ticks, stages), key, words.tick
    )


def _across(words: Legend, landmarks: Sequence[Landmark], ticks: Sequence[Moment], stages: Sequence[Stage]) -> Markup:
    """Time runs to the right; names stand over it, each on the lowest line on which it touches no other."""
    width, end, line = 700.0, 580.0, 17.0

    def x(year: float) -> float:
        return 10 + (year - FIRST) / (LAST - FIRST) * (end - 10)

    spots = _named(landmarks, x)
    levels = 1 + max((spot.level for spot in spots), default=0)
    base = levels * line + 26
    parts = [element("line", x1=x(FIRST), x2=end, y1=base, y2=base, class_="axis")]
    parts.append(element("line", x1=end, x2=width, y1=base, y2=base, class_="axis broken"))
    for year in range(int(FIRST) + 1, int(LAST) + 1):
        parts.append(element("line", x1=x(year), x2=x(year), y1=base, y2=base + 5, class_="axis"))
        if year % 2 == 0:
            parts.append(text(x(year), base + 18, str(year), "small", "middle"))
    for moment in ticks:
        at = x(moment.year)
        parts.append(element("line", x1=at, x2=at, y1=base - 12, y2=base, class_=f"tick dot-{moment.relation}"))
    for spot in spots:
        mark, at, y = spot.mark, spot.at, base - 22 - spot.level * line
        parts.append(
            linked(
                mark.item,
                mark.address,
                f"{mark.when} {mark.name}",
                element("line", x1=at, x2=at, y1=y + 3, y2=base, class_="leader"),
                element("circle", cx=at, cy=base, r=5.0, class_=f"dot dot-{mark.moment.relation}"),
                text(spot.begin, y, mark.name, "named"),
            )
        )
    for number, stage in enumerate(stages):
        at = x(stage.year + 1) if stage.year < LAST else width - 26 - 58 * (len(stages) - 1 - number)
        parts.append(_stage(stage, at, base, text(at, base + 36, stage.name, "small strong", "middle")))
    return drawing("timeline-wide", words.title, words.description, (width, base + 42), parts)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a name stands over the scale: its line, counted from below, from where to where, and its moment."""

    mark: Landmark
    at: float
    begin: float
    end: float
    level: int = 0

    def overlaps(self, other: "_Spot") -> bool:
        """Whether two names stand on one another."""
        return self.level == other.level and self.begin < other.end and self.end > other.begin

    def crosses(self, other: "_Spot") -> bool:
        """Whether the line that leads down from the higher name runs through the lower one."""
        lower, higher = sorted((self, other), key=lambda spot: spot.level)
        return lower.level < higher.level and lower.begin < higher.at < lower.end


def _named(landmarks: Sequence[Landmark], x: Callable[[float], float]) -> list[_Spot]:
    """A place for every name: before its moment where there is room, else after it; low, and with few lines across."""
    wanted = []
    for mark in landmarks:
        at, long = x(mark.moment.year), width_of(mark.name, BOLD)
        begin = at - 4 - long if at - 4 - long > 0 else at + 4
        wanted.append(_Spot(mark, at, begin, begin + long))
    early = [spot for spot in wanted if spot.begin > spot.at]
    placed: list[_Spot] = []
    for spot in [*reversed(early), *(spot for spot in wanted if spot not in early)]:
        tried = (replace(spot, level=level) for level in range(len(wanted)))
        free = [one for one in tried if not any(one.overlaps(other) for other in placed)]
        placed.append(min(free, key=lambda one: sum(one.crosses(other) for other in placed)))
    return placed


def _down(words: Legend, landmarks: Sequence[Landmark], ticks: Sequence[Moment], stages: Sequence[Stage]) -> Markup:
    """Time runs down; names stand beside it, in its order, each as near to its moment as the one before allows."""
    width, axis, left, line = 328.0, 50.0, 84.0, 14.0
    wrapped = [(mark, _in_lines(mark.name, width - left)) for mark in landmarks]
    tall = 560.0

    def y(year: float) -> float:
        return 10 + (year - FIRST) / (LAST - FIRST) * tall

    # From the last upwards, so that the many names of late years spread into the empty early ones.
    tops: list[float] = []
    free = y(LAST) + 34
    for mark, lines in reversed(wrapped):
        high = line * (len(lines) + 1) + 6
        top = min(y(mark.moment.year) - 8, free - high)
        tops.append(top)
        free = top
    shift = max(0.0, 4 - min(tops, default=4.0))
    parts = [element("line", x1=axis, x2=axis, y1=y(FIRST), y2=y(LAST), class_="axis")]
    parts.append(element("line", x1=axis, x2=axis, y1=y(LAST), y2=y(LAST) + 56, class_="axis broken"))
    for year in range(int(FIRST) + 1, int(LAST) + 1):
        parts.append(element("line", x1=axis - 5, x2=axis, y1=y(year), y2=y(year), class_="axis"))
        if year % 2 == 0:
            parts.append(text(axis - 9, y(year) + 4, str(year), "small", "end"))
    for moment in ticks:
        at = y(moment.year)
        parts.append(element("line", x1=axis, x2=axis + 10, y1=at, y2=at, class_=f"tick dot-{moment.relation}"))
    for (mark, lines), top in zip(reversed(wrapped), tops, strict=True):
        at, first = y(mark.moment.year), top + shift + 11
        words_of = [text(left, first, mark.when, "small")]
        words_of += [text(left, first + line * number, one, "named") for number, one in enumerate(lines, 1)]
        lead = f"M{axis:.0f} {at:.1f} h14 L{left - 6:.0f} {first - 4:.1f} h4"
        parts.append(
            linked(
                mark.item,
                mark.address,
                f"{mark.when} {mark.name}",
                element("path", d=lead, class_="leader"),
                element("circle", cx=axis, cy=at, r=5.0, class_=f"dot dot-{mark.moment.relation}"),
                *words_of,
            )
        )
    bottom = y(LAST) + 6
    for stage in (stage for stage in stages if stage.year >= LAST):
        bottom += 24
        parts.append(_stage(stage, axis, bottom - 7, text(left, bottom + 4, stage.name, "small strong")))
    return drawing("timeline-narrow", words.title, words.description, (width, bottom + 16), parts)


def _stage(stage: Stage, x: float, y: float, words: Element) -> Element:
    diamond = element("path", d=f"M{x:.1f} {y:.1f} l7 7 l-7 7 l-7 -7 z", class_="stage")
    return linked(f"stage-{stage.year}", stage.address, stage.name, diamond, words)


def _in_lines(words: str, width: float) -> list[str]:
    """Words in lines no wider than allowed; Chinese may break anywhere, other words between themselves."""
    lines = [""]
    for piece in words.split(" ") if " " in words else list(words):
        joined = f"{lines[-1]} {piece}" if " " in words and lines[-1] else lines[-1] + piece
        if lines[-1] and width_of(joined, BOLD) > width:
            lines.append(piece)
        else:
            lines[-1] = joined
    return lines
