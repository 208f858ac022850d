"""Rules on passages: what is said in our own words is held to what it rests on."""

import re
from collections.abc import Iterator
from functools import partial

from ...language.figures import missing, told
from ...language.wording import GOAL_REACHED, PLAN_SPEAKS, REPORTED
from ...reading.findings import Finding, Level
from ...schema.parts import Text
from ...schema.passages import Summary
from ...schema.records import GlossaryEntry, Unknown
from ...schema.values import Grade, Relation
from ..fitting import Data
from ..passages import evidence, passages_in, unread, with_evidence


def figures_stand_in_the_evidence(data: Data) -> Iterator[Finding]:
    """Every figure and date of a passage stands in what it rests on, in each language it is written in."""
    found = evidence(data)
    for listed, way, passage in with_evidence(data, found):
        known = found.told(passage)
        for key, words in (
            ("en", passage.text.en),
            ("zh-Hans", passage.text.zh_Hans),
            ("zh-Hant", passage.text.zh_Hant),
        ):
            if words and (lacking := missing(data.memory.of(partial(told, words), "told", words), known)):
                told_of = f"Nothing that this rests on tells {', '.join(lacking[:4])}."
                cure = "Name in “rests-on:” the item that tells it, or take it out of the sentence."
                yield Finding(listed.position(*way, "text", key), "unfounded-figure", told_of, cure)


def terms_in_their_official_form(data: Data) -> Iterator[Finding]:
    """Where a passage's Chinese has an official term, its English has the glossary's English for it."""
    terms = [
        entry.item for entry in data.entries if isinstance(entry.item, GlossaryEntry) and not entry.item.own_english
    ]
    known = [(_unquoted(term.zh_Hans), [_plain(form) for form in (*term.english, *term.short)]) for term in terms]
    known.sort(key=lambda pair: -len(pair[0]))
    for listed, way, passage in passages_in(data):
        chinese, english = _unquoted(passage.text.zh_Hans or ""), _plain(passage.text.en)
        for term, forms in known:
            if len(term) < 4 or term not in chinese:
                continue
            chinese = chinese.replace(term, "　")
            if not any(form in english for form in forms):
                found = f"The Chinese has the official term “{term}”, the English none of the glossary's forms of it."
                cure = f"Write “{forms[0]}” in the English, or another word for it in the Chinese."
                yield Finding(listed.position(*way, "text", "en"), "term-form", found, cure)


def plan_speaks_where_it_is_carried(data: Data) -> Iterator[Finding]:
    """A passage says something of the plan only where a statement on the plan or the reply carries it."""
    found = evidence(data)
    for listed, way, passage in with_evidence(data, found):
        for key, words in _written(passage.text):
            match = PLAN_SPEAKS.search(words)
            if match and not found.speaks_for_the_plan(passage):
                said = f"“{match.group()}” speaks of the plan, and nothing that this rests on does."
                cure = "Name a statement of relation “plan” or “reply” in “rests-on:”, or say who says it."
                yield Finding(listed.position(*way, "text", key), "plan-made-to-speak", said, cure)


def reached_only_since(data: Data) -> Iterator[Finding]:
    """A goal is called reached only where something that came since the plan carries it."""
    found = evidence(data)
    for listed, way, passage in with_evidence(data, found):
        carried = any(getattr(item, "relation", None) is Relation.SINCE for item in found.of(passage))
        match = GOAL_REACHED.search(f"{passage.text.en}\n{passage.text.zh_Hans or ''}")
        if match and not carried:
            said = f"“{match.group()}” calls a goal reached, and nothing that this rests on came since the plan."
            cure = "Name in “rests-on:” a statement of relation “since” that shows it, or say what is not known."
            yield Finding(listed.position(*way, "text", "en"), "goal-called-reached", said, cure)


def reported_where_only_reported(data: Data) -> Iterator[Finding]:
    """What only the press or others have of the plan is said to be reported, once a passage."""
    found = evidence(data)
    for listed, way, passage in with_evidence(data, found):
        of_plan = found.speaks_for_the_plan(passage)
        grades = [grade for item in of_plan if (grade := found.grade(item))]
        if not grades or min(grades) < Grade.C:
            continue
        for key, words in _written(passage.text):
            if PLAN_SPEAKS.search(words) and not REPORTED.search(words):
                said = f"This tells what the plan says on grade {min(grades)} as if its text had been read."
                cure = "Say once that it is reported: “the plan is reported to …”, 据报道."
                yield Finding(listed.position(*way, "text", key), "not-said-to-be-reported", said, cure)


def known_first(data: Data) -> Iterator[Finding]:
    """A summary of several passages opens with what is known: what is not stands further down."""
    unknowns = {item.id for item in data.items() if isinstance(item, Unknown)}
    for listed, way, summary in data.parts(Summary):
        if len(summary.passages) > 1 and (lacking := unknowns.intersection(summary.passages[0].rests_on)):
            said = f"This summary opens with what is not known: it rests on {', '.join(sorted(lacking))}."
            cure = "Open with what is known, and tell what is not in a passage further down."
            yield Finding(listed.position(*way, "passages", 0, "rests-on"), "known-first", said, cure)


def passages_as_confirmed(data: Data) -> Iterator[Finding]:
    """What a passage rests on has not changed since the passage was written."""
    for listed, way, _ in unread(data):
        said = "This passage, or something that it rests on, has changed since they were last read together."
        cure = "Read it against what it rests on, then run: make translated"
        yield Finding(listed.position(*way, "text", "en"), "stale-passage", said, cure, Level.WARNING)


def _written(text: Text) -> Iterator[tuple[str, str]]:
    """The languages that an editor wrote a text in, by their keys, with the words."""
    yield "en", text.en
    if text.zh_Hans:
        yield "zh-Hans", text.zh_Hans


def _unquoted(words: str) -> str:
    return words.translate(dict.fromkeys(map(ord, '"“”「」')))


def _plain(words: str) -> str:
    """English words for comparing: lower case, hyphens as spaces, no quotation marks, plurals as singulars."""
    return re.sub(r"(?<=[a-z]{3})s\b", "", _unquoted(words.lower()).replace("-", " ").replace("’", "'"))
