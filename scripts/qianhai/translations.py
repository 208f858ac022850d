"""Which Chinese text was made with which English: when one side changes and the other does not, somebody must look.

`data/translations.txt` holds one line for every pair that was confirmed: the fingerprints of the English and of the
Simplified Chinese. A pair that is not in it is possibly out of date: the check warns, and the page says so.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from .checking import Data, Entry
from .findings import Finding, Level
from .reading import Steps
from .records import Record, Text

FILE = "translations.txt"


def fingerprint(text: Text) -> str:
    """The line that stands for a pair of English and Chinese."""
    return " ".join(hashlib.sha256((words or "").encode()).hexdigest()[:16] for words in (text.en, text.zh_Hans))


def confirmed_in(folder: Path) -> frozenset[str]:
    """The pairs confirmed so far."""
    path = folder / FILE
    return frozenset(path.read_text("utf-8").splitlines()) if path.is_file() else frozenset()


def confirmed(data: Data) -> str:
    """The file's text when every pair in the data is confirmed as it stands."""
    lines = {fingerprint(text) for _, _, text in pairs(data)}
    return "".join(f"{line}\n" for line in sorted(lines))


def pairs(data: Data) -> Iterator[tuple[Entry, Steps, Text]]:
    """Every text that is written in both languages, and where it stands."""
    for entry in data.entries:
        for way, text in _texts(entry.item, ()):
            if text.zh_Hans is not None:
                yield entry, way, text


def _texts(record: Record, way: Steps) -> Iterator[tuple[Steps, Text]]:
    if isinstance(record, Text):
        yield way, record
        return
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        parts: Iterable[tuple[Steps, object]] = (
            [((number,), part) for number, part in enumerate(value)] if isinstance(value, tuple) else [((), value)]
        )
        for steps, part in parts:
            if isinstance(part, Record):
                yield from _texts(part, (*way, info.alias or name, *steps))


def still_together(data: Data) -> Iterator[Finding]:
    """The Chinese of a text was confirmed with its English as it stands now."""
    if not data.confirmed:
        return
    for entry, way, text in pairs(data):
        if fingerprint(text) not in data.confirmed:
            english = entry.position(*way, "en")
            position = entry.position(*way, "zh-Hans")
            found = f"This Chinese was not confirmed with the English at {english} as both stand now."
            cure = "Bring the two into line, then run: make translated"
            yield Finding(position, "stale-translation", found, cure, Level.WARNING)
