"""Read the YAML in `data/`: text in, plain values out, with the place of every key and value.

YAML here is smaller than YAML: a file is one mapping of texts, lists and mappings. Every scalar stays the text
that was typed (so `NO`, `12:30`, `1.10` and `2024-02-26` surprise nobody; the records say what a text must be),
and anchors, tags, duplicate keys, tabs and invisible characters are refused. Each refusal is a finding with its
place; reading never stops at the first one if it can go on.
"""

import re

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from . import certain, syntax
from .characters import DASHES, FORBIDDEN, first_strange, named, refused
from .decoding import decoded
from .documents import Document, Place, Steps, Value
from .findings import Edit, Finding, Position
from .folding import marked, unmarked

DEEPEST = 20
"""Levels of nesting a data file may have; ours need five. A bomb of brackets stops here."""

HARMLESS = frozenset({"compatibility-character", "mojibake", "not-composed", "trailing-space", "anchor", "tag"})
"""What is refused and yet leaves every value of the file readable."""

_CUT = re.compile(" +#")
_SET_APART = re.compile("  +# ")
_FALSE_DASH = re.compile(f"[{DASHES}•·] ")
_WIDE_COMMA = re.compile("[a-z0-9-]+(?:(?P<comma>[，、；]) ?[a-z0-9-]+)+")
_APART = re.compile("[，、；]")


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
        self.commented = {number for number, line in enumerate(self.lines) if " #" in line}
        self.file = file
        self.findings: list[Finding] = []
        self.values: dict[Steps, Place] = {}
        self.keys: dict[Steps, Place] = {}
        self.comments: dict[Steps, Position] = {}
        self.blanks: dict[Steps, list[Steps]] = {}
        self.parser = yaml.CSafeLoader(marked(text))
        self.last: Event | None = None
        self.in_brackets = False

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
        return Document(self.file, self.text, value, self.values, self.keys, self.comments, self.blanks), self.findings

    def _compose(self) -> Value:
        documents = 0
        value: Value = None
        while not isinstance(event := self._next(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    cure = "Keep one document in a file: remove the line “---” and what belongs elsewhere."
                    self._find(self._at(event), "several-documents", "A second YAML document begins here.", cure)
                    raise _Unusable
                value = self._value(self._next(), ())
        return value

    def _next(self) -> Event:
        event = self.parser.get_event()
        assert event is not None  # the stream's end is an event, and nobody asks for one after it
        self.last = event
        return event

    def _value(self, event: Event, path: Steps) -> Value:
        self.values[path] = _place(event)
        assert isinstance(event, NodeEvent)
        if event.anchor or getattr(event, "tag", None):
            self._refuse_marks(event)
        if len(path) > DEEPEST:
            found = f"More than {DEEPEST} levels of nesting."
            self._find(self._at(event), "too-deep", found, "Remove the extra levels.")
            raise _Unusable
        if isinstance(event, ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(path)
        self._note_blank(path)
        return None

    def _note_blank(self, path: Steps) -> None:
        self.blanks.setdefault(path[:2], []).append(path)

    def _refuse_marks(self, event: NodeEvent) -> None:
        position = self._at(event)
        if isinstance(event, AliasEvent):
            cure = "Write the value out; data files use no aliases."
            self._find(position, "alias", f"The alias “*{event.anchor}”.", cure)
            return
        if event.anchor:
            self._find(position, "anchor", f"The anchor “&{event.anchor}”.", "Remove it; data files use no anchors.")
        if tag := getattr(event, "tag", None):
            found = f"The tag “{tag.replace('tag:yaml.org,2002:', '!!')}”."
            self._find(position, "tag", found, "Remove it; data files use no tags.")

    def _scalar(self, event: ScalarEvent, path: Steps) -> str | None:
        text: str = event.value
        if event.style:
            self._refuse_swallowed(event)
        else:
            self._note_comment(event, path)
            if not text:
                self._note_blank(path)
                return None
        if text.isascii() and event.style != '"':
            return text
        text = unmarked(text)
        if event.style == '"' and (refused := FORBIDDEN.search(text)):
            found = f"An escape that stands for the invisible character {named(refused.group())}."
            self._find(self._at(event), "invisible-character", found, "Delete it.")
            text = FORBIDDEN.sub("", text)
        if not event.style:
            self._refuse_wide_commas(event, text)
        return text

    def _refuse_wide_commas(self, event: ScalarEvent, text: str) -> None:
        """Refuse a Chinese comma where it parts ids, or the entries of a list in brackets."""
        line, column = _place(event)
        if wide := _WIDE_COMMA.fullmatch(text):
            comma = Position(self.file, line, column + wide.start("comma"))
            edits = certain.wide_commas(self.lines[line - 1], Position(self.file, line, column), text)
            found = f"A full-width “{wide['comma']}” between two words."
            self._find(comma, "look-alike", found, "Write “,” and a space.", edits)
        elif self.in_brackets and (apart := _APART.search(text)):
            comma = Position(self.file, line, column + apart.start())
            found = f"A full-width “{apart.group()}” in a list in brackets."
            cure = "Write “,” and a space between two entries, or put an entry that holds it into quotation marks."
            self._find(comma, "look-alike", found, cure)

    def _refuse_swallowed(self, event: ScalarEvent) -> None:
        if until := syntax.swallowed(event, self.lines):
            self.findings.append(syntax.unclosed(self._at(event), until))
            raise _Unusable

    def _note_comment(self, event: ScalarEvent, path: Steps) -> None:
        """Note what begins with “ #” after a value, unless it is set apart as comments are, by two spaces or more."""
        end = event.end_mark
        assert end is not None
        if end.line not in self.commented:
            return
        rest = self.lines[end.line][end.column :]
        if (cut := _CUT.match(rest)) and not _SET_APART.match(rest):
            self.comments[path] = Position(self.file, end.line + 1, end.column + cut.end())

    def _sequence(self, path: Steps) -> list[Value]:
        result: list[Value] = []
        around = self.in_brackets
        line, column = self.values[path]
        self.in_brackets = self.lines[line - 1].startswith("[", column - 1)
        while not isinstance(event := self._next(), SequenceEndEvent):
            result.append(self._value(event, (*path, len(result))))
        self.in_brackets = around
        return result

    def _mapping(self, path: Steps) -> dict[str, Value]:
        result: dict[str, Value] = {}
        around, self.in_brackets = self.in_brackets, False
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._key(event)
            here = (*path, key)
            if key in result:
                found = f"The key “{key}” stands here a second time; the first is on line {self.keys[here][0]}."
                self._find(self._at(event), "duplicate-key", found, "Keep one of the two.")
                # Read on past the second value without letting its places overwrite the first one's.
                kept = self.values, self.keys, self.comments, self.blanks
                self.values, self.keys, self.comments, self.blanks = {}, {}, {}, {}
                self._value(self._next(), here)
                self.values, self.keys, self.comments, self.blanks = kept
                continue
            self.keys[here] = _place(event)
            result[key] = self._value(self._next(), here)
        self.in_brackets = around
        return result

    def _key(self, event: Event) -> str:
        if not isinstance(event, ScalarEvent):
            self._find(self._at(event), "wrong-type", "A key that is not a text.", "Write a key such as “id:”.")
            raise _Unusable
        if event.style:
            self._refuse_swallowed(event)
        key: str = event.value
        if not key.isascii():
            key = unmarked(key)
            if _FALSE_DASH.match(key):
                found = f"The line begins with {first_strange(key)}, not with a hyphen."
                at = self._at(event)
                edits = certain.false_dash(self.lines[at.line - 1], at)
                self._find(at, "look-alike", found, "Write “-” and a space.", edits)
                raise _Unusable
        return key

    def _at(self, event: Event) -> Position:
        return Position(self.file, *_place(event))

    def _find(self, position: Position, rule: str, found: str, cure: str, edits: tuple[Edit, ...] = ()) -> None:
        self.findings.append(Finding(position, rule, found, cure, edits=edits))


def _place(event: Event) -> Place:
    mark = event.start_mark
    assert mark is not None  # every event of a parsed text has one
    return mark.line + 1, mark.column + 1
