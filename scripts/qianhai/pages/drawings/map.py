"""The map: the parts of the zone as points on the coast, since no source gives their outlines."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, hypot, radians

from markupsafe import Markup

from .coast import Coast, Point
from .labels import LEADING, Anchor, Box, Label, Spot, columns, label
from .svg import Element, drawing, element, linked, text

Projection = Callable[[Point], tuple[float, float]]

WIDTH = 340.0
WEST, EAST, SOUTH, NORTH = 113.72, 113.99, 22.435, 22.775
SHRINK = cos(radians((SOUTH + NORTH) / 2))
"""How much shorter a degree of longitude is here than one of latitude."""
SCALE = WIDTH / (EAST - WEST) / SHRINK
HEIGHT = (NORTH - SOUTH) * SCALE
KILOMETRE = SCALE / 110.75
FRAME = Box(3, 2, WIDTH - 3, HEIGHT - 3)

INSET = Box(220, 8, 332, 118)
BAY_WEST, BAY_NORTH = 112.95, 23.4
BAY_SCALE = (INSET.bottom - INSET.top) / 1.55

NAMES: Mapping[str, tuple[Anchor, Sequence[Point]]] = {
    "shenzhen": ("middle", [(113.9, 22.655), (113.91, 22.62), (113.93, 22.667)]),
    "dongguan": ("start", [(113.7245, 22.7655)]),
    "hong-kong": ("end", [(113.987, 22.4405)]),
    "pearl-river": ("middle", [(113.768, 22.545), (113.768, 22.56), (113.768, 22.572)]),
    "shenzhen-bay": ("middle", [(113.966, 22.51), (113.944, 22.4583)]),
}
"""The names that tell a reader where the map is, and where they may be written."""

CITIES: Mapping[str, tuple[float, float, Anchor]] = {
    "city-guangzhou": (5, 4, "start"),
    "city-hong-kong": (28, 15, "end"),
    "city-macao": (3, 14, "end"),
}
"""The cities of the small map, and how far from its point the name of each stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the zone: its item, where its row stands, what it is, and where it lies as far as a source says.

    `hint` says what its point marks. Where there is no point, `near` is the item beside which its name is written.
    """

    item: str
    address: str
    name: str
    kind: str
    at: Point | None = None
    hint: str = ""
    near: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What the map says beside the names of places: `names` by the keys of `NAMES` and `CITIES`."""

    title: str
    description: str
    names: Mapping[str, str]
    scale: str
    north: str
    credit: str


@dataclass(slots=True)
class Sheet:
    """What is on the map so far, from the ground up, and what its names must keep clear of."""

    shapes: list[Element] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)
    labels: dict[str, Label] = field(default_factory=dict)

    def name(self, key: str, words: str, spots: Iterable[Spot], clear: float = 0) -> Label:
        """Write a name at the first of the spots that is free and clear of others, and keep others off it."""
        found = self.labels[key] = label(words, spots, [box.grown(clear) for box in self.taken], FRAME)
        self.taken.append(found.box)
        return found


def chart(words: Words, coast: Coast, places: Sequence[Place]) -> Markup:
    """Draw the map."""
    return drawing("map", words.title, words.description, (WIDTH, HEIGHT), sheet(words, coast, places).shapes)


def sheet(words: Words, coast: Coast, places: Sequence[Place]) -> Sheet:
    """What the map shows, and where each name stands on it."""
    made = Sheet()
    points = {place.item: xy(place.at) for place in places if place.at}
    made.taken += [Box(x - 4, y - 8, x + 4, y + 8) for x, y in points.values()] + [INSET]
    made.taken += [Box(x - 5, y - 4, x + 5, y + 4) for x, y in _along(coast)]
    made.shapes += [*_ground(coast), *_fading(), *_inset(words, coast)]
    furniture = [*_scale(words, made)]
    marked = [place for place in places if place.item in points]
    column = columns(points)
    for place in marked:
        spot = column.get(place.item)
        made.name(place.item, _written(place), [spot] if spot else _around(*points[place.item]))
    # From north to south, so that no two of their lines cross.
    beside = [(place.near, place) for place in places if not place.at and place.near and place.near in points]
    for near, place in sorted(beside, key=lambda pair: points[pair[0]][1]):
        made.name(place.item, _written(place), _beside(made.labels[near], *points[near]))
    for place in places:
        parts = [points[part.item] for part in marked if part.part_of == place.item]
        if place.kind == "belt":
            made.shapes.append(_belt(place, coast, made))
        elif place.kind == "core" and parts:
            made.shapes.append(_core(place, parts, made))
    made.shapes += [*furniture, *_names(words, made)]
    # Those that share a point: the port's diamond stands over the dot of its surroundings.
    for place in sorted(places, key=lambda place: place.kind == "port"):
        if place.item in points:
            mark = _mark(place.kind, *points[place.item])
            name = made.labels[place.item]
            made.shapes.append(_place(place, *name.leader(), mark, *name.drawn(f"name-{place.kind}")))
        elif place.near in points:
            name = made.labels[place.item]
            made.shapes.append(_place(place, *name.leader("leader broken"), *name.drawn(f"near name-{place.kind}")))
    return made


