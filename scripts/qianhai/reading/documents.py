"""A data file that was read: plain values, and the place of each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from .certain import standing
from .findings import Edit, Position

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a data file is made of; None is a key with nothing after it."""

Steps: TypeAlias = tuple[str | int, ...]
"""The way from a file's top to one of its values: keys, and places in lists."""

Place: TypeAlias = tuple[int, int]
"""A place in a file: line and column, each from 1. Positions are made of those few that somebody asks for."""


@dataclass(frozen=True, slots=True)
class Document:
    """One data file: its value, and where each part of the value stands.

    `comments` are the values that a comment may have cut short, and where it begins; `blanks` are those with nothing
    in them, by the entry of the file's lists that they stand in.
    """

    file: str
    text: str
    value: Mapping[str, Value]
    values: Mapping[Steps, Place] = field(repr=False)
    keys: Mapping[Steps, Place] = field(repr=False)
    comments: Mapping[Steps, Position] = field(repr=False, default_factory=dict)
    blanks: Mapping[Steps, Sequence[Steps]] = field(repr=False, default_factory=dict)

    def position(self, path: Steps) -> Position:
        """Where the value at `path` stands, or the nearest part around it that stands anywhere."""
        while path not in self.values and path:
            path = path[:-1]
        return Position(self.file, *self.values.get(path, (1, 1)))

    def key_position(self, path: Steps) -> Position:
        """Where the key of the value at `path` stands; for a list's entry, where the entry does."""
        return Position(self.file, *self.keys[path]) if path in self.keys else self.position(path)

    def edit(self, position: Position, stands: str, write: str | None) -> tuple[Edit, ...]:
        """The edit of a value or key at a place; none where it is not known what to write, or seen what to replace."""
        if write is None:
            return ()
        return standing(self.lines[position.line - 1], position, stands, write)

    @property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.split("\n")
