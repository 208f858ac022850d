"""The first half of the road: read and check the data, and report every finding."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..reading.documents import read_folder
from ..reading.findings import Finding, has_errors
from ..reading.settings import Settings
from .fitting import Data, check_records
from .rules import check_rules
from .translations import confirmed_in


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
    data = replace(data, confirmed=confirmed_in(settings.data))
    found = tuple(sorted([*unreadable, *unfit, *check_rules(data)]))
    texts = {finding.position.file: _text(settings.root / finding.position.file) for finding in found}
    return data, Report(found, texts, has_errors(found))


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""


def check(settings: Settings) -> Report:
    """Check the data and nothing more."""
    return load(settings)[1]
