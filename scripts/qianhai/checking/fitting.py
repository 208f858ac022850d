"""Check what was read: every record against its definition, then the rules over all records together."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
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
from ..schema.kinds import KINDS, held_inside, lists_of
from ..schema.parts import Item, Record, Text
from ..schema.records import Source
from . import faults
from .referring import Fields, references_in
from .taken import Taken
from .walk import records_in

Part = TypeVar("Part", bound=Record)
Result = TypeVar("Result")


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
        return references_in(self.value, (), self.kind, self.steps, {} if fields is None else fields)


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
    `files` is the same file by file, for what looks at nothing beside, where it is known so; `memory` knows what was
    worked out of files that stand as they were.
    `complete` is false when a file could not be read: an id that is not found may stand there.
    """

    listed: tuple[Listed, ...]
    entries: tuple[Entry, ...]
    register: tuple[tuple[publications.Registered, Listed], ...] = ()
    history: tuple[tuple[publications.ChangeSet, Listed], ...] = ()
    confirmed: frozenset[str] = frozenset()
    taken: Taken = field(default_factory=Taken)
    converter: Converter = field(default_factory=Converter, repr=False, compare=False)
    complete: bool = True
    files: tuple["Data", ...] = field(default=(), repr=False, compare=False)
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

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
    def by_kind(self) -> Mapping[type[Record], Sequence[tuple[Listed, Steps, Any]]]:
        """Every record that fits, or stands inside one that does, by its type: what is listed, the way, the record."""
        found: dict[type[Record], list[tuple[Listed, Steps, Record]]] = {}
        for file in self.files:
            for kind, parts in file.by_kind.items():
                found.setdefault(kind, []).extend(parts)
        for record, listed in () if self.files else self.records():
            for part, way in records_in(record):
                found.setdefault(type(part), []).append((listed, way, part))
        return found

    def parts(self, *kinds: type[Part]) -> Iterator[tuple[Listed, Steps, Part]]:
        """Every record of these kinds that fits, or stands inside one that does: what is listed, the way, the part."""
        for kind, found in self.by_kind.items():
            if issubclass(kind, kinds):
                yield from found

    @cached_property
    def english(self) -> tuple[tuple[Listed, Steps, str], ...]:
        """Every English text of this site's own, without quotations; what sources are called is theirs."""
        if self.files:
            return tuple(text for file in self.files for text in file.english)
        return tuple(
            (listed, (*way, "en"), without_quotations(text.en))
            for listed, way, text in self.parts(Text)
            if listed.kind is not Source
        )

    def by_file(self, work: Callable[["Data"], Iterator[Result]], what: Hashable, *these: object) -> Iterator[Result]:
        """What the work finds in each file by itself; in a file that stands as it did, what it found then.

        `what` is the work's name, and with `these` all that it depends on beside the file.
        """
        for file in self.files or (self,):
            yield from self.memory.of_this(partial(_found, work, file), what, file, *these)

    def items(self) -> Iterator[Item]:
        """Every item that fits, those inside others included."""
        for entry in self.entries:
            yield entry.item
            if held := held_inside(type(entry.item)):
                yield from getattr(entry.item, held.key)


@dataclass(frozen=True, slots=True)
class _Fitted:
    """What one file holds, what does not fit in it, and the ids of what was passed over under a wrong name."""

    data: Data
    findings: list[Finding]
    passed_over: frozenset[str]


def check_records(
    documents: Iterable[Document], *, complete: bool, memory: Memory | None = None
) -> tuple[Data, list[Finding]]:
    """Fit every item to its definition. Returns the data and the findings about what does not fit.

    The items of a document that `memory` knows are the very objects that they were before.
    """
    memory = memory or Memory()
    fitted = [memory.of_this(partial(_fitted, document), "fitted", document) for document in documents]
    files = tuple(one.data for one in fitted)
    listed = tuple(one for file in files for one in file.listed)
    register = tuple(one for file in files for one in file.register)
    history = sorted((one for file in files for one in file.history), key=lambda pair: pair[0].date.order)
    # What stands under a wrong name is told once, and not again by all that names it.
    passed_over = frozenset().union(*(one.passed_over for one in fitted))
    named = {identifier for one in listed for _, identifier, _ in one.references()} if passed_over else set()
    named |= {registered.id for registered, _ in register}
    data = Data(
        listed,
        tuple(one for file in files for one in file.entries),
        register,
        tuple(history),
        complete=complete and passed_over.isdisjoint(named),
        files=files,
        memory=memory,
    )
    return data, [finding for one in fitted for finding in one.findings]


def _fitted(document: Document) -> _Fitted:
    lists = lists_of(document.file.removeprefix("data/"))
    wrong = list(_wrong_lists(document, lists)) if lists else [_unknown_file(document)]
    passed_over = {
        identifier
        for key, value in document.value.items()
        if key not in lists or not isinstance(value, list)
        for identifier in _ids_in(value)
    }
    findings = [*wrong, *faults.cut_texts(document, lists)]
    listed = tuple(_listed(document, lists))
    entries: list[Entry] = []
    register: list[tuple[publications.Registered, Listed]] = []
    history: list[tuple[publications.ChangeSet, Listed]] = []
    for one in listed:
        errors: list[ErrorDetails] = []
        try:
            match one.kind.model_validate(one.value):
                case publications.Registered() as registered:
                    register.append((registered, one))
                case publications.ChangeSet() as changes:
                    history.append((changes, one))
                case Item() as item:
                    entries.append(Entry(item, one))
        except ValidationError as error:
            errors = error.errors()
        findings += faults.findings(document, one.steps, one.kind, errors)
    data = Data(listed, tuple(entries), tuple(register), tuple(history))
    return _Fitted(data, findings, frozenset(passed_over if wrong else ()))


def _found(work: Callable[[Data], Iterator[Result]], file: Data) -> list[Result]:
    return list(work(file))


def _ids_in(value: Value) -> Iterator[str]:
    """Every id in something that was passed over."""
    if isinstance(value, dict):
        if isinstance(identifier := value.get("id"), str):
            yield identifier
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _ids_in(part)


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
