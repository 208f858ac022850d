"""The files that lead into the site: its root, pages for lost addresses, `robots.txt`, `llms.txt`."""

from urllib.parse import urlsplit

from ..model.site import pages
from .offer import Offer

DEPTH = 5
"""At how many depths the page for lost addresses looks for the site's root, where its address is not known."""


def files(offer: Offer) -> dict[str, bytes]:
    """The leading files by path."""
    speeches, site_url = offer.speeches, offer.site_url
    leading = {
        name: offer.rendered(f"{name}.j2", speeches=speeches, site_url=site_url, root="")
        for name in ("index.html", "robots.txt")
    }
    # Hosts show the page that stands nearest to the lost address: one for all, and one in each language.
    shown = {"404.html": speeches, **{f"{one.language}/404.html": (one,) for one in speeches}}
    ways = (urlsplit(site_url).path,) if site_url else ("/", *("../" * depth for depth in range(DEPTH)))
    lost = {
        path: offer.rendered("404.html.j2", speeches=those, site_url=site_url, root="", ways=ways)
        for path, those in shown.items()
    }
    for_robots = offer.rendered(
        "llms.txt.j2", pages=list(pages(offer.model, offer.first)), speech=offer.first, site_url=site_url or "/"
    )
    return {**leading, **lost, "llms.txt": for_robots}
