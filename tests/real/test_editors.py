"""What editors know of the real data is current, and a real language server completes and checks by it."""

import json
from collections.abc import Iterator
from pathlib import Path

import language_server
import pytest
import schemas
from language_server import LanguageServer
from qianhai.checking.fitting import Data
from qianhai.checking.homes import statement_homes
from qianhai.editing import schema
from qianhai.schema.kinds import OF_STATEMENTS, SCHEMAS, files, first_line, schema_of

HEAD = "# yaml-language-server: $schema=../.schema/statements.json\nstatements:\n  - id: some-fact\n"


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[LanguageServer]:
    with language_server.running(root) as server:
        yield server


@pytest.fixture(scope="module")
def data_files(root: Path) -> list[Path]:
    found = [path for path in sorted((root / "data").rglob("*.yml")) if not path.name.startswith(".")]
    assert len(found) > 50
    return found


def test_the_schemas_are_current(root: Path, real_data: Data) -> None:
    assert schemas.written_in(root / "data" / SCHEMAS) == schema.schemas(real_data), "Run `make schema`."


def test_every_file_names_its_schema(root: Path, data_files: list[Path]) -> None:
    for path in data_files:
        name = path.relative_to(root / "data").as_posix()
        line = path.read_text("utf-8").partition("\n")[0]
        assert line == first_line(name)
        assert (path.parent / line.partition("$schema=")[2]).is_file()


def test_the_settings_for_editors_name_every_kind_of_file(root: Path, real_data: Data) -> None:
    expected: dict[str, list[str]] = {}
    # A pattern of statements' files fits many others, so that those are named by their folders.
    statements = {
        home if home.count("/") < 2 else f"{home.rpartition('/')[0]}/*.yml" for home in statement_homes(real_data)
    }
    for pattern in files():
        names = [f"data/{pattern}"] if pattern not in OF_STATEMENTS else statements
        expected.setdefault(f"data/{SCHEMAS}/{schema_of(pattern)}", []).extend(names)
    assert language_server.LIKE_THE_PROJECT["yaml.schemas"] == {
        name: sorted(set(patterns)) for name, patterns in sorted(expected.items())
    }
    recommended = json.loads((root / ".vscode/extensions.json").read_text("utf-8"))["recommendations"]
    assert recommended == ["redhat.vscode-yaml"]


def test_the_schemas_take_all_the_real_data(root: Path, data_files: list[Path]) -> None:
    made = schemas.written_in(root / "data" / SCHEMAS)
    for path in data_files:
        name = path.relative_to(root / "data").as_posix()
        assert schemas.faults(path.read_text("utf-8"), name, made) == [], name


def test_an_editor_underlines_nothing_in_the_real_data(server: LanguageServer, data_files: list[Path]) -> None:
    assert {path.name: found for path, found in server.in_files(data_files).items() if found} == {}


def test_keys_complete_with_what_they_mean(server: LanguageServer, root: Path) -> None:
    offered = server.completion(root / "data/industries/x.yml", HEAD + "    ‸")
    assert offered["relation"] == "How it relates to the plan."
    assert offered["sources"] == "The ids of the sources that carry what it says."
    assert "id" not in offered
    assert "soruces" not in offered


def test_relations_complete_with_what_they_are(server: LanguageServer, root: Path) -> None:
    offered = server.completion(root / "data/industries/x.yml", HEAD + "    relation: ‸")
    assert list(offered) == ["plan", "reply", "remark", "before", "since", "context"]
    assert offered["reply"] == "The State Council’s reply"


@pytest.mark.parametrize(
    ("place", "kind"),
    [("sources: [‸]", "source"), ("sources:\n      - ‸", "source"), ("group: ‸", "group"), ("readers: [‸]", "reader")],
)
def test_ids_complete_with_what_they_are_called(
    server: LanguageServer, root: Path, real_data: Data, place: str, kind: str
) -> None:
    offered = server.completion(root / "data/industries/x.yml", f"{HEAD}    {place}")
    assert sorted(offered) == sorted(identifier for identifier, its in real_data.kinds.items() if its == kind)
    assert all(offered.values())


def test_sections_and_chapters_complete_together(server: LanguageServer, root: Path) -> None:
    offered = server.completion(root / "data/industries/x.yml", HEAD + "    also: [‸]")
    assert offered["finance"]
    assert offered["industries"]
    assert len(offered) > 40


def test_the_word_under_the_pointer_is_explained(server: LanguageServer, root: Path) -> None:
    told = server.hover(root / "data/industries/x.yml", HEAD + "    rela‸tion: since\n")
    assert told.startswith("How it relates to the plan.")
    told = server.hover(root / "data/industries/x.yml", HEAD + "    sources: [investhk-plan-sum‸mary]\n")
    assert "* `investhk-plan-summary`: " in told


WHOLE = HEAD + (
    "    relation: since\n    date: 2024-01-05\n    text:\n      en: Words.\n      zh-Hans: 文字。\n"
    "    sources: [investhk-plan-summary]\n"
)

FAULTS = {
    "key": ("relation:", "relatoin:", ['3:5 Missing property "relation".', "4:5 Property relatoin is not allowed."]),
    "language": ("      zh-Hans: 文字。\n", "", ['6:5 Missing property "zh-Hans".']),
    "relation": (
        "since",
        "wish",
        ['4:15 Value is not accepted. Valid values: "plan", "reply", "remark", "before", "since", "context".'],
    ),
    "source": ("investhk", "invest", ["9:15 There is no source of this id yet; after adding one, run: make schema"]),
    "date": ("2024-01-05", "5.1.2024", ["5:11 Write 2024, 2024-02, 2024-02-26, or a period such as 2021/2025."]),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_underlined_while_it_is_typed(
    server: LanguageServer, root: Path, old: str, new: str, told: list[str]
) -> None:
    assert server.diagnostics(root / "data/industries/x.yml", WHOLE) == []
    assert sorted(server.diagnostics(root / "data/industries/x.yml", WHOLE.replace(old, new, 1))) == told


def test_a_new_file_is_known_by_its_folder_alone(server: LanguageServer, root: Path) -> None:
    without = WHOLE.partition("\n")[2]
    assert server.diagnostics(root / "data/industries/x.yml", without) == []
    told = server.diagnostics(root / "data/industries/x.yml", without.replace("since", "wish"))
    assert [line.partition(" ")[0] for line in told] == ["3:15"]
