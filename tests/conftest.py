"""What tests share: the project's folder, a copy to break, and the site built once."""

import fcntl
import os
import shutil
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import hypothesis
import pytest
import small
from qianhai.checking import loading
from qianhai.checking.fitting import Data
from qianhai.history import release
from qianhai.model.making import build
from qianhai.model.plan import Model
from qianhai.publishing import assemble
from qianhai.reading.settings import Settings

ROOT = Path(__file__).parent.parent


def pytest_configure() -> None:
    """Let no test fail by the clock of a busy machine, or by who started it.

    Whoever runs tests in the background may have interrupts ignored, and what the tests start would inherit that.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    hypothesis.settings.register_profile("without a clock", deadline=None)
    hypothesis.settings.load_profile("without a clock")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def real_data() -> Data:
    """The project's own data, which must be without errors."""
    data, report = loading.load(Settings(ROOT))
    assert not report.failed
    return data


@pytest.fixture(scope="session")
def model(real_data: Data) -> Model:
    """The project's own data as a model."""
    return build(real_data)


@pytest.fixture
def project(tmp_path: Path) -> Callable[[Mapping[str, str]], Settings]:
    """Makes a project of its own from the given data files, with the real theme and configuration."""

    def make(files: Mapping[str, str]) -> Settings:
        shutil.copytree(ROOT / "docs" / "theme", tmp_path / "docs" / "theme")
        shutil.copy(ROOT / "mkdocs.yml", tmp_path)
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return Settings(tmp_path)

    return make


@pytest.fixture
def bilingual(project: Callable[[Mapping[str, str]], Settings]) -> Settings:
    """The small project in three editions, every text confirmed."""
    settings = project(small.in_three_languages())
    assert not loading.check(settings).failed, loading.check(settings).findings
    release.translated(settings)
    return settings


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site of the project's own data, built once a run, by whichever of its processes needs it first."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    folder = run / "project"
    with (run / "project.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(ROOT / "docs" / "theme", folder / "docs" / "theme")
            shutil.copytree(ROOT / "data", folder / "data")
            shutil.copy(ROOT / "mkdocs.yml", folder)
            report = assemble.build(Settings(folder))
            assert not report.failed, report.said
    return folder / "site"
