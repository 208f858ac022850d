"""Read the YAML in `data/`: text in, plain values out, with the place of every key and value.

YAML here is smaller than YAML: a file is one mapping of texts, lists and mappings. Every scalar stays the text
that was typed (so `NO`, `12:30`, `1.10` and `2024-02-26` surprise nobody; the records say what a text must be),
and anchors, tags, duplicate keys, tabs and invisible characters are refused. Each refusal is a finding with its
place; reading never stops at the first one if it can go on.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from .findings import Finding, Position

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a data file is made of; None is a key with nothing after it."""

Steps: TypeAlias = tuple[str | int, ...]
"""The way from a file's top to one of its values: keys, and places in lists."""

DEEPEST = 20
"""Levels of nesting a data file may have; ours need five. A bomb of brackets stops here."""

# Control, bidirectional, zero-width and private-use characters, and the mark of a failed decoding.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\uf8ff\ufeff\ufff0-\ufffd\U000e0000-\U0010ffff]|\r(?!\n)"
)


@dataclass(frozen=True, slots=True)
class Document:
    """One data file: its value, and where each part of the value stands."""

    file: str
    text: str
    value: Mapping[str, Value]
    values: Mapping[Steps, Position] = field(repr=False)
    keys: Mapping[Steps, Position] = field(repr=False)

    def position(self, path: Steps) -> Position:
        """Where the value at `path` stands, or the nearest part around it that stands anywhere."""
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, Position(self.file))

    def key_position(self, path: Steps) -> Position:
        """Where the key of the value at `path` stands; for a list's entry, where the entry does."""
        return self.keys.get(path) or self.position(path)


def read_folder(folder: Path, root: Path) -> tuple[list[Document], list[Finding]]:
    """Read every `.yml` file under `folder`, sorted by name; names in positions are relative to `root`."""
    documents, findings = [], []
    for path in sorted(folder.rglob("*.yml")):
        document, found = read(path.read_bytes(), path.relative_to(root).as_posix())
        findings += found
        if document:
            documents.append(document)
    return documents, findings


def read(content: bytes, file: str) -> tuple[Document | None, list[Finding]]:
    """Read one file's bytes. Returns the document, or None when nothing usable could be read, and all findings."""
    text, findings = _decode(content, file)
    if text is None:
        return None, findings
    findings += _refused_characters(text, file)
    if findings:
        return None, findings
    return _Composer(text, file).document()


def _decode(content: bytes, file: str) -> tuple[str | None, list[Finding]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [_not_utf8(Position(file), "This file is in UTF-16.")]
    if content.startswith(b"\xef\xbb\xbf"):
        found = "The file begins with a byte-order mark (the bytes EF BB BF)."
        finding = Finding(Position(file), "byte-order-mark", found, "Save it as “UTF-8” without a byte-order mark.")
        return None, [finding]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        position = Position(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        found = f"The byte {content[error.start]:02X} is not UTF-8."
        try:
            content.decode("gb18030")
        except UnicodeDecodeError:
            pass
        else:
            found += " The file looks like GBK."
        return None, [_not_utf8(position, found)]


def _not_utf8(position: Position, found: str) -> Finding:
    return Finding(position, "not-utf-8", found, "Save the file as UTF-8, without a byte-order mark.")


def _refused_characters(text: str, file: str) -> Iterator[Finding]:
    """Tabs and invisible characters, the first of each kind; a count says how many more there are."""

    def position(index: int) -> Position:
        return Position(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))

    def more(count: int) -> str:
        return f" {count - 1} more in this file." if count > 1 else ""

    if (tab := text.find("\t")) >= 0:
        found = "A tab character." + more(text.count("\t"))
        yield Finding(position(tab), "tab", found, "Write spaces: YAML is indented with two spaces a level.")
    refused = list(FORBIDDEN.finditer(text))
    if refused:
        found = f"The invisible character {_named(refused[0].group())}." + more(len(refused))
        yield Finding(position(refused[0].start()), "invisible-character", found, "Delete it.")
    if not unicodedata.is_normalized("NFC", text):
        for number, line in enumerate(text.splitlines(), 1):
            if not unicodedata.is_normalized("NFC", line):
                found = "A letter written as a base letter and a separate accent."
                yield Finding(Position(file, number), "not-composed", found, "Write the line in Unicode form NFC.")
                break


def _named(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'control or private character').lower()})"


class _Unusable(Exception):
    """The rest of the file cannot be read after the finding that was just noted."""


