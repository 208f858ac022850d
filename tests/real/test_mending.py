"""Slips made at random all over the real data are mended to the byte."""

import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from qianhai.editing import fixes
from qianhai.reading.files import Found, data_files
from qianhai.reading.settings import Settings

KEYS = "relation|sources|publisher|language|readers|figures|english|period|indicator|verdict|standing"


def exchanged(line: str) -> str:
    """Two letters of a key in each other's place."""
    return re.sub(rf"(?<=^[ -]{{4}})({KEYS})(?=:)", lambda key: key[1][:2] + key[1][3] + key[1][2] + key[1][4:], line)


SLIPS: Mapping[str, Callable[[str], str]] = {
    "letters of a key": exchanged,
    "hyphens of a date": lambda line: re.sub(r"(?<=^    date: )(\d{4})-(\d\d)-(\d\d)$", "\\1\u2011\\2\u2011\\3", line),
    "noughts of a date": lambda line: re.sub(r"(?<=^    date: \d{4}-)0(\d)-(\d\d)$", r"\1-\2", line),
    "spaces at an end": lambda line: f"{line}   " if line else line,
    "capitals of a value": lambda line: re.sub(
        r"(?<=^    relation: )(\w)(\w+)$", lambda word: word[1].upper() + word[2], line
    ),
    "hyphens of a reference": lambda line: re.sub(r"(?<=^    sources: \[)(\w+)-([\w-]+\])$", "\\1\u2010\\2", line),
}


@pytest.mark.parametrize("seed", range(3))
def test_slips_are_mended_to_the_byte(root: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = {one.file: one.content for one in data_files(root / "data", root) if isinstance(one, Found)}
    written = [name for name in files if name != "data/ids.yml" and not name.startswith("data/changes/")]
    spoilt = dict(files)
    made = 0
    for slip in SLIPS.values():
        for name in chance.sample(written, 12):
            lines = spoilt[name].decode().split("\n")
            places = [number for number, line in enumerate(lines) if slip(line) != line]
            if places:
                number = chance.choice(places)
                lines[number] = slip(lines[number])
                spoilt[name] = "\n".join(lines).encode()
                made += 1
    assert made > 20
    mended, edits = fixes.mended([Found(name, content) for name, content in spoilt.items()], Settings(root))
    assert {**spoilt, **mended} == files
    assert len(edits) >= made
