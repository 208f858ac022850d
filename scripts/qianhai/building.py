"""The road from the data to the site: load, model, render, publish, prove."""

import tempfile
from dataclasses import replace
from pathlib import Path

from . import comparing, model, proof, publishing, translations
from . import register as growth
from .checking import Data
from .comparing import Comparison
from .exports import published
from .exports.shapes import PublishedItem
from .loading import Report, load
from .output import write_if_changed
from .settings import Settings


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


def register(settings: Settings, date: str) -> Report:
    """Add to the register what the data holds and the register does not. `date` is the day of publication."""
    data, report = load(settings)
    if report.failed:
        return report
    text = growth.grown(data, model.build(data).home, date)
    changed = write_if_changed(settings.data / "ids.yml", text.encode())
    return replace(report, said=("data/ids.yml has grown." if changed else "data/ids.yml holds every id already.",))


def difference(settings: Settings, base: str) -> Comparison:
    """How the data differs from what it was at a revision. Raises comparing.NoSuchState."""
    return comparing.compare(_published_at(settings, base), _published(load(settings)[0]))


def translated(settings: Settings) -> Report:
    """Confirm the Chinese of every text with its English as both stand now."""
    data, report = load(settings)
    if report.failed:
        return report
    path = settings.data / translations.FILE
    changed = write_if_changed(path, translations.confirmed(data).encode())
    said = "is confirmed as it stands." if changed else "was confirmed already."
    return replace(report, said=(f"The Chinese of every text {said}",))


def release(settings: Settings, date: str, base: str | None, summary: str) -> Report:
    """Register what is new and keep a change set against `base`; without a base, everything is new."""
    report = register(settings, date)
    if report.failed:
        return report
    now = _published(load(settings)[0])
    found = comparing.compare(_published_at(settings, base) if base else {}, now)
    path = settings.data / "changes" / f"{date}.yml"
    write_if_changed(path, comparing.as_change_set(found, date, summary).encode())
    return replace(report, said=(*report.said, f"data/changes/{date}.yml holds the change set."))


def _published(data: Data) -> dict[str, PublishedItem]:
    items = published.collections(model.build(data), "")
    return {item.id: item for collection in items.values() for item in collection}


def _published_at(settings: Settings, revision: str) -> dict[str, PublishedItem]:
    with tempfile.TemporaryDirectory(prefix="qianhai-") as folder:
        root = Path(folder)
        comparing.checked_out(settings.root, revision, root)
        data, report = load(Settings(root))
        if report.failed:
            first = report.findings[0]
            raise comparing.NoSuchState(f"the data at {revision} cannot be read: {first.position} {first.found}")
        return _published(data)


def assemble(settings: Settings, memory: publishing.Memory | None = None) -> tuple[Report, dict[str, bytes] | None]:
    """The complete site in memory, published and proved, or None with the reasons in the report.

    `memory` is what the build before left.
    """
    data, report = load(settings)
    if report.failed:
        return report, None
    plan = model.build(data)
    publishing.write_pages(plan, settings)
    try:
        site = publishing.build_site(plan, settings, memory)
    except publishing.PublishingError as error:
        return replace(report, failed=True, said=("MkDocs refused the pages:", str(error))), None
    if faults := proof.faults(site, plan, memory.parsed if memory else None):
        return replace(report, failed=True, said=("The finished site is not right:", *faults)), None
    return report, site
