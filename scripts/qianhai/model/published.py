"""Every item in its published shape: the fields of its record, and what the model adds to them.

What `/api/v1/` promises follows from here: a field of a record is published unless the record says why not, and the
fields that only the model knows stand in `ADDED`. The YAML may change its shape; what is published may only grow.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..language.counting import counted
from ..schema.amounts import Figure, Indicator
from ..schema.contents import Section
from ..schema.kinds import KINDS, kind_of
from ..schema.parts import Claim, Item, Record, Sourced, Term, Text
from ..schema.publishing import published_fields
from ..schema.records import GlossaryEntry, Group, Place, Source, Statement
from ..schema.values import Language
from ..schema.walk import as_written, plain
from .plan import Model

Published = dict[str, Any]
"""One item as JSON holds it."""

WORDS: Mapping[str, Any] = {"$ref": "#/$defs/Words"}
TEXT: Mapping[str, Any] = {"type": "string"}


@dataclass(frozen=True, slots=True)
class Added:
    """A field that the model adds to items of some kinds: its name, its JSON Schema, and how it is worked out."""

    name: str
    of: tuple[type[Record], ...]
    shape: Mapping[str, Any]
    value: Callable[[Any, Model], object]
    always: bool = False


def words(text: Text | None) -> dict[str, str] | None:
    """A text by language code."""
    return {language: found for language in Language if (found := text.get(language))} if text else None


def _joined(terms: tuple[Term, ...]) -> dict[str, str] | None:
    """Official terms as one text by script."""
    if not terms:
        return None
    joined = {"zh-Hans": "；".join(term.zh_Hans for term in terms)}
    if all(term.zh_Hant for term in terms):
        joined["zh-Hant"] = "；".join(str(term.zh_Hant) for term in terms)
    return joined


def _scripts(entry: GlossaryEntry) -> dict[str, str]:
    return {"zh-Hans": entry.zh_Hans, "zh-Hant": entry.zh_Hant}


def _chinese_value(figure: Figure, model: Model) -> object:
    """A figure's number as Chinese counts it: what is 1.2 of a billion is 12 of 亿. None without Chinese."""
    unit = model.series_of[figure.id].unit.zh_Hans
    return plain(figure.value * counted(unit)[1], as_written) if unit else None


def _chinese_unit(figure: Figure, model: Model) -> dict[str, str] | None:
    """What that number counts."""
    unit = words(model.series_of[figure.id].unit) or {}
    return {language: counted(name)[0] for language, name in unit.items() if language != Language.ENGLISH} or None


ADDED = (
    Added("grade", (Sourced,), {"enum": list("ABCD")}, lambda item, model: model.grade(item.sources), always=True),
    Added("term", (Claim, Indicator, Place), WORDS, lambda item, _: _joined(item.terms)),
    Added("term", (GlossaryEntry,), WORDS, lambda item, _: _scripts(item), always=True),
    Added("term", (Section,), WORDS, lambda item, _: {"zh-Hans": item.title.zh_Hans}, always=True),
    Added("name", (GlossaryEntry,), WORDS, lambda item, _: {"en": item.english[0], **_scripts(item)}, always=True),
    Added("english", (GlossaryEntry,), {"type": "array", "items": TEXT}, lambda it, _: [*it.english, *it.short], True),
    Added("related", (GlossaryEntry,), {"type": "array", "items": TEXT}, lambda it, _: [it.explained_at or ""]),
    Added("section", (Statement, Group), TEXT, lambda item, model: model.division_of[item.id], always=True),
    Added("number", (Section,), TEXT, lambda item, model: model.divisions[item.id].number, always=True),
    Added("kind", (Section,), TEXT, lambda item, _: item.kind, always=True),
    Added("part_of", (Section,), TEXT, lambda item, model: model.divisions[item.id].parent),
    Added("series", (Figure,), TEXT, lambda item, model: model.series_of[item.id].id, always=True),
    Added("name", (Figure,), WORDS, lambda item, model: words(model.series_of[item.id].name), always=True),
    Added("unit", (Figure,), WORDS, lambda item, model: words(model.series_of[item.id].unit), always=True),
    Added("basis", (Figure,), WORDS, lambda it, model: words(it.basis or model.series_of[it.id].basis), always=True),
    Added("chinese_value", (Figure,), {"type": "number"}, _chinese_value),
    Added("chinese_unit", (Figure,), WORDS, _chinese_unit),
    Added("linkable", (Source,), {"type": "boolean"}, lambda item, _: item.link and item.url is not None, always=True),
)
"""What the model adds, by kind; it stands before a field of the record that has the same name."""

COMMON: Mapping[str, Mapping[str, Any]] = {
    "id": TEXT,
    "type": TEXT,
    "url": {"type": "object", "additionalProperties": TEXT},
    "cite_as": TEXT,
    "used_by": {"type": "array", "items": TEXT},
}
"""What every item has: its id, what kind of item it is, its addresses, and what names it or rests on it."""

FIRST = (
    *("id", "type", "url", "cite_as", "name", "title", "text", "term", "relation", "grade", "section", "number"),
    *("date", "value", "bound", "unit"),
)
"""The fields that readers of a table look for first, in that order; the others follow as the records have them."""


def in_order(names: Iterable[str]) -> list[str]:
    """Names of published fields in the order in which they are given."""
    return sorted(names, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))


def field_names() -> list[str]:
    """The names of all fields that an item may have, in the order of the kinds, each once."""
    names = [name for kind in KINDS for name, _, _ in published_fields(kind.record)]
    return in_order(dict.fromkeys([*COMMON, *names, *(added.name for added in ADDED)]))


def collections(model: Model, site_url: str) -> dict[str, list[Published]]:
    """Every item in its published shape, by collection, in the site's order."""
    made: dict[str, list[Published]] = {kind.collection: [] for kind in KINDS}
    for item in model.items.values():
        made[kind_of(type(item)).collection].append(published(item, model, site_url))
    return made


def published(item: Item, model: Model, site_url: str) -> Published:
    """One item in its published shape."""
    page, anchor = model.address(item.id)
    fragment = f"#{anchor}" if anchor else ""
    base = site_url or "/"
    used_by = [user.id for user in model.used_by.get(item.id, ())]
    made = {
        "id": item.id,
        "type": kind_of(type(item)).published,
        "url": {str(language): f"{base}{language}/{page}{fragment}" for language in model.languages},
        "cite_as": f"{base}id/{item.id}/",
        **_fields(item, model),
        **({"used_by": used_by} if used_by else {}),
    }
    return {name: made[name] for name in in_order(made)}


def _fields(record: Record, model: Model) -> Published:
    """A record's fields by their published names; those that hold their default say nothing and are left out."""
    made: Published = {}
    for name, own, info in published_fields(type(record)):
        value = getattr(record, own)
        if own != "id" and (info.is_required() or value != info.default):
            made[name] = plain(value, lambda inner: _fields(inner, model))
    for added in ADDED:
        if isinstance(record, added.of):
            value = added.value(record, model)
            if added.always or value not in (None, [""]):
                made[added.name] = value
    if isinstance(record, Indicator):
        # An indicator's amounts count what it counts.
        for amount in [made.get("baseline", {}), *made.get("targets", ()), *made.get("reported", ())]:
            if amount:
                amount["unit"] = made["unit"]
    return made
