"""What templates may ask while a page is written: links, evidence and lists as Markdown."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from markupsafe import Markup

from ..language import escaping
from ..model.addresses import file_of, way
from ..model.names import called, shortened
from ..model.plan import Division
from ..model.reporting import report_address
from ..schema.parts import Cautioned, Claim, Item
from ..schema.passages import Summary
from ..schema.publications import Registered
from ..schema.records import NameInUse, Source, Statement
from ..schema.values import Language, Relation
from .noting import Noting

FOLDED_FROM = 5
"""From how many entries on a part of a page is folded."""


@dataclass(frozen=True)
class Writer(Noting):
    """The model, a language, the address of the page that is being written, and the site's public address."""

    site_url: str

    # Links

    def to_page(self, address: str, words: object, anchor: str = "") -> Markup:
        """A link to a page by its address below the language."""
        here, there = file_of(self.here, self.model), file_of(address, self.model)
        return escaping.link(self.show(words), way(here, there, anchor))

    def to(self, item: Item | str, words: object = None) -> Markup:
        """A link to an item where it stands. Without words, the item's own name."""
        identifier = item if isinstance(item, str) else item.id
        address, anchor = self.model.address(identifier)
        return self.to_page(address, self.name(identifier) if words is None else words, anchor)

    def anchor(self, item: Item | str, words: object = None) -> Markup:
        """A link to an item in HTML; without words, by its own name."""
        identifier = item if isinstance(item, str) else item.id
        shown = self.name(identifier) if words is None else self.show(words)
        return Markup(f'<a href="{self.address(identifier)}">{shown}</a>')

    def links(self, items: Iterable[Item | str]) -> Markup:
        """Links to items where they stand, by their own names."""
        return self.comma.join(self.anchor(item) for item in items)

    def brief_links(self, items: Iterable[Item]) -> Markup:
        """Links to items where they stand, by short names or first words; what is called the same is named once."""
        named = {(self.short(item), self.address(item)): item for item in items}
        return self.semicolon.join(self.anchor(item, words) for (words, _), item in named.items())

    def short(self, item: Item) -> Markup:
        """A few words that tell an item from others: a division's number and name, a short name, or first words."""
        if item.id in self.model.divisions:
            return self.division_name(self.model.divisions[item.id])
        if isinstance(item, Summary):
            return self.say("in-short")
        milestone = item.milestone if isinstance(item, Statement) else None
        words = self.speech.pick(milestone) if milestone else called(item.id, self.model, self.speech)
        return self._in_its_language(item, shortened(words, 50 if self.in_english else 20))

    def page_link(self, name: str, anchor: str = "") -> Markup:
        """A link to a page around the plan, by its own name."""
        return self.to_page(f"{name}/", self.say(name), anchor)

    def file_link(self, path: str, words: str = "") -> Markup:
        """A link to a file above the editions, by its path from the root: by its name, or in words for it."""
        name = path.rpartition("/")[2]
        if not words:
            return Markup('<a href="{}{}">{}</a>').format(self.root, path, name)
        return Markup('<a href="{}{}" aria-label="{}">{}</a>').format(self.root, path, name, words)

    def address(self, item: Item | str) -> Markup:
        """The way to an item from this page, for an `href`."""
        identifier = item if isinstance(item, str) else item.id
        return Markup(way(self.here, *self.model.address(identifier)))

    def page_address(self, address: str, anchor: str = "") -> Markup:
        """The way to a page by its address below the language, for an `href`."""
        return Markup(way(self.here, address, anchor))

    def permanent(self, item: Item | Registered) -> Markup:
        """The way from this page to an item's permanent address."""
        return Markup(f"{self.root}id/{item.id}/")

    def citing(self, item: Item) -> Markup:
        """The way from this page to how to cite an item, in this page's language where that is not the first there."""
        here = "" if self.speech.language == self.model.languages[0] else f"#{self.speech.language}"
        return Markup(f"{self.permanent(item)}cite/{here}")

    @property
    def root(self) -> Markup:
        """The way from this page to the site's root."""
        return Markup("../" * (self.here.count("/") + 1))

    def report(self, item: Item) -> str | None:
        """The address at which a reader reports an error in an item; None while the project names no repository."""
        return report_address(item.id, self.site_url, self.model, self.speech)

    def living(self, identifiers: Iterable[str]) -> list[Item]:
        """Of published ids, the items that still go by them."""
        return [self.model.items[one] for one in identifiers if one in self.model.items]

    def gone(self, identifiers: Iterable[str]) -> list[str]:
        """Of published ids, those by which no item goes any more."""
        return [one for one in identifiers if one not in self.model.items]

    def whatever_became(self, identifier: str) -> Markup:
        """A link to what a published id names, by its name; of an id that is gone, the id and what it lives on as."""
        if identifier in self.model.items:
            item = self.model.items[identifier]
            return self.anchor(item, self.short(item))
        gone = self.model.register.get(identifier)
        here = Markup('<a href="{}id/{}/">{}</a>').format(self.root, identifier, identifier)
        found = self.living(gone.to) if gone else []
        return Markup("{} → {}").format(here, self.brief_links(found)) if found else here

    def held(self, value: str | None, beside: str | None) -> Markup:
        """What a field held, from its JSON: a text in this edition's language, a number, a name, or a list of these.

        Of a list, what is not in the one `beside` it. Of what is made of parts nothing: the change set has it.
        """
        found = json.loads(value) if value else []
        other = json.loads(beside) if beside else []
        if isinstance(found, dict) and "en" in found and found.keys() <= set(Language):
            if (words := found.get(self.language)) is not None:
                return self.show(words)
            shown = Language.SIMPLIFIED if Language.SIMPLIFIED in found and not self.in_english else Language.ENGLISH
            return Markup('<span lang="{}">{}</span>').format(shown, self.show(found[shown]))
        listed = found if isinstance(found, list) else [found]
        if isinstance(found, list) and isinstance(other, list):
            listed = [one for one in found if one not in other]
        plain = [str(one) for one in listed if isinstance(one, str | int | float)]
        return self.comma.join(
            self.whatever_became(one)
            if one in self.model.items or one in self.model.register
            else Markup("<code>{}</code>").format(self.show(one))
            for one in plain
        )

    def name(self, identifier: str) -> Markup:
        """What an item is called in a link: a division by number and name, others by name or first words."""
        if identifier in self.model.divisions:
            return self.division_name(self.model.divisions[identifier])
        return self._in_its_language(self.model.items[identifier], called(identifier, self.model, self.speech))

    def _in_its_language(self, item: Item, words: str) -> Markup:
        """What an item is called; a name in use, or a source's title, says in which language it is one."""
        shown = self.show(words)
        if isinstance(item, Source) and item.title:
            return Markup('<cite lang="{}">{}</cite>').format(item.language, shown)
        return (
            Markup('<span lang="{}">{}</span>').format(item.language, shown) if isinstance(item, NameInUse) else shown
        )

    def division_name(self, division: Division) -> Markup:
        """A division's number and name."""
        if division is self.model.plan:
            return self.say("plan-page")
        name = division.item.name
        if not division.number:
            return self.show(name)
        # The number stays with the name where a line breaks.
        return Markup("\u00a0").join(self.say("chapter-heading", number=division.number, name=name).split(" ", 1))

    def anchor_page(self, address: str, words: object) -> Markup:
        """A link to a page in HTML, by its address below the language."""
        return Markup('<a href="{}">{}</a>').format(self.page_address(address), self.show(words))

    def page_name(self, item: Item) -> Markup:
        """The name of the page an item stands on."""
        return self.show(self._titles[self.model.home[item.id]])

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        """The title of every page of this edition by its address."""
        return {page.address: page.title for page in self.pages}

    # Evidence

    def source_named(self, source: Source) -> Markup:
        """A source by its publisher and date; a copy is called one."""
        words = self.show(source.publisher)
        if source.date:
            words = Markup(f"{words}{self.aside}{self.show(source.date)}")
        return self.say("copy-of", what=words) if source.mirror else words

    def remarks(self, record: Cautioned) -> Markup:
        """What a reader must know of a record's evidence: the words for its cautions, then its own note."""
        parts = [self.say(f"caution-{caution}") for caution in record.caution]
        return Markup(" ").join([*parts, *([self.show(record.note)] if record.note else [])])

    def change(self, change: Decimal) -> Markup:
        """By how much a figure grew on the year before, or fell."""
        return self.say("figure-fall" if change < 0 else "figure-change", change=abs(change))

    def outside(self, address: str, words: object) -> Markup:
        """A link to another site."""
        return escaping.link(self.show(words), address)

    # What a page gathers

    def holds(self, division: Division, relation: Relation) -> Markup | None:
        """What a long part of a page holds, in a line; None where the part is short enough to stand open."""
        if relation not in (Relation.BEFORE, Relation.SINCE, Relation.CONTEXT):
            return None
        groups = self.groups_of(division, relation)
        claims = [*self.plain_lines(division, relation), *(claim for _, found in groups for claim in found)]
        if len(claims) < FOLDED_FROM:
            return None
        years = sorted(day.year for claim in claims if claim.date for day in (claim.date.start, claim.date.end) if day)
        parts = [self.say("holds", count=len(claims))]
        if years:
            parts.append(
                self.say("years", first=str(years[0]), last=str(years[-1]))
                if years[0] != years[-1]
                else Markup(str(years[0]))
            )
        about = [self.show(group.name) for group, _ in groups] or self._named_in(claims, division)
        line = self.comma.join(parts)
        return Markup("{}{}{}").format(line, self.colon, self.semicolon.join(about[:3])) if about else line

    def _named_in(self, claims: list[Claim], division: Division) -> list[Markup]:
        """What the claims that have a name are called, those of the page itself first; nothing where one alone has."""
        named = [(claim, name) for claim in claims if (name := self.short_name(claim))]
        named.sort(key=lambda pair: not self.at_home(pair[0], division))
        return [self.show(name) for _, name in named] if len(named) > 1 else []

    def grouped(self, items: Iterable[Item]) -> list[tuple[Markup, list[Item]]]:
        """Items by the page they stand on, in the site's order, with the page's name."""
        by_page: dict[str, list[Item]] = {}
        for item in items:
            by_page.setdefault(self.model.home[item.id], []).append(item)
        return [
            (self.page_name(found[0]), found)
            for _, found in sorted(by_page.items(), key=lambda pair: self._places_of_pages[pair[0]])
        ]

    @cached_property
    def _places_of_pages(self) -> Mapping[str, int]:
        """Where each page that holds items stands in the site's order."""
        return {page: place for place, page in enumerate(dict.fromkeys(self.model.home.values()))}

    def milestone(self, claim: Claim) -> Markup | None:
        """A claim's short name on the timeline; None for what does not belong there."""
        words = self.short_name(claim)
        return self.show(words) if words else None
