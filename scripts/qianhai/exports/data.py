"""The data for programs: everything as JSON, every collection as JSON and CSV, the schema, and a data package."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..language.speech import Speech
from ..model.published import words
from ..schema.publications import Registered
from ..schema.values import State
from .offer import Offer
from .schema import schema
from .tables import Column, columns, table

API = "api/v1/"

LICENCE = "CC-BY-4.0"


def files(offer: Offer) -> dict[str, bytes]:
    """All files under `/api/v1/` but the citations; the first language names the package."""
    collections, model = offer.collections, offer.model
    version = model.version
    shape = schema()
    tables = {name: columns(name, items, shape["$defs"]) for name, items in collections.items()}
    made = {
        "plan.json": _json({"version": version, "licence": LICENCE, "collections": collections}),
        "schema.json": _json(shape),
        "datapackage.json": _json(_package(tables, version, offer.first)),
    }
    for name, items in collections.items():
        made[f"{name}.json"] = _json(items)
        made[f"{name}.csv"] = table(items, tables[name])
        made |= {f"items/{item['id']}.json": _json(item) for item in items}
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


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _package(tables: Mapping[str, Sequence[Column]], version: str, speech: Speech) -> dict[str, Any]:
    """A Frictionless data package that names every table and its columns."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "qianhai-plan",
        "title": str(speech.words["site-name"]),
        "description": str(speech.words["site-description"]),
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
                    "fields": [{"name": column.name, "type": column.type} for column in columns],
                    "primaryKey": ["id"],
                },
            }
            for name, columns in tables.items()
        ],
    }
