"""The collections as tables of comma-separated values, which spreadsheets and programs read alike.

A cell of text that a spreadsheet would take for a formula begins with an apostrophe instead; a number, negative or not,
stands as it is.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..model.published import COMMON, WORDS, Published, in_order
from ..schema.kinds import KINDS
from ..schema.values import Language
from .schema import Schema, properties

SEPARATOR = "|"
"""Joins the entries of a list in one cell."""

TYPES = {"boolean": "boolean", "number": "number", "integer": "number"}
"""What a table calls the types of JSON; all else is a string there."""

FORMULA = re.compile(r"[=+\-@\t\r]")
"""How a cell begins that a spreadsheet takes for a formula."""

NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name and type, the way to what it shows, field by field, and what that means.

    A language comes last in the way.
    """

    name: str
    type: str
    way: tuple[str, ...]
    description: str = ""

    def cell(self, item: Published) -> str:
        """What stands in the column for an item. Of a list, each entry has its place, be it empty."""
        value: Any = item
        for part in self.way:
            entries = [(one or {}).get(part) for one in value] if isinstance(value, list) else None
            value = (value or {}).get(part) if entries is None else entries
        if isinstance(value, list):
            return _harmless(
                SEPARATOR.join(_written(one) for one in value) if any(one is not None for one in value) else ""
            )
        return _harmless(_written(value))


def _written(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case _:
            return str(value)


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def columns(collection: str, items: Sequence[Published], definitions: Schema) -> list[Column]:
    """The columns of a collection's table: the fields that any of its items has.

    A text by language is a column a language. What rests on evidence of its own, such as a place's size or an
    indicator's targets, follows with a column a field, named after both; other parts stay in the JSON.
    """
    shapes: dict[str, Mapping[str, Any]] = {**COMMON}
    for kind in KINDS:
        if kind.collection == collection:
            shapes |= properties(kind.record)
    plain, inner = _columns(shapes, items, ())
    return plain + [column for way in inner for column in _within(way, shapes[way[0]], items, definitions)]


def _within(way: tuple[str], shape: Mapping[str, Any], items: Sequence[Published], definitions: Schema) -> list[Column]:
    """The columns of a field that holds a record, or a list of records, with evidence of its own."""
    listed = "items" in shape
    name = shape["items"]["$ref"] if listed else shape["$ref"]
    shapes = definitions[name.rpartition("/")[2]]["properties"]
    if not shapes.keys() & {"sources", "rests_on"}:
        return []
    held = [item[way[0]] for item in items if way[0] in item]
    parts = [part for value in held for part in (value if listed else [value])]
    found, _ = _columns(shapes, parts, way)
    if not listed:
        return found
    # A list within a list has no place in a cell; what is joined is text.
    return [replace(one, type="string") for one in found if shapes[one.way[1]].get("type") != "array"]


def _columns(
    shapes: Mapping[str, Mapping[str, Any]], items: Sequence[Published], way: tuple[str, ...]
) -> tuple[list[Column], list[tuple[str]]]:
    """The columns of plain fields and of texts, and the fields that hold records."""
    made: list[Column] = []
    records: list[tuple[str]] = []
    for name in in_order(shapes):
        shape = shapes[name]
        present = [item[name] for item in items if item.get(name) is not None]
        if not present:
            continue
        here, meaning = (*way, name), shape.get("description", "")
        if shape.get("$ref") == WORDS["$ref"] or "additionalProperties" in shape:
            used = [language for language in Language if any(value.get(language) for value in present)]
            made += [Column("_".join([*here, language]), "string", (*here, language), meaning) for language in used]
        elif WORDS["$ref"] == shape.get("items", {}).get("$ref"):
            continue
        elif "$ref" in shape or "$ref" in shape.get("items", {}):
            records.append((name,))
        else:
            made.append(Column("_".join(here), TYPES.get(shape.get("type", ""), "string"), here, meaning))
    return made, records


def table(items: Sequence[Published], columns: Sequence[Column]) -> bytes:
    """A collection as a table, in UTF-8."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    writer.writerows([column.cell(item) for column in columns] for item in items)
    return stream.getvalue().encode()
