"""Register what is new, keep what changed, and confirm translations: what is done before publishing."""

import tempfile
from dataclasses import replace
from pathlib import Path

from ..checking import translations
from ..checking.loading import Report, load
from ..model import plan
from ..publishing.folder import write_if_changed
from ..reading.settings import Settings
from . import comparing
from .comparing import Comparison, State, states
from .register import grown
from .translations import confirmed


def register(settings: Settings, date: str) -> Report:
    """Add to the register what the data holds and the register does not. `date` is the day of publication."""
    data, report = load(settings)
    if report.failed:
        return report
    text = grown(data, plan.build(data).home, date)
    changed = write_if_changed(settings.data / "ids.yml", text.encode())
    return replace(report, said=("data/ids.yml has grown." if changed else "data/ids.yml holds every id already.",))


def difference(settings: Settings, base: str) -> Comparison:
    """How the data differs from what it was at a revision. Raises comparing.NoSuchState."""
    return comparing.compare(_states_at(settings, base), states(load(settings)[0]))


def translated(settings: Settings) -> Report:
    """Confirm the Chinese of every text with its English as both stand now."""
    data, report = load(settings)
    if report.failed:
        return report
    path = settings.data / translations.FILE
    changed = write_if_changed(path, confirmed(data).encode())
    said = "is confirmed as it stands." if changed else "was confirmed already."
    return replace(report, said=(f"The Chinese of every text {said}",))


def release(settings: Settings, date: str, base: str | None, summary: str) -> Report:
    """Register what is new and keep a change set against `base`; without a base, everything is new."""
    report = register(settings, date)
    if report.failed:
        return report
    now = states(load(settings)[0])
    found = comparing.compare(_states_at(settings, base) if base else {}, now)
    path = settings.data / "changes" / f"{date}.yml"
    write_if_changed(path, comparing.as_change_set(found, date, summary).encode())
    return replace(report, said=(*report.said, f"data/changes/{date}.yml holds the change set."))


def _states_at(settings: Settings, revision: str) -> dict[str, State]:
    with tempfile.TemporaryDirectory(prefix="qianhai-") as folder:
        root = Path(folder)
        comparing.checked_out(settings.root, revision, root)
        data, report = load(Settings(root))
        if report.failed:
            first = report.findings[0]
            raise comparing.NoSuchState(f"the data at {revision} cannot be read: {first.position} {first.found}")
        return states(data)
