"""What editors need in order to complete what is typed: the line that names a file's schema, and the ids there are.

A project without schemas lacks neither.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..reading.documents import Document
from ..reading.findings import Edit, Finding, Level, Position
from ..schema.kinds import EVERY_ID, SCHEMAS, first_line, naming
from .fitting import Data

MADE = f"data/{SCHEMAS}/{EVERY_ID}"

AGAIN = "Run: make schema"


def first_lines(folder: Path, documents: Iterable[Document]) -> Iterator[Finding]:
    """The files in the data's folder whose first line does not name their schema."""
    if (folder / SCHEMAS).is_dir():
        for document in documents:
            yield from _first_line(document)


def known_ids(folder: Path, data: Data) -> Iterator[Finding]:
    """Whether editors know the ids there are, or offer one that is not."""
    if (folder / SCHEMAS).is_dir() and data.complete:
        yield from _ids(folder / SCHEMAS / EVERY_ID, data)


def _first_line(document: Document) -> Iterator[Finding]:
    wanted = first_line(document.file.removeprefix("data/"))
    stands = document.text.partition("\n")[0]
    if wanted and stands.rstrip("\r") != wanted:
        position = Position(document.file)
        ends = "\r\n" if stands.endswith("\r") else "\n"
        other = stands.startswith("# yaml-language-server:")
        found = "The first line does not name this file's schema, by which editors complete."
        edit = Edit(position, stands.rstrip("\r"), wanted) if other else Edit(position, "", wanted + ends)
        yield Finding(position, "no-schema", found, f"Write there: {wanted}", Level.WARNING, (edit,))


def _ids(made: Path, data: Data) -> Iterator[Finding]:
    """Whether the schema of ids names those that there are."""
    position = Position(MADE)
    try:
        definitions = json.loads(made.read_bytes())["definitions"]
        told = {name: definition["enum"] for name, definition in definitions.items()}
    except (OSError, ValueError, TypeError, KeyError):
        yield Finding(position, "stale-schema", "The ids there are cannot be read here.", AGAIN, Level.WARNING)
        return
    for name, listed in told.items():
        kinds = () if name == naming(()) else tuple(name.split("-or-"))
        known = {identifier for identifier, kind in data.kinds.items() if not kinds or kind in kinds}
        unknown, gone = sorted(known.difference(listed)), sorted(set(listed) - known)
        if unknown or gone:
            found = (
                f"Editors do not know {_some(unknown)}." if unknown else f"Editors offer {_some(gone)}, which is gone."
            )
            yield Finding(position, "stale-schema", found, AGAIN, Level.WARNING)
            return


def _some(ids: list[str]) -> str:
    return f"“{ids[0]}”{f' and {len(ids) - 1} more' if len(ids) > 1 else ''}"
