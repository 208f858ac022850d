"""A made-up text beside small data: the whole report, how a text is read, and what is no text of the plan."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import build as command_line
import made_up
import pytest
import small
from qianhai.confirming import claims, confirm, matching, opening, outline
from qianhai.confirming.folding import Folding
from qianhai.confirming.telling import Whole, report
from qianhai.model.making import build
from qianhai.reading.settings import Settings

Project = Callable[[Mapping[str, str]], Settings]

PLAN_STATEMENTS = """\
statements:
  - id: plan-released
    relation: plan
    text:
      en: The plan was released on 21 December 2023.
      zh-Hans: 规划文本中“香港”出现2次。
    sources: [official-text]
"""

FINANCE_STATEMENTS = """\
statements:
  - id: funds-open
    relation: plan
    text:
      en: According to the paper, the plan opens green funds and gathers 12 houses.
      zh-Hans: 据报道，规划开放“绿色基金”，聚集12家机构。
    terms:
      - zh-Hans: 绿色基金
    sources: [newspaper]
    caution: [account]
    note:
      en: The text has not been read.
      zh-Hans: 未读到原文。
  - id: funds-named
    relation: plan
    text:
      en: The plan names funds of hope.
      zh-Hans: 规划提出希望基金。
    terms:
      - zh-Hans: 希望基金
    sources: [official-text]
  - id: funds-in-part
    relation: plan
    text:
      en: The plan has blue funds and red funds.
      zh-Hans: 规划提出蓝色基金和红色基金。
    terms:
      - zh-Hans: 蓝色基金
      - zh-Hans: 红色基金
    sources: [official-text]
  - id: funds-elsewhere
    relation: plan
    text:
      en: The plan has grey funds.
      zh-Hans: 规划提出灰色基金。
    terms:
      - zh-Hans: 灰色基金
    sources: [official-text]
  - id: funds-nowhere
    relation: plan
    text:
      en: The plan has black funds.
      zh-Hans: 规划提出黑色基金。
    terms:
      - zh-Hans: 黑色基金
    sources: [official-text]
  - id: funds-unsaid
    relation: plan
    text:
      en: The plan has funds.
      zh-Hans: 有基金。
    sources: [official-text]
"""

SUMMARIES = """\
summaries:
  - id: in-short-finance
    passages:
      - text:
          en: The plan is reported to open green funds.
          zh-Hans: 据报道，规划开放绿色基金。
        rests-on: [funds-open]
"""

UNKNOWNS = """\
unknowns:
  - id: how-many-funds
    text:
      en: How many funds there are.
      zh-Hans: 基金有多少。
    about: [finance]
"""

FILES = {
    **small.BILINGUAL,
    "data/plan.yml": PLAN_STATEMENTS,
    small.FINANCE: SUMMARIES + FINANCE_STATEMENTS,
    "data/unknowns/all.yml": UNKNOWNS,
}

TEXT = made_up.text(
    [
        (
            "产业",
            [
                (
                    "金融业",
                    ["编造的话：建设绿色基金；聚集十二家机构。编造的话写到希望基金。", "编造的话写到蓝色基金。"],
                ),
                ("编造的一节", ["编造的话写到灰色基金，香港。"]),
            ],
        )
    ],
    ["编造的前言只写到香港。"],
)

REPORT = """\
# What the data says of the plan, held against plan.txt

118 characters, 3 of the plan's 3 headings.
7 statements of relation `plan`:

- ready to raise: 1
- as printed already: 2
- in part: 1
- not found: 1
- in another place: 1
- with nothing to look for: 1

To raise any, describe the text once as a source of grade A in data/sources/, here called `plan-text`.
The page *Edit* says how, step by step. Nothing of the text was written anywhere.

## Ready to raise (1)

All that can be looked for stands in the statement's own part of the plan.

- [ ] 1.1 `funds-open` data/layout/finance.yml:9:9, grade C
  - in 1.1: term “绿色基金”
    > 编造的话：建设绿色基金；
  - in 1.1: figure “12家”
    > 聚集十二家机构。
  - to raise: `sources:` (line 16): add `plan-text`
  - to raise: `caution:` (line 17): take out account
  - to raise: `text: en:` (line 12): “According to” tells by whom; let the plan say it
  - to raise: `text: zh-Hans:` (line 13): “据” tells by whom; let the plan say it
  - to raise: `note:` (line 19): see whether it still holds
  - to raise: data/layout/finance.yml:5:11: a passage rests on it: see whether it need still tell it as reported

## As printed already (2)

All of it stands in its place, and nothing in the statement says that it is only reported.

- [ ] plan `plan-released` data/plan.yml:2:9, grade A
  - in preface, 1.2, 2 times: count “香港, 2 times”
    > 编造的前言只写到香港。

- [ ] 1.1 `funds-named` data/layout/finance.yml:21:9, grade A
  - in 1.1: term “希望基金”
    > 编造的话写到希望基金。

## In part (1)

Some of it stands there. Look whether the rest says the same in other words, or is wrong.

