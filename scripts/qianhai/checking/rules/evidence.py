"""Rules on evidence: what sources carry, and who may be made to say what."""

from collections.abc import Iterator

from ...language.wording import PLAN_SPEAKS
from ...reading.findings import Finding, Level
from ...schema.parts import Claim, Sourced
from ...schema.records import Place, Source
from ...schema.values import Grade, Relation
from ..fitting import Data


def no_weak_source_alone(data: Data) -> Iterator[Finding]:
    """A source marked `alone: false` never carries a record by itself: another stands with it, or beside it."""
    weak = {entry.item.id for entry in data.entries if isinstance(entry.item, Source) and not entry.item.alone}
    for listed, way, record in data.parts(Sourced):
        if weak.issuperset(record.sources) and not record.beside:
            found = f"Nothing but “{record.sources[0]}” stands behind this, and that source may not stand alone."
            cure = "Add a second source, or take this out."
            yield Finding(listed.position(*way, "sources"), "weak-source-alone", found, cure)


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


def used_sources(data: Data) -> Iterator[Finding]:
    """Every source carries something; one that does not is told as a warning."""
    if not data.complete:
        return
    used = {target for _, _, target, kinds in data.references if "source" in kinds}
    # What does not fit, or is mistyped, is told where it stands; which source was meant there is not known.
    fitting = len(data.entries) + len(data.register) + len(data.history)
    if len(data.listed) > fitting or any(data.kinds.get(target) is None for target in used):
        return
    for entry in data.entries:
        if isinstance(entry.item, Source) and entry.item.id not in used:
            found = f"Nothing rests on the source “{entry.item.id}”."
            yield Finding(entry.position("id"), "unused-source", found, "Use it or remove it.", Level.WARNING)
