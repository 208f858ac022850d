"""Texts made alike for searching, however they were typed: script, width, spaces, line breaks, marks.

Each character that is searched knows its place in the text as it stands, from which alone is quoted.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass

from opencc import OpenCC

DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\uff0d]")
_DROPPED = re.compile(r"[\s“”‘’「」『』《》〈〉\"'\u00ad\u200b-\u200f\u2060\ufeff]")
"""What says nothing of the words: spaces and line breaks, marks of quotation and titles, invisible characters."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made alike, and for each of its characters the place of the one it stands for."""

    text: str
    places: "array[int]"


class Folding:
    """Makes texts alike. Traditional characters become Simplified ones, each by itself, so that places stay."""

    def __init__(self) -> None:
        self._ways = OpenCC("hk2s"), OpenCC("t2s")
        self._known: dict[str, str] = {}

    def fold(self, text: str) -> Folded:
        """A text made alike, with places."""
        parts = [self._one(character) for character in text]
        places = array("l", (place for place, part in enumerate(parts) for _ in part))
        return Folded("".join(parts), places)

    def words(self, text: str) -> str:
        """A text made alike, for comparing."""
        return "".join(map(self._one, text))

    def _one(self, character: str) -> str:
        if character not in self._known:
            plain = "" if _DROPPED.match(character) else unicodedata.normalize("NFKC", character)
            plain = _DROPPED.sub("", DASHES.sub("-", plain)).lower()
            for way in self._ways:
                plain = way.convert(plain) if plain else ""
            self._known[character] = plain
        return self._known[character]
