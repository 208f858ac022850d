"""The data for programs: everything as JSON, every collection as JSON and CSV, the schema, and a data package."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model.published import COMMON, WORDS, Published, in_order, words
from ..schema.kinds import KINDS
from ..schema.publications import Registered
from ..schema.values import Language, State
from .offer import Offer
from .schema import properties, schema

API = "api/v1/"

SEPARATOR = "|"
"""Joins the entries of a list in one cell of a CSV table."""


LICENCE = "CC-BY-4.0"


def files(offer: Offer) -> dict[str, bytes]:
    """All files under `/api/v1/` but the citations; the first language names the package."""
    collections, model = offer.collections, offer.model
    version = model.version
    columns = {name: _columns(name, items) for name, items in collections.items()}
    gone = [_gone(registered) for registered in model.register.values() if registered.state is not State.LIVE]
    tables = {name: _csv(items, columns[name]) for name, items in collections.items()}
    made = {
        "plan.json": _json({"version": version, "licence": LICENCE, "collections": collections, "gone": gone}),
        "schema.json": _json(schema()),
        "datapackage.json": _json(_package(tables, columns, offer)),
        "gone.json": _json(gone),
    }
    for name, items in collections.items():
        made[f"{name}.json"] = _json(items)
        made[f"{name}.csv"] = tables[name]
        made |= {f"items/{item['id']}.json": _json(item) for item in items}
    made |= {f"items/{one['id']}.json": _json(one) for one in gone}
    return {API + name: content for name, content in made.items()}


def _gone(registered: Registered) -> dict[str, Any]:
    """What programs get for an id that is no longer live: `state` says so, and `to` where to look."""
    return {
        "id": registered.id,
        "state": registered.state,
        "to": list(registered.to),
        "when": str(registered.when),
        "why": words(registered.why),
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


# --- tables ---------------------------------------------------------------------------------------------------------

TYPES = {"boolean": "boolean", "number": "number", "integer": "number"}
"""What a table calls the types of JSON; all else is a string there."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name and type, the field it shows and what that means, and the language of a text."""

    name: str
    type: str
    field: str
    description: str = ""
    language: str = ""

    def cell(self, item: Published) -> str:
        """What stands in the column for an item."""
        value = item.get(self.field)
        if self.language and value is not None:
            value = value.get(self.language)
        match value:
            case None:
                return ""
            case bool():
                return str(value).lower()
            case list():
                return SEPARATOR.join(value)
            case _:
                return str(value)


def _columns(collection: str, items: Sequence[Published]) -> list[Column]:
    """The columns of a collection's table: the fields that any of its items has.

    A text by language is a column a language. Values that are mappings or lists of them stay in the JSON.
    """
    shapes: dict[str, Mapping[str, Any]] = {**COMMON}
    for kind in KINDS:
        if kind.collection == collection:
            shapes |= properties(kind.record)
    columns: list[Column] = []
    for name in in_order(shapes):
        shape = shapes[name]
        meaning = shape.get("description", "")
        present = [item[name] for item in items if name in item]
        if present and (shape.get("$ref") == WORDS["$ref"] or "additionalProperties" in shape):
            used = [language for language in Language if any(value.get(language) for value in present)]
            columns += [Column(f"{name}_{language}", "string", name, meaning, language) for language in used]
        elif present and "$ref" not in shape and "$ref" not in shape.get("items", {}):
            columns.append(Column(name, TYPES.get(shape.get("type", ""), "string"), name, meaning))
    return columns


def _csv(items: Sequence[Published], columns: Sequence[Column]) -> bytes:
    """A collection as a table, in UTF-8."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    writer.writerows([column.cell(item) for column in columns] for item in items)
    return stream.getvalue().encode()


def _package(tables: Mapping[str, bytes], columns: Mapping[str, Sequence[Column]], offer: Offer) -> dict[str, Any]:
    """A Frictionless data package that names every table, its columns and its bytes."""
    version, words = offer.model.version, offer.first.words
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": "qianhai-plan",
        "title": str(words["site-name"]),
        "description": str(words["site-description"]),
        "version": version,
        **({"homepage": offer.site_url} if offer.site_url else {}),
        "licenses": [{"name": LICENCE, "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "contributors": [{"title": str(words["site-name"]), "roles": ["publisher"]}],
        "resources": [
            {
                "name": name,
                "type": "table",
                "profile": "tabular-data-resource",
                "path": f"{name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(table),
                "hash": f"sha256:{hashlib.sha256(table).hexdigest()}",
                "schema": {"fields": [_described(column) for column in columns[name]], "primaryKey": ["id"]},
            }
            for name, table in tables.items()
        ],
    }


def _described(column: Column) -> dict[str, Any]:
    """A column as the package names it, with what its field means."""
    described: dict[str, Any] = {"name": column.name, "type": column.type}
    if column.description:
        described["description"] = column.description
    if column.name == "id":
        described["constraints"] = {"required": True, "unique": True}
    return described
