"""What templates may ask while a page is written: words, values, links and lists as Markdown."""

import html
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from . import markdown
from .addresses import file_of, way_between_files, way_between_pages
from .languages import Speech
from .model import Division, Model
from .records import (
    Amount,
    Body,
    ChangeSet,
    Claim,
    GlossaryEntry,
    Group,
    Item,
    NameInUse,
    Policy,
    Reader,
    Registered,
    Source,
    Sourced,
    Statement,
    Term,
    Text,
    Unknown,
)
from .reporting import report_address
from .titles import shortened
from .translations import fingerprint
from .vocabulary import Grade, Language, Relation

STAGES = ("2025", "2030", "2035")
"""The years by which the plan sets its goals."""

PARTS = {"layout": "places.md.j2", "stages": "stages.md.j2"}
"""What a division's page shows beside its statements, by the division's id."""


@dataclass(frozen=True)
class Writer:
    """The model, a language, the address of the page that is being written, and the site's public address."""

    model: Model
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

    def in_script(self, entry: GlossaryEntry) -> str:
        """A term in this edition's script."""
        return entry.zh_Hans if self.speech.script is Language.SIMPLIFIED else entry.zh_Hant

    def in_other_script(self, entry: GlossaryEntry) -> str:
        """A term in the other script."""
        return entry.zh_Hant if self.speech.script is Language.SIMPLIFIED else entry.zh_Hans

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

    # Links

    def to_page(self, address: str, words: object, anchor: str = "") -> Markup:
        """A link to a page by its address below the language."""
        here, there = file_of(self.here, self.model), file_of(address, self.model)
        return markdown.link(self.show(words), way_between_files(here, there, anchor))

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
            words = Markup("{}{}{}").format(words, self.aside, self.show(source.date))
        if source.mirror:
            words = self.say("copy-of", what=words)
        return self.to(source, words)

    def outside(self, address: str, words: object) -> Markup:
        """A link to another site."""
        return markdown.link(self.show(words), address)

    def counts(self, claims: Iterable[Claim]) -> list[tuple[Relation, int]]:
        """How many claims there are of each relation; none are left out."""
        counted = Counter(claim.relation for claim in claims)
        return [(relation, counted[relation]) for relation in Relation if counted[relation]]

    def counted(self, counts: list[tuple[Relation, int]]) -> Markup:
        """Counts by relation in words; that nothing is said on the plan itself is never passed over."""
        parts = [self.say(f"count-{relation}", count=count) for relation, count in counts]
        if Relation.PLAN not in dict(counts):
            parts.insert(0, self.say("count-plan-none"))
        return self.comma.join(parts)

    def evidence_line(self, division: Division) -> Markup:
        """The counts of what a division's page shows, in words."""
        return self.counted(self.counts((*division.statements, *division.shown)))

    def in_chapter(self, chapter: Division) -> list[Statement]:
        """The statements that stand in a chapter and its sections."""
        parts = (chapter, *(self.model.divisions[child] for child in chapter.children))
        return [statement for part in parts for statement in part.statements]

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

    def part(self, division: Division) -> str | None:
        """The template of what this division's page shows beside its statements."""
        return PARTS.get(division.id)

    def page_sources(self, division: Division) -> list[Source]:
        """Every source that a division's page rests on, best grade first."""
        records: list[Sourced] = [division.item, *division.statements, *division.shown]
        records += [view for disagreement in division.disagreements for view in disagreement.views]
        records += [figure for series in division.series for figure in series.figures]
        records += getattr(division.item, "accounts", ())
        if division.id == "layout":
            for place in self.model.places.values():
                records += [place, *([place.area] if place.area else [])]
        used = {identifier for record in records for identifier in record.sources}
        return sorted((self.model.sources[name] for name in used), key=lambda source: (source.grade, source.id))

    def readers_of(self, division: Division) -> list[tuple[Reader, list[Claim]]]:
        """The kinds of reader that claims on a division's page matter to, with those claims."""
        shown = (*division.statements, *division.shown)
        found = [
            (reader, [item for item in shown if reader.id in item.readers]) for reader in self.model.readers.values()
        ]
        return [(reader, items) for reader, items in found if items]

    def see_also(self, division: Division) -> list[Division]:
        """The divisions that share claims with this one, in the plan's order."""
        there = {name for statement in division.statements for name in statement.also}
        here = {self.model.division_of.get(claim.id) for claim in division.shown}
        return [other for other in self.model.divisions.values() if other.id in there | here and other is not division]

    def in_group(self, division: Division, group: Group) -> list[Statement]:
        """A topic's statements in one part of its page."""
        return [statement for statement in division.statements if statement.group == group.id]

    def staged(self, division: Division, year: str) -> list[Statement]:
        """A division's goals for one year."""
        return [statement for statement in division.statements if statement.stage == year]

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

    def users(self, item: Item) -> tuple[Item, ...]:
        """What names an item, or rests on it."""
        return self.model.used_by.get(item.id, ())

    def named(self, claims: Iterable[Claim], *, at_most: int) -> list[Body]:
        """The bodies that claims name, the most often named first."""
        wanted = {claim.id for claim in claims}
        found = [(sum(user.id in wanted for user in self.users(body)), body) for body in self.model.bodies.values()]
        ranked = sorted((pair for pair in found if pair[0]), key=lambda pair: -pair[0])
        return [body for _, body in ranked[:at_most]]

    def for_reader(self, reader: Reader, relation: Relation | None = None) -> list[Claim]:
        """What matters to a kind of reader, of one relation or of all."""
        found = [item for item in self.model.claims if reader.id in item.readers]
        return [item for item in found if relation is None or item.relation is relation]

    @property
    def timeline(self) -> list[tuple[int, list[Claim]]]:
        """Everything that belongs on the timeline, by year: events, statements with a milestone, and policies.

        A policy that an event or such a statement already tells of does not stand there a second time.
        """
        dated = [claim for claim in self.model.claims if claim.date and self.milestone(claim)]
        told = {claim.id for claim in dated if not isinstance(claim, Policy)}
        told |= {name for claim in dated if claim.id in told for name in claim.related}
        dated = [claim for claim in dated if claim.id in told or not told.intersection(claim.related)]
        dated = [claim for claim in dated if not (isinstance(claim, Policy) and claim.id in told)]
        years: dict[int, list[Claim]] = {}
        for claim in sorted(dated, key=lambda claim: claim.date.order if claim.date else ()):
            assert claim.date
            years.setdefault(claim.date.start.year, []).append(claim)
        return list(years.items())

    def milestone(self, claim: Claim) -> Markup | None:
        """A claim's short name on the timeline; None for what does not belong there."""
        words = claim.milestone if isinstance(claim, Statement) else getattr(claim, "title", None)
        return self.show(words) if words else None

    @cached_property
    def glossary(self) -> Mapping[str, GlossaryEntry]:
        """The glossary's entries by their Simplified form, whichever quotation marks it is written with."""
        return {_unquoted(entry.zh_Hans): entry for entry in self.model.terms.values()}

    def explained(self, term: Term) -> GlossaryEntry | None:
        """The glossary's entry for an official term."""
        return self.glossary.get(_unquoted(term.zh_Hans))

    def explanation(self, entry: GlossaryEntry) -> str:
        """What a term means, in one line: its explanation, or else its English."""
        if entry.text:
            return self.speech.pick(entry.text)
        return entry.english[0] if self.in_english else self.in_script(entry)

    def names_meaning(self, document: str) -> list[NameInUse]:
        """The names in use for one document."""
        return [name for name in self.model.names.values() if name.means == document]

    def terms_by_english(self) -> list[GlossaryEntry]:
        """The glossary by its English, as a reader looks it up."""
        return sorted(self.model.terms.values(), key=lambda entry: entry.english[0].lstrip('"“').casefold())

    def policies_of(self, relation: str) -> list[Policy]:
        """The policies before or since the plan, by date."""
        return [policy for policy in self.model.policies.values() if policy.relation == relation]

    def of_grade(self, claims: Iterable[Claim], grade: Grade) -> list[Claim]:
        """The claims of one grade."""
        return [claim for claim in claims if self.grade(claim) is grade]

    def changed_ids(self, changes: ChangeSet, kind: str) -> list[str]:
        """The ids of one kind of change in a change set."""
        return [found if isinstance(found, str) else found.id for found in getattr(changes, kind)]

    def latest(self, figures: Iterable[Amount]) -> Amount | None:
        """The figure whose period ends last."""
        return max(figures, key=lambda figure: figure.period.order[::-1], default=None)

    def target(self, figures: Iterable[Amount], year: str) -> Amount | None:
        """The target for one year."""
        return next((figure for figure in figures if str(figure.period) == year), None)

    @property
    def indicators(self) -> Mapping[str, int]:
        """How many indicators the plan has, and how many of them are named, inferred and not known."""
        total = self.model.plan_record.indicators
        known = len(self.model.indicators)
        named = sum(indicator.standing == "named" for indicator in self.model.indicators.values())
        return {"total": total, "known": known, "named": named, "inferred": known - named, "unknown": total - known}

    def unknowns_of(self, division: Division) -> list[Unknown]:
        """The gaps that name this division first: each gap once over all divisions."""
        return [found for found in division.unknowns if found.about[0] == division.id]


def _unquoted(words: str) -> str:
    return words.translate(dict.fromkeys(map(ord, '"“”「」')))