def xy(point: Point) -> tuple[float, float]:
    """Where a point of the earth stands on the map."""
    return (point[0] - WEST) * SCALE * SHRINK, (NORTH - point[1]) * SCALE


def _in_bay(point: Point) -> tuple[float, float]:
    return (point[0] - BAY_WEST) * BAY_SCALE * SHRINK, (BAY_NORTH - point[1]) * BAY_SCALE


def _place(place: Place, *drawn: Element) -> Element:
    told = f"{place.name} ({place.hint})" if place.hint else place.name
    return linked(place.item, place.address, told, *drawn)


def _written(place: Place) -> str:
    """A name as the map writes it: a place without a position has a mark before its name."""
    return place.name if place.at else f"≈ {place.name}"


def _path(points: Sequence[Point], projection: Projection) -> str:
    """Points as a path, each told from the one before it, in tenths."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in map(projection, points)]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(tenths)]
    first = f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}"
    return first + "l" + " ".join(f"{x / 10:g} {y / 10:g}" for x, y in steps if x or y)


def _land(rings: Iterable[Sequence[Point]], projection: Projection) -> Element:
    return element("path", d="".join(f"{_path(ring, projection)}z" for ring in rings), class_="land")


def _ground(coast: Coast) -> list[Element]:
    return [element("rect", width=WIDTH, height=HEIGHT, class_="sea"), _land(coast.land, xy)]


def _fading() -> list[Element]:
    """The two gradients: the core fades on all sides, the belt at both ends, for their bounds are not known."""
    core = [element("stop", offset=at, stop_opacity=much) for at, much in (("0", "0.34"), ("0.5", "0.24"), ("1", "0"))]
    belt = [
        element("stop", offset=at, stop_opacity=much)
        for at, much in (("0", "0"), ("0.12", "0.5"), ("0.88", "0.5"), ("1", "0"))
    ]
    top, bottom = xy((WEST, 22.757))[1], xy((WEST, 22.446))[1]
    return [
        element(
            "defs",
            element("radialGradient", *core, id="map-core"),
            element(
                "linearGradient", *belt, id="map-belt", gradientUnits="userSpaceOnUse", x1=0, x2=0, y1=top, y2=bottom
            ),
        )
    ]


def _belt(place: Place, coast: Coast, made: Sheet) -> Element:
    """A stroke along the west coast; its name stands in the sea, wherever there is room first."""
    spots = [Spot(x - 19, y, "end", width) for width in (104.0, 84.0) for x, y in _along(coast, 22.62, 14)]
    stroke = element("path", d=_path(coast.west, xy), class_="belt")
    return linked(
        place.item, place.address, place.name, stroke, *made.name(place.item, place.name, spots).drawn("name-belt")
    )


def _along(coast: Coast, start: float = 22.757, steps: int = 78) -> list[tuple[float, float]]:
    """Points down the west coast from a latitude, as far from one another as a name is high and no further."""
    return [xy(_on(coast.west, start - step * 0.004)) for step in range(steps)]


def _on(line: Sequence[Point], latitude: float) -> Point:
    """Where a line that runs from north to south crosses a latitude."""
    (x, north), (a, south) = next(
        (pair for pair in pairwise(line) if pair[0][1] >= latitude >= pair[1][1]), (line[0], line[-1])
    )
    return x + (a - x) * (north - latitude) / (north - south), latitude


def _core(place: Place, parts: Sequence[tuple[float, float]], made: Sheet) -> Element:
    """A soft patch round the parts; its name stands above them, on land."""
    x, y = (sum(values) / len(parts) for values in zip(*parts, strict=True))
    reach = max(hypot(x - a, y - b) for a, b in parts) + 34
    patch = element("circle", cx=x, cy=y, r=reach, class_="core")
    top = min(b for _, b in parts)
    spots = [Spot(x + 6 + aside, top - 22 - up, "start", 126.0 - aside) for up in range(14, 70, 6) for aside in (0, 8)]
    return linked(
        place.item, place.address, place.name, patch, *made.name(place.item, place.name, spots).drawn("name-core")
    )


def _mark(kind: str, x: float, y: float) -> Element:
    if kind == "port":
        return element("path", d=f"M{x:.1f} {y - 6.5:.1f}l6.5 6.5l-6.5 6.5l-6.5 -6.5z", class_="mark mark-port")
    return element("circle", cx=x, cy=y, r=3.4, class_="mark")


def _around(x: float, y: float) -> list[Spot]:
    """Where a point's name may stand: on the landward side, else above, else in the sea, with a line to the point."""
    right = [Spot(x + 7, y + dy, "start", width) for width in (180.0, 126.0) for dy in (4, 0, 9, -11, -24)]
    sea = [Spot(x - dx, y + dy, "end", 124.0, (x, y)) for dx in (28, 38, 48) for dy in (4, 0, 9, -9, 17)]
    level = [Spot(x, y - 9, "middle"), Spot(x, y + 17, "middle")]
    return [*right, *sea, *level]


