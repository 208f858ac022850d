"""The life of a published id: registered, moved, merged, split, retired; its addresses keep leading somewhere."""

import html
import json
from collections.abc import Callable, Mapping

import build
import pytest
import small
from qianhai.checking import loading
from qianhai.history import comparing, release
from qianhai.publishing import assemble
from qianhai.reading.settings import Settings
from qianhai.schema.values import Language

FINANCE = "data/layout/finance.yml"
Project = Callable[[Mapping[str, str]], Settings]


def edit(settings: Settings, file: str, old: str, new: str) -> None:
    path = settings.root / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (file, old)
    path.write_text(text.replace(old, new), "utf-8")


def said(english: str) -> dict[Language, str]:
    return {Language.ENGLISH: english}


@pytest.fixture
def released(project: Project) -> Settings:
    """A small project whose ids are registered and published."""
    settings = project(small.FILES)
    report = release.release(settings, "2026-01-01", "", said("First publication."))
    assert not report.failed
    small.commit(settings)
    return settings


def errors(settings: Settings) -> list[str]:
    return [finding.rule for finding in loading.check(settings).findings]


def test_a_release_registers_every_id_with_its_page(released: Settings) -> None:
    text = (released.data / "ids.yml").read_text("utf-8")
    assert "  - {id: fund-rules, since: 2026-01-01, at: [layout/finance/]}\n" in text
    assert errors(released) == []


def test_a_second_release_keeps_what_was_there(released: Settings) -> None:
    before = (released.data / "ids.yml").read_text("utf-8")
    new = (
        small.FILES[FINANCE]
        .split("\n", 1)[1]
        .replace("fund-rules", "later-rules")
        .replace("changed on", "changed again on")
    )
    (released.root / FINANCE).write_text(small.FILES[FINANCE] + new, "utf-8")
    assert errors(released) == ["unregistered-id"]
    assert not release.release(released, "2026-02-01", "HEAD", said("More.")).failed
    after = (released.data / "ids.yml").read_text("utf-8")
    assert set(before.splitlines()) < set(after.splitlines())
    assert "  - {id: later-rules, since: 2026-02-01, at: [layout/finance/]}\n" in after


def test_a_renamed_id_fails_until_it_is_recorded_and_then_leads_on(released: Settings) -> None:
    edit(released, FINANCE, "id: fund-rules", "id: rules-on-funds")
    report = loading.check(released)
    lost = next(finding for finding in report.findings if finding.rule == "lost-id")
    assert report.failed
    assert "record here what became of it" in lost.cure
    edit(
        released,
        "data/ids.yml",
        "{id: fund-rules, since: 2026-01-01, at: [layout/finance/]}",
        "{id: fund-rules, since: 2026-01-01, at: [layout/finance/], state: moved, to: [rules-on-funds],"
        " when: 2026-02-01, why: {en: A clearer name.}}",
    )
    report = assemble.build(released)
    assert not report.failed, (report.findings, report.said)
    site = released.site
    page = (site / "id" / "fund-rules" / "index.html").read_text("utf-8")
    assert 'url=../../en/layout/finance/#rules-on-funds"' in page
    old_page = (site / "en" / "layout" / "finance" / "index.html").read_text("utf-8")
    assert 'id="fund-rules"' in old_page
    assert 'href="../../../id/fund-rules/"' in old_page
    gone = json.loads((site / "api/v1/items/fund-rules.json").read_text("utf-8"))
    assert gone == {
        "id": "fund-rules",
        "state": "moved",
        "to": ["rules-on-funds"],
        "when": "2026-02-01",
        "why": {"en": "A clearer name."},
    }
    for suffix in (".bib", ".ris", ".csl.json"):
        items = site / "api/v1/items"
        assert (items / f"fund-rules{suffix}").read_bytes() == (items / f"rules-on-funds{suffix}").read_bytes()


def test_a_statement_that_moves_keeps_its_old_anchor(released: Settings) -> None:
    text = (released.root / FINANCE).read_text("utf-8")
    (released.root / FINANCE).unlink()
    moved = text.replace("also: [stages]", "also: [finance]")
    (released.root / "data/layout/stages.yml").write_text(moved, "utf-8")
    assert not release.release(released, "2026-02-01", "HEAD", said("Moved.")).failed
    assert "{id: fund-rules, since: 2026-01-01, at: [layout/finance/, layout/stages/]}" in (
        released.data / "ids.yml"
    ).read_text("utf-8")
    report = assemble.build(released)
    assert not report.failed, report.said
    assert 'id="fund-rules"' in (released.site / "en/layout/finance/index.html").read_text("utf-8")
    assert "#fund-rules" in (released.site / "id/fund-rules/index.html").read_text("utf-8")


