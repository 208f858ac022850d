"""Read the YAML in `data/`: text in, plain values out, with the place of every key and value.

YAML here is smaller than YAML: a file is one mapping of texts, lists and mappings. Every scalar stays the text
that was typed (so `NO`, `12:30`, `1.10` and `2024-02-26` surprise nobody; the records say what a text must be),
and anchors, tags, duplicate keys, tabs and invisible characters are refused. Each refusal is a finding with its
place; reading never stops at the first one if it can go on.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
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

from . import syntax
from .characters import DASHES, FORBIDDEN, first_strange, named, refused, shown
from .decoding import decoded
from .files import Found, data_files
from .findings import Finding, Level, Position
from .folding import marked, unmarked
from .remembering import Memory

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a data file is made of; None is a key with nothing after it."""

Steps: TypeAlias = tuple[str | int, ...]
"""The way from a file's top to one of its values: keys, and places in lists."""

DEEPEST = 20
"""Levels of nesting a data file may have; ours need five. A bomb of brackets stops here."""

HARMLESS = frozenset({"compatibility-character", "mojibake", "not-composed", "anchor", "tag"})
"""What is refused and yet leaves every value of the file readable."""

_CUT = re.compile(" +#")
_SET_APART = re.compile("  +# ")
_FALSE_DASH = re.compile(f"[{DASHES}•·] ")
_WIDE_COMMA = re.compile("[a-z0-9-]+(?:(?P<comma>[，、；]) ?[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Document:
    """One data file: its value, and where each part of the value stands.

    `comments` are the values that a comment may have cut short, and where it begins.
    """

    file: str
    text: str
    value: Mapping[str, Value]
    values: Mapping[Steps, Position] = field(repr=False)
    keys: Mapping[Steps, Position] = field(repr=False)
    comments: Mapping[Steps, Position] = field(repr=False, default_factory=dict)

    def position(self, path: Steps) -> Position:
        """Where the value at `path` stands, or the nearest part around it that stands anywhere."""
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, Position(self.file))

    def key_position(self, path: Steps) -> Position:
        """Where the key of the value at `path` stands; for a list's entry, where the entry does."""
        return self.keys.get(path) or self.position(path)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder holds: the documents, what was wrong, the text of every file by its name.

    `complete` is false when something could not be read: what is not found elsewhere may stand there.
    """

    documents: tuple[Document, ...] = ()
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether all that the folder holds was read."""
        return not any(found.level is Level.ERROR and found.rule not in HARMLESS for found in self.findings)


def read_folder(folder: Path, root: Path, memory: Memory) -> Reading:
    """Read every data file under `folder`, sorted by name; names in positions are relative to `root`."""
    if not folder.is_dir() or not any(folder.iterdir()):
        cure = "Name the project's folder with --root, or get its data back: git checkout -- data"
        nothing = Finding(Position("data"), "no-data", f"There is no data in {shown(str(folder))}.", cure)
        return Reading(findings=(nothing,))
    documents: list[Document] = []
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for one in data_files(folder, root):
        if isinstance(one, Finding):
            findings.append(one)
            continue
        document, found = memory.of(partial(_guarded, one), "document", one)
        texts[one.file] = document.text if document else one.content.decode("utf-8", errors="replace")
        findings += found
        if document:
            documents.append(document)
    return Reading(tuple(documents), tuple(findings), texts)


def _guarded(one: Found) -> tuple[Document | None, list[Finding]]:
    try:
        return read(one.content, one.file)
    except MemoryError:
        raise
    except Exception as error:  # whatever it is, an editor is told which file it was
        return None, [program_fault(Position(one.file), error)]


def program_fault(position: Position, error: Exception) -> Finding:
    """The finding for an exception that nobody foresaw: it names what was in hand."""
    found = f"The program failed here: {type(error).__name__}: {shown(str(error))[:200]}"
    cure = (
        "This is the program's fault, not yours; please report it. Undoing the last change of this file goes round it."
    )
    return Finding(position, "failure", found, cure)


