"""The first half of the road: read and check the data, and report every finding."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..language import words
from ..reading.documents import read_folder
from ..reading.findings import Finding, has_errors
from ..reading.settings import Settings
from .fitting import Data, check_records
from .rules import check_rules
from .taken import taken
from .translations import FILE as CONFIRMED
from .translations import confirmed_in

PROGRAM = Path(__file__).parents[3]
"""The folder that this program came with, whose names of files findings give for its own."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a command has to say: findings in the data, the texts they point into, and further lines."""

    findings: tuple[Finding, ...]
    texts: Mapping[str, str]
    failed: bool
    said: tuple[str, ...] = ()


def load(settings: Settings) -> tuple[Data, Report]:
    """Read and check all data."""
    documents, unreadable = read_folder(settings.data, settings.root)
    data, unfit = check_records(documents, complete=not unreadable)
    confirmed, unclear = confirmed_in(settings.data, f"data/{CONFIRMED}")
    data = replace(data, confirmed=confirmed, taken=taken())
    found = tuple(sorted([*unreadable, *unfit, *unclear, *words.findings(), *check_rules(data)]))
    texts = {file: _text(file, settings) for file in {finding.position.file for finding in found}}
    return data, Report(found, texts, has_errors(found))


def _text(file: str, settings: Settings) -> str:
    """The text a finding points into: of the project's data, or of the program's own words."""
    path = next((folder / file for folder in (settings.root, PROGRAM) if (folder / file).is_file()), None)
    return path.read_text("utf-8", errors="replace") if path else ""


def check(settings: Settings) -> Report:
    """Check the data and nothing more."""
    return load(settings)[1]
