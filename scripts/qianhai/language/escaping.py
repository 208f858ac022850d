"""Turn any text into Markdown, an attribute or a script's data that gives exactly that text: the one place for it."""

import json
import re

from markupsafe import Markup

# Every character that Markdown, one of its extensions or HTML gives a meaning to, wherever it stands.
_MEANINGFUL = re.compile(r"[&<>\\`*_{}\[\]|~^=$#]")

# What would begin a list, a heading, a quotation, a block or a definition at the start of a line.
_BEGINNING = re.compile(r"[^\w\s\"'(“‘（《〈「『]|\d+(?=[.)](\s|$))|[^\W\d_](?=[.)](\s|$))")


def escape(text: str) -> Markup:
    """The text as Markdown source. Characters with a meaning become numeric entities, which every extension leaves be.

    The text is one line; it may stand at a line's beginning, inside a sentence, a link, a heading or a table's cell.
    """
    line = " ".join(text.split("\n"))
    begin = _BEGINNING.match(line)
    head = begin.group() if begin else ""
    escaped_head = "".join(_entity(character) for character in head)
    return Markup(escaped_head + _MEANINGFUL.sub(lambda match: _entity(match.group()), line[len(head) :]))


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


# Inside a tag, the quotation marks that would end the value, and what would end the line and with it the tag.
_MEANINGFUL_IN_TAG = re.compile(rf"{_MEANINGFUL.pattern}|[\"'\t-\r\x1c-\x1f\u2028\u2029]")


def attribute(text: str) -> Markup:
    """The text as the value of an attribute, between quotation marks, in a page's Markdown or in HTML.

    Markdown reads a tag as text first: a link or a mark of emphasis in a value would break the tag open. So whatever
    means anything to Markdown becomes a numeric entity here too.
    """
    return Markup(_MEANINGFUL_IN_TAG.sub(lambda match: _entity(match.group()), text))


_MEANINGFUL_IN_SCRIPT = re.compile("[<>&\u2028\u2029]")


def script(value: object) -> Markup:
    """A value as JSON that may stand in a `<script>`: nothing in it can end the script, or begin a comment."""
    written = json.dumps(value, ensure_ascii=False)
    return Markup(_MEANINGFUL_IN_SCRIPT.sub(lambda match: f"\\u{ord(match.group()):04x}", written))


# After a Chinese colon; and between another Chinese mark and the words, quotation, number or link that follow it.
_GAP = re.compile(r"(?<=：) +|(?<=[。，；！？）]) +(?=[\u4e00-\u9fff“「《（\[\d])")


def close_up(page: str) -> str:
    """A page without spaces after Chinese marks, which carry their own: templates join sentences as English does.

    Before a tag the space stays: it parts the text from the marks of its evidence.
    """
    return _GAP.sub("", page)


def link(words: Markup, target: str) -> Markup:
    """A Markdown link. `target` is a path of ours or a web address; characters that end a link are encoded."""
    encoded = re.sub(r"[^\w\-./:?#&=%~+,;@!$'*]", lambda match: _percent(match.group()), target)
    return Markup(f"[{words}](<{encoded}>)") if re.search(r"[()\s]", encoded) else Markup(f"[{words}]({encoded})")


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())
