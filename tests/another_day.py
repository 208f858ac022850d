"""A build on another day and in another place: what it makes must be the same."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from qianhai.publishing.folder import files_in

DAY = "2031-05-06T07:08:09+00:00"

# Python runs a module of this name before anything else, in every process that a build starts.
_CLOCK = """\
import datetime
import time_machine

time_machine.travel(datetime.datetime.fromisoformat("{}"), tick=True).start()
"""


def build(root: Path, project: Path, clock: Path, day: str = DAY) -> Mapping[str, bytes]:
    """The site of a project, built by the program of `root` while its clock shows a day (set by a file in `clock`)."""
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(_CLOCK.format(day), "utf-8")
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Asia/Hong_Kong", "LC_ALL": "C", "PYTHONPATH": str(clock)}
    command = [sys.executable, str(root / "scripts" / "build.py"), "--root", str(project), "site"]
    subprocess.run(command, env={**os.environ, **elsewhere}, check=True, capture_output=True)
    return files_in(project / "site")


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The files that are not the same in two builds."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
