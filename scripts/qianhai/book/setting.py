"""The book as HTML: the model in, one document out, ready to be laid out on paper."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from ..language import escaping
from ..language.speech import Speech
from ..model.plan import Model
from ..pages.pictures import Pictures
from ..reading.failing import in_hand
from . import faces
from .notes import Notes
from .volume import Piece, Volume

HERE = Path(__file__).parent

_DRAWING = re.compile(r'<div class="drawing drawing-(?P<name>[\w-]+)"[^>]*>(?P<svg><svg.*?</svg>)</div>', re.DOTALL)
_TOLD = re.compile(r"<(?:title|desc)[^>]*>(.*?)</(?:title|desc)>", re.DOTALL)

NARROW = "timeline-narrow"
"""The form of the timeline for narrow pages, which paper is not."""


@dataclass(frozen=True)
class Setting:
    """A language's book before it is laid out. `site_url` is empty where the public address is not known."""

    model: Model
    speech: Speech
    site_url: str

    def document(self, stands_on: Mapping[str, int]) -> str:
        """The whole book, given the page on which each destination stands. Raises Failed if it cannot be made."""
        with in_hand(f"The book in {self.speech.language}"):
            volume = Volume(self.model, self.speech, "", self.site_url, stands_on)
            given = {"w": volume, "pictures": Pictures(volume), "drawn": self._drawn}
            pieces = volume.pieces(self._templates.list_templates())
            body = Markup().join(self._piece(piece, given) for piece in pieces)
            written = self._template("book.html.j2").render(
                **given,
                pieces=pieces,
                body=body,
                dated=self.model.version[0].isdigit(),
                edition=self._edition,
                faces=volume.comma.join((*self._faces.serif, *self._faces.sans)),
                serif=Markup(faces.written((*self._faces.serif, "serif"))),
                sans=Markup(faces.written((*self._faces.sans, "sans-serif"))),
                style=Markup((HERE / "book.css").read_text("utf-8")),
            )
            return written if volume.in_english else escaping.close_up(written)

    def _piece(self, piece: Piece, given: Mapping[str, object]) -> Markup:
        notes = Notes(piece.anchor)
        told, *parts = (
            Markup(self._template(one.template).render(**given, **one.given, notes=notes))
            for one in (piece, *piece.parts)
        )
        of_parts = list(zip(piece.parts, parts, strict=True))
        return Markup(
            self._template("piece.html.j2").render(**given, piece=piece, told=told, parts=of_parts, notes=notes)
        )

    @property
    def _edition(self) -> Markup:
        """The edition by the day of its data."""
        history = self.model.history
        if not history:
            return self.speech.say("data-version", version=self.model.version)
        return self.speech.say("book-edition", day=history[-1].date)

    @property
    def _faces(self) -> faces.Faces:
        return faces.FACES[self.speech.language]

    def _drawn(self, picture: Markup) -> Markup:
        """A picture of the site's pages for paper: an image with its own style, and told in words beside it."""
        return Markup(_DRAWING.sub(self._image, picture))

    def _image(self, found: re.Match[str]) -> str:
        if found["name"] == NARROW:
            return ""
        style = (HERE / "drawings.css").read_text("utf-8").replace("SANS", faces.written(self._faces.sans))
        opening, _, rest = found["svg"].partition(">")
        svg = f'{opening} xmlns="http://www.w3.org/2000/svg">\n<style>{style}</style>{rest}'
        # WeasyPrint takes the usual radius of a gradient for more than half of what it fills.
        svg = svg.replace("<radialGradient ", '<radialGradient r="0.5" ')
        told = escaping.attribute(". ".join(unescape(words).rstrip(".") for words in _TOLD.findall(rest)[:2]))
        content = base64.b64encode(svg.encode()).decode()
        return f'<img class="drawing drawing-{found["name"]}" alt="{told}" src="data:image/svg+xml;base64,{content}">'

    def _template(self, name: str) -> Template:
        return self._templates.get_template(name)

    @cached_property
    def _templates(self) -> Environment:
        """Templates in which every value is escaped for HTML, and one that is not there is an error."""
        return Environment(
            loader=FileSystemLoader([HERE / "templates", HERE / "prose"]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
