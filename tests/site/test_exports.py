"""What the site gives away, read by programs that are not ours."""

import codecs
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import bibtexparser
import feedparser
import jsonschema
import pytest
import rdflib
import rispy
from citeproc.source.json import CiteProcJSON
from qianhai.exports import offline
from qianhai.exports.tables import SEPARATOR
from qianhai.model.plan import Model
from qianhai.publishing.folder import files_in

API = "api/v1"


@pytest.fixture(scope="session")
def plan(site: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((site / API / "plan.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="session")
def validator(site: Path) -> jsonschema.Draft202012Validator:
    schema = json.loads((site / API / "schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_plan_json_fits_the_published_schema(plan: dict[str, Any], validator: jsonschema.Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(plan)] == []


def test_every_item_stands_by_itself_too(site: Path, plan: dict[str, Any], model: Model) -> None:
    items = {item["id"]: item for collection in plan["collections"].values() for item in collection}
    assert set(items) == set(model.home)
    for identifier, item in items.items():
        assert json.loads((site / API / "items" / f"{identifier}.json").read_text("utf-8")) == item
    for name, collection in plan["collections"].items():
        assert json.loads((site / API / f"{name}.json").read_text("utf-8")) == collection


def test_plan_json_alone_rebuilds_every_statement_with_its_sources(plan: dict[str, Any], model: Model) -> None:
    sources = {source["id"]: source for source in plan["collections"]["sources"]}
    rebuilt = {
        item["id"]: (
            item["text"]["en"],
            item["relation"],
            item.get("date"),
            item["section"],
            [(sources[name]["publisher"]["en"], sources[name].get("address")) for name in item["sources"]],
            min(sources[name]["grade"] for name in item["sources"]) == item["grade"],
        )
        for item in plan["collections"]["statements"]
    }
    expected = {
        statement.id: (
            statement.text.en,
            statement.relation,
            str(statement.date) if statement.date else None,
            model.division_of[statement.id],
            [(model.sources[name].publisher.en, model.sources[name].url) for name in statement.sources],
            True,
        )
        for statement in model.statements.values()
    }
    assert rebuilt == expected


def test_every_table_has_the_columns_the_package_declares(site: Path, plan: dict[str, Any]) -> None:
    package = json.loads((site / API / "datapackage.json").read_text("utf-8"))
    assert {resource["name"] for resource in package["resources"]} == set(plan["collections"])
    for resource in package["resources"]:
        text = (site / API / resource["path"]).read_text("utf-8")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        collection = plan["collections"][resource["name"]]
        assert list(rows[0]) == [field["name"] for field in resource["schema"]["fields"]]
        assert [row["id"] for row in rows] == [item["id"] for item in collection]
        for row, item in zip(rows, collection, strict=True):
            assert row["cite_as"] == item["cite_as"]
            if "sources" in row:
                assert row["sources"] == SEPARATOR.join(item.get("sources", []))
            if item.get("value") is not None:
                assert float(row["value"]) == item["value"]


def test_the_data_package_and_its_tables_are_valid(site: Path) -> None:
    package = site / API / "datapackage.json"
    command = [sys.executable, "-m", "frictionless", "validate", "--json", package.name]
    judged = subprocess.run(command, cwd=package.parent, capture_output=True, text=True, check=False)
    report = json.loads(judged.stdout)
    assert report["valid"], report
    assert len(report["tasks"]) == len(list(package.parent.glob("*.csv")))
    described = json.loads(package.read_text("utf-8"))
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    for resource in described["resources"]:
        table = (package.parent / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(table), f"sha256:{hashlib.sha256(table).hexdigest()}")
        meanings = {field["name"]: field.get("description") for field in resource["schema"]["fields"]}
        assert not meanings.keys() >= {"text_en"} or meanings["text_en"], resource["name"]


def test_every_id_ever_published_is_in_the_api_and_fits_the_schema(
    site: Path, plan: dict[str, Any], model: Model
) -> None:
    schema = json.loads((site / API / "schema.json").read_text("utf-8"))
    shapes = {
        name: jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})
        for name in ("PublishedItem", "Gone")
    }
    gone = {one["id"]: one for one in plan["gone"]}
    assert gone.keys() == {found.id for found in model.register.values() if found.state != "live"}
    assert len(gone) > 30
    for identifier in {*model.home, *model.register}:
        item = json.loads((site / API / "items" / f"{identifier}.json").read_text("utf-8"))
        assert not list(shapes["Gone" if identifier in gone else "PublishedItem"].iter_errors(item)), identifier
        assert gone.get(identifier, item) == item
    assert json.loads((site / API / "gone.json").read_text("utf-8")) == plan["gone"]
    assert all({*one["to"]} <= {*model.home, *model.register} for one in gone.values())


def test_the_archive_is_whole_by_a_foreign_program(site: Path, tmp_path: Path) -> None:
    downloads = site / "downloads"
    whole = ["sha256sum", "--check", "--strict", "--quiet", offline.MANIFEST]
    subprocess.run(whole, cwd=downloads, check=True)
    with zipfile.ZipFile(downloads / "qianhai-plan.zip") as packed:
        packed.extractall(tmp_path)
    folder = tmp_path / "qianhai-plan"
    subprocess.run(whole, cwd=folder, check=True)
    assert {*files_in(folder)} == {*(folder / offline.MANIFEST).read_text("utf-8").split()[1::2], offline.MANIFEST}
    with (folder / "en" / "index.html").open("ab") as page:
        page.write(b" ")
    assert subprocess.run(whole, cwd=folder, check=False, capture_output=True).returncode == 1


def test_every_table_opens_in_a_spreadsheet(site: Path) -> None:
    package = json.loads((site / API / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        content = (site / "downloads" / "tables" / resource["path"]).read_bytes()
        assert content == codecs.BOM_UTF8 + (site / API / resource["path"]).read_bytes()
        assert resource["encoding"] == "utf-8"
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            assert [cell for cell in row if re.match(r"[=+\-@\t\r]", cell) and not is_number(cell)] == []


def is_number(cell: str) -> bool:
    """Whether a spreadsheet takes a cell for a number."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_what_researchers_count_with_is_in_the_tables(site: Path, model: Model) -> None:
    def rows(name: str) -> dict[str, dict[str, str]]:
        text = (site / API / f"{name}.csv").read_text("utf-8")
        return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}

    for identifier, row in rows("places").items():
        area = model.places[identifier].area
        assert row["area_value"] == (str(area.value) if area else "")
        assert row["area_period"] == (str(area.period) if area else "")
    for identifier, row in rows("indicators").items():
        indicator = model.indicators[identifier]
        assert row["targets_value"] == SEPARATOR.join(str(one.value) for one in indicator.targets)
        assert row["reported_period"] == SEPARATOR.join(str(one.period) for one in indicator.reported)
    for row in rows("figures").values():
        for script in ("zh-Hans", "zh-Hant"):
            assert not re.match("十[亿億]|百[万萬]", row[f"chinese_unit_{script}"])
            times = 10 if row[f"unit_{script}"].startswith("十") else 1
            times = 100 if row[f"unit_{script}"].startswith("百") else times
            assert Decimal(row["chinese_value"]) == Decimal(row["value"]) * times


def test_every_bibtex_entry_parses(site: Path, model: Model) -> None:
    for identifier, item in model.items.items():
        text = (site / API / "items" / f"{identifier}.bib").read_text("utf-8")
        parser = bibtexparser.bparser.BibTexParser(common_strings=True)
        (entry,) = bibtexparser.loads(text, parser).entries
        assert entry["ID"] == identifier == item.id
        assert entry["title"]
        # This site was not told its address; a path would lead a reference manager nowhere.
        assert "url" not in entry
        assert identifier in entry["note"]


def test_every_ris_entry_parses(site: Path, model: Model) -> None:
    for identifier in model.items:
        (entry,) = rispy.loads((site / API / "items" / f"{identifier}.ris").read_text("utf-8"))
        assert entry["type_of_reference"] == "ELEC"
        assert entry["id"] == identifier
        assert "urls" not in entry
        assert entry["title"]


def test_every_csl_json_loads(site: Path, model: Model) -> None:
    for identifier in model.items:
        values = json.loads((site / API / "items" / f"{identifier}.csl.json").read_text("utf-8"))
        assert identifier in CiteProcJSON(values)
        assert "URL" not in values[0]


def test_the_cite_page_offers_every_style(site: Path, model: Model) -> None:
    for identifier in list(model.statements)[::50]:
        text = (site / "id" / identifier / "cite" / "index.html").read_text("utf-8")
        for name in ("GB/T 7714-2015", "APA", "Chicago", "BibTeX", "Markdown"):
            assert f"<dt>{name}</dt>" in text
        assert re.search(r"\[EB/OL\]", text)


def test_every_id_leads_to_its_item_without_scripts(site: Path, model: Model) -> None:
    for identifier in model.home:
        page, anchor = model.address(identifier)
        way = f"../../en/{page}" + (f"#{anchor}" if anchor else "")
        text = (site / "id" / identifier / "index.html").read_text("utf-8")
        assert f'<noscript><meta http-equiv="refresh" content="0; url={way}"></noscript>' in text
        assert f'<link rel="canonical" href="{way}">' in text


def test_the_feed_parses_and_tells_every_change_set(site: Path, model: Model) -> None:
    for path in ("feed.xml", *(f"{language}/feed.xml" for language in model.languages)):
        feed = feedparser.parse((site / path).read_bytes())
        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.version == "atom10"
        assert len(feed.entries) == len(model.history)
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        assert feed.feed.updated.startswith(model.version)


# rdflib warns of a class of its own.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_structured_data_of_every_page_parses(site: Path, model: Model) -> None:
    seen = set()
    for path in (path for language in model.languages for path in (site / language).rglob("index.html")):
        (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8"), re.DOTALL)
        graph = rdflib.Graph().parse(data=text, format="json-ld", base="https://example.org/")
        assert len(graph) > 5
        seen |= {str(kind).rsplit("/", 1)[-1] for kind in graph.objects(None, rdflib.RDF.type)}
    assert seen >= {"WebPage", "Legislation", "DefinedTerm", "Event", "GovernmentOrganization", "Dataset"}


def test_every_link_of_llms_txt_leads_somewhere(site: Path) -> None:
    links = re.findall(r"\]\(/([^)]*)\)", (site / "llms.txt").read_text("utf-8"))
    assert len(links) > 50
    names = set(files_in(site))
    for link in links:
        assert (f"{link}index.html" if link.endswith("/") or not link else link) in names
