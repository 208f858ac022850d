"""The records of what was published: every id with what became of it, and what each publication changed."""

from typing import Annotated

from pydantic import Field

from .parts import Record, Text
from .values import AnyId, Date, Id, Line, State


class Registered(Record):
    """A published id, and what became of it. One that is no longer live says when that was, why, and where to look."""

    id: Id
    """The id as it was published."""
    since: Date
    """The day it was first published."""
    at: Annotated[tuple[Line, ...], Field(min_length=1)]
    """The pages on which it has stood; the last is the present one."""
    state: State = State.LIVE
    """What became of it."""
    to: tuple[AnyId, ...] = ()
    """Where to look now: one id (moved, merged), two or more (split), or none (retired)."""
    when: Date | None = None
    """The day it went."""
    why: Text | None = None
    """Why it went."""


class Change(Record):
    """One field of an item that changed: what it held and holds now, as JSON; nothing where it was absent."""

    field: Line
    """The field's name."""
    old: Line | None = None
    """What it held."""
    new: Line | None = None
    """What it holds now."""


class ChangedItem(Record):
    """An item that changed, and in what."""

    id: Line
    """The item's id."""
    fields: Annotated[tuple[Change, ...], Field(min_length=1)]
    """Its fields that changed."""


class ChangeSet(Record):
    """What one publication changed, by id."""

    date: Date
    """The day of publication."""
    summary: Text
    """What it brings, in a sentence."""
    added: tuple[Line, ...] = ()
    """The ids of what is new."""
    changed: tuple[ChangedItem, ...] = ()
    """What reads otherwise, and in which fields."""
    moved: tuple[Line, ...] = ()
    """The ids of what stands on another page."""
    retired: tuple[Line, ...] = ()
    """The ids that are no longer live."""
