"""The data for programs: everything as JSON, every collection as JSON and CSV, the schema, and a data package."""

import codecs
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..model.published import words
from ..schema.publications import Registered
from ..schema.values import State
from .offer import Offer
from .schema import schema
from .tables import Column, columns, table

API = "api/v1/"

FOR_SPREADSHEETS = "downloads/tables/"
"""The folder of the same tables with a byte order mark, without which Excel takes UTF-8 for something else."""

LICENCE = "CC-BY-4.0"


def files(offer: Offer) -> dict[str, bytes]:
    """All files under `/api/v1/` but the citations, and the tables for spreadsheets.

    The first language names the package.
    """
    collections, model = offer.collections, offer.model
    version = model.version
    shape = schema()
    columns_of = {name: columns(name, items, shape["$defs"]) for name, items in collections.items()}
    tables = {name: table(items, columns_of[name]) for name, items in collections.items()}
    gone = [_gone(registered) for registered in model.register.values() if registered.state is not State.LIVE]
    made = {
        "plan.json": _json({"version": version, "licence": LICENCE, "collections": collections, "gone": gone}),
        "schema.json": _json(shape),
        "datapackage.json": _json(_package(tables, columns_of, offer)),
        "gone.json": _json(gone),
    }
    for name, items in collections.items():
        made[f"{name}.json"] = _json(items)
        made[f"{name}.csv"] = tables[name]
        made |= {f"items/{item['id']}.json": _json(item) for item in items}
    made |= {f"items/{one['id']}.json": _json(one) for one in gone}
    for_spreadsheets = {f"{FOR_SPREADSHEETS}{name}.csv": codecs.BOM_UTF8 + content for name, content in tables.items()}
    return {API + name: content for name, content in made.items()} | for_spreadsheets


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
