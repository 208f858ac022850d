"""The order of a Chinese official document: its chapters and sections, by their numbers and titles."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .folding import Folding

CHAPTER, SECTION = 1, 2

PREFACE = "preface"
"""The place of what stands before the first chapter."""

_NUMERALS = {"〇": 0, "零": 0, **{numeral: number for number, numeral in enumerate("一二三四五六七八九", 1)}}
_HEADING = re.compile(
    r"[ \t\u3000]*(?:第[ \u3000]*(?P<counted>[0-9一二三四五六七八九十]+)[ \u3000]*(?P<kind>[章篇节節])"
    r"|(?P<listed>[一二三四五六七八九十]+)[、．.]"
    r"|[（(](?P<inner>[一二三四五六七八九十]+)[)）])"
    r"[ \t\u3000]*(?P<rest>.*)"
)
_LEADER = re.compile(r"[\s.．…·‥-]*\d*\s*$")
"""What follows a title in a list of contents: dots and the number of the page."""

LONGEST = 60
"""Characters that a line may have that is a heading."""

LONGEST_TITLE = 6
"""Lines over which a title may be broken."""

FEWEST = 4
"""Headings on end that make a list of contents, if they stand again further on."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the text has it: where it begins, where what it heads begins, its number, its title.

    `division` is the id of the division of the data that it heads; None if none is known.
    """

    start: int
    end: int
    level: int
    number: int
    title: str
    division: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """A title of the data: of which division, at which level, in which chapter, as which of its like."""

    division: str
    level: int
    parent: str
    number: int
    words: str


@dataclass(frozen=True)
class Outline:
    """A text in its order. `contents` are the stretches that only list its headings."""

    text: str
    headings: Sequence[Heading]
    contents: Sequence[tuple[int, int]]

    @cached_property
    def _starts(self) -> list[int]:
        return [heading.start for heading in self.headings]

    def at(self, place: int) -> Heading | None:
        """The heading under which a place of the text stands; None before the first."""
        number = bisect_right(self._starts, place)
        return self.headings[number - 1] if number else None

    def in_contents(self, place: int) -> bool:
        """Whether a place is in a list of contents."""
        return any(start <= place < end for start, end in self.contents)

    @cached_property
    def numbers(self) -> Mapping[int, str]:
        """Every heading's number as the text counts, such as 3.4, by where it begins."""
        made, chapter = {}, 0
        for heading in self.headings:
            chapter = heading.number if heading.level == CHAPTER else chapter
            made[heading.start] = str(chapter) if heading.level == CHAPTER else f"{chapter}.{heading.number}"
        return made

    def where(self, place: int) -> str:
        """The number of the part that a place stands in."""
        heading = self.at(place)
        return self.numbers[heading.start] if heading else PREFACE

    def has_text(self, heading: Heading) -> bool:
        """Whether anything stands under a heading before the next."""
        following = next((other.start for other in self.headings if other.start > heading.start), len(self.text))
        return bool(self.text[heading.end : following].strip())


def outline(text: str, titles: Sequence[Title], folding: Folding) -> Outline:
    """A text in its order. Its headings are known by their numbers, and by the titles of the data."""
    found = list(_headings(text, titles, folding))
    contents = list(_contents(found, text))
    body = [one for one in found if not any(start <= one.start < end for start, end in contents)]
    return Outline(text, _by_number(body, titles), contents)


def _headings(text: str, titles: Sequence[Title], folding: Folding) -> Iterator[Heading]:
    """Every line that is a heading, as far as its title is one of the data's or its number is of the kind in use."""
    known = {folding.words(title.words): title for title in titles}
    kinds = _kinds(text)
    lines = [(match.start(), match.group()) for match in re.finditer(r"[^\r\n]+", text)]
    for number, (start, line) in enumerate(lines):
        match = _HEADING.match(line)
        level = kinds.get(_kind(match)) if match else None
        rest = match["rest"] if match else line
        begin = start + len(line) - len(rest)
        if (titled := _titled(text, begin, known, folding, lines[number : number + LONGEST_TITLE])) and (
            match or titled[2]
        ):
            title, end, _ = titled
            counted = _number(match) if match else title.number
            yield Heading(start, end, title.level, counted, text[begin:end], title.division)
        elif match and level and _is_title(match, level):
            stop = rest.find("。")
            end = begin + (len(rest) if stop < 0 else stop + 1)
            yield Heading(start, end, level, _number(match), _LEADER.sub("", rest.partition("。")[0]), None)


