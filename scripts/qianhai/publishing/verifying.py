"""Whether a copy of the site to take along is whole."""

import zipfile
from pathlib import Path, PurePosixPath

from ..exports import offline
from .folder import files_in


def faults(copy: Path) -> list[str]:
    """What is missing, altered or not of the archive, in a folder or a packed file; empty when all is whole."""
    if copy.is_dir():
        return offline.altered(files_in(copy))
    try:
        with zipfile.ZipFile(copy) as packed:
            names = [name for name in packed.namelist() if not name.endswith("/")]
            return offline.altered({_below_first(name): packed.read(name) for name in names})
    except (OSError, zipfile.BadZipFile) as error:
        return [f"{copy}: cannot be read as an archive ({error})."]


def _below_first(name: str) -> str:
    """A path in the archive, below the one folder that all stand in."""
    return PurePosixPath(*PurePosixPath(name).parts[1:]).as_posix()
