"""An entry put at the end of a list of a data file; every other byte of the file stays."""

import re
from collections.abc import Sequence
from typing import Any

from ..reading.documents import Document, Steps


class Unfit(Exception):
    """The list is written so that nothing can be put at its end; the text says how, after the list's name."""


def inserted(document: Document, way: Steps, key: str, entry: Sequence[str]) -> tuple[str, int]:
    """The file's text with the entry's lines at the end of the list under `key` of what stands at `way`.

    Returns it with the line at which the entry begins. Raises Unfit.
    """
    lines = document.text.split("\n")
    holder: Any = document.value
    for step in way:
        holder = holder[step]
    if holder.get(key):
        after, block = _behind_the_last(document, (*way, key), len(holder[key]), entry, lines)
    elif key in holder:
        line, column = document.keys[(*way, key)]
        if not re.fullmatch(rf"[ -]*{key}:\s*(#.*)?", lines[line - 1]):
            raise Unfit("is written in brackets; write “" + key + ":” alone on the line, and nothing after it")
        after, block = line, [" " * (column + 1) + one for one in entry]
    else:
        after, column = _end_of_holder(document, way, lines)
        block = [" " * column + f"{key}:", *(" " * (column + 2) + one for one in entry)]
        # A list of the file itself is set apart as those before it are.
        block = block if way else ["", *block]
    return _with(lines, after, block, "\r\n" if "\r\n" in document.text else "\n")


def _behind_the_last(
    document: Document, way: Steps, count: int, entry: Sequence[str], lines: Sequence[str]
) -> tuple[int, list[str]]:
    line, column = document.values[(*way, count - 1)]
    before = lines[line - 1][: column - 1]
    if not re.fullmatch(r" *- +", before):
        raise Unfit("is written in brackets; write each of its entries on lines of its own")
    indent = len(before) - len(before.lstrip(" "))
    block = [" " * indent + one for one in entry]
    above = line - 2
    while lines[above].lstrip().startswith("#"):
        above -= 1
    apart = count > 1 and not lines[above].strip()
    return _last_line(lines, line, indent), ["", *block] if apart else block


def _end_of_holder(document: Document, way: Steps, lines: Sequence[str]) -> tuple[int, int]:
    """The last line of what holds the list, and how deep its keys are."""
    if not way:
        last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=0)
        return last, 0
    line, column = document.values[way]
    before = lines[line - 1][: column - 1]
    if not re.fullmatch(r" *- +", before):
        raise Unfit("is written in brackets; write each of its keys on a line of its own")
    return _last_line(lines, line, len(before) - len(before.lstrip(" "))), column - 1


def _last_line(lines: Sequence[str], begin: int, indent: int) -> int:
    """The last line of an entry that begins on a line, its dash as deep as `indent`."""
    last = begin
    for number, line in enumerate(lines[begin:], begin + 1):
        words = line.strip()
        deep = len(line) - len(line.lstrip(" ")) > indent
        if words and not deep and not words.startswith("#"):
            break
        last = number if words and deep else last
    return last


def _with(lines: Sequence[str], after: int, block: Sequence[str], end: str) -> tuple[str, int]:
    """The text with a block after a line, and the line on which the block's entry begins."""
    kept = "\n".join(lines[:after])
    rest = "\n".join(lines[after:])
    kept += "" if not kept or kept.endswith("\r") or end == "\n" else "\r"
    made = end.join(block)
    begin = next(number for number, line in enumerate(block) if line.lstrip().startswith("- "))
    # What follows keeps its own beginning; at the end of the file there may be nothing, or no line's end.
    text = f"{kept}\n{made}{end}{rest}" if kept else f"{made}{end}{rest}"
    return text, after + 1 + begin
