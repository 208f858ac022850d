"""Pressed pages, kept from one build to the next by all that went into them, so that none can be stale.

A page's name here is a digest of its Markdown, the settings, the theme, the names of all pages, this program's press
and the versions of what it rests on. What is damaged is as good as not there.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import distributions
from pathlib import Path

from ..reading.settings import Settings
from ..schema.values import Language
from .configuration import Configuration
from .folder import files_in, write_if_changed
from .press import Pressed

BESIDE = Path(__file__).parent
"""The folder of the modules that press."""


def folder_of(settings: Settings) -> Path:
    """Where pages are kept; it may be deleted at any time."""
    return settings.cache / "pressed"


def around(names: Mapping[Language, Sequence[str]], configuration: Configuration, settings: Settings) -> str:
    """A digest of all that goes into every page: `names` are the pages' files by language."""
    parts = [
        *versions(),
        json.dumps({str(language): list(files) for language, files in names.items()}),
        *_with_names(configuration.files),
        *_with_names(files_in(settings.docs / "theme")),
        *_with_names({path.name: path.read_bytes() for path in sorted(BESIDE.glob("*.py"))}),
    ]
    return digest(parts)


def versions() -> list[str]:
    """Python and all that is installed beside it."""
    return [sys.version, *sorted(f"{one.name}=={one.version}" for one in distributions())]


def _with_names(files: Mapping[str, bytes]) -> list[str]:
    return [f"{name} {hashlib.sha256(content).hexdigest()}" for name, content in files.items()]


def digest(parts: Iterable[str]) -> str:
    """One name for several texts; no two lists of texts share one."""
    made = hashlib.sha256()
    for part in parts:
        one = part.encode()
        made.update(b"%d " % len(one) + one)
    return made.hexdigest()


def kept(folder: Path, key: str) -> Pressed | None:
    """A page that was kept, if it was and is whole."""
    try:
        seal, _, text = (folder / key).read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(text).hexdigest().encode() != seal:
        return None
    held = json.loads(text)
    return Pressed(held["html"].encode(), tuple(held["said"]), frozenset(held["anchors"]), held["links"])


def keep(folder: Path, key: str, page: Pressed) -> None:
    """Keep a page. Where nothing can be written, nothing is kept."""
    held = {**asdict(page), "html": page.html.decode(), "anchors": sorted(page.anchors)}
    text = json.dumps(held, ensure_ascii=False).encode()
    try:
        write_if_changed(folder / key, hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
    except OSError:
        return


def forget_all_but(folder: Path, keys: Iterable[str]) -> None:
    """Let go of the pages that no build used last."""
    wanted = set(keys)
    for path in folder.glob("*"):
        if path.name not in wanted:
            path.unlink(missing_ok=True)
