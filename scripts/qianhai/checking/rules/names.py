"""Rules on Chinese names in Traditional characters: what a conversion cannot know is written by hand."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from ...language.scripts import SEVERAL
from ...language.traditional import Converter
from ...reading.documents import Steps
from ...reading.findings import Finding, Level
from ...schema.parts import Term, Text
from ...schema.records import Body, Person
from ...schema.values import Language
from ..fitting import Data, Listed

OF_OFFICES = frozenset("家发广局制合别面同出党万几征历台只干了于才极复冲汇采准")
"""Characters with several forms that stand in words of offices and firms, where the conversion knows the form."""

SURNAMES = re.compile(r"(?:^|[、，。；：（“])([余于范])(?=[\u4e00-\u9fff]{2}(?:[、，。；：）”]|$))")
"""What may be a surname whose conversion is another character: it begins a phrase, and a given name of two follows."""


def names_by_hand(data: Data) -> Iterator[Finding]:
    """A Chinese name with a character of several Traditional forms has them by hand: a person's must, a body's may."""
    for entry in data.entries:
        item = entry.item
        if not isinstance(item, Body | Person):
            continue
        by_hand = {name.zh_Hans for name in item.names if name.zh_Hant}
        ambiguous = SEVERAL if isinstance(item, Person) else SEVERAL - OF_OFFICES
        for name, way in _names(item):
            unsure = [character for character in dict.fromkeys(name.zh_Hans or "") if character in ambiguous]
            if unsure and name.zh_Hant is None and name.zh_Hans not in by_hand:
                found = f"“{name.zh_Hans}” holds {'、'.join(unsure)}, which Traditional Chinese writes in several ways."
                level = Level.ERROR if isinstance(item, Person) else Level.WARNING
                cure = "Add “zh-Hant:” with the name as its bearer writes it."
                yield Finding(entry.position(*way, "zh-Hans"), "name-by-hand", found, cure, level)


def _names(item: Body | Person) -> Iterator[tuple[Text | Term, Steps]]:
    yield item.name, ("name",)
    yield from ((name, ("names", number)) for number, name in enumerate(item.names))


def names_survive(data: Data) -> Iterator[Finding]:
    """In texts made Traditional, names keep the form their bearers use."""
    if not any(Language.TRADITIONAL in getattr(item, "languages", ()) for item in data.items()):
        return
    names = forms_by_hand(data)
    surviving = partial(_surviving, names, data.converter)
    yield from data.by_file(surviving, ("names survive", *names.items()), data.converter)


def _surviving(names: Mapping[str, str], converter: Converter, data: Data) -> Iterator[Finding]:
    found_in = any_of(names)
    written: list[tuple[Listed, Steps, Text | Term]] = [*data.parts(Text), *data.parts(Term)]
    texts = [(listed, way, text.zh_Hans) for listed, way, text in written if text.zh_Hans and not text.zh_Hant]
    made = converter.converted([text for _, _, text in texts])
    for (listed, way, simplified), traditional in zip(texts, made, strict=True):
        for name in dict.fromkeys(found_in.findall(simplified)):
            if simplified.count(name) > traditional.count(names[name]):
                yield _wrongly_made(listed, way, f"“{name}” becomes something else than “{names[name]}”")
        if listed.kind is Person and way[0] in ("name", "names"):
            continue  # Names themselves are held to the rule above.
        for match in SURNAMES.finditer(simplified):
            if len(simplified) == len(traditional) and traditional[match.start(1)] != match[1]:
                became = traditional[match.start(1)]
                yield _wrongly_made(listed, way, f"“{match[1]}”, if it is a surname here, wrongly becomes “{became}”")


def forms_by_hand(data: Data) -> dict[str, str]:
    """The Traditional form of every name of a person or body that has one by hand, by the Simplified one."""
    # Those of a record that does not fit stand, too: one fault is not told again by every text with the name.
    records = (one.value for one in data.listed if issubclass(one.kind, Body | Person) and isinstance(one.value, dict))
    lists = (held for record in records if isinstance(held := record.get("names"), list))
    pairs = ((name.get("zh-Hans"), name.get("zh-Hant")) for held in lists for name in held if isinstance(name, dict))
    return {plain: form for plain, form in pairs if isinstance(plain, str) and isinstance(form, str)}


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """What finds any of some names, the longest first; with none, nothing."""
    return re.compile("|".join(map(re.escape, sorted(set(names), key=len, reverse=True))) or r"(?!)")


def _wrongly_made(listed: Listed, way: Steps, what: str) -> Finding:
    cure = "Write “zh-Hant:” by hand here, or mend it for all texts in scripts/qianhai/language/words/hong-kong.txt."
    return Finding(
        listed.position(*way, "zh-Hans"), "wrongly-converted", f"Made Traditional, {what}.", cure, Level.WARNING
    )
