"""How the site speaks each language: its interface words, its dates and its numbers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from markupsafe import Markup

from ..reading.composing import read
from ..reading.documents import Value
from ..schema.amounts import Amount
from ..schema.contents import Title
from ..schema.dates import Day, When
from ..schema.parts import Term, Text
from ..schema.values import Language
from .counting import counted, measured
from .escaping import escape
from .traditional import Converter

LOCALES = {Language.ENGLISH: "en_GB", Language.SIMPLIFIED: "zh_Hans_CN", Language.TRADITIONAL: "zh_Hant_HK"}
"""Whose habits dates, numbers and plurals follow."""

_MEASURE = re.compile(r"(?<=\d) (?=(?:km²?|m²?|ha)(?![\w²]))")
"""The space between a number and what it measures, at which no line of a page breaks."""


@dataclass(frozen=True)
class Speech:
    """One language: `words` are the interface's texts by name; a text with plural forms is a mapping of them."""

    language: Language
    words: Mapping[str, Value]

    @cached_property
    def locale(self) -> Locale:
        """The language's habits, as Babel knows them."""
        return Locale.parse(LOCALES[self.language])

    def say(self, name: str, /, **values: object) -> Markup:
        """An interface text, as Markdown, with the given values in its places. Values that are text are escaped.

        A text with plural forms takes its form from the value `count`.
        """
        if not values:
            return self._fixed(name)
        text = self.words[name]
        if isinstance(text, dict):
            text = text[self.locale.plural_form(int(str(values["count"])))]
        shown = {key: self.shown(value) for key, value in values.items()}
        return Markup(str(text).format(**shown))

    # A word, a source's publisher and its date, a body's name stand on many pages: each is written once.

    @cached_property
    def _fixed(self) -> Callable[[str], Markup]:
        return cache(lambda name: Markup(str(self.words[name]).format()))

    @cached_property
    def _escaped(self) -> Callable[[str], Markup]:
        return cache(escape)

    @cached_property
    def _when(self) -> Callable[[When | Day], str]:
        return cache(self._period)

    def shown(self, value: object) -> Markup:
        """A value as Markdown: text escaped, numbers and dates in the language's habit."""
        match value:
            case Markup():
                return value
            case Text():
                return self._escaped(_MEASURE.sub("\u00a0", self.pick(value)))
            case When() | Day():
                return self._escaped(self.when(value))
            case Decimal() | int():
                return escape(self.number(Decimal(value)))
            case _:
                return self._escaped(str(value))

    def pick(self, text: Text) -> str:
        """The words of a text in this language. Nothing falls back in silence: raises LookupError."""
        words = text.get(self.language)
        if words is None:
            raise LookupError(f"“{text.en[:60]}” is not written in {self.language}")
        return words

    def term(self, term: Term) -> str:
        """An official Chinese term: in Traditional characters for readers of those, else in Simplified."""
        return (term.zh_Hant or term.zh_Hans) if self.language is Language.TRADITIONAL else term.zh_Hans

    @property
    def script(self) -> Language:
        """The script in which Chinese stands on this language's pages."""
        return Language.TRADITIONAL if self.language is Language.TRADITIONAL else Language.SIMPLIFIED

    def official(self, title: Title) -> str:
        """An official Chinese title, in the script of this language's readers."""
        return (title.zh_Hant or title.zh_Hans) if self.language is Language.TRADITIONAL else title.zh_Hans

    def when(self, when: When | Day) -> str:
        """A date or period as the language writes it, no finer than its source."""
        return self._when(when)

    def _period(self, when: When | Day) -> str:
        if isinstance(when, Day):
            if when.day:
                return format_date(date(*when.first), "long", self.locale)
            return format_skeleton("yMMMM" if when.month else "y", date(*when.first), locale=self.locale)
        if when.end is None:
            return self.when(when.start)
        end = self.when(when.end)
        # Chinese names the year once where the period lies within it: 2025年1月至9月.
        if self.language is not Language.ENGLISH and when.end.year == when.start.year:
            end = end.removeprefix(f"{when.end.year}年")
        return str(self.words["period"]).format(start=self.when(when.start), end=end)

    def number(self, number: Decimal) -> str:
        """A number with the language's separators and all its digits."""
        return format_decimal(number, locale=self.locale, decimal_quantization=False)

    def unit(self, unit: Text) -> str:
        """What a number counts, as the language counts it: RMB 1.2 billion is 12亿元."""
        return counted(self.pick(unit))[0]

    def amount(self, amount: Amount, unit: Text) -> str:
        """An amount in the unit that `unit` gives, and how exact it is: more than 8,000."""
        return self._bounded(amount, amount.value * counted(self.pick(unit))[1])

    def _bounded(self, amount: Amount, number: Decimal) -> str:
        written = self.number(number)
        return str(self.words[f"bound-{amount.bound}"]).format(value=written) if amount.bound else written

    def measured(self, amount: Amount, unit: Text) -> str:
        """An amount with its unit: about 300 enterprises, 95.7%, 3318.1亿元人民币."""
        number, name = measured(amount.value, self.pick(unit))
        # Units are given in the plural; “million tonnes” stays one.
        if self.language is Language.ENGLISH and number == 1 and " " not in name:
            name = name.removesuffix("s")
        space = " " if self.language is Language.ENGLISH and name != "%" else ""
        return f"{self._bounded(amount, number)}{space}{name}"


def load(language: Language) -> Speech:
    """Read a language's words, and what it calls the published fields. Raises ValueError if a file is broken."""
    return Speech(language, {**_read(f"{language}.yml"), "fields": _fields(language)})


def _fields(language: Language) -> dict[str, Value]:
    """What each published field holds, in one language."""
    texts = {name: Text.model_validate(told) for name, told in _read("fields.yml").items()}
    if language is Language.TRADITIONAL:
        texts = dict(zip(texts, Converter().filled(list(texts.values())), strict=True))
    return {name: text.get(language) for name, text in texts.items()}


def _read(name: str) -> Mapping[str, Value]:
    path = Path(__file__).parent / "words" / name
    document, findings = read(path.read_bytes(), path.name)
    if document is None or findings:
        raise ValueError("\n".join(f"{finding.position}: {finding.found} {finding.cure}" for finding in findings))
    return document.value
