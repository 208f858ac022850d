"""The press: one page's Markdown in, its HTML out, by MkDocs' own steps.

Configuration, list of pages and theme are made once for an edition. This is the one module that knows MkDocs' insides;
1.6.1 is the last of its line, so they stay as they are. What is pressed here has the bytes of `mkdocs build --strict`.
"""

import logging
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import File, Files, file_sort_key, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from ..pages.compiled import Compiled
from ..reading.failing import Failed, finding_of
from ..reading.findings import Finding
from ..schema.values import Language
from .checked import MKDOCS, place_of_setting
from .configuration import Configuration, config_of
from .folder import files_in
from .styles import words_in


class PublishingError(Exception):
    """MkDocs refused the pages; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """One page, pressed: its HTML, what MkDocs said of it, and what is needed to check links into other pages.

    `links`: the anchors it leads to on every page, each with the link as it was written.
    """

    html: bytes
    said: tuple[str, ...]
    anchors: frozenset[str]
    links: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Frame:
    """What an edition has beside its pages.

    `files` are the theme's own, and those made by its templates; `words` all that its pages' templates name; `said` is
    what MkDocs has against the configuration and the navigation; `strictness` how grave it takes a link to an anchor
    that is not there.
    """

    files: Mapping[str, bytes]
    words: frozenset[str]
    said: tuple[str, ...]
    strictness: int


_REFERRED = re.compile(r"""{%-?\s*(?:extends|include|import|from)\s+["']([^"']+\.html)["']""")

OF_NO_PAGE = frozenset(
    f"partials/{name}"
    for name in (
        *("actions", "comments", "consent", "feedback", "icons", "progress", "social", "source", "source-file", "tabs"),
        *("tabs-item", "tags", "integrations/analytics", "javascripts/announce", "javascripts/outdated"),
    )
)
"""Parts of the theme that this site asks for nowhere. If it came to, the proof of the style sheet would tell."""

_SETTING = re.compile(r"Config value '([^']+)': (.+)")


class Press:
    """One edition's configuration, pages and theme, made ready by MkDocs; each page is pressed when it is asked for.

    `names` are the pages' files below the language's folder. It writes into `folder` alone,
    which must be empty. Raises Failed or PublishingError.
    """

    def __init__(
        self,
        language: Language,
        names: Sequence[str],
        configuration: Configuration,
        folder: Path,
        compiled: Compiled | None = None,
    ) -> None:
        self._language = language
        self._output = folder / "pressed"
        said: list[str] = []
        with _told(said, f"The edition {language}"):
            self._config = _configured(language, configuration, folder)
            self._files = Files([_file(name, self._config) for name in names])
            self._theme = self._config.theme.get_env()
            self._theme.loader = _Loader(self._config.theme.dirs)
            self._theme.bytecode_cache = compiled
            self._get_ready()
        self.said = tuple(said)

    def _get_ready(self) -> None:
        """What `mkdocs build` does before it comes to the pages."""
        config = self._config
        config.plugins.on_startup(command="build", dirty=False)
        self._config = config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        self._files = Files(sorted(self._files, key=file_sort_key))
        self._files.add_files_from_theme(self._theme, config)
        self._files = config.plugins.on_files(self._files, config=config)
        set_exclusions(self._files, config)
        self._navigation: Navigation = config.plugins.on_nav(
            get_navigation(self._files, config), config=config, files=self._files
        )
        for file in self._files.documentation_pages():
            if file.page is None:
                Page(None, file, config)
        env: Environment = config.plugins.on_env(self._theme, config=config, files=self._files)
        self._theme = env

    @cached_property
    def _pages(self) -> Sequence[File]:
        return self._files.documentation_pages()

    def press(self, name: str, markdown: str) -> Pressed:
        """One page of the edition, by its file. Raises Failed."""
        said: list[str] = []
        file = self._files.get_file_from_path(name)
        assert file is not None
        assert file.page is not None
        page = file.page
        with _told(said, f"The page {self._language}/{name}"):
            file.content_string = markdown
            _populate_page(page, self._config, self._files)
            _build_page(page, self._config, self._pages, self._navigation, self._theme)
            html = Path(file.abs_dest_path).read_bytes()
        links = {to.src_uri: dict(found) for to, found in (page.links_to_anchors or {}).items()}
        return Pressed(html, tuple(said), frozenset(page.present_anchor_ids or ()), links)

    @cached_property
    def assets(self) -> Mapping[str, Path]:
        """Where the theme's own files are, by their paths in the edition."""
        of_theme = [file for file in self._files if not file.is_documentation_page()]
        found = [file for file in of_theme if file.inclusion.is_included()]  # type: ignore[no-untyped-call]
        return {file.dest_uri: Path(str(file.abs_src_path)) for file in found}

    def templates(self) -> Mapping[str, bytes]:
        """The files made by the theme's templates that are no pages, such as the sitemap. Raises Failed."""
        said: list[str] = []
        for name in sorted(self._config.theme.static_templates):
            with _told(said, f"The file {self._language}/{name}"):
                _build_theme_template(name, self._theme, self._files, self._config, self._navigation)
        self.said = (*self.said, *said)
        names = {*self._config.theme.static_templates, "sitemap.xml.gz"}
        return {name: content for name, content in files_in(self._output).items() if name in names}

    def frame(self) -> Frame:
        """What the edition has beside its pages. Raises Failed."""
        assets = {name: path.read_bytes() for name, path in self.assets.items()}
        return Frame({**assets, **self.templates()}, self.words, self.said, self._config.validation.links.anchors)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the templates that make a page, whether or not the settings let them say it."""
        assert self._theme.loader is not None
        sources: dict[str, str] = {}
        ahead = ["main.html"]
        while ahead:
            name = ahead.pop()
            if name not in sources and name.removesuffix(".html") not in OF_NO_PAGE:
                sources[name] = self._theme.loader.get_source(self._theme, name)[0]
                ahead += _REFERRED.findall(sources[name])
        return words_in(sources.values())


class _Loader(FileSystemLoader):
    """The theme's templates as MkDocs loads them, listed without Material's 14,000 icons."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for path in self.searchpath:
            for place, folders, names in os.walk(path):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = Path(place).relative_to(path)
                found.update((below / name).as_posix() for name in names)
        return sorted(found)


def _configured(language: Language, configuration: Configuration, folder: Path) -> MkDocsConfig:
    """An edition's configuration, as MkDocs reads it in the project."""
    # Material announces the end of MkDocs 1 on every build; and the sitemap's archive would hold the day of the build.
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "315532800"}
    configuration.copied_to(folder)
    nothing, output = folder / "nothing", folder / "pressed"
    nothing.mkdir()
    said: list[str] = []
    try:
        with _heard(said):
            config = load_config(
                str(folder / config_of(language)),
                config_file_path=str(configuration.root / config_of(language)),
                docs_dir=str(nothing),
                site_dir=str(output),
                strict=True,
            )
    except (Abort, MkDocsException) as error:
        for found in filter(None, map(_SETTING.search, said)):
            cure = "Mend the setting, or take it away; MkDocs' documentation lists them."
            position = place_of_setting(found[1], configuration.root / MKDOCS)
            refused = f"MkDocs refuses “{found[1]}”: {found[2]}"
            raise Failed(Finding(position, "configuration", refused, cure)) from None
        raise PublishingError("\n".join([*said, str(error)])) from None
    if config.plugins:
        cure = "Write “plugins: []”: what a plugin does after all pages are made has no place in a page pressed alone."
        position = place_of_setting("plugins", configuration.root / MKDOCS)
        raise Failed(Finding(position, "configuration", f"Plugins: {', '.join(config.plugins)}.", cure))
    return config


