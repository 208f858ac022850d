"""What an item is called where it is named and not told in full."""

from ..language.speech import Speech
from ..schema.amounts import Figure
from ..schema.passages import Summary
from ..schema.values import Language
from .plan import Model


def called(identifier: str, model: Model, speech: Speech) -> str:
    """What an item is called in a title: its name, or the beginning of what it says."""
    item = model.items[identifier]
    if isinstance(item, Figure):
        name = speech.pick(model.series_of[item.id].name)
        return f"{name}{speech.words['aside']}{speech.when(item.period)}"
    if isinstance(item, Summary):
        # A summary has no name of its own: it is the beginning of what it says.
        return _beginning(speech.pick(item.passages[0].text), speech)
    held = vars(item)
    for field in ("title", "name", "subject", "who", "aspect"):
        found = held.get(field)
        if isinstance(found, str):
            return found
        if found is not None:
            return speech.pick(found)
    if english := held.get("english"):
        if speech.language is Language.ENGLISH:
            return str(english[0])
        return str(getattr(item, "zh_Hans" if speech.language is Language.SIMPLIFIED else "zh_Hant", english[0]))
    return _beginning(speech.pick(getattr(item, "text", None) or item.about), speech)  # type: ignore[attr-defined]


def _beginning(words: str, speech: Speech) -> str:
    return shortened(words, 120 if speech.language is Language.ENGLISH else 50)


def shortened(words: str, length: int) -> str:
    """The beginning of a text, ending between words where there are spaces between them."""
    if len(words) <= length:
        return words
    beginning = words[:length]
    spaced = " " in beginning[length // 2 :]
    return (beginning.rsplit(" ", 1)[0] if spaced else beginning).rstrip(",;:、，；：。") + (" …" if spaced else "…")
