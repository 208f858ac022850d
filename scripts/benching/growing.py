"""The project's own data with several times its statements: as a project would be that went on for years."""

from collections.abc import Iterator, Mapping
from copy import deepcopy

import yaml
from qianhai.checking import translations
from qianhai.checking.fitting import Entry
from qianhai.checking.loading import load
from qianhai.editing import schema
from qianhai.history import register
from qianhai.history.translations import confirmed
from qianhai.model import making
from qianhai.publishing.folder import write_all
from qianhai.reading.documents import Value
from qianhai.reading.settings import Settings
from qianhai.schema.records import Statement

LONGEST = 60
"""Characters of an id."""


def grow(settings: Settings, times: int) -> None:
    """Let a project's data hold so many times its statements: confirmed, and registered where anything is."""
    if times > 1:
        _write(settings, grown([entry for entry in load(settings)[0].entries if type(entry.item) is Statement], times))
        data, report = load(settings)
        assert not report.failed, report.findings[:3]
        if data.history:
            day = str(data.history[-1][0].date)
            _write(settings, {"data/ids.yml": register.grown(data, making.build(data).home, day)})
        _write(settings, {f"data/{translations.FILE}": confirmed(data)})
        schema.refresh(settings, data)


def _write(settings: Settings, texts: Mapping[str, str]) -> None:
    write_all({settings.root / name: text.encode() for name, text in texts.items()})


def grown(entries: list[Entry], times: int) -> dict[str, str]:
    """The texts of the files that hold the statements, with copies behind each file's own; each by its path."""
    copies: dict[str, list[Value]] = {}
    for serial, entry in enumerate(entries, 1):
        held = copies.setdefault(entry.file, [])
        held += (_copy(entry.listed.value, serial, number) for number in range(2, times + 1))
    documents = {entry.file: entry.listed.document for entry in entries}
    made = {}
    for name, document in documents.items():
        lines = document.text.splitlines(keepends=True)
        ends = (document.key_position((key,)).line - 1 for key in _after(list(document.value), "statements"))
        end = next(ends, len(lines))
        made[name] = "".join([*lines[:end], _as_yaml(copies[name]), *lines[end:]])
    return made


def _after(keys: list[str], key: str) -> Iterator[str]:
    yield from keys[keys.index(key) + 1 :]


def _copy(value: Value, serial: int, number: int) -> Value:
    """A statement under another id, which says what no other says."""
    assert isinstance(value, dict)
    text = value["text"]
    assert isinstance(text, dict)
    ending = f"-{serial}-{number}"
    marks = {"en": f" Copy {number}.", "zh-Hans": f"第{number}份。", "zh-Hant": f"第{number}份。"}
    return {
        **deepcopy(value),
        "id": f"{value['id']}"[: LONGEST - len(ending)].rstrip("-") + ending,
        "text": {language: f"{words}{marks[language]}" for language, words in text.items()},
    }


def _as_yaml(copies: list[Value]) -> str:
    text = yaml.safe_dump(copies, allow_unicode=True, sort_keys=False, width=110)
    return "".join(f"  {line}" for line in text.splitlines(keepends=True))
