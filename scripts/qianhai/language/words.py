"""The interface's words, held against one another: what is wrong with them is a finding, like what is wrong with data.

English says which words there are. Every other language has the same, and the same places in them for values.
"""

import string
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..reading.documents import Document, Value, read
from ..reading.findings import Finding, Position, nearest
from ..schema.values import Language
from .mending import FILE as MENDED
from .mending import pairs_in

FOLDER = Path(__file__).parent / "words"
WHERE = "scripts/qianhai/language/words"
"""The folder as findings name it: from the project's own."""

PLURALS = {Language.ENGLISH: ("one", "other"), Language.SIMPLIFIED: ("other",), Language.TRADITIONAL: ("other",)}
"""The forms that a text with a number has in each language (Unicode's plural rules)."""

TOLD_FROM_DEFINITIONS = "fields"
"""The words that English has no need of: there they are told from the records' definitions."""


def findings(folder: Path = FOLDER) -> list[Finding]:
    """What is wrong with the words of all languages, and with the list for Hong Kong."""
    found: list[Finding] = []
    documents: dict[Language, Document] = {}
    for language in Language:
        file = f"{WHERE}/{language}.yml"
        path = folder / f"{language}.yml"
        if not path.is_file():
            cure = "Put it back as it was: no page can be written without it."
            found.append(Finding(Position(file), "no-words", f"The words of {language} are missing.", cure))
            continue
        document, unreadable = read(path.read_bytes(), file)
        found += unreadable
        if document is not None:
            documents[language] = document
    for language, document in documents.items():
        found += _forms(document, language)
    if len(documents) == len(Language):
        found += _keys(documents)
        found += _places(documents)
    listed = folder / MENDED
    if not listed.is_file():
        cure = "Put it back as it was."
        return [*found, Finding(Position(f"{WHERE}/{MENDED}"), "no-words", "The list for Hong Kong is missing.", cure)]
    return [*found, *pairs_in(listed.read_bytes(), f"{WHERE}/{MENDED}")[1]]


def _forms(document: Document, language: Language) -> Iterator[Finding]:
    """Every word is a text, or its forms by number; and every place in it for a value has a plain name."""
    for name, value in document.value.items():
        position = document.position((name,))
        if name == TOLD_FROM_DEFINITIONS:
            continue
        if isinstance(value, dict) and set(value) != set(PLURALS[language]):
            found = f"“{name}” has the forms {', '.join(value)}; {language} has {', '.join(PLURALS[language])}."
            yield Finding(position, "wrong-forms", found, f"Write {' and '.join(PLURALS[language])}.")
        for text in _texts(value):
            if not isinstance(text, str) or not text.strip():
                found = f"“{name}” holds no text."
                yield Finding(position, "wrong-words", found, "Write a text, or forms by number as in “count-plan”.")
            elif _values_in(text) is None:
                found = f"“{name}” has a brace that is not part of a place such as {{name}}."
                yield Finding(position, "wrong-place", found, "Write {name} for a value, {{ and }} for a brace.")


def _texts(value: Value) -> list[Value]:
    return list(value.values()) if isinstance(value, dict) else [value]


def _values_in(text: str) -> frozenset[str] | None:
    """The names of the values that a text has places for; None where its braces are wrong."""
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return None
    return frozenset(names) if all(name.isidentifier() for name in names) else None


def _keys(documents: Mapping[Language, Document]) -> Iterator[Finding]:
    """Every language has the words that English has, and no others."""
    english = documents[Language.ENGLISH].value
    for document in documents.values():
        for name in english:
            if name not in document.value:
                found = f"“{name}” is missing: in English it is “{_shown(english[name])}”."
                yield Finding(Position(document.file), "missing-word", found, f"Add “{name}:”.")
        for name in document.value:
            if name not in english and name != TOLD_FROM_DEFINITIONS:
                like = nearest(name, english)
                cure = f"Did you mean “{like}”?" if like else "Remove it, or add it to all languages."
                found = f"There is no word “{name}” in English."
                yield Finding(document.key_position((name,)), "unknown-word", found, cure)


def _shown(value: Value) -> str:
    return str(_texts(value)[-1])[:60]


def _places(documents: Mapping[Language, Document]) -> Iterator[Finding]:
    """A word has places for the same values in every language; where one differs from the others, it is at fault."""
    for name in documents[Language.ENGLISH].value:
        if name == TOLD_FROM_DEFINITIONS:
            continue
        values: dict[Language, frozenset[str]] = {}
        for language, document in documents.items():
            texts = [text for text in _texts(document.value.get(name)) if isinstance(text, str)]
            values[language] = frozenset().union(*(_values_in(text) or () for text in texts))
        (usual, count), *_ = Counter(values.values()).most_common()
        wanted = usual if count > 1 else values[Language.ENGLISH]
        for language, found_here in values.items():
            if found_here != wanted and name in documents[language].value:
                found = f"“{name}” has places for {_named(found_here)}; elsewhere it has them for {_named(wanted)}."
                cure = "Write the same places in all languages: the program fills them in by name."
                yield Finding(documents[language].position((name,)), "wrong-place", found, cure)


def _named(values: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(values)) or "nothing"
