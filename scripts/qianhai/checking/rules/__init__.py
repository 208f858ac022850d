"""The rules that hold over all records together, one file a subject. Each is a generator of findings and a row here."""

from ...reading.findings import Finding
from ..fitting import Data
from .evidence import no_weak_source_alone, official_text_for_reply, plan_speaks_only_in_plan, used_sources
from .ids import known_references, unique_ids
from .languages import still_together, written_in_every_language
from .passages import (
    figures_stand_in_the_evidence,
    passages_as_confirmed,
    plan_speaks_where_it_is_carried,
    reached_only_since,
    reported_where_only_reported,
    terms_in_their_official_form,
)
from .places import positions, shown_elsewhere, statement_files
from .register import nothing_vanishes, register_is_sound, registered_all
from .rule import Rule

RULES = (
    Rule("duplicate-id", "An id names one item on the whole site.", unique_ids),
    Rule("dangling-reference", "A reference names an item that exists and is of the right kind.", known_references),
    Rule("weak-source-alone", "A source marked “alone: false” never stands alone.", no_weak_source_alone),
    Rule("unknown-file", "A file of statements is named after a chapter and a section.", statement_files),
    Rule("needless-reference", "“also” and “related” name others, each once.", shown_elsewhere),
    Rule("worded-as-the-plan", "Only “plan” statements are worded as the plan's.", plan_speaks_only_in_plan),
    Rule("wrong-position", "A place stands at one point of the earth, or beside one that does.", positions),
    Rule("weak-reply", "A statement on the reply rests on more than grade D.", official_text_for_reply),
    Rule("missing-text", "Every text is written in every published language.", written_in_every_language),
    Rule("stale-translation", "A text's Chinese was confirmed with its English as it stands.", still_together),
    Rule("lost-id", "A published id stays, or the register says what became of it.", nothing_vanishes),
    Rule("wrong-target", "An id that is gone says when, why, and where to look now.", register_is_sound),
    Rule("unregistered-id", "Every id is in the register before the site is published.", registered_all),
    Rule("unfounded-figure", "A passage's figures and dates stand in what it rests on.", figures_stand_in_the_evidence),
    Rule("term-form", "A passage has official terms in the glossary's forms.", terms_in_their_official_form),
    Rule("plan-made-to-speak", "A passage speaks of the plan on what the plan says.", plan_speaks_where_it_is_carried),
    Rule("goal-called-reached", "A goal is called reached only on what came since.", reached_only_since),
    Rule("not-said-to-be-reported", "What is only reported is said to be reported.", reported_where_only_reported),
    Rule("stale-passage", "A passage was read with what it rests on as both stand.", passages_as_confirmed),
    Rule("unused-source", "Every source carries something.", used_sources),
)


def check_rules(data: Data) -> list[Finding]:
    """Run every rule. Returns all findings."""
    return [finding for rule in RULES for finding in rule.check(data)]
