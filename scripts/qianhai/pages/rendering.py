"""The site's Markdown pages: model in, text out. What a page says stands in `templates/` and `words/`."""

import html
import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..language import escaping
from ..language.speech import Speech
from ..model.addresses import file_of
from ..model.plan import Model
from ..model.site import AROUND, EVIDENCE, FOR_USE, Page, pages
from ..reading.failing import in_hand
from .offering import offering
from .pictures import Pictures
from .structured import citation_tags, jsonld
from .writing import Writer


def render(model: Model, speech: Speech, site_url: str) -> dict[str, str]:
    """Every page's Markdown by its path below the language's folder."""
    environment = _environment()
    published = offering(model, site_url)
    written = {}
    for page in pages(model, speech):
        with in_hand(f"The page {speech.language}/{page.address}"):
            writer = Writer(model, speech, page.address, site_url)
            text = environment.get_template(page.template).render(
                w=writer,
                pictures=Pictures(writer),
                published=published,
                page=page,
                front=_front_matter(page, model, speech, site_url),
                **page.about,
            )
            if gone := model.gone_from(page.address):
                text += environment.get_template("gone.md.j2").render(w=writer, gone=gone)
            written[file_of(page.address, model)] = text if writer.in_english else escaping.close_up(text)
    return written


def navigation(model: Model, speech: Speech) -> list[Any]:
    """MkDocs' `nav` for one language. Its titles are HTML: the theme prints them as they are."""
    titles = {page.address: page.title for page in pages(model, speech)}

    def entry(address: str) -> dict[str, str]:
        return {html.escape(titles[address]): file_of(address, model)}

    def group(name: str, addresses: list[str]) -> dict[str, Any]:
        return {html.escape(str(speech.say(name))): [entry(address) for address in addresses if address in titles]}

    nav: list[Any] = [entry(""), entry("plan/")]
    for chapter in model.chapters:
        sections = [entry(model.divisions[section].page) for section in chapter.children]
        nav.append({html.escape(titles[chapter.page]): [entry(chapter.page), *sections]})
    nav.append(group("around", [f"{name}/" for name in AROUND]))
    nav.append(group("evidence", [f"{name}/" for name in EVIDENCE]))
    nav.append(group("for-use", [f"{name}/" for name in FOR_USE]))
    nav.append(group("readers", [f"readers/{reader}/" for reader in model.readers]))
    return nav


def _environment() -> Environment:
    """Templates in which every value is escaped for Markdown unless it already is Markdown.

    Jinja's own escaping is on as well, so that what macros return counts as Markdown.
    """
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        finalize=lambda value: value if isinstance(value, Markup) else escaping.escape(str(value)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _front_matter(page: Page, model: Model, speech: Speech, site_url: str) -> Markup:
    about = {
        # The theme prints a title as HTML.
        "title": html.escape(page.title),
        "description": str(speech.words["site-description"]),
        "citation": citation_tags(page.address, page.title, model, speech, site_url),
        "jsonld": jsonld(page.address, page.title, model, speech, site_url),
    }
    # JSON is YAML, so any text is safe here.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in about.items()]
    return Markup("---\n{}\n---\n").format(Markup("\n".join(lines)))
