"""One folder with every kind of fault, and the whole report an editor gets for it."""

import json
from pathlib import Path

import build
import pytest
from qianhai.checking import loading
from qianhai.reading.findings import as_github
from qianhai.reading.settings import Settings

BAD = Path(__file__).parent.parent / "bad"


def test_the_whole_report(capsys: pytest.CaptureFixture[str]) -> None:
    status = build.main(["--root", str(BAD), "check"])
    assert status == 1
    assert capsys.readouterr().out == (BAD / "report.txt").read_text("utf-8")


def test_the_report_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["--root", str(BAD), "check", "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert rows == sorted(rows, key=lambda row: (row["file"], row["line"], row["column"]))
    assert rows[0] == {
        "file": "data/contents.yml",
        "line": 1,
        "column": 1,
        "level": "error",
        "rule": "missing-part",
        "found": "Pages of the site name what is not here: "
        "chapter “layout”, section “stages”, topic “promotion-meeting”.",
        "cure": "Give these parts their ids again, or change the templates that name them.",
    }


def test_the_report_for_a_code_host() -> None:
    report = loading.check(Settings(BAD))
    first = as_github(report.findings).splitlines()[0]
    assert first.startswith("::error file=data/contents.yml,line=1,col=1,title=missing-part::Pages of the site name")
