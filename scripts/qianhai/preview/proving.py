"""The whole site, made and proved in the background by a process of its own, which ends when something changes."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ..checking.loading import Report
from ..reading.failing import PROJECT, text_of
from ..reading.findings import Finding, Level, Position
from ..reading.settings import Settings

LOW = 10
"""How far the proof stands back behind what somebody waits for."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of it: the report, and the folder that holds the whole site where all is well."""

    report: Report
    site: Path


class Prover:
    """Proves the data as it stands, in a folder of its own."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings = settings
        self._folder = folder
        self._running: subprocess.Popen[bytes] | None = None
        self._ending: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Begin anew, once what was stopped has ended."""
        self.stop()
        self.end()
        command = [sys.executable, str(PROJECT / "scripts" / "build.py"), "--root", str(self._settings.root)]
        options = ["prove", "--format", "json", "--into", str(self._folder / "site")]
        environment = {**os.environ, "SITE_URL": self._settings.site_url}
        with (self._folder / "found").open("wb") as found, (self._folder / "said").open("wb") as said:
            # An interrupt at the terminal is the preview's own affair, which stops this.
            self._running = subprocess.Popen(  # noqa: S603
                [*command, *options], stdout=found, stderr=said, env=environment, start_new_session=True
            )
        if hasattr(os, "setpriority"):
            os.setpriority(os.PRIO_PROCESS, self._running.pid, LOW)

    @property
    def running(self) -> bool:
        """Whether a proof has begun and is not taken back."""
        return self._running is not None

    def result(self, seconds: float = 0) -> Proof | None:
        """What came of the proof, once it has ended."""
        if self._running is None:
            return None
        try:
            status = self._running.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        self._running = None
        said = (self._folder / "said").read_text("utf-8", errors="replace").splitlines()
        try:
            rows = json.loads((self._folder / "found").read_bytes())
        except ValueError:
            return Proof(Report((), {}, failed=True, said=("The site could not be proved:", *said)), self._folder)
        found = tuple(_finding(row) for row in rows)
        texts = {one.position.file: text_of(one, self._settings.root) for one in found if one.level is Level.ERROR}
        report = Report(found, texts, failed=True, said=tuple(said)) if status else Report((), {}, failed=False)
        return Proof(report, self._folder / "site")

    def stop(self) -> None:
        """Let what runs end; nobody waits for it."""
        if self._running is not None:
            self._running.terminate()
            self._ending.append(self._running)
            self._running = None

    def end(self) -> None:
        """Stop, and wait until nothing runs."""
        self.stop()
        for process in self._ending:
            process.wait()
        self._ending.clear()


def _finding(row: dict[str, str]) -> Finding:
    position = Position(row["file"], int(row["line"]), int(row["column"]))
    return Finding(position, row["rule"], row["found"], row["cure"], Level(row["level"]))
