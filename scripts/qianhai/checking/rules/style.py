"""Rules on English texts: as British papers write, sober, in whole sentences, each thing said once."""

import re
from collections.abc import Iterator

from ...reading.findings import Finding, Level, Position
from ...schema.records import Source, Statement
from ..fitting import Data, Entry

AMERICAN = {
    r"[a-z]+iz(?:e[ds]?|ing|ers?|ations?|ational)": "s for z",
    r"(?:anal|paral|catal)yz(?:e[ds]?|ing)": "s for z",
    r"(?:lab|col|fav|hon|behavi|neighb|harb|endeav|rum|vig|hum)or(?:s|ed|ing|able|ite|hoods?|ful|al)?": "our for or",
    r"(?:(?:kilo|centi|milli)meter|liter|theater|center|fiber)s?": "re for er",
    r"(?:defen|offen|preten)ses?": "ce for se",
    r"(?:travel|cancel|label|model|signal|channel|level)(?:ed|ing|ers?)": "ll for l",
    r"(?:fulfill|enroll|instal|skil)(?:s|ments?|ful)": "one l, or two, as in fulfil, enrol, instalment, skilful",
    r"programs?": "programme",
    r"(?:cata|dia)logs?": "ogue for og",
    r"gray|percent": "grey, per cent",
}
"""American spellings of words that are not written large, and what Britain writes in them."""

_AMERICAN = re.compile("|".join(f"(?:{form})" for form in AMERICAN))

_WORD = re.compile(r"\b[a-z]+\b")

BRITISH_TOO = frozenset(
    [
        "size",
        "sizes",
        "sized",
        "sizing",
        "prize",
        "prizes",
        "prized",
        "seize",
        "seizes",
        "seized",
        "seizing",
        "resize",
        "resized",
        "resizing",
        "maize",
        "assize",
        "capsize",
        "capsized",
        "oversize",
        "oversized",
        "downsize",
        "downsized",
        "downsizing",
        "undersized",
        "installs",
    ]
)
"""Words that look so and are spelt so in Britain too."""

ELSEWHERE = re.compile(r"\b(?:[Ss]ee (?:above|below)|[Tt]he (?:same report|above)|[Tt]his section)\b")
"""What points to a place on another page: a text is shown on several."""

PROMOTION = re.compile(r"\b(?:world-leading|groundbreaking|remarkabl[ey]|impressive(?:ly)?|spectacular(?:ly)?)\b")
"""Words that praise. A ground-breaking is a ceremony."""

MARKS = {
    r"  +": ("More than one space.", "Write one."),
    r" +(?=[,.;:!?](?:\s|$))": ("A space before a stop.", "Remove the space."),
    r"—": ("An em dash.", "Write a comma, a colon or a new sentence."),
    r"[‘’]": ("A curly apostrophe or single quotation mark.", "Write ' or, around a quotation, \"."),
}

LONGEST = 600
"""Characters that one statement may have."""


def british_spelling(data: Data) -> Iterator[Finding]:
    """English words are spelt as in Britain; names, which are written large, as their bearers spell them."""
    written = {word for _, _, text in data.english for word in _WORD.findall(text)}
    spelt = {word: british for word in written if (british := _british(word))}
    for listed, way, text in data.english if spelt else ():
        for word in _WORD.findall(text):
            if british := spelt.get(word):
                cure = f"Write it as in Britain: {british}. What is quoted keeps its spelling, in quotation marks."
                found = f"“{word}” is American spelling."
                yield Finding(listed.position(*way), "american-spelling", found, cure, Level.WARNING)


def _british(word: str) -> str | None:
    """What Britain writes in a word spelt as in America; None for others."""
    if not _AMERICAN.fullmatch(word) or word in BRITISH_TOO:
        return None
    return next((british for form, british in AMERICAN.items() if re.fullmatch(form, word)), None)


def no_promotion(data: Data) -> Iterator[Finding]:
    """This site praises nothing; whoever does is quoted."""
    for position, words in _matches(data, PROMOTION):
        found = f"“{words}” is praise in this site's own words."
        cure = "Say what is the case, or quote who says so."
        yield Finding(position, "promotion", found, cure, Level.WARNING)


def stands_alone(data: Data) -> Iterator[Finding]:
    """A text does not point to its place on a page: it is shown on several."""
    for position, words in _matches(data, ELSEWHERE):
        found = f"“{words}” points to a place on a page; this text is shown on several."
        yield Finding(position, "points-elsewhere", found, "Name what is meant.", Level.WARNING)


def marks_as_everywhere(data: Data) -> Iterator[Finding]:
    """Spaces, dashes and quotation marks are the same everywhere."""
    for pattern, (found, cure) in MARKS.items():
        for position, _ in _matches(data, re.compile(pattern)):
            yield Finding(position, "typography", found, cure, Level.WARNING)


def _matches(data: Data, pattern: re.Pattern[str]) -> Iterator[tuple[Position, str]]:
    """Where a text has a match, and the first of its matches."""
    for listed, way, text in data.english:
        if match := pattern.search(text):
            yield listed.position(*way), match.group()


def statements_are_sentences(data: Data) -> Iterator[Finding]:
    """A statement is a sentence or a few: it begins with a capital, ends with a stop and is not long."""
    for entry in data.entries:
        if not isinstance(entry.item, Statement):
            continue
        text = entry.item.text.en
        faults = [
            ("does not begin with a capital letter", not re.match(r"[A-Z0-9\"“(]", text)),
            ("does not end with a full stop", not re.search(r"[.!?][)\"”]*$|[)\"”]$", text)),
            (f"has {len(text)} characters; {LONGEST} are the most", len(text) > LONGEST),
        ]
        for what, wrong in faults:
            if wrong:
                cure = "Write a sentence, or two statements instead of a long one."
                yield Finding(
                    entry.position("text", "en"), "no-sentence", f"This statement {what}.", cure, Level.WARNING
                )


def said_once(data: Data) -> Iterator[Finding]:
    """No two statements say the same."""
    first: dict[str, Entry] = {}
    for entry in data.entries:
        if isinstance(entry.item, Statement):
            words = " ".join(entry.item.text.en.split()).casefold()
            if words in first:
                found = f"“{first[words].item.id}” at {first[words].position('text')} says the same."
                cure = "Keep one of the two, and name the other's page in its “also:”."
                yield Finding(entry.position("text", "en"), "said-twice", found, cure, Level.WARNING)
            first.setdefault(words, entry)


def described_once(data: Data) -> Iterator[Finding]:
    """A page is described as a source once."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in data.entries:
        if isinstance(source := entry.item, Source):
            keys = [("url", source.url)] if source.url else []
            for key, value in [*keys, *(("dossier", number) for number in source.dossier)]:
                other = first.setdefault((key, value), entry)
                if other is not entry:
                    found = f"“{other.item.id}” at {other.position(key)} is the same source: {value}."
                    cure = "Keep one of the two, and let everything rest on it."
                    yield Finding(entry.position(key), "source-twice", found, cure)
