"""Turn an exception that nobody foresaw into a finding: what was in hand, and where it went wrong."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .findings import Finding, Position

PROJECT = Path(__file__).parents[3]
"""The folder of the program itself, whose templates and modules are named below it."""

TEMPLATES = (".j2", ".html", ".xml")
"""How the names of templates end."""


class Failed(Exception):
    """Something could not be made; `finding` says what, where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding


@contextmanager
def in_hand(what: str) -> Iterator[None]:
    """Whatever goes wrong meanwhile went wrong in the making of `what`. Raises Failed instead of any exception."""
    try:
        yield
    except Failed:
        raise
    except Exception as error:
        raise Failed(finding_of(error, what)) from error


def finding_of(error: Exception, what: str) -> Finding:
    """Where an exception arose: the innermost line of a template, else of the program."""
    frames = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    # Jinja's own errors of syntax name their place themselves.
    if getattr(error, "filename", None) and isinstance(line := getattr(error, "lineno", None), int):
        frames.append((str(error.filename), line))  # type: ignore[attr-defined]
    in_templates = [frame for frame in frames if frame[0].endswith(TEMPLATES)]
    own = [frame for frame in frames if Path(frame[0]).is_relative_to(PROJECT / "scripts")]
    file, line = (in_templates or own or frames or [(str(PROJECT), 1)])[-1]
    found = f"{what} could not be made: {_said(error)}"
    if in_templates:
        return Finding(Position(named(Path(file)), line), "template", found, "Mend this line of the template.")
    cure = "The check should have found this, or the program is wrong: please report it. Nothing was changed."
    return Finding(Position(named(Path(file)), line), "failure", found, cure)


def _said(error: Exception) -> str:
    said = " ".join(str(error).split())
    kind = type(error).__name__
    return f"{said.rstrip('.')} ({kind})." if said else f"{kind}."


def named(file: Path) -> str:
    """A file of the program by its path below the project's folder; another as it is."""
    return file.relative_to(PROJECT).as_posix() if file.is_relative_to(PROJECT) else file.as_posix()


def text_of(finding: Finding, root: Path) -> str:
    """The text of the file that a finding stands in, to show its line; empty where it cannot be read."""
    for folder in (root, PROJECT):
        path = folder / finding.position.file
        if path.is_file():
            return path.read_text("utf-8", errors="replace")
    return ""
