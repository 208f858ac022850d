"""The rules that hold over all records together, one file a subject. Each is a generator of findings and a row here."""

from ...reading.findings import Finding
from ..fitting import Data
from .evidence import no_weak_source_alone, official_text_for_reply, plan_speaks_only_in_plan, used_sources
from .ids import known_references, unique_ids
from .languages import still_together, written_in_every_language
from .places import shown_elsewhere, statement_files
from .register import nothing_vanishes, register_is_sound, registered_all
from .rule import Rule

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


def check_rules(data: Data) -> list[Finding]:
    """Run every rule. Returns all findings."""
    return [finding for rule in RULES for finding in rule.check(data)]
