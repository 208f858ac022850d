"""Publish: rendered pages into `docs/`, MkDocs once per language, then the files at the site's root."""

import logging
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from io import StringIO
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from . import languages, pages
from .exports import citations, data, feed, permalinks, published
from .exports.citations import Known
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
        rendered = pages.render(model, speech, settings.site_url)
        bring_to(settings.docs / speech.language, {name: text.encode() for name, text in rendered.items()})
        write_if_changed(settings.docs / f"{speech.language}.yml", _mkdocs_settings(model, speech, settings))


def _mkdocs_settings(model: Model, speech: Speech, settings: Settings) -> bytes:
    values = {
        "site_name": str(speech.words["site-name"]),
        "site_description": str(speech.words["site-description"]),
        "site_url": f"{settings.site_url}{speech.language}/" if settings.site_url else "",
        "extra": {"words": {"breadcrumbs": str(speech.words["breadcrumbs"])}},
        "nav": pages.navigation(model, speech),
    }
    heading = "# Made from the data by scripts/build.py; do not edit.\n"
    return (heading + yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=110)).encode()


def build_site(model: Model, settings: Settings, known: Known | None = None) -> dict[str, bytes]:
    """The complete site from the pages in `docs/`, in memory. Raises PublishingError if MkDocs refuses them.

    `known` keeps formatted citations from one build to the next.
    """
    with tempfile.TemporaryDirectory(prefix="qianhai-") as folder:
        staging = Path(folder)
        _run_mkdocs(settings, staging)
        return {**files_in(staging), **root_files(model, settings, {} if known is None else known)}


def _run_mkdocs(settings: Settings, staging: Path) -> None:
    """Run MkDocs for every published language side by side. Raises PublishingError with all that was said."""
    with ProcessPoolExecutor(len(PUBLISHED)) as processes:
        running = [
            processes.submit(_publish, str(settings.root / config_of(language)), str(staging / language))
            for language in PUBLISHED
        ]
        said = [process.result() for process in running]
    if any(said):
        raise PublishingError("\n".join(text for text in said if text))


def config_of(language: Language) -> str:
    """The name of a language's MkDocs configuration."""
    return "mkdocs.yml" if language is Language.ENGLISH else f"mkdocs.{language}.yml"


def _publish(config_file: str, target: str) -> str:
    """Run MkDocs once, strictly, in a process of its own. Returns its warnings; empty when all is well."""
    # Material announces the end of MkDocs 1 on every build; and the sitemap's archive would hold the day of the build.
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "315532800"}
    said = StringIO()
    handler = logging.StreamHandler(said)
    handler.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        config = load_config(config_file, site_dir=target, strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except (Abort, MkDocsException) as error:
        return f"{said.getvalue()}{error}".strip()
    return said.getvalue().strip()


def root_files(model: Model, settings: Settings, known: Known) -> dict[str, bytes]:
    """The files above the languages: what leads to them, permanent addresses, data, citations, and files for robots."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates" / "root"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    speeches = tuple(languages.load(language) for language in PUBLISHED)
    site_url = settings.site_url
    root = permalinks.Root(model, speeches, site_url, environment)
    cited = citations.entries(model, speeches[0], site_url)
    styles = citations.formatted(cited.values(), known)
    leading = {
        name: environment.get_template(f"{name}.j2").render(speeches=speeches, site_url=site_url).encode()
        for name in ("index.html", "404.html", "robots.txt", "sitemap.xml")
    }
    own_feeds = {f"{speech.language}/feed.xml": speech for speech in speeches}
    feeds = {
        path: feed.feed(model, speech, site_url, path)
        for path, speech in {"feed.xml": speeches[0], **own_feeds}.items()
    }
    return {
        **leading,
        **feeds,
        "llms.txt": environment.get_template("llms.txt.j2")
        .render(model=model, speech=speeches[0], site_url=site_url or "/")
        .encode(),
        **permalinks.files(root),
        **permalinks.cite_pages(root, cited, styles),
        **data.files(published.collections(model, site_url), model),
        **citations.files(cited, model),
    }


def place(site: dict[str, bytes], settings: Settings) -> Changes:
    """Put a finished and proved site in its place."""
    return bring_to(settings.site, site)
