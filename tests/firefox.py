"""Firefox, driven by the protocol it has built in (Marionette): one window, real clicks and keys, no network.

Playwright drives a Firefox of its own making alone, which comes from no package registry.
"""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WAITS = 30.0
"""How long a busy machine may take for what is waited for."""

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # by which WebDriver names an element


@dataclass
class Firefox:
    """One window. What is not there raises AssertionError."""

    wire: socket.socket
    asked: int = 0

    def open(self, address: str) -> None:
        """Go to an address."""
        self._send("WebDriver:Navigate", url=address)

    @property
    def address(self) -> str:
        """Where the window is."""
        return str(self._send("WebDriver:GetCurrentURL")["value"])

    def run(self, script: str) -> Any:
        """What a script of the page gives back."""
        return self._send("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def click(self, selector: str) -> None:
        """Click the first element of a selector, as soon as it is there."""
        self._send("WebDriver:ElementClick", id=self._found(selector))

    def type(self, selector: str, text: str) -> None:
        """Type into an element."""
        self._send("WebDriver:ElementSendKeys", id=self._found(selector), text=text)

    def wait_for(self, script: str) -> None:
        """Wait until a script of the page, an expression, is true."""
        until = time.monotonic() + WAITS
        while not self.run(f"return Boolean({script})"):
            assert time.monotonic() < until, f"never came true at {self.address}: {script}"
            time.sleep(0.05)

    def _found(self, selector: str) -> str:
        self.wait_for(f"document.querySelector({json.dumps(selector)})")
        found = self._send("WebDriver:FindElement", using="css selector", value=selector)
        return str(found["value"][_ELEMENT])

    def _send(self, command: str, **parameters: object) -> Any:
        self.asked += 1
        message = json.dumps([0, self.asked, command, parameters]).encode()
        self.wire.sendall(f"{len(message)}:".encode() + message)
        _, number, error, result = self.receive()
        assert (number, error) == (self.asked, None), (command, parameters, error)
        return result

    def receive(self) -> Any:
        """The next message: its length, a colon, and JSON."""
        length = b""
        while not length.endswith(b":"):
            byte = self.wire.recv(1)
            assert byte, "Firefox is gone."
            length += byte
        content = b""
        while len(content) < int(length[:-1]):
            content += self.wire.recv(int(length[:-1]) - len(content))
        return json.loads(content)


@contextmanager
def firefox(folder: Path, language: str) -> Iterator[Firefox]:
    """A Firefox for readers of a language, with a profile of its own in an empty folder, that reaches no host."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "No Firefox on this machine: run `make test`, which installs it."
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "marionette.port": port,
        "intl.accept_languages": language,
        # Whatever is asked of the network goes to a port where nobody listens.
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": 9,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": 9,
        "app.update.enabled": False,
        "datareporting.policy.dataSubmissionEnabled": False,
    }
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items()]
    (folder / "user.js").write_text("".join(lines), "utf-8")
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with _connected(port, process) as wire:
            window = Firefox(wire)
            window.receive()  # its greeting
            window._send("WebDriver:NewSession")  # noqa: SLF001
            yield window
    finally:
        process.terminate()
        process.wait(timeout=30)


def _connected(port: int, process: "subprocess.Popen[bytes]") -> socket.socket:
    until = time.monotonic() + WAITS * 2
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=WAITS)
        except OSError:
            assert process.poll() is None, "Firefox ended before it was ready."
            assert time.monotonic() < until, "Firefox was not ready in time."
            time.sleep(0.1)
