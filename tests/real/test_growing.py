"""The project's own data with several times its statements is data as good: no error's road is timed with it."""

from pathlib import Path

from benching import copying, growing
from qianhai.checking import loading
from qianhai.model.making import build
from qianhai.model.plan import Model
from qianhai.reading.settings import Settings


def test_four_times_the_statements_are_without_findings(root: Path, model: Model, tmp_path: Path) -> None:
    settings = Settings(copying.copied(root, tmp_path / "project"))
    growing.grow(settings, 4)
    data, report = loading.load(settings)
    assert report.findings == ()
    assert len(build(data).statements) == 4 * len(model.statements)
