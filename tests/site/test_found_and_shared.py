"""What others see of a page before they open it, and what stands around it: names, descriptions, pictures, the foot."""

import re
from pathlib import Path

import pytest
from qianhai.language import speech as languages
from qianhai.model.plan import Model
from qianhai.publishing import framing
from qianhai.reading.settings import Settings
from qianhai.schema.values import Language

EDITIONS = ("en", "zh-Hans", "zh-Hant")
NAMES = {"en": "Qianhai Plan Reference", "zh-Hans": "前海规划资料库", "zh-Hant": "前海規劃資料庫"}


def tags(text: str) -> dict[str, str]:
    """The contents of a page's tags for machines, by their names."""
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text))


@pytest.mark.parametrize("language", EDITIONS)
def test_the_site_is_called_by_its_own_name(site: Path, language: str) -> None:
    page = (site / language / "industries" / "finance" / "index.html").read_text("utf-8")
    name = NAMES[language]
    assert re.search(rf"<title>[^<]+ - {name}</title>", page)
    assert tags(page)["og:site_name"] == tags(page)["citation_publisher"] == name
    assert f'"name": "{name}"' in page
    path = re.search(r'<nav class="md-path".*?</nav>', page, re.DOTALL)
    assert path
    assert name in path[0].split("</li>")[0]
    assert name in (site / language / "feed.xml").read_text("utf-8")


def test_the_files_above_the_editions_name_the_site(site: Path) -> None:
    assert (site / "llms.txt").read_text("utf-8").startswith("# Qianhai Plan Reference\n")
    assert '"title": "Qianhai Plan Reference"' in (site / "api/v1/datapackage.json").read_text("utf-8")
    assert "<h1>Qianhai Plan Reference</h1>" in (site / "index.html").read_text("utf-8")
    for picture in (f"cards/{language}.png" for language in EDITIONS):
        assert (site / picture).is_file()


@pytest.mark.parametrize("language", EDITIONS)
def test_descriptions_differ_and_addresses_stand_only_where_they_are_known(site: Path, language: str) -> None:
    seen: dict[str, Path] = {}
    for path in sorted((site / language).rglob("index.html")):
        found = tags(path.read_text("utf-8"))
        assert found["description"] == found["og:description"], path
        assert seen.setdefault(found["description"], path) == path
        # This copy was not told its address.
        assert not {"og:image", "og:url"} & found.keys(), path
        assert found["twitter:card"] == "summary"
        assert found["og:title"]


def test_permanent_pages_are_described_by_what_their_item_says(site: Path, model: Model) -> None:
    for identifier in list(model.statements)[::60]:
        found = tags((site / "id" / identifier / "index.html").read_text("utf-8"))
        assert found["description"].replace("&#34;", '"').replace("&#39;", "'")[:40] in model.items[identifier].text.en  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", Language)
def test_the_picture_is_named_in_full_where_the_address_is_known(model: Model, language: Language) -> None:
    speech = languages.load(language)
    card = framing.around(model, speech, [speech], Settings(Path(), "https://example.org/plan/"))["card"]
    assert isinstance(card, dict)
    assert card["address"] == f"https://example.org/plan/cards/{language}.png"
    assert framing.around(model, speech, [speech], Settings(Path()))["card"] == {}


@pytest.mark.parametrize("language", EDITIONS)
def test_the_foot_says_how_fresh_the_page_is_and_on_what_terms(site: Path, model: Model, language: str) -> None:
    page = (site / language / "people" / "index.html").read_text("utf-8")
    foot = page[page.index('<div class="md-copyright">') :]
    foot = foot[: foot.index("</footer>")]
    speech = languages.load(Language(language))
    assert model.version in foot
    assert model.plan_record.read_to
    assert speech.when(model.plan_record.read_to) in foot
    assert 'rel="license"' in foot
    assert 'href="../feed.xml"' in foot
    assert ("issues" in foot or "http" in foot.replace("https://creativecommons.org", "")) == bool(
        model.plan_record.repository
    )


@pytest.mark.parametrize("language", EDITIONS)
def test_languages_are_told_in_words(site: Path, language: str) -> None:
    page = (site / language / "people" / "index.html").read_text("utf-8")
    switch = page[page.index('<div class="languages"') :]
    links = re.findall(r"<a [^>]*>(.*?)</a>", switch[: switch.index("</div>")])
    assert [re.sub(r"<[^>]+>", " ", link).split() for link in links] == [
        ["EN", "English"],
        ["简", "简体中文"],
        ["繁", "繁體中文"],
    ]
    assert switch[: switch.index("</div>")].count('aria-current="true"') == 1


def test_nobody_is_told_that_nobody_is_there(site: Path, model: Model) -> None:
    assert model.plan_record.repository is None
    page = (site / "en" / "edit" / "index.html").read_text("utf-8")
    assert "has named no address" not in page
    assert "data/contents.yml</code>)" not in page


def test_a_grade_known_only_from_copies_is_told_apart(site: Path) -> None:
    page = (site / "en" / "goals" / "positions" / "index.html").read_text("utf-8")
    marks = re.findall(
        r'<details class="mark grade-a( only-copies)?">\s*<summary[^>]*>(.*?)</summary>', page, re.DOTALL
    )
    assert {bool(copies) for copies, _ in marks} == {True, False} or all(copies for copies, _ in marks)
    for copies, sign in marks:
        assert bool(copies) == ('class="ring"' in sign) == ("does not link" in sign)
    assert 'class="ring"' in (site / "en" / "method" / "index.html").read_text("utf-8")
