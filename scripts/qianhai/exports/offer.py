"""What the exports are made from: the model, the site's languages and address, and what several of them need."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from jinja2 import Environment

from ..language import speech as languages
from ..language.speech import Speech
from ..model import published
from ..model.plan import Model
from ..model.published import Published
from .environment import environment


@dataclass(frozen=True)
class Offer:
    """One state of the site, ready to be given away. `site_url` is empty where the public address is not known."""

    model: Model
    site_url: str

    @cached_property
    def speeches(self) -> tuple[Speech, ...]:
        """The site's languages."""
        return tuple(languages.load(language) for language in self.model.languages)

    @property
    def first(self) -> Speech:
        """The language of readers of none, and of what has no language of its own."""
        return self.speeches[0]

    @cached_property
    def collections(self) -> Mapping[str, list[Published]]:
        """Every item in its published shape, by collection."""
        return published.collections(self.model, self.site_url)

    @cached_property
    def templates(self) -> Environment:
        """The exports' templates."""
        return environment()

    def rendered(self, template: str, /, **given: object) -> bytes:
        """A template, filled."""
        return self.templates.get_template(template).render(**given).encode()
