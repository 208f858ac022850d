"""The preview as a browser meets it: the first page, and the page again after a save."""

import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from .copying import Failed, Took, environment

FIRST = "/en/"
EDITED, SHOWN = "data/industries/finance.yml", "/en/industries/finance/"
"""The file that is edited, and the page that shows it."""

BETWEEN = 0.4
"""Seconds between two saves: less than the pause after which the preview proves the whole."""

LONGEST = 120.0
"""Seconds after which nobody waits any more."""

_BEGINNING = re.compile(r"^statements:\n(?:.*\n)*?    text:\n      en: (?:>-\n +)?(?=[A-Z])", re.MULTILINE)


def edited(text: str, number: int) -> str:
    """A file of statements whose first statement begins with another word."""
    found = _BEGINNING.search(text)
    assert found, "This file has no statement whose English text begins with a letter."
    return f"{text[: found.end()]}Edit{number} {text[found.end() :]}"


@dataclass(frozen=True, slots=True)
class Preview:
    """A preview that runs."""

    root: Path
    port: int

    def page(self, path: str) -> str | None:
        """What a path answers with; None while nobody answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()

    def save(self, number: int, text: str) -> Took:
        """What passes from the save of an edit to the page that shows it, as an open page loads itself again."""
        state = self._next("")
        answered: list[str] = []

        def follow() -> None:
            news, page = state, ""
            while f"Edit{number} " not in page:
                news = self._next(news)
                page = self.page(SHOWN) or ""
            answered.append(page)

        waiting = threading.Thread(target=follow, daemon=True)
        waiting.start()
        time.sleep(BETWEEN)
        begun = time.perf_counter()
        (self.root / EDITED).write_text(edited(text, number), "utf-8")
        waiting.join(LONGEST)
        if not answered:
            raise Failed(f"The preview never showed the edit of {EDITED}.")
        return Took(time.perf_counter() - begun)

    def _next(self, state: str) -> str:
        """The state of what is previewed, once it is another than this."""
        found = self.page(f"/__preview/next?{urlencode({'state': state, 'path': SHOWN})}")
        return str(json.loads(found)["state"]) if found else state


@contextmanager
def preview(root: Path) -> Iterator[tuple[Preview, Took]]:
    """Start `make serve` in a copy of the project. Gives the preview, and what passes to the first page."""
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        port = any_port.getsockname()[1]
    begun = time.perf_counter()
    running = subprocess.Popen(  # noqa: S603
        ["make", "serve", f"PORT={port}"],  # noqa: S607
        cwd=root,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        shown = Preview(root, port)
        while "</html>" not in (shown.page(FIRST) or ""):
            if running.poll() is not None or time.perf_counter() - begun > LONGEST:
                raise Failed("make serve showed no page.")
            time.sleep(0.01)
        yield shown, Took(time.perf_counter() - begun)
    finally:
        # Whoever began this in the background may have had interrupts ignored, for all that it begins.
        os.killpg(running.pid, signal.SIGTERM)
        running.wait()
