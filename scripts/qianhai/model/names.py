"""What an item is called where it is named and not told in full."""

from ..language.speech import Speech
from ..schema.records import Figure
from ..schema.values import Language
from .plan import Model


def called(identifier: str, model: Model, speech: Speech) -> str:
    """What an item is called in a title: its name, or the beginning of what it says."""
    item = model.items[identifier]
    if isinstance(item, Figure):
        return f"{speech.pick(model.series_of[item.id].name)}, {speech.when(item.period)}"
    for field in ("title", "name", "subject"):
        found = getattr(item, field, None)
        if isinstance(found, str):
            return found
        if found is not None:
            return speech.pick(found)
    if english := getattr(item, "english", None):
        if speech.language is Language.ENGLISH:
            return str(english[0])
        return str(getattr(item, "zh_Hans" if speech.language is Language.SIMPLIFIED else "zh_Hant", english[0]))
    words = speech.pick(getattr(item, "text", None) or item.about)  # type: ignore[attr-defined]
    return shortened(words, 120 if speech.language is Language.ENGLISH else 50)


def shortened(words: str, length: int) -> str:
    """The beginning of a text, ending between words where there are spaces between them."""
    if len(words) <= length:
        return words
    beginning = words[:length]
    return (beginning.rsplit(" ", 1)[0] if " " in beginning[length // 2 :] else beginning) + " …"
