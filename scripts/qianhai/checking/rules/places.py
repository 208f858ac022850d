"""Rules on where things stand and where else they are shown."""

from collections.abc import Iterator

from ...reading.findings import Finding, nearest
from ...schema.contents import Chapter
from ...schema.records import Claim, Place, Statement
from ..fitting import Data
from ..homes import statement_homes


def statement_files(data: Data) -> Iterator[Finding]:
    """A file of statements is named after a chapter and one of its sections (or `chapter`)."""
    if not any(isinstance(entry.item, Chapter) for entry in data.entries):
        return
    homes = statement_homes(data)
    seen: set[str] = set()
    for entry in data.entries:
        file = entry.file
        if isinstance(entry.item, Statement) and file not in homes and file not in seen:
            seen.add(file)
            near = nearest(file, homes)
            cure = f"Did you mean {near}?" if near else "Name it data/<chapter>/<section>.yml as in data/contents.yml."
            yield Finding(entry.position(), "unknown-file", "No chapter or section has this file's name.", cure)


def shown_elsewhere(data: Data) -> Iterator[Finding]:
    """`also` names other pages, each once; `related` names other statements."""
    homes = statement_homes(data)
    for entry in data.entries:
        if not isinstance(claim := entry.item, Claim):
            continue
        for key, own in (("also", homes.get(entry.file)), ("related", claim.id)):
            names = getattr(claim, key)
            for number, name in enumerate(names):
                if name == own or name in names[:number]:
                    found = f"“{name}” is {'this item itself' if name == own else 'named twice'}."
                    yield Finding(entry.position(key, number), "needless-reference", found, "Remove it.")


def positions(data: Data) -> Iterator[Finding]:
    """A position is a longitude and a latitude; a place without one may have its name beside a place that has one."""
    places = {entry.item.id: entry.item for entry in data.entries if isinstance(entry.item, Place)}
    for entry in data.entries:
        if not isinstance(place := entry.item, Place):
            continue
        if place.position and (abs(place.position.at[0]) > 180 or abs(place.position.at[1]) > 90):
            first, second = place.position.at
            found = f"“[{first}, {second}]” is no longitude and latitude."
            cure = (
                f"Longitude comes first: is it [{second}, {first}]?" if abs(first) <= 90 else "Write [113.89, 22.53]."
            )
            yield Finding(entry.position("position", "at"), "wrong-position", found, cure)
        if place.near and place.position:
            found = "A place with a position stands at it, and beside no other."
            yield Finding(entry.position("near"), "wrong-position", found, "Remove “near”.")
        elif place.near in places and not places[place.near].position:
            found = f"“{place.near}” has no position, so that the map can write nothing beside it."
            yield Finding(entry.position("near"), "wrong-position", found, "Name a place that has one.")
