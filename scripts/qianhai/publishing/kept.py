"""What one build leaves for the next, each result by all that went into it, so that none can be stale.

The results of a stage are one file: a shelf. It counts for nothing where it was cut or is not this program's, or where
anything else that all its results depend on has changed; what the last build did not use is not in it.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..processes import remove_left_behind
from ..reading.failing import PROJECT, named
from ..reading.remembering import Memory
from ..reading.settings import Settings
from ..schema.values import Language
from .configuration import Configuration
from .folder import WRITING, files_in, write_all


class Shelf(Memory):
    """A memory that outlives its build in a file. Its results are bytes, the parts of their keys are text.

    `around` is a digest of all that every result depends on beside its key.
    """

    def __init__(self, path: Path, around: str) -> None:
        super().__init__()
        self._path, self._around = path, around
        self._now = dict(_read(path, around))
        self.begin()

    def put(self, result: bytes, *key: str) -> None:
        """Note what was worked out elsewhere, by who had a shelf of the same file."""
        self.of(lambda: result, *key)

    def keep(self) -> None:
        """Let the next build have what this one used. Where nothing can be written, nothing is kept."""
        if self._now.keys() != self._before.keys():
            with suppress(OSError):
                remove_left_behind(self._path.parent, WRITING)
                write_all({self._path: _written(self._now, self._around)})


def _written(results: Mapping[Any, bytes], around: str) -> bytes:
    """Results as a file holds them: a seal, the keys with the lengths of what follows, and the results."""
    told = json.dumps([[*key, len(result)] for key, result in results.items()])
    sealed = b"\n".join([told.encode(), b"".join(results.values())])
    return _seal(sealed, around) + b"\n" + sealed


def _read(path: Path, around: str) -> Iterable[tuple[tuple[str, ...], bytes]]:
    try:
        seal, _, sealed = path.read_bytes().partition(b"\n")
    except OSError:
        return
    if seal != _seal(sealed, around):
        return
    told, _, results = sealed.partition(b"\n")
    begin = 0
    for *key, length in json.loads(told):
        yield tuple(key), results[begin : begin + length]
        begin += length


def _seal(sealed: bytes, around: str) -> bytes:
    return hashlib.sha256(around.encode() + sealed).hexdigest().encode()


def shelves(settings: Settings, *names: str) -> list[Shelf]:
    """Shelves for what follows from its key and the program alone."""
    around = program()
    return [Shelf(settings.cache / name, around) for name in names]


def program() -> str:
    """A digest of this program, and of what it rests on."""
    sources = {named(path): path.read_bytes() for path in sorted((PROJECT / "scripts" / "qianhai").rglob("*.py"))}
    return digest([*versions(), *_with_names(sources)])


def around(names: Mapping[Language, Sequence[str]], configuration: Configuration, settings: Settings) -> str:
    """A digest of all that goes into every page beside its Markdown: `names` are the pages' files by language."""
    parts = [
        program(),
        json.dumps({str(language): list(files) for language, files in names.items()}),
        *_with_names(configuration.files),
        *_with_names(files_in(settings.docs / "theme")),
    ]
    return digest(parts)


def versions() -> list[str]:
    """Python and all that is installed beside it, by the folders that are named after each package and its version."""
    installed = {found.name for place in sys.path if place for found in Path(place).glob("*.dist-info")}
    return [sys.version, *sorted(installed)]


def _with_names(files: Mapping[str, bytes]) -> list[str]:
    return [f"{name} {hashlib.sha256(content).hexdigest()}" for name, content in files.items()]


def digest(parts: Iterable[str]) -> str:
    """One name for several texts; no two lists of texts share one."""
    made = hashlib.sha256()
    for part in parts:
        one = part.encode()
        made.update(b"%d " % len(one) + one)
    return made.hexdigest()
