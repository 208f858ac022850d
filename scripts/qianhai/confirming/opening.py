"""Open the text that somebody holds: a plain text file in UTF-8, wherever it lies."""

import stat
from pathlib import Path

from ..reading.characters import shown
from ..reading.decoding import decoded

LARGEST = 20_000_000
"""Bytes that the text may have; a plan has a hundredth of it."""

OTHER_KINDS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word document or an archive",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "a text with formatting (RTF)",
}
"""What a file is by its first bytes."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Refused(Exception):
    """The file cannot be held against the data; the text says why, and what to do."""


def opened(name: str) -> str:
    """The text of a file. Raises Refused."""
    if not name.strip():
        raise Refused("Name the file that holds the plan's text: make confirm TEXT=plan.txt")
    content = _content(name)
    for beginning, kind in OTHER_KINDS.items():
        if content.startswith(beginning):
            raise Refused(f"{shown(name)} is {kind}, not a plain text. Save it as plain text in UTF-8 first.")
    content = content.removeprefix(BYTE_ORDER_MARK)
    text, findings = decoded(content, shown(name))
    if text is None:
        place = findings[0].position
        raise Refused(f"{place.file}:{place.line}: {findings[0].found} Save it as plain text in UTF-8 first.")
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise Refused(f"{shown(name)}:{line}: A zero byte: this is no text. Save it as plain text in UTF-8 first.")
    if not text.strip():
        raise Refused(f"{shown(name)} is empty.")
    return text


def _content(name: str) -> bytes:
    path = Path(name).expanduser()
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise Refused(f"{shown(name)} is a folder. Name the file in it that holds the plan's text.")
        if not stat.S_ISREG(state.st_mode):
            raise Refused(f"{shown(name)} is no file.")
        if state.st_size > LARGEST:
            raise Refused(f"{shown(name)} has {state.st_size / 1e6:,.0f} MB; no plan has. Name its text alone.")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise Refused(f"There is no file {shown(name)}.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Refused(f"{shown(name)} cannot be read: {reason}.") from None
