"""Rules on lists and references: nothing named twice, nothing that leads to itself, no circles."""

from collections import Counter
from collections.abc import Iterator

from ...reading.documents import Steps, Value
from ...reading.findings import Finding
from ...schema.parts import Claim
from ...schema.publications import Registered
from ...schema.records import Body, Place
from ..fitting import Data
from ..homes import statement_homes

MEASURES = "at"
"""The list whose entries are measures, of which two may be the same."""


def nothing_named_twice(data: Data) -> Iterator[Finding]:
    """No list of words or ids holds the same entry twice."""
    for listed in data.listed:
        for way, entries in _lists(listed.value):
            if len(set(entries)) == len(entries):
                continue
            for entry, count in Counter(entries).items():
                if count > 1:
                    last = len(entries) - 1 - entries[::-1].index(entry)
                    found = f"“{entry}” stands here {'twice' if count == 2 else f'{count} times'}."
                    yield Finding(listed.position(*way, last), "doubled-entry", found, "Keep one of them.")


def _lists(whole: Value) -> Iterator[tuple[Steps, list[str]]]:
    """Every list of texts in a value, and the way to it."""
    left: list[tuple[Steps, Value]] = [((), whole)]
    while left:
        way, value = left.pop()
        steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        parts: list[tuple[str | int, Value]] = list(steps)
        texts = [part for _, part in parts if isinstance(part, str)]
        if isinstance(value, list) and len(texts) == len(value):
            yield way, texts
        else:
            left += [((*way, step), part) for step, part in parts if not isinstance(part, str) and step != MEASURES]


def leads_elsewhere(data: Data) -> Iterator[Finding]:
    """No item refers to itself, nor a claim to the page it stands on."""
    homes = statement_homes(data)
    for listed, way, target, _ in data.references:
        if isinstance(listed.value, dict) and target == listed.value.get("id") and listed.kind is not Registered:
            found = f"“{target}” is this item itself."
            yield Finding(listed.document.position(way), "needless-reference", found, "Remove it.")
    for entry in data.entries:
        if isinstance(claim := entry.item, Claim) and (home := homes.get(entry.file)) in claim.also:
            found = f"“{home}” is where this item stands."
            yield Finding(
                entry.position("also", claim.also.index(str(home))), "needless-reference", found, "Remove it."
            )


def no_circles(data: Data) -> Iterator[Finding]:
    """What is part of something is not, by however many steps, part of itself."""
    parts = {entry.item.id: entry for entry in data.entries if isinstance(entry.item, Body | Place)}
    above = {identifier: getattr(entry.item, "part_of", None) for identifier, entry in parts.items()}
    done: set[str] = set()
    for start in above:
        chain = [start]
        while (following := above.get(chain[-1])) and following not in chain and following not in done:
            chain.append(following)
        if following in chain and following != chain[-1]:
            circle = chain[chain.index(following) :]
            told = " → ".join(f"“{identifier}”" for identifier in [*circle, following])
            cure = "Take “part-of” out where it is wrong."
            position = parts[chain[-1]].position("part-of")
            yield Finding(position, "circle", f"These are parts of one another: {told}.", cure)
        done.update(chain)
