"""The data with Traditional Chinese wherever it has Simplified."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TypeVar

from ..checking.fitting import Data, Entry, Listed
from ..schema.parts import Record

Kind = TypeVar("Kind", bound=Record)


def with_traditional(data: Data) -> Data:
    """The data with every text in Traditional Chinese that has it in Simplified."""
    items = _filled(((entry.item, entry.listed) for entry in data.entries), data)
    register = _filled(data.register, data)
    summaries = data.converter.filled([changes.summary for changes, _ in data.history])
    return replace(
        data,
        entries=tuple(Entry(item, entry.listed) for item, entry in zip(items, data.entries, strict=True)),
        register=tuple((one, listed) for one, (_, listed) in zip(register, data.register, strict=True)),
        files=(),
        history=tuple(
            (changes.model_copy(update={"summary": summary}), listed)
            for summary, (changes, listed) in zip(summaries, data.history, strict=True)
        ),
    )


def _filled(records: Iterable[tuple[Kind, Listed]], data: Data) -> Iterator[Kind]:
    """Records in Traditional Chinese too, file by file: those of a file that stands as it did are what they were."""
    for _, pairs in groupby(records, key=lambda pair: id(pair[1].document)):
        found = [record for record, _ in pairs]
        yield from data.memory.of_this(partial(data.converter.filled, found), "traditional", data.converter, *found)
