"""The road from the data to the site, as far as a command goes: read, check, model, render, publish, prove."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from . import model, proof, publishing
from .checking import Data, check_records
from .findings import Finding, has_errors
from .reading import read_folder
from .rules import check_rules
from .settings import Settings


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
    found = tuple(sorted([*unreadable, *unfit, *check_rules(data)]))
    texts = {finding.position.file: _text(settings.root / finding.position.file) for finding in found}
    return data, Report(found, texts, has_errors(found))


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""


def check(settings: Settings) -> Report:
    """Check the data and nothing more."""
    return load(settings)[1]


def build(settings: Settings, until: Literal["render", "site"]) -> Report:
    """Render the pages, and publish and prove the site if asked to.

    Nothing on disk changes while the data has errors; `site/` changes only when all of the new site is proved.
    """
    data, report = load(settings)
    if report.failed:
        return report
    plan = model.build(data)
    publishing.write_pages(plan, settings)
    if until == "render":
        return report
    try:
        site = publishing.build_site(settings)
    except publishing.PublishingError as error:
        return Report(report.findings, report.texts, True, ("MkDocs refused the pages:", str(error)))
    faults = proof.faults(site, plan)
    if faults:
        return Report(report.findings, report.texts, True, ("The finished site is not right:", *faults))
    changes = publishing.place(site, settings)
    said = f"site/ holds {len(site)} files; {len(changes.written)} written, {len(changes.removed)} removed."
    return Report(report.findings, report.texts, False, (said,))
