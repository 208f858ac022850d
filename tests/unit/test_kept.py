"""What is kept from one build to the next is had again only where all that went into it is the same."""

from pathlib import Path

import pytest
from qianhai.publishing.kept import Shelf


class Worker:
    """Work that counts how often it is done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> bytes:
        """Do it once more."""
        self.done += 1
        return b"result\n%d" % self.done


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A shelf on which two results were kept."""
    shelf = Shelf(tmp_path / "new" / "shelf", "around")
    assert [shelf.of(Worker(), "en", name) for name in ("a", "b")] == [b"result\n1"] * 2
    shelf.keep()
    return tmp_path / "new" / "shelf"


def test_what_was_kept_is_not_made_again(path: Path) -> None:
    shelf, work = Shelf(path, "around"), Worker()
    assert [shelf.of(work, "en", name) for name in ("b", "a", "c")] == [b"result\n1"] * 3
    assert work.done == 1


@pytest.mark.parametrize("key", [("en", "c"), ("e", "na"), ("en",), ("a", "en"), ("en", "a", "")])
def test_under_another_key_it_is_made(path: Path, key: tuple[str, ...]) -> None:
    shelf, work = Shelf(path, "around"), Worker()
    shelf.of(work, *key)
    assert work.done == 1


def test_with_anything_else_around_all_is_made_again(path: Path) -> None:
    shelf, work = Shelf(path, "otherwise"), Worker()
    assert [shelf.of(work, "en", name) for name in ("a", "b")] == [b"result\n1", b"result\n2"]


def test_what_a_build_did_not_use_is_forgotten(path: Path) -> None:
    shelf = Shelf(path, "around")
    shelf.of(Worker(), "en", "a")
    # What a build that was killed has left goes as well.
    (path.parent / ".writing-4194305-shelf~").write_bytes(b"half")
    shelf.keep()
    assert list(path.parent.iterdir()) == [path]
    size, again, work = path.stat().st_size, Shelf(path, "around"), Worker()
    again.of(work, "en", "a")
    assert work.done == 0
    again.of(work, "en", "b")
    assert work.done == 1
    again.keep()
    assert path.stat().st_size > size


@pytest.mark.parametrize("place", [0, 10, 64, 70, 100, -1])
def test_a_file_that_was_altered_anywhere_or_cut_counts_for_nothing(path: Path, place: int) -> None:
    whole = path.read_bytes()
    altered = bytearray(whole)
    altered[place] ^= 1
    for spoiled in (bytes(altered), whole[:place], whole + b"x", b""):
        path.write_bytes(spoiled)
        shelf, work = Shelf(path, "around"), Worker()
        shelf.of(work, "en", "a")
        shelf.of(work, "en", "b")
        assert work.done == 2
        shelf.keep()
        assert len(path.read_bytes()) == len(whole)


def test_where_nothing_can_be_kept_the_work_is_done_all_the_same(path: Path) -> None:
    path.unlink()
    path.mkdir()
    shelf = Shelf(path, "around")
    assert shelf.of(Worker(), "en", "a") == b"result\n1"
    shelf.keep()
    assert list(path.iterdir()) == []
