"""Examples for the rules on languages and scripts, and on English as this site writes it."""

from collections.abc import Mapping

import small
from unit.rules.example import FINANCE, PLAN, SOURCES, Example, adding, breaking, in_chinese, statement

PERSON = (
    "people:\n  - id: eddie-yue\n    name: {{en: Eddie Yue, zh-Hans: {0}}}\n    names:\n      - {{zh-Hans: {0}{1}}}\n"
    "    posts: [{{title: {{en: Head, zh-Hans: 总裁}}, sources: [official-text]}}]\n    sources: [official-text]\n"
)
BODY = (
    "bodies:\n  - {id: office, name: {en: The office, zh-Hans: 钟楼办公室}, names: [{zh-Hans: 钟楼办公室}],\n"
    "     text: {en: A body., zh-Hans: 某署。}, sources: [official-text]}\n"
)
RELEASED = "The plan was released on 21 December 2023."


def with_people(text: str) -> Example:
    """The project in three editions, with people, and a statement that names one of them."""
    files = {**small.BILINGUAL, "data/people.yml": PERSON.format("余伟文", ", zh-Hant: 余偉文")}
    files = small.with_change(PLAN, "zh-Hans: 简体的42", f"zh-Hans: {text}", files)
    told = "[wrongly-converted] Made Traditional, “余伟文” becomes something else than “余偉文”."
    return Example(files, (f"data/people.yml:3:36 {told}", f"{PLAN}:6:16 {told}"), files)


def worded(english: str, *told: str) -> Example:
    """A statement in other words."""
    return breaking(PLAN, RELEASED, english, *(f"{PLAN}:5:11 {line}" for line in told))


EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "missing-text": (
        in_chinese(
            FINANCE,
            "      zh-Hans: 简体的37\n",
            "",
            f"{FINANCE}:6:11 [missing-text] A text of “fund-rules” is not written in Chinese.",
        ),
    ),
    "stale-translation": (
        in_chinese(
            FINANCE,
            "Fund rules changed",
            "Fund rules were changed",
            f"{FINANCE}:7:16 [stale-translation] This Chinese was not confirmed with the English at {FINANCE}:6:11",
        ),
    ),
    "wrong-language": (
        breaking(
            FINANCE,
            "      en: Fund rules changed on",
            "      zh-Hans: TODO translate me later\n      en: Fund rules changed on",
            f"{FINANCE}:6:16 [stale-translation] This Chinese was not confirmed with the English at {FINANCE}:7:11",
            f"{FINANCE}:6:16 [wrong-language] There is no Chinese in this: “TODO translate me later”.",
        ),
        worded(
            "前海规划于12月公布。",
            "[no-sentence] This statement does not begin with a capital letter.",
            "[no-sentence] This statement does not end with a full stop.",
            "[wrong-language] This is Chinese: “前海规划于12月公布。”.",
        ),
    ),
    "wrong-script": (
        breaking(
            FINANCE,
            "zh-Hans: 基金",
            "zh-Hans: 規劃中的“規劃”",
            f"{FINANCE}:8:18 [wrong-script] Traditional characters in a Simplified text: 規、劃.",
        ),
        breaking(
            FINANCE,
            "zh-Hans: 基金",
            "zh-Hans: 基金\n        zh-Hant: 规里「规」厦村",
            f"{FINANCE}:9:18 [wrong-script] Simplified characters in a Traditional text: 规.",
        ),
        breaking(
            SOURCES,
            "    language: zh-Hans\n",
            "    title: 前海规划\n    language: zh-Hant\n",
            f"{SOURCES}:7:12 [wrong-script] Simplified characters in a Traditional text: 规.",
        ),
    ),
    "name-by-hand": (
        adding(
            "data/people.yml",
            PERSON.format("余伟文", ""),
            "data/people.yml:3:36 [name-by-hand] “余伟文” holds 余, which Traditional Chinese writes in several ways.",
            "data/people.yml:3:36 [stale-translation] ",
            "data/people.yml:5:19 [name-by-hand] “余伟文” holds 余, which Traditional Chinese writes in several ways.",
            "data/people.yml:6:41 [stale-translation] ",
        ),
        adding(
            "data/bodies.yml",
            BODY,
            "data/bodies.yml:2:50 [name-by-hand] “钟楼办公室” holds 钟",
            "data/bodies.yml:2:50 [stale-translation] ",
            "data/bodies.yml:2:76 [name-by-hand] “钟楼办公室” holds 钟",
            "data/bodies.yml:3:35 [stale-translation] ",
        ),
    ),
    "wrongly-converted": (
        with_people("余伟文在场。"),
        in_chinese(
            PLAN,
            "zh-Hans: 简体的42",
            "zh-Hans: 主席、余伟国、在场。",
            f"{PLAN}:6:16 [stale-translation] ",
            f"{PLAN}:6:16 [wrongly-converted] Made Traditional, “余”, if it is a surname here, wrongly becomes “餘”.",
        ),
    ),
    "american-spelling": (
        worded(
            'A program of organized labor on the size of the World Trade Organization\'s "program" was released.',
            *(f"[american-spelling] “{word}” is American spelling." for word in ("labor", "organized", "program")),
        ),
    ),
    "promotion": (
        worded(
            'A remarkable plan, "spectacular" to its makers, was released.',
            "[promotion] “remarkable” is praise in this site's own words.",
        ),
    ),
    "points-elsewhere": (
        worded("See above.", "[points-elsewhere] “See above” points to a place on a page"),
        worded("The plan, as this section says, is out.", "[points-elsewhere] “this section” points to a place"),
    ),
    "typography": (
        worded(
            "The plan  was — it says — ‘released’ .",
            "[typography] A curly apostrophe or single quotation mark.",
            "[typography] A space before a stop.",
            "[typography] An em dash.",
            "[typography] More than one space.",
        ),
    ),
    "no-sentence": (
        worded(
            "the plan was released",
            "[no-sentence] This statement does not begin",
            "[no-sentence] This statement does not end",
        ),
        worded(f"On it {'all is said ' * 50}.", "[no-sentence] This statement has 607 characters", "[typography] A sp"),
    ),
    "said-twice": (
        adding(
            FINANCE,
            statement("again", "plan", text="The plan was released  on 21 December 2023."),
            f"{FINANCE}:16:11 [typography] More than one space.",
            f"{PLAN}:5:11 [said-twice] “again” at {FINANCE}:16:7 says the same.",
        ),
    ),
}
