"""What the preview follows: whether any of its files changed, told by stamps, and by bytes where in doubt."""

import hashlib
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..reading.failing import PROJECT
from ..reading.settings import Settings

Seen = Mapping[str, tuple[int, ...]]
"""Every file by its path, and by what its changes show: its stamps, size, number and kind."""

DOUBT = 100_000_000
"""Nanoseconds within which two changes of a file may bear one stamp."""


def followed(settings: Settings) -> tuple[Path, ...]:
    """What the site is made of."""
    own = (settings.data, settings.docs / "theme", settings.own_root, settings.root / "mkdocs.yml")
    return (*own, PROJECT / "scripts")


def seen(paths: Iterable[Path]) -> Seen:
    """All files at or below the paths as they are. What vanishes meanwhile is not there."""
    return dict(sorted(_files(paths)))


def _files(paths: Iterable[Path]) -> Iterator[tuple[str, tuple[int, ...]]]:
    for path in paths:
        try:
            state = path.lstat()
            if stat.S_ISLNK(state.st_mode) and path.exists():
                state = path.stat()
            if stat.S_ISDIR(state.st_mode):
                # Locks and caches are no part of the site.
                yield from _files(below for below in path.iterdir() if not below.name.startswith((".", "__pycache__")))
            else:
                stamps = state.st_mtime_ns, state.st_ctime_ns
                yield str(path), (*stamps, state.st_size, state.st_ino, state.st_mode)
        except OSError:
            continue


def newest(files: Seen) -> int:
    """The newest of the files' stamps."""
    return max((max(state[:2]) for state in files.values()), default=0)


def digest(files: Seen) -> str:
    """A digest of the files' bytes."""
    made = hashlib.sha256()
    for name, state in files.items():
        made.update(name.encode("utf-8", "surrogateescape"))
        try:
            made.update(Path(name).read_bytes() if stat.S_ISREG(state[-1]) else b"")
        except OSError:
            made.update(b"?")
    return made.hexdigest()


def of_program(files: Seen) -> Seen:
    """Those of the files that are the program itself."""
    return {name: state for name, state in files.items() if name.endswith(".py")}
