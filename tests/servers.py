"""Servers of one's own, run on this machine with the settings in `hosting/`, and many readers at once."""

import asyncio
import http.client
import os
import random
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

UNPACKED = Path(sys.prefix) / "servers"
"""Where `scripts/setup.sh` unpacks nginx and Caddy: nothing is installed, and nothing of the machine's is touched."""

HOSTING = Path(__file__).parent.parent / "hosting"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(port: int, path: str, **headers: str) -> Answer:
    """Ask a server on this machine for one address."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers={"Accept-Encoding": "identity", **named})
        response = connection.getresponse()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
    finally:
        connection.close()


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[int]:
    """The port at which nginx serves a site by `hosting/nginx.conf`; only the root and the port are others there."""
    port = _free_port()
    settings = (HOSTING / "nginx.conf").read_text("utf-8")
    for told, here in (
        ("listen 80;", f"listen 127.0.0.1:{port} reuseport backlog=1024;"),
        ("listen [::]:80;", ""),
        ("root /var/www/qianhai;", f"root {site};"),
    ):
        assert told in settings
        settings = settings.replace(told, here)
    (folder / "site.conf").write_text(settings, "utf-8")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"""
        load_module {UNPACKED}/usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
        {"user root;" if os.geteuid() == 0 else ""}
        worker_processes 2;
        pid {folder}/pid;
        events {{ worker_connections 1024; }}
        http {{ access_log off; client_body_temp_path {folder}/body; {temporary} include {folder}/site.conf; }}
        """,
        "utf-8",
    )
    program = UNPACKED / "usr" / "sbin" / "nginx"
    command = [str(program), "-e", f"{folder}/errors", "-c", f"{folder}/nginx.conf", "-g", "daemon off;"]
    with _running(command, port, {}):
        yield port


@contextmanager
def caddy(site: Path, folder: Path) -> Iterator[int]:
    """The port at which Caddy serves a site by `hosting/Caddyfile`, which asks its environment for root and port."""
    port = _free_port()
    settings = folder / "Caddyfile"
    # Caddy's own port for orders stays closed.
    settings.write_text("{\n\tadmin off\n}\n" + (HOSTING / "Caddyfile").read_text("utf-8"), "utf-8")
    command = [str(UNPACKED / "usr" / "bin" / "caddy"), "run", "--adapter", "caddyfile", "--config", str(settings)]
    here = {"SITE_ADDRESS": f"http://127.0.0.1:{port}", "SITE_ROOT": str(site), "HOME": str(folder)}
    with _running(command, port, here):
        yield port


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def _running(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[None]:
    """A server while it is needed."""
    assert Path(command[0]).is_file(), f"There is no {command[0]}: run `make test`, which fetches it."
    server = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        for _ in range(200):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, server.stdout and server.stdout.read()
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.communicate(timeout=30)


@dataclass
class Told:
    """What many readers met."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    received: int = 0


def read_by_many(port: int, paths: Sequence[str], readers: int, seconds: float) -> Told:
    """Let many read at once, each one page after the other over one connection, until the time is over."""
    # A browser that another test opened holds this thread's loop.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(_read_by_many(port, paths, readers, seconds))).result()


async def _read_by_many(port: int, paths: Sequence[str], readers: int, seconds: float) -> Told:
    told, until = Told(), time.monotonic() + seconds
    await asyncio.gather(*(_reader(port, paths, random.Random(number), until, told) for number in range(readers)))
    return told


async def _reader(port: int, paths: Sequence[str], choice: random.Random, until: float, told: Told) -> None:
    try:
        stream, out = await asyncio.open_connection("127.0.0.1", port)
        while time.monotonic() < until:
            path = choice.choice(paths)
            out.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n".encode())
            head = (await stream.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
            body = await stream.readexactly(length)
            told.statuses[int(head.split()[1])] += 1
            told.received += len(body)
            if "connection: close" in head:
                out.close()
                stream, out = await asyncio.open_connection("127.0.0.1", port)
        out.close()
    except (OSError, EOFError, ValueError) as fault:
        told.faults.append(repr(fault))
