"""Rules on published ids: what may never vanish, and what must be said of what is gone."""

from collections.abc import Iterator

from ...reading.findings import Finding, Level
from ...schema.values import State
from ..fitting import Data

TARGETS = {State.MOVED: (1, 1), State.MERGED: (1, 1), State.SPLIT: (2, 99), State.RETIRED: (0, 99)}
"""How many ids each state leads to, at least and at most."""


def nothing_vanishes(data: Data) -> Iterator[Finding]:
    """A published id stays in the data, or the register says what became of it."""
    if not data.complete:
        return
    for registered, listed in data.register:
        position = listed.position("id")
        here = registered.id in data.kinds
        if registered.state is State.LIVE and not here:
            found = f"The id “{registered.id}” was published and is no longer in the data."
            cure = (
                "Put it back, or record here what became of it: “state:” moved, merged, split or retired, “to:” the "
                "ids it lives on as, “when:” and “why:”."
            )
            yield Finding(position, "lost-id", found, cure)
        elif registered.state is not State.LIVE and here:
            found = f"The id “{registered.id}” is {registered.state} in the register and live in the data."
            yield Finding(position, "not-gone", found, "Give the item in the data another id, or make this one live.")


def register_is_sound(data: Data) -> Iterator[Finding]:
    """Each id is registered once; one that is gone says when, why and where to; no chains and no circles."""
    first: dict[str, Finding] = {}
    for registered, listed in data.register:
        finding = Finding(
            listed.position("id"),
            "registered-twice",
            f"The id “{registered.id}” is registered a second time.",
            "Keep the first entry.",
        )
        if registered.id in first:
            yield finding
        first.setdefault(registered.id, finding)
        if registered.state is State.LIVE:
            continue
        least, most = TARGETS[registered.state]
        if not least <= len(registered.to) <= most:
            wanted = "one id" if most == 1 else f"{least} ids or more"
            found = f"“{registered.id}” is {registered.state} and leads to {len(registered.to)} ids."
            yield Finding(listed.position("to"), "wrong-target", found, f"Write {wanted} in “to:”.")
        for key, value in (("when", registered.when), ("why", registered.why)):
            if value is None:
                found = f"“{registered.id}” is {registered.state} without “{key}”."
                yield Finding(listed.position("id"), "missing-field", found, f"Add “{key}:”.")


def registered_all(data: Data) -> Iterator[Finding]:
    """Ids that are not registered yet are told in one warning."""
    known = {registered.id for registered, _ in data.register}
    new = [identifier for identifier in data.kinds if identifier not in known]
    if data.register and new:
        listed = data.register[0][1]
        shown = ", ".join(new[:5]) + (" …" if len(new) > 5 else "")
        found = f"Ids that are not published yet: {len(new)} ({shown})."
        cure = "Before the site is published, run: make release DATE=… BASE=… SUMMARY=…"
        yield Finding(listed.document.position(()), "unregistered-id", found, cure, Level.WARNING)
