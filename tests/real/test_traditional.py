"""隻, which a conversion takes for 只, in all that is published in Traditional characters."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from qianhai.model.plan import Model
from qianhai.schema.parts import Record, Term, Text

COUNTED = re.compile(r"(?<=[0-9０-９零〇一二兩三四五六七八九十百千萬億幾每這])\s?隻|船隻")
"""隻 where it counts ships and the like. Everywhere else the word is 只, only."""


def traditional(record: Record) -> Iterator[str]:
    """Every text in a record as Traditional pages have it."""
    if isinstance(record, Text | Term):
        yield record.zh_Hant or ""
        return
    for value in vars(record).values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Record):
                yield from traditional(part)


def slips(text: str) -> list[str]:
    """Where 隻 counts nothing, with what stands around it."""
    counted = {found.end() for found in COUNTED.finditer(text)}
    return [text[max(0, at.start() - 8) : at.end() + 8] for at in re.finditer("隻", text) if at.end() not in counted]


@pytest.mark.parametrize("text", ["已登記船隻", "共30隻", "這隻船", "兩隻", "只有兩隻"])
def test_what_is_counted_is_no_slip(text: str) -> None:
    assert not slips(text)


@pytest.mark.parametrize("text", ["還是隻在2020年", "隻見於講話", "目前隻知"])
def test_a_slip_is_seen(text: str) -> None:
    assert slips(text)


def test_no_only_became_a_count_of_ships(model: Model) -> None:
    read = [text for item in model.items.values() for text in traditional(item)]
    assert sum("只" in text for text in read) > 50, "the texts were not read"
    assert [slip for text in read for slip in slips(text)] == []


def test_nor_in_what_is_written_by_hand(root: Path) -> None:
    house = root / "scripts" / "qianhai"
    files = [*house.rglob("*.zh-Hant.md.j2"), house / "language" / "words" / "zh-Hant.yml"]
    assert len(files) > 3
    assert [slip for file in files for slip in slips(file.read_text("utf-8"))] == []
