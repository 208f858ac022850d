"""Confirm the Chinese of every text with its English: what `make translated` writes."""

from ..checking.fitting import Data
from ..checking.translations import fingerprint, pairs


def confirmed(data: Data) -> str:
    """The file's text when every pair in the data is confirmed as it stands."""
    lines = {fingerprint(text) for _, _, text in pairs(data)}
    return "".join(f"{line}\n" for line in sorted(lines))
