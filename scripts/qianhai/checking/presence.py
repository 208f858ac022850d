"""What must be there before anything else can be judged: one finding for its lack, and none for all that follows."""

from collections.abc import Collection, Iterator

from ..reading.findings import Finding, Position
from ..reading.folder import Reading

CONTENTS = "data/contents.yml"
SOURCES = "data/sources/"


def absent(reading: Reading) -> Iterator[Finding]:
    """What the data lacks as a whole, unless a file that could not be read may hold it."""
    held = {document.file: document.value for document in reading.documents}
    named: Collection[str] = {*reading.texts, *(finding.position.file for finding in reading.findings)}
    if CONTENTS not in named:
        cure = "Put it back. It holds the plan, its chapters with their sections, and the topics around it."
        yield Finding(Position(CONTENTS), "missing-file", f"{CONTENTS} is missing.", cure)
    for key in ("plan", "chapters"):
        if CONTENTS in held and key not in held[CONTENTS]:
            cure = f"Write “{key}:” and below it the list."
            yield Finding(Position(CONTENTS), "missing-field", f"The contents have no “{key}”.", cure)
    if not any(file.startswith(SOURCES) for file in named):
        cure = "Put its files back. They hold every source that statements rest on."
        yield Finding(Position(SOURCES), "missing-file", f"{SOURCES} holds no file of sources.", cure)
