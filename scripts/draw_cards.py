#!/usr/bin/env python3
"""Have Chromium draw the pictures that go with links to the site, from the data as it stands: `make cards`."""

import shutil
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from qianhai.checking import loading
from qianhai.exports import cards
from qianhai.language import speech as languages
from qianhai.model.making import build
from qianhai.reading.settings import Settings

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT")
"""The parts of a picture that show something; what else a browser writes may hold a clock."""


def main() -> int:
    """Draw a picture a language. Returns the exit status."""
    data, report = loading.load(Settings(Path(__file__).parent.parent))
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if report.failed or browser is None:
        print("The data has errors: make check" if report.failed else "No Chromium here: make test installs it.")
        return 1
    model = build(data)
    cards.FOLDER.mkdir(exist_ok=True)
    for language in model.languages:
        source = cards.source(model, languages.load(language))
        kept = [(name, held) for name, held in cards.chunks(_drawn(source, browser)) if name in KEPT]
        kept[1:1] = [(b"tEXt", b"Source\0" + cards.fingerprint(source).encode())]
        target = cards.FOLDER / f"{language}.png"
        target.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in [*kept, (b"IEND", b"")]))
        print(f"{target}: {target.stat().st_size} bytes")
    return 0


def _drawn(source: str, browser: str) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        page, picture = Path(name) / "card.html", Path(name) / "card.png"
        page.write_text(source, "utf-8")
        size = f"--window-size={cards.WIDTH},{cards.HEIGHT}"
        quiet = ("--headless", "--no-sandbox", "--hide-scrollbars", "--force-device-scale-factor=1")
        command = [browser, *quiet, f"--user-data-dir={name}/user", size, f"--screenshot={picture}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        return picture.read_bytes()


def _chunk(name: bytes, held: bytes) -> bytes:
    return len(held).to_bytes(4, "big") + name + held + zlib.crc32(name + held).to_bytes(4, "big")


if __name__ == "__main__":
    sys.exit(main())
