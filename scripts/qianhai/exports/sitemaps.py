"""`sitemap.xml`: every page of every edition, when it last changed, and where it stands in the other languages."""

import gzip
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from ..language.speech import Speech
from ..model import dating
from ..model.site import pages
from .offer import Offer

SITEMAP, XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"

NAME = "sitemap.xml"


def files(offer: Offer) -> dict[str, bytes]:
    """The sitemap of each edition, also compressed as crawlers like it, and the index of them."""
    addresses = {
        page.address: dating.last_changed(page.address, offer.model) for page in pages(offer.model, offer.first)
    }
    made = {f"{speech.language}/{NAME}": _of_edition(speech, addresses, offer) for speech in offer.speeches}
    packed = {f"{name}.gz": gzip.compress(content, mtime=0) for name, content in made.items()}
    newest = max(addresses.values(), default="")
    index = ET.Element(f"{{{SITEMAP}}}sitemapindex")
    for name in made:
        _entry(index, "sitemap", f"{offer.site_url or '/'}{name}", newest)
    return {NAME: _written(index), **made, **packed}


def _of_edition(speech: Speech, addresses: dict[str, str], offer: Offer) -> bytes:
    root = ET.Element(f"{{{SITEMAP}}}urlset")
    for address, day in addresses.items():
        entry = _entry(root, "url", f"{offer.site_url or '/'}{speech.language}/{address}", day)
        for language, way in _alternates(address, offer):
            ET.SubElement(entry, f"{{{XHTML}}}link", {"rel": "alternate", "hreflang": language, "href": way})
    return _written(root)


def _alternates(address: str, offer: Offer) -> Iterator[tuple[str, str]]:
    """Where a page stands in every language, and for readers of none; nothing on a site in one language."""
    if len(offer.speeches) == 1:
        return
    base = offer.site_url or "/"
    for speech in offer.speeches:
        yield str(speech.language), f"{base}{speech.language}/{address}"
    yield "x-default", f"{base}{offer.first.language}/{address}"


def _entry(root: ET.Element, kind: str, address: str, day: str) -> ET.Element:
    entry = ET.SubElement(root, f"{{{SITEMAP}}}{kind}")
    ET.SubElement(entry, f"{{{SITEMAP}}}loc").text = address
    if day:
        ET.SubElement(entry, f"{{{SITEMAP}}}lastmod").text = day
    return entry


def _written(root: ET.Element) -> bytes:
    ET.register_namespace("", SITEMAP)
    ET.register_namespace("xhtml", XHTML)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
