"""`/cards/<language>.png`: the picture shown where somebody sends a link to the site, made from the data.

A picture with text needs fonts, and a build must give the same bytes on machines that have others, or none. So it is
drawn once by a browser (`make cards`) and kept beside this module; it holds a fingerprint of what it was drawn from,
and one that is not current is not published.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ..language.speech import Speech
from ..model.plan import Model
from ..schema.values import Language
from .environment import environment
from .offer import Offer

WIDTH, HEIGHT = 1200, 630
"""The size for which those who show such pictures ask."""

FOLDER = Path(__file__).parent / "cards-drawn"
"""Where the pictures are kept."""

_BEGINNING = b"\x89PNG\r\n\x1a\n"


def path_of(language: Language) -> str:
    """Where a language's picture stands, from the site's root."""
    return f"cards/{language}.png"


def source(model: Model, speech: Speech) -> str:
    """The page that is drawn: the plan's names, its positions, and its first facts."""
    positions = [model.statements[name] for name in model.plan_record.positions]
    terms = [one.terms[0] for one in positions if one.terms]
    in_english = speech.language is Language.ENGLISH
    return (
        environment()
        .get_template("card.html.j2")
        .render(
            card={"WIDTH": WIDTH, "HEIGHT": HEIGHT},
            speech=speech,
            plan=model.plan_record,
            positions=[(term.en if in_english and term.en else speech.term(term)) for term in terms],
        )
    )


def fingerprint(drawn_from: str) -> str:
    """The fingerprint of what a picture is drawn from."""
    return hashlib.sha256(drawn_from.encode()).hexdigest()


def current(model: Model, speech: Speech) -> bytes | None:
    """A language's picture; None where none was drawn from the data as it stands."""
    path = FOLDER / f"{speech.language}.png"
    drawn = path.read_bytes() if path.is_file() else b""
    told = dict(chunks(drawn)).get(b"tEXt", b"")
    return drawn if told == b"Source\0" + fingerprint(source(model, speech)).encode() else None


def files(offer: Offer) -> dict[str, bytes]:
    """The pictures that are current, by path."""
    drawn = {path_of(speech.language): current(offer.model, speech) for speech in offer.speeches}
    return {path: picture for path, picture in drawn.items() if picture}


def chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG file: what each is called, and what it holds."""
    at = len(_BEGINNING)
    while picture.startswith(_BEGINNING) and at + 12 <= len(picture):
        length = int.from_bytes(picture[at : at + 4], "big")
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += 12 + length
