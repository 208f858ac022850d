"""The Atom feed: one entry for every change set, made from the data's own history."""

import posixpath
import uuid
from xml.etree import ElementTree as ET

from markupsafe import Markup

from ..language.speech import Speech
from ..model import behind
from ..model.names import called
from ..model.plan import Model
from ..schema.publications import ChangeSet
from .offer import Offer

ATOM = "http://www.w3.org/2005/Atom"

NAMED = 20
"""How many answers are named for a change set."""


def files(offer: Offer) -> dict[str, bytes]:
    """The feed of the first language, and of each."""
    own = {f"{speech.language}/feed.xml": speech for speech in offer.speeches}
    paths = {"feed.xml": offer.first, **own}
    return {path: feed(offer.model, speech, offer.site_url, path) for path, speech in paths.items()}


def feed(model: Model, speech: Speech, site_url: str, own_path: str) -> bytes:
    """The feed in one language. `own_path` is its path from the root. Times are the beginning of the day, in UTC.

    Where the site's public address is not known, ids are names and ways lead from the feed's own place.
    """
    ET.register_namespace("", ATOM)

    def name_of(path: str) -> str:
        return f"{site_url}{path}" if site_url else uuid.uuid5(uuid.NAMESPACE_URL, f"qianhai-plan/{path}").urn

    def way_to(path: str) -> str:
        return f"{site_url}{path}" if site_url else posixpath.relpath(path, posixpath.dirname(own_path) or ".") + "/"

    root = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": str(speech.language)})

    def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
        child = ET.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
        child.text = text or None
        return child

    newest_first = model.history[::-1]
    add(root, "title", str(speech.words["feed-title"]))
    add(root, "id", name_of(own_path))
    if site_url:
        add(root, "link", rel="self", href=f"{site_url}{own_path}")
    add(root, "link", rel="alternate", type="text/html", href=way_to(f"{speech.language}/changes/"))
    add(root, "updated", _time(newest_first[0]) if newest_first else "1970-01-01T00:00:00Z")
    add(add(root, "author"), "name", str(speech.words["site-name"]))
    for changes in newest_first:
        entry = add(root, "entry")
        page, anchor = f"{speech.language}/changes/", f"#on-{changes.date}"
        add(entry, "title", f"{speech.when(changes.date)}{speech.words['colon']}{speech.pick(changes.summary)}")
        add(entry, "id", name_of(page + anchor))
        add(entry, "link", rel="alternate", type="text/html", href=way_to(page) + anchor)
        add(entry, "updated", _time(changes))
        told = [counted(changes, speech), *_answers(changes, model, speech)]
        add(entry, "summary", str(speech.words["full-stop"]).join(told))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def counted(changes: ChangeSet, speech: Speech) -> str:
    """How much a change set changed, in words."""
    kinds = ("added", "changed", "moved", "retired")
    return str(speech.words["comma"]).join(
        str(speech.say(f"changes-{kind}", count=len(getattr(changes, kind))))
        for kind in kinds
        if getattr(changes, kind)
    )


def _answers(changes: ChangeSet, model: Model, speech: Speech) -> list[str]:
    """The answers that a change set wrote or changed, by their names: what a reader who follows the site reads anew."""
    identifiers = (*changes.added, *(item.id for item in changes.changed))
    found = [name for name in identifiers if name in model.items and behind.passages(model.items[name])]
    if not found:
        return []
    names = [called(name, model, speech) for name in found[:NAMED]]
    if len(found) > NAMED:
        names.append("…")
    return [str(speech.say("changes-answers", names=Markup(str(speech.words["semicolon"]).join(names))))]


def _time(changes: ChangeSet) -> str:
    year, month, day = changes.date.start.first
    return f"{year:04}-{month:02}-{day:02}T00:00:00Z"
