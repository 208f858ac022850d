"""Hold the data against the plan's own text: open it, find its order, look for what statements say, and tell."""

from collections.abc import Iterator
from pathlib import PurePath

from ..checking.fitting import Data
from ..model.making import build
from ..model.plan import Model
from ..reading.characters import shown
from ..reading.findings import Position
from ..schema.parts import Claim
from ..schema.records import GlossaryEntry, Place
from ..schema.values import Relation
from .claims import Said
from .folding import Folding
from .matching import Searched, held
from .opening import Refused, opened
from .outline import CHAPTER, SECTION, Title, outline
from .raising import Raising
from .telling import Part, Row, Whole, report


def confirm(data: Data, name: str) -> str:
    """The report on a text, by its file's name. The data must be without errors. Raises Refused."""
    return report(hold(data, build(data), opened(name), PurePath(name).name))


def hold(data: Data, model: Model, text: str, name: str) -> Whole:
    """What a text has of what the data says. Raises Refused where it has none of the plan's headings."""
    folding = Folding()
    titles = list(titles_of(model))
    order = outline(text, titles, folding)
    known = {folding.words(title.words) for title in titles}
    if not any(folding.words(heading.title) in known for heading in order.headings):
        example = titles[0].words
        raise Refused(f"{shown(name)} has none of the plan's headings, such as “{example}”: is it another text?")
    searched = Searched(order, folding)
    rows = list(_rows(data, model, searched))
    return Whole(shown(name), rows, list(_parts(data, model, titles)), searched)


def _rows(data: Data, model: Model, searched: Searched) -> Iterator[Row]:
    raising = Raising(data, model)
    glossary = terms(data, model)
    entries = {entry.item.id: entry for entry in data.entries}
    for said, division in said_of_the_plan(data, model):
        entry, of = entries[said.id], model.divisions[division]
        home = frozenset() if of.id == "plan" else frozenset((of.id, *of.children))
        found = held(said, home, glossary, searched)
        steps = raising.steps(entry, said)
        yield Row(of.number or "plan", entry.position("id"), found, model.grade(said.sources), steps)


def said_of_the_plan(data: Data, model: Model) -> Iterator[tuple[Said, str]]:
    """What is of relation `plan`, with the division it stands in, in the plan's order: the plan as a whole first."""
    order = {division: number for number, division in enumerate(model.divisions)}
    found = [item for item in data.items() if isinstance(item, Claim | Place) and item.relation is Relation.PLAN]
    # A place stands on the page of the chapter that lays them out.
    homes = [(item, model.division_of.get(item.id) or model.home[item.id].split("/")[0]) for item in found]
    yield from sorted(homes, key=lambda pair: order.get(pair[1], len(order)))


def terms(data: Data, model: Model) -> list[GlossaryEntry]:
    """The terms to look for: those that the plan's own name does not hold, which stand in every part."""
    title = model.plan_record.title.zh_Hans
    return [item for item in data.items() if isinstance(item, GlossaryEntry) and item.zh_Hans not in title]


def titles_of(model: Model) -> Iterator[Title]:
    """The chapters' and sections' titles, in the plan's order."""
    for number, chapter in enumerate(model.chapters, 1):
        yield Title(chapter.id, CHAPTER, "plan", number, chapter.item.title.zh_Hans)
        for place, identifier in enumerate(chapter.children, 1):
            yield Title(identifier, SECTION, chapter.id, place, model.divisions[identifier].item.title.zh_Hans)


def _parts(data: Data, model: Model, titles: list[Title]) -> Iterator[Part]:
    places = {
        identifier: listed.document.position((*steps, "id"))
        for listed in data.listed
        for identifier, _, steps in listed.ids()
    }
    for title in titles:
        division = model.divisions[title.division]
        unknowns: list[tuple[str, Position]] = [(one.id, places[one.id]) for one in division.unknowns]
        yield Part(division.number, title, places[title.division], unknowns)
