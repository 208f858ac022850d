"""When a page last changed: the day of the last publication that changed something it shows. No clock is asked."""

from collections.abc import Iterator

from ..schema.parts import Item
from ..schema.publications import ChangeSet
from . import behind
from .plan import Division, Model


def last_changed(page: str, model: Model) -> str:
    """The day, such as 2026-11-26, for a page by its address below the language; nothing before the first publication.

    A page that shows no item by itself, such as home, is as new as the data.
    """
    shown = frozenset(_shown(page, model))
    days = (str(changes.date) for changes in reversed(model.history) if not shown or shown & _named(changes))
    return next(days, "")


def _named(changes: ChangeSet) -> frozenset[str]:
    """The ids that a publication changed anything of."""
    return frozenset((*changes.added, *(item.id for item in changes.changed), *changes.moved, *changes.retired))


def _shown(page: str, model: Model) -> Iterator[str]:
    """The ids of what a page shows: what stands there, is shown there from elsewhere, stands behind it, or went."""
    own = [identifier for identifier, home in model.home.items() if home == page]
    own += [found.id for division in model.divisions.values() if division.page == page for found in _around(division)]
    yield from own
    for identifier in own:
        item = model.items[identifier]
        yield from (source.id for source in behind.sources(item, model))
        for passage in behind.passages(item):
            yield from passage.rests_on
    yield from (found.id for found in model.gone_from(page))


def _around(division: Division) -> Iterator[Item]:
    yield from (*division.shown, *division.disagreements, *division.unknowns, *division.series)
