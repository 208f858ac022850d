"""The kinds of record: which files hold which, and which hold others inside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from . import contents, publications, records
from .records import Item, Record


@dataclass(frozen=True, slots=True)
class FileKind:
    """Which files hold what: a pattern for the name below `data/`, and the type of the items under each key."""

    pattern: str
    lists: Mapping[str, type[Record]]


FILES = (
    FileKind(r"contents\.yml", {"plan": contents.Plan, "chapters": contents.Chapter, "topics": contents.Topic}),
    FileKind(r"(plan|promotion-meeting)\.yml", {"statements": records.Statement}),
    FileKind(r"timeline\.yml", {"events": records.Event}),
    FileKind(r"policies\.yml", {"policies": records.Policy}),
    FileKind(r"bodies\.yml", {"bodies": records.Body}),
    FileKind(r"people\.yml", {"people": records.Person}),
    FileKind(r"figures\.yml", {"series": records.Series}),
    FileKind(r"glossary\.yml", {"terms": records.GlossaryEntry}),
    FileKind(r"names\.yml", {"names": records.NameInUse}),
    FileKind(r"indicators\.yml", {"indicators": records.Indicator}),
    FileKind(r"places\.yml", {"places": records.Place}),
    FileKind(r"readers\.yml", {"readers": records.Reader}),
    FileKind(r"ids\.yml", {"ids": publications.Registered}),
    FileKind(r"changes/\d{4}-\d{2}-\d{2}\.yml", {"changes": publications.ChangeSet}),
    FileKind(r"sources/[a-z-]+\.yml", {"sources": records.Source}),
    FileKind(r"disagreements/[a-z-]+\.yml", {"disagreements": records.Disagreement}),
    FileKind(r"unknowns/[a-z-]+\.yml", {"unknowns": records.Unknown}),
    FileKind(r"[a-z-]+/[a-z-]+\.yml", {"statements": records.Statement}),
)


INSIDE: Mapping[type[Item], tuple[str, type[Item]]] = {
    contents.Chapter: ("sections", contents.Section),
    records.Series: ("figures", records.Figure),
}
"""The types of items that hold other items: under which key, and of which type."""
