"""Which Chinese text was made with which English: when one side changes and the other does not, somebody must look.

`data/translations.txt` holds one line for every pair that was confirmed: the fingerprints of the English and of the
Simplified Chinese. A pair that is not in it is possibly out of date: the check warns, and the page says so.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from ..reading.characters import shown
from ..reading.documents import Steps
from ..reading.files import Found, content_of
from ..reading.findings import Finding, Position
from ..reading.syntax import conflicts
from ..schema.contents import Plan
from ..schema.parts import Item, Text
from ..schema.values import Language, quoted
from .fitting import Data, Listed

FILE = "translations.txt"

LINE = re.compile("[0-9a-f]{16} [0-9a-f]{16}")
"""A confirmed pair: the fingerprints of its English and its Chinese."""


def fingerprint(text: Text) -> str:
    """The line that stands for a pair of English and Chinese."""
    return " ".join(hashlib.sha256((words or "").encode()).hexdigest()[:16] for words in (text.en, text.zh_Hans))


def confirmed_in(folder: Path, file: str) -> tuple[frozenset[str], list[Finding]]:
    """The pairs confirmed so far, and what is wrong with the list of them; `file` is its name in findings."""
    for one in content_of(folder / FILE, file):
        return (frozenset(), [one]) if isinstance(one, Finding) else _pairs_in(one)
    return frozenset(), []


def _pairs_in(one: Found) -> tuple[frozenset[str], list[Finding]]:
    text = one.content.decode("utf-8", errors="replace")
    lines = text.splitlines()
    findings = list(conflicts(text, one.file))
    wrong = [(number, line) for number, line in enumerate(lines, 1) if not LINE.fullmatch(line)]
    if wrong and not findings:
        number, line = wrong[0]
        more = f" {len(wrong) - 1} more in this file." if len(wrong) > 1 else ""
        found = f"This line is not two fingerprints: {quoted(shown(line))}.{more}"
        cure = "Put the file back as it was, or remove such lines; then run: make translated"
        findings.append(Finding(Position(one.file, number), "no-fingerprint", found, cure))
    return frozenset(line for line in lines if LINE.fullmatch(line)), findings


def pairs(data: Data) -> Iterator[tuple[Listed, Steps, Text]]:
    """Every text of an item that is written in both languages: the record that holds it, and where."""
    for listed, way, text in data.parts(Text):
        if text.zh_Hans is not None and issubclass(listed.kind, Item):
            yield listed, way, text


def unconfirmed(data: Data) -> Iterator[tuple[Listed, Steps, Text]]:
    """The pairs that were not confirmed as they stand; none where nothing ever was."""
    if data.confirmed:
        for pair, line in data.by_file(_with_fingerprints, "fingerprints"):
            if line not in data.confirmed:
                yield pair


def _with_fingerprints(data: Data) -> Iterator[tuple[tuple[Listed, Steps, Text], str]]:
    return ((pair, fingerprint(pair[2])) for pair in pairs(data))


def mostly_forgotten(data: Data) -> int:
    """How many texts of what was published must have been confirmed, if most of that is not remembered; else 0.

    Texts may have changed since: as many confirmed pairs are asked for as there are texts, and not the same.
    """
    if not any(Language.SIMPLIFIED in item.languages for item in data.items() if isinstance(item, Plan)):
        return 0
    if len(data.confirmed) * 2 >= sum(1 for _ in data.parts(Text)):
        return 0
    published = {registered.id for registered, _ in data.register}
    count = sum(1 for listed, _, _ in pairs(data) if isinstance(listed.value, dict) and listed.value["id"] in published)
    return count if len(data.confirmed) * 2 < count else 0
