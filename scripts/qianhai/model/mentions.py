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
    pattern = _any_of(by_name)
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


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern of the longest of the names that stands at a place, as whole words where letters have word ends.

    What two names share is written once, names that begin with the same character together: so most places of a text
    are passed over after one look, and the time does not grow with the names.
    """
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_first.setdefault(name[0], []).append(re.escape(name[1:]) + (r"(?!\w)" if name[-1].isascii() else ""))
    beginnings = [(first, f"{re.escape(first)}(?:{'|'.join(rest)})") for first, rest in by_first.items()]
    letters = "|".join(pattern for first, pattern in beginnings if first.isascii())
    others = "|".join(pattern for first, pattern in beginnings if not first.isascii())
    return re.compile("|".join(filter(None, (letters and rf"(?<!\w)(?:{letters})", others))))
