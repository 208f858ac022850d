"""What the pages on data, citing and editing show: the published shape and the records, told from their definitions."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.plan import Model
from ..model.published import Published, field_names, published
from ..schema.kinds import KINDS, kind_of
from ..schema.parts import Item


@dataclass(frozen=True, slots=True)
class Definition:
    """A kind of record as editors write it: in which files and under which key, and its own keys."""

    files: tuple[str, ...]
    key: str
    required: tuple[str, ...]
    optional: tuple[str, ...]


@dataclass(frozen=True)
class Offering:
    """The published data, as its page tells of it; worked out when it is asked for. The example opens the home page."""

    model: Model
    site_url: str

    @property
    def example(self) -> Item:
        """The first sentence of the home page."""
        return self.model.items[self.model.plan_record.opening[0]]

    @property
    def example_file(self) -> str:
        """Where the example is published."""
        return f"api/v1/items/{self.example.id}.json"

    @cached_property
    def _example(self) -> Published:
        return published(self.example, self.model, self.site_url)

    @property
    def example_json(self) -> str:
        """The example as it is published."""
        return json.dumps(self._example, ensure_ascii=False, indent=2)

    @property
    def cite_as(self) -> str:
        """How the example is cited."""
        return str(self._example["cite_as"])

    @property
    def collections(self) -> Mapping[str, int]:
        """How many items each collection holds."""
        held = Counter(kind_of(type(item)).collection for item in self.model.items.values())
        return {kind.collection: held[kind.collection] for kind in KINDS}

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the published fields."""
        return tuple(field_names())

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """Every kind of record, as editors write it."""
        return tuple(_definitions())


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
