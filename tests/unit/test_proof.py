"""The proof reads pages as browsers do, and finds what would run, load from elsewhere, lead nowhere or blank a page."""

import pytest
import small
from qianhai.model.making import build
from qianhai.model.plan import Model
from qianhai.publishing import proof
from qianhai.reading.remembering import Memory

HERE = "en/plan/index.html"
GOOD = (
    "<!doctype html><html><head><title>x</title></head><body><main><h1>x</h1>%s</main><footer>y</footer></body></html>"
)


@pytest.fixture(scope="module")
def model() -> Model:
    """The small project."""
    return build(small.data())


def faults(model: Model, body: str, **more: str) -> list[str]:
    """What is wrong with one page; that all others are missing is left out."""
    site = {HERE: (GOOD % body).encode(), **{path: text.encode() for path, text in more.items()}}
    return [
        fault
        for fault in proof.faults(site, model, Memory())
        if "missing" not in fault and "should stand here" not in fault
    ]


@pytest.mark.parametrize(
    "body",
    [
        '<p title="onclick=alert(1)">javascript:alert(1)</p>',
        '<a href="https://example.org/x">x</a><a href="mailto:a@example.org">x</a>',
        '<img src="data:image/png;base64,AA==" srcset="data:,x 2x">',
        '<script type="application/ld+json">{"a": "\\u003c!--\\u003cscript>"}</script>',
        '<meta name="description" content="a = javascript:alert(1)">',
        '<a id="x" href="#x">x</a>',
    ],
)
def test_what_is_right_passes(model: Model, body: str) -> None:
    assert faults(model, body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<a onmouseover=x>", "“onmouseover=” could run a script"),
        ("<svg><a ONCLICK='x'>", "“onclick=” could run a script"),
        ('<a title="a" b" onfocus="x">', "“onfocus=” could run a script"),
        ('<a href="javascript:x">', "“javascript:x” could run a script"),
        ('<a href=" java&#10;script:x">', "could run a script"),
        ('<a href="&#74;avascript:x">', "“Javascript:x” could run a script"),
        ('<svg><a xlink:href="javascript:x">', "“javascript:x” could run a script"),
        ('<form action="javascript:x">', "“javascript:x” could run a script"),
        ('<button formaction="javascript:x">', "“javascript:x” could run a script"),
        ('<iframe src="data:text/html,x">', "“data:text/html,x” could run a script"),
        ('<iframe srcdoc="x">', "“srcdoc=” could run a script"),
        ('<meta http-equiv="Refresh" content="0; url=javascript:x">', "could run a script"),
        ('<base href="https://example.org/">', "“<base>” could run a script"),
        ('<img src="https://example.org/x.png">', "from another host"),
        ('<img srcset="a.png 1x, //example.org/x.png 2x">', "fetches “//example.org/x.png” from another host"),
        ('<object data="//example.org/x"></object>', "from another host"),
        ('<video poster="https://example.org/x"></video>', "from another host"),
        ('<svg><use href="https://example.org/x#y"/></svg>', "from another host"),
        ("<style>@import 'https://example.org/x.css';</style>", "from another host"),
        ("<style>@IMPORT url(//example.org/x.css);</style>", "from another host"),
        ("<p style='background:url(\"https://example.org/x\")'>", "from another host"),
        ('<link rel="STYLESHEET" href="https://example.org/x.css">', "from another host"),
        ('<noscript><img src="https://example.org/x.png"></noscript>', "from another host"),
        ('<img src="gone.png">', "the link “gone.png” leads nowhere"),
        ('<a href="../nowhere/">', "leads nowhere"),
        ('<a href="#nowhere">', "names an anchor that is not there"),
        ('<a href="http://[">', "the link “http://[” is no address"),
        ('<i id="x"></i><b id="x"></b>', "the id “x” stands 2 times"),
        ('<script>"<!--<script>"</script>', "has no <footer>"),
        ("<textarea>", "has no <footer>"),
        ("<!--", "has no <footer>"),
        ("<svg><style><!--</style>", "has no <footer>"),
    ],
)
def test_what_is_wrong_is_found(model: Model, body: str, found: str) -> None:
    told = faults(model, body)
    assert any(found in fault for fault in told), told
    assert all(fault.startswith(f"{HERE}: ") for fault in told)


def test_pages_above_the_editions_and_styles_are_looked_at_too(model: Model) -> None:
    more = {
        "id/x/index.html": "<p>x",
        "en/404.html": "<main><h1>x</h1></main>",
        "en/a.css": "a{b:url('//example.org/x')}",
    }
    assert faults(model, "", **more) == [
        "id/x/index.html: has no <h1>: something before it swallows the page.",
        "id/x/index.html: has no <main>: something before it swallows the page.",
        "en/a.css: fetches “//example.org/x” from another host.",
    ]