- [ ] 1.1 `funds-in-part` data/layout/finance.yml:29:9, grade A
  - in 1.1: term “蓝色基金”
    > 编造的话写到蓝色基金。
  - not found: term “红色基金”

## Not found (1)

None of it stands in the text. The plan may say it in other words: read the part by eye.

- [ ] 1.1 `funds-nowhere` data/layout/finance.yml:46:9, grade A
  - not found: term “黑色基金”

## In another place (1)

It stands in other parts alone: the statement may belong there.

- [ ] 1.1 `funds-elsewhere` data/layout/finance.yml:38:9, grade A
  - elsewhere, in 1.2: term “灰色基金”
    > 编造的话写到灰色基金，香港。

## With nothing to look for (1)

These name no term and no figure: read the part by eye.

- [ ] 1.1 `funds-unsaid` data/layout/finance.yml:54:9, grade A

## Counts

- “香港” stands 2 times in the text; as the data says (`plan-released` data/plan.yml:2:9)

## Headings

2 of 3 stand in the text as in the data.
- 1.2 `stages` data/contents.yml:39:13: reads “编造的一节”, in the data “发展目标”

## Parts whose text is here

Once you have read one, write `text-read: true` under it, and see whether it answers what was not known.
- [ ] 1.1 `finance` data/contents.yml:31:13
  - not known so far: `how-many-funds` data/unknowns/all.yml:2:9
