"""Characters that data must not hold: what each is, where it stands, and what to write instead."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from . import certain
from .findings import Finding, Level, Position

# Control, bidirectional, zero-width and private-use characters, letters that show nothing, and noncharacters.
# Characters beyond the first 65,536 are all found at first and then looked at once more: a set with many parts there
# would be searched for ten times as long.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U00010000-\U0010ffff]"
    "(?<!\r(?=\n))"
    f"(?<![{''.join(f'{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}' for plane in range(1, 14))}])"
)

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like the plain one and are none to YAML."""

_ANY_SPACE = re.compile(f"[{SPACES}]")
_WRONG_SPACE = re.compile(
    rf"^[ -]*(?P<indent>[{SPACES}])"
    rf"|^ *(?:- +)*[A-Za-z][A-Za-z-]*(?::(?P<after>[{SPACES}])|(?P<before>[{SPACES}])[{SPACES} ]*:)",
    re.MULTILINE,
)

# Ideographs that Unicode keeps for old encodings, and the radicals of dictionaries: they look like ordinary ones.
_COMPATIBLE = re.compile("[\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
_RADICALS = dict(
    zip(
        "⺁⺄⺅⺆⺈⺉⺌⺍⺎⺒⺓⺔⺖⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺮⺯⺰⺱⺲⺴⺶⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂乙亻冂刀刂小小兀巳幺彑忄扌攵旡日月歺民氵氺灬爫爫丬牛犭王目示礻竹糹纟罓罒冗羊耂肀聿月臼艹艹艹虎衤覀西见角讠贝足车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)

# What the bytes 80 to BF of UTF-8 become where they are read as Windows-1252 or Latin-1.
_AS_LATIN = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0x100) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_REST = "".join(re.escape(character) for character, byte in _AS_LATIN.items() if byte < 0xC0)
_MISREAD = re.compile(f"(?:[\xe0-\xef][{_REST}]{{2}}|[\xc2\xc3][{_REST}]|\xf0[{_REST}]{{3}})+")
_PUNCTUATION = frozenset("‘’“”„‚–—…•‹›«»·°\xa0")
# What UTF-8, or memory nobody wrote to, becomes where it is read as GBK.
_MISREAD_CHINESE = re.compile("锟斤拷|烫烫烫|屯屯屯|鈥|銆|\ufffd")
_MAY_BE_MISREAD = re.compile("[\xc2\xc3\xe0-\xf0锟烫屯鈥銆\ufffd]")

DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
"""What looks like a hyphen and is none."""

_PLAIN = {ord(character): "-" for character in "‐‑‒–—―−﹘﹣－"} | {
    ord(wide): plain for wide, plain in zip("、。【】〔〕“”‘’「」", ',.[][]""\'\'""', strict=True)
}


def refused(text: str, file: str) -> Iterator[Finding]:
    """What the text holds and must not: the first of each kind; a count says how many more there are."""

    def finding(index: int, rule: str, found: str, cure: str, count: int = 1) -> Finding:
        more = f" {count - 1} more in this file." if count > 1 else ""
        return Finding(certain.place(text, index, file), rule, found + more, cure)

    if (tab := text.find("\t")) >= 0:
        cure = "Write spaces: YAML is indented with two spaces a level."
        yield finding(tab, "tab", "A tab character.", cure, text.count("\t"))
    if misread := list(_misread(text)):
        at, _, found, cure = misread[0]
        yield finding(at, "mojibake", found, cure, len(misread))
    inside = {index for start, end, _, _ in misread for index in range(start, end)}
    if invisible := [match for match in FORBIDDEN.finditer(text) if match.start() not in inside]:
        found = f"The invisible character {named(invisible[0].group())}."
        told = finding(invisible[0].start(), "invisible-character", found, "Delete it.", len(invisible))
        yield replace(told, edits=certain.each(text, file, invisible, certain.without_zero_width))
    spaces = _WRONG_SPACE.finditer(text) if _ANY_SPACE.search(text) else ()
    if wrong := [match for match in spaces if match.lastindex]:
        at = wrong[0].start(wrong[0].lastindex or 0)
        found = f"The character {named(text[at])} stands where only a plain space may."
        told = finding(at, "invisible-character", found, "Write a plain space.", len(wrong))
        yield replace(told, edits=certain.plain_spaces(text, file, wrong, SPACES))
    if compatible := [match for match in _COMPATIBLE.finditer(text) if ordinary(match.group()) != match.group()]:
        wrong_ones = dict.fromkeys(match.group() for match in compatible)
        found = f"“{compatible[0].group()}” is {named(compatible[0].group())}, not the ordinary character."
        pairs = ", ".join(f"{one} → {_to_write(one)}" for one in list(wrong_ones)[:10])
        cure = f"Write the character that Chinese is written with: {pairs}."
        told = finding(compatible[0].start(), "compatibility-character", found, cure, len(compatible))
        yield replace(told, edits=certain.each(text, file, compatible, ordinary))
    yield from _not_composed(text, file)
    if trailing := certain.trailing(text):
        at, edits = trailing[0].start(), certain.each(text, file, trailing, lambda _: "")
        told = finding(at, "trailing-space", "The line ends in spaces.", "Remove them.", len(trailing))
        yield replace(told, level=Level.WARNING, edits=edits)


def ordinary(character: str) -> str | None:
    """The ideograph that a compatibility character or a radical stands for; itself if it is one; None if unknown."""
    plain = unicodedata.normalize("NFKC", character)
    if plain != character or "\uf900" <= character <= "\ufaff":
        return plain
    return _RADICALS.get(character)


def _to_write(character: str) -> str:
    right = ordinary(character)
    return f"{right} (U+{ord(right):04X})" if right else "the ordinary character"


def plain(text: str) -> str:
    """A value with hyphens, spaces, digits, brackets and commas as a program needs them, for those that look so."""
    return unicodedata.normalize("NFKC", text.translate(_PLAIN)).strip()


def first_strange(text: str) -> str | None:
    """The first character of a value that only looks like one of ASCII, with its name."""
    return next((named(character) for character in text if not character.isascii()), None)


def named(character: str) -> str:
    """A character by its number and its name."""
    kinds = {"Co": "private character", "Cs": "half a character", "Cn": "no character"}
    kind = kinds.get(unicodedata.category(character), "control character")
    return f"U+{ord(character):04X} ({unicodedata.name(character, kind).lower()})"


def shown(text: str) -> str:
    """A text with what would disturb a terminal or a line written as its number."""
    return re.sub(
        f"{FORBIDDEN.pattern}|[\t\r\n]",
        lambda match: match.group().encode("unicode_escape").decode(),
        text,
    )


def _misread(text: str) -> Iterator[tuple[int, int, str, str]]:
    """What was read in the wrong encoding: from, to, what was found, what to write."""
    if not _MAY_BE_MISREAD.search(text):
        return
    found = []
    for match in _MISREAD.finditer(text):
        rest = match.group()[1:]
        if set(rest) <= _PUNCTUATION and not (rest == "\xa0" and match.group()[0] == "\xc2"):
            continue
        try:
            meant = bytes(_AS_LATIN[character] for character in match.group()).decode("utf-8")
        except UnicodeDecodeError:
            continue
        told = f"“{match.group()}” looks like “{meant}”, read in the wrong encoding."
        found.append((match.start(), match.end(), shown(told), f"Write “{shown(meant)}”."))
    for match in _MISREAD_CHINESE.finditer(text):
        told = f"“{match.group()}” stands where characters were lost in a wrong encoding."
        found.append((match.start(), match.end(), told, "Copy the words from their source again."))
    yield from sorted(found)


def _not_composed(text: str, file: str) -> Iterator[Finding]:
    if unicodedata.is_normalized("NFC", text):
        return
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        kept = _COMPATIBLE.sub("〇", line)
        composed = unicodedata.normalize("NFC", kept)
        if kept != composed:
            at = next((index for index, pair in enumerate(zip(kept, composed, strict=False)) if len(set(pair)) > 1), 0)
            found = "A letter written in an unusual way, such as a base letter and an accent of its own."
            cure = f"Write it as one character: “{composed[at]}” (U+{ord(composed[at]):04X})."
            edits = [
                edit
                for row in range(number, len(lines) + 1)
                for edit in certain.composed(lines[row - 1], Position(file, row), _COMPATIBLE)
            ]
            yield Finding(Position(file, number, at + 1), "not-composed", found, cure, edits=tuple(edits))
            return
