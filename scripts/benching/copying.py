"""A copy of the project as it stands, in which everything is tried: the project itself is only read."""

import os
import resource
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PARTS = ("Makefile", "mkdocs.yml", "scripts", "data", "docs/theme", "docs/root")
SET_UP = ("requirements.txt", "requirements-test.txt", "package.json", "package-lock.json")
"""What set-up follows from. In the copy it is as old as can be, so that make sets nothing up again."""


def copied(project: Path, target: Path) -> Path:
    """Copy all that the program needs to run; what it runs with is the project's own."""
    for name in (*PARTS, *SET_UP):
        source = project / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / name)
    for name in SET_UP:
        os.utime(target / name, (0, 0))
    os.utime(target / "scripts" / "setup.sh", (0, 0))
    (target / ".venv").symlink_to((project / ".venv").resolve())
    (target / "node_modules").mkdir()
    return target


def environment() -> dict[str, str]:
    """What commands are run with: nothing of the `make` that runs this, and a public address, for all formats."""
    passed = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return {**passed, "SITE_URL": "https://example.org/"}


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on the clock, and those that processors worked, which other work on the machine changes less."""

    clock: float
    work: float | None = None

    def __add__(self, other: "Took") -> "Took":
        """Both, one after the other."""
        return Took(self.clock + other.clock, (self.work or 0) + (other.work or 0))


def took(command: Sequence[str | Path], folder: Path, more: Mapping[str, str] | None = None) -> Took:
    """How long a command takes in a folder. Raises Failed with what it said, if it fails."""
    begun, before = time.perf_counter(), _worked()
    done = subprocess.run(  # noqa: S603
        command, cwd=folder, env=environment() | dict(more or {}), capture_output=True, text=True, check=False
    )
    taken = Took(time.perf_counter() - begun, _worked() - before)
    if done.returncode:
        raise Failed(f"{' '.join(map(str, command))}\n{(done.stdout + done.stderr)[-2000:]}")
    return taken


def _worked() -> float:
    """Seconds that processors worked for commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Failed(Exception):
    """A command that was to be timed did not do its work; the text is what it said."""


def emptied(*folders: Path) -> None:
    """Remove folders and all that they hold."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
