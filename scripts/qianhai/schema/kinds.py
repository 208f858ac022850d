"""The kinds of record: one row a kind, from which every list of kinds, files, pages and collections is derived."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from . import amounts, contents, passages, publications, records
from .parts import Item, Record


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item: its record, where editors write it, where readers meet it, and in which collection it is.

    `files` are names below `data/`, `*` standing for one name of a file or folder; `key` is the list in them.
    `inside` is the kind that holds it, for those written inside another. `page` is where all of the kind stand, below
    the language; empty where each has a page of its own or stands on its division's. `type` is what the published
    data calls it, where that is not its own name.
    """

    record: type[Item]
    key: str
    collection: str
    files: tuple[str, ...] = ()
    inside: type[Item] | None = None
    page: str = ""
    type: str = ""

    @property
    def name(self) -> str:
        """The kind's own name, by which references and the program know it."""
        return self.record.kind

    @property
    def published(self) -> str:
        """What the published data calls it."""
        return self.type or self.name


CONTENTS = ("contents.yml",)
OF_STATEMENTS = ("*.yml", "*/*.yml")
"""Files of statements: named after the plan or a topic, or after a chapter and a section."""

KINDS = (
    Kind(contents.Plan, "plan", "sections", CONTENTS, type="section"),
    Kind(contents.Chapter, "chapters", "sections", CONTENTS, type="section"),
    Kind(contents.Section, "sections", "sections", inside=contents.Chapter),
    Kind(contents.Topic, "topics", "sections", CONTENTS, type="section"),
    Kind(records.Statement, "statements", "statements", OF_STATEMENTS),
    Kind(records.Group, "groups", "groups", OF_STATEMENTS),
    Kind(amounts.Indicator, "indicators", "indicators", ("indicators.yml",), page="indicators/"),
    Kind(records.Place, "places", "places", ("places.yml",), page="layout/"),
    Kind(records.Event, "events", "events", ("timeline.yml",), page="timeline/"),
    Kind(records.Body, "bodies", "bodies", ("bodies.yml",), page="bodies/"),
    Kind(records.Person, "people", "people", ("people.yml",), page="people/"),
    Kind(amounts.Series, "series", "series", ("figures.yml",), page="figures/"),
    Kind(amounts.Figure, "figures", "figures", inside=amounts.Series, page="figures/"),
    Kind(records.Policy, "policies", "policies", ("policies.yml",), page="policies/"),
    Kind(records.GlossaryEntry, "terms", "terms", ("glossary.yml",), page="glossary/"),
    Kind(records.NameInUse, "names", "terms", ("names.yml",), page="names/", type="term"),
    Kind(records.Source, "sources", "sources", ("sources/*.yml",), page="sources/"),
    Kind(records.Disagreement, "disagreements", "disagreements", ("disagreements/*.yml",), page="disagreements/"),
    Kind(records.Unknown, "unknowns", "unknowns", ("unknowns/*.yml",), page="unknowns/"),
    Kind(passages.Reader, "readers", "readers", ("readers.yml", "readers/*.yml")),
    Kind(passages.Way, "ways", "ways", inside=passages.Reader),
    Kind(passages.Summary, "summaries", "summaries", OF_STATEMENTS),
    Kind(passages.Goal, "goals", "goals", ("progress.yml",), page="progress/"),
    Kind(passages.Comparison, "comparisons", "comparisons", ("compare.yml",), page="compare/"),
)
"""Every kind of item, in the order in which the published data gives them."""

HISTORY: dict[str, tuple[str, type[Record]]] = {
    "ids.yml": ("ids", publications.Registered),
    "changes/*.yml": ("changes", publications.ChangeSet),
}
"""What the program writes into `data/` when the site is published: by file, under which key, which record."""


Lists = dict[str, type[Record]]
"""The lists of a file: the record of each by its key."""


def files() -> dict[str, Lists]:
    """What the files of data hold, by the patterns of their names below `data/`."""
    lists: dict[str, Lists] = {pattern: {key: record} for pattern, (key, record) in HISTORY.items()}
    for kind in KINDS:
        for pattern in kind.files:
            lists.setdefault(pattern, {})[kind.key] = kind.record
    return lists


def pattern_of(name: str) -> str | None:
    """The pattern that a file's name below `data/` fits; None for a name that is nobody's.

    A name that fits several belongs to the one with the fewest wildcards.
    """
    fitting = [pattern for pattern in files() if name.count("/") == pattern.count("/") and fnmatchcase(name, pattern)]
    return min(fitting, key=lambda pattern: pattern.count("*")) if fitting else None


def lists_of(name: str) -> Lists:
    """What a file below `data/` holds; empty for a name that is nobody's."""
    pattern = pattern_of(name)
    return files()[pattern] if pattern else {}


SCHEMAS = ".schema"
"""The folder below `data/` that holds the schemas by which editors complete; its name makes it nobody's data."""

EVERY_ID = "all-ids.json"
"""The schema of the ids there are, by what may name them; no file of data can have a schema of this name."""


def schema_of(pattern: str) -> str:
    """The schema of the files whose names fit a pattern, by its name in its folder: `sources.json`."""
    first = pattern.partition("/")[0].removesuffix(".yml")
    return f"{next(iter(files()[pattern])) if '*' in first else first}.json"


def first_line(name: str) -> str:
    """The line by which editors know what a file below `data/` may hold; empty for a name that is nobody's."""
    pattern = pattern_of(name)
    above = "../" * name.count("/")
    return f"# yaml-language-server: $schema={above}{SCHEMAS}/{schema_of(pattern)}" if pattern else ""


def naming(kinds: tuple[str, ...]) -> str:
    """What is named by a reference to items of these kinds, as the schema of ids calls it; of any kind if none is."""
    return "-or-".join(kinds) or "item"


def kind_of(record: type[Item]) -> Kind:
    """The row of a type of item."""
    return next(kind for kind in KINDS if kind.record is record)


def held_inside(record: type[Record]) -> Kind | None:
    """The kind of item that is written inside another, such as the sections of a chapter."""
    return next((kind for kind in KINDS if kind.inside is record), None)
