"""Check what was read: every record against its definition, then the rules over all records together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..language.scripts import without_quotations
from ..language.traditional import Converter
from ..reading.characters import plain
from ..reading.documents import Document, Steps, Value
from ..reading.findings import Finding, Position, mistyped
from ..reading.remembering import Memory
from ..schema import publications
from ..schema.inside import parts_of, record_in
from ..schema.kinds import KINDS, held_inside, lists_of
from ..schema.records import Item, Record, Source, Text
from ..schema.values import RefersTo
from . import faults
from .taken import Taken
from .walk import records_in


@dataclass(frozen=True, slots=True)
class Held:
    """What a field may hold: ids, which the marks tell of, and records."""

    key: str
    marks: tuple[RefersTo, ...]
    record: type[Record] | None


Part = TypeVar("Part", bound=Record)

Fields = dict[type[Record], tuple[Held, ...]]
"""What the fields of the types of record may hold, as far as it was worked out."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A record as it stands in a file, whether or not it fits its definition."""

    kind: type[Record]
    value: Value
    document: Document
    steps: Steps

    def position(self, *steps: str | int) -> Position:
        """Where a value of the record stands, by its keys."""
        return self.document.position((*self.steps, *steps))

    def ids(self) -> Iterator[tuple[str, type[Item], Steps]]:
        """The item's id and those of the sections inside it, with the kind of each and the way to it."""
        if not issubclass(self.kind, Item):
            return
        found: list[tuple[type[Item], Value, Steps]] = [(self.kind, self.value, self.steps)]
        if isinstance(self.value, dict) and (held := held_inside(self.kind)):
            inner = self.value.get(held.key)
            found += [
                (held.record, value, (*self.steps, held.key, number))
                for number, value in enumerate(inner if isinstance(inner, list) else [])
            ]
        for kind, value, steps in found:
            if isinstance(value, dict) and isinstance(identifier := value.get("id"), str):
                yield identifier, kind, steps

    def references(self, fields: Fields | None = None) -> Iterator[tuple[Steps, str, tuple[str, ...]]]:
        """Every id that the item names: the way to it from the file's top, the id, the kinds that may bear it.

        `fields` is kept from one record to the next by whoever asks many.
        """
        return _references(self.value, (), self.kind, self.steps, {} if fields is None else fields)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item that fits its definition."""

    item: Item
    listed: Listed

    @property
    def file(self) -> str:
        """The file it stands in."""
        return self.listed.document.file

    def position(self, *steps: str | int) -> Position:
        """Where a value of the item stands, by its keys."""
        return self.listed.position(*steps)


@dataclass(frozen=True)
class Data:
    """All items as they are listed, and those of them that fit their definitions.

    `register` and `history` are the published ids and the change sets, oldest first, which are no items.
    `confirmed` holds the fingerprints of texts whose Chinese was confirmed with their English.
    `taken` are the names that the site itself uses. `converter` makes Traditional Chinese for whoever asks for it.
    `memory` knows what was worked out of files that stand as they were.
    `complete` is false when a file could not be read: an id that is not found may stand there.
    """

    listed: tuple[Listed, ...]
    entries: tuple[Entry, ...]
    register: tuple[tuple[publications.Registered, Listed], ...] = ()
    history: tuple[tuple[publications.ChangeSet, Listed], ...] = ()
    confirmed: frozenset[str] = frozenset()
    taken: Taken = field(default_factory=Taken)
    converter: Converter = field(default_factory=Converter, repr=False, compare=False)
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)
    complete: bool = True

    @cached_property
    def references(self) -> tuple[tuple[Listed, Steps, str, tuple[str, ...]], ...]:
        """Every id that any record names: the record, the way to it, the id, the kinds that may bear it."""
        fields: Fields = {}
        return tuple((listed, *reference) for listed in self.listed for reference in listed.references(fields))

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of every item by its id, of those too that do not fit: one fault is not told twice."""
        return {identifier: kind.kind for _, identifier, kind, _ in self.ids}

    @cached_property
    def ids(self) -> tuple[tuple[Listed, str, type[Item], Steps], ...]:
        """The id of every item, with the record it stands in, the item's kind and the way to it."""
        return tuple((listed, *found) for listed in self.listed for found in listed.ids())

    def records(self) -> Iterator[tuple[Record, Listed]]:
        """Every record that fits: items, registered ids, change sets."""
        for entry in self.entries:
            yield entry.item, entry.listed
        yield from self.register
        yield from self.history

    @cached_property
    def _parts(self) -> Mapping[type[Record], Sequence[tuple[Listed, Steps, Any]]]:
        found: dict[type[Record], list[tuple[Listed, Steps, Record]]] = {}
        for record, listed in self.records():
            for part, way in records_in(record):
                found.setdefault(type(part), []).append((listed, way, part))
        return found

    def parts(self, *kinds: type[Part]) -> Iterator[tuple[Listed, Steps, Part]]:
        """Every record of these kinds that fits, or stands inside one that does: what is listed, the way, the part."""
        for kind, found in self._parts.items():
            if issubclass(kind, kinds):
                yield from found

    @cached_property
    def english(self) -> tuple[tuple[Listed, Steps, str], ...]:
        """Every English text of this site's own, without quotations; what sources are called is theirs."""
        return tuple(
            (listed, (*way, "en"), without_quotations(text.en))
            for listed, way, text in self.parts(Text)
            if listed.kind is not Source
        )

    def items(self) -> Iterator[Item]:
        """Every item that fits, those inside others included."""
        for entry in self.entries:
            yield entry.item
            if held := held_inside(type(entry.item)):
                yield from getattr(entry.item, held.key)


