"""Rules on the plan's own order: the parts that pages rely on, and what their pages can show."""

from collections.abc import Iterator
from typing import TypeVar

from ...reading.findings import Finding, Position
from ...schema.amounts import Indicator
from ...schema.contents import Chapter, Plan, Section, Topic
from ...schema.parts import Item
from ...schema.values import Language
from ..fitting import Data, Listed

Kind = TypeVar("Kind", bound=Item)

FILE = "data/contents.yml"

RELIED_ON: dict[str, type[Item]] = {"plan": Plan, "layout": Chapter, "stages": Section, "promotion-meeting": Topic}
"""The parts that pages name: the home page leads to them, pictures and tables stand on theirs."""


def parts_relied_on(data: Data) -> Iterator[Finding]:
    """The parts that pages name are there, each of its kind."""
    if not data.complete:
        return
    kinds = {identifier: kind for _, identifier, kind, _ in data.ids}
    absent = [(identifier, kind.kind) for identifier, kind in RELIED_ON.items() if kinds.get(identifier) is not kind]
    if absent:
        told = ", ".join(f"{kind} “{identifier}”" for identifier, kind in absent)
        cure = "Give these parts their ids again, or change the templates that name them."
        yield Finding(Position(FILE), "missing-part", f"Pages of the site name what is not here: {told}.", cure)


def one_plan(data: Data) -> Iterator[Finding]:
    """There is one plan."""
    plans = [listed for listed in data.listed if listed.kind is Plan]
    for listed in plans[1:]:
        found = "A second plan; the site is about one."
        yield Finding(listed.position(), "second-plan", found, "Remove it, or make it a topic.")


def published_in_english(data: Data) -> Iterator[Finding]:
    """The site is published in English, beside which the other editions stand."""
    for plan, listed in _of(data, Plan):
        if Language.ENGLISH not in plan.languages:
            found = "English is not among the languages of the site."
            yield Finding(listed.position("languages"), "no-english", found, "Add “en”.")


def indicators_counted(data: Data) -> Iterator[Finding]:
    """The plan has no fewer indicators than are told of."""
    told = sum(isinstance(entry.item, Indicator) for entry in data.entries)
    for plan, listed in _of(data, Plan):
        if plan.indicators < told:
            found = f"The plan is said to have {plan.indicators} indicators, and {told} are told of."
            yield Finding(listed.position("indicators"), "too-few-indicators", found, f"Write {told} or more.")


def whole_accounts(data: Data) -> Iterator[Finding]:
    """An account says something on each of its topic's aspects."""
    for topic, listed in _of(data, Topic):
        for number, account in enumerate(topic.accounts):
            if len(account.says) != len(topic.aspects):
                found = f"This account says {len(account.says)} things; the topic has {len(topic.aspects)} aspects."
                cure = "Write one text for each aspect, in their order."
                yield Finding(listed.position("accounts", number, "says"), "uneven-account", found, cure)


def _of(data: Data, kind: type[Kind]) -> Iterator[tuple[Kind, Listed]]:
    for entry in data.entries:
        if isinstance(entry.item, kind):
            yield entry.item, entry.listed
