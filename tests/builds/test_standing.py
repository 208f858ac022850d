"""A build in which nothing changed makes nothing; whatever changed, the site is made anew."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import small
from qianhai.model.plan import Model
from qianhai.publishing import assemble, editions, standing
from qianhai.reading.settings import Settings

FINANCE = "data/layout/finance.yml"


@pytest.fixture
def built(project: Callable[[Mapping[str, str]], Settings]) -> Settings:
    """The small project, built once."""
    settings = project(small.FILES)
    assert not assemble.build(settings).failed
    return settings


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """Every time that pages are made."""
    times: list[Settings] = []
    make = editions.make

    def noted(model: Model, settings: Settings, meanwhile: Callable[[], Any]) -> tuple[editions.Editions, Any]:
        times.append(settings)
        return make(model, settings, meanwhile)

    monkeypatch.setattr(editions, "make", noted)
    return times


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_nothing_is_made_where_nothing_changed(built: Settings, made: list[Settings]) -> None:
    before = files(built.root)
    report = assemble.build(built)
    assert made == []
    assert "0 written, 0 removed." in report.said[0]
    assert files(built.root) == before


CHANGES: Mapping[str, Callable[[Settings], object]] = {
    "a text": lambda at: (at.root / FINANCE).write_text(small.FILES[FINANCE].replace("fund", "funds", 1)),
    "a file of the theme": lambda at: (at.docs / "theme/assets/site.css").write_text("main { color: red }"),
    "a setting": lambda at: (at.root / "mkdocs.yml").write_text((at.root / "mkdocs.yml").read_text() + "# changed\n"),
    "a file of one's own": lambda at: shutil.copytree(at.docs / "theme/partials", at.own_root),
    "a page altered by hand": lambda at: (at.site / "en/index.html").write_text("mine"),
    "a page removed by hand": lambda at: (at.site / "en/index.html").unlink(),
    "a rendered page altered by hand": lambda at: (at.docs / "en/index.md").write_text("mine"),
    "what is remembered, cut": lambda at: (at.root / ".cache/standing").write_text(""),
    "what is remembered, broken": lambda at: (at.root / ".cache/standing").write_bytes(b"\xff\xfe"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changed_the_site_is_made_anew(
    built: Settings, made: list[Settings], change: Callable[[Settings], object]
) -> None:
    change(built)
    report = assemble.build(built)
    assert not report.failed, report
    assert made == [built]
    again = files(built.site)
    assert assemble.build(built).said == (
        f"site/ holds {len(again) - 1} files; 0 written, 0 removed.",
        *report.said[1:],
    )
    assert made == [built]
    assert files(built.site) == again


def test_another_address_or_program_makes_another_site(
    built: Settings, made: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    assemble.build(Settings(built.root, "https://example.org/"))
    assert len(made) == 1
    monkeypatch.setattr(standing, "versions", lambda: ["another"])
    assemble.build(Settings(built.root, "https://example.org/"))
    assert len(made) == 2


def test_what_others_put_into_the_site_stays(built: Settings, made: list[Settings]) -> None:
    (built.site / "mine.txt").write_text("mine")
    report = assemble.build(built)
    assert made == []
    assert "left as they were: 1 files (mine.txt)" in report.said[1]
    assert (built.site / "mine.txt").read_text() == "mine"


def test_a_site_that_could_not_be_remembered_is_made_all_the_same(built: Settings, made: list[Settings]) -> None:
    (built.root / ".cache/standing").unlink()
    (built.root / ".cache/standing").mkdir()
    assert not assemble.build(built).failed
    assert made == [built]
