"""The files that lead into the site: its root, pages for lost addresses, `robots.txt`, `llms.txt`."""

from ..model.site import pages
from .offer import Offer


def files(offer: Offer) -> dict[str, bytes]:
    """The leading files by path."""
    speeches, site_url = offer.speeches, offer.site_url
    leading = {
        name: offer.rendered(f"{name}.j2", speeches=speeches, site_url=site_url)
        for name in ("index.html", "robots.txt")
    }
    # Hosts show the page that stands nearest to the lost address: one for all, and one in each language.
    shown = {"404.html": speeches, **{f"{one.language}/404.html": (one,) for one in speeches}}
    folders = (*offer.model.languages, "id", "api")
    lost = {
        path: offer.rendered("404.html.j2", speeches=those, site_url=site_url, folders=folders)
        for path, those in shown.items()
    }
    for_robots = offer.rendered(
        "llms.txt.j2", pages=list(pages(offer.model, offer.first)), speech=offer.first, site_url=site_url or "/"
    )
    return {**leading, **lost, "llms.txt": for_robots}
