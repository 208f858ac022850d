"""The rules that hold over all records together, one file a subject. Each is a generator of findings and a row here."""

from collections.abc import Sequence

from ...processes import in_two
from ...reading.findings import Finding
from ..fitting import Data
from . import (
    contents,
    dates,
    evidence,
    groups,
    ids,
    languages,
    names,
    passages,
    places,
    positions,
    publications,
    references,
    register,
    style,
)
from .rule import Rule

RULES = (
    # The plan's own order, and what pages rely on.
    Rule("missing-part", "The parts that pages name are there.", contents.parts_relied_on),
    Rule("second-plan", "There is one plan.", contents.one_plan),
    Rule(
        "no-english",
        "The site is published in English, and in other languages beside it.",
        contents.published_in_english,
    ),
    Rule("too-few-indicators", "The plan has as many indicators as are told of, or more.", contents.indicators_counted),
    Rule("uneven-account", "An account says something on each aspect of its topic.", contents.whole_accounts),
    Rule(
        "unknown-file",
        "A file of statements is named after a chapter and a section, or the plan, or a topic.",
        places.statement_files,
    ),
    Rule("misplaced-stage", "A stage is of a goal of the plan, among the goals by stage.", places.stages_where_shown),
    Rule("misplaced-group", "A statement stands in a group of its own page.", groups.grouped_at_home),
    Rule("empty-group", "A group has statements.", groups.groups_hold_something),
    Rule("mixed-group", "The statements of a group are of one relation.", groups.groups_of_one_relation),
    Rule("brief-alone", "What is said in short is said under a group's heading.", groups.briefs_shown),
    Rule("brief-beyond-text", "What is said in short is said in full, too.", groups.briefs_keep_to_the_text),
    # The map.
    Rule("no-such-point", "A position is a longitude and a latitude.", positions.points_of_the_earth),
    Rule(
        "beside-no-point",
        "A name without a position stands beside a place that has one.",
        positions.names_beside_a_point,
    ),
    # Ids and references.
    Rule("duplicate-id", "An id names one item on the whole site.", ids.unique_ids),
    Rule("reserved-id", "No item has the name of a page, heading, folder or device.", ids.ids_left_free),
    Rule("unnamed", "No item keeps the id that it had before it was named.", ids.ids_of_their_own),
    Rule("dangling-reference", "A reference names an item that exists and is of the right kind.", ids.known_references),
    Rule("needless-reference", "A reference leads elsewhere.", references.leads_elsewhere),
    Rule("doubled-entry", "No list names the same thing twice.", references.nothing_named_twice, alone=True),
    Rule("circle", "Nothing is a part of itself.", references.no_circles),
    # Evidence and dates.
    Rule("weak-source-alone", "A source marked “alone: false” never stands alone.", evidence.no_weak_source_alone),
    Rule("worded-as-the-plan", "Only “plan” statements are worded as the plan's.", evidence.plan_speaks_only_in_plan),
    Rule("weak-reply", "A statement on the reply rests on more than grade D.", evidence.official_text_for_reply),
    Rule("source-beside-itself", "A source carries a record or stands beside it.", groups.beside_is_not_under),
    Rule("unused-source", "Every source carries something.", evidence.used_sources),
    Rule("source-twice", "A page is described as a source once.", style.described_once),
    Rule(
        "date-against-relation",
        "What was before the plan is not dated after it, nor the reverse.",
        dates.dates_keep_to_relation,
        alone=True,
    ),
    Rule("undated-milestone", "What belongs on the timeline has a date.", dates.milestones_have_a_day),
    Rule("future-date", "Nothing is reported of days after those that were read.", dates.nothing_from_the_future),
    Rule("gone-by", "What was expected for a day gone by is told as past.", dates.nothing_gone_by_is_told_as_ahead),
    # Passages, held to what they rest on.
    Rule(
        "unfounded-figure",
        "A passage's figures and dates stand in what it rests on.",
        passages.figures_stand_in_the_evidence,
    ),
    Rule("term-form", "A passage has official terms in the glossary's forms.", passages.terms_in_their_official_form),
    Rule(
        "plan-made-to-speak",
        "A passage speaks of the plan on what the plan says.",
        passages.plan_speaks_where_it_is_carried,
    ),
    Rule("goal-called-reached", "A goal is called reached only on what came since.", passages.reached_only_since),
    Rule(
        "not-said-to-be-reported",
        "What is only reported is said to be reported.",
        passages.reported_where_only_reported,
    ),
    Rule("known-first", "A summary opens with what is known.", passages.known_first),
    Rule("stale-passage", "A passage was read with what it rests on as both stand.", passages.passages_as_confirmed),
    # Languages and scripts.
    Rule("missing-text", "Every text is written in every published language.", languages.written_in_every_language),
    Rule(
        "stale-translation", "A text's Chinese was confirmed with its English as it stands.", languages.still_together
    ),
    Rule(
        "wrong-language",
        "What is given as Chinese is Chinese; a text in English is English.",
        languages.each_in_its_language,
        alone=True,
    ),
    Rule("wrong-script", "Simplified Chinese is Simplified, Traditional is Traditional.", languages.each_in_its_script),
    Rule("name-by-hand", "A name that a conversion cannot know is written by hand.", names.names_by_hand),
    Rule("wrongly-converted", "Names keep their form in texts made Traditional.", names.names_survive),
    # English as this site writes it.
    Rule("american-spelling", "English is spelt as in Britain.", style.british_spelling),
    Rule("promotion", "This site praises nothing.", style.no_promotion, alone=True),
    Rule("points-elsewhere", "A text stands alone wherever it is shown.", style.stands_alone, alone=True),
    Rule(
        "typography",
        "Spaces, dashes and quotation marks are the same everywhere.",
        style.marks_as_everywhere,
        alone=True,
    ),
    Rule("no-sentence", "A statement is a sentence, and not long.", style.statements_are_sentences, alone=True),
    Rule("said-twice", "No two statements say the same.", style.said_once),
    # What was published.
    Rule("lost-id", "A published id stays, or the register says what became of it.", register.nothing_vanishes),
    Rule("not-gone", "An id that is gone is not in the data.", register.gone_is_gone),
    Rule("registered-twice", "Each id is registered once.", register.registered_once),
    Rule("wrong-target", "An id that is gone leads to as many ids as its fate means.", register.leads_to_as_many),
    Rule("untold-fate", "An id that is gone says when and why.", register.fate_is_told),
    Rule("fate-of-the-living", "An id that is live tells no fate.", register.no_fate_of_the_living),
    Rule("no-day", "An id is published, and goes, on a day.", register.registered_days),
    Rule("gone-before-published", "An id goes after it was published.", register.gone_after_published),
    Rule("wrong-page", "An id has stood on pages that the site has or had.", register.registered_pages),
    Rule("unregistered-id", "Every id is in the register before the site is published.", register.registered_all),
    Rule("date-against-name", "A change set's date is in its file's name.", publications.dated_as_named),
    Rule("second-set", "There is one change set a day.", publications.one_set_a_day),
    Rule("no-json", "What a field held and holds is written as JSON.", publications.changes_are_values, alone=True),
    Rule(
        "no-change",
        "A field that changed held something or holds something.",
        publications.changes_are_changes,
        alone=True,
    ),
    Rule("lost-register", "Every id that was published is in the register.", publications.published_is_registered),
    Rule(
        "lost-change-set",
        "Every id in the register was published by a change set.",
        publications.registered_is_published,
    ),
    Rule("lost-confirmations", "What was confirmed stays remembered.", publications.confirmations_there),
)


MANY = 1000
"""Records from which on it takes longer to run the rules than to share them between two processes."""


def check_rules(data: Data) -> list[Finding]:
    """Run every rule. Returns all findings."""

    def found_by(rules: Sequence[Rule]) -> list[Finding]:
        return [finding for rule in rules for finding in rule.found_in(data)]

    if len(data.listed) < MANY:
        return found_by(RULES)
    some, others = in_two(lambda: found_by(RULES[::2]), lambda: found_by(RULES[1::2]))
    return [*some, *others]
