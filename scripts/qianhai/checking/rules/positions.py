"""Rules on what the map needs: points of the earth, and names that stand beside one."""

from collections.abc import Iterator

from ...reading.findings import Finding
from ...schema.records import Place
from ..fitting import Data


def points_of_the_earth(data: Data) -> Iterator[Finding]:
    """A position is a longitude and a latitude, in this order."""
    for entry in data.entries:
        if isinstance(place := entry.item, Place) and place.position:
            first, second = place.position.at
            if abs(first) > 180 or abs(second) > 90:
                found = f"“[{first}, {second}]” is no longitude and latitude."
                swapped = abs(first) <= 90 and abs(second) <= 180
                cure = f"Longitude comes first: is it [{second}, {first}]?" if swapped else "Write [113.89, 22.53]."
                yield Finding(entry.position("position", "at"), "no-such-point", found, cure)


def names_beside_a_point(data: Data) -> Iterator[Finding]:
    """Where no source gives a place's position, its name may stand beside a place that has one."""
    places = {entry.item.id: entry.item for entry in data.entries if isinstance(entry.item, Place)}
    for entry in data.entries:
        if not isinstance(place := entry.item, Place) or place.near is None:
            continue
        if place.position:
            found = "A place with a position stands there, and beside no other."
            yield Finding(entry.position("near"), "beside-no-point", found, "Remove “near”.")
        elif place.near in places and not places[place.near].position:
            found = f"“{place.near}” has no position, so that the map can write nothing beside it."
            yield Finding(entry.position("near"), "beside-no-point", found, "Name a place that has one.")