def _beside(neighbour: Label, x: float, y: float) -> list[Spot]:
    """Where the name of a place without a position may stand: under its neighbour's, else in the sea, with a line."""
    spot, under = neighbour.spot, neighbour.spot.y + LEADING * len(neighbour.lines)
    same = [Spot(spot.x, under, spot.anchor, width) for width in (1000.0, 86.0)] if not spot.of else []
    sea = [
        Spot(x - dx, y + dy, "end", width, (x, y))
        for width in (164.0, 124.0, 90.0)
        for dx in (40, 50, 60, 70)
        for dy in (4, 12, 20, -6, -14, 28, 40)
    ]
    return [*same, *sea]


def _names(words: Words, made: Sheet) -> list[Element]:
    drawn = []
    for key, (anchor, points) in NAMES.items():
        spots = [Spot(*xy(point), anchor, 80.0) for point in points]
        drawn += made.name(key, words.names[key], spots, clear=4).drawn(
            "water" if key in ("pearl-river", "shenzhen-bay") else "region"
        )
    return drawn


def _scale(words: Words, made: Sheet) -> list[Element]:
    """North, five kilometres, and whose coast it is, in the sea at the foot."""
    x, y, long = 10.0, HEIGHT - 26, 5 * KILOMETRE
    made.taken.append(Box(0, y - 34, x + long + 6, HEIGHT))
    made.taken.append(Box(0, HEIGHT - 16, 196, HEIGHT))
    return [
        element("path", d=f"M{x:.1f} {y - 4:.1f}v4h{long:.1f}v-4", class_="rule"),
        text(x + long / 2, y - 5, words.scale, "small", "middle"),
        element("path", d=f"M{x + 4:.1f} {y - 12:.1f}v-20m-4 6l4 -6l4 6", class_="rule"),
        text(x + 12, y - 22, words.north, "small"),
        text(8, HEIGHT - 7, words.credit, "small"),
    ]


def _inset(words: Words, coast: Coast) -> list[Element]:
    """The Bay Area, with the part of it that the map shows."""
    width, height = INSET.right - INSET.left, INSET.bottom - INSET.top
    (left, top), (right, bottom) = _in_bay((WEST, NORTH)), _in_bay((EAST, SOUTH))
    drawn = [
        element("rect", width=width, height=height, class_="sea"),
        _land(coast.bay, _in_bay),
        element("rect", x=left, y=top, width=right - left, height=bottom - top, class_="window"),
    ]
    for city, (dx, dy, anchor) in CITIES.items():
        x, y = _in_bay(coast.cities[city.removeprefix("city-")])
        drawn += [
            element("circle", cx=x, cy=y, r=2.0, class_="town"),
            text(x + dx, y + dy, words.names[city], "small", anchor),
        ]
    frame = element("rect", width=width, height=height, class_="frame")
    inner = element(
        "svg", *drawn, frame, x=INSET.left, y=INSET.top, width=width, height=height, viewBox=f"0 0 {width:g} {height:g}"
    )
    return [inner]
