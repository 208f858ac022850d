"""Rules on the languages of a text."""

from collections.abc import Iterator

from ...reading.findings import Finding, Level
from ...schema.contents import Plan
from ...schema.records import Text
from ...schema.values import Language
from ..fitting import Data
from ..translations import fingerprint, pairs
from ..walk import records_in


def written_in_every_language(data: Data) -> Iterator[Finding]:
    """Every text is written in every published language; Traditional Chinese is made from the Simplified."""
    published = {
        language for entry in data.entries if isinstance(entry.item, Plan) for language in entry.item.languages
    }
    if not published & {Language.SIMPLIFIED, Language.TRADITIONAL}:
        return
    for entry in data.entries:
        for record, way in records_in(entry.item):
            if isinstance(record, Text) and record.zh_Hans is None:
                found = f"A text of “{entry.item.id}” is not written in Chinese."
                yield Finding(entry.position(*way, "en"), "missing-text", found, "Add “zh-Hans:” beside “en:”.")


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
