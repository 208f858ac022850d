"""The site's Markdown pages: model in, text out. What a page says stands in `templates/` and `words/`."""

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import markdown
from .addresses import file_of
from .languages import Speech
from .model import Division, Model
from .offering import offering
from .pictures import Pictures
from .structured import citation_tags, jsonld
from .writing import Writer

AROUND = ("timeline", "promotion-meeting", "policies", "bodies", "people", "figures", "indicators", "glossary", "names")
"""The pages around the plan, in the order of the navigation."""

FOR_USE = ("data", "downloads", "cite", "changes", "edit")
"""The pages for those who take the data away, cite it, or mend it."""

BY_LANGUAGE = ("method", "data", "downloads", "cite", "edit")
"""The pages whose text is written by hand in each language."""

EVIDENCE = ("sources", "disagreements", "unknowns", "method")
"""The pages on how we know, in the order of the navigation."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address below the language, its template, and what the template is given beside the writer."""

    address: str
    template: str
    title: str
    about: Mapping[str, Any]


def pages(model: Model, speech: Speech) -> Iterator[Page]:
    """All pages of one language."""
    yield Page("", "home.md.j2", str(speech.say("home-title")), {})
    for division in model.divisions.values():
        yield Page(division.page, "division.md.j2", _title(division, model, speech), {"division": division})
    for name in (*AROUND, *EVIDENCE, *FOR_USE):
        if name not in model.divisions:
            template = f"{name}.{speech.language}.md.j2" if name in BY_LANGUAGE else f"{name}.md.j2"
            yield Page(f"{name}/", template, str(speech.say(name)), {})
    for reader in model.readers.values():
        yield Page(f"readers/{reader.id}/", "reader.md.j2", speech.pick(reader.name), {"reader": reader})


def _title(division: Division, model: Model, speech: Speech) -> str:
    name = speech.pick(division.item.name)
    if division is model.plan:
        return str(speech.say("plan-page"))
    return f"{division.number} {name}" if division.number else name


def render(model: Model, speech: Speech, site_url: str) -> dict[str, str]:
    """Every page's Markdown by its path below the language's folder."""
    environment = _environment()
    published = offering(model, site_url)
    written = {}
    for page in pages(model, speech):
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
        written[file_of(page.address, model)] = text if writer.in_english else markdown.close_up(text)
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
        finalize=lambda value: value if isinstance(value, Markup) else markdown.escape(str(value)),
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
