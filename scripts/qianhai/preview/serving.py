"""The live preview: a server that makes what a browser asks for when it asks, and tells it when files change."""

import errno
import json
import sys
import threading
import time
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, unquote, urlsplit

from ..processes import folder_for_a_while
from ..publishing.security import HEADERS
from ..reading.settings import Settings
from . import overlay, program
from .desk import Answer, Desk

OFTEN = 0.15
"""Seconds between two looks at the files."""

LONG = 20.0
"""Seconds that a browser waits for news before it asks again."""

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".map": "application/json",
    ".json": "application/json",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".bib": "text/plain; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".zip": "application/zip",
    ".gz": "application/gzip",
}


def serve(settings: Settings, host: str, port: int) -> int:
    """Serve until interrupted. Returns the exit status."""
    try:
        server = _Server((host, port), _Handler)
    except (OSError, OverflowError) as error:
        print(_refused(error, host, port), file=sys.stderr)  # noqa: T201
        return 1
    with server, folder_for_a_while() as folder:
        server.desk = Desk(settings, folder)
        # What stands for every address of a machine is no address a browser can ask for.
        shown = "localhost" if host in ("", "0.0.0.0", "::") else host  # noqa: S104
        address = f"http://{shown}:{server.server_port}/"
        print(f"The site is at {address} and follows every change. Ctrl+C ends it.", flush=True)  # noqa: T201
        try:
            again = _serve(server)
        except KeyboardInterrupt:
            again = False
        finally:
            server.ended = True
            server.desk.end()
    if again:
        program.begin_again()
    return 0


def _refused(error: Exception, host: str, port: int) -> str:
    """Why the server cannot listen there, and what to type instead."""
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        return f"Port {port} is taken. make serve PORT={port + 1 if port < 65535 else 8000}"
    if number == errno.EACCES:
        return f"Port {port} is not for everybody to use. make serve PORT=8000"
    if isinstance(error, OverflowError):
        return f"There is no port {port}; ports go from 1 to 65535. make serve PORT=8000"
    return f"This machine is not called {host}. make serve HOST=127.0.0.1"


class _Server(ThreadingHTTPServer):
    """The preview's server; each request has a thread of its own, and none keeps the program from ending."""

    daemon_threads = True
    request_queue_size = 128  # the usual five make a browser wait for a second
    desk: Desk
    ended = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Whatever happens to one request, the others go on; a browser that went away is nothing to tell of."""


def _serve(server: _Server) -> bool:
    """Serve until interrupted, or until the program is to begin again. Returns whether it is."""
    again = threading.Event()

    def follow() -> None:
        while not server.ended:
            try:
                if server.desk.follow():
                    again.set()
                    server.shutdown()
                    return
            except Exception:  # whatever it is, the preview goes on
                traceback.print_exc()
                time.sleep(1)
            _say(server.desk)
            time.sleep(OFTEN)

    threading.Thread(target=follow, daemon=True).start()
    server.serve_forever(0.1)
    return again.is_set()


def _say(desk: Desk) -> None:
    while desk.told:
        print(desk.told.pop(0), flush=True)  # noqa: T201


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: _Server

    def do_GET(self) -> None:
        """Answer with the file."""
        parts = urlsplit(self.path)
        path = unquote(parts.path, errors="replace")
        if path.startswith(f"/{overlay.OWN}"):
            self._own(path.removeprefix(f"/{overlay.OWN}"), parts.query)
        else:
            self._send(self._answer(path))

    do_HEAD = do_GET

    def _own(self, name: str, query: str) -> None:
        desk = self.server.desk
        if name == "next":
            asked = parse_qs(query)
            state = desk.wait(asked.get("state", [""])[0], LONG)
            answer = self._answer(asked.get("path", ["/"])[0])
            news = {"state": state, "mark": answer.mark, "findings": answer.findings}
            self._write(200, ".json", json.dumps(news).encode())
        elif name == "places.json":
            self._write(200, ".json", desk.places)
        elif name in ("script.js", "style.css"):
            self._write(200, PurePosixPath(name).suffix, (Path(__file__).parent / name).read_bytes())
        else:
            self._write(404, ".txt", b"")

    def _answer(self, path: str) -> Answer:
        desk = self.server.desk
        try:
            return desk.answer(path)
        except Exception as error:  # whatever it is, the browser is told
            return desk.failed(error, path)

    def _send(self, answer: Answer) -> None:
        body = answer.body
        if answer.mark:
            body = overlay.with_script(body, answer.state, answer.mark, answer.findings)
        self._write(answer.status, PurePosixPath(answer.name).suffix, body, answer.to)

    def _write(self, status: int, suffix: str, body: bytes, to: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        for header, value in HEADERS.items():
            self.send_header(header, value)
        if to:
            self.send_header("Location", to)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""
