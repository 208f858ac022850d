"""Bring a folder to a planned state: changed files written, vanished ones removed, nothing else touched."""

import os
import shutil
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..processes import own_name

WRITING = ".writing"
"""How the name of a file begins while it is written."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that were written and removed, by path below the folder."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def bring_to(folder: Path, files: Mapping[str, bytes]) -> Changes:
    """Make `folder` hold exactly `files` (path → bytes). A file whose bytes are the same keeps its time stamp."""
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink()}
    return bring_to_files(folder, files, sorted(present - set(files)))


def bring_to_files(folder: Path, files: Mapping[str, bytes], removed: Sequence[str]) -> Changes:
    """Make `folder` hold `files` and no longer those that are to be removed; folders left empty go too."""
    for name in removed:
        (folder / name).unlink()
    written = tuple(name for name in sorted(files) if write_if_changed(folder / name, files[name]))
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return Changes(written, tuple(removed))


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write one file in one step, unless it holds these bytes already. Returns whether it was written."""
    if is_file_with(path, content):
        return False
    write_all({path: content})
    return True


def is_file_with(path: Path, content: bytes) -> bool:
    """Whether a file that everybody may read holds these bytes and stands there itself, not by a link."""
    try:
        state = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    if not stat.S_ISREG(state.st_mode) or state.st_mode & 0o444 != 0o444 or state.st_size != len(content):
        return False
    return path.read_bytes() == content


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files as one step: all of them, or on any failure none. Everybody may read them."""
    for path in files:
        if path.is_dir():
            raise IsADirectoryError(f"{path} is a folder, but a file of that name is to be written")
    new = {path: path.with_name(f"{own_name(WRITING)}{path.name}~") for path in files}
    # One file alone is replaced or not; there is nothing to take back.
    several = [path for path in files if len(files) > 1]
    old = {path: path.with_name(f"{own_name(WRITING)}old-{path.name}~") for path in several if path.exists()}
    begun: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            new[path].write_bytes(content)
            new[path].chmod(0o644)
        for path, aside in old.items():
            link(path, aside)
        for path in files:
            begun.append(path)
            new[path].replace(path)
    except BaseException:
        for path in begun if several else ():
            if path in old:
                old[path].replace(path)
            elif not new[path].exists():
                path.unlink()
        raise
    finally:
        for path in (*new.values(), *old.values()):
            path.unlink(missing_ok=True)


def link(old: Path, new: Path) -> None:
    """The same file in another place, with its time stamp; a copy where the file system knows no second names."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
