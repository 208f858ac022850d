"""Rules on change sets, and on register and change sets together: no published id is forgotten by either."""

import json
import re
from collections import Counter
from collections.abc import Iterator

from ...reading.documents import Steps
from ...reading.findings import Finding, Position
from ...schema.publications import Change, ChangedItem, ChangeSet
from ..fitting import Data, Listed
from ..translations import FILE as CONFIRMED
from ..translations import mostly_forgotten
from .register import is_day, some

REGISTER = "data/ids.yml"


def dated_as_named(data: Data) -> Iterator[Finding]:
    """A change set's date is the day in its file's name."""
    for changes, listed in data.history:
        name = _day_named(listed)
        if str(changes.date) != name or not is_day(changes.date):
            found = f"The change set is dated {changes.date}, and its file {name}."
            yield Finding(listed.position("date"), "date-against-name", found, f"Write “{name}”, or rename the file.")


def _day_named(listed: Listed) -> str:
    return re.sub(r".*/|\.yml$", "", listed.document.file)


def one_set_a_day(data: Data) -> Iterator[Finding]:
    """There is one change set a day, whose address and place in the feed are made of its date."""
    days = Counter(str(changes.date) for changes, _ in data.history)
    seen: set[str] = set()
    for changes, listed in data.history:
        day = str(changes.date)
        if days[day] > 1 and day in seen:
            found = f"A second change set of {day}."
            yield Finding(listed.position("date"), "second-set", found, "Put the two into one.")
        seen.add(day)


def changes_are_values(data: Data) -> Iterator[Finding]:
    """What a field held and holds now is written as JSON."""
    for listed, way, item, change in _changes(data):
        for key, value in (("old", change.old), ("new", change.new)):
            if value is not None and not _is_json(value):
                found = f"“{key}” of “{change.field}” of “{item.id}” is not JSON: {value[:60]}"
                cure = (
                    "Write it as `make release` does, in single quotation marks: a text is '\"2024\"', a number '2024'."
                )
                yield Finding(listed.position(*way, key), "no-json", found, cure)


def changes_are_changes(data: Data) -> Iterator[Finding]:
    """A field that changed held something before, or holds something now."""
    for listed, way, item, change in _changes(data):
        if change.old == change.new:
            found = f"“{change.field}” of “{item.id}” is said to have changed, and holds what it held."
            yield Finding(listed.position(*way), "no-change", found, "Correct “old:” or “new:”, or remove this.")


def _changes(data: Data) -> Iterator[tuple[Listed, Steps, ChangedItem, Change]]:
    """Every change of a field: the change set it is in, the way to it, the item and the change."""
    for changes, listed in data.history:
        for number, item in enumerate(changes.changed):
            for place, change in enumerate(item.fields):
                yield listed, ("changed", number, "fields", place), item, change


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _named(changes: ChangeSet) -> Iterator[tuple[Steps, str]]:
    """Every id that a change set names, and where."""
    for key in ("added", "moved", "retired"):
        yield from (((key, number), identifier) for number, identifier in enumerate(getattr(changes, key)))
    yield from ((("changed", number, "id"), item.id) for number, item in enumerate(changes.changed))


def published_is_registered(data: Data) -> Iterator[Finding]:
    """Every id that a change set names is in the register."""
    if not data.complete:
        return
    registered = {entry.id for entry, _ in data.register}
    for changes, listed in data.history:
        missing = [(way, identifier) for way, identifier in _named(changes) if identifier not in registered]
        if not missing:
            continue
        names = list(dict.fromkeys(identifier for _, identifier in missing))
        which = f"the id “{names[0]}”" if len(names) == 1 else f"{len(names)} ids ({some(names)})"
        there = "is not there" if not registered else f"lacks {'it' if len(names) == 1 else 'them'}"
        found = f"What was published on {changes.date} names {which}; the register {REGISTER} {there}."
        cure = f"Put {REGISTER} back as it was, or what was taken out of it: a published id is never forgotten."
        yield Finding(listed.position(*missing[0][0]), "lost-register", found, cure)


def registered_is_published(data: Data) -> Iterator[Finding]:
    """Every id in the register was published by a change set."""
    if not data.complete:
        return
    days = {day for changes, listed in data.history for day in (str(changes.date), _day_named(listed))}
    since = Counter(str(registered.since) for registered, _ in data.register)
    for day, count in since.items():
        if day not in days:
            listed = next(listed for registered, listed in data.register if str(registered.since) == day)
            ids = "1 id was" if count == 1 else f"{count} ids were"
            found = f"{ids} published on {day}, and there is no change set data/changes/{day}.yml."
            cure = "Put that file back as it was: it keeps what readers were told. Correct the day here if it is wrong."
            yield Finding(listed.position("since"), "lost-change-set", found, cure)


def confirmations_there(data: Data) -> Iterator[Finding]:
    """Once something was published, the translations that were confirmed are remembered."""
    if data.complete and (count := mostly_forgotten(data)):
        remembered = f"remembers {len(data.confirmed)}" if data.confirmed else "is missing or empty"
        found = f"What was published has {count} texts in two languages; the list of those confirmed {remembered}."
        cure = "Put it back as it was: without it nobody is told when one side of a text changes alone."
        yield Finding(Position(f"data/{CONFIRMED}"), "lost-confirmations", found, cure)
