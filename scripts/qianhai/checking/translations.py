"""Which Chinese text was made with which English: when one side changes and the other does not, somebody must look.

`data/translations.txt` holds one line for every pair that was confirmed: the fingerprints of the English and of the
Simplified Chinese. A pair that is not in it is possibly out of date: the check warns, and the page says so.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..reading.documents import Steps
from ..schema.records import Record, Text
from .fitting import Data, Entry

FILE = "translations.txt"


def fingerprint(text: Text) -> str:
    """The line that stands for a pair of English and Chinese."""
    return " ".join(hashlib.sha256((words or "").encode()).hexdigest()[:16] for words in (text.en, text.zh_Hans))


def confirmed_in(folder: Path) -> frozenset[str]:
    """The pairs confirmed so far."""
    path = folder / FILE
    return frozenset(path.read_text("utf-8").splitlines()) if path.is_file() else frozenset()


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
