"""The road from the data to the site, as far as a command goes: read, check, model, render, publish, prove."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

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


def render(settings: Settings) -> Report:
    """Render the pages into `docs/`. Nothing on disk changes while the data has errors."""
    data, report = load(settings)
    if not report.failed:
        publishing.write_pages(model.build(data), settings)
    return report


def build(settings: Settings) -> Report:
    """Put the complete site into `site/`. It changes only when all of the new site is published and proved."""
    report, site = assemble(settings)
    if site is None:
        return report
    changes = publishing.place(site, settings)
    said = f"site/ holds {len(site)} files; {len(changes.written)} written, {len(changes.removed)} removed."
    return replace(report, said=(said,))


def assemble(settings: Settings) -> tuple[Report, dict[str, bytes] | None]:
    """The complete site in memory, published and proved, or None with the reasons in the report."""
    data, report = load(settings)
    if report.failed:
        return report, None
    plan = model.build(data)
    publishing.write_pages(plan, settings)
    try:
        site = publishing.build_site(settings)
    except publishing.PublishingError as error:
        return replace(report, failed=True, said=("MkDocs refused the pages:", str(error))), None
    if faults := proof.faults(site, plan):
        return replace(report, failed=True, said=("The finished site is not right:", *faults)), None
    return report, site
