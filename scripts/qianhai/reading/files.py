"""The files of `data/`: which are read, and what is said of everything else that lies there.

Nothing is opened before it is known to be a file of a fair size, so that no pipe or device makes the reading hang.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .characters import shown
from .findings import Finding, Level, Position

LARGEST = 8_000_000
"""Bytes that a data file may have; the largest of ours has a hundredth of it."""

OTHERS = ("translations.txt",)
"""Files right below `data/` that are no YAML; who wants them reads them."""

LEFTOVERS = ("thumbs.db", "desktop.ini")
"""What Windows lays beside files."""


@dataclass(frozen=True, slots=True)
class Found:
    """A data file's name relative to the project, and its bytes."""

    file: str
    content: bytes


def data_files(folder: Path, root: Path) -> Iterator[Found | Finding]:
    """Every `.yml` file below `folder`, sorted by name, and a finding for all else that lies there.

    Names that begin with a dot (`.gitkeep`, `.DS_Store`, an editor's lock) are nobody's data.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(_named(folder, root), error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode) and path.suffix.lower() not in (".yml", ".yaml"):
            yield from data_files(path, root)
        else:
            yield from _one(path, mode, root)


def _one(path: Path, mode: int, root: Path) -> Iterator[Found | Finding]:
    file = _named(path, root)
    if file in [f"data/{name}" for name in OTHERS]:
        return
    if not stat.S_ISREG(mode):
        yield _no_file(path, mode, file)
    elif path.name.endswith("~") or (path.name[0] == path.name[-1] == "#") or path.name.lower() in LEFTOVERS:
        found = "An editor or the system left this file here; it is not read."
        yield Finding(Position(file), "leftover-file", found, "Delete it.", Level.WARNING)
    elif path.suffix != ".yml":
        yield _not_yml(path, file)
    else:
        yield from content_of(path, file)


def content_of(path: Path, file: str) -> Iterator[Found | Finding]:
    """A file's bytes, or a finding that says why they cannot be had; nothing if it vanished meanwhile."""
    try:
        state = path.lstat()
        if not stat.S_ISREG(state.st_mode):
            yield _no_file(path, state.st_mode, file)
        elif state.st_size > LARGEST:
            found = f"The file has {state.st_size / 1e6:,.0f} MB; a data file has at most {LARGEST / 1e6:.0f}."
            yield Finding(Position(file), "too-large", found, "Move what is no data out of data/, or split the file.")
        else:
            yield Found(file, path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield _unreadable(file, error)


def _named(path: Path, root: Path) -> str:
    return shown(path.relative_to(root).as_posix())


def _unreadable(file: str, error: OSError) -> Finding:
    cure = "Give yourself the right to read it, or take it out of data/."
    return Finding(Position(file), "unreadable-file", f"This cannot be read: {error.strerror or error}.", cure)


def _not_yml(path: Path, file: str) -> Finding:
    if path.suffix.lower() in (".yml", ".yaml"):
        found = f"The name ends in “{path.suffix}”; data files end in “.yml”, so this one is not read."
        cure = f"Rename it to {path.stem}.yml."
    else:
        found = "This is no data file: those end in “.yml”."
        cure = "Move it out of data/, or delete it."
    return Finding(Position(file), "unknown-file", found, cure)


def _no_file(path: Path, mode: int, file: str) -> Finding:
    cure = "Delete it, or put a file of this name in its place."
    if stat.S_ISLNK(mode):
        target = shown(str(path.readlink()))
        try:
            path.stat()
            found = f"A link to “{target}”; not every copy of the project has what it leads to."
            cure = "Put the file itself here, or delete the link."
        except OSError as error:
            circle = not isinstance(error, FileNotFoundError)
            found = f"A link that leads {'in a circle' if circle else 'nowhere'}: to “{target}”."
            cure = "Delete the link, or put the file itself here."
    elif stat.S_ISDIR(mode):
        found = "A folder that is named like a file."
        cure = "Rename the folder, or move the files in it to where they belong."
    else:
        kinds = {stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket", stat.S_IFCHR: "device", stat.S_IFBLK: "device"}
        found = f"A {kinds.get(stat.S_IFMT(mode), 'thing')}, not a file."
    return Finding(Position(file), "not-a-file", found, cure)
