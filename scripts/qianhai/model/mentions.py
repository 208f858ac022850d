"""Find the bodies, people, places and terms that claims name in their words, so that no editor has to list them."""

import re
from collections.abc import Iterable, Iterator

from ..schema.parts import Claim, Item
from ..schema.records import Body, GlossaryEntry, Person, Place


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
    """Any of the names, the longest that fits; whole words where they are written in letters that have word ends.

    They stand together by their first letter, since a letter is looked for much sooner than each name by itself; and
    what must stand before is asked once for all letters, before any is looked for.
    """
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        end = r"(?!\w)" if name[-1].isascii() else ""
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]) + end)
    begun = {letter: f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()}
    words = "|".join(pattern for letter, pattern in begun.items() if letter.isascii())
    others = "|".join(pattern for letter, pattern in begun.items() if not letter.isascii())
    return re.compile("|".join(filter(None, (words and rf"(?<!\w)(?:{words})", others))))
