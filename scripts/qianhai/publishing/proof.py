"""Prove the finished site: parse its HTML and hold it to what readers were promised."""

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..model.plan import Model
from ..reading.remembering import Memory

LOADING = ("src", "srcset", "imagesrcset", "poster", "data")
"""Attributes that make a browser fetch what they name, whichever element bears them."""

LOADING_RELATIONS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "manifest"})
"""Relations of a `<link>` that make a browser fetch it or connect to its host."""

LEADING = ("href", "xlink:href", "action", "formaction", *LOADING)
"""Attributes that hold addresses a browser may go to."""

DATA = ("application/json", "application/ld+json")
"""The types of scripts that hold data, and that no browser runs."""

EDITION_PARTS, ROOT_PARTS = ("h1", "main", "footer"), ("h1", "main")
"""What every page of an edition, and every page above the editions, has."""


@dataclass(slots=True)
class Parsed:
    """What one page defines (how often), links to and fetches, its elements, what could run, what a policy forbids."""

    ids: dict[str, int] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)


def parse(html: str) -> Parsed:
    """What a page holds once it is parsed as HTML5 tells browsers to."""
    parsed = Parsed()
    elements: dict[str, None] = {}
    root = LexborHTMLParser(html).root
    assert root is not None
    for node in root.traverse(include_text=False):
        tag, values = node.tag or "", {name: value or "" for name, value in node.attributes.items()}
        elements[tag] = None
        if identifier := values.get("id"):
            parsed.ids[identifier] = parsed.ids.get(identifier, 0) + 1
        if tag == "a" and "href" in values:
            parsed.links.append(values["href"])
        parsed.fetched += _fetched(tag, values, node)
        parsed.running += _running(tag, values)
        parsed.inside += _inside(tag, values)
    parsed.elements.extend(elements)
    return parsed


def _parsed(page: bytes, memory: Memory) -> Parsed:
    """What a page holds; of one that was parsed before, what it held then."""
    return Parsed(**json.loads(memory.of(lambda: _written(parse(page.decode())), hashlib.sha256(page).hexdigest())))


def _written(parsed: Parsed) -> bytes:
    return json.dumps({name: getattr(parsed, name) for name in Parsed.__slots__}).encode()


def _inside(tag: str, values: Mapping[str, str]) -> Iterator[str]:
    """Scripts and styles that stand in the page itself, which the site's policy lets no browser obey."""
    if tag == "style" or (tag == "script" and "src" not in values and values.get("type", "") not in DATA):
        yield f"<{tag}>"
    if "style" in values:
        yield f'style="{values["style"]}"'


def _fetched(tag: str, values: Mapping[str, str], node: LexborNode) -> Iterator[str]:
    for name in LOADING:
        if value := values.get(name):
            yield from _CANDIDATES.findall(value) if "srcset" in name else [value]
    if tag == "link" and LOADING_RELATIONS & set(values.get("rel", "").lower().split()):
        yield values.get("href", "")
    if tag in ("image", "use", "feimage"):
        yield from (values[name] for name in ("href", "xlink:href") if values.get(name))
    yield from in_styles(node.text(deep=False) if tag == "style" else values.get("style", ""))


# The addresses in a `srcset`, each with what it is for, parted by commas; a comma may stand in an address.
_CANDIDATES = re.compile(r"(\S*[^\s,])(?:\s+[^,]*)?(?:,|$)")
_IN_STYLES = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""", re.IGNORECASE)


def in_styles(css: str) -> list[str]:
    """The addresses that style rules fetch."""
    return [one or other for one, other in _IN_STYLES.findall(css)]


def _running(tag: str, values: Mapping[str, str]) -> Iterator[str]:
    """What in an element could run a script, or turn every link of the page elsewhere."""
    if tag == "base":
        yield "<base>"
    for name, value in values.items():
        if name.startswith("on") or name == "srcdoc":
            yield f"{name}="
        if name in LEADING and _NO_ADDRESS.match(value):
            yield value
    if "refresh" in values.get("http-equiv", "").lower() and _NO_ADDRESS.match(
        values.get("content", "").partition("=")[2]
    ):
        yield values["content"]


# Browsers pass over spaces and control characters before and inside a scheme.
_NO_ADDRESS = re.compile(
    "|".join(r"[\x00-\x20]*".join(["", *scheme]) for scheme in ("javascript:", "vbscript:", "data:text/html")),
    re.IGNORECASE,
)


def faults(site: Mapping[str, bytes], model: Model, memory: Memory) -> list[str]:
    """Everything that is wrong with a finished site (path → bytes), one sentence each; empty when it is right.

    `memory`: what the proof of another site left.
    """
    pages = {path: _parsed(content, memory) for path, content in site.items() if path.endswith(".html")}
    styles = {path: in_styles(content.decode()) for path, content in site.items() if path.endswith(".css")}
    return [
        *_missing_parts(pages, model),
        *_running_scripts(pages),
        *_against_the_policy(pages),
        *_repeated_ids(pages),
        *_broken_links(pages, site),
        *_other_hosts({**{path: page.fetched for path, page in pages.items()}, **styles}),
        *_lost_items(pages, model),
        *_registered_ids(pages, site, model),
    ]


def _missing_parts(pages: Mapping[str, Parsed], model: Model) -> Iterator[str]:
    for path, page in pages.items():
        in_edition = path.split("/")[0] in model.languages and path.endswith("/index.html")
        for part in EDITION_PARTS if in_edition else ROOT_PARTS:
            if part not in page.elements:
                yield f"{path}: has no <{part}>: something before it swallows the page."


def _running_scripts(pages: Mapping[str, Parsed]) -> Iterator[str]:
    for path, page in pages.items():
        for found in page.running:
            yield f"{path}: “{found}” could run a script, and none belongs there."


def _against_the_policy(pages: Mapping[str, Parsed]) -> Iterator[str]:
    for path, page in pages.items():
        for found in page.inside:
            yield f"{path}: “{found}” stands in the page, and the site's policy lets no browser obey it (security.py)."


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
            parts = _parts(link)
            if parts is None:
                yield f"{path}: the link “{link}” is no address."
                continue
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


def _other_hosts(fetched: Mapping[str, list[str]]) -> Iterator[str]:
    for path, addresses in fetched.items():
        for address in addresses:
            if (parts := _parts(address)) and parts.netloc:
                yield f"{path}: fetches “{address}” from another host."


def _parts(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


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
