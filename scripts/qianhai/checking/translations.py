"""Which Chinese text was made with which English: when one side changes and the other does not, somebody must look.

`data/translations.txt` holds one line for every pair that was confirmed: the fingerprints of the English and of the
Simplified Chinese. A pair that is not in it is possibly out of date: the check warns, and the page says so.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from ..reading.documents import Steps
from ..reading.findings import Finding, Position
from ..schema.contents import Plan
from ..schema.records import Item, Text
from ..schema.values import Language
from .fitting import Data, Listed

FILE = "translations.txt"

LINE = re.compile(r"[0-9a-f]{16} [0-9a-f]{16}")
"""A confirmed pair: the fingerprints of its English and its Chinese."""


def fingerprint(text: Text) -> str:
    """The line that stands for a pair of English and Chinese."""
    return " ".join(hashlib.sha256((words or "").encode()).hexdigest()[:16] for words in (text.en, text.zh_Hans))


def confirmed_in(folder: Path, file: str) -> tuple[frozenset[str], list[Finding]]:
    """The pairs confirmed so far, and what is wrong with the list of them; `file` is its name in findings."""
    path = folder / FILE
    if not path.is_file():
        return frozenset(), []
    lines = path.read_bytes().decode("utf-8", errors="replace").splitlines()
    wrong = [(number, line) for number, line in enumerate(lines, 1) if not LINE.fullmatch(line)]
    findings = []
    if wrong:
        number, line = wrong[0]
        more = f" {len(wrong) - 1} more in this file." if len(wrong) > 1 else ""
        shown = line.encode("ascii", errors="replace").decode()[:40]
        found = f"This line is not two fingerprints: “{shown}”.{more}"
        cure = "Put the file back as it was, or remove such lines; then run: make translated"
        findings.append(Finding(Position(file, number), "no-fingerprint", found, cure))
    return frozenset(line for line in lines if LINE.fullmatch(line)), findings


def pairs(data: Data) -> Iterator[tuple[Listed, Steps, Text]]:
    """Every text of an item that is written in both languages: the record that holds it, and where."""
    for listed, way, text in data.parts:
        if isinstance(text, Text) and text.zh_Hans is not None and issubclass(listed.kind, Item):
            yield listed, way, text


def mostly_forgotten(data: Data) -> bool:
    """Whether something was published in Chinese, and most of what must have been confirmed is not remembered."""
    in_chinese = any(Language.SIMPLIFIED in item.languages for item in data.items() if isinstance(item, Plan))
    return bool(data.register) and in_chinese and len(data.confirmed) * 2 < sum(1 for _ in pairs(data))
