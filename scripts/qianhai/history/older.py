"""A state of the data that the present program no longer takes: shapes and rules change, what was published stays.

Fields that fit their definition are read by it, others as they stand in the files; pages from the register of that day.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from ..checking.fitting import Data, Listed
from ..schema.parts import Item
from ..schema.walk import as_written
from .comparing import State


def states_as_read(data: Data) -> dict[str, State]:
    """Every item of the data by id. The page is empty where the register of that day does not know the id."""
    pages = {registered.id: registered.at[-1] for registered, _ in data.register}
    return {
        identifier: State(pages.get(identifier, ""), _fields(value, kind))
        for listed in data.listed
        for identifier, kind, value in _items(listed)
    }


def _items(listed: Listed) -> Iterator[tuple[str, type[Item], dict[str, Any]]]:
    """The item and those inside it, with what is written under its keys."""
    for identifier, kind, steps in listed.ids():
        value: Any = listed.document.value
        for step in steps:
            value = value[step]
        yield identifier, kind, value


def _fields(value: dict[str, Any], kind: type[Item]) -> dict[str, Any]:
    """The fields of an item; those that no longer fit its definition as they are written."""
    try:
        return as_written(kind.model_validate(value))
    except ValidationError as error:
        unfit = {str(details["loc"][0]) for details in error.errors() if details["loc"]}
    try:
        fitting = as_written(kind.model_validate({key: part for key, part in value.items() if key not in unfit}))
    except ValidationError:
        return value
    return {**fitting, **{key: part for key, part in value.items() if key in unfit}}
