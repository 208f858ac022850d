"""What stands behind an item when it is told elsewhere: its sources, and its official Chinese."""

from collections.abc import Iterator

from ..language.speech import Speech
from ..schema.amounts import Series
from ..schema.contents import Section
from ..schema.parts import Item
from ..schema.passages import Comparison, Goal, Passage, Reader, Summary, Way
from ..schema.records import Disagreement, GlossaryEntry, Source
from ..schema.values import Language
from .plan import Model


def sources(item: Item, model: Model) -> list[Source]:
    """The sources that an item, or what it is made of, rests on; the best first. A source stands behind itself."""
    found = dict.fromkeys(_ids(item, model))
    return sorted((model.sources[identifier] for identifier in found), key=lambda source: source.grade)


def _ids(item: Item, model: Model) -> Iterator[str]:
    if isinstance(item, Source):
        yield item.id
    inside: tuple[object, ...] = item.views if isinstance(item, Disagreement) else ()
    inside = item.figures if isinstance(item, Series) else inside
    for record in (item, *inside):
        yield from getattr(record, "sources", ())
    for passage in passages(item):
        for identifier in passage.rests_on:
            yield from _ids(model.items[identifier], model)


def passages(item: Item) -> tuple[Passage, ...]:
    """The passages that an item is made of."""
    found: tuple[Passage | None, ...]
    match item:
        case Summary():
            return item.passages
        case Goal():
            found = (item.goal, item.reported, item.why)
        case Comparison():
            found = (*item.plans, *item.zones)
        case Way():
            found = (item.may, item.need)
        case Reader() if item.guide:
            return item.guide.answer
        case _:
            return ()
    return tuple(passage for passage in found if passage)


def quoted(item: Item) -> tuple[Passage, ...]:
    """The passages by which an item is quoted: all of a summary or answer, the last of plans, else the first."""
    found = passages(item)
    match item:
        case Summary() | Reader():
            return found
        case Comparison() if any(item.plans):
            return found[-1:]
        case _:
            return found[:1]


def sources_quoted(item: Item, model: Model) -> list[Source]:
    """The sources that what is quoted of an item rests on; the best first."""
    rested_on = [model.items[identifier] for passage in quoted(item) for identifier in passage.rests_on]
    found = {source.id: source for one in rested_on or [item] for source in sources(one, model)}
    return sorted(found.values(), key=lambda source: source.grade)


def titled(item: Item, speech: Speech) -> str:
    """The official Chinese title that an item stands for, in the script of its readers; empty without one."""
    return official(item, speech) if isinstance(item, Section | GlossaryEntry) else ""


def official(item: Item, speech: Speech) -> str:
    """The official Chinese that an item carries, in the script of the language's readers; empty where it has none."""
    if isinstance(item, Section):
        return speech.official(item.title)
    if isinstance(item, GlossaryEntry):
        return item.zh_Hant if speech.script is Language.TRADITIONAL else item.zh_Hans
    return "；".join(speech.term(term) for term in getattr(item, "terms", ()))
