"""A build changes what it must and nothing else; a failed one changes nothing."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
import small
from qianhai.checking import loading
from qianhai.publishing import assemble, placing
from qianhai.publishing.folder import bring_to
from qianhai.reading.findings import Level
from qianhai.reading.settings import Settings

FINANCE = "data/layout/finance.yml"
Project = Callable[[Mapping[str, str]], Settings]


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file's content and time stamp."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


BROKEN = {
    "not YAML": b"statements: [",
    "not UTF-8": "statements: 前海".encode("gbk"),
    "an unknown key": small.FILES[FINANCE].replace("also:", "alos:").encode(),
    "a dangling reference": small.FILES[FINANCE].replace("newspaper", "nobody").encode(),
    "empty": b"",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("command", [loading.check, assemble.render, assemble.build])
def test_bad_data_leaves_everything_as_it_was(
    project: Project, content: bytes, command: Callable[[Settings], loading.Report]
) -> None:
    settings = project(small.FILES)
    publish_by_hand = {"site/en/index.html": b"good", "docs/en/index.md": b"good"}
    for name, good in publish_by_hand.items():
        path = settings.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(good)
    (settings.root / FINANCE).write_bytes(content)
    before = state(settings.root)
    report = command(settings)
    assert report.failed
    errors = [finding for finding in report.findings if finding.level is Level.ERROR]
    assert {finding.position.file for finding in errors} == {FINANCE}
    assert state(settings.root) == before


def test_a_refused_page_leaves_the_site_as_it_was(project: Project) -> None:
    settings = project(small.FILES)
    assert not assemble.build(settings).failed
    before = state(settings.site)
    config = settings.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "\nnot_a_setting: 1\n", "utf-8")
    report = assemble.build(settings)
    assert report.failed
    (finding,) = report.findings
    assert str(finding.position) == f"mkdocs.yml:{len(config.read_text('utf-8').splitlines())}:1"
    assert finding.found == "MkDocs refuses “not_a_setting”: Unrecognised configuration name: not_a_setting"
    assert state(settings.site) == before


def test_only_what_changed_is_written(project: Project) -> None:
    settings = project(small.FILES)
    assemble.build(settings)
    docs, site = state(settings.docs), state(settings.site)
    assemble.build(settings)
    assert state(settings.docs) == docs
    assert state(settings.site) == site
    path = settings.root / FINANCE
    path.write_text(path.read_text("utf-8").replace("changed on", "changed again on"), "utf-8")
    assemble.build(settings)
    changed = {name for name, content in state(settings.docs).items() if docs.get(name) != content}
    # The list of sources tells by first words what rests on each.
    assert changed == {"en/layout/finance.md", "en/layout/stages.md", "en/readers/investors.md", "en/sources.md"}


def test_a_vanished_page_is_removed(project: Project) -> None:
    settings = project(small.FILES)
    assemble.render(settings)
    stray = settings.docs / "en" / "stray" / "page.md"
    stray.parent.mkdir()
    stray.write_text("stray")
    assemble.render(settings)
    assert not stray.parent.exists()
    assert (settings.docs / "theme").is_dir()


def test_bringing_a_folder_to_a_state(tmp_path: Path) -> None:
    changes = bring_to(tmp_path, {"a/b.txt": b"1", "c.txt": b"2"})
    assert changes.written == ("a/b.txt", "c.txt")
    stamp = (tmp_path / "c.txt").stat().st_mtime_ns
    changes = bring_to(tmp_path, {"c.txt": b"2", "d.txt": b"3"})
    assert (changes.written, changes.removed) == (("d.txt",), ("a/b.txt",))
    assert (tmp_path / "c.txt").stat().st_mtime_ns == stamp
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.txt", "d.txt"]


def test_own_files_go_to_the_root_and_never_in_place_of_the_sites(project: Project) -> None:
    own = {"docs/root/CNAME": "example.org\n", "docs/root/.well-known/security.txt": "Contact: x\n"}
    settings = project({**small.FILES, **own, "docs/root/google12.html": "google-site-verification"})
    assert not assemble.build(settings).failed
    for name, text in own.items():
        assert (settings.site / name.removeprefix("docs/root/")).read_text() == text
    assert (settings.site / "google12.html").is_file()
    (settings.own_root / "CNAME").unlink()
    assert not assemble.build(settings).failed
    assert not (settings.site / "CNAME").exists()
    (settings.own_root / "robots.txt").write_text("mine")
    before = state(settings.site)
    report = assemble.build(settings)
    assert report.failed
    fault = "docs/root/robots.txt: the site has a file of this name of its own; name yours otherwise."
    assert report.said == ("The finished site is not right:", fault)
    assert state(settings.site) == before


def test_a_full_disk_is_said_and_changes_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = project(small.FILES)
    assert not assemble.build(settings).failed
    before = state(settings.site)
    path = settings.root / FINANCE
    path.write_text(path.read_text("utf-8").replace("changed on", "changed again on"), "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(placing, "link", full)
    report = assemble.build(settings)
    assert report.failed
    assert report.said == ("site/ could not be written and stands as it was: No space left on device.",)
    assert state(settings.site) == before


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_ended_leaves_no_process_and_no_folder(
    project: Project, tmp_path_factory: pytest.TempPathFactory, root: Path, kind: signal.Signals
) -> None:
    settings = project(small.in_three_languages())
    elsewhere = tmp_path_factory.mktemp("temporary")
    environment = {**os.environ, "TMPDIR": str(elsewhere)}
    command = [sys.executable, str(root / "scripts" / "build.py"), "--root", str(settings.root), "site"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        while not list(elsewhere.glob("qianhai-*/*/pressed")) or not children(process.pid):
            assert process.poll() is None, process.communicate()
            time.sleep(0.01)
        workers = children(process.pid)
        process.send_signal(kind)
        _, said = process.communicate(timeout=20)
    assert process.returncode == {signal.SIGTERM: 143, signal.SIGINT: 130, signal.SIGKILL: -9}[kind]
    assert b"Traceback" not in said
    until = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < until, "workers outlive the build"
        time.sleep(0.01)
    if kind is signal.SIGKILL:
        with monkeypatched_temporary(elsewhere):
            assert not assemble.build(settings).failed
    assert not list(elsewhere.glob("qianhai-*"))
    assert not list(settings.root.glob(".site-*"))


def children(parent: int) -> list[int]:
    """The processes that a process has started and that run."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(number) for number in listed.read_text().split()] if listed.exists() else []


@contextmanager
def monkeypatched_temporary(folder: Path) -> Iterator[None]:
    """Let the system's place for temporary folders be another."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tempfile, "tempdir", str(folder))
        yield
