"""Put a finished site in its place in one step: whatever happens meanwhile, the old site stands there or the new one.

The new site is made whole beside the old one; files that stay the same are links to those of the old. Then the two
change places. What the program did not write is taken along: `.written` in the site names what it did write. The folder
of the old site may be kept for the next one to be made in: it lacks little of what that needs.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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


def place(folder: Path, files: Mapping[str, bytes], spare: Path | None = None) -> Placed:
    """Make a folder hold a site (path → bytes), beside what others put there. Raises CannotPlace.

    `spare`: where the folder of the site before is kept, if it is to be; it may be deleted at any time.
    """
    target = folder.resolve()
    _put_back(target)
    remove_left_behind(target.parent, BESIDE)
    wanted = {**files, MANIFEST: "".join(f"{name}\n" for name in sorted(files)).encode()}
    present = _found(target)
    own = _written(target)
    same = {name for name in present.files.keys() & wanted.keys() if is_file_with(target / name, wanted[name])}
    placed = Placed(
        written=tuple(sorted(files.keys() - same)),
        removed=tuple(sorted((present.files.keys() & own) - wanted.keys())),
        kept=tuple(sorted(present.files.keys() - own - wanted.keys())),
    )
    if same == wanted.keys() and not placed.removed and all(_is_open(target / folder) for folder in _folders(wanted)):
        return placed
    _refuse_occupied(present, wanted, placed.kept)
    try:
        if target.is_dir() and (os.path.ismount(target) or not os.access(target.parent, os.W_OK)):
            bring_to_files(target, wanted, placed.removed)
        else:
            _exchange(target, wanted, {name: present.files[name] for name in same}, placed.removed, spare)
    except OSError as error:
        raise CannotPlace(f"site/ could not be written and stands as it was: {error.strerror or error}.") from error
    return placed


def _written(target: Path) -> frozenset[str]:
    """What the program wrote into the site the last time."""
    path = target / MANIFEST
    return frozenset((*path.read_text("utf-8").splitlines(), MANIFEST)) if path.is_file() else frozenset()


@dataclass(frozen=True, slots=True)
class _Found:
    """Whatever is no folder below a folder, by path, with the number by which the disk knows it; and the folders."""

    files: Mapping[str, int]
    folders: frozenset[str]


def _found(folder: Path) -> _Found:
    files: dict[str, int] = {}
    folders = {""}
    ahead = [""]
    while ahead:
        below = ahead.pop()
        with suppress(OSError), os.scandir(folder / below) as entries:
            for entry in entries:
                name = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.add(name)
                    ahead.append(f"{name}/")
                else:
                    files[name] = entry.inode()
    return _Found(files, frozenset(folders))


def _refuse_occupied(present: _Found, wanted: Iterable[str], kept: Iterable[str]) -> None:
    """Raise CannotPlace if something of others stands where a folder or a file of the site must stand."""
    folders = _folders(wanted)
    for name in kept:
        if name in folders:
            raise CannotPlace(f"site/{name} is a file of yours, and the site has a folder of that name: move it away.")
    for name in present.folders.intersection(wanted):
        if any(other.startswith(f"{name}/") for other in kept):
            raise CannotPlace(f"site/{name}/ is a folder of yours, and the site has a file of that name: move it away.")


def _exchange(
    target: Path, wanted: Mapping[str, bytes], same: Mapping[str, int], removed: Iterable[str], spare: Path | None
) -> None:
    """Make the new folder beside the old one, and let them change places."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.parent / f"{own_name(BESIDE)}new"
    try:
        # A link leads to somebody's own folder, from which nothing may be removed.
        if spare and not spare.is_symlink():
            # Whoever else places a site at this moment finds no spare. Elsewhere than beside the site it is of no use.
            with suppress(OSError):
                spare.rename(new)
        _make(new, target, wanted, same)
        gone = set(removed)
        if target.is_dir():
            _take_along(target, new, gone)
            _swap(new, target)
            # What others put there in the meantime; the old folder stands at the new one's place now.
            _take_along(new, target, gone)
            if spare:
                with suppress(OSError):
                    spare.parent.mkdir(exist_ok=True)
                    new.rename(spare)
        else:
            new.rename(target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _make(new: Path, target: Path, wanted: Mapping[str, bytes], same: Mapping[str, int]) -> None:
    """Make a folder that holds the site; of what is there already, only links to files that stay the same remain.

    Nothing is written into a file that is there: the old site may have it, too.
    """
    before, folders = _found(new), _folders(wanted)
    stays = {name for name, number in before.files.items() if same.get(name) == number}
    for name in before.files.keys() - stays:
        (new / name).unlink()
    for folder in sorted(before.folders - folders, reverse=True):
        (new / folder).rmdir()
    for folder in sorted(folders):
        _open_folder(new / folder)
    for name in wanted.keys() - stays:
        if name in same:
            link(target / name, new / name)
        else:
            (new / name).write_bytes(wanted[name])
            (new / name).chmod(0o644)


def _folders(names: Iterable[str]) -> set[str]:
    """The folders that files stand in, and those around them; one without a name is the whole site."""
    found = {""}
    for name in names:
        around = name.rpartition("/")[0]
        while around not in found:
            found.add(around)
            around = around.rpartition("/")[0]
    return found


def _open_folder(folder: Path) -> None:
    """Make a folder that everybody may read, whatever this process's habit is."""
    if not folder.is_dir():
        folder.mkdir()
    folder.chmod(0o755)


def _is_open(folder: Path) -> bool:
    return folder.stat().st_mode & 0o555 == 0o555


def _take_along(old: Path, new: Path, gone: set[str]) -> None:
    """Bring everything that is not there yet, and not gone by intent, from the old folder to the new one."""
    there, here = _found(old), _found(new)
    stands = here.files.keys() | here.folders
    missing = there.files.keys() - gone - stands
    empty = there.folders - _folders((*there.files, *there.folders)) - stands
    for folder in sorted(_folders((*missing, *(f"{folder}/" for folder in empty))) - here.folders):
        (new / folder).mkdir()
        shutil.copystat(old / folder, new / folder)
    for name in missing:
        link(old / name, new / name)


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
