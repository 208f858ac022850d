"""Which file of statements belongs to which page, and which pages there are."""

from ..schema.contents import Chapter, Topic
from ..schema.records import Reader
from .fitting import Data


def statement_homes(data: Data) -> dict[str, str]:
    """The files that hold statements, and the id of the chapter, section or plan each belongs to."""
    homes = {"data/plan.yml": "plan"}
    for entry in data.entries:
        if isinstance(entry.item, Topic):
            homes[f"data/{entry.item.id}.yml"] = entry.item.id
        if isinstance(chapter := entry.item, Chapter):
            homes[f"data/{chapter.id}/chapter.yml"] = chapter.id
            homes |= {f"data/{chapter.id}/{section.id}.yml": section.id for section in chapter.sections}
    return homes


def pages(data: Data) -> frozenset[str]:
    """The addresses, below the language, of the pages on which items stand."""
    found = {f"{name}/" for name in data.taken.pages} | {"plan/"}
    for item in data.items():
        if isinstance(item, Chapter):
            found |= {f"{item.id}/", *(f"{item.id}/{section.id}/" for section in item.sections)}
        if isinstance(item, Topic):
            found.add(f"{item.id}/")
        if isinstance(item, Reader):
            found.add(f"readers/{item.id}/")
    return frozenset(found)
