"""What the pages on data and citing show: the published shape, told from its own definition."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from .exports.published import collections
from .exports.shapes import PublishedItem
from .model import Model
from .records import Item


@dataclass(frozen=True, slots=True)
class Offering:
    """The published data, as its page tells of it."""

    example: Item
    example_json: str
    cite_as: str
    collections: Mapping[str, int]
    fields: Mapping[str, str]


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
    )
