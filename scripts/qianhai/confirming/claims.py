"""What a statement says of the plan that can be looked for in its text: terms, quoted words and titles, figures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..language.figures import SCALES
from ..language.wording import REPORTED
from ..schema.parts import Claim
from ..schema.records import GlossaryEntry, Place

Said = Claim | Place
"""What may be of relation `plan`."""

_BY_WHOM = re.compile(rf"{REPORTED.pattern}|概括|解读|表示|统计|列举|列出|文章", re.IGNORECASE)
_QUOTED = re.compile(r"“([^”]+)”|《([^》]+)》")
_COUNTED = re.compile(r"“([^”]+)”[^“”。；，]{0,4}出现(\d+)次")
_DATED = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?|《|前|初|末)|(?<![到至])\d{4}年|\d{4}[—–-]\d{4}年?")
"""Days and years that tell when something else was, not what the plan says."""

_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_UNIT = r"平方公里|平方米|公里|[%\u4e00-\u9fff]?"
# 第八章 is the eighth chapter, and does not say how many there are.
_FIGURE = re.compile(rf"(?<![\d.第])(\d+(?:,\d{{3}})*(?:\.\d+)?)({_SCALE})?({_UNIT})")
_COUNTING = re.compile(r"(?<![第一二两三四五六七八九十百])([一二两三四五六七八九十百]+)(?=[个项家章节类条步方面])")

FEWEST = 3
"""Characters that a term of the glossary must have to be looked for: shorter ones stand in every text."""


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing to look for: what it is, how it is shown, and either words or a number with what it counts.

    `times` is how often the words are said to stand in the text, where that is what is said.
    """

    kind: str
    shown: str
    words: str = ""
    value: Decimal | None = None
    unit: str = ""
    times: int = 0


def sought(said: Said, glossary: Sequence[GlossaryEntry]) -> tuple[Sought, ...]:
    """What is to be looked for; where there is nothing else, the statement's own words, clause by clause."""
    text = _without_speaker(said.text.zh_Hans or "")
    found: dict[str, Sought] = {}

    def add(one: Sought) -> None:
        if one.words not in {known.words for known in found.values() if known.words} or not one.words:
            found.setdefault(one.shown, one)

    for word, times in _COUNTED.findall(text):
        add(Sought("count", f"{word}, {times} times", word, times=int(times)))
    counted = {one.words for one in found.values()}
    for term in said.terms:
        add(Sought("term", term.zh_Hans, term.zh_Hans))
    for match in _QUOTED.finditer(text):
        add(Sought("quoted" if match[1] else "title", match[1] or match[2], match[1] or match[2]))
    for shown, value, unit in () if counted else figures(_DATED.sub(" ", text)):
        add(Sought("figure", shown, value=value, unit=unit))
    rest = text
    for one in found.values():
        rest = rest.replace(one.words, " ") if one.words else rest
    for entry in sorted(glossary, key=lambda entry: -len(entry.zh_Hans)):
        if len(entry.zh_Hans) >= FEWEST and entry.zh_Hans in rest:
            rest = rest.replace(entry.zh_Hans, " ")
            add(Sought("glossary", entry.zh_Hans, entry.zh_Hans))
    return tuple(found.values()) or tuple(_clauses(text))


def _without_speaker(text: str) -> str:
    """A text without the clauses at its beginning that tell by whom it is said."""
    clauses = re.split(r"(?<=[，：])", text)
    while len(clauses) > 1 and _BY_WHOM.search(clauses[0]):
        clauses.pop(0)
    return "".join(clauses)


def _clauses(text: str) -> Iterator[Sought]:
    for clause in re.split(r"[，。：；、]", text):
        if len(_DATED.sub("", clause)) >= 2 * FEWEST:
            yield Sought("own words", clause, clause)


def figures(text: str) -> Iterator[tuple[str, Decimal, str]]:
    """The figures of a text as they are written, as numbers, and with the first character of what they count."""
    for match in _FIGURE.finditer(text):
        number, scale, unit = match.groups()
        yield match.group(), _value(number, scale), unit[:1]


def figures_at(text: str) -> Mapping[tuple[Decimal, str], Sequence[tuple[int, int]]]:
    """Where a folded text has each figure, by its number and the first character of what it counts."""
    made: dict[tuple[Decimal, str], list[tuple[int, int]]] = {}
    for match in _FIGURE.finditer(text):
        number, scale, unit = match.groups()
        made.setdefault((_value(number, scale), unit[:1]), []).append(match.span())
    for match in _COUNTING.finditer(text):
        value = Decimal(_small(match[1]))
        made.setdefault((value, text[match.end()]), []).append((match.start(), match.end() + 1))
    return made


def _value(number: str, scale: str | None) -> Decimal:
    return Decimal(number.replace(",", "")) * SCALES.get(scale or "", 1)


def _small(written: str) -> int:
    """A number as Chinese writes small counts: 十四, 两, 一百二十."""
    digits = {"两": 2, **{numeral: number for number, numeral in enumerate("一二三四五六七八九", 1)}}
    total = digit = 0
    for character in written:
        if character in ("十", "百"):
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = digits[character]
    return total + digit
