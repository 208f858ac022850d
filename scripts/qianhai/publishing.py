"""Publish: rendered pages into `docs/`, MkDocs once per language, then the files at the site's root."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import languages, pages
from .languages import PUBLISHED, Speech
from .model import Model
from .output import Changes, bring_to, files_in, write_if_changed
from .records import Language
from .settings import Settings


class PublishingError(Exception):
    """MkDocs refused the pages; the text is what it said."""


def write_pages(model: Model, settings: Settings) -> None:
    """Render every language's pages and MkDocs settings into `docs/`."""
    for speech in map(languages.load, PUBLISHED):
        rendered = pages.render(model, speech)
        bring_to(settings.docs / speech.language, {name: text.encode() for name, text in rendered.items()})
        write_if_changed(settings.docs / f"{speech.language}.yml", _mkdocs_settings(model, speech, settings))


def _mkdocs_settings(model: Model, speech: Speech, settings: Settings) -> bytes:
    values = {
        "site_name": str(speech.words["site-name"]),
        "site_description": str(speech.words["site-description"]),
        "site_url": f"{settings.site_url}{speech.language}/" if settings.site_url else "",
        "nav": pages.navigation(model, speech),
    }
    heading = "# Made from the data by scripts/build.py; do not edit.\n"
    return (heading + yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=110)).encode()


def build_site(settings: Settings) -> dict[str, bytes]:
    """The complete site from the pages in `docs/`, in memory, by path. Raises PublishingError if MkDocs refuses them."""
    with tempfile.TemporaryDirectory(prefix="qianhai-") as folder:
        staging = Path(folder)
        _run_mkdocs(settings, staging)
        return {**files_in(staging), **root_files(settings)}


def _run_mkdocs(settings: Settings, staging: Path) -> None:
    """Run MkDocs for every published language side by side."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    running = [
        subprocess.Popen(
            _mkdocs_command(settings, language, staging / language),
            cwd=settings.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for language in PUBLISHED
    ]
    said = [process.communicate()[0] for process in running]
    if any(process.returncode for process in running):
        raise PublishingError("\n".join(text.strip() for text in said if text.strip()))


def _mkdocs_command(settings: Settings, language: Language, target: Path) -> Sequence[str]:
    config = "mkdocs.yml" if language is Language.ENGLISH else f"mkdocs.{language}.yml"
    return [
        *(sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"),
        *("-f", str(settings.root / config), "-d", str(target)),
    ]


def root_files(settings: Settings) -> dict[str, bytes]:
    """The files above the languages: the page that leads to one, the page for lost readers, and those for robots."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates" / "root"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    speeches = [languages.load(language) for language in PUBLISHED]
    return {
        name: environment.get_template(f"{name}.j2").render(speeches=speeches, site_url=settings.site_url).encode()
        for name in ("index.html", "404.html", "robots.txt", "sitemap.xml")
    }


def place(site: dict[str, bytes], settings: Settings) -> Changes:
    """Put a finished and proved site in its place."""
    return bring_to(settings.site, site)
