"""The smallest project that builds: data for tests to bend, and the checks run over it."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace

from qianhai.checking.fitting import Data, check_records
from qianhai.checking.loading import Report
from qianhai.checking.rules import check_rules
from qianhai.checking.taken import taken
from qianhai.history.translations import confirmed
from qianhai.language.traditional import Converter
from qianhai.reading.composing import read
from qianhai.reading.documents import Document
from qianhai.reading.findings import Finding
from qianhai.reading.remembering import Memory
from qianhai.reading.settings import Settings

FINANCE = "data/layout/finance.yml"

FILES: Mapping[str, str] = {
    "data/contents.yml": """\
plan:
  - id: plan
    name:
      en: The plan
    title:
      en: The whole plan
      zh-Hans: 总体规划
    indicators: 14
    opening: [plan-released]
    facts:
      - name:
          en: Released
        value:
          en: 21 December 2023
        statement: plan-released
    sources: [official-text]
chapters:
  - id: layout
    name:
      en: Layout
    title:
      en: Layout of the plan
      zh-Hans: 产业
    sources: [official-text]
    sections:
      - id: finance
        name:
          en: Finance
        title:
          en: Opening finance
          zh-Hans: 金融业
        sources: [official-text]
      - id: stages
        name:
          en: Stages
        title:
          en: Goals by stage
          zh-Hans: 发展目标
        sources: [official-text]
topics:
  - id: promotion-meeting
    name:
      en: Meeting
    title:
      en: The meeting
      zh-Hans: 宣讲会
    sources: [official-text]
    aspects:
      - en: Host
    accounts:
      - name:
          en: The paper's
        says:
          - en: Nobody knows.
        sources: [official-text]
""",
    "data/plan.yml": """\
statements:
  - id: plan-released
    relation: plan
    text:
      en: The plan was released on 21 December 2023.
    sources: [official-text]
""",
    "data/layout/finance.yml": """\
statements:
  - id: fund-rules
    relation: since
    date: 2024-01-05
    text:
      en: Fund rules changed on 5 January 2024.
    terms:
      - zh-Hans: 基金
        en: fund
    sources: [newspaper]
    readers: [investors]
    also: [stages]
""",
    "data/readers.yml": """\
readers:
  - id: investors
    name:
      en: Investors
    question:
      en: What is open to me?
""",
    "data/sources/all.yml": """\
sources:
  - id: official-text
    about:
      en: The text.
    publisher:
      en: The commission
    language: zh-Hans
    grade: A
  - id: newspaper
    about:
      en: A report.
    publisher:
      en: The paper
    date: 2024-01-06
    url: https://example.org/report
    language: en
    grade: C
""",
}


TAKEN = taken(Memory())
CONVERTER = Converter()
"""What is the same for every small project, and takes longer to make than to check it."""


def with_change(file: str, old: str, new: str, files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The small project's files, or those given, with one place in one file changed."""
    assert files[file].count(old) == 1, f"“{old}” must stand once in {file}"
    return {**files, file: files[file].replace(old, new)}


def documents(files: Mapping[str, str]) -> list[Document]:
    """The files, read; they must be readable."""
    read_files = [read(text.encode(), name) for name, text in sorted(files.items())]
    assert not [finding for _, findings in read_files for finding in findings]
    return [document for document, _ in read_files if document]


def data(files: Mapping[str, str] = FILES) -> Data:
    """The files as checked data; every record must fit its definition."""
    checked, findings = check_records(documents(files), complete=True)
    assert not findings, findings
    return checked


def findings(files: Mapping[str, str], confirmed_as: Mapping[str, str] = FILES) -> list[Finding]:
    """All findings in files that can be read. Translations are confirmed as they stand in `confirmed_as`."""
    checked, found = check_records(documents(files), complete=True)
    known = frozenset(confirmed(data(confirmed_as)).splitlines())
    return sorted([*found, *check_rules(replace(checked, confirmed=known, taken=TAKEN, converter=CONVERTER))])


def lines(report: Report) -> list[str]:
    """The report's findings as place and rule."""
    return [f"{finding.position} {finding.rule}" for finding in report.findings]


def in_three_languages(files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with Chinese beside every English text, published in English and both Chinese scripts."""

    def beside(match: re.Match[str]) -> str:
        indent = match[1] + ("  " if match[2] else "")
        return f"{match[0]}{indent}zh-Hans: 简体的{len(match[3])}\n"

    made = {
        name: re.sub(r"^( +)(- )?en: (.+)\n(?!\1zh-Hans)", beside, text, flags=re.MULTILINE)
        for name, text in files.items()
    }
    # A term's English is a gloss, not a text.
    made[FINANCE] = re.sub(r"(en: fund\n) +zh-Hans: .*\n", r"\1", made[FINANCE])
    contents = made["data/contents.yml"]
    return made | {
        "data/contents.yml": contents.replace("    indicators", "    languages: [en, zh-Hans, zh-Hant]\n    indicators")
    }


BILINGUAL: Mapping[str, str] = in_three_languages()
"""The small project with its Chinese."""


def commit(settings: Settings) -> None:
    """Keep the data as it stands in the project's history."""
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    for arguments in (["init", "-q"], ["add", "data"], [*who, "commit", "-qm", "A state"]):
        subprocess.run(["git", *arguments], cwd=settings.root, check=True, capture_output=True)
