"""The interface's words, held against one another: what is wrong with them is a finding, like what is wrong with data.

English says which words there are. Every other language has the same, and the same places in them for values.
"""

import re
import string
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from ..reading.composing import read
from ..reading.documents import Document, Value
from ..reading.findings import Finding, Position, nearest
from ..schema.parts import Text
from ..schema.values import Language
from .mending import FILE as MENDED
from .mending import pairs_in

FOLDER = Path(__file__).parent / "words"
WHERE = "scripts/qianhai/language/words"
"""The folder as findings name it: from the project's own."""

PLURALS = {Language.ENGLISH: ("one", "other"), Language.SIMPLIFIED: ("other",), Language.TRADITIONAL: ("other",)}
"""The forms that a text with a number has in each language (Unicode's plural rules)."""

FIELDS = "fields.yml"
"""What the published fields hold, in all languages in one file."""

NAMES = (*(f"{language}.yml" for language in Language), FIELDS, MENDED)


def findings(folder: Path = FOLDER) -> tuple[list[Finding], dict[str, str]]:
    """What is wrong with the words of all languages and the list for Hong Kong, and the texts of the files at fault."""
    found = [_missing(name) for name in NAMES if not (folder / name).is_file()]
    contents = {name: (folder / name).read_bytes() for name in NAMES if (folder / name).is_file()}
    documents: dict[str, Document] = {}
    for name, content in contents.items():
        if name == MENDED:
            found += pairs_in(content, f"{WHERE}/{name}")[1]
            continue
        document, unreadable = read(content, f"{WHERE}/{name}")
        found += unreadable
        if document is not None:
            documents[name] = document
    if FIELDS in documents:
        found += _fields(documents.pop(FIELDS))
    spoken = {language: documents[f"{language}.yml"] for language in Language if f"{language}.yml" in documents}
    for language, one in spoken.items():
        found += _forms(one, language)
    if len(spoken) == len(Language):
        found += [*_keys(spoken), *_places(spoken)]
    at_fault = {finding.position.file for finding in found}
    texts = {f"{WHERE}/{name}": content.decode("utf-8", errors="replace") for name, content in contents.items()}
    return found, {file: text for file, text in texts.items() if file in at_fault}


def _missing(name: str) -> Finding:
    cure = "Put it back as it was: no page can be written without it."
    return Finding(Position(f"{WHERE}/{name}"), "no-words", "This file of the interface's words is missing.", cure)


def _fields(document: Document) -> Iterator[Finding]:
    """Every published field is told in English and in Chinese."""
    for name, value in document.value.items():
        try:
            told = Text.model_validate(value)
        except ValidationError:
            told = None
        if told is None or told.zh_Hans is None:
            found = f"What the field “{name}” holds is not told in English and in Chinese."
            cure = "Write a text under “en:” and one under “zh-Hans:”, and nothing else but “zh-Hant:”."
            yield Finding(document.position((name,)), "wrong-words", found, cure)


def _forms(document: Document, language: Language) -> Iterator[Finding]:
    """Every word is a text, or its forms by number; and every place in it for a value has a plain name."""
    for name, value in document.value.items():
        position = document.position((name,))
        if isinstance(value, dict) and set(value) != set(PLURALS[language]):
            found = f"“{name}” has the forms {', '.join(value)}; {language} has {', '.join(PLURALS[language])}."
            yield Finding(position, "wrong-forms", found, f"Write {' and '.join(PLURALS[language])}.")
        for text in _texts(value):
            if not isinstance(text, str) or not text.strip():
                found = f"“{name}” holds no text."
                yield Finding(position, "wrong-words", found, "Write a text, or forms by number as in “holds”.")
            elif _values_in(text) is None:
                found = f"“{name}” has a brace that is not part of a place such as {{name}}."
                yield Finding(position, "wrong-place", found, "Write {name} for a value, {{ and }} for a brace.")
            elif name == "search-same":
                for typed, said in said_otherwise(text):
                    if not (typed and said):
                        found = f"“{typed or said}” stands for nothing."
                        yield Finding(position, "wrong-words", found, "Write “what readers type = what the site says”.")


def said_otherwise(text: str) -> list[tuple[str, str]]:
    """What readers type, each with what the site says for it: “physician = doctor, profits tax = corporate income tax”.

    What is no such pair has no second half.
    """
    parted = (pair.partition(" = ") for pair in re.split(r", |、", text))
    return [(typed.strip(), said.strip()) for typed, _, said in parted]


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
            if name not in english:
                like = nearest(name, english)
                cure = f"Did you mean “{like}”?" if like else "Remove it, or add it to all languages."
                found = f"There is no word “{name}” in English."
                yield Finding(document.key_position((name,)), "unknown-word", found, cure)


def _shown(value: Value) -> str:
    return str(_texts(value)[-1])[:60]


def _places(documents: Mapping[Language, Document]) -> Iterator[Finding]:
    """A word has places for the same values in every language; where one differs from the others, it is at fault."""
    for name in documents[Language.ENGLISH].value:
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
