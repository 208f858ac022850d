"""Examples for the rules on the plan's own order, and on what its pages can show."""

from collections.abc import Mapping

import small
from unit.rules.example import CONTENTS, FINANCE, MEETING, STAGES, Example, adding, breaking, in_chinese, statement

GROUPS = "groups:\n  - id: said\n    name:\n      en: What was said\nstatements:\n"

SECOND_PLAN = small.FILES[CONTENTS].split("chapters:")[0].split("\n", 1)[1].replace("id: plan\n", "id: plan-two\n")

PLACES = "data/places.yml"


def place(identifier: str, *more: str) -> str:
    """A file with one place, with further lines at its end."""
    lines = "".join(f"    {line}\n" for line in more)
    return (
        f"places:\n  - id: {identifier}\n    name: {{en: The {identifier}}}\n    kind: locality\n    relation: since\n"
        f"    text: {{en: On the {identifier} something is said.}}\n    sources: [newspaper]\n{lines}"
    )


EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "missing-part": (
        breaking(
            CONTENTS,
            "- id: stages",
            "- id: steps",
            "data/contents.yml:1:1 [missing-part] Pages of the site name what is not here: section “stages”.",
        ),
        breaking(
            CONTENTS,
            "- id: promotion-meeting",
            "- id: meeting",
            "data/contents.yml:1:1 [missing-part] Pages of the site name what is not here: topic “promotion-meeting”.",
        ),
    ),
    "second-plan": (
        breaking(
            CONTENTS,
            "chapters:",
            SECOND_PLAN + "chapters:",
            "data/contents.yml:17:5 [second-plan] A second plan; the site is about one.",
        ),
    ),
    "no-english": (
        in_chinese(
            CONTENTS,
            "[en, zh-Hans, zh-Hant]",
            "[zh-Hans, zh-Hant]",
            "data/contents.yml:9:16 [no-english] English is not among the languages of the site.",
        ),
    ),
    "too-few-indicators": (
        Example(
            {
                **small.with_change(CONTENTS, "indicators: 14", "indicators: 1"),
                "data/indicators.yml": "indicators:\n"
                "  - {id: firms, name: {en: Firms}, standing: named, unit: {en: firms}, sources: [official-text]}\n"
                "  - {id: jobs, name: {en: Jobs}, standing: named, unit: {en: jobs}, sources: [official-text]}\n",
            },
            ("data/contents.yml:8:17 [too-few-indicators] The plan is said to have 1 indicators, and 2 are told of.",),
        ),
    ),
    "uneven-account": (
        breaking(
            CONTENTS,
            "      - en: Host\n",
            "      - en: Host\n      - en: Guests\n",
            "data/contents.yml:55:11 [uneven-account] This account says 1 things; the topic has 2 aspects.",
        ),
    ),
    "dangling-reference": (
        Example(
            {
                **small.with_change(CONTENTS, "opening: [plan-released]", "opening: [meeting-held]"),
                "data/timeline.yml": "events:\n" + statement("meeting-held", date="2024", title="{en: Meeting}"),
            },
            ("data/contents.yml:9:15 [dangling-reference] “meeting-held” is an event.",),
        ),
    ),
    "unknown-file": (
        adding(
            "data/layout/finanse.yml",
            "statements:\n" + statement("other-rules"),
            "data/layout/finanse.yml:2:5 [unknown-file] No chapter or section has this file's name.",
        ),
    ),
    "misplaced-stage": (
        adding(
            FINANCE,
            statement("goal-for-finance", "plan", stage='"2025"'),
            "data/layout/finance.yml:18:12 [misplaced-stage] A goal for 2025 outside the section “stages”",
        ),
        adding(
            STAGES,
            "statements:\n" + statement("goal-reached", "since", stage='"2025"'),
            "data/layout/stages.yml:7:12 [misplaced-stage] A goal for 2025 of relation “since”",
        ),
    ),
    "no-such-point": (
        adding(
            PLACES,
            place("bay", "position: {at: [22.53, 113.89], sources: [newspaper]}"),
            "data/places.yml:8:20 [no-such-point] “[22.53, 113.89]” is no longitude and latitude.",
        ),
    ),
    "beside-no-point": (
        adding(
            PLACES,
            place("bay") + place("port", "near: bay").removeprefix("places:\n"),
            "data/places.yml:14:11 [beside-no-point] “bay” has no position",
        ),
        adding(
            PLACES,
            place("bay", "position: {at: [113.89, 22.53], sources: [newspaper]}")
            + place("port", "near: bay", "position: {at: [113.8, 22.5], sources: [newspaper]}").removeprefix(
                "places:\n"
            ),
            "data/places.yml:15:11 [beside-no-point] A place with a position stands there",
        ),
    ),
    "misplaced-group": (
        adding(
            MEETING,
            GROUPS + statement("first", group="said") + statement("second"),
            "data/promotion-meeting.yml:12:9 [misplaced-group] A statement of the topic “promotion-meeting”",
        ),
        Example(
            {
                **small.FILES,
                MEETING: GROUPS + statement("first", group="said"),
                FINANCE: small.FILES[FINANCE] + statement("second", group="said"),
            },
            ("data/layout/finance.yml:18:12 [misplaced-group] The group “said” stands in data/promotion-meeting.yml.",),
        ),
    ),
    "empty-group": (
        adding(
            FINANCE,
            "groups:\n  - {id: tax, name: {en: Tax}}\n",
            "data/layout/finance.yml:14:10 [empty-group] No statement stands in the group “tax”.",
        ),
    ),
    "mixed-group": (
        adding(
            FINANCE,
            statement("tax-before", "before", group="tax")
            + statement("tax-since", group="tax")
            + "groups:\n  - {id: tax, name: {en: Tax}}\n",
            "data/layout/finance.yml:20:15 [mixed-group] This is of relation “since”, and the group “tax” of “before”.",
        ),
    ),
    "brief-alone": (
        adding(
            FINANCE,
            statement("tax-since", brief="{en: Tax}"),
            "data/layout/finance.yml:18:12 [brief-alone] A “brief” without a group",
        ),
    ),
    "brief-beyond-text": (
        adding(
            FINANCE,
            statement(
                "tax-since", group="tax", text="A tax of 15% on 1,200 firms.", brief='{en: "15% on 1,300, of 15%."}'
            )
            + "groups:\n  - {id: tax, name: {en: Tax}}\n",
            "data/layout/finance.yml:19:17 [brief-beyond-text] Figures that the full text does not have: 1,300.",
        ),
    ),
}
