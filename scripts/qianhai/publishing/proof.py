"""Prove the finished site: parse its HTML and hold it to what readers were promised."""

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from ..model.plan import Model

LOADING = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
}
"""Elements that fetch what an attribute of theirs names."""

LOADING_RELATIONS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "manifest"})
"""Relations of a `<link>` that make a browser fetch it or connect to its host."""


@dataclass
class Parsed:
    """What one page defines, links to and fetches."""

    ids: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parsed = Parsed()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if identifier := values.get("id"):
            self.parsed.ids[identifier] += 1
        if tag == "a" and "href" in values:
            self.parsed.links.append(values["href"])
        if tag in LOADING and values.get(LOADING[tag]):
            self.parsed.fetched.append(values[LOADING[tag]])
        if tag == "link" and LOADING_RELATIONS & set(values.get("rel", "").split()):
            self.parsed.fetched.append(values.get("href", ""))


def parse(html: str) -> Parsed:
    """What a page defines, links to and fetches."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.parsed


def faults(site: Mapping[str, bytes], model: Model, known: dict[bytes, Parsed] | None = None) -> list[str]:
    """Everything that is wrong with a finished site (path → bytes), one sentence each; empty when it is right.

    `known` are pages parsed before, by content; it is brought to those of this site.
    """
    contents = {path: content for path, content in site.items() if path.endswith(".html")}
    before = known or {}
    pages = {path: before.get(content) or parse(content.decode()) for path, content in contents.items()}
    if known is not None:
        known.clear()
        known.update(zip(contents.values(), pages.values(), strict=True))
    return [
        *_repeated_ids(pages),
        *_broken_links(pages, site),
        *_other_hosts(pages),
        *_lost_items(pages, model),
        *_registered_ids(pages, site, model),
    ]


def _repeated_ids(pages: Mapping[str, Parsed]) -> Iterator[str]:
    for path, page in pages.items():
        for identifier, count in page.ids.items():
            if count > 1:
                yield f"{path}: the id “{identifier}” stands {count} times."


def _broken_links(pages: Mapping[str, Parsed], site: Mapping[str, bytes]) -> Iterator[str]:
    for path, page in pages.items():
        if path.endswith("404.html"):
            continue  # It is served at any address, so its links are absolute.
        for link in (*page.links, *page.fetched):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = resolve(path, parts.path)
            if target is None or target not in site:
                yield f"{path}: the link “{link}” leads nowhere."
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                yield f"{path}: the link “{link}” names an anchor that is not there."


def resolve(page: str, link: str) -> str | None:
    """The file of the site that a relative link on a page leads to; None when it leaves the site."""
    if not link:
        return page
    if link.startswith("/"):
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(link)))
    if target.startswith(".."):
        return None
    if link.endswith(("/", "/.", "/..")) or posixpath.basename(link) in (".", ".."):
        target = "index.html" if target == "." else f"{target}/index.html"
    return target


def _other_hosts(pages: Mapping[str, Parsed]) -> Iterator[str]:
    for path, page in pages.items():
        for address in page.fetched:
            if urlsplit(address).netloc:
                yield f"{path}: fetches “{address}” from another host."


def _lost_items(pages: Mapping[str, Parsed], model: Model) -> Iterator[str]:
    """Every item stands on its page, and its id once in a language."""
    for language in model.languages:
        where: dict[str, list[str]] = {}
        for path, page in pages.items():
            if path.startswith(f"{language}/"):
                for identifier in page.ids:
                    where.setdefault(identifier, []).append(path)
        for identifier in model.home:
            page_address, anchor = model.address(identifier)
            expected = f"{language}/{page_address}index.html"
            once = {expected, *_old_pages(identifier, model, language)}
            if expected not in pages:
                yield f"{expected}: the page of “{identifier}” is missing."
            elif anchor and set(where.get(anchor, ())) != once:
                yield f"{expected}: “{anchor}” should stand here and nowhere else; it stands in {where.get(anchor)}."


def _old_pages(identifier: str, model: Model, language: str) -> list[str]:
    """The pages on which a registered id once stood, and where its anchor must stay."""
    registered = model.register.get(identifier)
    at = registered.at if registered else ()
    return [f"{language}/{page}index.html" for page in at if page != model.home.get(identifier)]


def _registered_ids(pages: Mapping[str, Parsed], site: Mapping[str, bytes], model: Model) -> Iterator[str]:
    """Every id ever published leads somewhere: its permanent page, its data, and its anchor on every old page."""
    for identifier in {*model.home, *model.register}:
        if f"id/{identifier}/index.html" not in site:
            yield f"id/{identifier}/index.html: the permanent page is missing."
        if f"api/v1/items/{identifier}.json" not in site:
            yield f"api/v1/items/{identifier}.json: the data of a published id is missing."
    for identifier in model.register:
        for language in model.languages:
            for path in _old_pages(identifier, model, language):
                if path in pages and identifier not in pages[path].ids:
                    yield f"{path}: the old anchor “{identifier}” is missing."
