"""What hosts are told of the site: media types, headers, how long to keep what, and which page tells of a lost address.

One definition, written as each host reads it: `_headers` and `_redirects` stand in the site for the hosts that look for
them there; the settings of servers stand in `hosting/`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..schema.values import Language
from .security import HEADERS

TYPES: Mapping[str, str] = {
    "feed.xml": "application/atom+xml",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "bib": "application/x-bibtex",
    "css": "text/css",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "gz": "application/gzip",
    "html": "text/html",
    "js": "text/javascript",
    "json": "application/json",
    "map": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "ris": "application/x-research-info-systems",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "xml": "application/xml",
    "zip": "application/zip",
}
"""The media type of every file of the site, by how its name ends."""

UNKNOWN_TO_HOSTS = ("csl.json", "bib", "ris")
"""The endings that hosts do not know, or take for another; all such files stand in `ITEMS`."""

ITEMS = "/api/v1/items/"

WRITTEN = "utf-8"
"""How text is encoded; it is told with every type of text."""

HASHED = r"(^|/)assets/[0-9a-f]{12}/"
"""What stands in a folder that is named after all it holds: it never changes."""

FOR_GOOD, FOR_A_WHILE = "public, max-age=31536000, immutable", "public, max-age=600, stale-while-revalidate=86400"
"""How long what never changes is kept, and everything else: a publication is seen by all after ten minutes."""

OPEN = "/api/"
"""Where programs on other people's pages may read the data."""

EDITIONS = tuple(str(language) for language in Language)

LIMITS = {"rules": 100, "line": 2000, "redirects": 2000, "files": 20_000, "bytes": 25 * 2**20}
"""What Cloudflare Pages takes: rules and characters a line in `_headers`, redirects, files, and bytes of a file."""


def media_type(path: str) -> str:
    """The type that a file of the site is sent as, with its encoding where it is text. Raises KeyError."""
    name = path.rpartition("/")[2]
    known = [ending for ending in (name, *_endings(name)) if ending in TYPES]
    return _told(TYPES[known[0] if known else name])


PATHS = ("_headers", "_redirects")
"""What stands in the site for the hosts that read it there."""


def in_site(names: Iterable[str]) -> dict[str, bytes]:
    """`_headers` and `_redirects`, for a site that has files of these names."""
    hashed = {name[: found.end()] for name in names if (found := re.search(HASHED, name))}
    return {
        "_headers": _filled("_headers", folders=sorted(hashed)),
        "_redirects": _filled("_redirects"),
    }


def servers() -> dict[str, bytes]:
    """The settings of the servers that one runs oneself, by file name."""
    return {name: _filled(name) for name in ("nginx.conf", "Caddyfile")}


def _endings(name: str) -> Sequence[str]:
    parts = name.split(".")
    return [".".join(parts[start:]) for start in range(1, len(parts))]


def _told(media: str) -> str:
    """A media type with its encoding; JSON and its kin are in UTF-8 by their own rules."""
    text = media.startswith("text/") or media.endswith(("xml", "bibtex", "research-info-systems"))
    return f"{media}; charset={WRITTEN}" if text else media


def _filled(name: str, **given: object) -> bytes:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "host_files"),
        autoescape=False,  # noqa: S701 - these are no pages
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"told": _told, "regular": re.escape}
    known = {
        "security": HEADERS,
        "types": TYPES,
        "unknown_to_hosts": UNKNOWN_TO_HOSTS,
        "items": ITEMS,
        "hashed_names": HASHED,
        "for_good": FOR_GOOD,
        "for_a_while": FOR_A_WHILE,
        "open": OPEN,
        "editions": EDITIONS,
    }
    return made.get_template(f"{name}.j2").render(**known, **given).encode()
