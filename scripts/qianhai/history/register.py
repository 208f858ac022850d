"""The register of published ids, and how it grows."""

import json
from collections.abc import Mapping

from ..checking.fitting import Data
from ..schema.kinds import first_line
from ..schema.publications import Registered
from ..schema.values import State

HEADING = """\
# Every id ever published, since when, and the pages it has stood on (the last is the present one). This file only
# grows: `make release` adds what is new. When an id goes, say here what became of it:
#   state: moved | merged | split | retired,  to: [ids],  when: a date,  why: {en: ...}
ids:
"""


def grown(data: Data, home: Mapping[str, str], date: str) -> str:
    """The register's text with what is new added: ids not yet in it, and pages that ids have moved to.

    `home` gives the page of every live id, `date` the day of publication.
    """
    entries = {registered.id: registered for registered, _ in data.register}
    lines = []
    for identifier in sorted({*entries, *home}):
        registered = entries.get(identifier)
        pages = list(registered.at) if registered else []
        if (page := home.get(identifier)) is not None and (not pages or pages[-1] != page):
            pages = [known for known in pages if known != page] + [page]
        since = str(registered.since) if registered else date
        lines.append(f"  - {{id: {identifier}, since: {since}, at: [{', '.join(pages)}]{_fate(registered)}}}")
    return f"{first_line('ids.yml')}\n{HEADING}" + "\n".join(lines) + "\n"


def _fate(registered: Registered | None) -> str:
    if registered is None or registered.state is State.LIVE or registered.why is None:
        return ""
    # JSON is YAML, so any reason is safe here.
    why = json.dumps(registered.why.model_dump(by_alias=True, exclude_none=True), ensure_ascii=False)
    to = f", to: [{', '.join(registered.to)}]" if registered.to else ""
    return f", state: {registered.state}{to}, when: {registered.when}, why: {why}"
