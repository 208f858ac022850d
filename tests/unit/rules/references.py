"""Examples for the rules on ids and what names them, on evidence and on dates."""

from collections.abc import Mapping

import small
from unit.rules.example import CONTENTS, FINANCE, PLAN, SOURCES, Example, adding, breaking, statement

BODY = (
    "  - {{id: {0}, name: {{en: The {0}}}, names: [{{zh-Hans: 某署}}], text: {{en: A body.}}, "
    "sources: [official-text]{1}}}\n"
)


def circle(*links: tuple[str, str]) -> str:
    """Bodies, each a part of the other."""
    return "bodies:\n" + "".join(BODY.format(name, f", part-of: {above}" if above else "") for name, above in links)


def reserved(identifier: str, by: str) -> Example:
    """A statement with an id that something else has."""
    return breaking(
        FINANCE,
        "id: fund-rules",
        f"id: {identifier}",
        f"{FINANCE}:2:9 [reserved-id] The id “{identifier}” is the name of {by}.",
    )


AGAIN = small.FILES[SOURCES].split("grade: A\n")[1].replace(": newspaper", ": again")

EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "duplicate-id": (
        breaking(
            FINANCE,
            "id: fund-rules",
            "id: plan-released",
            f"{PLAN}:2:9 [duplicate-id] The id “plan-released” is already taken at {FINANCE}:2:9.",
        ),
    ),
    "reserved-id": (
        *(reserved(name, "a page of the site") for name in ("method", "cite", "edit")),
        *(
            reserved(name, "a file or folder of the site")
            for name in ("search", "zh-hans", "index", "changes", "sources")
        ),
        *(reserved(name, "a heading of the site") for name in ("since", "plan-says", "in-figures", "year-2024")),
        *(reserved(name, "a heading of the site") for name in ("chapter-layout", "on-2026-01-01", "grade-a")),
        *(reserved(name, "a device, which no file can have on Windows") for name in ("con", "nul", "lpt9")),
        reserved("constructor", "something that every script knows already"),
        breaking(
            CONTENTS,
            "- id: finance",
            "- id: assets",
            f"{CONTENTS}:26:13 [reserved-id] The id “assets” is the name of a file or folder of the site.",
            f"{FINANCE}:2:5 [unknown-file] No chapter or section has this file's name.",
        ),
    ),
    "unnamed": (
        breaking(
            FINANCE,
            "id: fund-rules",
            "id: new-statement",
            f"{FINANCE}:2:9 [unnamed] “new-statement” is the id that a new statement has until it is named.",
        ),
        breaking(
            CONTENTS,
            "- id: finance",
            "- id: new-section-12",
            f"{CONTENTS}:26:13 [unnamed] “new-section-12” is the id that a new section has until it is named.",
            f"{FINANCE}:2:5 [unknown-file] No chapter or section has this file's name.",
        ),
    ),
    "dangling-reference": (
        breaking(
            FINANCE,
            "[newspaper]",
            "[newspapre]",
            f"{FINANCE}:10:15 [dangling-reference] There is no source “newspapre”.",
        ),
        breaking(
            FINANCE,
            "also: [stages]",
            "also: [newspaper]",
            f"{FINANCE}:12:12 [dangling-reference] “newspaper” is a source.",
        ),
    ),
    "needless-reference": (
        breaking(
            FINANCE,
            "also: [stages]",
            "also: [stages, finance]",
            f"{FINANCE}:12:20 [needless-reference] “finance” is where this item stands.",
        ),
        breaking(
            FINANCE,
            "also: [stages]",
            "related: [fund-rules]",
            f"{FINANCE}:12:15 [needless-reference] “fund-rules” is this item itself.",
        ),
    ),
    "doubled-entry": (
        breaking(
            FINANCE,
            "[newspaper]",
            "[newspaper, newspaper]",
            f"{FINANCE}:10:26 [doubled-entry] “newspaper” stands here twice.",
        ),
        breaking(
            CONTENTS,
            "    indicators: 14",
            "    languages: [en, en]\n    indicators: 14",
            f"{CONTENTS}:8:21 [doubled-entry] “en” stands here twice.",
        ),
    ),
    "circle": (
        adding(
            "data/bodies.yml",
            circle(("state-council", "commission"), ("commission", "state-council"), ("office", "commission")),
            "data/bodies.yml:3:130 [circle] These are parts of one another: “state-council” → “commission” →",
        ),
        adding(
            "data/bodies.yml",
            circle(("ministry", ""), ("office", "office")),
            "data/bodies.yml:3:122 [needless-reference] “office” is this item itself.",
        ),
    ),
    "weak-source-alone": (
        breaking(
            SOURCES,
            "    grade: C\n",
            "    grade: C\n    alone: false\n",
            f"{FINANCE}:10:14 [weak-source-alone] Nothing but “newspaper” stands behind this",
        ),
    ),
    "worded-as-the-plan": (
        breaking(
            FINANCE,
            "Fund rules changed",
            "The plan says that fund rules changed",
            f"{FINANCE}:6:11 [worded-as-the-plan] A statement of relation “since” words something as the plan's: “The",
        ),
    ),
    "weak-reply": (
        Example(
            {
                **small.with_change(FINANCE, "relation: since", "relation: reply"),
                SOURCES: small.FILES[SOURCES].replace("grade: C", "grade: D"),
            },
            (f"{FINANCE}:10:14 [weak-reply] A statement on the reply rests on sources of grade D only.",),
        ),
    ),
    "source-beside-itself": (
        breaking(
            FINANCE,
            "sources: [newspaper]",
            "sources: [newspaper]\n    beside: [newspaper]",
            f"{FINANCE}:11:14 [source-beside-itself] “newspaper” is both in “sources” and in “beside”.",
        ),
    ),
    "unused-source": (
        breaking(
            FINANCE,
            "sources: [newspaper]",
            "sources: [official-text]",
            f"{SOURCES}:9:9 [unused-source] Nothing rests on the source “newspaper”.",
        ),
    ),
    "source-twice": (
        Example(
            {
                **small.with_change(FINANCE, "sources: [newspaper]", "sources: [newspaper, again]"),
                SOURCES: small.FILES[SOURCES] + AGAIN,
            },
            (f"{SOURCES}:24:10 [source-twice] “newspaper” at {SOURCES}:15:10 is the same source: https://example.org",),
        ),
    ),
    "date-against-relation": (
        breaking(
            FINANCE,
            "date: 2024-01-05",
            "date: 1999-01-01",
            f"{FINANCE}:4:11 [date-against-relation] This is of relation “since”, and dated 1999-01-01: before",
        ),
        breaking(
            FINANCE,
            "relation: since",
            "relation: before",
            f"{FINANCE}:4:11 [date-against-relation] This is of relation “before”, and dated 2024-01-05: after",
        ),
        adding(
            "data/figures.yml",
            "series:\n  - id: output\n    name: {en: Output}\n    unit: {en: tonnes}\n    basis: {en: Counted}\n"
            "    about: [finance]\n    figures:\n"
            "      - {id: output-2022, relation: since, value: 1, period: 2022, sources: [official-text]}\n"
            "      - {id: output-2023, relation: since, value: 1, period: 2023, sources: [official-text]}\n",
            "data/figures.yml:8:62 [date-against-relation] This is of relation “since”, and dated 2022: before",
        ),
    ),
    "undated-milestone": (
        breaking(
            FINANCE,
            "    date: 2024-01-05\n",
            "    milestone: {en: Fund rules}\n",
            f"{FINANCE}:4:16 [undated-milestone] A “milestone” without a date: the timeline has no place for it.",
        ),
    ),
    "future-date": (
        Example(
            {
                **small.with_change(CONTENTS, "    indicators: 14", "    read-to: 2026-03-20\n    indicators: 14"),
                FINANCE: small.FILES[FINANCE].replace("2024-01-05\n", "2026-03-21\n", 1)
                + statement("in-this-year", date="2026")
                + statement("what-the-plan-sets", "plan", date="2030"),
            },
            (f"{FINANCE}:4:11 [future-date] This is dated 2026-03-21, and sources were read to 2026-03-20.",),
        ),
    ),
    "gone-by": (
        Example(
            {
                **small.with_change(CONTENTS, "    indicators: 14", "    read-to: 2026-03-20\n    indicators: 14"),
                FINANCE: small.FILES[FINANCE]
                + statement("still-open", text="A centre will open by 2027, and a school was set for 2 March 2026.")
                + statement("gone-by", text="A centre is set to open on 19 March 2026."),
            },
            (f"{FINANCE}:21:11 [gone-by] “is set to open on 19 March 2026” is told as still to come,",),
        ),
    ),
}
