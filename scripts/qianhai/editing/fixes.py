"""Cures that are certain, carried out where findings say how; no other place of any file changes.

They are tried first, on what was read. What brings a new finding was not certain, and is left as it is.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..checking.editors import AGAIN, first_lines
from ..checking.loading import Report, judged
from ..checking.rules import RULES
from ..checking.translations import FILE as CONFIRMED
from ..checking.translations import confirmed_in
from ..publishing import checked
from ..publishing.folder import write_all
from ..reading.composing import HARMLESS, read
from ..reading.files import Found, data_files
from ..reading.findings import Edit, Finding, Level, Position
from ..reading.folder import read_files
from ..reading.remembering import Memory
from ..reading.settings import Settings
from . import schema

ROUNDS = 100
"""How often the data is looked at again at most: what could not be read shows its faults one by one."""


CAUSED = frozenset({"duplicate-id", "reserved-id", "needless-reference", "doubled-entry", "circle"})
"""Rules that a word written otherwise may break."""

HIDDEN = frozenset(rule.id for rule in RULES) - CAUSED
"""Rules that see only records that fit."""


def fix(settings: Settings) -> Report:
    """Carry out every cure that is certain, and check again. All of it is written, or on any failure nothing."""
    found = tuple(data_files(settings.data, settings.root))
    files, edits = mended(found, settings)
    written = {settings.root / name: content for name, content in files.items()}
    stood = {settings.root / one.file: one.content for one in found if isinstance(one, Found)}
    if any(path.read_bytes() != stood[path] for path in written):
        why = "A file changed meanwhile, so that nothing was mended: run it again."
        return replace(checked.check(settings), failed=True, said=(why,))
    write_all(written)
    said = tuple(f"{edit.position}: {_told(edit)}" for edit in edits)
    report = checked.check(settings)
    if any(finding.cure == AGAIN for finding in report.findings):
        said = (*said, *schema.make(settings).said)
        report = checked.check(settings)
    places = f"{len(edits)} place{'' if len(edits) == 1 else 's'}"
    return replace(report, said=(*said, f"{places} mended." if edits else "Nothing could be mended with certainty."))


def _told(edit: Edit) -> str:
    if not edit.stands.strip() and not edit.write.strip():
        return "the spaces"
    return f"“{edit.stands.strip()}” → “{edit.write.strip()}”"


def mended(
    found: Sequence[Found | Finding], settings: Settings, memory: Memory | None = None
) -> tuple[dict[str, bytes], list[Edit]]:
    """Try cures until none is left that is certain. Returns the files that change, as they become, and every edit.

    `memory` is what an earlier reading left.
    """
    trial = _Trial(found, settings, memory or Memory())
    done: list[Edit] = []
    refused: set[tuple[str, str, str]] = set()
    findings = trial.findings()
    for _ in range(ROUNDS):
        ready = [one for one in findings if one.edits and one.position.file in trial.files and _key(one) not in refused]
        # What else stands in a file that cannot be read is not yet known.
        unread = [one for one in ready if not trial.readable(one.position.file)]
        chosen = _apart(unread or ready)
        if not chosen:
            break
        for group in (chosen, *([one] for one in chosen if len(chosen) > 1)):
            if (after := trial.tried(group, findings)) is not None:
                done += [edit for one in group for edit in one.edits]
                findings = after
                refused.clear()
                break
        else:
            refused |= {_key(one) for one in chosen}
    stood = {one.file: one.content for one in found if isinstance(one, Found)}
    return {name: content for name, content in trial.files.items() if content != stood[name]}, done


class _Trial:
    """The data's files as they are and as they would be."""

    def __init__(self, found: Sequence[Found | Finding], settings: Settings, memory: Memory) -> None:
        self.files = {one.file: one.content for one in found if isinstance(one, Found)}
        self._no_files = [one for one in found if isinstance(one, Finding)]
        self._folder = settings.data
        self._confirmed = confirmed_in(settings.data, f"data/{CONFIRMED}")[0]
        self._memory = memory

    def findings(self) -> list[Finding]:
        """What is wrong with the files."""
        self._memory.begin()
        files = [Found(name, content) for name, content in self.files.items()]
        reading = read_files([*files, *self._no_files], self._memory)
        found = judged(reading, self._confirmed, self._memory)[1]
        return sorted([*found, *first_lines(self._folder, reading.documents)])

    def readable(self, name: str) -> bool:
        """Whether a file can be read."""
        return read(self.files[name], name)[0] is not None

    def tried(self, group: Sequence[Finding], before: Iterable[Finding]) -> list[Finding] | None:
        """The findings once the cures of a group are carried out; None, and all as it was, where they make it worse."""
        edits: dict[str, list[Edit]] = {}
        for edit in dict.fromkeys(edit for one in group for edit in one.edits):
            edits.setdefault(edit.position.file, []).append(edit)
        old = {name: self.files[name] for name in edits}
        readable = all(self.readable(name) for name in old)
        try:
            self.files |= {name: edited(content, edits[name]) for name, content in old.items()}
        except ValueError:
            return None
        after = self.findings()
        if readable:
            good = Counter(map(_key, filter(_may_be_caused, after))) <= Counter(map(_key, before))
        else:
            good = all(self.readable(name) or _further(name, before, after) for name in old)
        if not good:
            self.files |= old
        return after if good else None


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """A file with its edits carried out, from its end to its beginning. Raises ValueError where one cannot be."""
    text = content.decode("utf-8")
    starts = [0, *(index + 1 for index, character in enumerate(text) if character == "\n")]
    for edit in sorted(edits, key=lambda edit: edit.position, reverse=True):
        at = starts[edit.position.line - 1] + edit.position.column - 1
        if not text.startswith(edit.stands, at):
            raise ValueError(f"“{edit.stands}” does not stand at {edit.position}")
        text = text[:at] + edit.write + text[at + len(edit.stands) :]
    return text.encode("utf-8")


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Those findings whose edits touch no place that an edit of one before touches."""
    taken: dict[tuple[str, int], list[tuple[int, int]]] = {}
    chosen = []
    for one in findings:
        spans = [(edit.position.file, edit.position.line, *_span(edit)) for edit in one.edits]
        if not any(
            begin < other_end and other < end
            for file, line, begin, end in spans
            for other, other_end in taken.get((file, line), ())
        ):
            chosen.append(one)
            for file, line, begin, end in spans:
                taken.setdefault((file, line), []).append((begin, end))
    return chosen


def _span(edit: Edit) -> tuple[int, int]:
    return edit.position.column, edit.position.column + max(len(edit.stands), 1)


def _key(finding: Finding) -> tuple[str, str, str]:
    """What a finding is known by while other places of its file change."""
    return finding.position.file, finding.rule, finding.found


def _may_be_caused(finding: Finding) -> bool:
    """Whether a new finding may come of a cure; a record that fits at last only shows what was hidden."""
    return finding.level is Level.ERROR and finding.rule not in HIDDEN


def _further(name: str, before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Whether a file that still cannot be read can be read further than before, or has fewer faults that keep it so."""
    old, new = ({_key(one): one.position for one in found if _stops(one, name)} for found in (before, after))
    return new.keys() < old.keys() or _first(new.values()) > _first(old.values())


def _stops(finding: Finding, file: str) -> bool:
    return finding.position.file == file and finding.level is Level.ERROR and finding.rule not in HARMLESS


def _first(positions: Iterable[Position]) -> Position:
    return min(positions, default=Position("\U0010ffff"))
