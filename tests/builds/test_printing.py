"""The book of a small project, read as foreign programs read it: pages, destinations, links, bookmarks, tags, faces."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

import full
import pytest
import small
from pypdf import PdfReader
from pypdf.generic import Destination
from qianhai.book import faces, pressing
from qianhai.book.pressing import CannotPress
from qianhai.checking import loading
from qianhai.language import speech as languages
from qianhai.model.making import build
from qianhai.model.plan import Model
from qianhai.publishing import binding
from qianhai.reading.settings import Settings
from qianhai.schema.values import Language

FULL = {name: text.replace(" @", " 前海 Qianhai") for name, text in full.FILES.items()}
SITE = "https://example.org/plan/"
CODES = {Language.ENGLISH: "en-GB", Language.SIMPLIFIED: "zh-Hans", Language.TRADITIONAL: "zh-Hant-HK"}
READING = {
    Language.ENGLISH: "P052",
    Language.SIMPLIFIED: "Noto-Serif-CJK-SC",
    Language.TRADITIONAL: "Noto-Serif-CJK-HK",
}


class Book:
    """A book as a foreign program reads it."""

    def __init__(self, model: Model, language: Language, site_url: str = "") -> None:
        self.model, self.language = model, language
        self.pdf = binding.pressed(model, language, site_url).pdf
        self.reader = PdfReader(io.BytesIO(self.pdf))

    @cached_property
    def text(self) -> str:
        """All its words, without the spaces in which programs differ."""
        return re.sub(r"\s", "", "".join(page.extract_text() for page in self.reader.pages))

    def links(self) -> Iterator[Any]:
        """Where each link leads: an address of the web, or the name of a destination."""
        for page in self.reader.pages:
            for annotation in page.get("/Annots", ()):
                found = annotation.get_object()
                if found.get("/Subtype") == "/Link":
                    yield found["/A"]["/URI"] if "/A" in found else found["/Dest"]

    def bookmarks(self) -> list[str]:
        """Its bookmarks, those within others too."""
        return [str(entry.title) for entry in _flat(self.reader.outline)]

    def faces(self) -> dict[str, Mapping[str, Any]]:
        """Every face that it uses, by its name without the mark of a subset, with what the file tells of it."""
        found: dict[str, Mapping[str, Any]] = {}
        for page in self.reader.pages:
            resources: Any = page["/Resources"]
            for font in resources.get("/Font", {}).values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                found[str(inner["/BaseFont"]).partition("+")[2]] = inner["/FontDescriptor"].get_object()
        return found


def _flat(outline: list[Any]) -> Iterator[Destination]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


@pytest.fixture(scope="module", params=[*Language], ids=str)
def book(request: pytest.FixtureRequest) -> Book:
    return Book(build(small.data(small.BILINGUAL)), request.param)


@pytest.fixture(scope="module")
def rich() -> Book:
    """A book of a project with every kind of record."""
    return Book(build(small.data(FULL)), Language.ENGLISH, SITE)


def test_the_same_data_make_the_same_bytes(book: Book) -> None:
    assert Book(book.model, book.language).pdf == book.pdf


def test_a_book_is_tagged_and_names_its_language_and_title(book: Book) -> None:
    root: Any = book.reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == CODES[book.language]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert book.reader.metadata is not None
    words = languages.load(book.language).words
    assert book.reader.metadata.title == f"{words['home-title']}{words['colon']}{words['book-subtitle']}"
    assert book.reader.metadata.creation_date is None


def test_every_item_is_a_destination_and_every_link_leads_to_one(book: Book, rich: Book) -> None:
    for one in (book, rich):
        named = set(one.reader.named_destinations)
        assert set(one.model.items) <= named
        inside = [link for link in one.links() if not str(link).startswith("http")]
        assert inside
        assert {str(link) for link in inside} <= named


def test_where_the_site_has_an_address_every_id_leads_to_its_own(rich: Book) -> None:
    outside = {link for link in rich.links() if str(link).startswith(SITE)}
    assert outside == {f"{SITE}id/{name}/" for name in rich.model.items} | {SITE}


def test_bookmarks_are_the_chapters_and_sections(book: Book) -> None:
    numbered = [mark for mark in book.bookmarks() if mark[0].isdigit()]
    divisions = [one for one in book.model.divisions.values() if one.number]
    names = [f"{one.number} {one.item.name.get(book.language)}" for one in divisions]
    assert numbered == names


def test_the_contents_and_the_index_name_the_pages_on_which_things_stand(book: Book) -> None:
    where = {
        name: (book.reader.get_destination_page_number(found) or 0) + 1
        for name, found in book.reader.named_destinations.items()
    }
    contents = re.sub(r"\s", "", book.reader.pages[where["book_contents"] - 1].extract_text())
    for division in book.model.divisions.values():
        name = re.sub(r"\s", "", str(division.item.name.get(book.language))) if division.number else ""
        assert f"{name}{division.number}{where[division.id]}" in contents
    title = re.sub(r"\s", "", str(languages.load(book.language).words["book-index"]))
    assert f"{title}{where['book_index']}" in contents


def test_a_book_tells_every_statement_and_source(book: Book) -> None:
    for statement in book.model.statements.values():
        assert re.sub(r"\s", "", str(statement.text.get(book.language))) in book.text
    for source in book.model.sources.values():
        assert re.sub(r"\s", "", str(source.publisher.get(book.language))) in book.text


def test_faces_are_embedded_and_are_those_of_the_language(book: Book) -> None:
    found = book.faces()
    assert READING[book.language] in found
    assert all("/FontFile3" in one or "/FontFile2" in one for one in found.values()), found
    allowed = {name.replace(" ", "-") for name in faces.wanted(book.language)}
    assert {re.sub(r"-(Bold|Medium|Italic)$", "", name) for name in found} <= allowed
    if book.language is Language.TRADITIONAL:
        assert not any(name.startswith("Noto-Serif-CJK-SC") for name in found)


def test_no_character_lacks_its_shape(book: Book, rich: Book) -> None:
    for one in (book, rich):
        assert "\ufffd" not in one.text
        assert "\x00" not in one.text


def test_a_book_is_dated_by_its_data(bilingual: Settings) -> None:
    history = bilingual.data / "changes" / "2026-11-22.yml"
    history.parent.mkdir()
    history.write_text(
        "changes:\n  - date: 2026-11-22\n    summary: {en: First., zh-Hans: 首次。}\n    added: [plan]\n", "utf-8"
    )
    data, _ = loading.load(bilingual)
    metadata = Book(build(data), Language.ENGLISH).reader.metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == date(2026, 11, 22)


def test_books_are_written_together(bilingual: Settings) -> None:
    report = binding.bind(bilingual)
    assert not report.failed, report.said
    names = sorted(path.name for path in bilingual.book.iterdir())
    assert names == sorted(f"qianhai-plan-{language}.pdf" for language in Language)
    assert all((bilingual.book / name).read_bytes().startswith(b"%PDF") for name in names)


def test_a_font_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pressing, "PACKAGES", {"Nobody Serif": "fonts-nobody"})
    with pytest.raises(CannotPress, match=r"^The book needs the font Nobody Serif: apt-get install fonts-nobody$"):
        pressing.require(["Nobody Serif"])


def test_where_a_book_cannot_be_made_none_is_written(bilingual: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "The book needs the font Nobody Serif: apt-get install fonts-nobody"

    def missing(*_: object) -> Any:
        raise CannotPress(told)

    monkeypatch.setattr(binding, "_made", missing)
    report = binding.bind(bilingual)
    assert report.failed
    assert report.said == (told,)
    assert not bilingual.book.exists()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError("cannot load library 'libpango-1.0-0'"), "The book needs the library Pango: apt-get install libpango"),
        (ModuleNotFoundError("weasyprint"), "The book needs WeasyPrint: make book sets it up."),
    ],
)
def test_a_library_that_is_not_there_is_named(error: Exception, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> Any:
        raise error

    monkeypatch.setattr(pressing, "import_module", missing)
    with pytest.raises(CannotPress, match=re.escape(told)):
        pressing.require(())


def test_a_link_that_leads_nowhere_makes_no_book() -> None:
    with pytest.raises(CannotPress, match="nowhere-at-all"):
        pressing.press(lambda _: '<html lang="en"><title>A</title><a href="#nowhere-at-all">A</a>', ["P052"])


def test_a_character_outside_the_faces_makes_no_book() -> None:
    page = '<html lang="en" style="font-family: P052"><title>A</title>前'
    with pytest.raises(CannotPress, match=re.escape("lack characters, which came out in others: 前 in ")):
        pressing.press(lambda _: page, ["P052"])
