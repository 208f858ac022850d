"""Where things are and what the environment sets: worked out once, in the command line, and passed in."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Settings:
    """The project's folder and the site's public address. Nothing else is set from outside."""

    root: Path
    site_url: str = ""

    @property
    def data(self) -> Path:
        """The YAML: the only place where content is edited."""
        return self.root / "data"

    @property
    def docs(self) -> Path:
        """What MkDocs reads: the theme's changes, and the rendered pages."""
        return self.root / "docs"

    @property
    def own_root(self) -> Path:
        """Files that stand at the site's root as they are: a host's own, such as `CNAME`."""
        return self.docs / "root"

    @property
    def book(self) -> Path:
        """The books, a PDF a language."""
        return self.root / "book"

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.root / "site"

    @property
    def cache(self) -> Path:
        """What one build leaves for the next; it may be deleted at any time."""
        return self.root / ".cache"


class BadAddress(Exception):
    """`SITE_URL` is no address a site can have; the text says what to write."""


def from_environment(root: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings for the project in `root`; `SITE_URL` gives the public address. Raises BadAddress."""
    url = environment.get("SITE_URL", "").strip()
    return Settings(root.resolve(), public_address(url) if url else "")


_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)
_PATH = re.compile(r"(/[\w.~%-]+)*/*", re.ASCII)


def public_address(url: str) -> str:
    """The site's public address, ending in a slash. Raises BadAddress, which says what is wrong."""

    def refuse(why: str) -> BadAddress:
        return BadAddress(
            f"SITE_URL is “{url}”, {why}. Write an address such as https://example.org/ or https://example.org/plan/."
        )

    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise refuse(f"which is no address ({error})") from None
    host = parts.netloc.rpartition(":")[0] if parts.port is not None else parts.netloc
    if parts.scheme not in ("http", "https"):
        raise refuse("which does not begin with https:// or http://")
    if "@" in parts.netloc:
        raise refuse("which names a user")
    if not _HOST.fullmatch(host):
        raise refuse("which names no host")
    if "?" in url or "#" in url:
        raise refuse("which goes on after the path, with “?” or “#”")
    if not _PATH.fullmatch(parts.path) or {".", ".."} & set(parts.path.split("/")):
        raise refuse("whose path holds what no path of a site does")
    return url.rstrip("/") + "/"
