"""A passage is held to what it rests on: each rule passes what keeps it, and finds what breaks it."""

import pytest
import small
from qianhai.reading.findings import Level

FINANCE = "data/layout/finance.yml"
PLAN = "data/plan.yml"
GLOSSARY = """\
terms:
  - id: term-fund
    english: [investment fund]
    zh-Hans: 投资基金
    zh-Hant: 投資基金
    sources: [official-text]
"""


def resting(words: str, chinese: str = "", on: str = "fund-rules") -> dict[str, str]:
    """The small project with one passage."""
    text = f"        en: {words}\n" + (f"        zh-Hans: {chinese}\n" if chinese else "")
    summary = (
        f"summaries:\n  - id: in-short-finance\n    passages:\n      - text:\n  {text.replace(chr(10), chr(10) + '  ')}"
    )
    summary = summary.rstrip() + f"\n        rests-on: [{on}]\n"
    return {**small.FILES, FINANCE: summary + small.FILES[FINANCE], "data/glossary.yml": GLOSSARY}


UNKNOWN = """\
unknowns:
  - id: size-of-funds
    about: [finance]
    text:
      en: How large the funds are.
"""


def telling_what_is_not_known(*passages: str) -> dict[str, str]:
    """The small project with a summary of one passage on each of these."""
    written = "".join(f"      - text: {{en: Funds.}}\n        rests-on: [{on}]\n" for on in passages)
    summary = f"summaries:\n  - id: in-short-finance\n    passages:\n{written}"
    return {**small.FILES, FINANCE: summary + small.FILES[FINANCE], "data/unknowns/evidence.yml": UNKNOWN}


KEPT = [
    telling_what_is_not_known("fund-rules", "size-of-funds"),
    telling_what_is_not_known("size-of-funds"),
    resting("Fund rules changed on 5 January 2024.", "2024年1月5日，基金规则改变。"),
    resting("The plan gives no year.", on="plan-released"),
    resting("The targets were met in January 2024."),
    resting("An investment fund has rules.", "投资基金有规则。"),
]

BROKEN = {
    "unfounded-figure": (
        resting("Fund rules changed on 6 January 2024, for 12 funds."),
        "Nothing that this rests on tells 12, 2024-01-06.",
    ),
    "term-form": (
        resting("A pool of money has rules.", "投资基金有规则。"),
        "The Chinese has the official term “投资基金”, the English none of the glossary's forms of it.",
    ),
    "plan-made-to-speak": (
        resting("The plan sets fund rules."),
        "“The plan sets” speaks of the plan, and nothing that this rests on does.",
    ),
    "goal-called-reached": (
        resting("The targets were met.", on="plan-released"),
        "“targets were met” calls a goal reached, and nothing that this rests on came since the plan.",
    ),
    "not-said-to-be-reported": (
        {
            **resting("The plan sets no year.", on="plan-released"),
            PLAN: small.FILES[PLAN].replace("[official-text]", "[newspaper]"),
        },
        "This tells what the plan says on grade C as if its text had been read.",
    ),
    "known-first": (
        telling_what_is_not_known("size-of-funds", "fund-rules"),
        "This summary opens with what is not known: it rests on size-of-funds.",
    ),
}


@pytest.mark.parametrize("files", KEPT)
def test_a_passage_that_keeps_to_its_evidence_is_silent(files: dict[str, str]) -> None:
    passages = [finding for finding in small.findings(files) if "stale" not in finding.rule]
    assert passages == []


@pytest.mark.parametrize(("rule", "example"), BROKEN.items(), ids=BROKEN.keys())
def test_a_passage_that_goes_beyond_its_evidence_is_found(rule: str, example: tuple[dict[str, str], str]) -> None:
    files, expected = example
    (finding,) = (finding for finding in small.findings(files) if finding.level is Level.ERROR)
    assert (finding.rule, finding.found) == (rule, expected)
    assert finding.position.file == FINANCE


def test_words_that_tell_that_it_is_reported_are_enough() -> None:
    files = {
        **resting("The plan is reported to set no year.", on="plan-released"),
        PLAN: small.FILES[PLAN].replace("[official-text]", "[newspaper]"),
    }
    assert [finding.rule for finding in small.findings(files) if finding.level is Level.ERROR] == []


def test_a_passage_is_marked_when_what_it_rests_on_changes() -> None:
    files = resting("Fund rules changed on 5 January 2024.")
    assert "stale-passage" in {finding.rule for finding in small.findings(files)}


# What is wrong with the evidence of a passage, and all that is told of it.
LACKING = {
    "a key under a wrong name": ("sources: [newspaper]", "source: [newspaper]", f"{FINANCE}:16:5 unknown-key"),
    "no key of a statement": ("readers: [investors]", "remarks: 45", f"{FINANCE}:17:5 unknown-key"),
    "a date that is none": ("date: 2024-01-05", "date: 2024-13-05", f"{FINANCE}:10:11 impossible-date"),
    "another source": ("sources: [newspaper]", "sources: [newspapr]", f"{FINANCE}:16:15 dangling-reference"),
    "another name": ("rests-on: [fund-rules]", "rests-on: [fund-rule]", f"{FINANCE}:6:20 dangling-reference"),
}


@pytest.mark.parametrize("lacking", LACKING)
def test_no_passage_is_blamed_for_what_its_evidence_lacks(lacking: str) -> None:
    old, new, told = LACKING[lacking]
    files = resting("The targets were met on 5 January 2024.")
    assert small.findings(files, files) == []
    changed = {**files, FINANCE: files[FINANCE].replace(old, new)}
    assert [f"{finding.position} {finding.rule}" for finding in small.findings(changed, files)] == [told]
