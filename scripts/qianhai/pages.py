"""The site's Markdown pages: model in, text out. What a page says stands in `templates/` and `words/`."""

import html
import json
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import markdown
from .languages import Speech
from .model import Division, Model
from .records import Figure, Grade, Item, Reader, Relation, Source, Sourced, Statement, Unknown

STAGES = ("2025", "2030", "2035")
"""The years by which the plan sets its goals."""

PARTS = {"layout": "places.md.j2", "stages": "stages.md.j2"}
"""What a division's page shows beside its statements, by the division's id."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address below the language, its template, and what the template is given beside the writer."""

    address: str
    template: str
    title: str
    about: Mapping[str, Any]


def pages(model: Model, speech: Speech) -> Iterator[Page]:
    """All pages of one language, in the order of the navigation."""
    title = speech.say
    yield Page("", "home.md.j2", str(title("home-title")), {})
    for division in model.divisions.values():
        name = speech.pick(division.item.name)
        if division is model.plan:
            name = str(title("plan-page"))
        elif division.number:
            name = f"{division.number} {name}"
        yield Page(division.page, "division.md.j2", name, {"division": division})
    for name in ("indicators", "disagreements", "unknowns", "sources", "method"):
        template = f"{name}.{speech.language}.md.j2" if name == "method" else f"{name}.md.j2"
        yield Page(f"{name}/", template, str(title(name)), {})
    for reader in model.readers.values():
        yield Page(f"readers/{reader.id}/", "reader.md.j2", speech.pick(reader.name), {"reader": reader})


def render(model: Model, speech: Speech) -> dict[str, str]:
    """Every page's Markdown by its path below the language's folder."""
    environment = _environment()
    return {
        file_of(page.address, model): environment.get_template(page.template).render(
            w=Writer(model, speech, page), page=page, front=_front_matter(page, speech), **page.about
        )
        for page in pages(model, speech)
    }


def navigation(model: Model, speech: Speech) -> list[Any]:
    """MkDocs' `nav` for one language. Its titles are HTML: the theme prints them as they are."""

    def entry(page: Page) -> dict[str, str]:
        return {html.escape(page.title): file_of(page.address, model)}

    by_address = {page.address: page for page in pages(model, speech)}
    nav: list[Any] = [entry(by_address[""]), entry(by_address["plan/"])]
    for chapter in model.chapters:
        page = by_address[chapter.page]
        sections = [entry(by_address[model.divisions[section].page]) for section in chapter.children]
        nav.append({html.escape(page.title): [file_of(page.address, model), *sections]})
    around = ("indicators/", "disagreements/", "unknowns/", "sources/", "method/")
    nav.append({str(speech.say("around")): [entry(by_address[address]) for address in around]})
    readers = [entry(page) for address, page in by_address.items() if address.startswith("readers/")]
    nav.append({str(speech.say("readers")): readers})
    return nav


def file_of(address: str, model: Model) -> str:
    """The Markdown file that becomes the page at `address`: a page with pages under it is its folder's index."""
    if not address:
        return "index.md"
    above = {chapter.page for chapter in model.chapters}
    return f"{address}index.md" if address in above else f"{address.rstrip('/')}.md"


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


def _front_matter(page: Page, speech: Speech) -> Markup:
    # JSON is YAML, so any title is safe here; the theme prints it as HTML.
    title = json.dumps(html.escape(page.title), ensure_ascii=False)
    description = json.dumps(str(speech.words["site-description"]), ensure_ascii=False)
    return Markup(f"---\ntitle: {title}\ndescription: {description}\n---\n")


