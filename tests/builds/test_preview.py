"""The preview shows the site as the files stand, or as it last was good under what is wrong; nothing makes it stop."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
import small
from builds import mutations
from qianhai.editing import schema
from qianhai.exports import table
from qianhai.exports.offer import Offer
from qianhai.model import making
from qianhai.pages.compiled import Compiled
from qianhai.preview import overlay, places
from qianhai.preview.desk import Answer, Desk
from qianhai.preview.proving import Prover
from qianhai.preview.view import Kept
from qianhai.publishing import assemble, checked
from qianhai.reading.findings import Position
from qianhai.reading.remembering import Memory
from qianhai.reading.settings import Settings
from qianhai.schema.kinds import EVERY_ID, SCHEMAS

FINANCE = "data/layout/finance.yml"
PAGE = "/en/layout/finance/"
TEXT = small.FILES[FINANCE]
Result = TypeVar("Result")
Project = Callable[[Mapping[str, str]], Settings]

_ADDED = re.compile(re.escape(overlay.BEGIN) + b".*?" + re.escape(overlay.END), re.DOTALL)


@pytest.fixture
def settings(project: Project) -> Settings:
    return project(small.FILES)


@pytest.fixture
def desk(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(settings, tmp_path_factory.mktemp("desk"))
    yield made
    made.end()


def save(settings: Settings, text: str | bytes, name: str = FINANCE) -> None:
    """Save a file as plain editors do."""
    (settings.root / name).write_bytes(text.encode() if isinstance(text, str) else text)


def shown(desk: Desk, path: str = PAGE) -> tuple[str, str]:
    """A page, and what is laid over it."""
    answer = desk.answer(path)
    return answer.body.decode(), answer.findings


def cold(settings: Settings) -> Mapping[str, bytes]:
    """The whole site, made from nothing."""
    report, whole = assemble.assemble(settings)
    assert whole is not None, report
    return whole.site


def address(path: str) -> str:
    """How a browser asks for a file of the site."""
    return "/" + urllib.parse.quote(path.removesuffix("index.html"))


# --- what is shown --------------------------------------------------------------------------------------------------


def test_every_address_answers_with_the_bytes_of_a_cold_build(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    settings = project({**small.in_three_languages(), "docs/root/.well-known/security.txt": "Contact: x\n"})
    desk = Desk(settings, tmp_path_factory.mktemp("desk"))
    site = cold(settings)
    for path in site:
        answer = desk.answer(address(path))
        assert (answer.status, answer.findings) == (200, ""), path
        assert answer.body == site[path], path
        if path.endswith(".html"):
            page = overlay.with_script(answer.body, answer.state, answer.mark, answer.findings)
            assert _ADDED.sub(b"", page) == site[path]
            assert page != site[path]
    desk.end()


def test_each_export_is_told_by_its_paths(settings: Settings) -> None:
    data, _ = checked.load(settings)
    offer = Offer(making.build(data), "")
    for name, export in table.EXPORTS.items():
        for path in export(offer):
            assert table.made_by(path) == name, path


def test_an_address_without_its_slash_and_a_lost_one(desk: Desk) -> None:
    assert (desk.answer("/en/timeline").status, desk.answer("/en/timeline").to) == (302, "/en/timeline/")
    for path in ("/en/nowhere/", "/nowhere.png", "/../../etc/passwd", "/en/../../x", "/\0", "/en/index.html/"):
        assert desk.answer(path).status == 404, path
    site = cold(desk.settings)
    assert desk.answer("/en/nowhere/").body == site["en/404.html"]
    assert desk.answer("/nowhere/").body == site["404.html"]


def test_each_statement_leads_to_its_line(settings: Settings, desk: Desk) -> None:
    found = json.loads(desk.places)["items"]
    for name, place in found.items():
        file, line = place["at"].split(":")
        lines = (settings.root / file).read_text("utf-8").splitlines()
        assert lines[int(line) - 1].strip(" -") == f"id: {name}"
        assert place["href"].startswith(f"vscode://file{settings.root}/{file}:{line}:")
    assert {"/".join(page.split("/")) for page in json.loads(desk.places)["pages"]} >= {"layout/finance/", "plan/"}
    own = {"EDITOR_URL": "idea://open?file={path}&line={line}"}
    assert places.opening(Position("data/x.yml", 3, 5), Path("/p"), own) == "idea://open?file=/p/data/x.yml&line=3"


# --- what an editor does --------------------------------------------------------------------------------------------


def test_thirty_fast_saves_end_in_the_last(settings: Settings, desk: Desk) -> None:
    for number in range(30):
        save(settings, TEXT.replace("Fund rules", f"Rules no. {number:02}"))
        if number % 7 == 0:
            assert f"Rules no. {number:02} changed" in shown(desk)[0]
    page, findings = shown(desk)
    assert "Rules no. 29 changed" in page
    assert findings == ""


def test_saves_under_one_stamp_and_size_are_seen(settings: Settings, desk: Desk) -> None:
    path = settings.root / FINANCE
    assert "Fund rules" in shown(desk)[0]
    stamp = path.stat().st_mtime_ns
    save(settings, TEXT.replace("Fund rules", "Fond rules"))
    os.utime(path, ns=(stamp, stamp))
    assert "Fond rules" in shown(desk)[0]


def test_a_file_replaced_in_one_step_is_seen(settings: Settings, desk: Desk) -> None:
    assert "Fund rules" in shown(desk)[0]
    beside = settings.root / "data/layout/.finance.yml.swp"
    beside.write_text(TEXT.replace("Fund rules", "New rules"), "utf-8")
    beside.replace(settings.root / FINANCE)
    page, findings = shown(desk)
    assert "New rules changed" in page
    assert findings == ""


def test_an_editors_lock_is_nothing(settings: Settings, desk: Desk) -> None:
    assert shown(desk)[1] == ""
    lock = settings.root / "data/layout/.#finance.yml"
    lock.symlink_to("user@host.4711:1732")
    save(settings, TEXT.replace("Fund rules", "New rules"))
    page, findings = shown(desk)
    assert "New rules changed" in page
    assert findings == ""
    lock.unlink()
    assert shown(desk)[1] == ""


def test_a_file_that_goes_and_comes_back(settings: Settings, desk: Desk) -> None:
    good = shown(desk)[0]
    (settings.root / "data/sources/all.yml").unlink()
    page, findings = shown(desk)
    assert page == good
    assert "[missing-file] data/sources/ holds no file of sources." in findings
    save(settings, small.FILES["data/sources/all.yml"], "data/sources/SOURCES.yml")
    assert shown(desk) == (good, "")


def test_another_branch(settings: Settings, desk: Desk) -> None:
    def git(*command: str) -> None:
        subprocess.run(["git", *command], cwd=settings.root, check=True, capture_output=True)

    git("init", "-b", "main")
    git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--allow-empty", "-m", "empty")
    git("add", "data")
    git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-m", "data")
    git("checkout", "-b", "other")
    save(settings, TEXT.replace("Fund rules", "New rules"))
    git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-am", "other")
    assert "New rules" in shown(desk)[0]
    git("checkout", "main")
    assert "Fund rules" in shown(desk)[0]
    git("checkout", "other")
    assert "New rules" in shown(desk)[0]


# --- what goes wrong ------------------------------------------------------------------------------------------------

BAD: Mapping[str, tuple[str, str | bytes, str]] = {
    "not YAML": (FINANCE, "statements: [", f"{FINANCE}:1:"),
    "a bad byte": (FINANCE, TEXT.encode() + b"# \xff\n", f"{FINANCE}:"),
    "an unknown key": (FINANCE, TEXT.replace("also:", "alos:"), f"{FINANCE}:12:5"),
    "a broken template of the theme": ("docs/theme/main.html", "a\n{% if %}", "docs/theme/main.html:2:1"),
    "a fault in the theme": ("docs/theme/main.html", "a\n{{ page.nothing.here }}", "docs/theme/main.html:2:1"),
    "an unknown setting": ("mkdocs.yml", "INHERIT: docs/en.yml\nnot_a_setting: 1\n", "mkdocs.yml:2:1"),
    "settings that are none": ("mkdocs.yml", "theme: [", "mkdocs.yml:1:9"),
    "a plugin": ("mkdocs.yml", "INHERIT: docs/en.yml\ntheme:\n  name: material\nplugins: [search]\n", "mkdocs.yml:4:1"),
    "settings of another kind": ("mkdocs.yml", "INHERIT: docs/en.yml\ntheme: 5\n", "mkdocs.yml:2:1"),
}


@pytest.mark.parametrize(("name", "text", "place"), BAD.values(), ids=BAD.keys())
def test_what_is_wrong_is_laid_over_the_last_good_page_and_goes_when_mended(
    settings: Settings, desk: Desk, name: str, text: str | bytes, place: str
) -> None:
    good, before = shown(desk)
    assert before == ""
    whole = (settings.root / name).read_bytes()
    save(settings, text, name)
    page, findings = shown(desk)
    assert page == good
    assert place in findings
    assert "[" in findings
    save(settings, whole, name)
    assert shown(desk) == (good, "")


def test_what_is_wrong_from_the_first_is_shown_too(settings: Settings, desk: Desk) -> None:
    save(settings, TEXT.replace("also:", "alos:"))
    for path in ("/", PAGE, "/en/assets/site.css"):
        answer = desk.answer(path)
        assert f"{FINANCE}:12:5" in answer.findings
        assert answer.body == overlay.EMPTY
    save(settings, TEXT)
    assert "Fund rules" in shown(desk)[0]


def test_the_terminal_is_told_of_each_warning_once(
    bilingual: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = (bilingual.root / FINANCE).read_text("utf-8")
    changed = text.replace("Fund rules changed", "Fund rules were changed")
    desk = Desk(bilingual, tmp_path_factory.mktemp("desk"))
    for saved in (text, changed, changed + "# again\n", text):
        save(bilingual, saved)
        shown(desk)
    desk.end()
    first, warned, again, mended = desk.told
    assert (first, mended) == ("No findings.", "No findings.")
    assert warned.startswith(f"{FINANCE}:7:16: warning [stale-translation] This Chinese was not confirmed")
    assert (warned.splitlines()[-1], again) == ("1 warning.", "1 warning.")


def test_a_fault_of_the_program_is_shown_with_its_line(
    settings: Settings, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, _ = shown(desk)

    def broken(_: object) -> None:
        raise KeyError("stages")

    with monkeypatch.context() as patch:
        patch.setattr(making, "build", broken)
        save(settings, TEXT + "# again\n")
        page, findings = shown(desk)
    assert page == good
    assert "The model could not be made: &#x27;stages&#x27; (KeyError)." in findings
    assert "scripts/qianhai/preview/desk.py:" in findings
    save(settings, TEXT)
    assert shown(desk) == (good, "")


@pytest.mark.parametrize("seed", range(10))
def test_after_any_edits_the_site_is_that_of_a_cold_build(
    settings: Settings, desk: Desk, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    random = Random(f"preview {seed}")
    pages, theme, program = Compiled(), Compiled(), Memory()
    whole = mutations.parsed(small.FILES)
    last: dict[str, bytes] = {}

    def both(fresh: Desk) -> list[tuple[str, Answer, Answer]]:
        return [(asked, fresh.answer(asked), desk.answer(asked)) for asked in ASKED]

    for _ in range(EDITS):
        files = mutations.written(mutations.mutated(whole, random) if random.random() < 0.8 else whole)
        for name in small.FILES:
            path = settings.root / name
            if name in files:
                save(settings, files[name], name)
            else:
                path.unlink(missing_ok=True)
        fresh = Desk(settings, tmp_path_factory.mktemp("fresh"), Kept(pages, theme, OfTheProgram(program)))
        # A server's answers come from threads, beside which the program makes no copies of itself.
        with ThreadPoolExecutor(1) as thread:
            answers = thread.submit(both, fresh).result()
        for asked, expected, answer in answers:
            if expected.findings:
                assert answer.findings in ((expected.findings,) if asked.endswith("/") else ("", expected.findings))
                assert answer.body == last.get(asked, answer.body)
            else:
                assert (answer.status, answer.findings) == (expected.status, "")
                assert answer.body == expected.body
                last[asked] = answer.body
        fresh.end()


class OfTheProgram(Memory):
    """Knows what came of templates and assets for the desks before, which no edit of data touches; of data, nothing."""

    def __init__(self, known: Memory) -> None:
        super().__init__()
        self._known = known

    def of(self, work: Callable[[], Result], *key: Hashable) -> Result:
        """What came of it, for this desk or for one before."""
        of_program = key[0] in ("templates", "assets", "taken")
        return self._known.of(work, *key) if of_program else super().of(work, *key)


ASKED = ("/en/", PAGE, "/en/glossary/", "/en/sources/", "/api/v1/plan.json", "/en/feed.xml")

EDITS = 30
"""How many edits one test makes; ten make 300."""


# --- the program ----------------------------------------------------------------------------------------------------


def free() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        number: int = one.getsockname()[1]
        return number


def command(root: Path, settings: Settings, *options: str) -> list[str]:
    return [sys.executable, str(root / "scripts/build.py"), "--root", str(settings.root), "serve", *options]


def fetched(port: int, path: str = PAGE) -> str:
    """What the server answers, as soon as it does."""
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
                text: str = answer.read().decode("utf-8", "replace")
                return text
        except urllib.error.HTTPError as error:
            return error.read().decode("utf-8", "replace")
        except (urllib.error.URLError, ConnectionError):
            assert time.monotonic() < until
            time.sleep(0.05)


@contextmanager
def served(root: Path, settings: Settings) -> Iterator[tuple[int, "subprocess.Popen[str]"]]:
    port = free()
    with subprocess.Popen(
        command(root, settings, "--port", str(port)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            fetched(port)
            yield port, process
        finally:
            process.kill()


def test_an_interrupt_ends_it_quietly(root: Path, settings: Settings) -> None:
    with served(root, settings) as (port, process):
        # A browser waits for news meanwhile.
        with socket.create_connection(("127.0.0.1", port)) as waiting:
            waiting.sendall(b"GET /__preview/next?path=/en/ HTTP/1.0\r\n\r\n")
            time.sleep(0.2)
            process.send_signal(signal.SIGINT)
            said, _ = process.communicate(timeout=20)
        assert process.returncode == 0
        assert "Traceback" not in said
        assert (
            said.splitlines()[0] == f"The site is at http://127.0.0.1:{port}/ and follows every change. Ctrl+C ends it."
        )


def test_a_browser_is_told_of_changes_and_of_what_the_proof_finds(root: Path, settings: Settings) -> None:
    with served(root, settings) as (port, _):
        about = json.loads(re.findall(r'data-preview="([^"]*)"', fetched(port))[0].replace("&quot;", '"'))
        asked = urllib.parse.urlencode({"state": about["state"], "path": PAGE})
        save(settings, TEXT.replace("Fund rules", "New rules"))
        news = json.loads(fetched(port, f"/__preview/next?{asked}"))
        assert news["state"] != about["state"]
        assert news["mark"] != about["mark"]
        # What no page shows by itself: the whole is proved after a pause.
        (settings.root / "docs/root").mkdir()
        save(settings, "mine", "docs/root/robots.txt")
        until = time.monotonic() + 120
        while "docs/root/robots.txt: the site has a file of this name" not in news["findings"]:
            assert time.monotonic() < until, news
            asked = urllib.parse.urlencode({"state": news["state"], "path": PAGE})
            news = json.loads(fetched(port, f"/__preview/next?{asked}"))
        (settings.root / "docs/root/robots.txt").unlink()
        assert "robots.txt" not in fetched(port)


def test_a_port_that_is_taken_is_said_in_a_sentence(root: Path, settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = subprocess.run(
            command(root, settings, "--port", str(port)), capture_output=True, text=True, check=False, timeout=60
        )
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == f"Port {port} is taken. make serve PORT={port + 1}\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--port", "99999"], "There is no port 99999; ports go from 1 to 65535. make serve PORT=8000\n"),
        (["--host", "203.0.113.7"], "This machine is not called 203.0.113.7. make serve HOST=127.0.0.1\n"),
    ],
)
def test_where_it_cannot_listen_is_said_in_a_sentence(
    root: Path, settings: Settings, options: list[str], said: str
) -> None:
    told = subprocess.run(command(root, settings, *options), capture_output=True, text=True, check=False, timeout=60)
    assert (told.returncode, told.stdout, told.stderr) == (1, "", said)


def test_a_changed_program_begins_again_and_a_broken_one_is_shown(
    root: Path, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = tmp_path_factory.mktemp("program")
    shutil.copytree(root / "scripts", copy / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    module = copy / "scripts/qianhai/model/site.py"
    good = module.read_text("utf-8")
    with served(copy, settings) as (port, process):
        module.write_text(good + "\ndef broken(:\n", "utf-8")
        line = good.count("\n") + 2
        until = time.monotonic() + 60
        while f"scripts/qianhai/model/site.py:{line}" not in fetched(port):
            assert time.monotonic() < until
            time.sleep(0.1)
        module.write_text(
            good.replace('yield Page("", "", "home.md.j2", ', 'yield Page("", "", "home.md.j2", "Anew" or ')
        )
        while "<title>Anew" not in fetched(port, "/en/"):
            assert time.monotonic() < until
            time.sleep(0.1)
        assert "site.py" not in fetched(port)
        assert process.poll() is None


def test_editors_know_what_was_added_once_there_is_a_pause(
    settings: Settings, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qianhai.preview.desk.PAUSE", -1)
    monkeypatch.setattr(Prover, "start", lambda _: None)
    known = settings.data / SCHEMAS / EVERY_ID
    desk.follow()
    assert not known.exists(), "A project without schemas is given none."
    schema.make(settings)
    assert "fund-law" not in known.read_text("utf-8")
    save(settings, small.FILES[FINANCE].replace("fund-rules", "fund-law"))
    desk.follow()
    assert "fund-law" in known.read_text("utf-8")
    # What cannot be written keeps nobody from looking.
    shutil.rmtree(known.parent)
    known.parent.mkdir()
    known.mkdir()
    save(settings, small.FILES[FINANCE])
    desk.follow()
    assert desk.answer("/en/layout/finance/").status == 200
