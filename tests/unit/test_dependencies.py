"""What is installed is written down: at its version, with its licence, for people and for programs."""

import json
from pathlib import Path

import pytest

import dependencies
from dependencies import Package, Untold

FREE = (
    *("MIT", "BSD", "Apache", "PSF", "ISC", "MPL", "BlueOak", "0BSD", "LGPL", "Artistic", "CC0", "Unlicense", "Zlib"),
    "GPL-2.0-only WITH Classpath-exception-2.0",  # Java, which runs a test and is passed on with nothing
)


def test_the_bill_names_what_is_pinned_and_nothing_else(root: Path) -> None:
    made = json.loads((root / "dependencies" / dependencies.BILL).read_text("utf-8"))
    named = [(one["purl"], one["scope"]) for one in made["components"]]
    pinned = [(one.address, "required" if one.builds else "excluded") for one in dependencies.pinned(root)]
    assert named == pinned, "Run `make documents`."
    assert len(named) == len({*named}) > 100
    refs = {one["bom-ref"] for one in made["components"]} | {"qianhai-plan"}
    assert {one["ref"] for one in made["dependencies"]} == refs
    assert all({*one["dependsOn"]} <= refs for one in made["dependencies"])
    assert "timestamp" not in json.dumps(made)


def test_the_table_follows_from_the_bill(root: Path) -> None:
    assert {name: (root / "dependencies" / name).read_bytes() for name in (dependencies.BILL, dependencies.TABLE)} == (
        dependencies.written(root)
    ), "Run `make documents`."


def test_what_builds_the_site_may_be_passed_on(root: Path) -> None:
    made = json.loads((root / "dependencies" / dependencies.BILL).read_text("utf-8"))
    for one in made["components"]:
        (licence,) = one["licenses"]
        told = licence.get("expression") or licence["license"]["id"]
        assert any(told.startswith(free) for free in FREE), (one["name"], told)
        if one["scope"] == "required":
            assert "GPL" not in told, one["name"]


def test_the_site_is_built_with_the_versions_that_are_tested(root: Path) -> None:
    building, testing = (
        {line.split()[0] for line in (root / name).read_text("utf-8").splitlines() if "==" in line.split("#")[0]}
        for name in dependencies.PINS[:2]
    )
    assert building < testing


def test_no_pin_names_the_host_of_a_registry(root: Path) -> None:
    for name in dependencies.PINS:
        text = (root / name).read_text("utf-8")
        for line in text.splitlines():
            assert "://" not in line or '"url": "https://' in line, (name, line)
        assert "index-url" not in text


@pytest.mark.parametrize(
    ("told", "licence"),
    [
        ({"license_expression": "MIT AND PSF-2.0", "license": "nonsense"}, "MIT AND PSF-2.0"),
        ({"license": "Apache 2.0"}, "Apache-2.0"),
        (
            {"license": "Copyright:\nall of it …", "classifier": ["License :: OSI Approved :: BSD License"]},
            "BSD-3-Clause",
        ),
        ({"license": "UNKNOWN", "classifier": ["License :: OSI Approved :: MIT License"]}, "MIT"),
    ],
)
def test_a_package_says_its_licence_in_many_ways(told: dict[str, str | list[str]], licence: str) -> None:
    assert dependencies.licence_of("some-package", told) == licence


def test_a_package_without_a_licence_is_refused() -> None:
    with pytest.raises(Untold, match="some-package names no licence"):
        dependencies.licence_of("some-package", {"license": "Do what you like with it, but ask"})


def test_a_renewal_says_what_changed() -> None:
    old = [Package("a", "1", "pypi", True), Package("b", "1", "pypi", True), Package("c", "1", "npm", False)]
    new = [Package("a", "1", "pypi", True), Package("b", "2", "pypi", True), Package("d", "1", "npm", False)]
    assert dependencies.changes(old, new) == ["b: 1 → 2", "c: 1 → gone", "d: new → 1"]
    assert dependencies.changes(old, old) == []