@dataclass(slots=True)
class _Fitted:
    """What one file holds, once its items were fitted to their definitions."""

    listed: list[Listed] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    register: list[tuple[publications.Registered, Listed]] = field(default_factory=list)
    history: list[tuple[publications.ChangeSet, Listed]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    passed_over: set[str] = field(default_factory=set)


def check_records(
    documents: Iterable[Document], *, complete: bool, memory: Memory | None = None
) -> tuple[Data, list[Finding]]:
    """Fit every item to its definition. Returns the data and the findings about what does not fit.

    The items of a document that `memory` knows are the very objects that they were before.
    """
    memory = memory or Memory()
    fitted = [memory.of_this(partial(_fitted, document), "fitted", document) for document in documents]
    listed = tuple(one for file in fitted for one in file.listed)
    register = tuple(one for file in fitted for one in file.register)
    history = sorted((one for file in fitted for one in file.history), key=lambda pair: pair[0].date.order)
    # What stands under a wrong name is told once, and not again by all that names it.
    passed_over = {identifier for file in fitted for identifier in file.passed_over}
    named = {identifier for one in listed for _, identifier, _ in one.references()} if passed_over else set()
    named |= {registered.id for registered, _ in register}
    data = Data(
        listed,
        tuple(one for file in fitted for one in file.entries),
        register,
        tuple(history),
        complete=complete and passed_over.isdisjoint(named),
        memory=memory,
    )
    return data, [finding for file in fitted for finding in file.findings]


def _fitted(document: Document) -> _Fitted:
    made = _Fitted()
    lists = lists_of(document.file.removeprefix("data/"))
    if wrong := list(_wrong_lists(document, lists)) if lists else [_unknown_file(document)]:
        made.findings += wrong
        made.passed_over |= {
            identifier
            for key, value in document.value.items()
            if key not in lists or not isinstance(value, list)
            for identifier in _ids_in(value)
        }
    made.findings += faults.cut_texts(document, lists)
    for one in _listed(document, lists):
        made.listed.append(one)
        errors: list[ErrorDetails] = []
        try:
            match one.kind.model_validate(one.value):
                case publications.Registered() as registered:
                    made.register.append((registered, one))
                case publications.ChangeSet() as changes:
                    made.history.append((changes, one))
                case Item() as item:
                    made.entries.append(Entry(item, one))
        except ValidationError as error:
            errors = error.errors()
        made.findings += faults.findings(document, one.steps, one.kind, errors)
    return made


def _ids_in(value: Value) -> Iterator[str]:
    """Every id in something that was passed over."""
    if isinstance(value, dict):
        if isinstance(identifier := value.get("id"), str):
            yield identifier
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _ids_in(part)


def _references(
    value: Value, marks: Sequence[RefersTo], record: type[Record] | None, way: Steps, fields: Fields
) -> Iterator[tuple[Steps, str, tuple[str, ...]]]:
    """The ids that a value names, by what its field may hold: records are followed key by key."""
    if isinstance(value, dict) and record is not None:
        if record not in fields:
            fields[record] = tuple(_held(record))
        for held in fields[record]:
            if held.key in value:
                yield from _references(value[held.key], held.marks, held.record, (*way, held.key), fields)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _references(part, marks, record, (*way, number), fields)
    elif isinstance(value, str):
        for mark in marks:
            yield way, value, mark.kinds


def _held(record: type[Record]) -> Iterator[Held]:
    """The fields of a record that may hold ids or records."""
    for name, info in record.model_fields.items():
        marks = tuple(_marks((info.annotation, *info.metadata)))
        inner = record_in(info.annotation)
        if marks or inner is not None:
            yield Held(info.alias or name, marks, inner)


def _marks(annotation: object) -> Iterator[RefersTo]:
    if isinstance(annotation, RefersTo):
        yield annotation
    for part in parts_of(annotation):
        yield from _marks(part)


def _unknown_file(document: Document) -> Finding:
    cure = "Statements stand in data/<chapter>/<section>.yml; the README lists the other files."
    return Finding(Position(document.file), "unknown-file", "No file of this name belongs in data/.", cure)


def _wrong_lists(document: Document, lists: Mapping[str, type[Record]]) -> Iterator[Finding]:
    for key, value in document.value.items():
        if key not in lists:
            found = f"“{key}” is not a list that this file holds."
            home = next((kind.files for kind in KINDS if kind.files and kind.key == key), ())
            cure = f"It belongs in data/{' or data/'.join(home)}." if home else faults.instead(key, lists)
            right = mistyped(plain(key), lists)
            edits = document.edit(document.key_position((key,)), key, right) if right not in document.value else ()
            yield Finding(document.key_position((key,)), "unknown-key", found, cure, edits=edits)
        elif not isinstance(value, list):
            rule, found = (
                ("wrong-type", f"“{key}” holds {faults.described(value)}.")
                if value
                else ("empty", f"“{key}” is blank.")
            )
            cure = "Write a list: each item begins with “- id:” on a line of its own."
            yield Finding(document.position((key,)), rule, found, cure)


def _listed(document: Document, lists: Mapping[str, type[Record]]) -> Iterator[Listed]:
    for key, record in lists.items():
        items = document.value.get(key)
        if isinstance(items, list):
            for number, value in enumerate(items):
                yield Listed(record, value, document, (key, number))
