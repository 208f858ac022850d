"""A copy to take along says by itself whether it is whole."""

import io
import zipfile
from pathlib import Path

import build
import pytest
from qianhai.exports import offline
from qianhai.publishing import verifying
from qianhai.reading.remembering import Memory

SITE = {"index.html": b"<h1>home</h1>", "zh-Hans/index.html": "前海".encode()}


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(offline.archive(SITE, Memory()))) as packed:
        packed.extractall(tmp_path)
    return tmp_path / "qianhai-plan"


def test_a_copy_that_is_whole_is_said_to_be(unpacked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "copy.zip").write_bytes(offline.archive(SITE, Memory()))
    assert verifying.faults(unpacked) == verifying.faults(tmp_path / "copy.zip") == []
    assert build.main(["verify", str(unpacked)]) == 0
    assert capsys.readouterr().out == f"{unpacked}: all is there and as it was published.\n"


def test_whatever_was_lost_or_altered_is_named(unpacked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (unpacked / "index.html").write_text("<h1>hone</h1>", "utf-8")
    (unpacked / "zh-Hans" / "index.html").unlink()
    (unpacked / "new.html").write_text("new", "utf-8")
    assert verifying.faults(unpacked) == [
        "index.html: was altered.",
        "new.html: is not of the archive.",
        "zh-Hans/index.html: is missing.",
    ]
    assert build.main(["verify", str(unpacked)]) == 1
    assert "index.html: was altered." in capsys.readouterr().out


def test_what_is_no_copy_is_said_to_be_none(unpacked: Path, tmp_path: Path) -> None:
    (unpacked / offline.MANIFEST).write_text("nonsense\n", "utf-8")
    assert verifying.faults(unpacked) == ["SHA256SUMS.txt: is not a list of checksums."]
    (unpacked / offline.MANIFEST).unlink()
    assert verifying.faults(unpacked) == ["SHA256SUMS.txt: is not there, so nothing can be verified."]
    (tmp_path / "cut.zip").write_bytes(offline.archive(SITE, Memory())[:100])
    assert len(verifying.faults(tmp_path / "cut.zip")) == len(verifying.faults(tmp_path / "nowhere.zip")) == 1


def test_the_archive_is_the_same_whatever_the_order() -> None:
    backwards = dict(reversed(SITE.items()))
    assert offline.archive(SITE, Memory()) == offline.archive(backwards, Memory())
    assert offline.manifest(SITE).decode().splitlines() == sorted(
        offline.manifest(backwards).decode().splitlines(), key=lambda line: line[66:]
    )
