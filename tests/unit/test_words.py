"""The interface's words in every language, and what an editor is told of mistakes in them."""

import shutil
from pathlib import Path

import pytest
from qianhai.language import speech as languages
from qianhai.language import words
from qianhai.model.published import field_names
from qianhai.schema.values import Language

CHINESE = (Language.SIMPLIFIED, Language.TRADITIONAL)


@pytest.mark.parametrize("language", CHINESE)
def test_every_word_is_there_in_chinese(language: Language) -> None:
    words = languages.load(language).words
    assert words.keys() == languages.load(Language.ENGLISH).words.keys()


@pytest.mark.parametrize("language", Language)
def test_every_published_field_is_told(language: Language) -> None:
    told = languages.load(language).words["fields"]
    assert isinstance(told, dict)
    assert set(told) == set(field_names())
    assert all(told.values())


def told(folder: Path) -> list[str]:
    """What the words of a folder are told, a line a finding."""
    prefix = f"{words.WHERE}/"
    return [
        f"{found.position}: [{found.rule}] {found.found}".removeprefix(prefix) for found in words.findings(folder)[0]
    ]


def test_the_words_are_sound() -> None:
    assert told(words.FOLDER) == []


CHANGES = {
    "a key missing and another added": (
        ("zh-Hant.yml", "grade-A:", "grade-AA:"),
        [
            "zh-Hant.yml:1:1: [missing-word] “grade-A” is missing: in English it is “official text”.",
            "zh-Hant.yml:LINE:1: [unknown-word] There is no word “grade-AA” in English.",
        ],
    ),
    "a place for another value": (
        ("en.yml", '"{start} to {end}"', '"{begin} to {end}"'),
        ["en.yml:LINE:9: [wrong-place] “period” has places for {begin}, {end}; elsewhere it has them"],
    ),
    "a loose brace": (
        ("en.yml", '"{start} to {end}"', '"{start} to {end"'),
        [
            "en.yml:LINE:9: [wrong-place] “period” has a brace that is not part of a place such as {name}.",
            "en.yml:LINE:9: [wrong-place] “period” has places for nothing; elsewhere it has them for {end}, {start}.",
        ],
    ),
    "a form that English does not have": (
        ("en.yml", "holds: {one:", "holds: {single:"),
        ["en.yml:LINE:8: [wrong-forms] “holds” has the forms single, other; en has one, other."],
    ),
    "what readers type, for nothing": (
        ("en.yml", "physician = doctor", "physician doctor"),
        ["en.yml:LINE:14: [wrong-words] “physician doctor” stands for nothing."],
    ),
    "an empty text": (
        ("zh-Hans.yml", "grade-A: 官方文本", "grade-A:"),
        ["zh-Hans.yml:LINE:9: [wrong-words] “grade-A” holds no text."],
    ),
    "no YAML": (
        ("fields.yml", "id:\n", "id: [\n"),
        ["fields.yml:3:5: [yaml-syntax] The bracket “[”"],
    ),
    "a field told in no language": (
        ("fields.yml", '  en: "The permanent', '  english: "The permanent'),
        ["fields.yml:4:3: [wrong-words] What the field “id” holds is not told in English and in Chinese."],
    ),
    "one word where two belong": (
        ("hong-kong.txt", "瞭解 了解", "瞭解"),
        ["hong-kong.txt:LINE:1: [no-pair] “瞭解” is one word, not a pair."],
    ),
    "a merge that was not finished": (
        ("hong-kong.txt", "瞭解 了解", "<<<<<<< HEAD\n瞭解 了解\n=======\n瞭解 瞭解\n>>>>>>> theirs"),
        ["hong-kong.txt:LINE:1: [merge-conflict] A merge that was not finished: both versions stand here"],
    ),
    "a pair of the same": (
        ("hong-kong.txt", "瞭解 了解", "瞭解 瞭解"),
        ["hong-kong.txt:LINE:1: [no-pair] “瞭解” is to become itself."],
    ),
    "the same pair twice": (
        ("hong-kong.txt", "明了\n", "明了\n瞭解 理解\n"),
        ["hong-kong.txt:4:1: [second-pair] “瞭解” stands here a second time; before, it was to become “了解”."],
    ),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_a_mistake_in_the_words_is_told_with_its_place(
    tmp_path: Path, change: tuple[str, str, str], expected: list[str]
) -> None:
    name, old, new = change
    folder = shutil.copytree(words.FOLDER, tmp_path / "words")
    text = (folder / name).read_text("utf-8")
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    lines = told(folder)
    wanted = [one.replace("LINE", str(line)) for one in expected]
    assert [one[: len(other)] for one, other in zip(lines, wanted, strict=True)] == wanted


@pytest.mark.parametrize("name", words.NAMES)
def test_a_file_of_words_that_is_missing_or_no_text_is_told(tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(words.FOLDER, tmp_path / "words")
    (folder / name).write_bytes("關於".encode("big5"))
    (line,) = told(folder)
    assert line.startswith(f"{name}:1:1: [not-utf-8] ")
    (folder / name).unlink()
    assert told(folder) == [f"{name}:1:1: [no-words] This file of the interface's words is missing."]
