"""The project's own list of what Hong Kong writes otherwise: `words/hong-kong.txt`, one pair a line."""

from ..reading.findings import Finding, Position

FILE = "hong-kong.txt"


def pairs_in(content: bytes, file: str) -> tuple[dict[str, str], list[Finding]]:
    """What a conversion writes and what it should, in the order of the list; and what is wrong with the list."""
    pairs: dict[str, str] = {}
    findings: list[Finding] = []
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"The byte {content[error.start]:02X} is not UTF-8."
        return {}, [
            Finding(
                Position(file, content.count(b"\n", 0, error.start) + 1), "not-utf-8", found, "Save the file as UTF-8."
            )
        ]
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        position = Position(file, number)
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            found = f"A mark of a merge that was not finished: {line[:40]}"
            findings.append(Finding(position, "merge-conflict", found, "Keep the lines that are right, without marks."))
        elif len(words) != 2:
            found = f"“{line.strip()[:60]}” is {'one word' if len(words) == 1 else f'{len(words)} words'}, not a pair."
            cure = "Write what the conversion makes, a space, and what Hong Kong writes: 瞭解 了解."
            findings.append(Finding(position, "no-pair", found, cure))
        elif words[0] == words[1]:
            found = f"“{words[0]}” is to become itself."
            findings.append(Finding(position, "no-pair", found, "Remove the line, or correct one side."))
        elif words[0] in pairs:
            found = f"“{words[0]}” stands here a second time; before, it was to become “{pairs[words[0]]}”."
            findings.append(Finding(position, "second-pair", found, "Keep one of the two lines."))
        else:
            pairs[words[0]] = words[1]
    return pairs, findings
