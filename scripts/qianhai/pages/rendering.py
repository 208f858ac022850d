"""The site's Markdown pages: model in, text out. What a page says stands in `templates/`, `prose/` and `words/`."""

import html
import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..language import escaping
from ..language.speech import Speech
from ..model import describing
from ..model.addresses import file_of
from ..model.plan import Model
from ..model.site import GROUPS, SITE, Page, pages
from ..reading.failing import in_hand
from . import lines
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
                **page.given,
            )
            if gone := model.gone_from(page.address):
                text += environment.get_template("gone.md.j2").render(w=writer, gone=gone)
            written[file_of(page.address, model)] = text if writer.in_english else escaping.close_up(text)
    return written


def navigation(model: Model, speech: Speech) -> list[Any]:
    """MkDocs' `nav` for one language. Its titles are HTML: the theme prints them as they are."""
    all_pages = list(pages(model, speech))
    entries = {page.address: {html.escape(page.title): file_of(page.address, model)} for page in all_pages}
    home = {html.escape(str(speech.say("start-page"))): file_of("", model)}
    nav: list[Any] = [home, entries[model.plan.page]]
    nav += [entries[f"{row.name}/"] for row in SITE if not row.group]
    for chapter in model.chapters:
        parts = [chapter.page, *(model.divisions[section].page for section in chapter.children)]
        (title,) = entries[chapter.page]
        nav.append({title: [entries[page] for page in parts]})
    for group in GROUPS:
        of_group = [entries[page.address] for page in all_pages if page.group == group]
        nav.append({html.escape(str(speech.say(group))): of_group})
    return nav


def _environment() -> Environment:
    """Templates in which every value is escaped for Markdown unless it already is Markdown.

    Jinja's own escaping is on as well, so that what macros return counts as Markdown.
    """
    here = Path(__file__).parent
    environment = Environment(
        loader=FileSystemLoader([here / "templates", here / "prose"]),
        autoescape=True,
        finalize=lambda value: value if isinstance(value, Markup) else escaping.escape(str(value)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    lines.add_to(environment)
    return environment


def _front_matter(page: Page, model: Model, speech: Speech, site_url: str) -> Markup:
    about = {
        # The theme prints a title as HTML.
        "title": html.escape(page.title),
        "description": describing.of_page(page, speech),
        "citation": citation_tags(page.address, page.title, model, speech, site_url),
        "jsonld": jsonld(page.address, page.title, model, speech, site_url),
    }
    # JSON is YAML, so any text is safe here.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in about.items()]
    return Markup("---\n{}\n---\n").format(Markup("\n".join(lines)))
