"""Put a finished site in its place in one step: whatever happens meanwhile, the old site stands there or the new one.

The new site is made whole beside the old one; files that stay the same are links to those of the old. Then the two
change places. What the program did not write is taken along: `.written` in the site names what it did write.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..processes import own_name, remove_left_behind
from .folder import bring_to_files, is_file_with, link

MANIFEST = ".written"
"""The file in the site that names every file the program wrote, one a line."""

BESIDE, ASIDE = ".site", "-old"
"""How the names of folders beside the site begin while it is made, and how that of the old site ends."""


class CannotPlace(Exception):
    """The site cannot be put in its place; the text says why. The old one stands as it was."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The files that were written and removed, and those that are not the program's and were kept."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def place(folder: Path, files: Mapping[str, bytes]) -> Placed:
    """Make a folder hold a site (path → bytes), beside what others put there. Raises CannotPlace."""
    target = folder.resolve()
    _put_back(target)
    remove_left_behind(target.parent, BESIDE)
    wanted = {**files, MANIFEST: "".join(f"{name}\n" for name in sorted(files)).encode()}
    present = set(_files_in(target))
    own = _written(target)
    same = {name for name in present & set(wanted) if is_file_with(target / name, wanted[name])}
    placed = Placed(
        written=tuple(sorted(set(files) - same)),
        removed=tuple(sorted((present & own) - set(wanted))),
        kept=tuple(sorted(present - own - set(wanted))),
    )
    if same == set(wanted) and not placed.removed and all(_is_open(target / folder) for folder in _folders(wanted)):
        return placed
    _refuse_occupied(target, wanted, placed.kept)
    try:
        if target.is_dir() and (os.path.ismount(target) or not os.access(target.parent, os.W_OK)):
            bring_to_files(target, wanted, placed.removed)
        else:
            _exchange(target, wanted, same, placed.removed)
    except OSError as error:
        raise CannotPlace(f"site/ could not be written and stands as it was: {error.strerror or error}.") from error
    return placed


def _written(target: Path) -> frozenset[str]:
    """What the program wrote into the site the last time."""
    path = target / MANIFEST
    return frozenset((*path.read_text("utf-8").splitlines(), MANIFEST)) if path.is_file() else frozenset()


def _files_in(folder: Path) -> Iterator[str]:
    """Whatever is no folder below a folder, by path."""
    for place, folders, names in os.walk(folder):
        below = PurePosixPath(Path(place).relative_to(folder).as_posix())
        linked = [name for name in folders if (Path(place) / name).is_symlink()]
        yield from ((below / name).as_posix() for name in (*names, *linked))


def _refuse_occupied(target: Path, wanted: Iterable[str], kept: Iterable[str]) -> None:
    """Raise CannotPlace if something of others stands where a folder or a file of the site must stand."""
    folders = _folders(wanted)
    for name in kept:
        if name in folders:
            raise CannotPlace(f"site/{name} is a file of yours, and the site has a folder of that name: move it away.")
    for name in wanted:
        if (target / name).is_dir() and any(other.startswith(f"{name}/") for other in kept):
            raise CannotPlace(f"site/{name}/ is a folder of yours, and the site has a file of that name: move it away.")


def _exchange(target: Path, wanted: Mapping[str, bytes], same: set[str], removed: Iterable[str]) -> None:
    """Make the new folder beside the old one, and let them change places."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.parent / f"{own_name(BESIDE)}new"
    try:
        for folder in sorted(_folders(wanted)):
            _open_folder(new / folder)
        for name, content in wanted.items():
            if name in same:
                link(target / name, new / name)
            else:
                (new / name).write_bytes(content)
                (new / name).chmod(0o644)
        gone = set(removed)
        if target.is_dir():
            _take_along(target, new, gone)
            _swap(new, target)
            # What others put there in the meantime; the old folder stands at the new one's place now.
            _take_along(new, target, gone)
        else:
            new.rename(target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _folders(names: Iterable[str]) -> set[str]:
    """The folders that files stand in, and those around them; “.” is the whole site."""
    return {parent.as_posix() for name in names for parent in PurePosixPath(name).parents}


def _open_folder(folder: Path) -> None:
    """Make a folder that everybody may read, whatever this process's habit is."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)


def _is_open(folder: Path) -> bool:
    return folder.stat().st_mode & 0o555 == 0o555


def _take_along(old: Path, new: Path, gone: set[str]) -> None:
    """Bring everything that is not there yet, and not gone by intent, from the old folder to the new one."""
    for place, folders, names in os.walk(old):
        below = Path(place).relative_to(old)
        own = [name for name in names if (below / name).as_posix() not in gone]
        linked = [name for name in folders if (Path(place) / name).is_symlink()]
        empty = not folders and not names
        if (own or linked or empty) and not os.path.lexists(new / below):
            (new / below).mkdir(parents=True)
            for folder in (below, *below.parents[:-1]):
                shutil.copystat(old / folder, new / folder)
        for name in (*own, *linked):
            if not os.path.lexists(new / below / name):
                link(Path(place) / name, new / below / name)


def _swap(one: Path, other: Path) -> None:
    """Let two folders change places: in one step where the system can, else in three."""
    if _exchanged(one, other):
        return
    aside = one.with_name(f"{one.name}{ASIDE}")
    other.rename(aside)
    try:
        one.rename(other)
    except OSError:
        aside.rename(other)
        raise
    aside.rename(one)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system let the two change places in one step, as Linux does on most file systems."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return renameat2 is not None and renameat2(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0


def _put_back(target: Path) -> None:
    """Put the old site back if a command was killed between the two steps."""
    for aside in target.parent.glob(f"{BESIDE}-*{ASIDE}"):
        if not target.exists():
            aside.rename(target)
