"""`/search/`: what the search box looks through. One file of what all languages share, and one of texts a language.

Each is a script that hands its contents over, not JSON: a page opened from a folder may load a script, but not read a
file. Lists run side by side: the n-th id, title and text belong to the n-th entry. `titled` tells that the first of an
entry's names, which all languages share, is its title. The engine is the theme's affair (`docs/theme/assets/search/`);
nothing here depends on which it is.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..language.speech import Speech
from ..language.traditional import folding
from ..language.words import said_otherwise
from ..model.names import called
from ..model.plan import Model
from ..model.published import Published
from ..model.site import pages
from ..schema.amounts import Figure
from ..schema.values import Grade, Language, Relation, State
from .offer import Offer

ANSWERS = ("type", "none", "one", "other", "best", "some", "near", "more", "unknown", "guides", "helpful")
"""What the box says: nothing typed, nothing found, one entry, several, the best, not all words, words like those typed;
above what holds but most of the words, and before what is not known; and where else to look: in the guides, and on
other pages."""

WAYS = ("progress/", "timeline/", "policies/", "glossary/", "disagreements/", "unknowns/")
"""The pages on which a reader who found nothing may look, beside the guides and the chapters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found: an item, or a page that is no item's own, such as the glossary."""

    page: str
    item: Published | None


def files(offer: Offer) -> dict[str, bytes]:
    """The search's files by path: every item and page of the site, in every language."""
    model, speeches = offer.model, offer.speeches
    items = [item for collection in offer.collections.values() for item in collection]
    of_items = {model.home[identifier] for identifier in (*model.divisions, *model.readers)}
    addresses = [page.address for page in pages(model, speeches[0])]
    entries = [Entry(model.home[item["id"]], item) for item in items]
    entries += [Entry(address, None) for address in addresses if address not in of_items]
    addresses.sort()
    editions = {
        f"search/{speech.language}.js": _handed_over(str(speech.language), _edition(entries, addresses, model, speech))
        for speech in speeches
    }
    return {"search/entries.js": _handed_over("entries", _shared(entries, addresses, model, speeches)), **editions}


def _handed_over(name: str, value: object) -> bytes:
    return f"searchFile({json.dumps(name)},{json.dumps(value, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def _shared(
    entries: Sequence[Entry], addresses: Sequence[str], model: Model, speeches: Sequence[Speech]
) -> dict[str, Any]:
    """What does not depend on the language: where entries stand, how they relate to the plan, what else names them."""
    items = [entry.item for entry in entries]
    became = _became(model)
    return {
        "pages": addresses,
        "id": [item["id"] if item else "" for item in items],
        "anchored": [int(bool(item and model.address(item["id"])[1])) for item in items],
        "page": [addresses.index(entry.page) for entry in entries],
        "kind": [item["type"] if item else "page" for item in items],
        "relation": [item.get("relation", "") if item else "" for item in items],
        "grade": [item.get("grade", "") if item else "" for item in items],
        "titled": [int(bool(item and "title" in item)) for item in items],
        "names": ["\n".join(_names(entry, became)) for entry in entries],
        "sought": ["\n".join(_sought(entry, model, speeches)) for entry in entries],
        "same": sorted({pair for one in speeches for pair in said_otherwise(str(one.words["search-same"]))}),
        "fold": ["".join(characters) for characters in zip(*sorted(_folding(items).items()), strict=True)],
    }


def _edition(entries: Sequence[Entry], addresses: Sequence[str], model: Model, speech: Speech) -> dict[str, Any]:
    """The titles and texts of every entry in one language, and the words for what is shown with them."""
    titles = {page.address: page.title for page in pages(model, speech)}
    guides = [page.address for page in pages(model, speech) if page.group == "readers"]
    ways = (*WAYS, *(chapter.page for chapter in model.chapters))
    return {
        "say": {answer: str(speech.say(f"search-{answer}")) for answer in ANSWERS},
        # Where a reader who found nothing may look instead.
        "guides": [addresses.index(address) for address in guides],
        "ways": [addresses.index(address) for address in ways],
        "pages": [titles[address] for address in addresses],
        "title": [_title(entry.item, model, speech) if entry.item else titles[entry.page] for entry in entries],
        "text": ["\n".join(_texts(entry, model, speech)) for entry in entries],
        "relations": {relation: str(speech.say(f"relation-{relation}")) for relation in Relation},
        "grades": {grade: str(speech.say(f"grade-{grade}")) for grade in Grade},
    }


