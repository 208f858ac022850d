"""Hostile text in every field of the data reaches the finished pages as the literal characters, and breaks nothing."""

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

from full import FILES
from qianhai.publishing import assemble
from qianhai.reading.settings import Settings

HOSTILE = "前海 <script>alert(1)</script> [x](javascript:alert(2)) {{ config }} {% raw %} a | b *c* `d` &amp; {: #e }"


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.bad: list[str] = []
        self._inside_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside_script = tag == "script"
        if any((value or "").startswith("javascript:alert") for _, value in attrs) or ("id", "e") in attrs:
            self.bad.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside_script = False

    def handle_data(self, data: str) -> None:
        if not self._inside_script:
            self.text += data
        elif data.startswith("alert"):
            self.bad.append(data)


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
    shown = 0
    for path in (settings.site / "en").rglob("index.html"):
        page = _Page()
        page.feed(path.read_text("utf-8"))
        assert not page.bad, (path, page.bad)
        shown += page.text.count(HOSTILE)
    assert shown > 100
