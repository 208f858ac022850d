"""MkDocs' settings: what follows from the data, beside what `mkdocs.yml` says for all editions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..language import speech as languages
from ..language.speech import Speech
from ..model.plan import Model
from ..pages import rendering
from ..reading.settings import Settings
from ..schema.values import Language
from . import framing
from .checked import MKDOCS


def config_of(language: Language) -> str:
    """The path of a language's MkDocs configuration: English is the base, the others are rendered and build on it."""
    return MKDOCS if language is Language.ENGLISH else f"docs/{language}.yml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """MkDocs' settings as they stand in the project: `files` by path from its root, `made` those made from the data."""

    root: Path
    files: Mapping[str, bytes]

    @property
    def made(self) -> Mapping[str, bytes]:
        """`docs/<language>.yml` for every language, by path."""
        return {name: content for name, content in self.files.items() if name != MKDOCS}

    def copied_to(self, folder: Path) -> None:
        """Write the files below a folder, where MkDocs finds each by the other.

        So a page can be pressed while nothing in the project's own `docs/` is written.
        """
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def configuration(model: Model, settings: Settings) -> Configuration:
    """The settings of every language."""
    speeches = [languages.load(language) for language in model.languages]
    made = {f"docs/{speech.language}.yml": _of_language(model, speech, speeches, settings) for speech in speeches}
    return Configuration(settings.root, {MKDOCS: (settings.root / MKDOCS).read_bytes(), **made})


def _of_language(model: Model, speech: Speech, speeches: Sequence[Speech], settings: Settings) -> bytes:
    """What follows from the data and one of the site's languages.

    English is inherited by mkdocs.yml; the others inherit from it.
    """
    words = speech.words
    values: dict[str, object] = {
        "site_name": str(words["site-name"]),
        "site_description": str(words["site-description"]),
        "site_url": f"{settings.site_url}{speech.language}/" if settings.site_url else "",
        "extra": framing.around(model, speech, speeches, settings),
        "nav": rendering.navigation(model, speech),
    }
    if speech.language is not Language.ENGLISH:
        values = {
            "INHERIT": "../mkdocs.yml",
            "docs_dir": str(speech.language),
            "site_dir": f"../site/{speech.language}",
            **values,
            "theme": {"language": str(speech.language), "custom_dir": "theme"},
        }
    heading = "# Made from the data by scripts/build.py; do not edit.\n"
    return (
        heading + yaml.dump(values, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
    ).encode()
