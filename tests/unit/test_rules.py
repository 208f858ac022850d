"""Every rule passes on an example that keeps it and finds the one that breaks it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
import small
from qianhai.checking.fitting import Data, check_records
from qianhai.checking.rules import RULES, check_rules
from qianhai.checking.rules.ids import DATA_FILES, FOLDERS
from qianhai.history.translations import confirmed
from qianhai.model.making import build
from qianhai.model.site import SITE
from qianhai.reading.files import Found
from qianhai.reading.findings import Finding, Level, has_errors
from qianhai.reading.folder import read_files
from qianhai.reading.remembering import Memory
from unit import test_passages
from unit.rules import contents, languages, publications, references
from unit.rules.example import PLAN, Example

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


EXAMPLES = [one for of in BREAKING.values() for one in of]


def judged(files: Mapping[str, str], confirmed: frozenset[str], memory: Memory) -> tuple[Data, list[Finding]]:
    """The data of a state that comes after those that the memory knows, and all findings in it."""
    memory.begin()
    reading = read_files((Found(name, text.encode()) for name, text in sorted(files.items())), memory)
    data, unfit = check_records(reading.documents, complete=reading.complete, memory=memory)
    data = replace(data, confirmed=confirmed, taken=small.TAKEN, converter=small.CONVERTER)
    return data, sorted([*unfit, *check_rules(data)])


def test_what_is_asked_of_each_file_by_itself_is_found_in_the_whole() -> None:
    for example in EXAMPLES:
        data, _ = judged(example.files, frozenset(), Memory())
        assert len(data.files) > 1
        whole = replace(data, files=(), memory=Memory())
        for rule in RULES:
            assert sorted(rule.found_in(data)) == sorted(rule.check(whole)), rule.id


def one_file_before(files: Mapping[str, str], usual: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """States from which the change of one file leads to these files: to findings in it, or in files that stay."""
    for name in files:
        if name not in usual:
            yield {other: text for other, text in files.items() if other != name}
        elif files[name] != usual[name]:
            yield {**files, name: usual[name]}


ON_ANOTHER_FILE = test_passages.resting("The plan was released on 21 December 2023.", on="plan-released")


def test_what_a_memory_knows_of_other_states_changes_nothing() -> None:
    later = {**ON_ANOTHER_FILE, PLAN: ON_ANOTHER_FILE[PLAN].replace("21 December", "22 December")}
    pairs: list[tuple[Mapping[str, str], Mapping[str, str]]] = [(ON_ANOTHER_FILE, later), (later, ON_ANOTHER_FILE)]
    for example in (*EXAMPLES, languages.with_people("余偉文在场。")):
        usual = small.BILINGUAL if "Hans" in example.files[PLAN] else small.FILES
        pairs += [(before, example.files) for before in one_file_before(example.files, usual)]
    for before, after in pairs:
        known = frozenset(confirmed(judged(before, frozenset(), Memory())[0]).splitlines())
        memory = Memory()
        for files in (before, after, before):
            data, found = judged(files, known, memory)
            afresh, expected = judged(files, known, Memory())
            assert found == expected
            if not has_errors(found):
                assert build(data) == build(afresh)


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


def test_a_name_by_hand_stands_though_its_record_does_not_fit() -> None:
    # A Simplified text may tell of a name's Traditional form, whatever else is wrong with the record of it.
    right = {**small.BILINGUAL, "data/people.yml": languages.PERSON.format("李荣", ", zh-Hant: 李榮")}
    right = small.with_change(PLAN, "zh-Hans: 简体的42", "zh-Hans: 李荣（李榮）", right)
    wrong = small.with_change("data/people.yml", "posts: [{", "posts: [{in-office: perhaps, ", right)
    assert small.findings(right, right) == []
    assert told(small.findings(wrong, right)) == [
        "data/people.yml:6:25 [wrong-type] “perhaps” is neither true nor false."
    ]
