"""What stands around every page of an edition: names of the languages, the foot of the page, what goes with a link."""

from collections.abc import Sequence

from ..exports import cards
from ..language.speech import Speech
from ..model.plan import Model
from ..reading.settings import Settings
from ..schema.values import Language

THEME_WORDS = ("breadcrumbs", "feed-title", "search-failed", "to-light", "to-dark", "to-system")
"""The interface words that the theme prints."""

LOCALES = {Language.ENGLISH: "en_GB", Language.SIMPLIFIED: "zh_CN", Language.TRADITIONAL: "zh_HK"}
"""What those who show links call the languages."""


def around(model: Model, speech: Speech, speeches: Sequence[Speech], settings: Settings) -> dict[str, object]:
    """What the theme is given beside the pages, as MkDocs' `extra`; `speeches` are all languages of the site."""
    made: dict[str, object] = {
        "public": settings.site_url,
        "words": {name.replace("-", "_"): str(speech.words[name]) for name in THEME_WORDS},
        "locale": LOCALES[speech.language],
        "about": _foot(model, speech),
        "card": _card(model, speech, settings),
    }
    if len(speeches) > 1:
        made["alternate"] = [
            {
                "name": str(one.words["language-name"]),
                "short": str(one.words["language-short"]),
                "lang": str(one.language),
                "locale": LOCALES[one.language],
                "link": f"../{one.language}/",
            }
            for one in speeches
        ]
    return made


def _foot(model: Model, speech: Speech) -> dict[str, str]:
    """What stands at the foot of every page: how fresh the data is, its licence, the feed, where to report errors."""
    words, read_to = speech.words, model.plan_record.read_to
    return {
        "version": str(words["data-version"]).format(version=model.version),
        "read_to": str(words["as-read-to"]).format(day=speech.when(read_to)).strip() if read_to else "",
        "aside": str(words["aside"]),
        "stop": str(words["full-stop"]),
        "licence": str(words["footer-licence"]),
        "feed": str(words["feed-link"]),
        "repository": model.plan_record.repository or "",
        "report": str(words["report-short"]),
        "contact": model.plan_record.contact or "",
        "contact_words": str(words["contact"]),
    }


def _card(model: Model, speech: Speech, settings: Settings) -> dict[str, object]:
    """The picture shown with a link to the site; none where its address is not known, or the picture is not current."""
    if not settings.site_url or not cards.current(model, speech):
        return {}
    return {
        "address": settings.site_url + cards.path_of(speech.language),
        "width": cards.WIDTH,
        "height": cards.HEIGHT,
        "alt": str(speech.words["site-description"]),
    }
