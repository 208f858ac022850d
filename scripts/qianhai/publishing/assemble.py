"""The road from the data to the site: load, model, render, publish, prove."""

from dataclasses import replace

from ..checking.loading import Report, load
from ..model import plan
from ..reading.settings import Settings
from . import press, proof


def render(settings: Settings) -> Report:
    """Render the pages into `docs/`. Nothing on disk changes while the data has errors."""
    data, report = load(settings)
    if not report.failed:
        press.write_pages(plan.build(data), settings)
    return report


def build(settings: Settings) -> Report:
    """Put the complete site into `site/`. It changes only when all of the new site is published and proved."""
    report, site = assemble(settings)
    if site is None:
        return report
    changes = press.place(site, settings)
    said = f"site/ holds {len(site)} files; {len(changes.written)} written, {len(changes.removed)} removed."
    return replace(report, said=(said,))


def assemble(settings: Settings, memory: press.Memory | None = None) -> tuple[Report, dict[str, bytes] | None]:
    """The complete site in memory, published and proved, or None with the reasons in the report.

    `memory` is what the build before left.
    """
    data, report = load(settings)
    if report.failed:
        return report, None
    model = plan.build(data)
    press.write_pages(model, settings)
    try:
        site = press.build_site(model, settings, memory)
    except press.PublishingError as error:
        return replace(report, failed=True, said=("MkDocs refused the pages:", str(error))), None
    if faults := proof.faults(site, model):
        return replace(report, failed=True, said=("The finished site is not right:", *faults)), None
    return report, site