class _Composer:
    """Builds a document from the parser's events: one file, one use."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.findings: list[Finding] = []
        self.values: dict[Steps, Position] = {}
        self.keys: dict[Steps, Position] = {}

    def document(self) -> tuple[Document | None, list[Finding]]:
        try:
            value = self._compose()
        except yaml.MarkedYAMLError as error:
            self.findings.append(self._syntax(error))
            return None, self.findings
        except _Unusable:
            return None, self.findings
        if not isinstance(value, dict):
            kind = "nothing" if value is None else "a list" if isinstance(value, list) else "a single text"
            rule = "empty-file" if value is None else "wrong-type"
            cure = "Write the file's list under its name, as in the other files, or delete the file."
            self._find(Position(self.file), rule, f"The file holds {kind}.", cure)
            return None, self.findings
        return Document(self.file, self.text, value, self.values, self.keys), self.findings

    def _compose(self) -> Value:
        events = yaml.parse(self.text, Loader=yaml.CSafeLoader)
        documents = 0
        value: Value = None
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    cure = "Keep one document in a file: remove the line “---” and what belongs elsewhere."
                    self._find(self._at(event), "several-documents", "A second YAML document begins here.", cure)
                    raise _Unusable
                value = self._value(next(events), events, ())
        return value

    def _value(self, event: Event, events: Iterator[Event], path: Steps) -> Value:
        position = self._at(event)
        self.values[path] = position
        if isinstance(event, AliasEvent):
            cure = "Write the value out; data files use no aliases."
            self._find(position, "alias", f"The alias “*{event.anchor}”.", cure)
            return None
        if anchor := getattr(event, "anchor", None):
            self._find(position, "anchor", f"The anchor “&{anchor}”.", "Remove it; data files use no anchors.")
        if tag := getattr(event, "tag", None):
            found = f"The tag “{tag.replace('tag:yaml.org,2002:', '!!')}”."
            self._find(position, "tag", found, "Remove it; data files use no tags.")
        if len(path) > DEEPEST:
            self._find(position, "too-deep", f"More than {DEEPEST} levels of nesting.", "Remove the extra levels.")
            raise _Unusable
        if isinstance(event, ScalarEvent):
            return self._scalar(event, position)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, path)
        if isinstance(event, MappingStartEvent):
            return self._mapping(events, path)
        raise AssertionError(f"unexpected event {event!r}")

    def _scalar(self, event: ScalarEvent, position: Position) -> str | None:
        text: str = event.value
        if not text and not event.style:
            return None
        refused = FORBIDDEN.search(text)
        if refused:
            found = f"An escape that stands for the invisible character {_named(refused.group())}."
            self._find(position, "invisible-character", found, "Delete it.")
        return text

    def _sequence(self, events: Iterator[Event], path: Steps) -> list[Value]:
        result: list[Value] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            result.append(self._value(event, events, (*path, len(result))))
        return result

    def _mapping(self, events: Iterator[Event], path: Steps) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            position = self._at(event)
            if not isinstance(event, ScalarEvent):
                self._find(position, "wrong-type", "A key that is not a text.", "Write a key such as “id:”.")
                raise _Unusable
            key: str = event.value
            here = (*path, key)
            if key in result:
                first = self.keys[here]
                found = f"The key “{key}” stands here a second time; the first is on line {first.line}."
                self._find(position, "duplicate-key", found, "Keep one of the two.")
                # Read on past the second value without letting its places overwrite the first one's.
                kept = dict(self.values), dict(self.keys)
                self._value(next(events), events, here)
                self.values, self.keys = kept
                continue
            self.keys[here] = position
            result[key] = self._value(next(events), events, here)
        return result

    def _at(self, event: Event) -> Position:
        mark = event.start_mark
        assert mark is not None  # every event of a parsed text has one
        return Position(self.file, mark.line + 1, mark.column + 1)

    def _find(self, position: Position, rule: str, found: str, cure: str) -> None:
        self.findings.append(Finding(position, rule, found, cure))

    def _syntax(self, error: yaml.MarkedYAMLError) -> Finding:
        # What was begun and never ended is at fault where it begins; the parser notices only lines later.
        unended = (error.context or "").startswith("while scanning")
        mark = (error.context_mark if unended else None) or error.problem_mark or error.context_mark
        position = Position(self.file, mark.line + 1, mark.column + 1) if mark else Position(self.file)
        reasons = [part for part in (error.context, error.problem) if part]
        cure = "Look at this line and the one above: a colon, a quotation mark, a dash or the indentation is wrong."
        for number in (mark.line, mark.line - 1) if mark else ():
            line = self.text.splitlines()[number] if 0 <= number < self.text.count("\n") else ""
            if wide := re.match(r"[ -]*[A-Za-z-]+(?=：)", line):
                position = Position(self.file, number + 1, wide.end() + 1)
                cure = "The key ends in a full-width colon “：”. Write “:” and a space."
                break
        return Finding(position, "yaml-syntax", f"This is not YAML: {', '.join(reasons)}.", cure)
