"""Hostile text in every field of the data reaches the finished pages as the literal characters, and breaks nothing."""

import html
import json
import re
from collections.abc import Callable, Mapping

import pytest
from full import FILES
from qianhai.language import escaping
from qianhai.publishing import assemble
from qianhai.reading.settings import Settings
from selectolax.lexbor import LexborHTMLParser

HOSTILE = (
    "前海 <script>alert(1)</script> [x](javascript:alert(2)) {{ config }} {% raw %} a | b *c* `d` &amp; {: #e } "
    "<!--<script> [there](a onmouseover=alert(3) b) ![i](p) _f_ "
    '" onfocus=alert(4) x=" <img src=x onerror=alert(5)> --> <h.j@k.l>'
)


def whole(value: str) -> bool:
    """Whether an attribute holds the whole hostile text, or of a shortened one its beginning up to the dots.

    Material escapes the titles of pages once more in the names of links to them.
    """
    forms = (value, html.unescape(value))
    return any(HOSTILE in one or HOSTILE.startswith(one[one.find(HOSTILE[:20]) :].rstrip(" …")) for one in forms)


def test_hostile_text_is_shown_as_typed(project: Callable[[Mapping[str, str]], Settings]) -> None:
    quoted = "'" + HOSTILE + "'"
    files = {name: re.sub(r"(?<=[:-] )@$", lambda _: quoted, text, flags=re.MULTILINE) for name, text in FILES.items()}
    contents = files["data/contents.yml"]
    for words in (
        "The plan",
        "The whole plan",
        "Layout",
        "Opening finance",
        "Released",
        "Meeting",
        "Host",
    ):
        contents = contents.replace(f"en: {words}\n", f"en: {quoted}\n")
    settings = project({**files, "data/contents.yml": contents})
    report = assemble.build(settings)
    assert not report.failed, (report.said, report.findings)
    shown, told = 0, set()
    for path in settings.site.rglob("*.html"):
        page = LexborHTMLParser(path.read_text("utf-8"))
        assert page.root is not None
        for node in page.root.traverse(include_text=False):
            values = {name: value or "" for name, value in node.attributes.items()}
            told |= {(node.tag, name) for name, value in values.items() if HOSTILE in value}
            assert not [name for name in values if name.startswith("on")], (path, values)
            assert not [value for value in values.values() if value.startswith("javascript:")], (path, values)
            assert values.get("id") != "e", path
            # Wherever an attribute tells of the data, it tells all of it, or its beginning: no tag was broken open.
            marked = [value for value in values.values() if "alert(3)" in value]
            assert [value for value in marked if not whole(value)] == [], path
        assert page.css_first("h1"), path
        assert page.css_first("main"), path
        assert page.css_first("footer") or not path.is_relative_to(settings.site / "en") or path.name == "404.html"
        for script in page.css("script"):
            assert "alert(1)" not in script.text() or "\\u003cscript" in script.text(), path
            script.decompose()
        shown += page.text().count(HOSTILE)
    assert shown > 100
    assert ("meta", "content") in told


@pytest.mark.parametrize(
    "text", [HOSTILE, "a\nb\tc", "</title>", "'\"`=", "\u2028\u2029\x85", "# a", "&quot;", "中“文”"]
)
def test_an_attribute_and_a_script_hold_exactly_the_text(text: str) -> None:
    page = LexborHTMLParser(f"<p title='{escaping.attribute(text)}'><script>{escaping.script([text])}</script><b>x</b>")
    (paragraph,), (script,) = page.css("p"), page.css("script")
    assert paragraph.attributes == {"title": text}
    assert json.loads(script.text()) == [text]
    assert page.css_first("b")
