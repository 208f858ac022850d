"""What pages fetch beside themselves: once for the whole site, and nothing that no page asks for.

Each edition comes from the press with the theme's own files in its `assets/`. Here they become one folder at the site's
root, named after a digest of all it holds, so that a host may let browsers keep it for good: `assets/<digest>/`. Only
`first.js` stands in each folder below the root as well; there it says why. The pages' ways to all of these are mended.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..reading.failing import PROJECT
from ..reading.settings import Settings
from ..schema.values import Language
from . import markup, scripts, styles

FIRST = "first.js"
"""The script that every page asks for one folder too high."""

BELOW = "assets/"
"""Where an edition has its files as MkDocs makes it."""

PERMANENT = "id"
"""The folder of the pages of permanent addresses."""

OF_THEME = re.compile(r"stylesheets/main\.\w+\.min\.css")
"""Of Material's own files, the one that pages ask for: its style sheet, which stands in ours, before our rules."""

STYLES = "site.css"
"""The style sheet of every page."""

OF_NO_PAGE = frozenset(
    (
        *("data-md-color-scheme", "md-banner", "md-banner--warning", "md-banner__button", "md-banner__inner"),
        *("md-consent", "md-consent__form", "md-consent__inner", "md-consent__overlay", "md-nav--integrated"),
        *("md-nav--lifted", "md-nav__item--section", "md-nav__source", "md-status", "md-toggle--indeterminate"),
        *("example", "info", "note"),
    )
)
"""Of the names that have rules in the theme: those that its templates could say and do not, and those that ours say as
words alone. If a page came to have one, the proof of the style sheet would tell."""

NOTICE = "/*! Material for MkDocs: (c) Martin Donath and contributors, MIT; cut to the rules that this site uses */\n"

# It begins with what is looked for quickly.
_OF_THEME = re.compile(rb'<link rel="stylesheet" href="[^"]*/stylesheets/main\.\w+\.min\.css">')
_FETCHED = re.compile(rb'="(?<=src="|ref=")(/(?:[^"/]+/)*|(?:\.\./)*)assets/([^"]+)(?=")')


@dataclass(frozen=True)
class Assets:
    """The shared files: by their paths in an edition's `assets/`, and with what the theme's templates name.

    `given` holds all files of an edition's `assets/`, `own` the paths of those of the project's own theme.
    """

    given: Mapping[str, bytes]
    own: frozenset[str]
    words: frozenset[str]
    languages: tuple[Language, ...]

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """The files that pages may fetch, by their paths below the shared folder."""
        return {name: self._made(name, content) for name, content in sorted(self.given.items()) if name in self.own}

    def _made(self, name: str, content: bytes) -> bytes:
        if name.endswith(".css"):
            return ((self._of_theme if name == STYLES else "") + styles.close(content.decode())).encode()
        return scripts.close(content.decode()).encode() if name.endswith(".js") else content

    @cached_property
    def _of_theme(self) -> str:
        """The theme's rules that pages need."""
        beside = "".join(text.decode() for path, text in self.given.items() if path in self.own and _is_text(path))
        return NOTICE + styles.cut(self.theme, self.names, beside)

    @cached_property
    def theme(self) -> str:
        """The theme's whole style sheet."""
        return "".join(content.decode() for name, content in self.given.items() if OF_THEME.fullmatch(name))

    @cached_property
    def names(self) -> frozenset[str]:
        """Every word of what makes a page: the theme's templates, the pages', their Python, and the scripts."""
        room = PROJECT / "scripts" / "qianhai" / "pages"
        sources = [path.read_text("utf-8") for pattern in ("*.py", "*.j2") for path in sorted(room.rglob(pattern))]
        beside = [self.given[name].decode() for name in sorted(self.own) if name.endswith(".js")]
        return (self.words | styles.words_in([*sources, *beside])) - OF_NO_PAGE

    @cached_property
    def folder(self) -> str:
        """The shared folder's path in the site, with the digest of all it holds."""
        made = hashlib.sha256()
        for name, content in self.files.items():
            made.update(f"{name} {len(content)} ".encode() + content)
        return f"assets/{made.hexdigest()[:12]}"

    @cached_property
    def placed(self) -> Mapping[str, bytes]:
        """The files by their paths in the site."""
        first = {f"{folder}/{self.folder}/{FIRST}": self.files[FIRST] for folder in (*self.languages, PERMANENT)}
        return {f"{self.folder}/{name}": content for name, content in self.files.items()} | first

    def mended(self, path: str, html: bytes) -> bytes:
        """A page, by its path in the site, as it is sent: with its ways to the files leading to where these are."""
        in_edition = path.partition("/")[0] in self.languages and path.endswith("index.html")

        def way(found: re.Match[bytes]) -> bytes:
            up, name = found[1].decode(), found[2].decode()
            if name not in self.files:
                return found[0]
            out = "../" if in_edition and name != FIRST else ""
            return f'="{up}{out}{self.folder}/{name}'.encode()

        return markup.close(_FETCHED.sub(way, _OF_THEME.sub(b"", html)))

    def unstyled(self, pages: Mapping[str, bytes]) -> Iterator[str]:
        """What is wrong where the style sheet was cut of what a page of an edition has."""
        texts = {path: html.decode() for path, html in pages.items() if path.endswith(".html")}
        yield from styles.unstyled(texts, self.theme, self.names)


def shared(
    given: Mapping[str, bytes], words: frozenset[str], settings: Settings, languages: Iterable[Language]
) -> Assets:
    """The shared files of a site in some languages: `given` are an edition's files, by path in its folder."""
    of_edition = {name.removeprefix(BELOW): content for name, content in given.items() if name.startswith(BELOW)}
    theme = settings.docs / "theme" / "assets"
    own = frozenset(path.relative_to(theme).as_posix() for path in theme.rglob("*") if path.is_file())
    return Assets(of_edition, own & of_edition.keys(), words, tuple(languages))


def _is_text(path: str) -> bool:
    return path.endswith((".css", ".js"))
