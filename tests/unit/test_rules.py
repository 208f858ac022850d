"""Every rule passes on an example that keeps it and finds the one that breaks it."""

import pytest
import small
from qianhai.checking.rules import RULES
from qianhai.checking.rules.ids import DATA_FILES, FOLDERS
from qianhai.model.site import SITE
from qianhai.reading.findings import Finding, Level
from unit import test_passages
from unit.rules import contents, languages, publications, references
from unit.rules.example import Example

BREAKING = {**contents.EXAMPLES, **references.EXAMPLES, **languages.EXAMPLES, **publications.EXAMPLES}

WARNINGS = {
    "unused-source",
    "unregistered-id",
    "stale-translation",
    "wrongly-converted",
    "american-spelling",
    "gone-by",
    "promotion",
    "points-elsewhere",
    "typography",
    "no-sentence",
    "said-twice",
}
"""Rules that warn; the others stop the build. One warns of bodies and stops for people."""


def told(findings: list[Finding]) -> list[str]:
    """Findings as lines."""
    return [f"{finding.position} [{finding.rule}] {finding.found}" for finding in findings]


def test_the_small_project_keeps_every_rule() -> None:
    assert small.findings(small.FILES) == []
    assert small.findings(small.BILINGUAL, small.BILINGUAL) == []
    assert small.findings(publications.PUBLISHED) == []


def test_every_rule_is_broken_by_an_example() -> None:
    # The rules on passages have tests of their own beside these.
    assert sorted(rule.id for rule in RULES) == sorted([*BREAKING, *test_passages.BROKEN, "stale-passage"])


@pytest.mark.parametrize(
    ("rule", "example"),
    [pytest.param(rule, one, id=f"{rule}-{n}") for rule, of in BREAKING.items() for n, one in enumerate(of)],
)
def test_the_rule_finds_what_breaks_it(rule: str, example: Example) -> None:
    found = small.findings(example.files, example.confirmed)
    lines = told(found)
    assert len(lines) == len(example.told), lines
    assert [line[: len(wanted)] for line, wanted in zip(lines, example.told, strict=True)] == list(example.told)
    assert rule in {finding.rule for finding in found} or rule == "circle"
    for finding in found:
        assert finding.cure
        assert (finding.level is Level.WARNING) == (finding.rule in WARNINGS) or finding.rule == "name-by-hand"


def test_a_fault_of_a_page_is_not_told_again_at_every_id_that_stood_there() -> None:
    entry = "id: investors, since: 2026-01-01, at: [readers/investors/]"
    files = {**publications.PUBLISHED, "data/ids.yml": publications.register(entry, without="investors")}
    assert small.findings(files) == []
    readers = files["data/readers.yml"].replace("en: Investors", "en: [Investors]")
    assert [finding.rule for finding in small.findings({**files, "data/readers.yml": readers})] == ["wrong-type"]


def test_no_page_of_the_site_is_left_to_an_item() -> None:
    pages = {row.name for row in SITE}
    assert pages <= small.TAKEN.pages | DATA_FILES | FOLDERS


def test_what_templates_name_is_taken_and_what_they_make_of_values_only_where_it_can_be_made() -> None:
    names = small.TAKEN
    assert all(names.is_anchor(name, {"layout"}) for name in ("start", "chapter-layout", "grade-d", "year-2031"))
    assert not any(
        names.is_anchor(name, {"layout"}) for name in ("chapter-house", "grade-e", "year-of-the-ox", "layouts")
    )
