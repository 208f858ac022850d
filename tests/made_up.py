"""A made-up text in the order of the plan: its titles and the terms known of it, in sentences of our own.

It is no copy of any text: what stands around titles and terms was written for the tests, and says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

NUMERALS = "一二三四五六七八九十"

Parts = Sequence[tuple[str, Sequence[tuple[str, Sequence[str]]]]]
"""Chapters by their titles: sections by theirs, each with what it says; a section without a title is the chapter's."""


def sentence(words: str, number: int) -> str:
    """A sentence of our own around some words."""
    return f"试验用的第{number}句编造的话写到{words}，别无他意。"


def text(parts: Parts, preface: Sequence[str] = (), *, contents: bool = False) -> str:
    """The text: a title, a preface, the chapters with their sections."""
    lines = ["编造的规划文本", ""]
    if contents:
        lines += ["目录", *_headings(parts), ""]
    lines += ["前言", *preface, ""]
    for (chapter, sections), numeral in zip(parts, NUMERALS, strict=False):
        lines += ["", f"第{numeral}章 {chapter}"]
        numbers = count()
        for section, says in sections:
            lines += ["", f"第{NUMERALS[next(numbers)]}节 {section}"] if section else []
            lines += [f"　　{one}" for one in says]
    return "\n".join(lines) + "\n"


def _headings(parts: Parts) -> Iterator[str]:
    for (chapter, sections), numeral in zip(parts, NUMERALS, strict=False):
        yield f"第{numeral}章 {chapter}………1"
        yield from (
            f"第{NUMERALS[place]}节 {title}…………{place}" for place, (title, _) in enumerate(filter(_titled, sections))
        )


def _titled(section: tuple[str, Sequence[str]]) -> bool:
    return bool(section[0])


def wrapped(text: str, width: int = 20) -> str:
    """The text with every line broken after so many characters, as copied from a printed page."""
    made = []
    for line in text.split("\n"):
        made += [line[start : start + width] for start in range(0, len(line), width)] or [""]
    return "\n".join(made)


def full_width(text: str) -> str:
    """The text with its digits and letters as wide as its characters."""
    return text.translate(
        {place: place + 0xFEE0 for place in range(0x21, 0x7F) if chr(place).isalnum() or chr(place) == "%"}
    )


def of_model(
    says: Mapping[str, Sequence[str]], chapters: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]
) -> Parts:
    """The plan's chapters (id, title, sections) with what each division says, by its id."""
    return [
        (title, [("", says.get(chapter, ())), *((name, says.get(section, ())) for section, name in sections)])
        for chapter, title, sections in chapters
    ]
