"""The way out of MkDocs, kept open: the rendered pages build with Zensical too.

Its configuration files must stand at the project's root, so those of the Chinese editions are brought there. And it
takes a way in raw HTML as one from the Markdown file, where MkDocs leaves it as the page's: those are brought in line.
"""

import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from qianhai.model.plan import Model
from qianhai.publishing import proof

EDITIONS = ("en", "zh-Hans", "zh-Hant")

WAY = re.compile(r'(?<= href=")(?![a-z]+:|#|/)([^"#]*)(?=["#])')
"""A way from one page of the site to another in raw HTML."""


def from_the_file(markdown: str, name: str) -> str:
    """A page's Markdown, with the ways in its raw HTML leading from its file and no longer from its address."""
    if name.endswith("index.md"):
        return markdown
    folder = posixpath.dirname(name)

    def led(way: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(name.removesuffix(".md"), way[1]))
        slash = "/" if way[1].endswith(("/", "/.", "/..")) or way[1] in (".", "..") else ""
        return posixpath.relpath(target, folder or ".") + slash

    return WAY.sub(led, markdown)


@pytest.mark.parametrize("language", EDITIONS)
def test_an_edition_builds_with_zensical(site: Path, model: Model, tmp_path: Path, language: str) -> None:
    project = site.parent
    shutil.copytree(project / "docs", tmp_path / "docs")
    shutil.copy(project / "mkdocs.yml", tmp_path)
    for path in (tmp_path / "docs" / language).rglob("*.md"):
        name = path.relative_to(tmp_path / "docs" / language).as_posix()
        path.write_text(from_the_file(path.read_text("utf-8"), name), "utf-8")
    config = tmp_path / "mkdocs.yml"
    if language != "en":
        config = tmp_path / f"mkdocs.{language}.yml"
        settings = (project / "docs" / f"{language}.yml").read_text("utf-8")
        for key, found, moved in (
            ("INHERIT", "../mkdocs.yml", "mkdocs.yml"),
            ("docs_dir", language, f"docs/{language}"),
            ("site_dir", f"../site/{language}", f"site/{language}"),
            ("custom_dir", "theme", "docs/theme"),
        ):
            assert f"{key}: {found}\n" in settings
            settings = settings.replace(f"{key}: {found}\n", f"{key}: {moved}\n")
        config.write_text(settings, "utf-8")
    zensical = Path(sys.executable).parent / "zensical"
    made = subprocess.run(
        [zensical, "build", "--strict", "-f", config], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
    built = tmp_path / "site" / language
    pages = {path.relative_to(built): path.read_text("utf-8") for path in built.rglob("index.html")}
    assert pages.keys() == {path.relative_to(site / language) for path in (site / language).rglob("index.html")}
    ids = set().union(*(proof.parse(page).ids for page in pages.values()))
    assert {identifier for identifier in model.home if model.address(identifier)[1]} <= ids
    assert all(f'<html lang="{language}"' in page for page in pages.values())
    _every_link_leads_somewhere(site, {f"{language}/{path.as_posix()}": page for path, page in pages.items()})


def _every_link_leads_somewhere(site: Path, pages: dict[str, str]) -> None:
    """Links to other editions and to files above them lead into the site as it is."""
    lost, count = [], 0
    for name, html in pages.items():
        for link in proof.parse(html).links:
            parts = urlsplit(link)
            if not parts.scheme and not parts.netloc:
                count += 1
                target = proof.resolve(name, parts.path)
                if target is None or not (site / target).is_file():
                    lost.append((name, link))
    assert count > 10_000
    assert lost == []
