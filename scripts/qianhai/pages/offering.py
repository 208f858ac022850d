"""What the pages on data, citing and editing show: the published shape and the records, told from their definitions."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.plan import Model
from ..model.published import collections
from ..model.shapes import PublishedItem
from ..schema.kinds import FILES
from ..schema.publications import ChangeSet, Registered
from ..schema.records import Item


@dataclass(frozen=True, slots=True)
class Definition:
    """A kind of record as editors write it: in which files and under which key, and its own keys."""

    files: str
    key: str
    required: tuple[str, ...]
    optional: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offering:
    """The published data, as its page tells of it."""

    example: Item
    example_json: str
    cite_as: str
    collections: Mapping[str, int]
    fields: Mapping[str, str]
    definitions: tuple[Definition, ...]


def offering(model: Model, site_url: str) -> Offering:
    """What is published. The example is the first sentence of the home page."""
    published = collections(model, site_url)
    example = model.items[model.plan_record.opening[0]]
    shown = next(item for items in published.values() for item in items if item.id == example.id)
    dumped = shown.model_dump(mode="json", by_alias=True, exclude_none=True)
    return Offering(
        example=example,
        example_json=json.dumps(dumped, ensure_ascii=False, indent=2),
        cite_as=shown.cite_as,
        collections={name: len(items) for name, items in published.items()},
        fields={name: info.description or "" for name, info in PublishedItem.model_fields.items()},
        definitions=tuple(_definitions()),
    )


def _definitions() -> Iterator[Definition]:
    """Every kind of record that editors write; what a release writes is not theirs."""
    for files in FILES:
        for key, kind in files.lists.items():
            if not issubclass(kind, Registered | ChangeSet):
                fields = {str(info.alias): info.is_required() for info in kind.model_fields.values()}
                yield Definition(
                    files=re.sub(r"\[a-z-\]\+", "*", files.pattern).replace("\\", "").replace("|", " | "),
                    key=key,
                    required=tuple(name for name, needed in fields.items() if needed),
                    optional=tuple(name for name, needed in fields.items() if not needed),
                )
