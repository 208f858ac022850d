"""Publish: rendered pages into `docs/`, MkDocs once per language, then the files at the site's root."""

import hashlib
import logging
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from ..exports import offline, table
from ..language import speech as languages
from ..language.speech import Speech
from ..model.plan import Model
from ..pages import rendering
from ..processes import folder_for_a_while, remove_left_behind, side_by_side
from ..reading.failing import Failed, finding_of
from ..reading.findings import Finding
from ..reading.settings import Settings
from ..schema.values import Language
from . import framing
from .checked import MKDOCS, place_of_setting
from .folder import WRITING, bring_to, files_in, write_if_changed


class PublishingError(Exception):
    """MkDocs refused the pages; the text is what it said."""


_SETTING = re.compile(r"Config value '([^']+)': (.+)")
_PAGE = re.compile(r"Error building page '([^']+)'")


def write_pages(model: Model, settings: Settings) -> None:
    """Render every language's pages and MkDocs settings into `docs/`, side by side."""
    remove_left_behind(settings.docs, WRITING)
    with side_by_side(len(model.languages)) as processes:
        list(processes.map(partial(_write_language, model, settings), model.languages))


def _write_language(model: Model, settings: Settings, language: Language) -> None:
    speech = languages.load(language)
    rendered = rendering.render(model, speech, settings.site_url)
    bring_to(settings.docs / language, {name: text.encode() for name, text in rendered.items()})
    write_if_changed(settings.docs / f"{language}.yml", _mkdocs_settings(model, speech, settings))


def _mkdocs_settings(model: Model, speech: Speech, settings: Settings) -> bytes:
    """What follows from the data and the language. English is inherited by mkdocs.yml; the others inherit from it."""
    words = speech.words
    toggles = [
        ("(prefers-color-scheme)", {}, "material/brightness-auto", "to-light"),
        ("(prefers-color-scheme: light)", {"scheme": "default"}, "material/brightness-7", "to-dark"),
        ("(prefers-color-scheme: dark)", {"scheme": "slate"}, "material/brightness-4", "to-system"),
    ]
    palette = [
        {
            "media": media,
            **scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": str(words[name])},
        }
        for media, scheme, icon, name in toggles
    ]
    values: dict[str, object] = {
        "site_name": str(words["site-name"]),
        "site_description": str(words["site-description"]),
        "site_url": f"{settings.site_url}{speech.language}/" if settings.site_url else "",
        "theme": {"palette": palette},
        "extra": framing.around(model, speech, settings),
        "nav": rendering.navigation(model, speech),
    }
    if speech.language is not Language.ENGLISH:
        values = {
            "INHERIT": "../mkdocs.yml",
            "docs_dir": str(speech.language),
            "site_dir": f"../site/{speech.language}",
            **values,
            "theme": {"palette": palette, "language": str(speech.language), "custom_dir": "theme"},
        }
    heading = "# Made from the data by scripts/build.py; do not edit.\n"
    return (heading + yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=110)).encode()


@dataclass
class Memory:
    """What one build leaves for the next, so that a preview renders only what changed.

    `folder`: where MkDocs' last output stays. `frame`: a fingerprint of what
    goes into every page (settings, theme, the names of the pages); while it stays the same, only the pages whose
    Markdown changed are made anew. `archive`: the offline copy, which a preview makes once.
    """

    folder: Path
    frame: str = ""
    archive: bytes = b""


def build_site(model: Model, settings: Settings, memory: Memory | None = None) -> dict[str, bytes]:
    """The complete site from the pages in `docs/`, in memory. Raises PublishingError if MkDocs refuses them."""
    if memory is None:
        with folder_for_a_while() as folder:
            return build_site(model, settings, Memory(folder))
    frame = _frame(settings)
    _run_mkdocs(model.languages, settings, memory.folder, only_changed=frame == memory.frame)
    memory.frame = frame
    site = {**files_in(memory.folder), **table.files(model, settings.site_url)}
    memory.archive = memory.archive or offline.archive(site)
    return {**site, offline.PATH: memory.archive}


def _frame(settings: Settings) -> str:
    """A fingerprint of everything that goes into every page, and of which pages there are."""
    digest = hashlib.sha256()
    for path in sorted([*settings.root.glob("mkdocs*.yml"), *settings.docs.rglob("*")]):
        if path.is_file():
            digest.update(str(path.relative_to(settings.root)).encode())
            if path.suffix != ".md":
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _run_mkdocs(published: Sequence[Language], settings: Settings, target: Path, *, only_changed: bool) -> None:
    """Run MkDocs for every published language side by side. Raises PublishingError with all that was said."""
    with side_by_side(len(published)) as processes:
        running = [
            processes.submit(
                _publish, settings.root / config_of(language), target / language, only_changed=only_changed
            )
            for language in published
        ]
        said = [process.result() for process in running]
    if found := _SETTING.search("\n".join(said)):
        cure = "Mend the setting, or take it away; MkDocs' documentation lists them."
        position = place_of_setting(found[1], settings.root / MKDOCS)
        raise Failed(Finding(position, "configuration", f"MkDocs refuses “{found[1]}”: {found[2]}", cure))
    if any(said):
        raise PublishingError("\n".join(text for text in said if text))


def config_of(language: Language) -> str:
    """The path of a language's MkDocs configuration: English is the base, the others are rendered and build on it."""
    return MKDOCS if language is Language.ENGLISH else f"docs/{language}.yml"


def _publish(config_file: Path, target: Path, *, only_changed: bool) -> str:
    """Run MkDocs once, strictly, in a process of its own. Returns its warnings; empty when all is well."""
    # Material announces the end of MkDocs 1 on every build; and the sitemap's archive would hold the day of the build.
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "315532800"}
    said = StringIO()
    handler = logging.StreamHandler(said)
    handler.setLevel(logging.WARNING)
    handler.addFilter(lambda record: "A 'dirty' build" not in record.getMessage())
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        config = load_config(str(config_file), site_dir=str(target), strict=not only_changed)
        config.plugins.on_startup(command="build", dirty=only_changed)
        mkdocs_build(config, dirty=only_changed)
    except (Abort, MkDocsException) as error:
        return f"{said.getvalue()}{error}".strip()
    except Exception as error:
        page = _PAGE.search(said.getvalue())
        what = f"The page {target.name}/{page[1]}" if page else f"The edition {target.name}"
        raise Failed(finding_of(error, what)) from error
    return said.getvalue().strip()
