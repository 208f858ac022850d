"""Hold what statements say of the plan against its text: what stands where it should, elsewhere, or nowhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ..schema.records import GlossaryEntry
from .claims import Said, Sought, figures_at, sought
from .folding import Folded, Folding
from .outline import Outline

_STOP = re.compile(
    r"[。！？!?；;]|\r?\n[ \t\u3000]*\r?\n|\r?\n(?=[ \t]{2}|\u3000)"
    r"|^[ \t\u3000]*(?:[前序引][ \u3000]*言|目[ \u3000]*[录錄])[ \t\u3000]*\r?\n",
    re.MULTILINE,
)
"""Where a sentence ends: at a stop, a blank line, a line that is set in; behind a heading that has no number."""

LONGEST = 1000
"""Characters before and after a place that its sentence may have."""


class Verdict(StrEnum):
    """What came of a statement, in the order of the report."""

    READY = "Ready to raise: all of it stands in its place"
    PARTLY = "In part: some of it stands in its place"
    ELSEWHERE = "In another place"
    MISSING = "Not found"
    NOTHING = "Nothing to look for"


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for, and the places where it begins and ends: in the statement's own part, and elsewhere."""

    sought: Sought
    here: tuple[tuple[int, int], ...]
    elsewhere: tuple[tuple[int, int], ...]

    @property
    def times(self) -> int:
        """How often it stands in the text."""
        return len(self.here) + len(self.elsewhere)

    @property
    def stands(self) -> bool:
        """Whether it stands in its place; what is counted, as often as is said."""
        return self.times == self.sought.times if self.sought.times else bool(self.here)


@dataclass(frozen=True, slots=True)
class Held:
    """A statement held against the text."""

    said: Said
    found: tuple[Found, ...]

    @property
    def verdict(self) -> Verdict:
        """What came of it."""
        if not self.found:
            return Verdict.NOTHING
        if all(one.stands for one in self.found):
            return Verdict.READY
        if any(one.stands for one in self.found):
            return Verdict.PARTLY
        return Verdict.ELSEWHERE if any(one.elsewhere for one in self.found) else Verdict.MISSING


class Searched:
    """A text made ready for searching."""

    def __init__(self, outline: Outline, folding: Folding) -> None:
        self.outline = outline
        self._folding = folding
        self._folded: Folded = folding.fold(outline.text)
        self._figures: Mapping[tuple[Decimal, str], Sequence[tuple[int, int]]] = figures_at(self._folded.text)

    def places(self, one: Sought) -> Iterator[tuple[int, int]]:
        """Where it begins and ends in the text as it stands, but for lists of contents."""
        spans = self._of_words(one.words) if one.value is None else self._figures.get((one.value, self._unit(one)), ())
        for start, end in spans:
            begin, last = self._folded.places[start], self._folded.places[end - 1]
            if not self.outline.in_contents(begin):
                yield begin, last + 1

    def alike(self, one: str, other: str) -> bool:
        """Whether two texts are the same words, however they are typed."""
        return self._folding.words(one) == self._folding.words(other)

    def _unit(self, one: Sought) -> str:
        return self._folding.words(one.unit)

    def _of_words(self, words: str) -> Iterator[tuple[int, int]]:
        text, wanted = self._folded.text, self._folding.words(words)
        place = text.find(wanted) if wanted else -1
        while place >= 0:
            yield place, place + len(wanted)
            place = text.find(wanted, place + len(wanted))

    def sentence(self, span: tuple[int, int]) -> str:
        """The sentence around a place, as it stands, its line breaks left out."""
        text = self.outline.text
        heading = self.outline.at(span[0])
        begin, until = 0, len(text)
        if heading is not None:
            begin = heading.start if span[0] < heading.end else heading.end
            until = heading.end if span[0] < heading.end else until
        following = next((one.start for one in self.outline.headings if one.start > span[0]), len(text))
        begin, until = max(begin, span[0] - LONGEST), min(until, following, span[1] + LONGEST)
        begin = max([begin, *(stop.end() for stop in _STOP.finditer(text, begin, span[0]))])
        ending = _STOP.search(text, span[1], until)
        return unbroken(text[begin : ending.end() if ending else until])


def unbroken(text: str) -> str:
    """Words without the line breaks that set them in lines: a space between two of letters, nothing elsewhere."""
    text = re.sub(r"(?<=[A-Za-z,])[ \t]*[\r\n]+[ \t\u3000]*(?=[A-Za-z])", " ", text.strip())
    return re.sub(r"[ \t]*[\r\n]+[ \t\u3000]*", "", text)


def held(said: Said, home: frozenset[str], glossary: Sequence[GlossaryEntry], searched: Searched) -> Held:
    """A statement held against the text. `home` are the divisions of its own part; where there are none, all is."""

    def is_home(span: tuple[int, int]) -> bool:
        heading = searched.outline.at(span[0])
        return not home or (heading is not None and heading.division in home)

    found = []
    for one in sought(said, glossary):
        spans = list(searched.places(one))
        here = tuple(span for span in spans if is_home(span))
        found.append(Found(one, here, tuple(span for span in spans if not is_home(span))))
    return Held(said, tuple(found))
