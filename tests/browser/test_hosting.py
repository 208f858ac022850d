"""The site on hosts that differ: below a path, without slashes, without its public address, at lost addresses."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from qianhai.publishing import assemble
from qianhai.publishing.security import HEADERS
from qianhai.reading.settings import Settings

BELOW = "/some/where/"


class Bare(SimpleHTTPRequestHandler):
    """A host that serves the site below a path, shows folders without adding a slash, and its 404 page for the rest."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def do_GET(self) -> None:  # named by the library
        """Serve a file, a folder's page, or the nearest 404 page."""
        folder = Path(self.directory)
        below = self.path.split("?")[0].removeprefix(BELOW)
        file = folder / below
        if file.is_dir():
            file /= "index.html"
        status = 200
        if not self.path.startswith(BELOW) or not file.is_file():
            language = folder / below.split("/")[0] / "404.html"
            file, status = language if language.is_file() else folder / "404.html", 404
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(file))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(file.read_bytes())


@pytest.fixture
def host(bilingual: Settings) -> Iterator[str]:
    """The small site in three languages, built without its public address."""
    report = assemble.build(bilingual)
    assert not report.failed
    assert report.said[-1] == "SITE_URL is not set: citations, feeds and sitemaps name no host."
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Bare, directory=str(bilingual.site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{BELOW}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of an English reader."""
    page = browser.new_page(locale="en-GB")
    yield page
    page.close()


def links_of(page: Page) -> list[str]:
    links: list[str] = page.eval_on_selector_all("main a", "links => links.map(link => link.href)")
    return links


def test_a_page_without_its_slash_is_whole(host: str, page: Page) -> None:
    asked: list[str] = []
    page.on("response", lambda response: asked.append(f"{response.status} {response.url}"))
    page.goto(f"{host}en/layout/finance?q=#fund-rules", wait_until="load")
    assert page.url == f"{host}en/layout/finance/?q=#fund-rules"
    assert [one for one in asked if re.fullmatch(rf"200 {host}assets/\w+/site\.css", one)]
    assert page.get_attribute("link[rel=icon]", "href")
    assert f"{host}en/layout/stages/" in links_of(page)
    page.goto(f"{host}id/fund-rules", wait_until="load")
    page.wait_for_url(f"{host}en/layout/finance/#fund-rules")
    page.goto(f"{host}id/fund-rules/cite")
    assert f"{host}api/v1/items/fund-rules.bib" in links_of(page)


def test_a_lost_address_leads_to_the_root(host: str, page: Page) -> None:
    every = ["en", "zh-Hans", "zh-Hant"]
    lost = {
        "en/nowhere/at/all": ["en"],
        "zh-Hant/x.html": ["zh-Hant"],
        "id/no-such-id/": every,
        "api/v1/nothing": every,
    }
    for address, shown in lost.items():
        response = page.goto(host + address)
        assert response
        assert response.status == 404
        ways = ("", "plan/", "progress/", "sources/")
        assert links_of(page) == [f"{host}{language}/{way}" for language in shown for way in ways]
        assert page.evaluate("getComputedStyle(document.body).maxWidth") == "512px"


def test_machines_find_the_alternates(host: str, page: Page) -> None:
    page.goto(f"{host}en/layout/finance/", wait_until="load")
    expect(page.locator('link[rel="alternate"]')).to_have_count(5)
    assert page.get_attribute('link[rel="alternate"][type="application/atom+xml"]', "href") == "../../feed.xml"
    source = page.request.get(f"{host}en/layout/finance/").text()
    assert 'name="citation_author"' not in source
    assert '<meta name="citation_publisher" content="Qianhai Plan Reference">' in source
