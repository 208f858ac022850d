"""The program itself, changed while it runs: it is tried in a process of its own before it takes this one's place."""

import os
import re
import subprocess
import sys
from pathlib import Path

from ..checking.loading import Report
from ..reading.failing import PROJECT, named, text_of
from ..reading.findings import Finding, Position

_FRAME = re.compile(r'^  File "([^"]+)", line (\d+)', re.MULTILINE)


def fault() -> Report | None:
    """What keeps the program, as it now stands, from being loaded; None if nothing does."""
    trial = "import qianhai.preview.serving, qianhai.publishing.assemble"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "scripts")}
    tried = subprocess.run(  # noqa: S603
        [sys.executable, "-c", trial], env=environment, capture_output=True, text=True, check=False, errors="replace"
    )
    if tried.returncode == 0:
        return None
    frames = _FRAME.findall(tried.stderr) or [(str(PROJECT / "scripts"), "1")]
    file, line = frames[-1]
    said = tried.stderr.strip().splitlines()[-1:] or ["it ended without a word"]
    found = f"The program cannot be loaded: {said[0]}"
    cure = "Mend the module; until then the preview runs as it was."
    one = Finding(Position(named(Path(file)), int(line)), "failure", found, cure)
    return Report((one,), {one.position.file: text_of(one, PROJECT)}, failed=True)


def begin_again() -> None:
    """Let the program as it now stands take this one's place, with the same command."""
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
