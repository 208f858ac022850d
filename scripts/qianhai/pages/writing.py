"""What templates may ask while a page is written: words, values, links and lists as Markdown."""

import html
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ..checking.translations import fingerprint
from ..language import escaping
from ..language.order import sort_key
from ..language.speech import Speech
from ..model.addresses import file_of, way_between_files, way_between_pages
from ..model.names import shortened
from ..model.plan import Division
from ..model.reporting import report_address
from ..model.site import Page, pages
from ..schema.contents import Title
from ..schema.passages import Passage
from ..schema.publications import Registered
from ..schema.records import Amount, Cautioned, Claim, GlossaryEntry, Item, Source, Term, Text
from ..schema.values import Language, Relation
from .gathering import Gathering

FOLDED_FROM = 5
"""From how many entries on a part of a page is folded."""


@dataclass(frozen=True)
class Writer(Gathering):
    """The model, a language, the address of the page that is being written, and the site's public address."""

    speech: Speech
    here: str
    site_url: str

    # Words and values

    def say(self, name: str, /, **values: object) -> Markup:
        """An interface text."""
        return self.speech.say(name, **values)

    def show(self, value: object) -> Markup:
        """A text, date or number from the data; a translation that may be out of date says so."""
        if isinstance(value, Text) and not self.in_english and fingerprint(value) in self.model.outdated:
            return Markup('{} <span class="outdated">{}</span>').format(self.speech.shown(value), self.say("outdated"))
        return self.speech.shown(value)

    def attribute(self, text: object) -> Markup:
        """A value for an attribute of an HTML tag."""
        return Markup(html.escape(str(text)))

    def passage(self, passage: Passage) -> Markup:
        """A passage's words; one that may be out of date says so."""
        if fingerprint(passage.text) in self.model.stale:
            return Markup('{} <span class="outdated">{}</span>').format(self.show(passage.text), self.say("stale"))
        return self.show(passage.text)

    def heard(self, item: Claim) -> str:
        """A few words by which those who listen tell one entry from another."""
        words = self.short_name(item)
        return (
            self.speech.pick(words) if words else shortened(self.speech.pick(item.text), 60 if self.in_english else 24)
        )

    def dated(self, item: Claim) -> bool:
        """Whether a line needs its date beside it: the plan's own clauses have none of their own."""
        return item.date is not None and item.relation in (Relation.BEFORE, Relation.SINCE, Relation.CONTEXT)

    def originals(self, item: Claim, text: Text) -> list[Term]:
        """The official Chinese terms to be shown beside a text: those that it does not hold itself."""
        said = self.speech.pick(text)
        return [term for term in item.terms if self.speech.term(term) not in said]

    def source_named(self, source: Source) -> Markup:
        """A source by its publisher and date; a copy is called one."""
        words = self.show(source.publisher)
        if source.date:
            words = Markup("{}{}{}").format(words, self.aside, self.show(source.date))
        return self.say("copy-of", what=words) if source.mirror else words

    def anchor(self, item: Item | str, words: object = None) -> Markup:
        """A link to an item in HTML; without words, by its own name."""
        identifier = item if isinstance(item, str) else item.id
        shown = self.name(identifier) if words is None else self.show(words)
        return Markup('<a href="{}">{}</a>').format(self.address(identifier), shown)

    def anchor_page(self, address: str, words: object) -> Markup:
        """A link to a page in HTML, by its address below the language."""
        return Markup('<a href="{}">{}</a>').format(self.page_address(address), self.show(words))

    def first_words(self, claim: Claim) -> str:
        """The beginning of a claim, to name it by where it is not told in full."""
        return shortened(self.speech.pick(claim.text), 90 if self.in_english else 40)

    @property
    def in_english(self) -> bool:
        """Whether this is the English edition, where Chinese titles and terms need their English beside them."""
        return self.speech.language is Language.ENGLISH

    @property
    def other_script(self) -> Language:
        """The Chinese script that is not this edition's."""
        simplified = self.speech.script is Language.SIMPLIFIED
        return Language.TRADITIONAL if simplified else Language.SIMPLIFIED

    def terms_in_order(self) -> list[GlossaryEntry]:
        """The glossary as readers of this edition look it up: by the English, by pinyin, or by strokes."""
        return sorted(self.model.terms.values(), key=lambda entry: sort_key(self.headword(entry), self.speech.language))

    def headword(self, entry: GlossaryEntry) -> str:
        """The word under which a term stands in this edition."""
        return entry.english[0] if self.in_english else self.in_script(entry)

    def in_script(self, entry: GlossaryEntry) -> str:
        """A term in this edition's script."""
        return entry.zh_Hans if self.speech.script is Language.SIMPLIFIED else entry.zh_Hant

    def in_other_script(self, entry: GlossaryEntry) -> str:
        """A term in the other script."""
        return entry.zh_Hant if self.speech.script is Language.SIMPLIFIED else entry.zh_Hans

    @property
    def pages(self) -> list[Page]:
        """All pages of this edition."""
        return list(pages(self.model, self.speech))

    # Marks between words

    @property
    def comma(self) -> Markup:
        """Between the entries of a list."""
        return self.say("comma")

    @property
    def aside(self) -> Markup:
        """Between a name and what is said of it in passing."""
        return self.say("aside")

    @property
    def semicolon(self) -> Markup:
        """Between longer entries."""
        return self.say("semicolon")

    @property
    def full_stop(self) -> Markup:
        """At a sentence's end, before another."""
        return self.say("full-stop")

    @property
    def colon(self) -> Markup:
        """Before what explains."""
        return self.say("colon")

    def title_beside(self, division: Division) -> bool:
        """Whether the official title says something that the page's own heading does not."""
        return self.in_english or self.speech.official(division.item.title) != self.speech.pick(division.item.name)

    def known_from(self, division: Division) -> Markup:
        """In one line: from what a page's part of the plan is known, and to which day facts were read."""
        kind = "text-read" if division.item.text_read else division.item.kind
        read_to = self.model.plan_record.read_to
        words = self.say(f"known-from-{kind}")
        return Markup("{}{}").format(words, self.say("as-read-to", day=read_to)) if read_to else words

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
        about = [self.show(group.name) for group, _ in groups][:3] or [
            self.show(term) for term in self._subjects(claims)
        ]
        line = self.comma.join(parts)
        return Markup("{}{}{}").format(line, self.colon, self.semicolon.join(about[:3])) if about else line

    def _subjects(self, claims: list[Claim]) -> list[str]:
        """The terms of the glossary that claims name most, as a line on what they are about."""
        wanted = {claim.id for claim in claims}
        counted = [(sum(user.id in wanted for user in self.users(term)), term) for term in self.model.terms.values()]
        ranked = sorted((pair for pair in counted if pair[0]), key=lambda pair: -pair[0])
        return [self.headword(term) for _, term in ranked[:3]]

    # Links

    def to_page(self, address: str, words: object, anchor: str = "") -> Markup:
        """A link to a page by its address below the language."""
        here, there = file_of(self.here, self.model), file_of(address, self.model)
        return escaping.link(self.show(words), way_between_files(here, there, anchor))

    def to(self, item: Item | str, words: object = None) -> Markup:
        """A link to an item where it stands. Without words, the item's own name."""
        identifier = item if isinstance(item, str) else item.id
        address, anchor = self.model.address(identifier)
        return self.to_page(address, self.name(identifier) if words is None else words, anchor)

    def address(self, item: Item | str) -> Markup:
        """The way to an item from this page, for an `href`."""
        identifier = item if isinstance(item, str) else item.id
        return Markup(way_between_pages(self.here, *self.model.address(identifier)))

    def permanent(self, item: Item | Registered) -> Markup:
        """The way from this page to an item's permanent address."""
        return Markup("{}id/{}/").format(self.root, item.id)

    @property
    def root(self) -> Markup:
        """The way from this page to the site's root."""
        return Markup("../" * (self.here.count("/") + 1))

    def report(self, item: Item) -> str | None:
        """The address at which a reader reports an error in an item; None while the project names no repository."""
        return report_address(item.id, self.site_url, self.model, self.speech)

    def to_permanent(self, identifier: str) -> Markup:
        """A link to an id's permanent address, whatever has become of it."""
        return Markup('<a href="{}id/{}/">{}</a>').format(self.root, identifier, identifier)

    def name(self, identifier: str) -> Markup:
        """What an item is called in a link: a division by number and name, others by their name, title or id."""
        if identifier in self.model.divisions:
            return self.division_name(self.model.divisions[identifier])
        item = self.model.items[identifier]
        for field in ("title", "name", "subject", "publisher"):
            if (words := getattr(item, field, None)) is not None:
                return self.show(words)
        if isinstance(item, GlossaryEntry):
            return self.show(item.english[0] if self.in_english else self.in_script(item))
        return self.show(self.first_words(item)) if isinstance(item, Claim) else self.show(identifier)

    def division_name(self, division: Division) -> Markup:
        """A division's number and name."""
        if division is self.model.plan:
            return self.say("plan-page")
        name = division.item.name
        return self.say("chapter-heading", number=division.number, name=name) if division.number else self.show(name)

    def page_name(self, item: Item) -> Markup:
        """The name of the page an item stands on."""
        page = self.model.home[item.id]
        division = next((found for found in self.model.divisions.values() if found.page == page), None)
        return self.division_name(division) if division else self.say(page.rstrip("/"))

    @property
    def script(self) -> Language:
        """The script in which Chinese stands on this edition's pages."""
        return self.speech.script

    def official(self, title: Title) -> str:
        """An official Chinese title, in this edition's script."""
        return self.speech.official(title)

    def term(self, term: Term) -> str:
        """An official Chinese term, in this edition's script."""
        return self.speech.term(term)

    def hint(self, name: str) -> Markup:
        """An interface text as the value of an attribute."""
        return self.attribute(self.speech.words[name])

    def citing(self, item: Item) -> Markup:
        """The way to the page on how to cite an item."""
        return Markup("{}cite/").format(self.permanent(item))

    def page_address(self, address: str, anchor: str = "") -> Markup:
        """The way to a page by its address below the language, for an `href`."""
        return Markup(way_between_pages(self.here, address, anchor))

    def measured(self, amount: Amount, unit: Text) -> str:
        """An amount with its unit."""
        return self.speech.measured(amount, unit)

    # Evidence

    def cited(self, source: Source) -> Markup:
        """A source in a line of evidence: publisher and date, linked to its entry."""
        return self.to(source, self.source_named(source))

    def remarks(self, record: Cautioned) -> Markup:
        """What a reader must know of a record's evidence: the words for its cautions, then its own note."""
        parts = [self.say(f"caution-{caution}") for caution in record.caution]
        return Markup(" ").join([*parts, *([self.show(record.note)] if record.note else [])])

    def outside(self, address: str, words: object) -> Markup:
        """A link to another site."""
        return escaping.link(self.show(words), address)

    def counted(self, counts: list[tuple[Relation, int]]) -> Markup:
        """Counts by relation in words; that nothing is said on the plan itself is never passed over."""
        parts = [self.say(f"count-{relation}", count=count) for relation, count in counts]
        if Relation.PLAN not in dict(counts):
            parts.insert(0, self.say("count-plan-none"))
        return self.comma.join(parts)

    def evidence_line(self, division: Division) -> Markup:
        """The counts of what a division's page shows, in words."""
        return self.counted(self.counts((*division.statements, *division.shown)))

    # What a page gathers

    def grouped(self, items: Iterable[Item]) -> list[tuple[Markup, list[Item]]]:
        """Items by the page they stand on, in the site's order, with the page's name."""
        by_page: dict[str, list[Item]] = {}
        for item in items:
            by_page.setdefault(self.model.home[item.id], []).append(item)
        order = list(dict.fromkeys(self.model.home.values()))
        return [
            (self.page_name(found[0]), found)
            for page, found in sorted(by_page.items(), key=lambda p: order.index(p[0]))
        ]

    def milestone(self, claim: Claim) -> Markup | None:
        """A claim's short name on the timeline; None for what does not belong there."""
        words = self.short_name(claim)
        return self.show(words) if words else None

    def explanation(self, entry: GlossaryEntry) -> str:
        """What a term means, in one line: its explanation, or else its English."""
        if entry.text:
            return self.speech.pick(entry.text)
        return entry.english[0] if self.in_english else self.in_script(entry)
