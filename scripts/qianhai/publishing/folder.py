"""Bring a folder to a planned state: changed files written, vanished ones removed, nothing else touched."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that were written and removed, by path below the folder."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def bring_to(folder: Path, files: Mapping[str, bytes]) -> Changes:
    """Make `folder` hold exactly `files` (path → bytes). A file whose bytes are the same keeps its time stamp."""
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink()}
    removed = tuple(sorted(present - set(files)))
    for name in removed:
        (folder / name).unlink()
    written = tuple(name for name in sorted(files) if write_if_changed(folder / name, files[name]))
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return Changes(written, removed)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write one file in one step, unless it holds these bytes already. Returns whether it was written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder, but a file of that name is to be written")
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
