"""The road from the data to the site: load, model, render, publish, prove, place."""

from collections.abc import Mapping
from dataclasses import replace

from ..checking.loading import Report
from ..model import plan
from ..reading.failing import Failed, in_hand
from ..reading.settings import Settings
from . import placing, press, proof
from .checked import NOTHING, load, with_failure
from .folder import files_in

KEPT_SHOWN = 5
"""How many files that are not the program's are named."""


def render(settings: Settings) -> Report:
    """Render the pages into `docs/`. Nothing on disk changes while the data has errors."""
    report = NOTHING
    try:
        data, report = load(settings)
        if not report.failed:
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
    return replace(report, said=(*_told(placed, len(site)), *(() if settings.site_url else (WITHOUT_ADDRESS,))))


WITHOUT_ADDRESS = "SITE_URL is not set: citations, feeds and sitemaps name no host."


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
    report = NOTHING
    try:
        data, report = load(settings)
        if report.failed:
            return report, None
        with in_hand("The site"):
            model = plan.build(data)
            press.write_pages(model, settings)
            try:
                site = press.build_site(model, settings, memory)
            except press.PublishingError as error:
                return replace(report, failed=True, said=("MkDocs refused the pages:", str(error))), None
            own = files_in(settings.own_root)
            faults = [*proof.faults(site, model), *_own_twice(site, own)]
    except Failed as failed:
        return with_failure(report, failed.finding, settings), None
    if faults:
        return replace(report, failed=True, said=("The finished site is not right:", *faults)), None
    return report, {**site, **own}


def _own_twice(site: Mapping[str, bytes], own: Mapping[str, bytes]) -> list[str]:
    """The project's own files for the root stand beside the site's, never in place of them."""
    twice = sorted({*own} & {*site})
    return [f"docs/root/{name}: the site has a file of this name of its own; name yours otherwise." for name in twice]
