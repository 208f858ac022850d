"""Traditional Chinese as Hong Kong writes it, made from the Simplified where nobody wrote it by hand.

OpenCC (s2hk) converts values of fields, never Markdown, ids, addresses or code; then the project's own list mends what
Hong Kong writes otherwise. The list is `words/hong-kong.txt`: one pair a line, as OpenCC writes it and as it should be.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from opencc import OpenCC

from ..schema.parts import Record, Term, Text
from .mending import FILE, pairs_in

Kind = TypeVar("Kind", bound=Record)


def own_list() -> bytes:
    """The file of what Hong Kong writes otherwise; nothing where it is missing, which the check tells."""
    path = Path(__file__).parent / "words" / FILE
    return path.read_bytes() if path.is_file() else b""


class Converter:
    """Simplified to Traditional and back, for one build."""

    def __init__(self) -> None:
        self._own = own_list()

    @cached_property
    def _mended(self) -> Mapping[str, str]:
        # What is wrong with the list is told by the check.
        return pairs_in(self._own, FILE)[0]

    @cached_property
    def _opencc(self) -> OpenCC:
        return OpenCC("s2hk")

    def convert(self, words: str) -> str:
        """One text in Traditional characters."""
        converted: str = self._opencc.convert(words)
        for wrong, right in self._mended.items():
            converted = converted.replace(wrong, right)
        return converted

    def converted(self, texts: Sequence[str]) -> list[str]:
        """Each text, which is one line, in Traditional characters. All at once costs a tenth of one by one."""
        return self.convert("\n".join(texts)).split("\n") if texts else []

    def unmended(self, texts: Sequence[str]) -> list[str]:
        """The same without the project's own list, character for character."""
        converted: str = self._opencc.convert("\n".join(texts))
        return converted.split("\n") if texts else []

    def simplified(self, texts: Sequence[str]) -> list[str]:
        """Each text in Simplified characters, character for character."""
        converted: str = self._back.convert("\n".join(texts))
        return converted.split("\n") if texts else []

    @cached_property
    def _back(self) -> OpenCC:
        return OpenCC("t2s")

    def filled(self, records: Sequence[Kind]) -> list[Kind]:
        """The records with Traditional Chinese wherever they have Simplified and nothing by hand."""
        texts = list(dict.fromkeys(text for record in records for text in _unfilled(record)))
        made = dict(zip(texts, self.converted(texts), strict=True))
        return [_filled(record, made) for record in records]


def _unfilled(record: Record) -> Iterator[str]:
    """The Simplified texts of a record, and of those inside it, that nobody wrote in Traditional characters."""
    if isinstance(record, Text | Term):
        if record.zh_Hans and not record.zh_Hant:
            yield record.zh_Hans
        return
    for value in vars(record).values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Record):
                yield from _unfilled(part)


def _filled(record: Kind, made: Mapping[str, str]) -> Kind:
    """A record with what was made of its Simplified texts."""
    changes: dict[str, object] = {}
    if isinstance(record, Text | Term) and record.zh_Hans and not record.zh_Hant:
        changes["zh_Hant"] = made[record.zh_Hans]
    for name, value in vars(record).items():
        if isinstance(value, Record):
            changes[name] = _filled(value, made)
        elif isinstance(value, tuple) and any(isinstance(part, Record) for part in value):
            changes[name] = tuple(_filled(part, made) if isinstance(part, Record) else part for part in value)
    return record.model_copy(update=changes) if changes else record


STANDARDS = {"s2t": "t2s", "s2hk": "hk2s", "s2tw": "tw2s"}
"""How Simplified characters are written in Traditional ones, and the way back: as OpenCC has it, Hong Kong, Taiwan."""


def folding(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Which Simplified character each Traditional one is read as, whichever standard a reader writes by.

    Args:
        pairs: texts in Simplified and Traditional characters. Nothing is learned from pairs that differ in length, nor
            from other words: what Hong Kong says differently is no other way of writing the same character.
    """
    texts = list(pairs)
    converters = [OpenCC(standard) for standard in STANDARDS]
    ways_back = [OpenCC(standard) for standard in STANDARDS.values()]
    alike = [pair for pair in texts if len(pair[0]) == len(pair[1])]
    alike += [(simplified, converter.convert(simplified)) for converter in converters for simplified, _ in texts]
    fold: dict[str, str] = {}
    for simplified, traditional in alike:
        for one, other in zip(simplified, traditional, strict=False):
            known = one == other or not one.isalpha() or other in fold or fold.get(one) == other
            if not known and any(back.convert(other) == one for back in ways_back):
                fold[other] = one

    # A character may stand for another that itself is read as a third: each is read as the last of them.
    def last(character: str, seen: frozenset[str] = frozenset()) -> str:
        following = fold.get(character)
        return last(following, seen | {character}) if following and following not in seen else character

    return {character: last(character) for character in fold}
