"""What templates may ask of a language: the interface's words, and values of the data as it writes them."""

import html
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ..checking.translations import fingerprint
from ..language import escaping
from ..language.order import sort_key
from ..language.speech import Speech
from ..model.names import shortened
from ..model.plan import Division
from ..model.site import Page, pages
from ..schema.amounts import Amount
from ..schema.contents import Title
from ..schema.parts import Claim, Term, Text
from ..schema.passages import Passage, Reader
from ..schema.records import GlossaryEntry, Place, Policy, Post, Statement
from ..schema.values import Language, Relation
from .gathering import Gathering


@dataclass(frozen=True)
class Wording(Gathering):
    """The model, and the language of the page that is being written."""

    speech: Speech

    def say(self, name: str, /, **values: object) -> Markup:
        """An interface text."""
        return self.speech.say(name, **values)

    def show(self, value: object) -> Markup:
        """A text, date or number from the data; a translation that may be out of date says so."""
        if isinstance(value, Text) and not self.in_english and fingerprint(value) in self.model.outdated:
            return Markup('{} <span class="outdated">{}</span>').format(self.speech.shown(value), self.say("outdated"))
        return self.speech.shown(value)

    def attribute(self, text: object) -> Markup:
        """A value for an attribute of an HTML tag; of a text its words in this edition's language."""
        return escaping.attribute(self.speech.pick(text) if isinstance(text, Text) else str(text))

    def verbatim(self, text: object) -> Markup:
        """Text in an HTML block that Markdown leaves alone, such as `<pre>`."""
        return Markup(html.escape(str(text)))

    def hint(self, name: str) -> Markup:
        """An interface text for an attribute: what a mark means, or what a part of the page is called."""
        return self.attribute(self.speech.words[name])

    def column_heads(self, reader: Reader, standing: str) -> list[str]:
        """What the columns of a guide's rows are called that tell who, what they may and what they need."""
        if standing == "in-force" and reader.guide and reader.guide.ways_columns:
            return [self.speech.pick(head) for head in reader.guide.ways_columns]
        return [str(self.speech.words[name]) for name in ("way-who", f"way-may-{standing}", "way-need")]

    def meaning_of(self, field: str) -> str:
        """What a published field holds."""
        fields = self.speech.words["fields"]
        assert isinstance(fields, dict)
        return str(fields[field])

    def codes(self, names: Iterable[str]) -> Markup:
        """Names that are typed as they stand: of keys, of files."""
        return self.comma.join(Markup("<code>{}</code>").format(name) for name in names)

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

    def dated(self, item: Claim, said: Text | None = None) -> bool:
        """Whether a line needs its date beside it: the plan's own clauses have none, a statement may tell it itself.

        `said` is what the line says of a statement; without it the date stands beside it in any case.
        """
        if item.date is None or item.relation not in (Relation.BEFORE, Relation.SINCE, Relation.CONTEXT):
            return False
        told = self.speech.pick(said) if said is not None and isinstance(item, Statement) else ""
        return self.speech.when(item.date) not in told

    def in_post(self, post: Post) -> Markup:
        """When a post was held: its term, or when sources show somebody in it, which is no term."""
        when = post.date
        if when is None or when.end is None:
            return self.show(when)
        seen = "post-seen" if when.start.day and when.end.day else "post-seen-between"
        return self.say("post-term" if post.in_office else seen, first=self.show(when.start), last=self.show(when.end))

    def originals(self, item: Claim | Place, text: Text) -> list[Term]:
        """The official Chinese terms to be shown beside a text: those that it does not hold itself."""
        said = self.speech.pick(text)
        return [term for term in item.terms if self.term(term) not in said]

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.speech.language

    @property
    def in_english(self) -> bool:
        """Whether this is the English edition, where Chinese titles and terms need their English beside them."""
        return self.speech.language is Language.ENGLISH

    @property
    def script(self) -> Language:
        """The script in which Chinese stands on the page."""
        return self.speech.script

    @property
    def pages(self) -> list[Page]:
        """All pages of this edition."""
        return list(pages(self.model, self.speech))

    def terms_in_order(self) -> list[GlossaryEntry]:
        """The glossary as readers of this edition look it up: by the English, by pinyin, or by strokes."""
        return sorted(self.model.terms.values(), key=lambda entry: sort_key(self.headword(entry), self.language))

    def headword(self, entry: GlossaryEntry) -> str:
        """The word under which a term stands in this edition."""
        return entry.english[0] if self.in_english else self.in_script(entry)

    def in_script(self, entry: GlossaryEntry) -> str:
        """A term in this edition's script."""
        return entry.zh_Hans if self.script is Language.SIMPLIFIED else entry.zh_Hant

    def other_forms(self, entry: GlossaryEntry) -> dict[str, Language]:
        """The forms of a term beside its headword, each with its language: Chinese first, each once."""
        chinese = {entry.zh_Hans: Language.SIMPLIFIED}
        chinese.setdefault(entry.zh_Hant, Language.TRADITIONAL)
        forms = chinese | dict.fromkeys((*entry.english, *entry.short), Language.ENGLISH)
        return {form: language for form, language in forms.items() if form != self.headword(entry)}

    def official(self, title: Title) -> str:
        """An official Chinese title, in this edition's script."""
        return self.speech.official(title)

    def title_beside(self, division: Division) -> bool:
        """Whether the official title says something that the page's own heading does not."""
        return self.in_english or self.official(division.item.title) != self.speech.pick(division.item.name)

    def term(self, term: Term) -> str:
        """An official Chinese term, in this edition's script."""
        return self.speech.term(term)

    def document_number(self, policy: Policy) -> str:
        """A document's number in this edition's script."""
        number = policy.number or ""
        return self.model.numbers[number] if number and self.script is Language.TRADITIONAL else number

    def unit(self, unit: Text) -> str:
        """What a number counts."""
        return self.speech.unit(unit)

    def amount(self, amount: Amount, unit: Text) -> str:
        """An amount in the unit that stands elsewhere, such as at the head of its column."""
        return self.speech.amount(amount, unit)

    def measured(self, amount: Amount, unit: Text) -> str:
        """An amount with its unit."""
        return self.speech.measured(amount, unit)

    def known_from(self, division: Division) -> Markup:
        """In one line: from what a page's part of the plan is known, and to which day facts were read."""
        kind = "text-read" if division.item.text_read else division.item.kind
        return Markup("{}{}").format(self.say(f"known-from-{kind}"), self.as_read_to)

    @property
    def as_read_to(self) -> Markup:
        """To which day facts were read; nothing where the data does not tell."""
        read_to = self.model.plan_record.read_to
        return self.say("as-read-to", day=read_to) if read_to else Markup()

    # Marks between words

    @property
    def comma(self) -> Markup:
        """Between the entries of a list."""
        return self.say("comma")

    @property
    def dot(self) -> Markup:
        """Between links of a line that is not read but looked through; it stays with what stands before it."""
        return Markup("\u00a0· ")

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
