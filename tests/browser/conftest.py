"""A real browser on the finished site, served from this machine. Debian's Chromium, driven by Playwright."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from qianhai.publishing.security import HEADERS

# A test waits for what it means, however long a busy machine takes; one that passes never waits this long.
expect.set_options(timeout=30_000)


class _Quiet(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """Send with every answer what hosts are asked to send: every test runs under the strict policy."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # the usual five make a browser's seventh connection wait for a second


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the finished site is served."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. A machine without it fails here: these tests are never skipped in silence."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "No Chromium on this machine: run `make test`, which installs it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
        )
        yield browser
        browser.close()
