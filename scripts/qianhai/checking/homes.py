"""Which file of statements belongs to which page, and which pages there are."""

from collections.abc import Iterator

from ..schema.contents import Chapter, Topic
from ..schema.parts import Record
from ..schema.passages import Reader
from .fitting import Data


def statement_homes(data: Data) -> dict[str, str]:
    """The files that hold statements, and the id of the chapter, section or plan each belongs to."""
    homes = {"data/plan.yml": "plan"}
    for kind, names in _named(data):
        if kind is Topic:
            homes |= {f"data/{topic}.yml": topic for topic in names}
        elif kind is Chapter:
            chapter, *sections = names
            homes |= {f"data/{chapter}/{section}.yml": section for section in sections}
            homes[f"data/{chapter}/chapter.yml"] = chapter
    return homes


def pages(data: Data) -> frozenset[str]:
    """The addresses, below the language, of the pages on which items stand.

    A record that does not fit has its page all the same: one fault is not told twice.
    """
    found = {f"{name}/" for name in data.taken.pages} | {"plan/"}
    for kind, names in _named(data):
        if kind is Chapter:
            chapter, *sections = names
            found |= {f"{chapter}/", *(f"{chapter}/{section}/" for section in sections)}
        elif kind is Topic:
            found |= {f"{topic}/" for topic in names}
        else:
            found.add(f"readers/{names[0]}/")
    return frozenset(found)


def _named(data: Data) -> Iterator[tuple[type[Record], list[str]]]:
    """The chapters, topics and readers that have ids: of which kind, the id and those of what stands inside."""
    for listed in data.listed:
        if listed.kind in (Chapter, Topic, Reader) and (names := [name for name, _, _ in listed.ids()]):
            yield listed.kind, names
