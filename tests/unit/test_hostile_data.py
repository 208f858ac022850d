"""Hostile text in every field of the data reaches the finished pages as the literal characters, and breaks nothing."""

import re
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
    sketch: [0, 0, 100, 50]
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
    "data/timeline.yml": """\
events:
  - id: meeting-held
    title:
      en: @
    relation: since
    date: 2024-02-26
    text:
      en: @
    sources: [newspaper]
""",
    "data/policies.yml": """\
policies:
  - id: tax-circular
    title:
      en: @
    number: @
    relation: since
    date: 2024-04
    in-force: 2023-01-01
    until: 2027-12-31
    issuers: [ministry]
    text:
      en: @
    terms:
      - zh-Hans: @
    sources: [newspaper]
    also: [finance]
""",
    "data/bodies.yml": """\
bodies:
  - id: ministry
    name:
      en: @
    names:
      - en: @
        zh-Hans: @
        zh-Hant: @
    aliases: [the ministry]
    text:
      en: @
    site: https://example.org/
    sources: [newspaper]
    note:
      en: @
""",
    "data/people.yml": """\
people:
  - id: somebody
    name:
      en: @
    names:
      - zh-Hans: @
    posts:
      - title:
          en: @
        body: ministry
        date: 2024
        sources: [newspaper]
        note:
          en: @
    sources: [newspaper]
    note:
      en: @
""",
    "data/figures.yml": """\
series:
  - id: output
    name:
      en: @
    unit:
      en: @
    basis:
      en: @
    about: [finance]
    figures:
      - id: output-2023
        relation: before
        value: 1.5
        period: 2023
        stated-by:
          en: @
        sources: [newspaper]
        note:
          en: @
      - id: output-2024
        relation: since
        value: 2
        bound: about
        period: 2024
        change: 5.5
        basis:
          en: @
        sources: [newspaper]
    note:
      en: @
""",
    "data/glossary.yml": """\
terms:
  - id: fund
    english:
      - @
      - Fund
    zh-Hans: 基金
    zh-Hant: @
    short:
      - @
    own-english: true
    unseen: true
    text:
      en: @
    explained-at: fund-rules
    sources: [newspaper]
    note:
      en: @
""",
    "data/names.yml": """\
names:
  - id: name-of-the-plan
    name: @
    language: en
    means: several
    used-by:
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
    "data/layout/finance.yml": """\
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
    also: [stages]
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
    files = {name: re.sub(r"(?<=[:-] )@$", lambda _: quoted, text, flags=re.MULTILINE) for name, text in FULL.items()}
    contents = files["data/contents.yml"]
    for words in (
        "The plan",
        "The whole plan",
        "Layout",
        "Opening finance",
        "Released",
        "Meeting",
        "Host",
        "What was said",
    ):
        contents = contents.replace(f"en: {words}\n", f"en: {quoted}\n")
    settings = project({**files, "data/contents.yml": contents})
    report = building.build(settings)
    assert not report.failed, (report.said, report.findings)
    shown = 0
    for path in (settings.site / "en").rglob("index.html"):
        page = _Page()
        page.feed(path.read_text("utf-8"))
        assert not page.bad, (path, page.bad)
        shown += page.text.count(HOSTILE)
    assert shown > 100
