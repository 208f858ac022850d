"""Confirm what was read together: a text's Chinese with its English, a passage with what it rests on."""

from ..checking.fitting import Data
from ..checking.passages import confirmation, evidence, passages_in
from ..checking.translations import fingerprint, pairs


def confirmed(data: Data) -> str:
    """The file's text when every pair in the data is confirmed as it stands."""
    found = evidence(data)
    lines = {fingerprint(text) for _, _, text in pairs(data)}
    lines |= {confirmation(passage, found) for _, _, passage in passages_in(data)}
    return "".join(f"{line}\n" for line in sorted(lines))
