"""The finished site, read as a browser without scripts would read it."""

import posixpath
import re
import shutil
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import another_day
import pytest
from qianhai.language import speech as languages
from qianhai.model.plan import Model
from qianhai.model.site import pages
from qianhai.publishing import proof
from qianhai.publishing.folder import files_in
from qianhai.reading.remembering import Memory

EDITIONS = ("en", "zh-Hans", "zh-Hant")


class _Article(HTMLParser):
    """The text of a page's article, its headings, and the addresses it links to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.headings: list[str] = []
        self.links: set[str] = set()
        self._inside = False
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "article" and "md-content__inner" in (values.get("class") or ""):
            self._inside = True
        if tag == "footer":
            self._inside = False
        if tag == "h2" and self._inside:
            self.headings.append("")
            self._heading = True
        if tag == "a" and self._inside:
            self.links.add(values.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "h2":
            self._heading = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text += data
        if self._heading:
            self.headings[-1] += data


def article(path: Path) -> _Article:
    parser = _Article()
    parser.feed(path.read_text("utf-8"))
    parser.text = re.sub(r"\s+", " ", parser.text)
    return parser


@pytest.fixture(scope="session")
def content(site: Path) -> dict[str, bytes]:
    return files_in(site)


def test_every_published_address_is_there(content: dict[str, bytes], model: Model) -> None:
    for language in model.languages:
        addresses = [page.address for page in pages(model, languages.load(language))]
        assert len(addresses) == len(set(addresses)) > 60
        assert {f"{language}/{address}index.html" for address in addresses} <= set(content)
    assert {"index.html", "404.html", "robots.txt", "sitemap.xml"} <= set(content)


def test_the_root_leads_to_english_without_scripts(content: dict[str, bytes]) -> None:
    root = content["index.html"].decode()
    assert '<noscript><meta http-equiv="refresh" content="0; url=en/"></noscript>' in root
    assert '<a href="en/"' in root


@pytest.fixture(scope="module")
def parsed() -> Memory:
    """Pages as the proof has parsed them, by their bytes: each once."""
    return Memory()


def test_the_proof_finds_nothing(content: dict[str, bytes], model: Model, parsed: Memory) -> None:
    assert proof.faults(content, model, parsed) == []


def test_the_proof_finds_what_is_wrong(content: dict[str, bytes], model: Model, parsed: Memory) -> None:
    def faults_after(path: str, old: bytes, new: bytes) -> list[str]:
        assert old in content[path]
        return proof.faults({**content, path: content[path].replace(old, new, 1)}, model, parsed)

    page = "en/industries/finance/index.html"
    statement = next(found for found in model.statements.values() if model.home[found.id] == "industries/finance/")
    mark = f'id="{statement.id}"'.encode()
    assert any("should stand here" in fault for fault in faults_after(page, mark, b'id="gone"'))
    assert any("stands 2 times" in fault for fault in faults_after(page, mark, mark + b"><i " + mark + b"></i"))
    end = b"</body>"
    assert any("leads nowhere" in fault for fault in faults_after(page, end, b'<a href="../nowhere/">x</a>' + end))
    assert any("anchor" in fault for fault in faults_after(page, end, b'<a href="../marine/#nowhere">x</a>' + end))
    image = b'<img src="https://example.org/x.png">'
    assert any("another host" in fault for fault in faults_after(page, end, image + end))
    for inside in (b"<script>let x;</script>", b"<style>p{}</style>", b'<p style="color:red">x</p>'):
        assert any("lets no browser obey it" in fault for fault in faults_after(page, end, inside + end)), inside
    assert any("could run a script" in fault for fault in faults_after(page, end, b'<p onclick="x()">x</p>' + end))
    without = {path: text for path, text in content.items() if path != page}
    assert any("is missing" in fault for fault in proof.faults(without, model, parsed))


def test_what_has_not_been_read_is_told_once_in_one_quiet_line(site: Path, model: Model) -> None:
    for division in model.divisions.values():
        html = (site / "en" / division.page / "index.html").read_text("utf-8")
        (told,) = re.findall(r'<p class="known-from">(.*?)</p>', html, re.DOTALL)
        assert 'method/#what-has-been-read"' in told, division.id
        assert html.index('class="in-short"') < html.index('class="known-from"'), division.id


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_the_comparison_of_qianhais_plans_leads_to_other_zones(site: Path, model: Model, language: str) -> None:
    html = (site / language / "compare" / "index.html").read_text("utf-8")
    (zones,) = re.findall(r'<p class="jumps">(.*?)</p>', html, re.DOTALL)
    assert re.findall(r'href="[^"]*#([^"]+)"', zones) == list(model.plan_record.other_zones)


def test_home_says_below_its_answer_what_has_not_been_read_and_leads_to_the_critics(site: Path, model: Model) -> None:
    html = (site / "en" / "index.html").read_text("utf-8")
    answer, line, jumps = (html.index(f'class="{name}"') for name in ("lead", "known-from", "jumps"))
    assert answer < line < jumps
    assert 'method/#what-has-been-read"' in html[line:jumps]
    (criticism,) = [row for row in re.findall(r'<p class="jumps">(.*?)</p>', html, re.DOTALL) if "Criticism" in row]
    led_to = re.findall(r'href="[^"]*#([^"]+)"', criticism)
    assert led_to == list(model.plan_record.criticism)


def test_no_statement_tells_its_date_twice(site: Path, model: Model) -> None:
    dated = 0
    for language in model.plan_record.languages:
        for division in model.divisions.values():
            html = (site / language / division.page / "index.html").read_text("utf-8")
            for when, said in re.findall(r'<div class="said">\s*<time[^>]*>([^<]*)</time> ([^<]+)', html):
                dated += 1
                assert when not in said, (language, division.id, when)
    assert dated


def test_every_section_answers_what_and_how_we_know(site: Path, model: Model) -> None:
    for division in model.divisions.values():
        page = article(site / "en" / division.page / "index.html")
        assert page.headings[-1] == "Sources of this page", division.id
        assert division.item.title.zh_Hans in page.text
        for passage in division.summary.passages if division.summary else ():
            assert passage.text.en in page.text, (division.id, passage.text.en)
        for statement in division.statements:
            # Where statements stand together, what is told once above them is left out of each.
            assert any(text.en in page.text for text in (statement.text, statement.brief) if text), statement.id
            for source in statement.sources:
                depth = "../" * division.page.count("/")
                assert f"{depth}sources/#{source}" in page.links, (division.id, statement.id, source)
        for shown in division.shown:
            assert f"#{shown.id}" in " ".join(page.links), (division.id, shown.id)


def test_sources_not_to_be_linked_are_named_and_not_linked(site: Path, model: Model) -> None:
    # Letters beyond ASCII stand as themselves in a link, which is printed beside its words.
    found = set().union(*(article(path).links for path in (site / "en").rglob("index.html")))
    linked = {unquote(link) for link in found}
    for source in model.sources.values():
        if source.url and not source.link:
            assert unquote(source.url) not in linked, source.id
    entries = article(site / "en" / "sources" / "index.html")
    for source in model.sources.values():
        assert source.about.en in entries.text, source.id
        if source.url and source.link and re.fullmatch(r"[\w:/.\-?=&%#]+", source.url):
            assert unquote(source.url) in {unquote(link) for link in entries.links}, source.id


def test_no_markup_of_ours_is_left_in_a_page(site: Path) -> None:
    for path in (path for language in EDITIONS for path in (site / language).rglob("index.html")):
        text = article(path).text
        for trace in ("{:", "{{", "{%", "](", "markdown>", "&#", "Undefined", "**"):
            assert trace not in text, (path, trace)


def test_a_build_on_another_day_is_the_same_byte_for_byte(site: Path, tmp_path: Path, root: Path) -> None:
    elsewhere = tmp_path / "another folder"
    shutil.copytree(root / "docs" / "theme", elsewhere / "docs" / "theme")
    shutil.copytree(root / "data", elsewhere / "data")
    shutil.copy(root / "mkdocs.yml", elsewhere)
    made = another_day.build(root, elsewhere, tmp_path / "clock")
    assert another_day.differences(files_in(site), made) == []


def test_the_editions_have_the_same_pages_and_ids(content: dict[str, bytes], model: Model) -> None:
    assert tuple(model.languages) == EDITIONS

    def shape(language: str) -> dict[str, frozenset[str]]:
        pages = (path for path in content if path.startswith(f"{language}/") and path.endswith("/index.html"))
        return {
            path.removeprefix(language): frozenset(proof.parse(content[path].decode()).ids) & set(model.home)
            for path in pages
        }

    assert shape("zh-Hans") == shape("en")
    assert shape("zh-Hant") == shape("en")


def test_the_editions_have_the_same_figures(content: dict[str, bytes], model: Model) -> None:
    """Chinese counts in 亿 where English counts in billions, in 万 for millions: the same number, ten or 100 times."""
    factors = {"billion": 10, "million": 100}

    def figures(language: str) -> dict[str, Decimal]:
        page = content[f"{language}/figures/index.html"].decode()
        cell = r'<div class="value" id="([^"]+)"><span class="figure">[^<\d]*([\d,.]+)'
        found = re.findall(cell, page, re.DOTALL)
        return {name: Decimal(number.replace(",", "")) for name, number in found}

    english, simplified, traditional = (figures(language) for language in EDITIONS)
    assert simplified == traditional
    assert len(english) == sum(len(series.figures) for series in model.series.values())
    for series in model.series.values():
        factor = factors.get(series.unit.en.split()[0], 1)
        for figure in series.figures:
            assert english[figure.id] == figure.value
            number = figure.value * factor
            # From 10,000万 on Chinese counts in 亿.
            assert simplified[figure.id] == (number / 10_000 if factor == 100 and number >= 10_000 else number)


@pytest.mark.parametrize("language", EDITIONS)
def test_a_page_says_its_language_and_leads_to_the_others(content: dict[str, bytes], language: str) -> None:
    page = content[f"{language}/industries/finance/index.html"].decode()
    assert f'<html lang="{language}"' in page
    for other in EDITIONS:
        assert f'href="../../../{other}/industries/finance/" hreflang="{other}"' in page


def test_every_page_names_its_counterparts_for_search_engines(content: dict[str, bytes]) -> None:
    for path, body in content.items():
        if not re.fullmatch(r"(en|zh-Hans|zh-Hant)/.*index\.html", path):
            continue
        found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', body.decode()))
        assert set(found) == {*EDITIONS, "x-default"}, path
        below = path.partition("/")[2]
        for language, way in found.items():
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), way, "index.html"))
            assert there == f"{'en' if language == 'x-default' else language}/{below}", (path, language)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_no_english_sentence_is_left_in_a_chinese_page(content: dict[str, bytes], language: str) -> None:
    """Names in Latin letters stay; five English words in a row outside what is marked as English do not."""
    left = {}
    for path, body in content.items():
        if not re.fullmatch(rf"{language}/.*index\.html", path) or path.endswith("names/index.html"):
            continue
        html = re.sub(
            r'<(script|style|cite|code|pre)\b.*?</\1>|<span lang="en">.*?</span>', "", body.decode(), flags=re.DOTALL
        )
        text = re.sub(r"<[^>]+>", "\n", html)
        # A rendering quoted as such stands in quotation marks.
        text = re.sub(r"[“「\"][^”」\"\n]*[”」\"]|《[^》]*》", "", text)
        found = re.findall(r"[A-Za-z]+(?: [a-z]+){4,}", text)
        if found:
            left[path] = found[:3]
    assert left == {}


def test_traditional_pages_hold_no_simplified_characters(content: dict[str, bytes]) -> None:
    simplified = "们这对时发国业务关开区东车长门问间队际应么为从产个举义乐习书买仅会传伤体"
    for path, body in content.items():
        if not re.fullmatch(r"zh-Hant/.*index\.html", path):
            continue
        html = re.sub(r"<(script|style|cite|code|pre)\b.*?</\1>", "", body.decode(), flags=re.DOTALL)
        html = re.sub(r'<(\w+)[^>]* lang="zh-Hans"[^>]*>.*?</\1>', "", html, flags=re.DOTALL)
        # How a name is written in Simplified characters is said in them.
        text = re.sub(r"簡體(中文)?(寫作|有)[^。]*", "", re.sub(r"<[^>]+>", "", html))
        assert not set(text) & set(simplified), (path, set(text) & set(simplified))


def test_every_id_ever_published_can_be_looked_up_and_cited(content: dict[str, bytes], model: Model) -> None:
    assert any(identifier not in model.home for identifier in model.register)
    for identifier in model.register:
        assert {f"id/{identifier}/index.html", f"id/{identifier}/cite/index.html"} <= content.keys(), identifier


def test_a_figure_in_more_digits_is_told_beside_the_rounded_one(site: Path, model: Model) -> None:
    for language in model.languages:
        html = (site / language / "figures" / "index.html").read_text("utf-8")
        for one, other in (
            ("gdp-2021-hk01", "gdp-2021-anniversary-release"),
            ("gdp-2021-anniversary-release", "gdp-2021-hk01"),
        ):
            row = html[html.index(f'id="{one}"') :]
            told = re.findall(r'<span class="kind">.*?</span>', row[: row.index("</td>")], re.DOTALL)
            assert any(f'href="#{other}"' in words for words in told), (language, one)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_mark_prints_the_numbers_of_notes_of_its_page(content: dict[str, bytes], edition: str) -> None:
    seen = 0
    for path, text in content.items():
        if not (path.startswith(f"{edition}/") and path.endswith(".html")) or path == f"{edition}/sources/index.html":
            continue
        html = text.decode()
        for after in re.split(r'<details class="mark grade-[abcd][^>]*>', html)[1:]:
            mark, _, behind = after.partition("</details>")
            assert "<details" not in mark, path
            found = re.match(r'\s*<span class="print-only">\[([\d, ]+)\]', behind)
            assert found, (path, after[:300])
            assert all(f'id="note-{number}"' in html for number in found.group(1).split(", ")), (path, found.group())
            seen += 1
    assert seen > 1000
