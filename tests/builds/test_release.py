"""A publication is made whole or not at all, and what it makes is checked and builds."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import build
import pytest
import small
import yaml
from qianhai.checking import loading
from qianhai.history import release
from qianhai.publishing import assemble
from qianhai.publishing.folder import files_in
from qianhai.reading.settings import Settings
from qianhai.schema.values import Language

Project = Callable[[Mapping[str, str]], Settings]
ENGLISH, CHINESE = {Language.ENGLISH: "First."}, {Language.SIMPLIFIED: "首次发布。"}


@pytest.fixture
def released(bilingual: Settings) -> Settings:
    """A project in three languages, published once."""
    assert not release.release(bilingual, "2026-01-01", "", {**ENGLISH, **CHINESE}).failed
    small.commit(bilingual)
    return bilingual


def add_an_item(settings: Settings) -> None:
    path = settings.data / "unknowns" / "all.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "unknowns:\n  - id: berths\n    text:\n      en: Nobody knows how many berths.\n      zh-Hans: 未见泊位数量。\n"
        "    about: [plan]\n",
        "utf-8",
    )


def test_what_is_released_in_three_languages_is_checked_and_builds(released: Settings) -> None:
    add_an_item(released)
    report = release.release(released, "2026-02-01", "HEAD", {**ENGLISH, **CHINESE, Language.ENGLISH: "Adds berths."})
    assert report.said == ("data/ids.yml is written.", "data/changes/2026-02-01.yml is written.")
    assert {finding.rule for finding in loading.check(released).findings} == {"stale-translation"}
    assert not assemble.build(released).failed
    for language, summary in (("en", "Adds berths."), ("zh-Hans", "首次发布。"), ("zh-Hant", "首次發布。")):
        assert summary in (released.site / language / "changes" / "index.html").read_text("utf-8")
        assert summary in (released.site / language / "feed.xml").read_text("utf-8")
    (made,) = yaml.safe_load((released.data / "changes/2026-02-01.yml").read_text("utf-8"))["changes"]
    assert (made["added"], made["summary"]["zh-Hans"]) == (["berths"], "首次发布。")


REFUSED = {
    "a month": ("2026-12", "HEAD", {}, "“2026-12” is no day. Write the day of publication in full, such as 2026-12-31"),
    "a year": ("2026", "HEAD", {}, "“2026” is no day. "),
    "a period": ("2026-12-01/2026-12-31", "HEAD", {}, "“2026-12-01/2026-12-31” is no day: "),
    "no such day": ("2026-02-30", "HEAD", {}, "“2026-02-30” is no day: there is no day 30 in 2026-02. "),
    "a path": ("../../x", "HEAD", {}, "“../../x” is no day: "),
    "no day": ("", "HEAD", {}, "No day is given. "),
    "the same day": ("2026-01-01", "HEAD", {}, "Something was published on 2026-01-01 already, "),
    "an earlier day": (
        "2025-12-31",
        "HEAD",
        {},
        "2025-12-31 is before the last publication, which was on 2026-01-01. ",
    ),
    "no base": ("2026-02-01", "", {}, "Something was published on 2026-01-01: give the revision of that publication"),
    "an unknown base": ("2026-02-01", "v7", {}, "There is no revision “v7” in the project's history"),
    "an option as base": ("2026-02-01", "--output=x", {}, "There is no revision “--output=x” in the project"),
    "no Chinese": ("2026-02-01", "HEAD", {Language.SIMPLIFIED: " "}, "Say in one sentence of Simplified Chinese what"),
    "no English": (
        "2026-02-01",
        "HEAD",
        {Language.ENGLISH: ""},
        "Say in one sentence of English what this publication",
    ),
    "two lines": ("2026-02-01", "HEAD", {Language.ENGLISH: "a\nb"}, "The summary in English must be one line of text"),
}


@pytest.mark.parametrize(("date", "base", "summary", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_publication_is_refused_in_a_sentence(
    released: Settings, date: str, base: str, summary: dict[Language, str], why: str
) -> None:
    add_an_item(released)
    before = files_in(released.root)
    report = release.release(released, date, base, {**ENGLISH, **CHINESE, **summary})
    assert report.failed
    assert report.said[0].startswith(why)
    assert report.said[1:] == ("Nothing was written.",)
    assert files_in(released.root) == before


def test_a_publication_without_any_change_is_refused(released: Settings) -> None:
    before = files_in(released.root)
    report = release.release(released, "2026-02-01", "HEAD", {**ENGLISH, **CHINESE})
    assert report.said == ("Nothing has changed since HEAD: there is nothing to publish.", "Nothing was written.")
    assert files_in(released.root) == before


def test_data_with_errors_is_not_published(released: Settings) -> None:
    add_an_item(released)
    (released.data / "timeline.yml").write_text("events: 1\n")
    before = files_in(released.root)
    report = release.release(released, "2026-02-01", "HEAD", {**ENGLISH, **CHINESE})
    assert report.said == ("Nothing was published: the data has errors.",)
    assert report.failed
    assert report.findings
    assert files_in(released.root) == before


def test_a_base_that_cannot_be_compared_is_refused(released: Settings) -> None:
    add_an_item(released)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "rm", "-rq", "--cached", "data"], cwd=released.root, check=True)
    subprocess.run([*git, "commit", "-qm", "None", "--allow-empty"], cwd=released.root, check=True)
    report = release.release(released, "2026-02-01", "HEAD", {**ENGLISH, **CHINESE})
    assert report.said[0] == "At the revision “HEAD” there was no data/."


def test_a_base_in_an_older_shape_is_compared_as_it_stands(bilingual: Settings) -> None:
    """What was published once is the base of the next publication, however the rules have changed since."""
    contents, finance = bilingual.data / "contents.yml", bilingual.root / small.FINANCE
    now = contents.read_text("utf-8"), finance.read_text("utf-8")
    assert not release.release(bilingual, "2026-01-01", "", {**ENGLISH, **CHINESE}).failed
    contents.write_text(now[0].replace("    indicators: 14", "    colour: green\n    indicators: 14"), "utf-8")
    finance.write_text(now[1].replace("readers: [investors]", "readers: [nobody]"), "utf-8")
    assert loading.check(bilingual).failed
    small.commit(bilingual)
    contents.write_text(now[0], "utf-8")
    finance.write_text(now[1], "utf-8")
    found = release.difference(bilingual, "HEAD")
    assert (found.added, found.moved, found.retired) == ((), {}, ())
    changes = {
        identifier: [(change.field, change.old, change.new) for change in changed]
        for identifier, changed in found.changed.items()
    }
    assert changes == {
        "fund-rules": [("readers", ["nobody"], ["investors"])],
        "plan": [("colour", "green", None)],
    }


def test_a_failure_while_writing_leaves_nothing_half_done(released: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    add_an_item(released)
    before = files_in(released.root)
    replace = Path.replace

    def full(path: Path, target: Path) -> Path:
        if "changes" in Path(target).parts and released.data in Path(target).parents:
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        release.release(released, "2026-02-01", "HEAD", {**ENGLISH, **CHINESE})
    assert files_in(released.root) == before


TYPED = """Adds "berths" & 50% of $HOME `id -u` $(id) it's # a \\n {x}: - é"""


