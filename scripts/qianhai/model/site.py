"""The site's pages: each once, with its address below the language, its template and its title."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..language.speech import Speech
from .plan import Division, Model

AROUND = ("timeline", "promotion-meeting", "policies", "bodies", "people", "figures", "indicators", "glossary", "names")
"""The pages around the plan, in the order of the navigation."""

FOR_USE = ("data", "downloads", "cite", "changes", "edit")
"""The pages for those who take the data away, cite it, or mend it."""

BY_LANGUAGE = ("method", "data", "downloads", "cite", "edit")
"""The pages whose text is written by hand in each language."""

EVIDENCE = ("sources", "disagreements", "unknowns", "method")
"""The pages on how we know, in the order of the navigation."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address below the language, its template, and what the template is given beside the writer."""

    address: str
    template: str
    title: str
    about: Mapping[str, Any]


def pages(model: Model, speech: Speech) -> Iterator[Page]:
    """All pages of one language."""
    yield Page("", "home.md.j2", str(speech.say("home-title")), {})
    for division in model.divisions.values():
        yield Page(division.page, "division.md.j2", _title(division, model, speech), {"division": division})
    for name in (*AROUND, *EVIDENCE, *FOR_USE):
        if name not in model.divisions:
            template = f"{name}.{speech.language}.md.j2" if name in BY_LANGUAGE else f"{name}.md.j2"
            yield Page(f"{name}/", template, str(speech.say(name)), {})
    for reader in model.readers.values():
        yield Page(f"readers/{reader.id}/", "reader.md.j2", speech.pick(reader.name), {"reader": reader})


def _title(division: Division, model: Model, speech: Speech) -> str:
    name = speech.pick(division.item.name)
    if division is model.plan:
        return str(speech.say("plan-page"))
    return f"{division.number} {name}" if division.number else name
