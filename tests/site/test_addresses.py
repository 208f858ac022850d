"""Every address and every id that the site gives of itself leads to what it names, in whatever file it stands."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gates import addresses
from qianhai.model.plan import Model
from qianhai.publishing import assemble
from qianhai.publishing.folder import files_in
from qianhai.reading.settings import Settings
from qianhai.schema.kinds import KINDS
from qianhai.schema.publishing import published_fields

BASE = "https://example.org/plan/"


@pytest.fixture(scope="module")
def content(site: Path) -> dict[str, bytes]:
    return files_in(site)


def test_every_address_leads_to_a_file_and_an_anchor(content: dict[str, bytes]) -> None:
    found = addresses.named(content)
    assert addresses.faults(content, "", found) == []
    followed = addresses.followed(found)
    # A citation names no address where the site does not know its own: see below.
    assert {kind for kind, count in followed.items() if not count} == {".bib", ".ris"}
    assert followed.keys() == addresses.READERS.keys()


def test_so_does_every_address_where_the_site_knows_its_own(bilingual: Settings) -> None:
    report, whole = assemble.assemble(Settings(bilingual.root, BASE))
    assert whole, report
    found = addresses.named(whole.site)
    assert addresses.faults(whole.site, BASE, found) == []
    citations = [f"api/v1/items/fund-rules.{kind}" for kind in ("bib", "ris", "csl.json")]
    for path in (
        *citations,
        "feed.xml",
        "en/feed.xml",
        "robots.txt",
        "sitemap.xml",
        "en/sitemap.xml",
        "zh-Hant/index.html",
    ):
        assert [address for address in found[path] if address.startswith(BASE)], path
    # What another site has at these addresses would be its own.
    assert addresses.faults(whole.site, "https://example.com/", found) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("en/industries/finance/index.html", 'rel="next" href="', 'rel="next" href="nowhere/'),
        ("en/industries/finance/index.html", 'hreflang="zh-Hans" href="', 'hreflang="zh-Hans" href="x'),
        ("id/plan-released-2023-12-21/index.html", "url=../../en/", "url=../../nowhere/"),
        ("id/plan-released-2023-12-21/index.html", "#plan-released-2023-12-21", "#plan-released"),
        ("feed.xml", 'href="', 'href="nowhere/'),
        ("sitemap.xml", "/en/sitemap", "/de/sitemap"),
        ("llms.txt", "](/en/", "](/de/"),
        ("api/v1/items/plan-released-2023-12-21.json", "/en/plan/#", "/en/plan/#not-"),
        ("api/v1/plan.json", "/id/plan-released-2023-12-21/", "/id/plan-not-released/"),
        ("api/v1/datapackage.json", "statements.csv", "lost.csv"),
        ("api/v1/statements.csv", "/id/plan-released-2023-12-21/", "/id/plan-not-released/"),
    ],
)
def test_an_address_that_leads_nowhere_is_found(content: dict[str, bytes], path: str, old: str, new: str) -> None:
    text = content[path].decode()
    assert old in text
    broken = {path: text.replace(old, new, 1).encode()}
    found = addresses.faults({**content, **broken}, "", addresses.named(broken))
    assert found
    assert all(fault.startswith(f"{path}: ") for fault in found)


def test_every_id_that_data_names_is_in_the_data(content: dict[str, bytes], model: Model) -> None:
    plan = json.loads(content["api/v1/plan.json"])
    known = {*model.items, *model.register}
    named = [
        name
        for kind in KINDS
        for name, _, info in published_fields(kind.record)
        if "RefersTo" in repr(info.annotation) + repr(info.metadata)
    ]
    leading = {*named, "section", "part_of", "series", "used_by"}
    assert leading >= {"sources", "beside", "also", "related"}
    values = list(_under(plan["collections"], leading))
    assert len(values) > 5_000
    assert {value for value in values if value not in known} == set()


def _under(value: Any, keys: set[str]) -> Iterator[str]:
    """Every text that stands under one of these keys, alone or in a list, at any depth."""
    if isinstance(value, list):
        for part in value:
            yield from _under(part, keys)
    elif isinstance(value, dict):
        for key, held in value.items():
            if key in keys:
                yield from (part for part in (held if isinstance(held, list) else [held]) if isinstance(part, str))
            yield from _under(held, keys)
