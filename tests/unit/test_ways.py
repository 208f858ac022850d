"""Ways between pages, and between their Markdown files: the shortest, as the standard library finds it, too."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qianhai.model.addresses import way

FOLDERS = st.lists(st.sampled_from(["industries", "finance", "layout", "id"]), max_size=3).map(
    lambda names: "".join(f"{name}/" for name in names)
)
FILES = st.tuples(FOLDERS, st.sampled_from(["index.md", "finance.md"])).map("".join)


@given(FOLDERS, FOLDERS)
def test_between_pages_it_is_the_shortest(here: str, there: str) -> None:
    assert way(here, there) == posixpath.relpath(there or ".", here or ".") + "/"


@given(FILES, FILES)
def test_between_files_it_is_the_shortest(here: str, there: str) -> None:
    assert way(here, there) == posixpath.relpath(there, posixpath.dirname(here) or ".")


@pytest.mark.parametrize("here", ["", "industries/", "industries/finance/", "industries/finance.md"])
def test_on_a_page_it_is_the_anchor_alone(here: str) -> None:
    assert way(here, here, "an-id") == "#an-id"
    assert way(here, "glossary/", "an-id").endswith("glossary/#an-id")
