"""Where in the data everything stands, and the address at which an editor opens the place."""

import os
from collections.abc import Mapping
from pathlib import Path

from ..checking.fitting import Data
from ..model.plan import Model
from ..reading.findings import Position

EDITOR = "vscode://file{path}:{line}:{column}"
"""How an editor is asked to open a place, unless EDITOR_URL in the environment says it otherwise."""


def opening(position: Position, root: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The address at which an editor opens a place."""
    wanted = environment.get("EDITOR_URL") or EDITOR
    places = {"path": (root / position.file).as_posix(), "line": position.line, "column": position.column}
    for name, value in places.items():
        wanted = wanted.replace(f"{{{name}}}", str(value))
    return wanted


def places(data: Data, model: Model, root: Path) -> dict[str, dict[str, dict[str, str]]]:
    """The place of every item by its id, and of every page that is an item's own by its address."""
    found = {identifier: listed.document.position(steps) for listed, identifier, _, steps in data.ids}
    told = {name: {"at": f"{place.file}:{place.line}", "href": opening(place, root)} for name, place in found.items()}
    pages = {model.home[name]: told[name] for name in (*model.divisions, *model.readers) if name in told}
    return {"items": told, "pages": pages}
