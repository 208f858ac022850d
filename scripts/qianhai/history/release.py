"""Publish a state of the data: register what is new, keep what changed as a change set; all of it or nothing."""

import shutil
from collections.abc import Mapping
from dataclasses import replace

from ..checking import translations
from ..checking.fitting import Data
from ..checking.loading import Report, load
from ..editing.schema import refresh
from ..model import making
from ..model.plan import Model
from ..processes import folder_for_a_while, remove_left_behind
from ..publishing.folder import WRITING, write_all, write_if_changed
from ..reading.settings import Settings
from ..schema.dates import parse_day
from ..schema.values import Language
from . import comparing
from .comparing import Comparison, State, states
from .older import states_as_read
from .register import grown
from .translations import confirmed

HOW_TO_SAY_IT = {
    Language.ENGLISH: ("English", 'SUMMARY="…" (--summary)'),
    Language.SIMPLIFIED: ("Simplified Chinese", 'SUMMARY_ZH="…" (--summary-zh-hans)'),
}
"""The languages a summary is written in, and how it is given; Traditional Chinese is made of the Simplified."""


CONFIRMED = {
    "stale-translation": "this Chinese is confirmed with its English.",
    "stale-passage": "this passage is confirmed with what it rests on.",
}
"""What is confirmed where a rule had found that it was not, in words."""

SETTLED = (*CONFIRMED, "stale-schema")
"""What is no longer worth a warning once all was confirmed."""


class Refused(Exception):
    """There is a reason not to publish; the text says what it is and what to do."""


def difference(settings: Settings, base: str) -> Comparison:
    """How the data differs from what it was at a revision. Raises comparing.NoSuchState."""
    return comparing.compare(_states_at(settings, base), states(load(settings)[0]))


def translated(settings: Settings) -> Report:
    """Confirm the Chinese of every text with its English as both stand now, and say which were not so before."""
    data, report = load(settings)
    if report.failed:
        return report
    path = settings.data / translations.FILE
    changed = write_if_changed(path, confirmed(data).encode())
    refresh(settings, data)
    told = tuple(
        f"{finding.position}: {CONFIRMED[finding.rule]}" for finding in report.findings if finding.rule in CONFIRMED
    )
    said = "is confirmed as it stands." if changed else "was confirmed already."
    left = tuple(finding for finding in report.findings if finding.rule not in SETTLED)
    return replace(report, findings=left, said=(*told, f"The Chinese of every text {said}"))


def release(settings: Settings, date: str, base: str, summary: Mapping[Language, str]) -> Report:
    """Register what is new and keep a change set against `base`. Nothing is written unless all of it is right.

    Args:
        settings: where the project is.
        date: the day of publication, in full.
        base: the revision last published; empty for the first publication, in which everything is new.
        summary: one sentence on what this publication brings, in the languages it is written in.
    """
    data, report = load(settings)
    if report.failed:
        return replace(report, said=("Nothing was published: the data has errors.",))
    try:
        texts = _texts(data, settings, date, base, summary)
    except (Refused, comparing.NoSuchState) as reason:
        return replace(report, failed=True, said=(str(reason), "Nothing was written."))
    after = _checked_with(settings, texts)
    if after.failed:
        return replace(after, said=("What would be published has errors. Nothing was written.",))
    for folder in (settings.data, settings.data / "changes"):
        remove_left_behind(folder, WRITING)
    write_all({settings.data / name: content for name, content in texts.items()})
    return replace(after, said=tuple(f"data/{name} is written." for name in texts))


def _texts(data: Data, settings: Settings, date: str, base: str, summary: Mapping[Language, str]) -> dict[str, bytes]:
    """The register and the change set, by their path below `data/`. Raises Refused or comparing.NoSuchState."""
    _refuse_day(date, data)
    if data.history and not base:
        last = data.history[-1][0].date
        raise Refused(f"Something was published on {last}: give the revision of that publication, BASE=… (--base).")
    model = making.build(data)
    written = _written(summary, model)
    found = comparing.compare(_states_at(settings, base) if base else {}, states(data))
    if not any((found.added, found.changed, found.moved, found.retired)):
        raise Refused(f"Nothing has changed since {base}: there is nothing to publish.")
    return {
        "ids.yml": grown(data, model.home, date).encode(),
        f"changes/{date}.yml": comparing.as_change_set(found, date, written).encode(),
    }


def _refuse_day(date: str, data: Data) -> None:
    """Raise Refused unless the day is one, in full, after every publication."""
    cure = "Write the day of publication in full, such as 2026-12-31: DATE=… (--date)."
    try:
        day = parse_day(date)
    except ValueError as error:
        raise Refused(f"“{date}” is no day: {error}. {cure}" if date else f"No day is given. {cure}") from None
    if day.day is None:
        raise Refused(f"“{date}” is no day. {cure}")
    for changes, _ in data.history:
        if changes.date.start == day:
            raise Refused(f"Something was published on {date} already, and data/changes/{date}.yml keeps it. {cure}")
    if data.history and day.first <= data.history[-1][0].date.start.first:
        raise Refused(f"{date} is before the last publication, which was on {data.history[-1][0].date}. {cure}")


def _written(summary: Mapping[Language, str], model: Model) -> dict[str, str]:
    """The summary in every language it must be written in. Raises Refused if one is missing or no single line."""
    written = {language: words.strip() for language, words in summary.items() if words.strip()}
    needed = {Language.SIMPLIFIED if one is Language.TRADITIONAL else one for one in model.languages}
    for language, (name, how) in HOW_TO_SAY_IT.items():
        if language in needed and language not in written:
            raise Refused(f"Say in one sentence of {name} what this publication brings: {how}.")
        if not written.get(language, "").isprintable():
            raise Refused(f"The summary in {name} must be one line of text, without line breaks or tabs: {how}.")
    return {str(language): words for language, words in written.items()}


def _checked_with(settings: Settings, texts: Mapping[str, bytes]) -> Report:
    """The report on the data as it would be with these files, by their path below `data/`."""
    with folder_for_a_while() as folder:
        shutil.copytree(settings.data, folder / "data")
        write_all({folder / "data" / name: content for name, content in texts.items()})
        return load(Settings(folder))[1]


def _states_at(settings: Settings, revision: str) -> dict[str, State]:
    with folder_for_a_while() as root:
        comparing.checked_out(settings.root, revision, root)
        data, report = load(Settings(root))
        if not data.complete:
            first = report.findings[0]
            raise comparing.NoSuchState(f"The data at “{revision}” cannot be read: {first.position} {first.found}")
        return states_as_read(data) if report.failed else states(data)
