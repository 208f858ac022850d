"""The books: from the data to a PDF a language, checked, laid out, and written in one step."""

from dataclasses import replace

from ..book.faces import wanted
from ..book.pressing import CannotPress, Pressed, press
from ..book.setting import Setting
from ..checking.loading import Report
from ..language import speech as languages
from ..model import making
from ..model.plan import Model
from ..processes import remove_left_behind
from ..reading.failing import Failed, in_hand
from ..reading.settings import Settings
from ..schema.values import Language
from .checked import NOTHING, load, with_failure
from .folder import WRITING, write_all
from .workers import side_by_side


def file_name(language: Language) -> str:
    """What a language's book is called."""
    return f"qianhai-plan-{language}.pdf"


def bind(settings: Settings) -> Report:
    """Write a book a language into `book/`: all of them, or none and the reason."""
    report = NOTHING
    try:
        data, report = load(settings)
        if report.failed:
            return report
        with in_hand("The book"):
            try:
                made = _made(making.build(data), settings.site_url)
            except CannotPress as error:
                return replace(report, failed=True, said=(str(error),))
    except Failed as failed:
        return with_failure(report, failed.finding, settings)
    settings.book.mkdir(exist_ok=True)
    remove_left_behind(settings.book, WRITING)
    write_all({settings.book / file_name(language): book.pdf for language, book in made.items()})
    return replace(report, said=tuple(_told(language, book) for language, book in made.items()))


def _told(language: Language, book: Pressed) -> str:
    return f"book/{file_name(language)}: {book.pages} pages, {len(book.pdf) / 1e6:.1f} MB"


def _made(model: Model, site_url: str) -> dict[Language, Pressed]:
    """Every language's book, made side by side. Raises Failed and CannotPress."""
    with side_by_side(len(model.languages)) as workers:
        found = {language: workers.submit(pressed, model, language, site_url) for language in model.languages}
        return {language: book.result() for language, book in found.items()}


def pressed(model: Model, language: Language, site_url: str) -> Pressed:
    """One language's book. Raises Failed and CannotPress."""
    return press(Setting(model, languages.load(language), site_url).document, wanted(language))
