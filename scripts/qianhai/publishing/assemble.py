"""The road from the data to the site: load, model, render, publish, prove, place."""

from dataclasses import replace
from pathlib import Path

from ..checking.loading import Report
from ..model import plan
from ..reading.failing import Failed, in_hand, text_of
from ..reading.findings import Finding
from ..reading.settings import Settings
from . import placing, press, proof
from .checked import load
from .folder import files_in

KEPT_SHOWN = 5
"""How many files that are not the program's are named."""


def render(settings: Settings) -> Report:
    """Render the pages into `docs/`. Nothing on disk changes while the data has errors."""
    data, report = load(settings)
    if report.failed:
        return report
    try:
        with in_hand("The pages"):
            press.write_pages(plan.build(data), settings)
    except Failed as failed:
        return with_failure(report, failed.finding, settings)
    return report


def build(settings: Settings) -> Report:
    """Put the complete site into `site/`. It changes only when all of the new site is published and proved."""
    report, site = assemble(settings)
    if site is None:
        return report
    try:
        placed = placing.place(settings.site, site)
    except placing.CannotPlace as error:
        return replace(report, failed=True, said=(str(error),))
    return replace(report, said=(*report.said, *_told(placed, len(site))))


def _told(placed: placing.Placed, count: int) -> list[str]:
    said = [f"site/ holds {count} files; {len(placed.written)} written, {len(placed.removed)} removed."]
    if placed.kept:
        shown = ", ".join(placed.kept[:KEPT_SHOWN]) + (" …" if len(placed.kept) > KEPT_SHOWN else "")
        said.append(f"Not written by this program and left as they were: {len(placed.kept)} files ({shown}).")
    return said


def assemble(settings: Settings, memory: press.Memory | None = None) -> tuple[Report, dict[str, bytes] | None]:
    """The complete site in memory, published and proved, or None with the reasons in the report.

    `memory` is what the build before left.
    """
    data, report = load(settings)
    if report.failed:
        return report, None
    try:
        with in_hand("The site"):
            model = plan.build(data)
            press.write_pages(model, settings)
            site = press.build_site(model, settings, memory)
            faults = [*proof.faults(site, model), *_own_twice(site, settings)]
    except press.PublishingError as error:
        return replace(report, failed=True, said=("MkDocs refused the pages:", str(error))), None
    except Failed as failed:
        return with_failure(report, failed.finding, settings), None
    if faults:
        return replace(report, failed=True, said=("The finished site is not right:", *faults)), None
    if not settings.site_url:
        report = replace(report, said=("SITE_URL is not set: citations, feeds and sitemaps name no host.",))
    return report, {**site, **files_in(settings.own_root)}


def with_failure(report: Report, finding: Finding, settings: Settings) -> Report:
    """A report with what went wrong while the site was made."""
    file = Path(finding.position.file)
    if file.is_relative_to(settings.root):
        below = file.relative_to(settings.root).as_posix()
        finding = replace(finding, position=replace(finding.position, file=below))
    texts = {**report.texts, finding.position.file: text_of(finding, settings.root)}
    return replace(report, findings=(*report.findings, finding), texts=texts, failed=True)


def _own_twice(site: dict[str, bytes], settings: Settings) -> list[str]:
    """The project's own files for the root stand beside the site's, never in place of them."""
    names = sorted({*files_in(settings.own_root)} & {*site})
    return [f"docs/root/{name}: the site has a file of this name of its own; name yours otherwise." for name in names]