- [ ] 1.2 `stages` data/contents.yml:39:13
"""


def held(text: str, files: Mapping[str, str] = FILES) -> Whole:
    data = small.data(files)
    return confirm.hold(data, build(data), text, "plan.txt")


def test_the_whole_report() -> None:
    assert report(held(TEXT)).splitlines() == REPORT.splitlines()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no file {name}."),
        (b"", "{name} is empty."),
        (b"  \r\n\t\xe3\x80\x80", "{name} is empty."),
        (b"%PDF-1.7 \xff", "{name} is a PDF, not a plain text. Save it as plain text in UTF-8 first."),
        (
            b"PK\x03\x04\x14",
            "{name} is a Word document or an archive, not a plain text. Save it as plain text in UTF-8 first.",
        ),
        (
            "第一行\n规划".encode("gb18030"),
            "{name}:1: The byte B5 is not UTF-8. The file looks like GBK. Save it as plain text in UTF-8 first.",
        ),
        ("abc\n规划\n".encode() + b"\xff", "{name}:3: The byte FF is not UTF-8. Save it as plain text in UTF-8 first."),
        (
            "规划".encode("utf-16"),
            "{name}:1: This file is in UTF-16. Save it as plain text in UTF-8 first.",
        ),
        (b"a\nb\0c", "{name}:2: A zero byte: this is no text. Save it as plain text in UTF-8 first."),
        (
            "第一章 别的规划\n编造的话。\n".encode(),
            "plan.txt has none of the plan's headings, such as “产业”: is it another text?",
        ),
    ],
)
def test_what_cannot_be_held_against_the_data_is_told_in_a_sentence(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "plan.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(opening.Refused) as refused:
        confirm.confirm(small.data(FILES), str(path))
    assert str(refused.value) == said.format(name=path)


def test_a_folder_a_pipe_and_no_name_are_told_too(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"x" * (opening.LARGEST + 1))
    for name, said in (
        (str(tmp_path), f"{tmp_path} is a folder. Name the file in it that holds the plan's text."),
        (str(tmp_path / "pipe"), f"{tmp_path / 'pipe'} is no file."),
        (str(tmp_path / "large"), f"{tmp_path / 'large'} has 20 MB; no plan has. Name its text alone."),
        (" ", "Name the file that holds the plan's text: make confirm TEXT=plan.txt"),
        ("a\0b", "a\\x00b cannot be read: embedded null byte."),
        (str(tmp_path / "large" / "er"), f"There is no file {tmp_path / 'large' / 'er'}."),
    ):
        with pytest.raises(opening.Refused) as refused:
            opening.opened(name)
        assert str(refused.value) == said


def test_the_command_prints_the_report_and_writes_nothing(
    project: Project, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = project(FILES)
    folder = tmp_path_factory.mktemp("a 'folder' \"of\" mine")
    text = folder / "the plan.txt"
    text.write_text(TEXT, "utf-8")
    roots = settings.root, folder
    before = {path: path.stat().st_mtime_ns for root in roots for path in root.rglob("*")}
    assert command_line.main(["--root", str(settings.root), "confirm", str(text)]) == 0
    printed = capsys.readouterr()
    assert printed.out.replace("the plan.txt", "plan.txt") == report(held(TEXT)) + "\n"
    assert printed.err == ""
    assert {path: path.stat().st_mtime_ns for root in roots for path in root.rglob("*")} == before
    assert command_line.main(["--root", str(settings.root), "confirm", str(folder)]) == 1
    assert capsys.readouterr() == ("", f"{folder} is a folder. Name the file in it that holds the plan's text.\n")


def test_data_with_errors_is_reported_first(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    settings = project({**FILES, "data/plan.yml": PLAN_STATEMENTS.replace("relation: plan", "relation: plans")})
    assert command_line.main(["--root", str(settings.root), "confirm", "no-such.txt"]) == 1
    assert "data/plan.yml:3:15" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("第一章 产业\n第一节 金融业\n话。\n第二节 别的\n", ["1 layout", "1.1 finance", "1.2 stages"]),
        ("第1章产业\n第 1 节　金融业\n话。\n", ["1 layout", "1.1 finance"]),
        ("一、产业\n话。\n（一）金融业。话在同一行。\n(二)发展目标\n", ["1 layout", "1.1 finance", "1.2 stages"]),
        ("第一章 产业\n一、金融业\n（一）小标题\n话。\n", ["1 layout", "1.1 finance"]),
        ("產業\n話。\n金融業\n話。\n發展目標\n", ["1 layout", "1.1 finance", "1.2 stages"]),
        ("第一章 产\n业\n第一节 金\n融业\n话。\n", ["1 layout", "1.1 finance"]),
        ("第一章 产业\n金融业是编造的话的开头。\n第一节 金融业\n", ["1 layout", "1.1 finance"]),
        ("第一章 产业\n第二章 多出的\n第一节 发展目标\n", ["1 layout", "2 ", "2.1 stages"]),
        ("第十二章 产业\n第二十三节 金融业\n", ["12 layout", "12.23 finance"]),
        ("第一章 产业\n第一节写到的话不是标题，因为它是一句完整的话。\n", ["1 layout"]),
        (
            "第一章 产业\n编造的话写到\n第一章分四节，第二章分三节，\n别无他意。\n第一节 金融业\n",
            ["1 layout", "1.1 finance"],
        ),
        ("第一章 产业\n第一节 编造的，别的一节\n话。\n", ["1 layout", "1.1 finance"]),
    ],
)
def test_headings_are_known_by_number_and_title(text: str, numbers: list[str]) -> None:
    model = build(small.data(FILES))
    found = outline.outline(text, list(confirm.titles_of(model)), Folding())
    assert [f"{found.numbers[one.start]} {one.division or ''}" for one in found.headings] == numbers


def test_a_list_of_contents_is_no_text() -> None:
    listed = "目录\n第一章 产业…………1\n第一节 金融业…………2\n第二节 编造的一节……3\n第三节 再一节……4\n"
    body = "第一章 产业\n第一节 金融业\n写到金融业。\n第二节 编造的一节\n第三节 再一节\n话。\n"
    for text in (listed + "前言\n话。\n" + body, listed + body):
        found = matching.Searched(
            outline.outline(text, list(confirm.titles_of(build(small.data(FILES)))), Folding()), Folding()
        )
        assert [found.outline.numbers[one.start] for one in found.outline.headings] == ["1", "1.1", "1.2", "1.3"]
        places = [start for start, _ in found.places(claims.Sought("term", "金融业", "金融业"))]
        assert len(places) == 2
        assert all(text[place:].startswith("金融业\n") or text[place:].startswith("金融业。") for place in places)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("１２０．５６　平方公里", "120.56平方公里"),
        ("「一心一帶雙港五區」", "一心一带双港五区"),
        ("衞生\n健康", "卫生健康"),
        ("⾦融", "金融"),
        ("2010—2020年", "2010-2020年"),
        ("《前海方案》", "前海方案"),
        ("15％", "15%"),
    ],
)
def test_texts_are_alike_however_they_are_typed(typed: str, plain: str) -> None:
    folded = Folding().fold(typed)
    assert folded.text == plain
    assert Folding().words(typed) == plain
    assert len(folded.places) == len(plain)
    assert list(folded.places) == sorted(folded.places)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("1.1万家", "共有11000家"),
        ("1.1万家", "共有11,000家"),
        ("14项", "共十四项"),
        ("4类", "共四类"),
        ("120.56平方公里", "面积为１２０．５６平方公里"),
        ("15%", "减按15％的税率"),
        ("2035年", "到2035年"),
    ],
)
def test_a_figure_is_found_however_it_is_written(wanted: str, text: str) -> None:
    whole = matching.Searched(outline.Outline(text, (), ()), Folding())
    ((shown, value, unit),) = claims.figures(wanted)
    assert shown == wanted
    assert len(list(whole.places(claims.Sought("figure", shown, value=value, unit=unit)))) == 1


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("1.1万家", "共有111000家，11000个，1.12万家"),
        # The eighth chapter is not eight chapters.
        ("8章", "第八章 第8章 第十八章 第18章 十八章"),
    ],
)
def test_another_figure_is_not_found(wanted: str, text: str) -> None:
    whole = matching.Searched(outline.Outline(text, (), ()), Folding())
    ((shown, value, unit),) = claims.figures(wanted)
    assert list(whole.places(claims.Sought("figure", shown, value=value, unit=unit))) == []


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("编造\n的话", "编造的话"),
        ("　　编造\r\n　　的话", "编造的话"),
        ("Hong\nKong", "Hong Kong"),
        ("1\n5%", "15%"),
        ("编造 的话", "编造 的话"),
    ],
)
def test_a_sentence_loses_its_line_breaks_and_nothing_else(broken: str, whole: str) -> None:
    assert matching.unbroken(broken) == whole
