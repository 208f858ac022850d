"""The project's own list of what Hong Kong writes otherwise: `words/hong-kong.txt`, one pair a line."""

from ..reading.decoding import decoded
from ..reading.findings import Finding, Position
from ..reading.syntax import conflicts
from ..schema.values import quoted

FILE = "hong-kong.txt"


def pairs_in(content: bytes, file: str) -> tuple[dict[str, str], list[Finding]]:
    """What a conversion writes and what it should, in the order of the list; and what is wrong with the list."""
    text, findings = decoded(content, file)
    if text is None:
        return {}, findings
    if unmerged := list(conflicts(text, file)):
        return {}, unmerged
    pairs: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), 1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        position = Position(file, number)
        if len(words) != 2:
            found = f"{quoted(line.strip())} is {'one word' if len(words) == 1 else f'{len(words)} words'}, not a pair."
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
