"""The rules that hold over all records together. Each is a generator of findings and an entry in `RULES`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .checking import Data
from .contents import Chapter, Plan
from .findings import Finding, Level, Position, nearest
from .homes import statement_homes
from .reading import Steps
from .records import Claim, Place, Record, Source, Statement, Text
from .register import nothing_vanishes, register_is_sound, registered_all
from .translations import still_together
from .vocabulary import Grade, Language, Relation

PAGE_NAMES = """
    api bodies changes cite data disagreements downloads edit en feed figures glossary id index indicators
    method names people policies readers sources timeline unknowns zh-hans zh-hant
"""
HEADING_IDS = """
    around before chapters contents context for-whom for-you marks places plan-says remark reply sections see-also
    since start stages-side-by-side of-this-page what-is-not-known where-sources-disagree
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, what must hold, and the check that yields a finding wherever it does not."""

    id: str
    must: str
    check: Callable[[Data], Iterator[Finding]]


def check_rules(data: Data) -> list[Finding]:
    """Run every rule. Returns all findings."""
    return [finding for rule in RULES for finding in rule.check(data)]


def unique_ids(data: Data) -> Iterator[Finding]:
    """An id names one item on the whole site."""
    first: dict[str, Position] = {}
    for listed in data.listed:
        for identifier, _, steps in listed.ids():
            position = listed.document.position((*steps, "id"))
            taken = f"at {first[identifier]}" if identifier in first else "by a page or a heading of the site"
            if identifier in first or identifier in RESERVED:
                found = f"The id “{identifier}” is already taken {taken}."
                yield Finding(position, "duplicate-id", found, "Give this item an id of its own.")
            first.setdefault(identifier, position)


RESERVED = frozenset(f"{PAGE_NAMES} {HEADING_IDS}".split())
"""Names that pages and headings use; an item of the same name would share their address."""


def known_references(data: Data) -> Iterator[Finding]:
    """Every reference names an item that exists and is of the right kind."""
    if not data.complete:
        return
    for listed, way, target, kinds in data.references:
        kind = data.kinds.get(target)
        if kind not in kinds:
            wanted = " or ".join(kinds) if len(kinds) <= 3 else "item"
            known = [identifier for identifier, kind in data.kinds.items() if kind in kinds]
            near = nearest(target, known)
            found = f"“{target}” is a {kind}." if kind else f"There is no {wanted} “{target}”."
            cure = (
                f"Did you mean “{near}”?"
                if near
                else f"Write the id of {'an' if wanted[0] in 'aeiou' else 'a'} {wanted}."
            )
            yield Finding(listed.document.position(way), "dangling-reference", found, cure)


def no_weak_source_alone(data: Data) -> Iterator[Finding]:
    """A source marked `alone: false` never carries a record by itself."""
    weak = {entry.item.id for entry in data.entries if isinstance(entry.item, Source) and not entry.item.alone}
    for entry in data.entries:
        for record, way in _records_in(entry.item):
            sources = getattr(record, "sources", ())
            if sources and weak.issuperset(sources):
                found = f"Nothing but “{sources[0]}” stands behind this, and that source may not stand alone."
                cure = "Add a second source, or take this out."
                yield Finding(entry.position(*way, "sources"), "weak-source-alone", found, cure)


def _records_in(record: Record, way: Steps = ()) -> Iterator[tuple[Record, Steps]]:
    yield record, way
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        key = info.alias or name
        if isinstance(value, Record):
            yield from _records_in(value, (*way, key))
        elif isinstance(value, tuple):
            for number, part in enumerate(value):
                if isinstance(part, Record):
                    yield from _records_in(part, (*way, key, number))


def statement_files(data: Data) -> Iterator[Finding]:
    """A file of statements is named after a chapter and one of its sections (or `chapter`)."""
    if not any(isinstance(entry.item, Chapter) for entry in data.entries):
        return
    homes = statement_homes(data)
    seen: set[str] = set()
    for entry in data.entries:
        file = entry.file
        if isinstance(entry.item, Statement) and file not in homes and file not in seen:
            seen.add(file)
            near = nearest(file, homes)
            cure = f"Did you mean {near}?" if near else "Name it data/<chapter>/<section>.yml as in data/contents.yml."
            yield Finding(entry.position(), "unknown-file", "No chapter or section has this file's name.", cure)


def shown_elsewhere(data: Data) -> Iterator[Finding]:
    """`also` names other pages, each once; `related` names other statements."""
    homes = statement_homes(data)
    for entry in data.entries:
        if not isinstance(claim := entry.item, Claim):
            continue
        for key, own in (("also", homes.get(entry.file)), ("related", claim.id)):
            names = getattr(claim, key)
            for number, name in enumerate(names):
                if name == own or name in names[:number]:
                    found = f"“{name}” is {'this item itself' if name == own else 'named twice'}."
                    yield Finding(entry.position(key, number), "needless-reference", found, "Remove it.")


PLAN_SPEAKS = re.compile(
    r"\b(?:the (?:qianhai |overall development |2023 )?plan)(?:'s|’s)?\s+(?:\w+\s+)?"
    r"(?:says|states|sets|aims|wants|requires|calls|provides|asks|names|lists|proposes|envisages|plans|covers|gives|"
    r"promises|puts|places|treats|makes)\b",
    re.IGNORECASE,
)


def plan_speaks_only_in_plan(data: Data) -> Iterator[Finding]:
    """A fact from before or since the plan, or of its surroundings, is never worded as the plan's."""
    apart = (Relation.BEFORE, Relation.SINCE, Relation.CONTEXT)
    for entry in data.entries:
        item = entry.item
        if not isinstance(item, Claim | Place) or item.relation not in apart:
            continue
        if match := PLAN_SPEAKS.search(item.text.en):
            found = f"A statement of relation “{item.relation}” words something as the plan's: “{match.group()}”."
            cure = "Say who says it, or give it the relation “plan” and a source that shows it."
            yield Finding(entry.position("text", "en"), "worded-as-the-plan", found, cure)


