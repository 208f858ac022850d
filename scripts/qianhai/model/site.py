"""The site's pages: each once, with its address below the language, its group, its template and its title.

Navigation, home, `llms.txt`, reserved ids and the tests' lists are derived from `SITE` and from the data.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..language.speech import Speech
from ..schema.passages import Reader
from .plan import Division, Model

GROUPS = ("readers", "around", "evidence", "for-use")
"""The groups of pages in the navigation, the guides before the chapters; each is named by an interface word."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A page that stands whatever the data holds.

    `name` is its address below the language, its template, and the interface word that is its title; `about-<name>`
    says in a line what it is for. `by_hand`: its prose is written in each language. `first_for`: readers of this guide
    come for the page, so the guide leads to it at once.
    """

    name: str
    group: str
    by_hand: bool = False
    first_for: str = ""


SITE = (
    Standing("progress", "", first_for="researchers"),
    Standing("compare", ""),
    Standing("timeline", "around"),
    Standing("policies", "around"),
    Standing("bodies", "around"),
    Standing("people", "around"),
    Standing("figures", "around", first_for="researchers"),
    Standing("indicators", "around", first_for="researchers"),
    Standing("glossary", "around"),
    Standing("names", "around"),
    Standing("sources", "evidence"),
    Standing("disagreements", "evidence", first_for="researchers"),
    Standing("unknowns", "evidence"),
    Standing("method", "evidence", by_hand=True),
    Standing("data", "for-use", by_hand=True, first_for="researchers"),
    Standing("downloads", "for-use", by_hand=True),
    Standing("cite", "for-use", by_hand=True, first_for="researchers"),
    Standing("changes", "for-use"),
    Standing("edit", "for-use", by_hand=True),
)
"""The pages that stand whatever the data holds, in the order of the navigation."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one language: where it stands, what it is called, and what its template is given.

    `group` is empty for the pages of the plan itself. `about` says in a line what the page is for, where a word does.
    """

    address: str
    group: str
    template: str
    title: str
    about: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)


def pages(model: Model, speech: Speech) -> Iterator[Page]:
    """All pages of one language, in the order of the navigation: home, the plan and its parts, then group by group."""
    yield Page("", "", "home.md.j2", str(speech.say("home-title")))
    of_topics = []
    for division in model.divisions.values():
        page = Page(
            division.page,
            "around" if division.item.kind == "topic" else "",
            "division.md.j2",
            _title(division, model, speech),
            _about(division.id, speech),
            {"division": division},
        )
        if page.group:
            of_topics.append(page)
        else:
            yield page
    yield from (_standing(row, speech) for row in SITE if not row.group)
    for group in GROUPS:
        rows = [_standing(row, speech) for row in SITE if row.group == group]
        # What happened stands first among the pages around the plan, and the topics beside it.
        yield from [*rows[:1], *of_topics, *rows[1:]] if group == "around" else rows
        if group == "readers":
            yield from (_guide(reader, speech) for reader in model.readers.values())


def _guide(reader: Reader, speech: Speech) -> Page:
    name, question = speech.pick(reader.name), speech.pick(reader.question)
    return Page(f"readers/{reader.id}/", "readers", "reader.md.j2", name, question, {"reader": reader})


def _standing(row: Standing, speech: Speech) -> Page:
    template = f"{row.name}.{speech.language}.md.j2" if row.by_hand else f"{row.name}.md.j2"
    title = str(speech.say(row.name))
    return Page(f"{row.name}/", row.group, template, title, _about(row.name, speech))


def _title(division: Division, model: Model, speech: Speech) -> str:
    name = speech.pick(division.item.name)
    if division is model.plan:
        return str(speech.say("plan-page"))
    return f"{division.number} {name}" if division.number else name


def _about(name: str, speech: Speech) -> str:
    return str(speech.words.get(f"about-{name}", ""))
