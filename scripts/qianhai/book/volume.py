"""What the book's templates may ask: all that pages may, with links that lead to places and pages of the book."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from ..language.order import sort_key
from ..model.plan import Division
from ..model.site import pages
from ..pages.writing import Writer
from ..schema.parts import Claim, Item
from ..schema.publications import Registered
from ..schema.records import Body, Disagreement, GlossaryEntry, Person, Source, Unknown
from ..schema.values import Language, State

UNKNOWN_PAGE = 888
"""What stands for a page's number before the book was laid out: as wide as most."""

RUN = 3
"""From how many pages that follow one another they are told as from the first to the last."""

CODES = {Language.ENGLISH: "en-GB", Language.SIMPLIFIED: "zh-Hans", Language.TRADITIONAL: "zh-Hant-HK"}
"""The languages as a PDF's readers, programs that read aloud among them, know them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands in the contents: its destination, number, title and group, its template, and its own parts."""

    anchor: str
    number: str
    title: str
    group: str
    template: str
    given: Mapping[str, object]
    parts: tuple["Piece", ...] = ()


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A word of the index, what else it is called, and the items in which it is named."""

    item: Item
    words: str
    beside: str
    named_in: tuple[Item, ...]


@dataclass(frozen=True)
class Volume(Writer):
    """The model, a language, and the page on which each destination stands, as far as the book was laid out."""

    stands_on: Mapping[str, int]

    # Links

    def address(self, item: Item | str) -> Markup:
        """The way to an item's place in the book."""
        return Markup("#{}").format(item if isinstance(item, str) else item.id)

    def page_address(self, address: str, anchor: str = "") -> Markup:
        """The way to what stands in the book for a page of the site."""
        return Markup("#{}").format(anchor or address.rstrip("/").rpartition("/")[2])

    def permanent(self, item: Item | Registered) -> Markup:
        """An item's permanent address, where the site has one; else its place in the book."""
        return Markup("{}id/{}/").format(self.site_url, item.id) if self.site_url else Markup("#{}").format(item.id)

    def page_number(self, anchor: str) -> int:
        """The page on which a destination stands."""
        return self.stands_on.get(anchor, UNKNOWN_PAGE)

    def page_numbers(self, items: Iterable[Item]) -> Markup:
        """The pages on which items stand, each once and in order, linked; many in a row from the first to the last."""
        known = list(items)
        if not self.stands_on:
            # Before the book is laid out: about as many pages as there are pages of the site.
            known = list({self.model.home[item.id]: item for item in known}.values())
            return Markup(", ").join(Markup('<a href="#{}">{}</a>').format(one.id, UNKNOWN_PAGE) for one in known)
        first_on = {self.page_number(item.id): item.id for item in reversed(known)}
        numbers = sorted(first_on)
        runs = [
            [number for _, number in run] for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
        ]
        told = []
        for run in runs:
            linked = [Markup('<a href="#{}">{}</a>').format(first_on[number], number) for number in run]
            told += [Markup("{}–{}").format(linked[0], linked[-1])] if len(run) >= RUN else linked
        return Markup(", ").join(told)

    @property
    def code(self) -> str:
        """The language of the book, as its readers' programs know it."""
        return CODES[self.language]

    def coded(self, language: str) -> str:
        """A language of the data, as readers' programs know it."""
        return {str(known): code for known, code in CODES.items()}.get(language, language)

    def host(self, address: str) -> str:
        """Whose an address of the web is, in short."""
        return urlsplit(address).netloc.removeprefix("www.")

    def readable(self, address: str) -> str:
        """An address of the web as people read it: without its scheme, in characters and not in their numbers."""
        plain = unquote(address, errors="replace")
        shown = address if "\ufffd" in plain or any(character.isspace() for character in plain) else plain
        return shown.removeprefix("https://").removeprefix("http://")

    # What the book holds

    def is_ahead(self, year: str) -> bool:
        """Whether the goals of a year are still to come, so that nothing can be said of them."""
        return any(self.verdict(goal) == "ahead" for goal in self.goals_of(year))

    def former(self, item: Item) -> list[str]:
        """The ids that an item had before, and those that were merged into it."""
        gone = (State.MOVED, State.MERGED)
        return [one.id for one in self.model.register.values() if one.state in gone and item.id in one.to]

    def own_disagreements(self, division: Division) -> list[Disagreement]:
        """The disagreements that are told in full with this division."""
        return [one for one in division.disagreements if one.about[0] == division.id]

    def other_disagreements_of(self, division: Division) -> list[Disagreement]:
        """The disagreements that concern this division too and are told with another."""
        return [one for one in division.disagreements if one.about[0] != division.id]

    def other_unknowns_of(self, division: Division) -> list[Unknown]:
        """The gaps that concern this division too and are told with another."""
        return [one for one in division.unknowns if one.about[0] != division.id]

    def own_lines(self, division: Division, relation: object) -> list[Claim]:
        """A division's own statements of one relation that stand in none of its groups."""
        return [one for one in division.statements if one.relation is relation and not self.in_own_group(one, division)]

    def pieces(self, templates: Iterable[str]) -> list[Piece]:
        """The book's pieces in the order of the site's navigation: the pages for which there is a template."""
        known = set(templates)
        found: list[Piece] = []
        sections: dict[str, list[Piece]] = {}
        for page in pages(self.model, self.speech):
            template = page.template.replace(f".{self.language}.md.j2", ".html.j2").replace(".md.j2", ".html.j2")
            if template not in known or not page.address:
                continue
            anchor = page.address.rstrip("/").rpartition("/")[2]
            division = page.given.get("division")
            number = division.number if isinstance(division, Division) else ""
            name = page.title.removeprefix(number).strip()
            piece = Piece(anchor, number, name, page.group, template, page.given)
            if isinstance(division, Division) and "." in division.number:
                sections.setdefault(str(division.parent), []).append(piece)
            else:
                found.append(piece)
        return [replace(one, parts=tuple(sections.get(one.anchor, ()))) for one in found]

    @property
    def index(self) -> list[tuple[str, list[IndexEntry]]]:
        """The terms, bodies and people, under letters or strokes as readers of this edition look them up."""
        entries: dict[str, IndexEntry] = {}
        for one in map(self._indexed, self._named_items()):
            # A body may be a term of the glossary as well.
            known = entries.setdefault(one.words, one)
            entries[one.words] = replace(known, named_in=_once((*known.named_in, *one.named_in)))
        named = [one for one in entries.values() if one.named_in]
        ordered = sorted(named, key=lambda one: sort_key(one.words, self.language))
        return [(words, list(found)) for words, found in groupby(ordered, key=lambda one: self.heading_of(one.words))]

    def _named_items(self) -> list[GlossaryEntry | Body | Person]:
        return [*self.model.terms.values(), *self.model.bodies.values(), *self.model.people.values()]

    def _indexed(self, item: GlossaryEntry | Body | Person) -> IndexEntry:
        named_in = tuple(one for one in self.users(item) if not isinstance(one, Source))
        if isinstance(item, GlossaryEntry):
            beside = self.in_script(item) if self.in_english else item.english[0]
            return IndexEntry(item, self.headword(item), beside, named_in)
        words = self.speech.pick(item.name)
        beside = self.term(item.names[0]) if self.in_english else item.name.en
        return IndexEntry(item, words, "" if beside == words else beside, named_in)


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple({item.id: item for item in items}.values())
