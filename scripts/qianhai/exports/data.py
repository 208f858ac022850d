"""The data for programs: everything as JSON, every collection as JSON and CSV, the schema, and a data package."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any, get_args

from ..model.plan import Model
from ..model.published import words
from ..model.shapes import PublishedItem, Shape
from ..schema.publications import Registered
from ..schema.values import State

API = "api/v1/"

SEPARATOR = "|"
"""Joins the entries of a list in one cell of a CSV table."""


class Everything(Shape):
    """`plan.json`: the data version and every item by collection."""

    version: str
    licence: str
    collections: dict[str, list[PublishedItem]]


LICENCE = "CC-BY-4.0"


def files(collections: Mapping[str, list[PublishedItem]], model: Model) -> dict[str, bytes]:
    """All files under `/api/v1/` but the citations."""
    version = model.version
    everything = Everything(version=version, licence=LICENCE, collections=dict(collections))
    columns = {name: _columns(items) for name, items in collections.items()}
    made = {
        "plan.json": _json(_dumped(everything)),
        "schema.json": _json(schema()),
        "datapackage.json": _json(_package(columns, version)),
    }
    for name, items in collections.items():
        made[f"{name}.json"] = _json([_dumped(item) for item in items])
        made[f"{name}.csv"] = _csv(items, columns[name])
        made |= {f"items/{item.id}.json": _json(_dumped(item)) for item in items}
    made |= {
        f"items/{registered.id}.json": _json(_gone(registered))
        for registered in model.register.values()
        if registered.state is not State.LIVE
    }
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


def schema() -> dict[str, Any]:
    """The JSON Schema of `plan.json`; `$defs/PublishedItem` is that of one item."""
    made = Everything.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _dumped(value: Shape) -> Any:
    return value.model_dump(mode="json", by_alias=True, exclude_none=True)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


# --- tables ---------------------------------------------------------------------------------------------------------

LANGUAGES = ("en", "zh-Hans", "zh-Hant")


def _columns(items: list[PublishedItem]) -> dict[str, str]:
    """The columns of a collection's table and the type of each: the fields that any of its items has.

    A text by language is a column a language. Values that are mappings or lists of them stay in the JSON.
    """
    columns: dict[str, str] = {}
    for name, info in PublishedItem.model_fields.items():
        present = [value for item in items if (value := getattr(item, name)) is not None]
        if not present:
            continue
        first = present[0]
        if isinstance(first, dict):
            used = [language for language in LANGUAGES if any(value.get(language) for value in present)]
            columns |= {f"{name}_{language}": "string" for language in used}
        elif isinstance(first, bool):
            columns[name] = "boolean"
        elif isinstance(first, list):
            if isinstance(first[0], str):
                columns[name] = "string"
        elif not isinstance(first, Shape):
            columns[name] = "number" if "Decimal" in str(get_args(info.annotation) or info.annotation) else "string"
    return columns


def _csv(items: list[PublishedItem], columns: Mapping[str, str]) -> bytes:
    """A collection as a table, in UTF-8."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for item in items:
        dumped = _dumped(item)
        writer.writerow([_cell(dumped, column) for column in columns])
    return stream.getvalue().encode()


def _cell(item: Mapping[str, Any], column: str) -> str:
    value = item.get(column)
    if value is None:
        name, _, language = column.rpartition("_")
        value = (item.get(name) or {}).get(language) if name else None
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return SEPARATOR.join(value)
        case _:
            return str(value)


def _package(columns: Mapping[str, Mapping[str, str]], version: str) -> dict[str, Any]:
    """A Frictionless data package that names every table and its columns."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "qianhai-plan",
        "title": "The Qianhai Plan: what it says, and how we know",
        "version": version,
        "licenses": [{"name": LICENCE, "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [{"name": field, "type": kind} for field, kind in fields.items()],
                    "primaryKey": ["id"],
                },
            }
            for name, fields in columns.items()
        ],
    }
