"""The records of what was published: every id with what became of it, and what each publication changed."""

from typing import Annotated

from pydantic import Field

from .records import Record, Text
from .values import AnyId, Date, Id, Line, State


class Registered(Record):
    """A published id: since when, on which pages it has stood (the last is the present one), and what became of it.

    An id that is no longer live says when that was, why, and where to look now: `to` names one id (moved, merged),
    two or more (split), or none (retired).
    """

    id: Id
    since: Date
    at: Annotated[tuple[Line, ...], Field(min_length=1)]
    state: State = State.LIVE
    to: tuple[AnyId, ...] = ()
    when: Date | None = None
    why: Text | None = None


class Change(Record):
    """One field of an item that changed: what it held and holds now, as JSON; nothing where it was absent."""

    field: Line
    old: Line | None = None
    new: Line | None = None


class ChangedItem(Record):
    """An item that changed, and in what."""

    id: Line
    fields: Annotated[tuple[Change, ...], Field(min_length=1)]


class ChangeSet(Record):
    """What one publication changed, by id."""

    date: Date
    summary: Text
    added: tuple[Line, ...] = ()
    changed: tuple[ChangedItem, ...] = ()
    moved: tuple[Line, ...] = ()
    retired: tuple[Line, ...] = ()
