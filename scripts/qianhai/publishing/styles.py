"""The theme's style sheet, cut to what pages can have, and style sheets without what only their authors read.

A rule stays unless it asks for an element, class, id or attribute that nothing which makes a page names: no template,
no script, no line of the pages' Python. So a cut depends on the program alone, not on the data, and a page of the
preview has the style sheet of the finished site. `unstyled` proves the cut on what was made.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import tinycss2

_WORD = re.compile(r"[A-Za-z_][\w-]*")
MARKDOWN = frozenset(
    _WORD.findall(
        "html body p a em strong code pre blockquote ul ol li hr br img h1 h2 h3 h4 h5 h6 table thead tbody tr th td"
        " align href src alt title id class"
    )
)
"""What Markdown writes, and what every page has."""

_USED = re.compile(r"var\(\s*(--[\w-]+)")
# Each begins with what is looked for quickly.
_ELEMENT = re.compile(r"<([a-z][\w-]*)")
_CLASSES = re.compile(r'class="(?<=\sclass=")([^"]*)"')

Token = Any
"""A token of a style sheet, as tinycss2 reads it."""


@dataclass(frozen=True, slots=True)
class Selector:
    """One selector, and the names that must be on a page for it to choose anything."""

    text: str
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for what some selectors choose: its declarations, each a name and the whole as text."""

    selectors: tuple[Selector, ...]
    declarations: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{','.join(one.text for one in self.selectors)}{{{';'.join(text for _, text in self.declarations)}}}"


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that hold on a condition, such as `@media`."""

    head: str
    rules: "tuple[Part, ...]"

    def __str__(self) -> str:
        return f"{self.head}{{{''.join(map(str, self.rules))}}}"


@dataclass(frozen=True, slots=True)
class Other:
    """What is taken as it is; `name` is what it defines, such as an animation."""

    name: str
    text: str

    def __str__(self) -> str:
        return self.text


Part = Rule | Group | Other


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Every word of some texts that could name an element, a class, an id or an attribute."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def cut(css: str, words: frozenset[str], beside: str) -> str:
    """The rules for what the words name, without variables and animations that neither they nor `beside` use."""
    parts = _choosing(_read(css), words | MARKDOWN)
    while True:
        text = "".join(map(str, parts))
        again = _used(parts, frozenset(_USED.findall(beside + text)) | frozenset(_WORD.findall(_values(parts))))
        if again == parts:
            return text
        parts = again


def close(css: str) -> str:
    """A style sheet with the same rules, without comments and indentation."""
    return "".join(map(str, _read(css)))


def unstyled(pages: Mapping[str, str], css: str, words: frozenset[str]) -> Iterator[str]:
    """One sentence for each name on a page that the whole style sheet knows, and the cut one may not."""
    gone = frozenset().union(*_needs(_read(css))) - words - MARKDOWN
    for path, html in pages.items():
        found = {*_ELEMENT.findall(html), *(name for names in {*_CLASSES.findall(html)} for name in names.split())}
        for name in sorted(found & gone):
            yield f"{path}: “{name}” has rules in the theme, and they were cut: no template or script names it."


def _read(css: str) -> tuple[Part, ...]:
    return tuple(_parts(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def _parts(rules: Iterable[Token]) -> Iterator[Part]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield Rule(tuple(map(_selector, _between_commas(rule.prelude))), tuple(_declarations(rule.content)))
        elif rule.type != "at-rule":
            raise _unreadable(rule)
        elif rule.lower_at_keyword != "charset":
            yield _at_rule(rule)


def _at_rule(rule: Token) -> Part:
    name = _close(rule.prelude)
    head = f"@{rule.at_keyword} {name}".rstrip()
    if rule.content is None:
        return Other("", f"{head};")
    if rule.lower_at_keyword in ("media", "supports", "layer"):
        return Group(head, tuple(_parts(tinycss2.parse_rule_list(rule.content, True, True))))
    return Other(name if rule.lower_at_keyword.endswith("keyframes") else "", f"{head}{{{_close(rule.content)}}}")


def _between_commas(tokens: Iterable[Token]) -> list[list[Token]]:
    found: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _selector(tokens: Sequence[Token]) -> Selector:
    """A selector. What stands in `:not()` and its like is not needed on the page."""
    needs: set[str] = set()
    before = ""
    for token in tokens:
        if token.type == "hash" or (token.type == "ident" and before != ":"):
            needs.add(token.value)
        elif token.type == "[] block":
            needs.update(*(_WORD.findall(part.value) for part in token.content if part.type in ("ident", "string")))
        before = token.value if token.type == "literal" else ""
    return Selector(_close(tokens), frozenset(needs))


def _declarations(content: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for part in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if part.type != "declaration":
            raise _unreadable(part)
        yield part.name, f"{part.name}:{_close(part.value)}{'!important' if part.important else ''}"


def _close(tokens: Iterable[Token]) -> str:
    """Tokens as text without comments, and with one space where several blanks stood."""
    written = (" " if token.type == "whitespace" else token.serialize() for token in tokens if token.type != "comment")
    return "".join(written).strip()


def _unreadable(part: Token) -> ValueError:
    return ValueError(f"The style sheet cannot be read at {part.source_line}:{part.source_column}.")


def _needs(parts: Iterable[Part]) -> Iterator[frozenset[str]]:
    for part in parts:
        match part:
            case Rule(selectors=selectors):
                yield from (one.needs for one in selectors)
            case Group(rules=rules):
                yield from _needs(rules)


def _choosing(parts: Iterable[Part], words: frozenset[str]) -> tuple[Part, ...]:
    """The rules that can choose something, each without those of its selectors that cannot."""
    kept: list[Part] = []
    for part in parts:
        match part:
            case Rule(selectors=selectors):
                if choosing := tuple(one for one in selectors if one.needs <= words):
                    kept.append(replace(part, selectors=choosing))
            case Group(rules=rules):
                if inside := _choosing(rules, words):
                    kept.append(replace(part, rules=inside))
            case Other():
                kept.append(part)
    return tuple(kept)


def _used(parts: Iterable[Part], used: frozenset[str]) -> tuple[Part, ...]:
    """The rules without variables and animations that nothing uses."""
    kept: list[Part] = []
    for part in parts:
        match part:
            case Rule(declarations=declarations):
                if wanted := tuple(one for one in declarations if not one[0].startswith("--") or one[0] in used):
                    kept.append(replace(part, declarations=wanted))
            case Group(rules=rules):
                if inside := _used(rules, used):
                    kept.append(replace(part, rules=inside))
            case Other(name=name):
                if not name or name in used:
                    kept.append(part)
    return tuple(kept)


def _values(parts: Iterable[Part]) -> str:
    """Everything that rules declare, in which an animation would be named."""
    inside = (_values(part.rules) if isinstance(part, Group) else _declared(part) for part in parts)
    return " ".join(inside)


def _declared(part: Part) -> str:
    declarations = part.declarations if isinstance(part, Rule) else ()
    return " ".join(text for name, text in declarations if "animation" in name)
