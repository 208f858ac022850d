"""The order in which readers of each language look words up, and the letter or number of strokes they stand under.

Simplified Chinese is looked up by pinyin, Traditional by strokes. Both orders stand in old character sets: the first
level of GB 2312 is ordered by pinyin, that of Big5 by the number of strokes. Characters of neither stand at the end.
"""

from bisect import bisect_right

from ..schema.values import Language

_PINYIN = (
    *((0xB0A1, "A"), (0xB0C5, "B"), (0xB2C1, "C"), (0xB4EE, "D"), (0xB6EA, "E"), (0xB7A2, "F"), (0xB8C1, "G")),
    *((0xB9FE, "H"), (0xBBF7, "J"), (0xBFA6, "K"), (0xC0AC, "L"), (0xC2E8, "M"), (0xC4C3, "N"), (0xC5B6, "O")),
    *((0xC5BE, "P"), (0xC6DA, "Q"), (0xC8BB, "R"), (0xC8F6, "S"), (0xCBFA, "T"), (0xCDDA, "W"), (0xCEF4, "X")),
    *((0xD1B9, "Y"), (0xD4D1, "Z"), (0xD7FA, "…")),
)
"""The first code of GB 2312 under each letter of pinyin."""

_STROKES = (
    *((0xA440, 1), (0xA442, 2), (0xA454, 3), (0xA4A1, 4), (0xA4FE, 5), (0xA5E0, 6), (0xA6EA, 7), (0xA8C3, 8)),
    *((0xAB45, 9), (0xADBC, 10), (0xB0AE, 11), (0xB3C3, 12), (0xB6C4, 13), (0xB9AC, 14), (0xBBF5, 15), (0xBEA7, 16)),
    *((0xC075, 17), (0xC24F, 18), (0xC35F, 19), (0xC455, 20), (0xC4D7, 21), (0xC56B, 22), (0xC5C8, 23), (0xC5F1, 24)),
)
"""The first code of Big5 under each number of strokes."""

_AT_THE_END = 0xFFFF

MARKS = "\"“”「」《》 '"
"""What stands around a word and is not looked up."""


def sort_key(words: str, language: Language) -> tuple[object, ...]:
    """Sorts words as the language's readers look them up: Latin letters first, then Chinese in its own order."""
    looked_up = words.strip(MARKS).casefold()
    if language is Language.ENGLISH:
        return (looked_up,)
    return tuple((not character.isascii(), _code(character, language), character) for character in looked_up)


def heading(words: str, language: Language) -> str:
    """What words stand under: a letter; in Traditional Chinese the number of strokes of the first character."""
    first = words.strip(MARKS)[0]
    if first.isascii() or language is Language.ENGLISH:
        return first.upper()
    code = _code(first, language)
    table = _PINYIN if language is Language.SIMPLIFIED else _STROKES
    return str(table[bisect_right([start for start, _ in table], code) - 1][1])


def _code(character: str, language: Language) -> int:
    """A character's place in the old set that is ordered as the language's readers look words up."""
    if character.isascii():
        return ord(character)
    encoded = character.encode("gb2312" if language is Language.SIMPLIFIED else "big5", errors="ignore")
    return int.from_bytes(encoded, "big") if len(encoded) == 2 else _AT_THE_END
