"""HTML → PDF, by WeasyPrint: tagged, with bookmarks, every id a destination, and the same bytes on any day.

The book is laid out until the pages that it names are those on which things stand: an index cannot be told before.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from .faces import PACKAGES

LAYOUTS = 6
"""How often a book is laid out at most; two or three times are usual."""

LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""The packages of Debian with what WeasyPrint lays out text by."""


class CannotPress(Exception):
    """The book cannot be made on this machine, or is not right; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finished book: the PDF, and how many pages it has."""

    pdf: bytes
    pages: int


def press(document: Callable[[Mapping[str, int]], str], wanted: Iterable[str]) -> Pressed:
    """Lay out a document until its pages' numbers agree with themselves, and make the PDF of it.

    `document` writes it, given the page on which each destination stands; `wanted` are the faces it may be set in.
    Raises CannotPress.
    """
    weasyprint = require(wanted)
    stands_on: Mapping[str, int] = {}
    with _faults() as faults:
        for _ in range(LAYOUTS):
            faults.clear()
            written = document(stands_on)
            # Pictures stand in the document; nothing else may be fetched.
            fetcher = weasyprint.urls.URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
            laid_out = weasyprint.HTML(string=written, url_fetcher=fetcher).render(
                pdf_variant="pdf/ua-1", pdf_tags=True
            )
            found = _destinations(laid_out.pages)
            if found == stands_on:
                break
            stands_on = found
        else:
            raise CannotPress("The book's page numbers do not come to rest.")
        identifier = hashlib.sha256(written.encode()).hexdigest()[:32].encode()
        pdf = laid_out.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True, pdf_identifier=identifier)
    if faults:
        raise CannotPress("The book is not right:\n" + "\n".join(dict.fromkeys(faults)))
    _refuse_others(laid_out.fonts.values(), wanted)
    return Pressed(pdf, len(laid_out.pages))


def require(wanted: Iterable[str]) -> Any:
    """WeasyPrint, able to set text in the faces wanted. Raises CannotPress, which names what this machine lacks."""
    try:
        weasyprint = import_module("weasyprint")
    except ModuleNotFoundError as error:
        raise CannotPress("The book needs WeasyPrint: make book sets it up.") from error
    except OSError as error:
        raise CannotPress(f"The book needs the library Pango: apt-get install {LIBRARIES}") from error
    # What is set in a face that is not there comes out in another.
    trial = weasyprint.HTML(string="".join(f"<p style='font-family: \"{name}\"'>{name}" for name in wanted)).render()
    trial.write_pdf()
    found = {font.family for font in trial.fonts.values()}
    for name in wanted:
        if name not in found:
            raise CannotPress(f"The book needs the font {name}: apt-get install {PACKAGES[name]}")
    return weasyprint


def _refuse_others(fonts: Iterable[Any], wanted: Iterable[str]) -> None:
    """Raise CannotPress where a character stands in none of the book's faces, and so came out in another."""
    others = {
        font.family: "".join(sorted(set(font.to_unicode.values()))) for font in fonts if font.family not in wanted
    }
    if others:
        told = "; ".join(f"{characters} in {name}" for name, characters in sorted(others.items()))
        raise CannotPress(f"The book's faces lack characters, which came out in others: {told}.")


def _destinations(pages: Iterable[Any]) -> dict[str, int]:
    """The page on which each destination stands, the first where it stands on several."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for name in page.anchors:
            found.setdefault(name, number)
    return found


@contextmanager
def _faults() -> Iterator[list[str]]:
    """What WeasyPrint finds wrong, such as a link that leads nowhere."""
    found: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger, keeper = logging.getLogger("weasyprint"), Keeper(logging.WARNING)
    before, logger.handlers, logger.propagate = logger.handlers, [keeper], False
    try:
        yield found
    finally:
        logger.handlers, logger.propagate = before, True