def _file(name: str, config: MkDocsConfig) -> File:
    """A page's file as MkDocs would find it in `docs/`; its Markdown follows when the page is pressed."""
    return File(name, None, config.site_dir, config.use_directory_urls)


def broken_anchors(pages: Mapping[str, Pressed], strictness: int) -> list[str]:
    """What MkDocs has against links to anchors, over all pages of an edition (file → page)."""
    files = Files(sorted((File(name, None, "", use_directory_urls=True) for name in pages), key=file_sort_key))
    said: list[str] = []
    with _heard(said):
        for file in files:
            page = Page("", file, MkDocsConfig())
            page.present_anchor_ids = set(pages[file.src_uri].anchors)
        for file in files:
            assert file.page is not None
            links = pages[file.src_uri].links.items()
            found = {to: dict(anchors) for name, anchors in links if (to := files.get_file_from_path(name))}
            file.page.links_to_anchors = found
            file.page.validate_anchor_links(files=files, log_level=strictness)
    return said


def in_order(names: Sequence[str]) -> list[str]:
    """The pages' files in the order in which MkDocs takes them."""
    files = sorted((File(name, None, "", use_directory_urls=True) for name in names), key=file_sort_key)
    return [file.src_uri for file in files]


def strictly(said: Sequence[str]) -> list[str]:
    """All that was said of an edition, with the words by which MkDocs ends a strict build; empty when all is well."""
    return [*said, f"Aborted with {len(said)} warnings in strict mode!"] if said else []


@contextmanager
def _told(said: list[str], what: str) -> Iterator[None]:
    """Hear what MkDocs says, and turn what goes wrong into a finding. Raises Failed or PublishingError."""
    try:
        with _heard(said):
            yield
    except (Failed, PublishingError):
        raise
    except (Abort, MkDocsException) as error:
        raise PublishingError("\n".join([*said, str(error)])) from None
    except Exception as error:
        raise Failed(finding_of(error, what)) from error


@contextmanager
def _heard(said: list[str]) -> Iterator[None]:
    """Hear MkDocs' warnings and errors, which otherwise go to the terminal."""
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = before
