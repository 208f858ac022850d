"""Rules on published ids: what may never vanish, and what must be said of what is gone."""

import re
from collections.abc import Iterator

from ...reading.findings import Finding, Level
from ...schema.dates import When
from ...schema.values import State
from ..fitting import Data
from ..homes import pages

TARGETS = {State.MOVED: (1, 1), State.MERGED: (1, 1), State.SPLIT: (2, 99), State.RETIRED: (0, 99)}
"""How many ids each state leads to, at least and at most."""

ADDRESS = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)+")
"""A page's address below the language, such as `industries/finance/`."""


def nothing_vanishes(data: Data) -> Iterator[Finding]:
    """A published id stays in the data, or the register says what became of it."""
    if not data.complete:
        return
    for registered, listed in data.register:
        if registered.state is State.LIVE and registered.id not in data.kinds:
            found = f"The id “{registered.id}” was published and is no longer in the data."
            cure = (
                "Put it back, or record here what became of it: “state:” moved, merged, split or retired, “to:” the "
                "ids it lives on as, “when:” and “why:”."
            )
            yield Finding(listed.position("id"), "lost-id", found, cure)


def gone_is_gone(data: Data) -> Iterator[Finding]:
    """An id that the register calls gone is not in the data."""
    for registered, listed in data.register:
        if registered.state is not State.LIVE and registered.id in data.kinds:
            found = f"The id “{registered.id}” is {registered.state} in the register and live in the data."
            cure = "Give the item in the data another id, or make this one live."
            yield Finding(listed.position("id"), "not-gone", found, cure)


def registered_once(data: Data) -> Iterator[Finding]:
    """Each id is registered once."""
    seen: set[str] = set()
    for registered, listed in data.register:
        if registered.id in seen:
            found = f"The id “{registered.id}” is registered a second time."
            yield Finding(listed.position("id"), "registered-twice", found, "Keep the first entry.")
        seen.add(registered.id)


def leads_to_as_many(data: Data) -> Iterator[Finding]:
    """An id that is gone leads to as many ids as what became of it means."""
    for registered, listed in data.register:
        least, most = TARGETS.get(registered.state, (0, 99))
        if not least <= len(registered.to) <= most:
            wanted = "one id" if most == 1 else f"{least} ids or more"
            found = f"“{registered.id}” is {registered.state} and leads to {len(registered.to)} ids."
            yield Finding(listed.position("to"), "wrong-target", found, f"Write {wanted} in “to:”.")


def fate_is_told(data: Data) -> Iterator[Finding]:
    """An id that is gone says when and why."""
    for registered, listed in data.register:
        for key, value in (("when", registered.when), ("why", registered.why)):
            if registered.state is not State.LIVE and value is None:
                found = f"“{registered.id}” is {registered.state} without “{key}”."
                yield Finding(listed.position("id"), "untold-fate", found, f"Add “{key}:”.")


def no_fate_of_the_living(data: Data) -> Iterator[Finding]:
    """What became of an id is told of those that are gone, and of no other."""
    for registered, listed in data.register:
        for key, value in (("to", registered.to), ("when", registered.when), ("why", registered.why)):
            if registered.state is State.LIVE and value:
                found = f"“{registered.id}” is live and has “{key}”, which tells of an id that is gone."
                cure = f"Remove “{key}”, or write in “state:” what became of the id."
                yield Finding(listed.position(key), "fate-of-the-living", found, cure)


def registered_days(data: Data) -> Iterator[Finding]:
    """An id is published, and goes, on a day."""
    for registered, listed in data.register:
        for key, when in (("since", registered.since), ("when", registered.when)):
            if when is not None and not is_day(when):
                found = f"“{key}” of “{registered.id}” is {when}, which is no single day."
                yield Finding(listed.position(key), "no-day", found, "Write the day, such as 2026-12-31.")


def gone_after_published(data: Data) -> Iterator[Finding]:
    """An id goes on the day it was published, or later."""
    for registered, listed in data.register:
        if registered.when is not None and registered.when.order < registered.since.order:
            found = f"“{registered.id}” was gone on {registered.when}, before it was published on {registered.since}."
            yield Finding(listed.position("when"), "gone-before-published", found, "Correct one of the two days.")


def registered_pages(data: Data) -> Iterator[Finding]:
    """An id has stood on pages that the site has or had."""
    if not data.complete:
        return
    there = pages(data)
    names = {registered.id for registered, _ in data.register}
    for registered, listed in data.register:
        for number, page in enumerate(registered.at):
            position = listed.position("at", number)
            if not ADDRESS.fullmatch(page):
                found = f"“{page}” is no address of a page."
                cure = "Write the address below the language, such as industries/finance/."
                yield Finding(position, "wrong-page", found, cure)
            elif page not in there and not names.issuperset(page.rstrip("/").split("/")):
                found = f"The site has no page “{page}”, and never had: no published id has that name."
                cure = f"Write the page where “{registered.id}” stood, such as industries/finance/."
                yield Finding(position, "wrong-page", found, cure)


def registered_all(data: Data) -> Iterator[Finding]:
    """Ids that are not registered yet are told in one warning."""
    known = {registered.id for registered, _ in data.register}
    new = [identifier for identifier in data.kinds if identifier not in known]
    if data.register and new:
        listed = data.register[0][1]
        found = f"Ids that are not published yet: {len(new)} ({some(new)})."
        cure = "Before the site is published, run: make release DATE=… BASE=… SUMMARY=…"
        yield Finding(listed.document.position(()), "unregistered-id", found, cure, Level.WARNING)


def is_day(when: When) -> bool:
    """Whether a date is one whole day."""
    return when.end is None and when.start.day is not None


def some(ids: list[str]) -> str:
    """The first of many ids."""
    return ", ".join(ids[:5]) + (" …" if len(ids) > 5 else "")
