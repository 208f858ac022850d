"""One page of every kind, from the tables that make the pages: what a test must see to have seen the site."""

from pathlib import Path

from qianhai.checking import loading
from qianhai.language import speech as languages
from qianhai.model.making import build
from qianhai.model.plan import Division, Model
from qianhai.model.site import Page, pages
from qianhai.pages.gathering import PARTS
from qianhai.reading.settings import Settings
from qianhai.schema.values import Language


def real_model() -> Model:
    """The project's own data as a model, for lists that must be known before any test runs."""
    data, report = loading.load(Settings(Path(__file__).parents[1]))
    assert not report.failed, report.findings
    return build(data)


def of_editions(model: Model) -> list[str]:
    """An address below the language for each kind of page: of each kind the fullest, and the thinnest section."""
    most: dict[str, tuple[int, str]] = {}
    for page in pages(model, languages.load(Language.ENGLISH)):
        kind, held = _kind(page), _held(page)
        if kind not in most or held > most[kind][0]:
            most[kind] = held, page.address
    thinnest = min((found for found in model.divisions.values() if found.item.kind == "section"), key=_entries)
    return list(dict.fromkeys([*(address for _, address in most.values()), thinnest.page]))


def above(model: Model) -> list[str]:
    """An address of each kind of page above the languages; the permanent ones of an item, and of an id that is gone."""
    gone = [identifier for identifier in model.register if identifier not in model.home]
    ids = [next(iter(model.statements)), *gone[:1]]
    lost = ["404.html", *(f"{language}/404.html" for language in model.languages)]
    return ["", *lost, *(f"id/{identifier}/{way}" for identifier in ids for way in ("", "cite/"))]


def _kind(page: Page) -> str:
    division = page.given.get("division")
    if not isinstance(division, Division):
        return page.template
    # What a division's page shows depends on its kind; a few have a part that no other has.
    return f"{page.template} {division.item.kind} {division.id if division.id in PARTS else ''}"


def _held(page: Page) -> int:
    division = page.given.get("division")
    return _entries(division) if isinstance(division, Division) else 0


def _entries(division: Division) -> int:
    return len(division.statements) + len(division.shown)
