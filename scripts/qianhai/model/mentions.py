"""Find the bodies, people, places and terms that claims name in their words, so that no editor has to list them."""

import re
from collections.abc import Iterable, Iterator

from ..schema.records import Body, Claim, GlossaryEntry, Item, Person, Place


def mentions(items: Iterable[Item], claims: Iterable[Claim]) -> Iterator[tuple[Claim, list[str]]]:
    """Every claim with the ids of what it names, in the order of naming, each once.

    The longest name wins where names overlap: “State Council Information Office” does not name the State Council.
    """
    by_name: dict[str, list[str]] = {}
    for item in items:
        for name in names_of(item):
            by_name.setdefault(name, []).append(item.id)
    if not by_name:
        return
    longest_first = sorted(by_name, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(_bounded(name) for name in longest_first))
    for claim in claims:
        words = " ".join([claim.text.en, *(term.zh_Hans for term in claim.terms)])
        named = dict.fromkeys(identifier for match in pattern.finditer(words) for identifier in by_name[match.group()])
        yield claim, [identifier for identifier in named if identifier != claim.id]


def names_of(item: Item) -> list[str]:
    """The names by which claims may call an item; none for items that are not called by name."""
    match item:
        case Body() | Person():
            official = [form for names in item.names for form in (names.en, names.zh_Hans) if form]
            return [item.name.en, *official, *item.aliases]
        case Place():
            return [item.name.en, *(term.zh_Hans for term in item.terms)]
        case GlossaryEntry():
            return [*item.english, item.zh_Hans, *item.short]
        case _:
            return []


def _bounded(name: str) -> str:
    """The name as a pattern: whole words where it is written in letters that have word ends."""
    start = r"(?<!\w)" if name[0].isascii() else ""
    end = r"(?!\w)" if name[-1].isascii() else ""
    return f"{start}{re.escape(name)}{end}"
