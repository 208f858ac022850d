"""The site on servers of one's own and on hosts: what they are told, and what readers then get."""

import gzip
import os
import re
import shutil
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import brotli
import pytest
import servers
from qianhai.publishing import hosts
from qianhai.publishing.compressing import compressed
from qianhai.publishing.folder import files_in
from qianhai.publishing.placing import MANIFEST
from qianhai.publishing.security import HEADERS

PAGE = "en/industries/finance/"
FEW = (f"{PAGE}index.html", "404.html", "zh-Hant/404.html", "api/v1/statements.csv")
TOLD = ("_headers", "_redirects")


@pytest.fixture(scope="module")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site, with compressed copies of a few files, as `make site COMPRESSED=yes` has them of all."""
    folder = tmp_path_factory.mktemp("www") / "site"
    shutil.copytree(site, folder, copy_function=os.link)
    for name, content in compressed({name: (site / name).read_bytes() for name in FEW}).items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def port(served: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where a server shows the site."""
    serve = {"nginx": servers.nginx, "caddy": servers.caddy}[request.param]
    with serve(served, tmp_path_factory.mktemp("server")) as port:
        yield port


def test_every_kind_of_file_is_sent_as_what_it_is(served: Path, port: int) -> None:
    names = [name for name in files_in(served) if name not in (MANIFEST, *TOLD) and not name.endswith((".br", ".gz"))]
    one_each = {hosts.media_type(name): name for name in names}
    one_each |= {hosts.media_type(name): name for name in ("en/feed.xml", "api/v1/items/finance.json")}
    assert len(one_each) > 10
    for media, name in one_each.items():
        answer = servers.ask(port, f"/{name}")
        assert (answer.status, answer.headers["content-type"]) == (200, media), name
        assert answer.body == (served / name).read_bytes()


def test_what_was_compressed_beforehand_is_sent(served: Path, port: int) -> None:
    plain = (served / PAGE / "index.html").read_bytes()
    for accepted, unpack in (("gzip", gzip.decompress), ("gzip, deflate, br", brotli.decompress)):
        answer = servers.ask(port, f"/{PAGE}", Accept_Encoding=accepted)
        assert answer.headers["content-encoding"] == accepted.rpartition(" ")[2]
        assert answer.headers["vary"].lower() == "accept-encoding"
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert len(answer.body) < len(plain) / 3
        assert unpack(answer.body) == plain
    assert "content-encoding" not in servers.ask(port, f"/{PAGE}").headers


def test_every_answer_keeps_readers_safe(port: int) -> None:
    for path in ("/", f"/{PAGE}", "/api/v1/plan.json", "/en/nowhere/", "/nowhere"):
        headers = servers.ask(port, path).headers
        assert {name: headers.get(name.lower()) for name in HEADERS} == HEADERS, path


def test_what_never_changes_is_kept_and_the_rest_asked_for_anew(served: Path, port: int) -> None:
    hashed = [name for name in files_in(served) if re.search(hosts.HASHED, name)]
    assert hashed
    for name in hashed:
        assert servers.ask(port, f"/{name}").headers["cache-control"] == hosts.FOR_GOOD
    for path in (f"/{PAGE}", "/api/v1/plan.json", "/assets/0123456789ab/lost.css"):
        answer = servers.ask(port, path)
        assert answer.headers["cache-control"] == hosts.FOR_A_WHILE
    known = servers.ask(port, f"/{PAGE}").headers["etag"]
    assert servers.ask(port, f"/{PAGE}", If_None_Match=known).status == 304


def test_an_address_without_its_slash_leads_to_the_one_with_it(port: int) -> None:
    for path in ("/en", "/en/industries/finance", "/id/finance", "/id/finance/cite"):
        answer = servers.ask(port, path)
        assert (answer.status, answer.headers["location"]) in ((301, f"{path}/"), (308, f"{path}/"))


def test_a_lost_address_gets_the_page_of_its_language(served: Path, port: int) -> None:
    for path, page in {
        "/nowhere": "404.html",
        "/id/no-such-id/": "404.html",
        "/api/v1/items/no-such-id.json": "404.html",
        "/en/nowhere/at/all": "en/404.html",
        "/en/lost.csv": "en/404.html",
        "/zh-Hant/x.html": "zh-Hant/404.html",
        "/zh-Hans/goals/none/": "zh-Hans/404.html",
        f"/{MANIFEST}": "404.html",
        "/en/.git/config": "en/404.html",
    }.items():
        answer = servers.ask(port, path)
        assert (answer.status, answer.headers["content-type"]) == (404, "text/html; charset=utf-8"), path
        assert answer.body == (served / page).read_bytes(), path


def test_programs_of_other_pages_may_read_the_data_alone(port: int) -> None:
    assert servers.ask(port, "/api/v1/plan.json").headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in servers.ask(port, f"/{PAGE}").headers


def test_many_read_at_once(served: Path, tmp_path: Path) -> None:
    """Two hundred readers, for a few seconds here and for a minute in `make load`; it ends by itself."""
    pages = [f"/{name}" for name in files_in(served / "en") if name.endswith("index.html")]
    paths = [f"/en{page.removesuffix('index.html')}" for page in pages]
    with servers.nginx(served, tmp_path) as port:
        told = servers.read_by_many(port, paths, readers=200, seconds=float(os.environ.get("LOAD_SECONDS", "4")))
    assert told.faults == []
    assert set(told.statuses) == {200}
    print(f"{told.statuses[200]} answers, {told.received / 1e6:.0f} MB")  # noqa: T201
    assert told.statuses[200] > 1000


def test_hosts_find_what_they_read_in_the_site(site: Path) -> None:
    rules = re.findall(r"^(\S+)\n((?:  \S.*\n)+)", (site / "_headers").read_text("utf-8"), re.MULTILINE)
    told = {path: dict(line.strip().split(": ", 1) for line in lines.splitlines()) for path, lines in rules}
    assert told["/*"] == HEADERS
    for_good = [path for path, headers in told.items() if headers.get("Cache-Control") == hosts.FOR_GOOD]
    for name in files_in(site):
        meant = [path for path in for_good if fnmatchcase(f"/{name}", path)]
        assert len(meant) == bool(re.search(hosts.HASHED, name)), name
    assert told["/api/v1/items/*.ris"] == {"Content-Type": hosts.media_type("x.ris")}
    redirects = [line.split() for line in (site / "_redirects").read_text("utf-8").splitlines() if line[0] != "#"]
    assert redirects == [[f"/{one}/*", f"/{one}/404.html", "404"] for one in ("en", "zh-Hans", "zh-Hant")]
    assert all((site / target[1:]).is_file() for _, target, _ in redirects)


def test_the_site_is_within_what_hosts_take(site: Path) -> None:
    files = files_in(site)
    lines = (site / "_headers").read_text("utf-8").splitlines()
    assert sum(line.startswith("/") for line in lines) <= hosts.LIMITS["rules"]
    assert max(map(len, lines)) <= hosts.LIMITS["line"]
    assert all(line.count("*") <= 1 for line in lines if line.startswith("/"))
    assert len(files) <= hosts.LIMITS["files"]
    assert max(map(len, files.values())) <= hosts.LIMITS["bytes"]
