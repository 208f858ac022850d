"""The site's Markdown pages: model in, text out. What a page says stands in `templates/`, `prose/` and `words/`."""

import html
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MethodType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

from ..language import escaping
from ..language.speech import Speech
from ..model import describing
from ..model.addresses import file_of
from ..model.plan import Model
from ..model.site import GROUPS, SITE, Page, pages
from ..reading.failing import in_hand
from . import lines
from .compiled import Compiled
from .offering import Offering
from .pictures import Pictures
from .structured import citation_tags, jsonld
from .writing import Writer


@dataclass(frozen=True)
class Edition:
    """The pages of one language, each ready to be written. `compiled` are templates that were compiled before."""

    model: Model
    speech: Speech
    site_url: str
    compiled: Compiled = field(default_factory=Compiled)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page by its file below the language's folder, in the order of the navigation."""
        return {file_of(page.address, self.model): page for page in pages(self.model, self.speech)}

    @cached_property
    def _templates(self) -> Environment:
        return _environment(self.compiled)

    @cached_property
    def _published(self) -> Offering:
        return Offering(self.model, self.site_url)

    def markdown(self, file: str) -> str:
        """One page's Markdown. Raises Failed if it cannot be made."""
        page, model, speech = self.pages[file], self.model, self.speech
        with in_hand(f"The page {speech.language}/{page.address}"):
            writer = Writer(model, speech, page.address, self.site_url)
            text = self._templates.get_template(page.template).render(
                w=writer,
                pictures=Pictures(writer),
                published=self._published,
                page=page,
                front=_front_matter(page, model, speech, self.site_url),
                **page.given,
            )
            if gone := model.gone_from(page.address):
                text += self._templates.get_template("gone.md.j2").render(w=writer, gone=gone)
            return text if writer.in_english else escaping.close_up(text)


def render(model: Model, speech: Speech, site_url: str) -> dict[str, str]:
    """Every page's Markdown by its file below the language's folder."""
    edition = Edition(model, speech, site_url)
    return {file: edition.markdown(file) for file in edition.pages}


def navigation(model: Model, speech: Speech) -> list[Any]:
    """MkDocs' `nav` for one language. Its titles are HTML: the theme prints them as they are."""
    all_pages = list(pages(model, speech))
    entries = {page.address: {html.escape(page.title): file_of(page.address, model)} for page in all_pages}
    home = {html.escape(str(speech.say("start-page"))): file_of("", model)}
    nav: list[Any] = [home, entries[model.plan.page]]
    nav += [entries[f"{row.name}/"] for row in SITE if not row.group]
    groups = [
        {html.escape(str(speech.say(group))): [entries[page.address] for page in all_pages if page.group == group]}
        for group in GROUPS
    ]
    # The guides stand before the chapters, as on the home page: most who come have a question of their own.
    nav.append(groups[0])
    for chapter in model.chapters:
        parts = [chapter.page, *(model.divisions[section].page for section in chapter.children)]
        (title,) = entries[chapter.page]
        nav.append({title: [entries[page] for page in parts]})
    return [*nav, *groups[1:]]


def _environment(compiled: Compiled) -> Environment:
    """Templates in which every value is escaped for Markdown unless it already is Markdown.

    Jinja's own escaping is on as well, so that what macros return counts as Markdown.
    """
    here = Path(__file__).parent
    # A line of data stands on many pages: it is escaped once.
    escaped = cache(escaping.escape)
    environment = Environment(
        loader=FileSystemLoader([here / "templates", here / "prose"]),
        autoescape=True,
        finalize=lambda value: value if isinstance(value, Markup) else escaped(str(value)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=compiled,
    )
    environment.context_class = Asking
    lines.add_to(environment)
    return environment


class Asking(Context):
    """What a template knows. Templates ask `w` at every turn, and Jinja looks each time what more it must be given."""

    def call(self, asked: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        """Call what a template calls; a method wants nothing but what the template gives it."""
        if not isinstance(asked, MethodType):
            return super().call(asked, *given, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return asked(*given, **named)


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
