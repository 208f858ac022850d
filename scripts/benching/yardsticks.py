"""What the program is measured by: generators as they come, with the pages that it renders."""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from .copying import Took, emptied, took

LANGUAGES = {"en": "en", "zh-Hans": "zh", "zh-Hant": "zh-Hant"}
"""The editions, and what Material calls their languages."""

CONFIGURATION = """\
site_name: Yardstick
docs_dir: docs
site_dir: site
theme:
  name: material
  language: {language}
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
"""
"""Material's defaults; the extensions are those without which the pages are none."""


def lay_out(docs: Path, folder: Path) -> list[Path]:
    """Make a project a language of what was rendered into `docs`. Returns their folders."""
    made = []
    for edition, language in LANGUAGES.items():
        project = folder / edition
        shutil.copytree(docs / edition, project / "docs")
        (project / "mkdocs.yml").write_text(CONFIGURATION.format(language=language), "utf-8")
        made.append(project)
    return made


def stock(projects: Iterable[Path]) -> Took:
    """What stock `mkdocs build` takes, one project after another."""
    return _built(projects, [sys.executable, "-m", "mkdocs", "build", "--quiet"])


def zensical(projects: Iterable[Path]) -> Took:
    """What Zensical takes for the same."""
    return _built(projects, [Path(sys.executable).parent / "zensical", "build"])


def zensical_again(project: Path, page: str, number: int) -> Took:
    """What Zensical takes for one project that it has built, after one page was edited."""
    edited = project / "docs" / page
    edited.write_text(f"{edited.read_text('utf-8')}\nEdit {number}.\n", "utf-8")
    return took([Path(sys.executable).parent / "zensical", "build"], project)


def _built(projects: Iterable[Path], command: list[str | Path]) -> Took:
    taken = Took(0)
    for project in projects:
        emptied(project / "site", project / ".cache")
        taken += took(command, project, {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"})
    return taken