@dataclass(frozen=True)
class Writer:
    """What templates may ask: words, values and links as Markdown, for one page in one language."""

    model: Model
    speech: Speech
    page: Page

    # Words and values

    def say(self, name: str, /, **values: object) -> Markup:
        """An interface text."""
        return self.speech.say(name, **values)

    def show(self, value: object) -> Markup:
        """A text, date or number from the data."""
        return self.speech.shown(value)

    def attribute(self, text: object) -> Markup:
        """A value for an attribute of an HTML tag."""
        return Markup(html.escape(str(text)))

    # Links

    def path(self, address: str, anchor: str = "") -> str:
        """The way from this page's file to another's, as a Markdown link needs it."""
        here = posixpath.dirname(file_of(self.page.address, self.model))
        there = file_of(address, self.model)
        fragment = f"#{anchor}" if anchor else ""
        if address == self.page.address and anchor:
            return fragment
        return posixpath.relpath(there, here or ".") + fragment

    def to(self, item: Item | str, words: object = None) -> Markup:
        """A link to an item where it stands. Without words, a division is named by number and name."""
        identifier = item if isinstance(item, str) else item.id
        if words is None:
            words = self.name(self.model.divisions[identifier])
        return markdown.link(self.show(words), self.path(*self.model.address(identifier)))

    def to_page(self, address: str, words: object, anchor: str = "") -> Markup:
        """A link to a page by its address below the language."""
        return markdown.link(self.show(words), self.path(address, anchor))

    def name(self, division: Division) -> Markup:
        """A division's number and name."""
        if division is self.model.plan:
            return self.say("plan-page")
        return self.say("chapter-heading", number=division.number, name=division.item.name)

    def address(self, item: Item) -> Markup:
        """The way to an item from this page, for an `href`: links between directory addresses."""
        page, anchor = self.model.address(item.id)
        if page == self.page.address:
            return Markup(f"#{anchor}")
        relative = posixpath.relpath(page or ".", self.page.address or ".") + "/"
        return Markup(f"{relative}#{anchor}" if anchor else relative)

    # Evidence

    def grade(self, record: Sourced) -> Grade:
        """The grade of whatever has sources."""
        return self.model.grade(record.sources)

    def sources_of(self, record: Sourced) -> list[Source]:
        """The sources of a record, best grade first, in the record's order within a grade."""
        return sorted(
            (self.model.sources[identifier] for identifier in record.sources), key=lambda source: source.grade
        )

    def cited(self, source: Source) -> Markup:
        """A source in a line of evidence: publisher and date, linked to its entry."""
        words = self.show(source.publisher)
        if source.date:
            words = Markup("{}, {}").format(words, self.show(source.date))
        if source.mirror:
            words = self.say("copy-of", what=words)
        return markdown.link(words, self.path(*self.model.address(source.id)))

    def outside(self, source: Source) -> Markup:
        """A link to the source's own page."""
        assert source.url
        return markdown.link(self.say("source-open"), source.url)

    def counts(self, division: Division, *, own: bool = False) -> list[tuple[Relation, int]]:
        """How many statements of each relation a division's page shows; none are left out."""
        statements = division.statements if own else (*division.statements, *division.shown)
        counted = Counter(statement.relation for statement in statements)
        return [(relation, counted[relation]) for relation in Relation if counted[relation]]

    def evidence_line(self, division: Division) -> Markup:
        """The counts in words."""
        return self.counted(self.counts(division))

    def counted(self, counts: list[tuple[Relation, int]]) -> Markup:
        """Counts by relation in words; that nothing is said on the plan itself is never passed over."""
        parts = [self.say(f"count-{relation}", count=count) for relation, count in counts]
        if Relation.PLAN not in dict(counts):
            parts.insert(0, self.say("count-plan-none"))
        return Markup(", ").join(parts)

    def chapter_counts(self, chapter: Division) -> list[tuple[Relation, int]]:
        """The statements that stand in a chapter and its sections, by relation."""
        counted: Counter[Relation] = Counter()
        for division in (chapter, *(self.model.divisions[child] for child in chapter.children)):
            counted.update(dict(self.counts(division, own=True)))
        return [(relation, counted[relation]) for relation in Relation if counted[relation]]

    # What a page gathers

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations in the order of a page."""
        return tuple(Relation)

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The grades, best first."""
        return tuple(Grade)

    @property
    def stages(self) -> tuple[str, ...]:
        """The years of the plan's goals."""
        return STAGES

    def page_sources(self, division: Division) -> list[Source]:
        """Every source that a division's page rests on, best grade first."""
        records: list[Sourced] = [division.item, *division.statements, *division.shown]
        records += [view for disagreement in division.disagreements for view in disagreement.views]
        if division.id == "layout":
            records += self.model.places.values()
        used = {identifier for record in records for identifier in record.sources}
        return sorted(
            (self.model.sources[identifier] for identifier in used), key=lambda source: (source.grade, source.id)
        )

    def readers_of(self, division: Division) -> list[tuple[Reader, list[Statement]]]:
        """The kinds of reader that statements on a division's page matter to, with those statements."""
        shown = (*division.statements, *division.shown)
        found = [
            (reader, [item for item in shown if reader.id in item.readers]) for reader in self.model.readers.values()
        ]
        return [(reader, items) for reader, items in found if items]

    def see_also(self, division: Division) -> list[Division]:
        """The divisions that share statements with this one, in the plan's order."""
        there = {name for statement in division.statements for name in statement.also}
        here = {self.model.division_of(statement).id for statement in division.shown}
        return [other for other in self.model.divisions.values() if other.id in there | here and other is not division]

    def staged(self, division: Division, year: str) -> list[Statement]:
        """A division's goals for one year."""
        return [statement for statement in division.statements if statement.stage == year]

    def by_division(self, statements: Iterable[Statement]) -> list[tuple[Division, list[Statement]]]:
        """Statements grouped by the division they stand in."""
        grouped: dict[str, list[Statement]] = {}
        for statement in statements:
            grouped.setdefault(self.model.division_of(statement).id, []).append(statement)
        return [(division, grouped[name]) for name, division in self.model.divisions.items() if name in grouped]

    def latest(self, figures: Iterable[Figure]) -> Figure | None:
        """The figure whose period ends last."""
        return max(figures, key=lambda figure: figure.period.order[::-1], default=None)

    def target(self, figures: Iterable[Figure], year: str) -> Figure | None:
        """The target for one year."""
        return next((figure for figure in figures if str(figure.period) == year), None)

    def part(self, division: Division) -> str | None:
        """The template of what this division's page shows beside its statements."""
        return PARTS.get(division.id)

    @property
    def unnamed_indicators(self) -> int:
        """How many of the plan's indicators no record stands for."""
        return self.model.plan_record.indicators - len(self.model.indicators)

    def unknowns_of(self, division: Division) -> list[Unknown]:
        """The gaps that name this division first: each gap once over all divisions."""
        return [found for found in division.unknowns if found.about[0] == division.id]

    def carried(self, source: Source) -> tuple[Item, ...]:
        """What rests on a source."""
        return self.model.carries.get(source.id, ())

    def for_reader(self, reader: Reader, relation: Relation | None = None) -> list[Statement]:
        """What matters to a kind of reader, of one relation or of all."""
        found = [item for item in self.model.statements.values() if reader.id in item.readers]
        return [item for item in found if relation is None or item.relation is relation]
