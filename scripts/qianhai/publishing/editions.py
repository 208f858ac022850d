"""All pages of all editions: written and pressed side by side, in as many processes as there are processors."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from ..language import speech as languages
from ..model.addresses import file_of
from ..model.plan import Model
from ..model.site import pages
from ..pages import rendering
from ..pages.compiled import Compiled
from ..processes import folder_for_a_while
from ..reading.settings import Settings
from ..schema.values import Language
from . import kept
from .configuration import Configuration, configuration
from .press import Frame, Press, Pressed, PublishingError, broken_anchors, in_order, strictly
from .workers import side_by_side

PAGES = "pages"
"""The shelf of pressed pages."""

FRAME = ""
"""In a share of the work, what stands for an edition's frame; pages are called by their files."""

Task = tuple[Language, str]

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one page: its Markdown, and the pressed page as it is kept."""

    markdown: str
    page: bytes


@dataclass(frozen=True, slots=True)
class Editions:
    """All editions: what is rendered into `docs/`, and what is published below the site's root, both by path.

    `words` are all that the theme's templates name.
    """

    docs: Mapping[str, bytes]
    site: Mapping[str, bytes]
    words: frozenset[str]


@dataclass(frozen=True)
class _Share:
    """The work of one process. `around` is a digest of what goes into every page."""

    model: Model
    settings: Settings
    names: Mapping[Language, Sequence[str]]
    configuration: Configuration
    around: str
    folder: Path

    @cached_property
    def shelf(self) -> kept.Shelf:
        """The pages of the last build."""
        return kept.Shelf(self.settings.cache / PAGES, self.around)

    def done(self, tasks: Sequence[Task]) -> dict[Task, Made | Frame]:
        """Do the tasks. An edition is made ready for the press by the first task that needs it."""
        compiled = Compiled(), Compiled()
        done: dict[Task, Made | Frame] = {}
        for language in dict.fromkeys(language for language, _ in tasks):
            edition = rendering.Edition(
                self.model, languages.load(language), self.settings.site_url, compiled=compiled[0]
            )
            work = _Edition(self, edition, self.folder / f"{os.getpid()}-{language}", compiled[1])
            for task in tasks:
                if task[0] is language:
                    done[task] = work.press.frame() if task[1] == FRAME else work.page(task[1])
        return done


@dataclass(frozen=True)
class _Edition:
    """One process's work on one edition."""

    share: _Share
    edition: rendering.Edition
    folder: Path
    compiled: Compiled

    @cached_property
    def press(self) -> Press:
        share, language = self.share, self.edition.speech.language
        return Press(language, share.names[language], share.configuration, self.folder, self.compiled)

    def page(self, name: str) -> Made:
        markdown = self.edition.markdown(name)
        key = _key(self.edition.speech.language, name, markdown)
        return Made(markdown, self.share.shelf.of(lambda: _written(self.press.press(name, markdown)), *key))


def _written(page: Pressed) -> bytes:
    """A pressed page as it is kept."""
    beside = [page.said, sorted(page.anchors), page.links]
    return json.dumps(beside).encode() + b"\n" + page.html


def _read(kept: bytes) -> Pressed:
    """A pressed page that was kept."""
    beside, _, html = kept.partition(b"\n")
    said, anchors, links = json.loads(beside)
    return Pressed(html, tuple(said), frozenset(anchors), links)


def _key(language: Language, name: str, markdown: str) -> tuple[str, str, str]:
    """Under what a page is kept: of all that goes into it, what no other page shares."""
    return str(language), name, hashlib.sha256(markdown.encode()).hexdigest()


def make(model: Model, settings: Settings, meanwhile: Callable[[], Result]) -> tuple[Editions, Result]:
    """Write and press all pages, while this process does something else; returns both.

    Raises PublishingError with all that MkDocs has against the pages, and Failed.
    """
    names: dict[Language, Sequence[str]] = {language: names_of(model, language) for language in model.languages}
    configured = configuration(model, settings)
    around = kept.around(names, configured, settings)
    tasks: list[Task] = [(language, name) for language in model.languages for name in (FRAME, *names[language])]
    done: dict[Task, Made | Frame] = {}
    shares = list(_shares(tasks, model, os.cpu_count() or 1))
    with folder_for_a_while() as folder, side_by_side(len(shares)) as processes:
        share = _Share(model, settings, names, configured, around, folder)
        parts = processes.map(partial(_Share.done, share), shares)
        result = meanwhile()
        for part in parts:
            done |= part
    docs, site = dict(configured.made), dict[str, bytes]()
    said: list[str] = []
    shelf = kept.Shelf(settings.cache / PAGES, around)
    words: set[str] = set()
    for language in model.languages:
        frame = done[language, FRAME]
        assert isinstance(frame, Frame)
        made = {name: one for name in names[language] if isinstance(one := done[language, name], Made)}
        for name, one in made.items():
            shelf.put(one.page, *_key(language, name, one.markdown))
        pressed = {name: _read(one.page) for name, one in made.items()}
        docs |= {f"docs/{language}/{name}": one.markdown.encode() for name, one in made.items()}
        site |= {f"{language}/{name}": content for name, content in frame.files.items()}
        site |= {f"{language}/{page_of(name)}": page.html for name, page in pressed.items()}
        of_pages = [text for name in in_order(names[language]) for text in pressed[name].said]
        anchors = broken_anchors(pressed, frame.strictness)
        words |= frame.words
        said += strictly([*frame.said, *of_pages, *anchors])
    if said:
        raise PublishingError("\n".join(said))
    # Whoever changed the theme while it was read may have pages pressed that are not what they are kept as.
    if kept.around(names, configuration(model, settings), settings) == around:
        shelf.keep()
    return Editions(docs, site, frozenset(words)), result


def names_of(model: Model, language: Language) -> list[str]:
    """The files of an edition's pages below the language's folder, in the order of the navigation."""
    return [file_of(page.address, model) for page in pages(model, languages.load(language))]


def page_of(name: str) -> str:
    """Where the page of a file is published below the language's folder."""
    return name.removesuffix(".md") + ("" if name == "index.md" or name.endswith("/index.md") else "/index") + ".html"


def _shares(tasks: Sequence[Task], model: Model, processes: int) -> Iterator[list[Task]]:
    """The tasks in parts of about the same weight; a language is in as few of them as may be."""
    held: dict[str, int] = {}
    for page in model.home.values():
        held[file_of(page, model)] = held.get(file_of(page, model), 0) + 1
    weights = [held.get(name, 0) + LIGHT for _, name in tasks]
    whole, before = sum(weights), 0
    parts: list[list[Task]] = [[] for _ in range(processes)]
    for task, weight in zip(tasks, weights, strict=True):
        parts[min(before * processes // whole, processes - 1)].append(task)
        before += weight
    yield from (part for part in parts if part)


LIGHT = 10
"""What a page weighs that holds no items; each item it holds adds one."""
