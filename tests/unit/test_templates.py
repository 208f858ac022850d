"""Templates can be read, ask only for what there is, and are filled in every language."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from qianhai.language import speech as languages
from qianhai.model.site import SITE
from qianhai.pages.pictures import Pictures
from qianhai.pages.writing import Writer
from qianhai.schema.values import Language

ROOM = Path(__file__).parents[2] / "scripts" / "qianhai"
PAGES = sorted((ROOM / "pages").rglob("*.j2"))
EXPORTS = sorted((ROOM / "exports").rglob("*.j2"))
STRUCTURES = [path for path in [*PAGES, *EXPORTS] if path.parent.name != "prose"]
BY_HAND = [row.name for row in SITE if row.by_hand]

LONGEST = 160
"""The characters of a line that a reader can still follow; a paragraph of prose is a line of its own."""

ASKED = {"w": Writer, "pictures": Pictures}
"""What templates ask, by the name under which they know it."""


@pytest.fixture(scope="module")
def words() -> Mapping[str, object]:
    """The interface's words; every language has the same."""
    return languages.load(Language.ENGLISH).words


def parsed(path: Path) -> nodes.Template:
    return Environment(autoescape=True).parse(path.read_text("utf-8"), filename=str(path))


def blocks(path: Path) -> dict[str, bool]:
    """A template's blocks, and whether each must be filled."""
    return {block.name: block.required for block in parsed(path).find_all(nodes.Block)}


def named(path: Path) -> str:
    return path.relative_to(ROOM).as_posix()


@pytest.mark.parametrize("path", STRUCTURES, ids=named)
def test_no_line_is_too_long_to_review(path: Path) -> None:
    long = {number: len(line) for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)}
    assert {number: length for number, length in long.items() if length > LONGEST} == {}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", BY_HAND)
def test_every_language_tells_all_of_a_page_and_nothing_else(name: str, language: Language) -> None:
    structure = blocks(ROOM / "pages" / "templates" / f"{name}.md.j2")
    assert structure
    assert all(structure.values()), "a block that need not be filled is left out in silence"
    assert list(blocks(ROOM / "pages" / "prose" / f"{name}.{language}.md.j2")) == list(structure)


def test_all_prose_belongs_to_a_page() -> None:
    prose = {path.name for path in PAGES if path.parent.name == "prose"}
    assert prose == {f"{name}.{language}.md.j2" for name in BY_HAND for language in Language}


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_asks_by_names_that_there_are(path: Path) -> None:
    template = parsed(path)
    for asked in template.find_all(nodes.Getattr):
        if isinstance(asked.node, nodes.Name) and asked.node.name in ASKED:
            # What a writer is made of is no name of a class: templates ask the writer, not the model behind it.
            assert hasattr(ASKED[asked.node.name], asked.attr), f"line {asked.lineno}: {asked.node.name}.{asked.attr}"


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_says_words_that_there_are(path: Path, words: Mapping[str, object]) -> None:
    for call in parsed(path).find_all(nodes.Call):
        says = isinstance(call.node, nodes.Getattr) and call.node.attr in ("say", "hint", "page_link")
        if says and isinstance(call.args[0], nodes.Const):
            assert call.args[0].value in words, f"line {call.lineno}"