def _is_title(match: re.Match[str], level: int) -> bool:
    """Whether what follows a number can be a title that the data does not know, and is no sentence about a chapter."""
    words, stop, _ = match["rest"].partition("。")
    parted = match["rest"] and match.string[match.start("rest") - 1].isspace()
    is_sentence = bool(stop) and level == CHAPTER
    goes_on = not parted and re.search("[，；]", words)
    return bool(_LEADER.sub("", words)) and len(words) <= LONGEST and not is_sentence and not goes_on


def _titled(
    text: str, begin: int, known: Mapping[str, Title], folding: Folding, lines: Sequence[tuple[int, str]]
) -> tuple[Title, int, bool] | None:
    """The title that stands at a place, where it ends, and whether nothing else stands in its last line.

    It may be broken over lines. The longest counts.
    """
    words = ""
    ends: dict[str, int] = {}
    last = lines[-1][0] + len(lines[-1][1])
    longest = max(map(len, known), default=0)
    for place in range(begin, last):
        words += folding.words(text[place])
        ends.setdefault(words, place + 1)
        if len(words) > longest:
            break
    for found in sorted(known.keys() & ends.keys(), key=len, reverse=True):
        end = ends[found]
        while end < last and text[end] in "”」』》":
            end += 1
        rest = text[end:].split("\n", 1)[0]
        alone = not _LEADER.sub("", rest)
        # Words that begin like a title and go on are a sentence, unless a stop stands between.
        if alone or rest.lstrip()[:1] in ("。", "：", ":") or rest[:1].isspace():
            return known[found], end, alone
    return None


def _kinds(text: str) -> dict[str, int]:
    """Which ways of counting mean chapters and sections in a text: the widest that it uses, and the next."""
    used = {_kind(match) for line in text.splitlines() if (match := _HEADING.match(line))}
    ways = [way for way in ("章", "节", "、", "（") if way in used]
    return dict(zip(ways, (CHAPTER, SECTION), strict=False))


def _kind(match: re.Match[str]) -> str:
    if match["counted"]:
        return {"篇": "章", "節": "节"}.get(match["kind"], match["kind"])
    return "、" if match["listed"] else "（"


def _number(match: re.Match[str]) -> int:
    return numeral(match["counted"] or match["listed"] or match["inner"])


def numeral(written: str) -> int:
    """A number below a hundred, as Chinese counts chapters: 十二, 二十, 7."""
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0)


def _contents(found: Sequence[Heading], text: str) -> Iterator[tuple[int, int]]:
    """The stretches of headings on end that stand again further on."""
    last = {_name(one): one.start for one in found}
    runs: list[list[Heading]] = []
    for heading in found:
        before = runs[-1][-1] if runs else None
        if before and not _LEADER.sub("", text[before.end : heading.start]):
            runs[-1].append(heading)
        else:
            runs.append([heading])
    for run in runs:
        again = [one for one in run if one.start < last[_name(one)]]
        if len(again) >= FEWEST:
            yield again[0].start, again[-1].end


def _name(heading: Heading) -> tuple[int, str]:
    return heading.level, "".join(heading.title.split())


def _by_number(body: Sequence[Heading], titles: Sequence[Title]) -> list[Heading]:
    """The headings, those whose titles the data does not know by their numbers, if no other heads that division."""
    taken = {heading.division for heading in body}
    made: list[Heading] = []
    chapter: str | None = None
    for heading in body:
        division = heading.division
        if division is None:
            parent = "plan" if heading.level == CHAPTER else chapter
            fitting = (
                one for one in titles if (one.level, one.parent, one.number) == (heading.level, parent, heading.number)
            )
            division = next((one.division for one in fitting if one.division not in taken), None)
        if heading.level == CHAPTER:
            chapter = division
        made.append(Heading(heading.start, heading.end, heading.level, heading.number, heading.title, division))
    return made
