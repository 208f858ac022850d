"""The documents say what is so: every target, command, rule, room and field is in them, and their examples pass."""

import re
from collections.abc import Iterator
from pathlib import Path

import build
import documents
import pytest
import small
from qianhai.publishing import hosts
from qianhai.reading.findings import Level
from qianhai.schema import kinds
from qianhai.schema.parts import Record


@pytest.fixture(scope="module")
def contributing() -> str:
    return documents.CONTRIBUTING.read_text("utf-8")


def targets(makefile: str) -> list[str]:
    """The targets that people call, as the Makefile declares them."""
    declared = re.search(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)
    assert declared
    return declared[1].split()


def test_every_target_is_declared_and_documented(root: Path, contributing: str) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    assert set(targets(makefile)) == set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for target in targets(makefile):
        assert re.search(rf"^\| `make {target}\b", contributing, re.MULTILINE), f"CONTRIBUTING.md lacks make {target}"


def test_every_command_is_documented_and_says_what_it_does(
    contributing: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit):
        build.main(["--help"])
    told = capsys.readouterr().out
    commands = re.findall(r"^    ([a-z]+)\b", told, re.MULTILINE)
    assert len(commands) > 5
    for name in commands:
        assert re.search(rf"^    {name}(\n {{10,}}| {{2,}})\S", told, re.MULTILINE), f"--help says nothing of {name}"
        assert f"`build.py {name}`" in contributing, f"CONTRIBUTING.md lacks build.py {name}"


def test_no_document_names_a_target_that_is_not(root: Path) -> None:
    known = targets((root / "Makefile").read_text("utf-8"))
    for document in root.glob("*.md"):
        for called in re.findall(r"`make ([a-z]+)|^ +make ([a-z]+)", document.read_text("utf-8"), re.MULTILINE):
            assert "".join(called) in known, (document.name, called)


def test_every_file_that_is_named_is_there(root: Path) -> None:
    for document in root.glob("*.md"):
        text = document.read_text("utf-8")
        named = [
            *re.findall(r"`((?:scripts|tests|docs/theme|data)/[\w./-]+)`", text),
            *re.findall(r"\]\(([\w./-]+)\)", text),
        ]
        missing = [name for name in named if not (root / name).exists()]
        assert not missing, document.name


def test_the_lists_follow_from_the_program(contributing: str) -> None:
    assert contributing == documents.with_lists(contributing), "Run `make documents`."


def test_what_servers_are_told_follows_from_the_program() -> None:
    made = hosts.servers()
    assert {name: (documents.HOSTING / name).read_bytes() for name in made} == made, "Run `make documents`."


def test_the_examples_for_editors_pass_the_check(contributing: str) -> None:
    examples = {name: text for text, name in re.findall(r"```yaml\n(# (\S+)\n.*?)```", contributing, re.DOTALL)}
    assert examples.keys() == {"data/layout/finance.yml", "data/sources/press.yml"}
    statements = examples["data/layout/finance.yml"].partition("statements:\n")[2]
    examples["data/layout/finance.yml"] = small.FILES["data/layout/finance.yml"] + statements
    found = small.findings({**small.FILES, **examples})
    assert [finding for finding in found if finding.level is Level.ERROR] == []


def test_every_room_is_on_the_plan_of_the_house(root: Path) -> None:
    architecture = (root / "ARCHITECTURE.md").read_text("utf-8")
    rooms = [folder.name for folder in (root / "scripts" / "qianhai").iterdir() if (folder / "__init__.py").is_file()]
    assert rooms
    assert [room for room in rooms if f"`{room}/`" not in architecture] == []


def record_types() -> Iterator[type[Record]]:
    """Every record, from the most general to the most particular."""
    waiting: list[type[Record]] = [Record]
    while waiting:
        waiting.extend(waiting[0].__subclasses__())
        yield waiting.pop(0)


def test_every_field_says_what_it_means() -> None:
    assert {kind.record for kind in kinds.KINDS} < set(record_types())
    silent = [
        f"{record.__name__}.{name}"
        for record in record_types()
        for name, field in record.model_fields.items()
        if not field.description
    ]
    assert silent == []