def official_text_for_reply(data: Data) -> Iterator[Finding]:
    """What the State Council's reply says rests on at least one source better than D."""
    grades = {entry.item.id: entry.item.grade for entry in data.entries if isinstance(entry.item, Source)}
    for entry in data.entries:
        if isinstance(item := entry.item, Claim) and item.relation is Relation.REPLY:
            known = [grades[source] for source in item.sources if source in grades]
            if known and all(grade is Grade.D for grade in known):
                found = "A statement on the reply rests on sources of grade D only."
                cure = "Add a source that shows the reply's text."
                yield Finding(entry.position("sources"), "weak-reply", found, cure)


def written_in_every_language(data: Data) -> Iterator[Finding]:
    """Every text is written in every published language; Traditional Chinese is made from the Simplified."""
    published = {
        language for entry in data.entries if isinstance(entry.item, Plan) for language in entry.item.languages
    }
    if not published & {Language.SIMPLIFIED, Language.TRADITIONAL}:
        return
    for entry in data.entries:
        for record, way in _records_in(entry.item):
            if isinstance(record, Text) and record.zh_Hans is None:
                found = f"A text of “{entry.item.id}” is not written in Chinese."
                yield Finding(entry.position(*way, "en"), "missing-text", found, "Add “zh-Hans:” beside “en:”.")


def used_sources(data: Data) -> Iterator[Finding]:
    """Every source carries something; one that does not is told as a warning."""
    if not data.complete:
        return
    used = {target for _, _, target, kinds in data.references if "source" in kinds}
    for entry in data.entries:
        if isinstance(entry.item, Source) and entry.item.id not in used:
            found = f"Nothing rests on the source “{entry.item.id}”."
            yield Finding(entry.position("id"), "unused-source", found, "Use it or remove it.", Level.WARNING)


RULES = (
    Rule("duplicate-id", "An id names one item on the whole site.", unique_ids),
    Rule("dangling-reference", "A reference names an item that exists and is of the right kind.", known_references),
    Rule("weak-source-alone", "A source marked “alone: false” never stands alone.", no_weak_source_alone),
    Rule("unknown-file", "A file of statements is named after a chapter and a section.", statement_files),
    Rule("needless-reference", "“also” and “related” name others, each once.", shown_elsewhere),
    Rule("worded-as-the-plan", "Only “plan” statements are worded as the plan's.", plan_speaks_only_in_plan),
    Rule("weak-reply", "A statement on the reply rests on more than grade D.", official_text_for_reply),
    Rule("missing-text", "Every text is written in every published language.", written_in_every_language),
    Rule("stale-translation", "A text's Chinese was confirmed with its English as it stands.", still_together),
    Rule("lost-id", "A published id stays, or the register says what became of it.", nothing_vanishes),
    Rule("wrong-target", "An id that is gone says when, why, and where to look now.", register_is_sound),
    Rule("unregistered-id", "Every id is in the register before the site is published.", registered_all),
    Rule("unused-source", "Every source carries something.", used_sources),
)
