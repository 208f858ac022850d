"""The data with Traditional Chinese wherever it has Simplified."""

from dataclasses import replace

from ..checking.fitting import Data, Entry
from ..schema.publications import ChangeSet


def with_traditional(data: Data) -> Data:
    """The data with every text in Traditional Chinese that has it in Simplified."""
    converter = data.converter

    def history(changes: ChangeSet) -> ChangeSet:
        return changes.model_copy(update={"summary": converter.filled(changes.summary)})

    return replace(
        data,
        entries=tuple(Entry(converter.filled(entry.item), entry.listed) for entry in data.entries),
        register=tuple((converter.filled(registered), listed) for registered, listed in data.register),
        history=tuple((history(changes), listed) for changes, listed in data.history),
    )
