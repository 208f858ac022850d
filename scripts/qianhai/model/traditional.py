"""The data with Traditional Chinese wherever it has Simplified."""

from dataclasses import replace

from ..checking.fitting import Data, Entry


def with_traditional(data: Data) -> Data:
    """The data with every text in Traditional Chinese that has it in Simplified."""
    items = data.converter.filled([entry.item for entry in data.entries])
    register = data.converter.filled([registered for registered, _ in data.register])
    summaries = data.converter.filled([changes.summary for changes, _ in data.history])
    return replace(
        data,
        entries=tuple(Entry(item, entry.listed) for item, entry in zip(items, data.entries, strict=True)),
        register=tuple((one, listed) for one, (_, listed) in zip(register, data.register, strict=True)),
        history=tuple(
            (changes.model_copy(update={"summary": summary}), listed)
            for summary, (changes, listed) in zip(summaries, data.history, strict=True)
        ),
    )
