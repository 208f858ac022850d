"""Whatever goes wrong while a site is made is told as a finding: what was in hand, the file and the line."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import small
from qianhai.checking.loading import Report
from qianhai.pages import rendering
from qianhai.preview.desk import Desk
from qianhai.publishing import assemble, checked, editions
from qianhai.reading import failing
from qianhai.reading.findings import Finding, Position
from qianhai.reading.settings import Settings

Project = Callable[[Mapping[str, str]], Settings]
Program = tuple[Settings, Path]


@pytest.fixture
def program(
    project: Project, tmp_path_factory: pytest.TempPathFactory, root: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Settings, Path]:
    """The small project, and a copy of the program whose templates can be spoiled."""
    copy = tmp_path_factory.mktemp("program")
    shutil.copytree(root / "scripts", copy / "scripts")
    for module in (failing, checked):
        monkeypatch.setattr(module, "PROJECT", copy)
    monkeypatch.setattr(rendering, "__file__", str(copy / "scripts/qianhai/pages/rendering.py"))
    return project(small.FILES), copy


TIMELINE = "scripts/qianhai/pages/templates/timeline.md.j2"


def spoiled(path: Path, line: str) -> int:
    """Put a line at a template's end. Returns its number."""
    text = path.read_text("utf-8") + line
    path.write_text(text, "utf-8")
    return text.count("\n") + 1


def test_the_check_finds_nothing_wrong_in_the_project_itself(root: Path) -> None:
    assert [
        finding for finding in checked.check(Settings(root)).findings if not finding.position.file.startswith("data/")
    ] == []


MEND = "Mend this line of the template."


@pytest.mark.parametrize(
    ("line", "found", "cure"),
    [
        ("{% if %}", "This template cannot be read: Expected an expression, got 'end of statement block'", MEND),
        ("{{ 1|no_filter }}", "There is no filter “no_filter”.", MEND),
        ("{{ nothing_here }}", "Nobody gives this template “nothing_here”.", MEND),
        ("{{ w.here|uper }}", "There is no filter “uper”.", "Did you mean “upper”?"),
        ("{{ picture.x }}", "Nobody gives this template “picture”.", "Did you mean “pictures”?"),
    ],
)
def test_a_fault_in_a_template_is_found_without_building(program: Program, line: str, found: str, cure: str) -> None:
    settings, copy = program
    number = spoiled(copy / TIMELINE, line)
    for command in (checked.check, assemble.render, assemble.build):
        report = command(settings)
        assert report.failed
        assert report.findings == (Finding(Position(TIMELINE, number), "template", found, cure),)
        assert line in report.texts[TIMELINE]
    assert not settings.site.exists()
    assert not (settings.docs / "en").exists()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "{{ w.nothing_here }}",
            "'qianhai.pages.writing.Writer object' has no attribute 'nothing_here' (UndefinedError).",
        ),
        ("{{ w.say('no-such-words') }}", "'no-such-words' (KeyError)."),
        ("{{ 1 // 0 }}", "integer division or modulo by zero (ZeroDivisionError)."),
    ],
)
def test_a_fault_that_shows_while_a_page_is_made_names_the_page(
    program: tuple[Settings, Path], tmp_path_factory: pytest.TempPathFactory, line: str, found: str
) -> None:
    settings, copy = program
    number = spoiled(copy / TIMELINE, line)
    expected = (Position(TIMELINE, number), "template", f"The page en/timeline/ could not be made: {found}")
    report = assemble.build(settings)
    assert report.failed
    assert [(one.position, one.rule, one.found) for one in report.findings] == [expected]
    desk = Desk(settings, tmp_path_factory.mktemp("desk"))
    assert desk.answer("/en/").findings == ""
    shown = desk.answer("/en/timeline/")
    assert shown.status == 500
    assert f"{TIMELINE}:{number}" in shown.findings


def test_a_fault_in_the_theme_names_the_template_and_the_page(project: Project) -> None:
    settings = project(small.FILES)
    theme = settings.docs / "theme" / "main.html"
    number = spoiled(theme, "{% block footer %}{% if page %}{{ page.nothing.here }}{% endif %}{% endblock %}")
    (finding,) = assemble.build(settings).findings
    assert finding.position == Position("docs/theme/main.html", number)
    assert finding.found.startswith("The page en/index.md could not be made: ")
    assert "has no attribute 'nothing'" in finding.found
    spoiled(theme, "{% endfor %}")
    (finding,) = checked.check(settings).findings
    assert finding.position == Position("docs/theme/main.html", number)
    assert finding.found.startswith("This template cannot be read: Encountered unknown tag 'endfor'.")


def test_what_mkdocs_refuses_is_told_as_it_says_it(program: Program) -> None:
    settings, copy = program
    spoiled(copy / TIMELINE, "[x](nowhere.md)")
    report = assemble.build(settings)
    assert report.failed
    assert report.findings == ()
    assert report.said[0] == "MkDocs refused the pages:"
    assert "Doc file 'timeline.md' contains a link 'nowhere.md'" in report.said[1]


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        (
            b"theme: [",
            "mkdocs.yml:1:9",
            "This cannot be read as YAML: expected the node content, but found '<stream end>'.",
        ),
        (b"a: b\n c: d\n", "mkdocs.yml:2:3", "This cannot be read as YAML: mapping values are not allowed here."),
        (b"- a\n", "mkdocs.yml:1:1", "This file must be a set of keys."),
        (b"", "mkdocs.yml:1:1", "This file must be a set of keys."),
        (b"\xff", "mkdocs.yml:1:1", "This file is not in UTF-8."),
        (None, "mkdocs.yml:1:1", "This file is missing."),
    ],
)
def test_settings_of_mkdocs_that_cannot_be_read_are_found(
    project: Project, text: bytes | None, place: str, found: str
) -> None:
    settings = project(small.FILES)
    path = settings.root / "mkdocs.yml"
    path.write_bytes(text) if text is not None else path.unlink()
    report = checked.check(settings)
    assert report.failed
    assert [(str(one.position), one.found) for one in report.findings] == [(place, found)]


def test_a_fault_of_the_program_names_its_line(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = project(small.FILES)

    def broken(*_: object) -> None:
        raise KeyError("stages")

    monkeypatch.setattr(editions, "make", broken)
    report = assemble.build(settings)
    (finding,) = report.findings
    assert finding.position.file == "scripts/qianhai/publishing/assemble.py"
    assert finding.found == "The site could not be made: 'stages' (KeyError)."
    assert "editions.make" in report.texts[finding.position.file].splitlines()[finding.position.line - 1]


@pytest.mark.parametrize("command", [checked.check, assemble.render, assemble.build])
def test_a_fault_of_the_check_itself_is_a_finding(
    project: Project, monkeypatch: pytest.MonkeyPatch, command: Callable[[Settings], Report]
) -> None:
    settings = project(small.FILES)

    def broken(*_: object) -> None:
        raise RecursionError("maximum recursion depth exceeded")

    monkeypatch.setattr(checked, "load_data", broken)
    report = command(settings)
    assert report.failed
    (finding,) = report.findings
    assert finding.found == "The check could not be made: maximum recursion depth exceeded (RecursionError)."
