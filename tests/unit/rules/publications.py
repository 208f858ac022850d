"""Examples for the rules on what was published: the register, change sets, confirmed translations."""

from collections.abc import Mapping

import small
from unit.rules.example import IDS, STAGES, Example, statement

CHANGES = "data/changes/2026-01-01.yml"
ALL_IDS = (
    *("plan", "layout", "finance", "stages", "promotion-meeting"),
    *("plan-released", "fund-rules", "investors", "official-text", "newspaper"),
)


def register(*entries: str, without: str = "") -> str:
    """A register with every id of the small project, and further entries."""
    lines = [f"  - {{id: {name}, since: 2026-01-01, at: [plan/]}}" for name in ALL_IDS if name != without]
    return "\n".join(["ids:", *lines, *(f"  - {{{entry}}}" for entry in entries)]) + "\n"


PUBLISHED = {
    **small.FILES,
    IDS: register(),
    CHANGES: f"changes:\n  - date: 2026-01-01\n    summary: {{en: First.}}\n    added: [{', '.join(ALL_IDS)}]\n",
}


def registering(entry: str, *told: str) -> Example:
    """The published project with one more entry in its register, on line 12."""
    return Example({**PUBLISHED, IDS: register(entry)}, tuple(f"{IDS}:12:{line}" for line in told))


def changing(old: str, new: str, *told: str) -> Example:
    """The published project with another change set."""
    return Example(small.with_change(CHANGES, old, new, PUBLISHED), tuple(f"{CHANGES}:{line}" for line in told))


GONE = "id: once-here, since: 2026-01-01, at: [plan/]"
FATE = "when: 2026-01-01, why: {en: Renamed.}"
HISTORY_IN_CHINESE = PUBLISHED[CHANGES].replace("First.}", "First., zh-Hans: 首次。}")
IN_CHINESE = {**PUBLISHED, **small.BILINGUAL, CHANGES: HISTORY_IN_CHINESE}

EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "lost-id": (registering(GONE, "10 [lost-id] The id “once-here” was published and is no longer in the data."),),
    "not-gone": (
        Example(
            {
                **PUBLISHED,
                IDS: register(
                    f"id: finance, since: 2026-01-01, at: [layout/finance/], state: retired, {FATE}", without="finance"
                ),
            },
            (f"{IDS}:11:10 [not-gone] The id “finance” is retired in the register and live in the data.",),
        ),
    ),
    "registered-twice": (
        registering(
            "id: finance, since: 2026-01-01, at: [plan/]",
            "10 [registered-twice] The id “finance” is registered a second time.",
        ),
    ),
    "wrong-target": (
        registering(f"{GONE}, state: moved, {FATE}", "5 [wrong-target] “once-here” is moved and leads to 0 ids."),
        registering(
            f"{GONE}, state: split, to: [finance], {FATE}",
            "71 [wrong-target] “once-here” is split and leads to 1 ids.",
        ),
    ),
    "untold-fate": (
        registering(
            f"{GONE}, state: retired",
            "10 [untold-fate] “once-here” is retired without “when”.",
            "10 [untold-fate] “once-here” is retired without “why”.",
        ),
    ),
    "fate-of-the-living": (
        Example(
            {
                **PUBLISHED,
                IDS: register("id: finance, since: 2026-01-01, at: [plan/], to: [stages]", without="finance"),
            },
            (f"{IDS}:11:55 [fate-of-the-living] “finance” is live and has “to”, which tells of an id that is gone.",),
        ),
    ),
    "no-day": (
        Example(
            {**PUBLISHED, IDS: register(f"{GONE}, state: retired, when: 2026, why: {{en: Gone.}}")},
            (f"{IDS}:12:75 [no-day] “when” of “once-here” is 2026, which is no single day.",),
        ),
    ),
    "gone-before-published": (
        registering(
            f"{GONE}, state: retired, when: 2000-01-01, why: {{en: Gone.}}",
            "75 [gone-before-published] “once-here” was gone on 2000-01-01, before it was published on 2026-01-01.",
        ),
    ),
    "wrong-page": (
        *(
            registering(
                f"id: once-here, since: 2026-01-01, at: [{page}], state: retired, {FATE}",
                f"45 [wrong-page] “{page}” is no address of a page.",
            )
            for page in ("../../escape/", "/plan/", "plan", "Plan/", "layout//finance/")
        ),
        registering(
            f"id: once-here, since: 2026-01-01, at: [no/such/page/], state: retired, {FATE}",
            "45 [wrong-page] The site has no page “no/such/page/”, and never had",
        ),
    ),
    "unregistered-id": (
        Example(
            {
                **PUBLISHED,
                STAGES: "statements:\n" + statement("new-one", "plan"),
            },
            (f"{IDS}:1:1 [unregistered-id] Ids that are not published yet: 1 (new-one).",),
        ),
    ),
    "date-against-name": (
        changing(
            "date: 2026-01-01",
            "date: 2026-01",
            "2:11 [date-against-name] The change set is dated 2026-01, and its file 2026-01-01.",
        ),
    ),
    "second-set": (
        changing(
            "    added:",
            "  - date: 2026-01-01\n    summary: {en: Second.}\n    added:",
            "4:11 [second-set] A second change set of 2026-01-01.",
        ),
    ),
    "no-json": (
        changing(
            "    added:",
            "    changed: [{id: finance, fields: [{field: text, old: '{not', new: '1'}]}]\n    added:",
            "4:57 [no-json] “old” of “text” of “finance” is not JSON: {not",
        ),
    ),
    "no-change": (
        changing(
            "    added:",
            "    changed: [{id: finance, fields: [{field: text}]}]\n    added:",
            "4:38 [no-change] “text” of “finance” is said to have changed, and holds what it held.",
        ),
    ),
    "lost-register": (
        changing(
            "added: [plan,",
            "retired: [never-there]\n    added: [plan,",
            "4:15 [lost-register] What was published on 2026-01-01 names the id “never-there”",
        ),
        Example(
            {name: text for name, text in PUBLISHED.items() if name != IDS},
            (f"{CHANGES}:4:13 [lost-register] What was published on 2026-01-01 names 10 ids (plan, layout, finance",),
        ),
    ),
    "lost-change-set": (
        Example(
            {name: text for name, text in PUBLISHED.items() if name != CHANGES},
            (f"{IDS}:2:23 [lost-change-set] 10 ids were published on 2026-01-01",),
        ),
    ),
    "lost-confirmations": (
        Example(
            IN_CHINESE,
            ("data/translations.txt:1:1 [lost-confirmations] What was published has 23 texts",),
        ),
    ),
}
