"""The way out of MkDocs, kept open: the rendered pages build with Zensical too.

Its configuration files must stand at the project's root, so those of the Chinese editions are brought there.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from qianhai.model.plan import Model
from qianhai.publishing import proof

EDITIONS = ("en", "zh-Hans", "zh-Hant")


@pytest.mark.parametrize("language", EDITIONS)
def test_an_edition_builds_with_zensical(site: Path, model: Model, tmp_path: Path, language: str) -> None:
    project = site.parent
    shutil.copytree(project / "docs", tmp_path / "docs")
    shutil.copy(project / "mkdocs.yml", tmp_path)
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
