"""Reports: every finding is known by its id, any terminal can show them, and many cost no more than many."""

import ast
import io
import json
import subprocess
import sys
from pathlib import Path

import build
import pytest
import small
from qianhai.checking import loading
from qianhai.checking.catalogue import FINDINGS
from qianhai.publishing import checked
from qianhai.reading import folder
from qianhai.reading.findings import Finding, Position, as_github, as_json, as_text, nearest
from qianhai.reading.settings import Settings

MAKERS = {"Finding": 1, "_find": 1, "finding": 1, "_refused": 0}
"""What makes a finding, and which of its arguments is the finding's id."""


def ids_in(path: Path) -> set[str]:
    """The ids of findings that a module makes, where they are written out."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = MAKERS.get(name)
            # An id that is taken from elsewhere, as from a report read again, is made there.
            if place is not None and len(node.args) > place and not isinstance(node.args[place], ast.Subscript):
                found |= {
                    part.value
                    for part in ast.walk(node.args[place])
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return found


def test_every_finding_is_in_the_catalogue_and_nothing_else_is(root: Path) -> None:
    made = {found for path in (root / "scripts" / "qianhai").rglob("*.py") for found in ids_in(path)}
    assert made == set(FINDINGS)
    assert all(sentence.endswith(".") for sentence in FINDINGS.values())


@pytest.fixture(scope="module")
def bad(root: Path) -> loading.Report:
    """What is said of the folder of bad data."""
    return loading.check(Settings(root / "tests/bad"))


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("form", sorted(build.FORMATS))
def test_any_terminal_shows_the_report(
    root: Path, bad: loading.Report, monkeypatch: pytest.MonkeyPatch, encoding: str, form: str
) -> None:
    shown = io.BytesIO()
    monkeypatch.setattr(checked, "check", lambda _: bad)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(shown, encoding))
    assert build.main(["--root", str(root / "tests/bad"), "check", "--format", form]) == 1
    sys.stdout.flush()
    told = shown.getvalue()
    if form == "json":
        assert "“" in json.loads(told)[0]["found"]
    else:
        assert b"marine.yml" in told


def test_a_terminal_without_a_language_shows_the_report(root: Path) -> None:
    told = subprocess.run(
        [sys.executable, str(root / "scripts/build.py"), "--root", str(root / "tests/bad"), "check"],
        env={"PYTHONUTF8": "0", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (1, b"")
    assert b"marine.yml" in told.stdout


def test_whoever_reads_the_report_may_stop(root: Path) -> None:
    check = f"{sys.executable} {root / 'scripts/build.py'} --root {root / 'tests/bad'} check"
    told = subprocess.run(["bash", "-c", f"{check} | :; exit ${{PIPESTATUS[0]}}"], capture_output=True, check=False)
    assert (told.returncode, told.stderr) == (1, b"")


def test_a_file_is_split_once_however_many_findings_it_has() -> None:
    class Text(str):
        __slots__ = ()
        splits = 0

        def split(self, *arguments: object, **more: object) -> list[str]:
            Text.splits += 1
            return str(self).split(*arguments, **more)  # type: ignore[arg-type]

    found = [Finding(Position("x.yml", line), "tab", "A tab.", "Write spaces.") for line in range(1, 1001)]
    told = as_text(found, {"x.yml": Text("\n" * 1000)})
    assert told.endswith("1000 errors.")
    assert Text.splits == 1


def test_a_long_line_is_shown_around_its_place() -> None:
    line = "a" * 5000 + "的" + "b" * 5000
    shown, caret = as_text([Finding(Position("x.yml", 1, 5001), "tab", "x", "y")], {"x.yml": line}).splitlines()[2:4]
    assert len(shown) < 300
    assert shown[caret.index("^")] == "的"


def test_nothing_in_a_report_reaches_the_terminal_but_what_can_be_seen() -> None:
    told = as_text([Finding(Position("x.yml"), "tab", "x", "y")], {"x.yml": "a\x1b[2J\u202eb\tc\r\n"})
    assert "1 | a\ufffd[2J\ufffdb c\n" in told


def test_a_strange_name_cannot_forge_a_line_for_a_code_host() -> None:
    told = as_github([Finding(Position("data/a,b:c\n::warning::x.yml"), "tab", "x", "y")])
    assert told == "::error file=data/a%2Cb%3Ac%0A%3A%3Awarning%3A%3Ax.yml,line=1,col=1,title=tab::x y"


def test_json_is_ascii() -> None:
    assert as_json([Finding(Position("x.yml"), "tab", "“𠀀”", "y")]).isascii()


def test_the_nearest_of_many_words_is_that_of_few() -> None:
    known = [f"{first}-{second}-plan" for first in ("fund", "port", "rail", "land", "data") for second in range(200)]
    assert nearest("fnud-117-plan", known) == "fund-117-plan"
    assert nearest("rail-33-pla", known) == "rail-33-plan"
    assert nearest("nothing like it", known) is None
    assert nearest("ab", ["ac", *known]) is None or nearest("ab", ["ac", *known]) == "ac"


def test_many_unknown_ids_are_all_told() -> None:
    count = 300
    names = ", ".join(f"x{number}" for number in range(count))
    files = small.with_change("data/layout/finance.yml", "sources: [newspaper]", f"sources: [{names}]")
    assert sum(finding.rule == "dangling-reference" for finding in small.findings(files)) == count


def test_a_program_fault_is_told_with_its_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    def broken(_content: bytes, file: str) -> None:
        raise RecursionError(f"too deep in {file}\x1b")

    monkeypatch.setattr(folder, "read", broken)
    assert build.main(["--root", str(root / "tests/bad"), "check"]) == 1
    told = capsys.readouterr().out
    assert "data/contents.yml:1:1: error [failure] The program failed here: RecursionError: too deep" in told
    assert "\x1b" not in told


def test_a_rule_that_fails_is_told(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    def broken(_: object) -> list[Finding]:
        raise KeyError("stages")

    monkeypatch.setattr(loading, "check_rules", broken)
    report = loading.check(Settings(root / "tests/bad"))
    assert [str(found.position) for found in report.findings if found.rule == "failure"] == ["data:1:1"]


def test_output_that_is_no_file_is_left_alone(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert build.main(["--root", str(root / "tests/bad"), "check"]) == 1
