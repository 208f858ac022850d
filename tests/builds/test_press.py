"""A page pressed alone has the bytes that MkDocs gives it, and MkDocs' words are told where it refuses one."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import full
import pytest
import small
from qianhai.checking import loading
from qianhai.language import speech as languages
from qianhai.model import making
from qianhai.pages.rendering import Edition
from qianhai.processes import folder_for_a_while
from qianhai.publishing import assemble, editions
from qianhai.publishing.configuration import configuration
from qianhai.publishing.folder import files_in
from qianhai.publishing.press import Press, PublishingError
from qianhai.reading.settings import Settings

Project = Callable[[Mapping[str, str]], Settings]

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "315532800"}


def stock(settings: Settings, language: str) -> subprocess.CompletedProcess[str]:
    """Build one edition with MkDocs itself, from what `render` wrote."""
    config = "mkdocs.yml" if language == "en" else f"docs/{language}.yml"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config]
    return subprocess.run(command, cwd=settings.root, env=QUIET, capture_output=True, text=True, check=False)


PROJECTS = {
    "small": small.in_three_languages(),
    "full": {name: text.replace(" @", " 前海 Qianhai") for name, text in full.FILES.items()},
}


@pytest.mark.parametrize("files", PROJECTS.values(), ids=PROJECTS.keys())
def test_every_file_of_an_edition_has_the_bytes_of_mkdocs(project: Project, files: Mapping[str, str]) -> None:
    settings = project(files)
    assert not assemble.render(settings).failed
    data, _ = loading.load(settings)
    model = making.build(data)
    made = editions.make(model, settings, dict)[0]
    again = editions.make(model, settings, dict)[0]
    assert made == again, "what is kept has other bytes than what is pressed"
    for language in model.languages:
        built = stock(settings, str(language))
        assert built.returncode == 0, built.stdout + built.stderr
        expected = files_in(settings.site / language)
        pressed = {
            name.removeprefix(f"{language}/"): content
            for name, content in made.site.items()
            if name.startswith(f"{language}/")
        }
        assert pressed.keys() == expected.keys()
        assert [name for name in expected if pressed[name] != expected[name]] == []
        # In any order, and alone, a page is the same page.
        with folder_for_a_while() as folder:
            edition = Edition(model, languages.load(language), "")
            press = Press(language, list(edition.pages), configuration(model, settings), folder)
            for name in reversed(list(edition.pages)):
                alone = press.press(name, edition.markdown(name)).html
                assert alone == expected[editions.page_of(name)], name


LINKS = {
    "a page that is not there": "[x](nowhere.md)",
    "an anchor that is not there": "[x](timeline.md#nowhere)",
    "an anchor of this page": "[x](#nowhere)",
    "an address that is no file": "[x](/absolute/)",
    "nothing known": "[x](what)",
}


@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS.keys())
def test_what_mkdocs_refuses_is_refused_in_its_words(
    project: Project, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = project(small.FILES)
    written = Edition.markdown

    def with_link(edition: Edition, name: str) -> str:
        return written(edition, name) + (f"\n{link}\n" if name == "names.md" else "")

    monkeypatch.setattr(Edition, "markdown", with_link)
    assert not assemble.render(settings).failed
    built = stock(settings, "en")
    data, _ = loading.load(settings)
    for _ in range(2):  # pressed, then kept
        with pytest.raises(PublishingError) as refused:
            editions.make(making.build(data), settings, dict)[0]
        said = str(refused.value).splitlines()
        assert said[-1] == "Aborted with 1 warnings in strict mode!"
        assert len(said) == 2
        assert built.returncode == 1
        for line in said:
            assert line in f"{built.stderr}{built.stdout}"


def test_a_page_kept_is_never_another(project: Project) -> None:
    settings = project(small.FILES)
    data, _ = loading.load(settings)
    model = making.build(data)
    first = editions.make(model, settings, dict)[0]
    shelf = settings.cache / editions.PAGES
    whole = shelf.read_bytes()
    for damaged in SPOILED.values():
        shelf.write_bytes(damaged(whole))
        assert editions.make(model, settings, dict)[0] == first
        assert shelf.read_bytes() == whole
    # Another theme, with the same Markdown.
    style = settings.docs / "theme" / "main.html"
    style.write_text(style.read_text("utf-8").replace('<meta charset="utf-8">', '<meta charset="UTF-8">'), "utf-8")
    second = editions.make(model, settings, dict)[0]
    assert b'<meta charset="UTF-8">' in second.site["en/timeline/index.html"]
    assert len(shelf.read_bytes()) == len(whole)
    shelf.unlink()
    assert editions.make(model, settings, dict)[0] == second


SPOILED: Mapping[str, Callable[[bytes], bytes]] = {
    "cut": lambda whole: whole[: len(whole) // 2],
    "other than it was sealed": lambda whole: whole.replace(b"<title>", b"<title>X"),
    "sealed by another": lambda whole: hashlib.sha256(whole[65:]).hexdigest().encode() + whole[64:],
    "not of this program": lambda _: b"\xff\xfe{}",
}


def test_whatever_a_build_leaves_the_next_makes_the_site_of_a_first_one(project: Project) -> None:
    settings = project(small.in_three_languages())
    finance = settings.root / small.FINANCE
    text = finance.read_text("utf-8")

    def built(text: str) -> dict[str, bytes]:
        finance.write_text(text, "utf-8")
        assert not assemble.build(settings).failed
        return files_in(settings.site)

    before = built(text)
    after = built(text.replace("Fund rules changed", "Fund & other rules changed", 1))
    assert built(text) == before
    shelves = [settings.cache / name for name in (editions.PAGES, *assemble.SHELVES)]
    for shelf, spoil in zip(shelves, list(SPOILED.values())[1:], strict=True):
        shelf.write_bytes(spoil(shelf.read_bytes()))
    assert built(text.replace("Fund rules changed", "Fund & other rules changed", 1)) == after
    shutil.rmtree(settings.cache)
    shutil.rmtree(settings.site)
    assert built(text) == before


def test_where_nothing_can_be_kept_pages_are_pressed_all_the_same(project: Project) -> None:
    settings = project(small.FILES)
    Path(settings.root / ".cache").write_text("a file where the folder would be")
    assert not assemble.build(settings).failed
