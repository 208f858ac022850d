"""A small project with free text in every kind of record; each `@` stands where a text is to be put."""

import small

FILES = {
    **small.FILES,
    "data/indicators.yml": """\
indicators:
  - id: firms
    name:
      en: @
    terms:
      - zh-Hans: @
        en: @
      - zh-Hans: 基金
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
    position:
      at: [113.5, 22.5]
      marks:
        en: @
      sources: [newspaper]
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
      - zh-Hans: 基金
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
        in-office: true
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
    "data/promotion-meeting.yml": """\
groups:
  - id: said
    name:
      en: @
    note:
      en: @
statements:
  - id: said-there
    relation: remark
    group: said
    text:
      en: @
    brief:
      en: @
    sources: [official-text]
    beside: [newspaper]
    caution: [account]
    related: [output]
    found-by:
      - @
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
      - zh-Hans: 基金
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
