"""The exports: one row a format, one signature. What is added here is in the site, its archive and its proof."""

from collections.abc import Callable, Mapping

from ..model.plan import Model
from ..reading.failing import in_hand
from . import cards, citations, data, feed, leading, permalinks, search
from .offer import Offer

EXPORTS: Mapping[str, Callable[[Offer], dict[str, bytes]]] = {
    "leading files": leading.files,
    "feeds": feed.files,
    "cards": cards.files,
    "permanent addresses": permalinks.files,
    "pages on citing": permalinks.cite_pages,
    "data": data.files,
    "search": search.files,
    "citations": citations.files,
}
"""Everything above the languages' pages, by what it is called when it fails."""


def files(model: Model, site_url: str) -> dict[str, bytes]:
    """All files above the languages' pages, by path."""
    offer = Offer(model, site_url)
    made: dict[str, bytes] = {}
    for name, export in EXPORTS.items():
        with in_hand(f"The export of {name}"):
            made |= export(offer)
    return made
