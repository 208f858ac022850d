"""One state of the data as a site, each of whose files is made when it is asked for, and once."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from ..checking.fitting import Data
from ..exports import offline, table
from ..exports.offer import Offer
from ..language import speech as languages
from ..model.plan import Model
from ..pages.compiled import Compiled
from ..pages.rendering import Edition
from ..publishing import assets, hosts
from ..publishing.checked import MKDOCS
from ..publishing.configuration import Configuration, configuration
from ..publishing.editions import page_of
from ..publishing.folder import files_in
from ..publishing.press import Press, PublishingError
from ..reading.failing import Failed, in_hand
from ..reading.findings import Finding, Position
from ..reading.remembering import Memory
from ..reading.settings import Settings
from ..schema.values import Language
from .places import places


@dataclass(frozen=True, slots=True)
class Kept:
    """What one view leaves for the next: the compiled templates of pages and of the theme, and what files gave."""

    pages: Compiled
    theme: Compiled
    memory: Memory


class View:
    """The site of one model. `folder` is empty and its own."""

    def __init__(
        self,
        data: Data,
        model: Model,
        settings: Settings,
        folder: Path,
        kept: Kept,
    ) -> None:
        self.data = data
        self._model = model
        self._settings = settings
        self._folder = folder
        self._kept = kept
        self._offer = Offer(model, settings.site_url)
        self._made: dict[str, bytes] = {}
        self._exports: dict[str, Mapping[str, bytes]] = {}
        self._editions: dict[Language, Edition] = {}
        self._presses: dict[Language, Press] = {}

    @cached_property
    def _configuration(self) -> Configuration:
        return configuration(self._model, self._settings)

    @cached_property
    def places(self) -> bytes:
        """Where everything stands, for the preview's script."""
        return json.dumps(places(self.data, self._model, self._settings.root)).encode()

    def content(self, path: str) -> bytes | None:
        """The file of the site at a path, but for the copy of the whole; None where there is none. Raises Failed."""
        if path not in self._made:
            with in_hand(f"The file {path}"):
                made = self._content(path)
            if made is None:
                return None
            self._made[path] = self._assets.mended(path, made) if path.endswith(".html") else made
        return self._made[path]

    def _content(self, path: str) -> bytes | None:
        first, _, below = path.partition("/")
        language = next((language for language in self._model.languages if language == first), None)
        if language and below.endswith("index.html"):
            return self._page(language, below)
        if f"/{assets.BELOW}" in f"/{path}" and path in self._assets.placed:
            return self._assets.placed[path]
        name = table.made_by(path)
        if name not in self._exports:
            self._exports[name] = table.EXPORTS[name](self._offer)
        if path in self._exports[name]:
            return self._exports[name][path]
        if language:
            return self._press(language).templates().get(below)
        return files_in(self._settings.own_root).get(path)

    @cached_property
    def _assets(self) -> assets.Assets:
        """What all pages share."""
        press = self._press(self._model.languages[0])
        given = {name: path.read_bytes() for name, path in press.assets.items()}
        around = (press.words, self._settings, tuple(self._model.languages))
        return self._kept.memory.of(partial(assets.shared, given, *around), "assets", tuple(given.items()), *around)

    def _page(self, language: Language, below: str) -> bytes | None:
        edition = self._edition(language)
        name = next((name for name in edition.pages if page_of(name) == below), None)
        if name is None:
            return None
        return self._press(language).press(name, edition.markdown(name)).html

    def _edition(self, language: Language) -> Edition:
        if language not in self._editions:
            speech = languages.load(language)
            self._editions[language] = Edition(self._model, speech, self._settings.site_url, self._kept.pages)
        return self._editions[language]

    def _press(self, language: Language) -> Press:
        if language not in self._presses:
            names = list(self._edition(language).pages)
            folder = Path(tempfile.mkdtemp(dir=self._folder))
            try:
                press = Press(language, names, self._configuration, folder, self._kept.theme)
            except PublishingError as error:
                refused = f"MkDocs refuses the settings: {error}"
                raise Failed(Finding(Position(MKDOCS), "configuration", refused, "Mend this file.")) from error
            self._presses[language] = press
        return self._presses[language]


MADE_LAST = (*offline.PATHS, *hosts.PATHS)
"""The paths of what tells of all other files, and is made with the whole site alone."""