def test_a_retired_id_keeps_a_page_that_says_why(released: Settings) -> None:
    (released.root / FINANCE).unlink()
    edit(
        released,
        "data/ids.yml",
        "{id: fund-rules, since: 2026-01-01, at: [layout/finance/]}",
        "{id: fund-rules, since: 2026-01-01, at: [layout/finance/], state: retired,"
        " when: 2026-02-01, why: {en: The source was withdrawn.}}",
    )
    report = assemble.build(released)
    assert not report.failed, (report.findings, report.said)
    page = (released.site / "id/fund-rules/index.html").read_text("utf-8")
    assert "This entry was withdrawn. (1 February 2026) The source was withdrawn." in page
    assert "refresh" not in page


def test_a_release_keeps_why_an_id_went_in_every_language(released: Settings) -> None:
    edit(released, FINANCE, "id: fund-rules", "id: rules-on-funds")
    gone = (
        "{id: fund-rules, since: 2026-01-01, at: [layout/finance/], state: moved, to: [rules-on-funds],"
        ' when: 2026-02-01, why: {"en": "A clearer name.", "zh-Hans": "名称改得更清楚。"}}'
    )
    edit(released, "data/ids.yml", "{id: fund-rules, since: 2026-01-01, at: [layout/finance/]}", gone)
    assert not release.release(released, "2026-02-01", "HEAD", said("Renamed.")).failed
    assert gone in (released.data / "ids.yml").read_text("utf-8")


def test_a_redirect_to_an_id_that_is_gone_itself_is_refused(released: Settings) -> None:
    edit(released, FINANCE, "id: fund-rules", "id: third-name")
    ids = released.data / "ids.yml"
    entry = "{id: fund-rules, since: 2026-01-01, at: [layout/finance/]}"
    gone = "when: 2026-02-01, why: {en: Renamed.}}"
    edit(
        released,
        "data/ids.yml",
        entry,
        f"{entry[:-1]}, state: moved, to: [second-name], {gone}\n"
        f"  - {{id: second-name, since: 2026-01-01, at: [layout/finance/], state: moved, to: [third-name], {gone}",
    )
    report = loading.check(released)
    (finding,) = (found for found in report.findings if found.rule == "dangling-reference")
    assert finding.position.file == "data/ids.yml"
    assert finding.found == "There is no item “second-name”."
    ids.write_text(ids.read_text("utf-8").replace("to: [second-name]", "to: [third-name]"), "utf-8")
    assert not loading.check(released).failed


def test_diff_tells_what_changed_by_id_and_field(released: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    edit(released, FINANCE, "Fund rules changed", "Fund rules were changed")
    edit(released, FINANCE, "date: 2024-01-05", "date: 2024-01-06")
    assert build.main(["--root", str(released.root), "diff", "HEAD"]) == 0
    assert capsys.readouterr().out == (
        "changed  fund-rules\n"
        "    date\n"
        '      - "2024-01-05"\n'
        '      + "2024-01-06"\n'
        "    text\n"
        '      - {"en": "Fund rules changed on 5 January 2024."}\n'
        '      + {"en": "Fund rules were changed on 5 January 2024."}\n'
    )
    assert build.main(["--root", str(released.root), "diff", "HEAD", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["changed"]["fund-rules"][0] == {
        "field": "date",
        "old": "2024-01-05",
        "new": "2024-01-06",
    }
    assert not release.release(released, "2026-02-01", "HEAD", said("Corrected a date.")).failed
    assert not assemble.build(released).failed
    page = (released.site / "en/changes/index.html").read_text("utf-8")
    assert page.index("Corrected a date.") < page.index("First publication.")
    assert "2024-01-06" in page
    assert build.main(["--root", str(released.root), "diff", "no-such-revision"]) == 1


def test_an_error_is_reported_with_id_address_and_version(released: Settings) -> None:
    edit(
        released,
        "data/contents.yml",
        "    indicators: 14",
        "    repository: https://example.org/plan\n    contact: https://example.org/editors\n    indicators: 14",
    )
    settings = Settings(released.root, "https://plan.example.org/")
    assert not assemble.build(settings).failed
    wanted = (
        "https://example.org/plan/issues/new?title=Error+in+fund-rules&body=Entry%3A+https%3A%2F%2Fplan.example.org"
    )
    for page in ("id/fund-rules/cite/index.html", "en/layout/finance/index.html"):
        text = (settings.site / page).read_text("utf-8")
        assert wanted in html.unescape(text)
        assert "Data+version%3A+2026-01-01" in text
    assert '<a href="https://example.org/editors">Contact the editors</a>' in text


def test_nothing_changed_is_said() -> None:
    assert comparing.as_text(comparing.Comparison((), {}, {}, ())) == "Nothing changed."
