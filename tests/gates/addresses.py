"""Whether every address that a site gives of itself leads to one of its files, and to an anchor that stands there.

The proof of a build follows what browsers follow on pages. This follows all the rest as well: what feeds, sitemaps,
data, citations, structured data and style sheets name, and what pages tell machines and scripts.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from qianhai.publishing import proof
from selectolax.lexbor import LexborHTMLParser

Reader = Callable[[str], Iterator[str]]
"""From a file's text to the addresses in it: those of other sites too, which are not followed."""


def named(files: Mapping[str, bytes]) -> dict[str, set[str]]:
    """The addresses in each of some files (path → bytes)."""
    return {path: set(in_file(path, content)) for path, content in files.items()}


def faults(site: Mapping[str, bytes], base: str, found: Mapping[str, set[str]]) -> list[str]:
    """Every address of those found in files of a site (path → bytes) that leads nowhere in it, one sentence each.

    `base` is where the site says that it is, empty where it does not.
    """
    anchors: dict[str, set[str]] = {}
    return [
        f"{path}: “{address}” {reason}."
        for path, addresses in found.items()
        for address in sorted(addresses)
        if (reason := _wrong(path, address, base, site, anchors))
    ]


def followed(found: Mapping[str, set[str]]) -> dict[str, int]:
    """How many addresses are followed in files of each kind."""
    counted: dict[str, int] = {}
    for path, addresses in found.items():
        if kind := _kind(path):
            counted[kind] = counted.get(kind, 0) + len(addresses)
    return counted


def _kind(path: str) -> str | None:
    return next((kind for kind in READERS if path.endswith(kind)), None)


def in_file(path: str, content: bytes) -> Iterator[str]:
    """The addresses in one file, as they stand there; none in a file of a kind that has none."""
    # On a page for lost addresses all are written for scripts to mend: it is served at any depth.
    if (kind := _kind(path)) and not path.endswith("404.html"):
        yield from READERS[kind](content.decode())


def _wrong(path: str, address: str, base: str, site: Mapping[str, bytes], anchors: dict[str, set[str]]) -> str | None:
    """Why an address leads nowhere; None where it is right or another site's."""
    way = address
    if base and address.startswith(base):
        way = "/" + address.removeprefix(base)
    parts = urlsplit(way)
    if parts.scheme or parts.netloc:
        return None
    if parts.path.startswith("/"):
        target = proof.resolve("index.html", parts.path.lstrip("/") or "./")
    else:
        target = proof.resolve(path, parts.path)
    if target is None or target not in site:
        return "leads nowhere"
    if not parts.fragment or not target.endswith(".html"):
        return None
    if target not in anchors:
        anchors[target] = set(proof.parse(site[target].decode()).ids)
    return None if unquote(parts.fragment) in anchors[target] else "names an anchor that is not there"


def _in_html(text: str) -> Iterator[str]:
    root = LexborHTMLParser(text).root
    assert root is not None
    for node in root.traverse(include_text=False):
        for name, value in node.attributes.items():
            leads = name in ("href", "xlink:href", "src", "action", "cite")
            if value is not None and (leads or (name.startswith("data-") and _WAY.match(value))):
                yield value
        if node.tag == "meta":
            content = node.attributes.get("content") or ""
            if "refresh" in (node.attributes.get("http-equiv") or ""):
                yield content.partition("url=")[2]
            elif _WAY.match(content) or content.startswith("http"):
                yield content
        if node.tag == "script" and (node.attributes.get("type") or "").endswith("ld+json"):
            yield from _in_json(node.text())


_WAY = re.compile(r"(\.{0,2}/|#)\S*\Z")
"""A value that can be nothing but an address of the site: one that begins where a path or an anchor does."""


def _in_json(text: str) -> Iterator[str]:
    yield from _in_value(json.loads(text))


def _in_value(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, held in value.items():
            # In a schema “#/…” leads within the file; a table's file is named beside the package.
            if key == "path" and isinstance(held, str):
                yield held
            elif key != "$ref":
                yield from _in_value(held)
    elif isinstance(value, list):
        for held in value:
            yield from _in_value(held)
    elif isinstance(value, str) and (_WAY.match(value) or re.match(r"https?://\S+\Z", value)):
        yield value


def _in_xml(text: str) -> Iterator[str]:
    for element in ElementTree.fromstring(text).iter():
        yield from (value for name, value in element.attrib.items() if name in ("href", "src"))
        if element.tag.rpartition("}")[2] in ("loc", "uri", "logo", "icon"):
            yield element.text or ""


def _in_text(text: str) -> Iterator[str]:
    yield from re.findall(r"\]\(([^)\s]+)\)", text)
    yield from re.findall(r"^Sitemap: (\S+)", text, re.MULTILINE)


def _in_bibtex(text: str) -> Iterator[str]:
    yield from re.findall(r"^ *url = \{(.*)\}", text, re.MULTILINE)


def _in_ris(text: str) -> Iterator[str]:
    yield from re.findall(r"^(?:UR|L[12])  - (.*)", text, re.MULTILINE)


def _in_table(text: str) -> Iterator[str]:
    yield from re.findall(r"(?:^|[,;\"\n])(/[^\s,;\"]*)", text)


def _in_styles(text: str) -> Iterator[str]:
    yield from (address for address in proof.in_styles(text) if not address.startswith("data:"))


READERS: Mapping[str, Reader] = {
    ".html": _in_html,
    ".json": _in_json,
    ".xml": _in_xml,
    ".txt": _in_text,
    ".bib": _in_bibtex,
    ".ris": _in_ris,
    ".csv": _in_table,
    ".css": _in_styles,
}
"""How addresses are found in files of each kind, by how their names end."""
