"""The coast that the map is drawn on: `coast.json`, which tells where it comes from and under which licence."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Point = tuple[float, float]
"""Longitude and latitude."""


@dataclass(frozen=True, slots=True)
class Coast:
    """Land as outlines: around the zone, with the line of Shenzhen's west coast, and of the whole Bay Area."""

    land: tuple[tuple[Point, ...], ...]
    west: tuple[Point, ...]
    bay: tuple[tuple[Point, ...], ...]
    cities: Mapping[str, Point]


def coast() -> Coast:
    """Read the coast."""
    found = json.loads(Path(__file__).with_name("coast.json").read_text(encoding="utf-8"))
    return Coast(
        land=tuple(_line(ring) for ring in found["land"]),
        west=_line(found["west"]),
        bay=tuple(_line(ring) for ring in found["bay"]),
        cities={name: (x, y) for name, (x, y) in found["cities"].items()},
    )


def _line(points: list[list[float]]) -> tuple[Point, ...]:
    return tuple((x, y) for x, y in points)
