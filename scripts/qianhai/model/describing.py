"""What a page or an item is about, in a line for those who have not opened it: searchers, and people sent a link."""

from ..language.speech import Speech
from ..schema.amounts import Figure
from ..schema.contents import Section
from ..schema.parts import Item, Text
from ..schema.passages import Reader
from ..schema.values import Language
from . import behind
from .names import called, shortened
from .plan import Division, Model
from .site import Page

LONGEST = 160
"""Characters of a description; what shows them cuts longer ones."""

ENDS = (". ", "? ", "! ", "。", "？", "！")
"""What a sentence ends in, where another follows it."""


def of_page(page: Page, speech: Speech) -> str:
    """What a page says first: its summary, its short answer, or what it is for."""
    if not page.address:
        return fitted(str(speech.words["site-description"]))
    if isinstance(division := page.given.get("division"), Division):
        if division.summary:
            return fitted(speech.pick(division.summary.passages[0].text))
        return fitted(_joined(page.title, speech.pick(division.item.title), speech))
    if isinstance(reader := page.given.get("reader"), Reader) and reader.guide:
        return fitted(speech.pick(reader.guide.answer[0].text))
    site = str(speech.say("bracketed", what=str(speech.words["site-name"])))
    return fitted(_joined(page.title, page.about, speech) + site)


def of_item(identifier: str, model: Model, speech: Speech) -> str:
    """What an item is called and says, as far as it fits."""
    division = model.divisions.get(identifier)
    if division and division.summary:
        return fitted(_joined(called(identifier, model, speech), _said(division.summary, model, speech), speech))
    return fitted(told(identifier, model, speech))


def told(identifier: str, model: Model, speech: Speech) -> str:
    """What an item is called and says, in full."""
    item, name = model.items[identifier], called(identifier, model, speech)
    said = _said(item, model, speech)
    # The name of what has none is the beginning of what it says.
    return said if said.startswith(name.removesuffix("…").rstrip()) else _joined(name, said, speech)


def _said(item: Item, model: Model, speech: Speech) -> str:
    if isinstance(item, Figure):
        return speech.measured(item, model.series_of[item.id].unit)
    if isinstance(item, Section):
        return ""
    if passages := behind.quoted(item):
        space = " " if speech.language is Language.ENGLISH else ""
        return space.join(speech.pick(passage.text) for passage in passages)
    found: object = next((told for name in ("text", "about", "question") if (told := getattr(item, name, None))), None)
    if isinstance(found, Text):
        return speech.pick(found)
    # What says nothing beside its name is told by the page it stands on.
    return str(speech.words.get(model.home[item.id].rstrip("/"), speech.words["site-name"]))


def _joined(name: str, said: str, speech: Speech) -> str:
    return f"{name}{speech.words['colon']}{said}" if said else name


def fitted(words: str) -> str:
    """The beginning of a text that fits a description: whole sentences where they fill half of it."""
    if len(words) <= LONGEST:
        return words
    end = max(words.rfind(mark, 0, LONGEST) + len(mark.strip()) for mark in ENDS)
    return words[:end] if end > LONGEST // 2 else shortened(words, LONGEST - 2)