def _sought(entry: Entry, model: Model, speeches: Sequence[Speech]) -> Iterator[str]:
    """Words by which readers look for it, in any language; they name nothing, and the box does not show them."""
    if entry.item:
        yield from model.items[entry.item["id"]].found_by
        return
    for speech in speeches:
        yield from re.split(r", |、", str(speech.words.get(f"found-by-{entry.page.rstrip('/')}", "")))


def _became(model: Model) -> dict[str, list[str]]:
    """The ids that are gone, by what each of them lives on as: a reader finds it by them."""
    found: dict[str, list[str]] = {}
    for registered in model.register.values():
        if registered.state in (State.MOVED, State.MERGED):
            for target in registered.to:
                found.setdefault(target, []).append(registered.id)
    return found


def _names(entry: Entry, became: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What names an item in every language: its title if it has but one, numbers, renderings, ids that became it."""
    item = entry.item
    if item is None:
        yield entry.page.rstrip("/")
        return
    if "title" in item:
        yield item["title"]
    if item["type"] != "section" and "number" in item:
        yield item["number"]
    yield from item.get("english", ())
    for official in item.get("official_names", ()):
        yield official.get("en", "")
        yield official["zh-Hans"]
    yield from became.get(item["id"], ())


def _title(item: Published, model: Model, speech: Speech) -> str:
    """An item's name in one language; empty where it has none, or the same in all."""
    if item["type"] in ("section", "statement") and "name" in item:
        return str(item["name"][speech.language])
    return called(item["id"], model, speech) if "name" in item else ""


def _texts(entry: Entry, model: Model, speech: Speech) -> Iterator[str]:
    """What an item says, part by part; of a page, what it is about."""
    item, language = entry.item, speech.language
    if item is None:
        yield str(speech.words.get(f"about-{entry.page.rstrip('/')}", ""))
        return
    if isinstance(figure := model.items[item["id"]], Figure):
        yield speech.measured(figure, model.series_of[figure.id].unit)
    said = [words for part in _parts(item) if (words := part.get(language))]
    yield from said
    # Official wording, such as a document's number, which no sentence may have; in English it is but glossed.
    terms = item.get("terms", ()) if language is not Language.ENGLISH else ()
    official = [words for term in terms if (words := term.get(language))]
    yield from (words for words in official if not any(words in one for one in said))


def _parts(item: Published) -> Iterator[Mapping[str, str]]:
    """The texts of an item that readers may look for."""
    parts = [item.get("text"), item.get("basis") if item["type"] == "series" else None]
    parts += [view["text"] for view in item.get("views", ())]
    parts += [post["title"] for post in item.get("posts", ())]
    parts += [item.get("publisher"), item.get("via"), *_passages(item)]
    yield from (part for part in parts if part)


def _passages(value: Any) -> Iterator[Mapping[str, str]]:
    """The texts of the passages in what an item holds; those of an item that stands inside it are its own."""
    if isinstance(value, Mapping):
        if "rests_on" in value:
            yield value["text"]
            return
        for held in value.values():
            yield from _passages(held)
    elif isinstance(value, list):
        for held in value:
            if not (isinstance(held, Mapping) and "id" in held):
                yield from _passages(held)


def _folding(items: Iterable[Published | None]) -> dict[str, str]:
    """How Traditional characters are read as Simplified ones, so that either finds the other."""
    return folding(
        (words.get(Language.SIMPLIFIED, ""), words.get(Language.TRADITIONAL, ""))
        for item in items
        if item
        for words in (item.get("name"), item.get("basis"), *_parts(item))
        if words
    )
