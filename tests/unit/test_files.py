"""What lies in `data/`: files are read, everything else is told by its name, and nothing makes the reading hang."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import build
import pytest
import small
from qianhai.checking import loading
from qianhai.reading.folder import read_folder
from qianhai.reading.remembering import Memory
from qianhai.reading.settings import Settings

GONE = "Delete the link, or put the file itself here."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project's data in a folder of its own."""
    for name, text in small.FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def told(root: Path) -> list[tuple[str, str, str, str]]:
    """The report's findings: level and rule, place, what was found, the cure."""
    return [
        (f"{found.level} {found.rule}", str(found.position), found.found, found.cure)
        for found in loading.check(Settings(root)).findings
        if found.rule != "stale-translation"
    ]


def _copy(name: str) -> Callable[[Path], object]:
    return lambda data: (data / name).write_text(small.FILES["data/plan.yml"], "utf-8")


LYING_ABOUT: dict[str, tuple[Callable[[Path], object], tuple[str, str, str, str]]] = {
    "the long ending": (
        _copy("layout/extra.yaml"),
        (
            "error unknown-file",
            "data/layout/extra.yaml:1:1",
            "The name ends in “.yaml”; data files end in “.yml”, so this one is not read.",
            "Rename it to extra.yml.",
        ),
    ),
    "the ending in capitals": (
        _copy("layout/Stages.YML"),
        (
            "error unknown-file",
            "data/layout/Stages.YML:1:1",
            "The name ends in “.YML”; data files end in “.yml”, so this one is not read.",
            "Rename it to Stages.yml.",
        ),
    ),
    "another file": (
        _copy("notes.md"),
        (
            "error unknown-file",
            "data/notes.md:1:1",
            "This is no data file: those end in “.yml”.",
            "Move it out of data/, or delete it.",
        ),
    ),
    "a name that would disturb a terminal": (
        _copy("a\x1b[2J\n.txt"),
        (
            "error unknown-file",
            "data/a\\x1b[2J\\n.txt:1:1",
            "This is no data file: those end in “.yml”.",
            "Move it out of data/, or delete it.",
        ),
    ),
    "the confirmed translations where they do not belong": (
        _copy("layout/translations.txt"),
        (
            "error unknown-file",
            "data/layout/translations.txt:1:1",
            "This is no data file: those end in “.yml”.",
            "Move it out of data/, or delete it.",
        ),
    ),
    "a link that leads nowhere": (
        lambda data: (data / "layout/lost.yml").symlink_to("nobody.yml"),
        ("error not-a-file", "data/layout/lost.yml:1:1", "A link that leads nowhere: to “nobody.yml”.", GONE),
    ),
    "a link that leads to itself": (
        lambda data: (data / "layout/loop.yml").symlink_to("loop.yml"),
        ("error not-a-file", "data/layout/loop.yml:1:1", "A link that leads in a circle: to “loop.yml”.", GONE),
    ),
    "a link out of the data": (
        lambda data: (data / "layout/secret.yml").symlink_to("/etc/passwd"),
        (
            "error not-a-file",
            "data/layout/secret.yml:1:1",
            "A link to “/etc/passwd”; not every copy of the project has what it leads to.",
            "Put the file itself here, or delete the link.",
        ),
    ),
    "a link to a folder around it": (
        lambda data: (data / "layout/again").symlink_to(".."),
        (
            "error not-a-file",
            "data/layout/again:1:1",
            "A link to “..”; not every copy of the project has what it leads to.",
            "Put the file itself here, or delete the link.",
        ),
    ),
    "a folder named like a file": (
        lambda data: (data / "layout/marine.yml").mkdir(),
        (
            "error not-a-file",
            "data/layout/marine.yml:1:1",
            "A folder that is named like a file.",
            "Rename the folder, or move the files in it to where they belong.",
        ),
    ),
    "a pipe": (
        lambda data: os.mkfifo(data / "layout/pipe.yml"),
        (
            "error not-a-file",
            "data/layout/pipe.yml:1:1",
            "A pipe, not a file.",
            "Delete it, or put a file of this name in its place.",
        ),
    ),
    "a pipe in place of the translations": (
        lambda data: os.mkfifo(data / "translations.txt"),
        (
            "error not-a-file",
            "data/translations.txt:1:1",
            "A pipe, not a file.",
            "Delete it, or put a file of this name in its place.",
        ),
    ),
    "a file of nine megabytes": (
        lambda data: (data / "layout/huge.yml").write_bytes(b"#" * 9_000_000),
        (
            "error too-large",
            "data/layout/huge.yml:1:1",
            "The file has 9 MB; a data file has at most 8.",
            "Move what is no data out of data/, or split the file.",
        ),
    ),
    "an editor's copy": (
        _copy("plan.yml~"),
        (
            "warning leftover-file",
            "data/plan.yml~:1:1",
            "An editor or the system left this file here; it is not read.",
            "Delete it.",
        ),
    ),
    "binary in place of the translations": (
        lambda data: (data / "translations.txt").write_bytes(b"\xff\x00\n"),
        (
            "error no-fingerprint",
            "data/translations.txt:1:1",
            "This line is not two fingerprints: “\ufffd\\x00”.",
            "Put the file back as it was, or remove such lines; then run: make translated",
        ),
    ),
    "a merge in the translations": (
        lambda data: (data / "translations.txt").write_text(f"{'0' * 16} {'1' * 16}\n<<<<<<< x\n=======\n>>>>>>> y\n"),
        (
            "error merge-conflict",
            "data/translations.txt:2:1",
            "A merge that was not finished: both versions stand here, it reaches to line 4.",
            "Keep the lines that are right and delete the rest, the lines <<<<<<<, ======= and >>>>>>> included.",
        ),
    ),
}