@pytest.mark.parametrize("by", ["argument", "environment"])
def test_make_passes_the_summary_exactly_as_typed(released: Settings, root: Path, by: str) -> None:
    add_an_item(released)
    shutil.copy(root / "Makefile", released.root)
    (released.root / "scripts").symlink_to(root / "scripts")
    values = {"DATE": "2026-02-01", "BASE": "HEAD", "SUMMARY": TYPED, "SUMMARY_ZH": "增加“泊位” $HOME。"}
    words = [f"{name}={value}" for name, value in values.items()] if by == "argument" else []
    environment = os.environ if words else {**os.environ, **values}
    done = subprocess.run(
        ["make", "--old-file=.venv/site", "release", f"PYTHON={sys.executable}", *words],
        cwd=released.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = yaml.safe_load((released.data / "changes/2026-02-01.yml").read_text("utf-8"))["changes"]
    assert made["summary"] == {"en": TYPED, "zh-Hans": "增加“泊位” $HOME。"}


def test_the_command_line_refuses_in_a_sentence(released: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    add_an_item(released)
    arguments = [
        "--root",
        str(released.root),
        "release",
        "--date",
        "2026-02-01",
        "--base",
        "HEAD",
        "--summary=Adds it.",
    ]
    assert build.main(arguments) == 1
    wanted = 'what this publication brings: SUMMARY_ZH="…" (--summary-zh-hans).\nNothing was written.\n'
    assert capsys.readouterr().err.endswith(wanted)
    assert build.main([*arguments, "--summary-zh-hans=增加。"]) == 0
