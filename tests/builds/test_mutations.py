"""What passes the check builds: whatever happens to the data, the check fails or every page and file can be made."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import unified_diff
from functools import cache
from random import Random

import full
import pytest
import small
from builds import mutations
from qianhai.checking.fitting import Data, check_records
from qianhai.checking.presence import absent
from qianhai.checking.rules import check_rules
from qianhai.exports import cards, citations, environment, offer, table
from qianhai.language import speech as languages
from qianhai.model import making
from qianhai.pages import rendering
from qianhai.pages.compiled import Compiled
from qianhai.reading.composing import read
from qianhai.reading.findings import has_errors
from qianhai.reading.folder import Reading

FULL = {name: text.replace(" @", " 前海 Qianhai") for name, text in full.FILES.items()}
PROJECTS: Mapping[str, Mapping[str, str]] = {"small": small.BILINGUAL, "full": FULL}

EACH = 25
"""How many accidents one test makes; with ten tests a project that is 500."""


@pytest.fixture(scope="module", autouse=True)
def made_once() -> Iterator[None]:
    """Words are read and templates compiled once for all tests here; what is written does not depend on it.

    Nor does it on the styles of citations, which are slow to read and not what is tested here.
    """
    pages, words, exported = rendering._environment(Compiled()), cache(languages.load), environment.environment()  # noqa: SLF001
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "_environment", lambda _: pages)
        patch.setattr(languages, "load", words)
        patch.setattr(offer, "environment", lambda: exported)
        patch.setattr(cards, "environment", lambda: exported)
        patch.setattr(citations, "pattern", lambda _style, _entry: citations.TITLE)
        yield


def checked(files: Mapping[str, str]) -> Data | None:
    """The data, or None where the check finds an error."""
    documents = []
    for name, text in sorted(files.items()):
        document, unreadable = read(text.encode(), name)
        if document is None or has_errors(unreadable):
            return None
        documents.append(document)
    lacking = list(absent(Reading(tuple(documents), texts=files)))
    data, unfit = check_records(documents, complete=not lacking)
    data = replace(data, taken=small.TAKEN, converter=small.CONVERTER)
    return None if has_errors([*lacking, *unfit, *check_rules(data)]) else data


def faults(pages: Mapping[str, str]) -> list[str]:
    """Ids that stand twice on a page, and links to pages or anchors that are not there."""
    anchors = {page: re.findall(r'\{: #([\w-]+) |(?<![\w-])id="([\w-]+)"', text) for page, text in pages.items()}
    ids = {page: [one or other for one, other in found] for page, found in anchors.items()}
    told = [
        f"{page}: #{name} stands {count} times"
        for page, names in ids.items()
        for name, count in Counter(names).items()
        if count > 1
    ]
    for page, text in pages.items():
        for path, anchor in re.findall(r"\]\(<?([^\s()#:]*\.md)?#?([\w-]*)>?\)", text):
            there = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
            if there not in pages:
                told.append(f"{page}: there is no page {there}")
            elif anchor and anchor not in ids[there]:
                told.append(f"{page}: there is no {there}#{anchor}")
    return told


def made(data: Data) -> list[str]:
    """Make every page and file. Returns what is wrong with the pages' links and ids."""
    model = making.build(data)
    told = []
    for language in model.languages:
        speech = languages.load(language)
        told += faults(rendering.render(model, speech, ""))
        rendering.navigation(model, speech)
    table.files(model, "")
    return told


@pytest.mark.parametrize("project", PROJECTS)
def test_the_project_itself_builds(project: str) -> None:
    data = checked(PROJECTS[project])
    assert data is not None
    assert made(data) == []


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("project", PROJECTS)
def test_what_passes_the_check_builds(project: str, seed: int) -> None:
    random = Random(f"{project} {seed}")
    whole = mutations.parsed(PROJECTS[project])
    for _ in range(EACH):
        files = mutations.written(mutations.mutated(whole, random))
        data = checked(files)
        assert data is None or made(data) == [], changes(mutations.written(whole), files)


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """What an accident changed, for whoever reads a failing test."""
    return "\n".join(
        line
        for name in sorted({*before, *now})
        for line in unified_diff(before.get(name, "").splitlines(), now.get(name, "").splitlines(), name, name, n=2)
    )