@pytest.mark.parametrize(("lay", "expected"), LYING_ABOUT.values(), ids=LYING_ABOUT.keys())
def test_what_is_no_data_file_is_told(
    root: Path, lay: Callable[[Path], object], expected: tuple[str, str, str, str]
) -> None:
    lay(root / "data")
    assert told(root) == [expected]


def test_a_socket_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "data")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("s.yml")
        assert [(rule, found) for rule, _, found, _ in told(root)] == [("error not-a-file", "A socket, not a file.")]


def test_names_that_begin_with_a_dot_are_nobodys_data(root: Path) -> None:
    data = root / "data"
    (data / ".#plan.yml").symlink_to("user@host.4711:1732")
    (data / ".DS_Store").write_bytes(b"\x00\x01")
    (data / "layout/.gitkeep").touch()
    (data / ".hidden").mkdir()
    (data / ".hidden/x.yml").write_text("not: [yaml", "utf-8")
    os.mkfifo(data / ".pipe.yml")
    assert told(root) == []


def test_what_cannot_be_read_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refused)
    reading = read_folder(root / "data", root, Memory())
    assert {found.rule for found in reading.findings} == {"unreadable-file"}
    assert reading.findings[0].found == "This cannot be read: Permission denied."
    assert len(reading.findings) == len(small.FILES)


def test_a_file_that_vanishes_while_it_is_read_was_not_there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self: Path) -> bytes:
        raise FileNotFoundError(2, "No such file", str(self))

    monkeypatch.setattr(Path, "read_bytes", gone)
    assert read_folder(root / "data", root, Memory()).findings == ()


@pytest.mark.parametrize("make", ["nothing", "empty", "a file"])
def test_no_data_at_all_is_an_error(tmp_path: Path, make: str, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "project"
    if make == "empty":
        (root / "data").mkdir(parents=True)
    if make == "a file":
        root.mkdir()
        (root / "data").touch()
    assert build.main(["--root", str(root), "check"]) == 1
    assert capsys.readouterr().out == (
        f"data:1:1: error [no-data] There is no data in {root}/data.\n"
        "    Name the project's folder with --root, or get its data back: git checkout -- data\n\n1 error.\n"
    )


LACKING = {
    "contents": (
        lambda data: (data / "contents.yml").unlink(),
        "data/contents.yml:1:1 missing-file data/contents.yml is missing.",
    ),
    "the plan": (
        lambda data: _change(data / "contents.yml", "plan:\n", "plans:\n"),
        "data/contents.yml:1:1 missing-field The contents have no “plan”.",
    ),
    "contents that are YAML": (
        lambda data: (data / "contents.yml").write_text("plan: [", "utf-8"),
        "data/contents.yml:1:7 yaml-syntax The bracket “[” that opens here is not closed, or a comma is missing in it.",
    ),
    "sources": (
        lambda data: (data / "sources/all.yml").unlink(),
        "data/sources/:1:1 missing-file data/sources/ holds no file of sources.",
    ),
    "sources that are YAML": (
        lambda data: (data / "sources/all.yml").write_bytes(b"\xff"),
        "data/sources/all.yml:1:1 not-utf-8 The byte FF is not UTF-8.",
    ),
    "the sources' name": (
        lambda data: _change(data / "sources/all.yml", "sources:\n", "source:\n"),
        "data/sources/all.yml:1:1 unknown-key “source” is not a list that this file holds.",
    ),
}


def _change(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize(("take", "expected"), LACKING.values(), ids=LACKING.keys())
def test_one_lack_is_told_once(root: Path, take: Callable[[Path], None], expected: str) -> None:
    take(root / "data")
    found = [f"{position} {rule.removeprefix('error ')} {found}" for rule, position, found, _ in told(root)]
    assert expected in found
    assert {line.split(":")[0] for line in found} == {expected.split(":", maxsplit=1)[0]}
    assert len(found) <= 2
