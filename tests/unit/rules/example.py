"""Examples that break a rule: files, and all that an editor is told of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import small

FINANCE = "data/layout/finance.yml"
STAGES = "data/layout/stages.yml"
CONTENTS = "data/contents.yml"
PLAN = "data/plan.yml"
MEETING = "data/promotion-meeting.yml"
SOURCES = "data/sources/all.yml"
IDS = "data/ids.yml"


@dataclass(frozen=True)
class Example:
    """Files and the whole report on them, a line a finding: place, rule, what was found.

    `told` may be the beginning of what was found. `confirmed` are files as they were when translations were confirmed.
    """

    files: Mapping[str, str]
    told: tuple[str, ...]
    confirmed: Mapping[str, str] = field(default_factory=lambda: small.FILES)


def breaking(file: str, old: str, new: str, *told: str) -> Example:
    """The small project with one place changed."""
    return Example(small.with_change(file, old, new), told)


def adding(file: str, text: str, *told: str) -> Example:
    """The small project with text at the end of a file, or a file of its own."""
    return Example({**small.FILES, file: small.FILES.get(file, "") + text}, told)


def in_chinese(file: str, old: str, new: str, *told: str) -> Example:
    """The small project in three editions, with one place changed and confirmed so."""
    files = small.with_change(file, old, new, small.BILINGUAL)
    return Example(files, told, small.BILINGUAL)


def statement(identifier: str, relation: str = "since", **more: str) -> str:
    """A statement for a file of statements; `more` are further keys and their values."""
    text = more.pop("text", f"On {identifier} something is said.")
    keys = "".join(f"    {key.replace('_', '-')}: {value}\n" for key, value in more.items())
    return (
        f"  - id: {identifier}\n    relation: {relation}\n    text:\n      en: {text}\n"
        f"    sources: [official-text]\n{keys}"
    )
