"""Which file of statements belongs to which page."""

from ..schema.contents import Chapter, Topic
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
