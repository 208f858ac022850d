"""What follows from the program: lists in CONTRIBUTING.md, and servers' settings in `hosting/`.

`make documents` writes them anew; a test proves them.
"""

from collections.abc import Mapping
from pathlib import Path

from qianhai.checking.rules import RULES
from qianhai.publishing import hosts

ROOT = Path(__file__).parent.parent
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
HOSTING = ROOT / "hosting"


def rules() -> str:
    """Every rule: its id and what must hold."""
    return "\n".join(["| rule | what must hold |", "|---|---|", *(f"| `{rule.id}` | {rule.must} |" for rule in RULES)])


LISTS: Mapping[str, str] = {"rules": rules()}


def with_lists(document: str) -> str:
    """A document with every list in it as it ought to stand; a list that has no place in it is an error."""
    for name, made in LISTS.items():
        begin = f"<!-- made by `make documents`: {name} -->\n"
        before, found, rest = document.partition(begin)
        _, ended, after = rest.partition("<!-- end -->\n")
        assert found, f"There is no place for the list of {name}: {begin.strip()}"
        assert ended, f"The list of {name} does not end: <!-- end -->"
        document = before + begin + made + "\n" + ended + after
    return document


if __name__ == "__main__":
    CONTRIBUTING.write_text(with_lists(CONTRIBUTING.read_text("utf-8")), "utf-8")
    for name, content in hosts.servers().items():
        (HOSTING / name).write_bytes(content)
