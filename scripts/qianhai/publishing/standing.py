"""Whether the site that stands is the one that would be made: so a build in which nothing changed makes nothing.

Everything that goes into a site has one digest. A build keeps, under that name, the checksum of every file it made.
What stands is taken for the new site only if all that goes in is the same and every file holds what it held then.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from ..reading.failing import PROJECT
from ..reading.settings import Settings
from .folder import write_if_changed
from .kept import digest, versions

LEFT_OUT = frozenset({"__pycache__"})
"""Folders of the program that say nothing of what it does."""


def ingredients(settings: Settings) -> str:
    """A digest of all that goes into a site: data, theme, settings, this program, and what it rests on."""
    folders = [settings.data, settings.docs / "theme", settings.own_root, PROJECT / "scripts"]
    files = [settings.root / "mkdocs.yml", *(path for folder in folders for path in sorted(folder.rglob("*")))]
    read = [
        f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in files
        if path.is_file() and LEFT_OUT.isdisjoint(path.parts)
    ]
    return digest([settings.site_url, *versions(), *read])


def standing(settings: Settings, ingredients: str) -> dict[str, bytes] | None:
    """Every file made of these ingredients, by path from the project's root, if each stands as it was made."""
    first, *lines = _remembered(settings)
    if first != ingredients:
        return None
    found: dict[str, bytes] = {}
    for line in lines:
        checksum, _, name = line.partition("  ")
        path = settings.root / name
        content = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(content).hexdigest() != checksum:
            return None
        found[name] = content
    return found


def remember(settings: Settings, ingredients: str, files: Mapping[str, bytes]) -> None:
    """Keep what was made of these ingredients (path from the project's root → bytes). It is kept where that can be."""
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in sorted(files.items())]
    try:
        write_if_changed(_path(settings), "\n".join([ingredients, *lines]).encode())
    except OSError:
        return


def _remembered(settings: Settings) -> list[str]:
    try:
        return _path(settings).read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return [""]


def _path(settings: Settings) -> Path:
    return settings.cache / "standing"
