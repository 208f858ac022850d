"""The editor's desk: the site as the files now stand, or as they last were good, with what is wrong since."""

import gc
import hashlib
import secrets
import shutil
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..checking.loading import Report
from ..editing.schema import refresh
from ..model import making
from ..pages.compiled import Compiled
from ..publishing.checked import NOTHING, load, with_failure
from ..reading.failing import Failed, finding_of, in_hand
from ..reading.remembering import Memory
from ..reading.settings import Settings
from . import overlay, program, watching
from .proving import Prover
from .view import MADE_LAST, Kept, View

PAUSE = 2.0
"""Seconds without a change after which the whole is proved."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: a status, the file's name, its bytes, and to where to go instead, if anywhere.

    A page has a mark, which is another where another page is shown, and the state that it was made in; `findings` are
    laid over it.
    """

    status: int
    name: str
    body: bytes
    to: str = ""
    mark: str = ""
    state: str = ""
    findings: str = ""


class Desk:
    """Follows a project's files; several threads may ask it. `folder` is its own; `kept` is what others left."""

    def __init__(self, settings: Settings, folder: Path, kept: Kept | None = None) -> None:
        self.settings = settings
        self._folder = folder
        self._paths = watching.followed(settings)
        self._seen: watching.Seen = {}
        self._sure = False
        self._bytes = ""
        self._lock = threading.RLock()
        self._news = threading.Condition(self._lock)
        self._run, self._number = secrets.token_hex(4), 0
        self._kept = kept or Kept(Compiled(), Compiled(), Memory())
        self._view: View | None = None
        self._shelf: Path | None = None
        self._good: dict[str, bytes] = {}
        self._report: Report = NOTHING
        self._of_program: Report | None = None
        self._of_whole: Report | None = None
        self._program_changed = False
        self._changed = 0.0
        self._left = False
        self._whole: Path | None = None
        (folder / "proof").mkdir()
        self._prover = Prover(settings, folder / "proof")
        self.told: list[str] = []
        """What the terminal is still to be told."""

    # The files

    def look(self) -> None:
        """Read everything again if anything changed since."""
        with self._lock:
            files = watching.seen(self._paths)
            if files == self._seen and (self._sure or not self._doubtful(files)):
                return
            for _ in range(10):  # a file that is being replaced is gone for a moment
                time.sleep(0.02)
                before, files = files, watching.seen(self._paths)
                if files == before:
                    break
            if self._seen and watching.of_program(files) != watching.of_program(self._seen):
                self._program_changed = True
            self._seen, self._bytes = files, watching.digest(files)
            self._sure = time.time_ns() - watching.newest(files) > watching.DOUBT
            self._read()

    def _doubtful(self, files: watching.Seen) -> bool:
        """Whether a file changed under a stamp that it had already; asked once the stamps are old enough to tell."""
        if time.time_ns() - watching.newest(files) <= watching.DOUBT:
            return False
        self._sure = watching.digest(files) == self._bytes
        return not self._sure

    def _read(self) -> None:
        report, view = NOTHING, None
        self._prover.stop()
        shelf = Path(tempfile.mkdtemp(dir=self._folder))
        try:
            data, report = load(self.settings, self._kept.memory)
            if not report.failed:
                with in_hand("The model"):
                    view = View(data, making.build(data), self.settings, shelf, self._kept)
        except Failed as failed:
            report = with_failure(report, failed.finding, self.settings)
        except Exception as error:  # whatever it is, the preview goes on
            report = with_failure(report, finding_of(error, "The site"), self.settings)
        unused: Path | None = shelf
        if view is not None:
            unused, self._shelf, self._view = self._shelf, shelf, view
        if unused is not None:
            shutil.rmtree(unused, ignore_errors=True)
        self.told.append(overlay.news(report, self._report))
        self._report, self._of_whole, self._whole = report, None, None
        self._changed = time.monotonic()
        self._left = True
        self._tell()

    def _tell(self) -> None:
        self._number += 1
        self._news.notify_all()

    @property
    def state(self) -> str:
        """The number of the state, which no other run shares."""
        return f"{self._run}-{self._number}"

    def wait(self, state: str, seconds: float) -> str:
        """Wait until the state is another, for so long at most. Returns the state."""
        with self._lock:
            self._news.wait_for(lambda: self.state != state, seconds)
            return self.state

    # The background

    def follow(self) -> bool:
        """Look at the files, and prove the whole after a pause. Returns whether the program is to begin again."""
        self.look()
        with self._lock:
            changed, self._program_changed = self._program_changed, False
        if changed:
            fault = program.fault()
            if fault is None:
                return True
            with self._lock:
                self._of_program = fault
                self.told.append(overlay.told(fault))
                self._tell()
        with self._lock:
            self._clear_away()
            if self._of_whole is None and not self._report.failed:
                self._prove()
        return False

    def _clear_away(self) -> None:
        """Collect what earlier states left, once nobody waits: Python does not by itself (`build.py`)."""
        if self._left and time.monotonic() - self._changed > PAUSE:
            self._left = False
            gc.collect()

    def _prove(self, *, now: bool = False) -> None:
        """Begin to prove the whole, or hear what came of it."""
        if not self._prover.running:
            if now or time.monotonic() - self._changed > PAUSE:
                self._prover.start()
                self._tell_editors()
        elif proof := self._prover.result():
            self._of_whole = proof.report
            self._whole = None if proof.report.failed else proof.site
            if proof.report.failed:
                self.told.append(overlay.told(proof.report))
                self._tell()

    def _tell_editors(self) -> None:
        """Let editors know the ids there are. Where nothing can be written, the check says what they do not know."""
        if self._view is not None:
            with suppress(OSError):
                refresh(self.settings, self._view.data)

    def end(self) -> None:
        """Leave nothing running."""
        self._prover.end()

    # The answers

    def answer(self, path: str) -> Answer:
        """What is at a path of the site."""
        name = path.lstrip("/")
        if name in MADE_LAST:
            return self._made_last(name)
        with self._lock:
            self.look()
            name += "index.html" if not name or name.endswith("/") else ""
            content, fault = self._content(name)
            if content is None and fault is None and self._content(f"{name}/index.html") != (None, None):
                return Answer(302, name, b"", to=f"/{name}/")
            status = 200
            if content is None:
                status, content = (404, self._lost(name)) if fault is None and self._view else (500, b"")
            if not name.endswith(".html") and status == 200:
                return Answer(status, name, content)
            return self._page(status, content, fault)

    def _page(self, status: int, content: bytes, fault: Report | None) -> Answer:
        """A page under what is wrong with it and with all; an empty one where there is none."""
        root = self.settings.root
        of_page = overlay.over(fault, root)
        findings = of_page + "".join(overlay.over(one, root) for one in self._wrong())
        mark = hashlib.sha256(f"{status} {len(of_page)} {of_page}".encode() + content).hexdigest()[:16]
        return Answer(status, "page.html", content or overlay.EMPTY, "", mark, self.state, findings)

    def failed(self, error: Exception, path: str) -> Answer:
        """What is answered where an answer failed as nobody foresaw."""
        with self._lock:
            return self._page(
                500, b"", with_failure(NOTHING, finding_of(error, f"The answer to {path}"), self.settings)
            )

    def _wrong(self) -> list[Report]:
        return [one for one in (self._of_program, self._report, self._of_whole) if one is not None and one.failed]

    def _content(self, name: str) -> tuple[bytes | None, Report | None]:
        """A file of the site; as it last was, and why, where it cannot be made."""
        if self._view is None:
            return None, None
        try:
            content = self._view.content(name)
        except Failed as failed:
            return self._good.get(name), with_failure(NOTHING, failed.finding, self.settings)
        if content is not None and name.endswith(".html"):
            self._good[name] = content
        return content, None

    def _lost(self, name: str) -> bytes:
        nearest = f"{name.partition('/')[0]}/404.html"
        return self._content(nearest)[0] or self._content("404.html")[0] or b""

    def _made_last(self, name: str) -> Answer:
        """What tells of all other files, such as the copy of the site, once the whole is made."""
        while True:
            with self._lock:
                self.look()
                if self._whole is not None:
                    return Answer(200, name, (self._whole / name).read_bytes())
                if self._report.failed or self._of_whole is not None:
                    return self._page(503, b"", None)
                self._prove(now=True)
            time.sleep(0.1)

    @property
    def places(self) -> bytes:
        """Where everything stands in the data, as JSON."""
        with self._lock:
            self.look()
            return self._view.places if self._view else b'{"items": {}, "pages": {}}'