def read(content: bytes, file: str) -> tuple[Document | None, list[Finding]]:
    """Read one file's bytes. Returns the document, or None when nothing usable could be read, and all findings."""
    text, findings = decoded(content, file)
    if text is None:
        return None, findings
    if unmerged := list(syntax.conflicts(text, file)):
        return None, unmerged
    findings += refused(text, file)
    if FORBIDDEN.search(text) or any(finding.rule not in HARMLESS for finding in findings):
        return None, findings
    document, found = _Composer(text, file).document()
    return document, findings + found


class _Unusable(Exception):
    """The rest of the file cannot be read after the finding that was just noted."""


class _Composer:
    """Builds a document from the parser's events: one file, one use."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.lines = text.replace("\r\n", "\n").split("\n")
        self.file = file
        self.findings: list[Finding] = []
        self.values: dict[Steps, Position] = {}
        self.keys: dict[Steps, Position] = {}
        self.comments: dict[Steps, Position] = {}
        self.last: Event | None = None

    def document(self) -> tuple[Document | None, list[Finding]]:
        try:
            value = self._compose()
        except yaml.YAMLError as error:
            self.findings.append(syntax.explained(error, self.lines, self.file, self.last))
            return None, self.findings
        except _Unusable:
            return None, self.findings
        if not isinstance(value, dict):
            held = "a list without a name" if isinstance(value, list) else "a single text" if value else "nothing"
            cure = "Write the file's list under its name, as in the other files, or delete the file."
            self._find(
                Position(self.file), "empty-file" if value is None else "wrong-type", f"The file holds {held}.", cure
            )
            return None, self.findings
        return Document(self.file, self.text, value, self.values, self.keys, self.comments), self.findings

    def _compose(self) -> Value:
        events = self._remembered(yaml.parse(marked(self.text), Loader=yaml.CSafeLoader))
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

    def _remembered(self, events: Iterator[Event]) -> Iterator[Event]:
        for event in events:
            yield event
            self.last = event

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
            return self._scalar(event, position, path)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, path)
        if isinstance(event, MappingStartEvent):
            return self._mapping(events, path)
        raise AssertionError(f"unexpected event {event!r}")

    def _scalar(self, event: ScalarEvent, position: Position, path: Steps) -> str | None:
        if until := syntax.swallowed(event, self.lines):
            self.findings.append(syntax.unclosed(position, until))
            raise _Unusable
        if not event.style:
            self._note_comment(event, path)
            if not event.value:
                return None
        text: str = unmarked(event.value)
        if refused := FORBIDDEN.search(text):
            found = f"An escape that stands for the invisible character {named(refused.group())}."
            self._find(position, "invisible-character", found, "Delete it.")
            text = FORBIDDEN.sub("", text)
        if not event.style and (wide := _WIDE_COMMA.fullmatch(text)):
            comma = Position(self.file, position.line, position.column + wide.start("comma"))
            self._find(
                comma, "look-alike", f"A full-width “{wide['comma']}” between two words.", "Write “,” and a space."
            )
        return text

    def _note_comment(self, event: ScalarEvent, path: Steps) -> None:
        """Note what begins with “ #” after a value, unless it is set apart as comments are, by two spaces or more."""
        end = event.end_mark
        assert end is not None
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if (cut := _CUT.match(rest)) and not (event.value and _SET_APART.match(rest)):
            self.comments[path] = Position(self.file, end.line + 1, end.column + cut.end())

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
            if until := syntax.swallowed(event, self.lines):
                self.findings.append(syntax.unclosed(position, until))
                raise _Unusable
            key: str = unmarked(event.value)
            if _FALSE_DASH.match(key):
                found = f"The line begins with {first_strange(key)}, not with a hyphen."
                self._find(position, "look-alike", found, "Write “-” and a space.")
                raise _Unusable
            here = (*path, key)
            if key in result:
                first = self.keys[here]
                found = f"The key “{key}” stands here a second time; the first is on line {first.line}."
                self._find(position, "duplicate-key", found, "Keep one of the two.")
                # Read on past the second value without letting its places overwrite the first one's.
                kept = self.values, self.keys, self.comments
                self.values, self.keys, self.comments = {}, {}, {}
                self._value(next(events), events, here)
                self.values, self.keys, self.comments = kept
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
