"""What the pages on data, citing and editing show: the published shape and the records, told from their definitions."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.plan import Model
from ..model.published import collections, field_names
from ..schema.kinds import KINDS
from ..schema.records import Item


@dataclass(frozen=True, slots=True)
class Definition:
    """A kind of record as editors write it: in which files and under which key, and its own keys."""

    files: tuple[str, ...]
    key: str
    required: tuple[str, ...]
    optional: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offering:
    """The published data, as its page tells of it."""

    example: Item
    example_file: str
    example_json: str
    cite_as: str
    collections: Mapping[str, int]
    fields: tuple[str, ...]
    definitions: tuple[Definition, ...]


def offering(model: Model, site_url: str) -> Offering:
    """What is published. The example is the first sentence of the home page."""
    published = collections(model, site_url)
    example = model.items[model.plan_record.opening[0]]
    shown = next(item for items in published.values() for item in items if item["id"] == example.id)
    return Offering(
        example=example,
        example_file=f"api/v1/items/{example.id}.json",
        example_json=json.dumps(shown, ensure_ascii=False, indent=2),
        cite_as=shown["cite_as"],
        collections={name: len(items) for name, items in published.items()},
        fields=tuple(field_names()),
        definitions=tuple(_definitions()),
    )


def _definitions() -> Iterator[Definition]:
    """Every kind of record that editors write in a file of its own."""
    for kind in KINDS:
        if kind.files:
            fields = {str(info.alias): info.is_required() for info in kind.record.model_fields.values()}
            yield Definition(
                files=tuple(f"data/{name}" for name in kind.files),
                key=kind.key,
                required=tuple(name for name, needed in fields.items() if needed),
                optional=tuple(name for name, needed in fields.items() if not needed),
            )
