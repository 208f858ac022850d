"""Which file of statements belongs to which page, and which pages there are."""

from ..schema.contents import Chapter, Topic
from ..schema.passages import Reader
from .fitting import Data


def statement_homes(data: Data) -> dict[str, str]:
    """The files that hold statements, and the id of the chapter, section or plan each belongs to."""
    homes = {"data/plan.yml": "plan"}
    for listed in data.listed:
        names = [identifier for identifier, _, _ in listed.ids()]
        if listed.kind is Topic:
            homes |= {f"data/{topic}.yml": topic for topic in names}
        if listed.kind is Chapter and names:
            chapter, *sections = names
            homes |= {f"data/{chapter}/{section}.yml": section for section in sections}
            homes[f"data/{chapter}/chapter.yml"] = chapter
    return homes


def pages(data: Data) -> frozenset[str]:
    """The addresses, below the language, of the pages on which items stand.

    A record that does not fit has its page all the same: one fault is not told twice.
    """
    found = {f"{name}/" for name in data.taken.pages} | {"plan/"}
    for listed in data.listed:
        names = [identifier for identifier, _, _ in listed.ids()]
        if listed.kind is Chapter and names:
            chapter, *sections = names
            found |= {f"{chapter}/", *(f"{chapter}/{section}/" for section in sections)}
        if listed.kind is Topic:
            found |= {f"{topic}/" for topic in names}
        if listed.kind is Reader:
            found |= {f"readers/{reader}/" for reader in names[:1]}
    return frozenset(found)
