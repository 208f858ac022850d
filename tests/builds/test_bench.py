"""What is made of measurements, and of the data that is multiplied to be measured; nothing here is timed."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import bench
import pytest
import small
from benching import copying, growing, serving, table
from benching.copying import Took
from qianhai.checking import loading
from qianhai.history import release
from qianhai.model.making import build
from qianhai.reading.settings import Settings
from qianhai.schema.values import Language

Project = Callable[[Mapping[str, str]], Settings]


def measured(**seconds: list[float]) -> table.Samples:
    samples = table.Samples()
    for key, runs in seconds.items():
        for run in runs:
            work = None if key == "first" else 2 * run
            samples.add(key.replace("_", "-"), Took(run, work), 399 if key == "road_16" else None)
    return samples


def test_a_ratio_is_of_medians() -> None:
    assert table.ratios({"stock": [9, 10, 30], "cold": [20, 1, 21], "same": []}) == {"stock": 1, "cold": 2}


def cells(samples: table.Samples) -> list[list[str]]:
    """The table's rows, but for its head, as Markdown reads them; all lines of the table are of one length."""
    lines = table.table(samples).splitlines()
    assert len({len(line) for line in lines}) == 1
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_table_says_what_was_reached() -> None:
    samples = measured(stock=[10, 8, 12], first=[2.5, 2.6, 2.4], same=[4.1], road_4=[1], road_16=[5.5, 5.7, 5.6])
    assert cells(samples) == [
        [
            "yardstick: stock `mkdocs build`, three languages one after another",
            "10.00 (8.00 to 12.00)",
            "20.00",
            "1.000",
            "1",
            "",
        ],
        ["`make serve` to the first page", "2.50 (2.40 to 2.60)", "", "0.250", "0.25", "yes"],
        ["complete site, nothing changed", "4.10 (4.10 to 4.10)", "8.20", "0.410", "0.4", "NO"],
        ["read, check, model at 4 times today's statements", "1.00 (1.00 to 1.00)", "2.00", "0.100", "", ""],
        [
            "read, check, model at 16 times today's statements",
            "5.60 (5.50 to 5.70), 399 MB",
            "11.20",
            "0.560",
            "0.6, 400 MB",
            "yes",
        ],
        ["from 4 to 16 times the statements: how many times longer", "", "", "5.60", "4.4", "NO"],
    ]


def test_too_much_memory_is_not_what_was_to_be_reached() -> None:
    samples = measured(stock=[10], road_16=[1])
    samples.add("road-16", Took(1), 401)
    assert cells(samples)[-1][-1] == "NO"


@pytest.mark.parametrize("times", [1, 4])
def test_grown_data_is_registered_confirmed_and_right(bilingual: Settings, times: int) -> None:
    summary = {Language.ENGLISH: "All is new.", Language.SIMPLIFIED: "首次公布。"}
    assert not release.release(bilingual, "2024-02-01", "", summary).failed
    data, report = loading.load(bilingual)
    assert report.findings == ()
    growing.grow(bilingual, times)
    grown, report = loading.load(bilingual)
    assert report.findings == ()
    assert len(grown.entries) - len(data.entries) == (times - 1) * 2
    assert len({text.text.en for text in build(grown).statements.values()}) == times * 2


def test_copies_stand_among_the_statements_whatever_follows(project: Project) -> None:
    files = small.in_three_languages()
    groups = "groups:\n  - id: the-rules\n    name:\n      en: Rules\n      zh-Hans: 规定\n"
    files[small.FINANCE] = files[small.FINANCE].replace("    also:", "    group: the-rules\n    also:") + groups
    settings = project(files)
    release.translated(settings)
    growing.grow(settings, 3)
    assert [one.group for one in build(loading.load(settings)[0]).statements.values()].count("the-rules") == 3


def test_an_edit_changes_the_first_statement(root: Path) -> None:
    text = (root / serving.EDITED).read_text("utf-8")
    assert text.count("Edit7 ") == 0
    edit = serving.edited(text, 7)
    assert edit.replace("Edit7 ", "") == text
    assert "\nstatements:" in edit.partition("Edit7")[0]


def test_a_copy_of_the_project_is_never_set_up_again(root: Path, tmp_path: Path) -> None:
    copy = copying.copied(root, tmp_path / "copy")
    assert (copy / "requirements.txt").stat().st_mtime == 0
    assert {path.relative_to(copy) for path in (copy / "data").rglob("*.yml")} == {
        path.relative_to(root) for path in (root / "data").rglob("*.yml")
    }


def test_a_command_that_fails_is_told_and_not_timed(tmp_path: Path) -> None:
    with pytest.raises(copying.Failed, match="No such file"):
        copying.took(["ls", "no-such"], tmp_path)


def test_what_processors_work_is_told_beside_the_clock(tmp_path: Path) -> None:
    busy = copying.took([sys.executable, "-c", "sum(range(10**6))"], tmp_path)
    assert busy.work is not None
    assert busy.work > 0
    assert Took(1, 2) + Took(3, 4) == Took(4, 6)


def test_the_number_of_runs_is_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.main(["--runs", "several"])
    assert "several" in capsys.readouterr().err
