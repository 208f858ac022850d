"""Rules on the languages of a text: written in each, made together, and each in its own script."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ...language.scripts import HAN, simplified_in, traditional_in, without_quotations
from ...language.traditional import Converter
from ...reading.documents import Steps
from ...reading.findings import Finding, Level
from ...schema.contents import Plan
from ...schema.parts import Term, Text
from ...schema.records import GlossaryEntry, Source
from ...schema.values import Language
from ..fitting import Data, Listed
from ..translations import mostly_forgotten, unconfirmed
from .names import any_of, forms_by_hand


def written_in_every_language(data: Data) -> Iterator[Finding]:
    """Every text is written in every published language; Traditional Chinese is made from the Simplified."""
    published = {language for plan in data.items() if isinstance(plan, Plan) for language in plan.languages}
    if not published & {Language.SIMPLIFIED, Language.TRADITIONAL}:
        return
    for listed, way, text in data.parts(Text):
        if text.zh_Hans is None:
            found = f"{_whose(listed)} is not written in Chinese."
            yield Finding(listed.position(*way, "en"), "missing-text", found, "Add “zh-Hans:” beside “en:”.")


def still_together(data: Data) -> Iterator[Finding]:
    """The Chinese of a text was confirmed with its English as it stands now."""
    for listed, way, _ in () if mostly_forgotten(data) else unconfirmed(data):
        english = listed.position(*way, "en")
        position = listed.position(*way, "zh-Hans")
        found = f"This Chinese was not confirmed with the English at {english} as both stand now."
        cure = "Bring the two into line, then run: make translated"
        yield Finding(position, "stale-translation", found, cure, Level.WARNING)


Place = tuple[Listed, Steps, str, str | None]
"""A text in one language: the record, the way to the text, the text, and the English beside it."""


def each_in_its_language(data: Data) -> Iterator[Finding]:
    """What is given as Chinese holds Chinese; what is given as English is not, for the most part, Chinese."""
    for listed, way, text, english in _written(data, Language.SIMPLIFIED):
        words = without_quotations(text)
        # A name that Chinese writes in letters is the same in both.
        if not (HAN.search(text) or not re.search(r"[^\W\d_]{2}", words) or (text == english and _is_name(text))):
            found = f"There is no Chinese in this: “{_cut(text)}”."
            cure = "Write it in Chinese. A name that Chinese writes in letters too is spelt here as under “en”."
            yield Finding(listed.position(*way), "wrong-language", found, cure)
    for listed, way, part in data.parts(Text):
        if not part.en.isascii() and len(HAN.findall(part.en)) * 2 > len(part.en):
            found = f"This is Chinese: “{_cut(part.en)}”."
            yield Finding(listed.position(*way, "en"), "wrong-language", found, "Write it in English.")


def each_in_its_script(data: Data) -> Iterator[Finding]:
    """Neither Chinese script holds characters of the other, but in quotation marks and in names written so."""
    # A Simplified text may tell of the Traditional forms of a name.
    by_hand = any_of(forms_by_hand(data).values())
    foreign = partial(_foreign, by_hand, data.converter)
    yield from data.by_file(foreign, ("its script", by_hand.pattern), data.converter)


def _foreign(by_hand: re.Pattern[str], converter: Converter, data: Data) -> Iterator[Finding]:
    checks: tuple[tuple[Language, Callable[[Sequence[str], Converter], Iterator[str]], str], ...] = (
        (Language.SIMPLIFIED, traditional_in, "Traditional characters in a Simplified text"),
        (Language.TRADITIONAL, simplified_in, "Simplified characters in a Traditional text"),
    )
    for language, foreign_in, found in checks:
        written = [*_written(data, language), *_titles(data, language)]
        plain = [by_hand.sub("", without_quotations(text)) for _, _, text, _ in written]
        for (listed, way, _, _), characters in zip(written, foreign_in(plain, converter), strict=True):
            if characters:
                cure = "Write the text in its own script; put what is quoted as it stands into quotation marks “”."
                if way[-1] == "title":
                    cure = "Write the title as the source prints it, and in “language:” the script in which it does."
                yield Finding(listed.position(*way), "wrong-script", f"{found}: {'、'.join(characters)}.", cure)


def _written(data: Data, language: Language) -> Iterator[Place]:
    """Every text, term and glossary entry in a Chinese script, as it was written by hand."""
    name = language.replace("-", "_")
    for listed, way, part in data.parts(Text, Term, GlossaryEntry):
        if text := getattr(part, name):
            yield listed, (*way, str(language)), text, getattr(part, "en", None)


def _titles(data: Data, language: Language) -> Iterator[Place]:
    """What the sources in a Chinese script call themselves."""
    for listed, way, source in data.parts(Source):
        if source.title and source.language == language:
            yield listed, (*way, "title"), source.title, None


def _whose(listed: Listed) -> str:
    """A text of which record, in words."""
    name = listed.value.get("id") or listed.value.get("date") if isinstance(listed.value, dict) else None
    return f"A text of “{name}”"


def _is_name(text: str) -> bool:
    """Whether words in letters can be a name: one word, or all of them written large."""
    words = text.split()
    return len(words) == 1 or all(not word[0].islower() for word in words)


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
