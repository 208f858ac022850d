"""The exports: one row a format, one signature. What is added here is in the site, its archive and its proof."""

import re
from collections.abc import Callable, Mapping

from ..model.plan import Model
from ..reading.failing import in_hand
from . import cards, citations, data, feed, leading, permalinks, search, sitemaps
from .offer import Offer

EXPORTS: Mapping[str, Callable[[Offer], dict[str, bytes]]] = {
    "leading files": leading.files,
    "sitemaps": sitemaps.files,
    "feeds": feed.files,
    "cards": cards.files,
    "permanent addresses": permalinks.files,
    "pages on citing": permalinks.cite_pages,
    "data": data.files,
    "search": search.files,
    "citations": citations.files,
}
"""Everything above the languages' pages, by what it is called when it fails."""


_MADE_BY = (
    (re.compile(r"search/"), "search"),
    (re.compile(r"cards/"), "cards"),
    (re.compile(r"id/[^/]+/cite/"), "pages on citing"),
    (re.compile(r"id/"), "permanent addresses"),
    (re.compile(r"api/.*/items/.*\.(csl\.json|bib|ris)"), "citations"),
    (re.compile(r"api/|downloads/tables/"), "data"),
    (re.compile(r"([^/]+/)?feed\.xml"), "feeds"),
    (re.compile(r"([^/]+/)?sitemap\.xml(\.gz)?"), "sitemaps"),
)


def made_by(path: str) -> str:
    """The export that makes the file of this path, if any does; so one is made without the others."""
    return next((name for pattern, name in _MADE_BY if pattern.match(path)), "leading files")


def files(model: Model, site_url: str) -> dict[str, bytes]:
    """All files above the languages' pages, by path."""
    offer = Offer(model, site_url)
    made: dict[str, bytes] = {}
    for name, export in EXPORTS.items():
        with in_hand(f"The export of {name}"):
            made |= export(offer)
    return made
