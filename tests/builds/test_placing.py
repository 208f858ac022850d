"""The site is placed in one step: the old one stands there or the new one, and what others put there stays."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from qianhai.publishing import folder as folders
from qianhai.publishing import placing
from qianhai.publishing.folder import files_in, write_all
from qianhai.publishing.placing import MANIFEST, CannotPlace, Placed, place

OLD = {f"{name}/page-{number}.html": f"old {number}".encode() for name in ("en", "id/deep") for number in range(30)}
NEW = {**{name: content.replace(b"old", b"new") for name, content in OLD.items()}, "en/more/index.html": b"new"}
FOREIGN = {".git": b"gitdir: elsewhere", "CNAME": b"example.org", ".nojekyll": b"", ".well-known/security.txt": b"y"}


def holding(site: Path) -> dict[str, bytes]:
    """What stands in the site, without the list of what was written."""
    return {name: content for name, content in files_in(site).items() if name != MANIFEST}


def put(site: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)


def test_a_site_is_placed_and_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert place(site, OLD) == Placed(tuple(sorted(OLD)), (), ())
    assert holding(site) == OLD
    only = {name: content for name, content in NEW.items() if not name.startswith("id/")}
    placed = place(site, only)
    assert placed.removed == tuple(sorted(name for name in OLD if name.startswith("id/")))
    assert holding(site) == only
    assert not (site / "id").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_unchanged_file_keeps_its_time_stamp_and_an_unchanged_site_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    place(site, OLD)
    same = site / "en" / "page-1.html"
    os.utime(same, (1, 1))
    stood = site.stat().st_ino
    assert place(site, OLD) == Placed((), (), ())
    assert site.stat().st_ino == stood
    assert place(site, {**OLD, "more.html": b"x"}).written == ("more.html",)
    assert same.stat().st_mtime == 1


def test_what_the_program_did_not_write_is_never_removed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, {**FOREIGN, "en/left.html": b"of an earlier program"})
    (site / "empty").mkdir()
    (site / "link").symlink_to("nowhere")
    os.utime(site / "CNAME", (1, 1))
    kept = tuple(sorted([*FOREIGN, "en/left.html", "link"]))
    for files in (OLD, NEW, {"index.html": b"x"}, OLD):
        assert place(site, files).kept == kept
        assert holding(site) == {**files, **FOREIGN, "en/left.html": b"of an earlier program"}
        assert (site / "link").readlink() == Path("nowhere")
        assert (site / "empty").is_dir()
        assert (site / "CNAME").stat().st_mtime == 1


def test_what_comes_in_while_the_site_is_made_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    place(site, OLD)
    swap = placing._swap  # noqa: SLF001

    def late(one: Path, other: Path) -> None:
        put(site, {"late/note.txt": b"z"})
        swap(one, other)

    monkeypatch.setattr(placing, "_swap", late)
    place(site, NEW)
    assert holding(site) == {**NEW, "late/note.txt": b"z"}


@pytest.mark.parametrize("foreign", ["en", "index.html/note.txt"])
def test_what_stands_in_the_way_is_named(tmp_path: Path, foreign: str) -> None:
    site = tmp_path / "site"
    put(site, {foreign: b"mine"})
    with pytest.raises(CannotPlace, match=rf"site/{foreign.split('/', maxsplit=1)[0]}\b.* of yours"):
        place(site, {"en/a.html": b"", "index.html": b""})
    assert holding(site) == {foreign: b"mine"}


def test_all_may_read_the_site_whatever_the_umask(tmp_path: Path) -> None:
    site = tmp_path / "site"
    before = os.umask(0o077)
    try:
        place(site, OLD)
        (site / "en").chmod(0o700)
        (site / "en" / "page-1.html").chmod(0o600)
        place(site, OLD)
    finally:
        os.umask(before)
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in [site, *site.rglob("*")]}
    assert modes == {(True, 0o755), (False, 0o644)}


@pytest.mark.parametrize("exchange", [True, False], ids=["one step", "two steps"])
@pytest.mark.parametrize("kept", [False, True], ids=["anew", "in the folder before"])
def test_a_failure_at_any_moment_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool, kept: bool
) -> None:
    """Every call that changes the disk is made to fail once, as on a full disk, until none is left to fail."""
    site = tmp_path / "site"
    old = {"a.html": b"old", "b/c.html": b"old", "same.html": b"same"}
    new = {"a.html": b"new", "b/d.html": b"new", "same.html": b"same"}
    if not exchange:
        monkeypatch.setattr(placing, "_exchanged", lambda *_: False)
    calls = 0
    failing = -1

    def counted(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == failing:
                raise OSError(28, "No space left on device")
            return original(*arguments, **named)

        return call

    spare = tmp_path / ".cache" / "site" if kept else None

    def make_ready() -> None:
        """The old site stands; the folder before, if one is kept, has most of its very files."""
        place(site, {**old, "b/before.html": b"before"}, spare)
        place(site, old, spare)

    make_ready()
    put(site, FOREIGN)
    for name in ("write_bytes", "mkdir", "chmod"):
        monkeypatch.setattr(Path, name, counted(getattr(Path, name)))
    for module in (placing, folders):
        monkeypatch.setattr(module, "link", counted(folders.link))
    refused = 0
    for failing in range(1, 60):  # noqa: B007
        calls = 0
        with suppress(CannotPlace):
            place(site, new, spare)
            break
        refused += 1
        assert holding(site) == {**old, **FOREIGN}
        assert {path.name for path in tmp_path.iterdir()} <= {"site", ".cache"}
        calls = -1000
        make_ready()
    assert holding(site) == {**new, **FOREIGN}
    assert refused > 8


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_in_the_folder_before_the_site_is_the_same(tmp_path: Path, seed: int) -> None:
    """Sites are placed one after another, while others put files of theirs there and spoil the folder before."""
    chance = random.Random(seed)
    site, spare = tmp_path / "site", tmp_path / ".cache" / "site"
    names = ["index.html", "en/a.html", "en/b/c.html", "id/d/e.html", "en", "id/d"]
    mine: dict[str, bytes] = {}

    def spoil() -> None:
        path = spare / chance.choice([*names, "stray.html"])
        match chance.randrange(4):
            case 0 if path.is_dir():
                path.chmod(0o700)
            case 1 if path.is_dir():
                shutil.rmtree(path)
            case 2 if path.is_file():
                path.unlink()
                path.write_bytes(chance.randbytes(3))
            case 3 if path.parent.is_dir() and not path.exists():
                path.symlink_to(chance.choice(["..", "nowhere", "index.html"]))

    for _ in range(20):
        chosen = [name for name in names if chance.random() < 0.6]
        inside = [name for name in chosen if any(other.startswith(f"{name}/") for other in chosen)]
        files = {name: b"%d" % chance.randrange(3) for name in chosen if name not in inside}
        mine |= {f"mine/{chance.randrange(3)}.txt": chance.randbytes(2)}
        put(site, mine)
        place(site, files, spare)
        assert holding(site) == {**files, **mine}
        modes = {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_dir()}
        assert modes == {0o755}
        for _ in range(chance.randrange(4)):
            spoil()
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".cache"}


def test_what_a_link_leads_to_is_left_alone(tmp_path: Path) -> None:
    site, spare, mine = tmp_path / "site", tmp_path / ".cache" / "site", tmp_path / "mine"
    put(mine, {"letter.txt": b"dear"})
    spare.parent.mkdir()
    spare.symlink_to(mine)
    for files in (OLD, {**OLD, "another.html": b"page"}):
        place(site, files, spare)
        assert holding(site) == files
    assert spare.is_symlink()
    assert {path.name: path.read_bytes() for path in mine.iterdir()} == {"letter.txt": b"dear"}


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CannotPlace, match="could not be written and stands as it was: No space left on device"):
        place(tmp_path / "site", OLD)
    assert list(tmp_path.iterdir()) == []


PLACING = """
import sys
from pathlib import Path
from qianhai.publishing import placing
site = Path(sys.argv[1])
if sys.argv[2] == "steps":
    placing._exchanged = lambda *_: False
