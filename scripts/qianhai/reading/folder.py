"""All data files of a folder, read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from .characters import shown
from .composing import HARMLESS, read
from .documents import Document
from .files import Found, data_files
from .findings import Finding, Level, Position
from .remembering import Memory


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder holds: the documents, what was wrong, the text of every file by its name.

    `complete` is false when something could not be read: what is not found elsewhere may stand there.
    """

    documents: tuple[Document, ...] = ()
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether all that the folder holds was read."""
        return not any(found.level is Level.ERROR and found.rule not in HARMLESS for found in self.findings)


def read_folder(folder: Path, root: Path, memory: Memory) -> Reading:
    """Read every data file under `folder`, sorted by name; names in positions are relative to `root`."""
    if not folder.is_dir() or not any(folder.iterdir()):
        cure = "Name the project's folder with --root, or get its data back: git checkout -- data"
        nothing = Finding(Position("data"), "no-data", f"There is no data in {shown(str(folder))}.", cure)
        return Reading(findings=(nothing,))
    return read_files(data_files(folder, root), memory)


def read_files(files: Iterable[Found | Finding], memory: Memory) -> Reading:
    """Read data files; what is no file is told by its finding."""
    documents: list[Document] = []
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for one in files:
        if isinstance(one, Finding):
            findings.append(one)
            continue
        document, found = memory.of(partial(_guarded, one), "document", one)
        texts[one.file] = document.text if document else one.content.decode("utf-8", errors="replace")
        findings += found
        if document:
            documents.append(document)
    return Reading(tuple(documents), tuple(findings), texts)


def _guarded(one: Found) -> tuple[Document | None, list[Finding]]:
    try:
        return read(one.content, one.file)
    except MemoryError:
        raise
    except Exception as error:  # whatever it is, an editor is told which file it was
        return None, [program_fault(Position(one.file), error)]


def program_fault(position: Position, error: Exception) -> Finding:
    """The finding for an exception that nobody foresaw: it names what was in hand."""
    found = f"The program failed here: {type(error).__name__}: {shown(str(error))[:200]}"
    cure = (
        "This is the program's fault, not yours; please report it. Undoing the last change of this file goes round it."
    )
    return Finding(position, "failure", found, cure)
