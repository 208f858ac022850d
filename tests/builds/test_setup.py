"""Set-up on other machines: a checkout with their line ends, and a Python that is no longer there."""

import shutil
import subprocess
from pathlib import Path

import pytest

RUNS, BROKEN = "#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 127\n"


def test_a_checkout_made_for_other_line_ends_has_the_same_bytes(root: Path, tmp_path: Path) -> None:
    clone = ["git", "clone", "--quiet", "-c", "core.autocrlf=true", str(root), str(tmp_path / "clone")]
    subprocess.run(clone, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "--eol"], cwd=tmp_path / "clone", check=True, capture_output=True, text=True
    )
    ends = {line.split()[1] for line in listed.stdout.splitlines()}
    assert "w/lf" in ends
    assert ends <= {"w/lf", "w/none", "w/-text"}


@pytest.fixture
def set_up(root: Path, tmp_path: Path) -> Path:
    """A project whose set-up is done, by its stamps, with a Python that only says whether it runs."""
    for name in ("Makefile", "requirements.txt", "requirements-test.txt", "package-lock.json", "scripts/setup.sh"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(root / name, tmp_path / name)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(RUNS, "utf-8")
    python.chmod(0o755)
    (tmp_path / "node_modules").mkdir()
    for stamp in ("site", "test"):
        (tmp_path / ".venv" / stamp).touch()
    return tmp_path


def planned(project: Path, target: str) -> str:
    """What make would do for a target."""
    return subprocess.run(["make", "-n", target], cwd=project, check=True, capture_output=True, text=True).stdout


def test_set_up_is_done_once(set_up: Path) -> None:
    assert "setup.sh" not in planned(set_up, "check") + planned(set_up, "test")


@pytest.mark.parametrize("how", ["broken", "leads nowhere", "gone"])
def test_set_up_is_done_anew_when_its_python_does_not_run(set_up: Path, how: str) -> None:
    python = set_up / ".venv" / "bin" / "python"
    if how == "broken":
        python.write_text(BROKEN, "utf-8")
    else:
        python.unlink()
    if how == "leads nowhere":
        python.symlink_to("/nowhere/python3.11")
    assert "setup.sh site" in planned(set_up, "check")
    assert "setup.sh test" in planned(set_up, "test")


def test_set_up_for_tests_is_done_anew_when_its_scripts_are_gone(set_up: Path) -> None:
    (set_up / "node_modules").rmdir()
    assert "setup.sh" not in planned(set_up, "check")
    assert "setup.sh test" in planned(set_up, "test")