for turn in range(2000):
    word = b"old" if turn % 2 else b"new"
    placing.place(site, {f"{name}/page-{number}.html": word for name in ("en", "id") for number in range(40)})
    print(turn, flush=True)
"""


@pytest.mark.parametrize("way", ["one step", "steps"])
def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new_one(tmp_path: Path, root: Path, way: str) -> None:
    site = tmp_path / "site"
    put(site, FOREIGN)
    chance = random.Random(7)
    environment = {**os.environ, "PYTHONPATH": str(root / "scripts")}
    kinds = [signal.SIGKILL, signal.SIGTERM] * 6
    for kind in kinds:
        command = [sys.executable, "-c", PLACING, str(site), way]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.05))
            process.send_signal(kind)
        placing._put_back(site)  # noqa: SLF001  # as the next build does first, where no step swaps two folders
        found = {name: content for name, content in holding(site).items() if name not in FOREIGN}
        assert len(found) == 80
        assert len(set(found.values())) == 1
        assert {name: content for name, content in holding(site).items() if name in FOREIGN} == FOREIGN
    place(site, OLD)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert holding(site) == {**OLD, **FOREIGN}


def test_a_site_behind_a_link_is_placed_where_the_link_leads(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "site").symlink_to("elsewhere")
    place(tmp_path / "site", OLD)
    assert (tmp_path / "site").is_symlink()
    assert holding(elsewhere) == OLD


def test_several_files_are_written_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {tmp_path / "a": b"a", tmp_path / "b": b"b"}
    write_all(before)
    after = {tmp_path / "a": b"A", tmp_path / "new" / "c": b"C", tmp_path / "b": b"B"}
    for failing in range(1, 4):
        calls = 0
        replace = Path.replace

        def failed(path: Path, target: Path, number: int = failing) -> Path:
            nonlocal calls
            calls += 1
            if calls == number:
                raise OSError(28, "No space left on device")
            return replace(path, target)  # noqa: B023

        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", failed)
            with pytest.raises(OSError, match="No space left"):
                write_all(after)
        assert files_in(tmp_path) == {"a": b"a", "b": b"b"}
        shutil.rmtree(tmp_path / "new")
    write_all(after)
    assert files_in(tmp_path) == {"a": b"A", "b": b"B", "new/c": b"C"}
