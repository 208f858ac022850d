"""Every rule passes on an example that keeps it and finds the one that breaks it."""

import pytest
import small
from qianhai.checking.rules import RULES
from qianhai.reading.findings import Level

FINANCE = "data/layout/finance.yml"
SOURCES = "data/sources/all.yml"
IDS = "data/ids.yml"

BREAKING = {
    "duplicate-id": (
        small.with_change("data/plan.yml", "id: plan-released", "id: fund-rules"),
        f"data/plan.yml:2:9: The id “fund-rules” is already taken at {FINANCE}:2:9.",
    ),
    "dangling-reference": (
        small.with_change(FINANCE, "sources: [newspaper]", "sources: [newspapre]"),
        f"{FINANCE}:10:15: There is no source “newspapre”.",
    ),
    "weak-source-alone": (
        small.with_change(SOURCES, "    grade: C\n", "    grade: C\n    alone: false\n"),
        f"{FINANCE}:10:14: Nothing but “newspaper” stands behind this, and that source may not stand alone.",
    ),
    "unknown-file": (
        {**small.FILES, "data/layout/finanse.yml": small.FILES[FINANCE].replace("fund-rules", "other-rules")},
        "data/layout/finanse.yml:2:5: No chapter or section has this file's name.",
    ),
    "needless-reference": (
        small.with_change(FINANCE, "also: [stages]", "also: [stages, finance]"),
        f"{FINANCE}:12:20: “finance” is this item itself.",
    ),
    "worded-as-the-plan": (
        small.with_change(FINANCE, "Fund rules changed", "The plan says that fund rules changed"),
        f"{FINANCE}:6:11: A statement of relation “since” words something as the plan's: “The plan says”.",
    ),
    "wrong-position": (
        {
            **small.FILES,
            "data/places.yml": """\
places:
  - id: bay
    name: {en: The bay}
    kind: locality
    position: {at: [22.53, 113.89], sources: [newspaper]}
    relation: since
    text: {en: A bay.}
    sources: [newspaper]
""",
        },
        "data/places.yml:5:20: “[22.53, 113.89]” is no longitude and latitude.",
    ),
    "weak-reply": (
        {
            **small.with_change(FINANCE, "relation: since", "relation: reply"),
            SOURCES: small.FILES[SOURCES].replace("grade: C", "grade: D"),
        },
        f"{FINANCE}:10:14: A statement on the reply rests on sources of grade D only.",
    ),
    "missing-text": (
        small.with_change(
            "data/contents.yml", "    indicators: 14", "    languages: [en, zh-Hans]\n    indicators: 14"
        ),
        "data/contents.yml:4:11: A text of “plan” is not written in Chinese.",
    ),
    "stale-translation": (
        small.with_change("data/plan.yml", "      en: The plan was", "      zh-Hans: 规划\n      en: The plan was"),
        "data/plan.yml:5:16: This Chinese was not confirmed with the English at data/plan.yml:6:11 as both stand now.",
    ),
    "lost-id": (
        {**small.FILES, IDS: "ids:\n  - {id: once-here, since: 2026-01-01, at: [plan/]}\n"},
        f"{IDS}:2:10: The id “once-here” was published and is no longer in the data.",
    ),
    "wrong-target": (
        {
            **small.FILES,
            IDS: "ids:\n  - {id: once-here, since: 2026-01-01, at: [plan/], state: moved,\n"
            "     when: 2026-02-01, why: {en: Renamed.}}\n",
        },
        f"{IDS}:2:5: “once-here” is moved and leads to 0 ids.",
    ),
    "unregistered-id": (
        {**small.FILES, IDS: "ids:\n  - {id: plan, since: 2026-01-01, at: [plan/]}\n"},
        f"{IDS}:1:1: Ids that are not published yet: 9 (layout, finance, stages, promotion-meeting, fund-rules …).",
    ),
    "unused-source": (
        small.with_change(FINANCE, "sources: [newspaper]", "sources: [official-text]"),
        f"{SOURCES}:9:9: Nothing rests on the source “newspaper”.",
    ),
}


def test_the_small_project_keeps_every_rule() -> None:
    assert small.findings(small.FILES) == []


def test_every_rule_is_broken_by_an_example() -> None:
    assert [rule.id for rule in RULES] == list(BREAKING)


@pytest.mark.parametrize(("rule", "example"), BREAKING.items(), ids=BREAKING.keys())
def test_the_rule_finds_what_breaks_it(rule: str, example: tuple[dict[str, str], str]) -> None:
    files, expected = example
    found = [finding for finding in small.findings(files) if finding.rule == rule]
    told = [f"{finding.position}: {finding.found}" for finding in found]
    assert told[0] == expected
    assert len(told) == 1 or rule == "missing-text"
    assert all(finding.cure for finding in found)
    assert {finding.level for finding in found} == {
        Level.WARNING if rule in ("unused-source", "unregistered-id", "stale-translation") else Level.ERROR
    }


def test_a_reference_is_told_the_nearest_id() -> None:
    files = small.with_change(FINANCE, "sources: [newspaper]", "sources: [newspapre]")
    (finding,) = (found for found in small.findings(files) if found.level is Level.ERROR)
    assert finding.cure == "Did you mean “newspaper”?"


def test_a_reference_to_the_wrong_kind_of_item_is_told_its_kind() -> None:
    files = small.with_change(FINANCE, "also: [stages]", "also: [newspaper]")
    (finding,) = small.findings(files)
    assert finding.found == "“newspaper” is a source."


def test_a_broken_item_is_not_told_a_second_time_by_those_that_name_it() -> None:
    files = small.with_change("data/sources/all.yml", "    language: en\n    grade: C\n", "    grade: C\n")
    assert [finding.rule for finding in small.findings(files)] == ["missing-field"]


@pytest.mark.parametrize("name", ["sources", "since", "zh-hans", "plan-says"])
def test_an_id_that_a_page_or_heading_uses_is_refused(name: str) -> None:
    files = small.with_change(FINANCE, "id: fund-rules", f"id: {name}")
    (finding,) = small.findings(files)
    assert finding.rule == "duplicate-id"
    assert "page or a heading" in finding.found


def test_the_map_writes_a_name_only_beside_a_place_that_has_a_position() -> None:
    place = (
        "  - {{id: {0}, name: {{en: A}}, kind: locality, {1}relation: since, text: {{en: A.}}, sources: [newspaper]}}\n"
    )
    point = "position: {at: [113.89, 22.53], sources: [newspaper]}, "
    rows = [("bay", ""), ("port", "near: bay, "), ("hill", f"{point}near: port, "), ("cape", "near: hill, ")]
    text = "places:\n" + "".join(place.format(*row) for row in rows)
    findings = small.findings({**small.FILES, "data/places.yml": text})
    assert [(one.position.line, one.found) for one in findings if one.rule == "wrong-position"] == [
        (3, "“bay” has no position, so that the map can write nothing beside it."),
        (4, "A place with a position stands at it, and beside no other."),
    ]
