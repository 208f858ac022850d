"""What the preview adds to a page: its script, and what is wrong laid over it."""

import html
import json
from pathlib import Path

from ..checking.loading import Report
from ..reading.findings import Finding, Level, as_text, summary
from .places import opening

OWN = "__preview/"
"""Where the preview's own files are; the site has none there."""

BEGIN, END = b"<!--preview-->", b"<!--/preview-->"
"""What stands around all that the preview adds to a page."""

EMPTY = b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Preview</title></head><body></body></html>'
"""What is shown where no page could be made yet."""


def errors(report: Report) -> tuple[Finding, ...]:
    """Those of the findings that stop the site."""
    return tuple(finding for finding in report.findings if finding.level is Level.ERROR)


def told(report: Report) -> str:
    """The errors as text, and what else is said."""
    found = errors(report)
    return "\n".join([*([as_text(found, report.texts)] if found else []), *report.said])


def news(report: Report, before: Report) -> str:
    """What a terminal is told of a reading: its errors, or what it warns of and the one before did not."""
    if report.failed:
        return told(report)
    known = {(finding.rule, finding.found) for finding in before.findings}
    new = [finding for finding in report.findings if (finding.rule, finding.found) not in known]
    every = summary(report.findings)
    if len(new) == len(report.findings):
        return as_text(new, report.texts)
    return f"{as_text(new, report.texts)}\nIn all: {every}" if new else every


def over(report: Report | None, root: Path) -> str:
    """What is wrong, as it is laid over a page; each place leads into the editor. Empty where all is well."""
    if report is None or not report.failed:
        return ""
    links = {str(finding.position): opening(finding.position, root) for finding in errors(report)}
    text = html.escape(told(report))
    for place, address in links.items():
        shown = html.escape(place)
        link = f'<a href="{html.escape(address)}">{shown}</a>'
        text = text.replace(f"{shown}: ", f"{link}: ")
    return (
        '<section role="alert" aria-label="Something is wrong">'
        "<strong>Something is wrong; this is the page as it last was.</strong>"
        f"<pre>{text}</pre></section>"
    )


def with_script(page: bytes, state: str, mark: str, findings: str) -> bytes:
    """A page with the preview's script, which knows the state and the page by its mark, and what is wrong over it."""
    about = html.escape(json.dumps({"state": state, "mark": mark}))
    added = (
        f'<link rel="stylesheet" href="/{OWN}style.css"><div id="preview-findings">{findings}</div>'
        f'<script src="/{OWN}script.js" data-preview="{about}" defer></script>'
    )
    before, end, after = page.rpartition(b"</body>")
    if not end:
        before, after = page, b""
    return before + BEGIN + added.encode() + END + end + after
