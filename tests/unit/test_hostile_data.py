"""Hostile text in every field of the data reaches the finished pages as the literal characters, and breaks nothing."""

from collections.abc import Callable, Mapping
from html.parser import HTMLParser

import small
from qianhai import building
from qianhai.settings import Settings

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(2)) {{ config }} {% raw %} a | b *c* `d` &amp; {: #e }"

FULL = {
    **small.FILES,
    "data/indicators.yml": """\
indicators:
  - id: firms
    name:
      en: @
    terms:
      - zh-Hans: @
        en: @
    standing: named
    unit:
      en: @
    baseline:
      value: 8000
      bound: over
      period: 2022
      basis:
        en: @
      stated-by:
        en: @
      sources: [newspaper]
      note:
        en: @
    targets:
      - value: 9000
        period: 2025
        sources: [newspaper]
    reported:
      - value: 8500.5
        period: 2024
        sources: [newspaper]
    sources: [newspaper]
    sections: [finance]
    note:
      en: @
""",
    "data/places.yml": """\
places:
  - id: bay
    name:
      en: @
    kind: zone
    relation: plan
    text:
      en: @
    area:
      value: 1.5
      unit:
        en: @
      period: 2023
      sources: [newspaper]
      note:
        en: @
    sources: [newspaper]
    note:
      en: @
""",
    "data/disagreements/all.yml": """\
disagreements:
  - id: how-many
    subject:
      en: @
    views:
      - text:
          en: @
        sources: [newspaper]
      - text:
          en: @
        sources: [official-text]
    comment:
      en: @
    about: [finance]
""",
    "data/unknowns/all.yml": """\
unknowns:
  - id: not-known
    text:
      en: @
    about: [finance]
""",
    "data/industries/finance.yml": """\
statements:
  - id: fund-rules
    relation: since
    date: 2024-01-05
    text:
      en: @
    terms:
      - zh-Hans: @
        en: @
    sources: [newspaper]
    readers: [investors]
    also: [marine]
    caution: [truncated, inferred]
    note:
      en: @
""",
    "data/sources/all.yml": """\
sources:
  - id: official-text
    title: @
    about:
      en: @
    publisher:
      en: @
    via:
      en: @
    date: 2024
    date-note:
      en: @
    url: https://example.org/a(b)[c]?d=%7C|e&f='g'
    language: zh-Hans
    grade: A
    mirror: true
  - id: newspaper
    about:
      en: @
    publisher:
      en: @
    language: en
    grade: C
""",
}


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
    files = {
        name: text.replace("en: @", f"en: {quoted}")
        .replace("title: @", f"title: {quoted}")
        .replace(": @", f": {quoted}")
        for name, text in FULL.items()
    }
    contents = files["data/contents.yml"]
    for words in ("The plan", "The whole plan", "Industries", "Opening finance", "Released"):
        contents = contents.replace(f"en: {words}\n", f"en: {quoted}\n")
    # Places stand on the page of the chapter on the layout.
    files["data/contents.yml"] = contents.replace("id: industries", "id: layout")
    settings = project({name.replace("industries", "layout"): text for name, text in files.items()})
    report = building.build(settings)
    assert not report.failed, (report.said, report.findings)
    shown = 0
    for path in (settings.site / "en").rglob("index.html"):
        page = _Page()
        page.feed(path.read_text("utf-8"))
        assert not page.bad, (path, page.bad)
        shown += page.text.count(HOSTILE)
    assert shown > 40
