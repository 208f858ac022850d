"""The names that the site itself uses: its pages, and the headings and parts of pages that have an anchor.

They are gathered from the templates, as text, so that no list of them can fall behind: a heading's `{: #id }`, a tag's
`id="…"`, and the ids that a template makes of values, such as `year-2024`.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..reading.remembering import Memory
from ..schema.values import Grade, Relation

PROGRAM = Path(__file__).parent.parent
"""The rooms of the house, in which templates and prose stand."""

_ANCHOR = re.compile(
    r"""\{:[^{}]*?\#((?:\{\{.*?\}\}|[^\s{}])+) | \bid=f?"((?:\{\{.*?\}\}|\{\w+\}|[^"{])+)\"""", re.VERBOSE
)
_VALUE = re.compile(r"\{\{(.*?)\}\}|\{(\w+)\}")

_ITEM = r"(?P<item>[a-z0-9-]+)"
_SHAPES = {
    "relation": "|".join(Relation),
    "grade": "|".join(Grade).lower(),
    "index": r"\d+",
    "year": r"\d{4}",
    "date": r"\d{4}(?:-\d\d){0,2}",
    "id": _ITEM,
}
"""What a value in a template's id can be, by the last word of its name; any other can be any word."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The names of the site's own pages, and patterns of its own anchors."""

    pages: frozenset[str] = frozenset()
    anchors: tuple[re.Pattern[str], ...] = ()

    def is_anchor(self, identifier: str, ids: Collection[str]) -> bool:
        """Whether a heading or part of a page has this id, where the data holds the given ids."""
        for pattern in self.anchors:
            if match := pattern.fullmatch(identifier):
                made_of = match.groupdict().get("item")
                if made_of is None or made_of in ids:
                    return True
        return False


def taken(memory: Memory, program: Path = PROGRAM) -> Taken:
    """What the templates in the program's folder take."""
    files = [path for room in ("pages", "language") for path in sorted((program / room).rglob("*"))]
    templates = tuple((path, path.read_bytes()) for path in files if path.suffix in (".j2", ".md", ".py"))
    return memory.of(partial(_taken, templates), "taken", templates)


def _taken(templates: tuple[tuple[Path, bytes], ...]) -> Taken:
    patterns = {pattern for _, content in templates for pattern in _patterns(content.decode())}
    # What stands in folders below the templates is parts of pages.
    of_pages = (path for path, _ in templates if path.parent.name == "templates" and path.name.endswith(".md.j2"))
    pages = frozenset(path.name.split(".")[0] for path in of_pages)
    return Taken(pages, tuple(re.compile(pattern) for pattern in sorted(patterns)))


def _patterns(text: str) -> Iterator[str]:
    """The patterns of the ids that a template gives. An item's own id alone is none: that is the item's place."""
    for match in _ANCHOR.finditer(text):
        written = match[1] or match[2]
        parts = _VALUE.split(written)
        # The text between values stands at every third place, followed by one of the two ways to write a value.
        pattern = "".join(
            re.escape(part) if number % 3 == 0 else f"(?:{_shape(part)})" for number, part in enumerate(parts) if part
        )
        if any(re.sub(r"\W", "", part) for part in parts[::3]) or "'" in written or _ITEM not in pattern:
            yield pattern


def _shape(value: str) -> str:
    """What a value can be: the words it chooses from, or what its name says."""
    chosen = re.sub(r"[!=]=\s*'[^']*'", "", value)
    words = re.findall(r"'([^']*)'", chosen)
    name = re.findall(r"[a-z_]+", re.sub(r"'[^']*'|\|\s*\w+", "", chosen))
    shape = _SHAPES.get(name[-1], r"[a-z0-9-]+") if name else ""
    return "|".join([*map(re.escape, words), *([shape] if shape else [])])
