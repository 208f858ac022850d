"""A clock that finds its way into what the program writes is found."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import another_day
import pytest
import small
from qianhai.reading.settings import Settings

CLOCK = """
import datetime

EXPORTS = {**EXPORTS, "clock": lambda offer: {"clock.txt": str(datetime.date.today()).encode()}}
"""


def test_a_clock_in_an_export_is_found(
    project: Callable[[Mapping[str, str]], Settings], root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    program = tmp_path_factory.mktemp("program")
    shutil.copytree(root / "scripts", program / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    with (program / "scripts/qianhai/exports/table.py").open("a", encoding="utf-8") as table:
        table.write(CLOCK)
    settings = project(small.FILES)
    made = []
    # Each in a folder of its own: where nothing changed, nothing is made anew.
    for day in ("2027-01-01T00:00:00+00:00", another_day.DAY):
        folder = tmp_path_factory.mktemp("project")
        shutil.copytree(settings.root, folder, dirs_exist_ok=True)
        made.append(another_day.build(program, folder, folder / "clock", day))
    differing = another_day.differences(*made)
    # The archives hold whatever the site holds; nothing else is different.
    assert [path for path in differing if not path.startswith("downloads/")] == ["clock.txt"]
