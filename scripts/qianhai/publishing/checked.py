"""All that can be found without building: in the data, in the templates, and in MkDocs' settings."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import yaml
from jinja2 import Environment, TemplateSyntaxError, nodes

from ..checking.fitting import Data
from ..checking.loading import Report
from ..checking.loading import load as load_data
from ..processes import in_two
from ..reading.failing import PROJECT, Failed, in_hand, named, text_of
from ..reading.findings import Finding, Position, has_errors, nearest
from ..reading.remembering import Memory
from ..reading.settings import Settings

GIVEN = {
    "pages": frozenset({"w", "pictures", "published", "page", "front", "division", "reader", "gone"}),
    "book": frozenset(
        {"w", "pictures", "drawn", "notes", "piece", "pieces", "parts", "told", "body", "division", "reader", "given"}
        | {"dated", "edition", "faces", "serif", "sans", "style"}
    ),
    "exports": frozenset(
        {"speeches", "speech", "site_url", "model", "id", "root", "registered", "gone", "targets", "entry", "versions"}
        | {"report", "pages", "about", "card", "plan", "positions", "ways"}
    ),
}
"""The names that templates are given, by the room they stand in."""

ADDED_FILTERS = ("inline", "line", "script", "script_tag", "url")
"""What the pages, the exports and MkDocs add to Jinja's own filters."""

OF_JINJA = ("loop", "caller", "super", "self", "varargs", "kwargs")
"""The names that Jinja itself gives inside loops, macros and blocks."""

MEND = "Mend this line of the template."

MKDOCS = "mkdocs.yml"


Texts = tuple[tuple[Path, bytes], ...]
"""Files and their bytes."""

NOTHING = Report((), {}, failed=False)


def check(settings: Settings) -> Report:
    """Check everything and make nothing."""
    try:
        return load(settings)[1]
    except Failed as failed:
        return with_failure(NOTHING, failed.finding, settings)


def load(settings: Settings, memory: Memory | None = None) -> tuple[Data, Report]:
    """Read and check all data, and what pages are made with. `memory`: what the reading before left. Raises Failed."""
    memory = memory or Memory()
    memory.begin()
    with in_hand("The check"):
        (data, report), of_templates = in_two(
            lambda: load_data(settings, memory), lambda: list(_templates(settings, memory))
        )
        # Where there is no data there is no project, and nothing more to be said.
        nothing = any(finding.rule == "no-data" for finding in report.findings)
        more = [] if nothing else [*of_templates, *_configuration(settings.root / MKDOCS)]
        texts = {finding.position.file: text_of(finding, settings.root) for finding in more}
        found = tuple(sorted([*report.findings, *more]))
        return data, replace(report, findings=found, texts={**report.texts, **texts}, failed=has_errors(found))


def with_failure(report: Report, finding: Finding, settings: Settings) -> Report:
    """A report with what went wrong beside what was found."""
    file = Path(finding.position.file)
    if file.is_relative_to(settings.root):
        below = file.relative_to(settings.root).as_posix()
        finding = replace(finding, position=replace(finding.position, file=below))
    texts = {**report.texts, finding.position.file: text_of(finding, settings.root)}
    return replace(report, findings=(*report.findings, finding), texts=texts, failed=True)


def _templates(settings: Settings, memory: Memory) -> Iterator[Finding]:
    theme = settings.docs / "theme"
    rooms = [
        (sorted((PROJECT / "scripts/qianhai" / room).rglob("*.j2")), PROJECT, given) for room, given in GIVEN.items()
    ]
    for files, root, given in [*rooms, (sorted([*theme.rglob("*.html"), *theme.glob("*.xml")]), settings.root, None)]:
        texts = tuple((path, path.read_bytes()) for path in files)
        yield from memory.of(partial(_found_in, texts, root, given), "templates", texts, root)


def _found_in(texts: Texts, root: Path, given: frozenset[str] | None) -> list[Finding]:
    return list(_in_texts(texts, root, given))


def _in_texts(texts: Texts, root: Path, given: frozenset[str] | None) -> Iterator[Finding]:
    """What is wrong in templates: what cannot be read, and names that nobody gives them (where `given` is known)."""
    environment = Environment()  # noqa: S701  # nothing is rendered here
    trees: dict[str, nodes.Template] = {}
    for path, content in texts:
        name = named(path) if root == PROJECT else path.relative_to(root).as_posix()
        try:
            trees[name] = environment.parse(content.decode())
        except TemplateSyntaxError as error:
            found = f"This template cannot be read: {error.message}"
            yield Finding(Position(name, error.lineno), "template", found, MEND)
        except UnicodeDecodeError:
            yield Finding(Position(name), "template", "This template is not in UTF-8.", "Save it as UTF-8.")
    filters = {*environment.filters, *ADDED_FILTERS}
    # A template that is included knows what the one around it has set, so that names count wherever they are set.
    known = {*environment.globals, *OF_JINJA, *(given or ()), *(name for tree in trees.values() for name in _set(tree))}
    for name, tree in trees.items():
        for node in tree.find_all((nodes.Filter, nodes.Name)):
            if isinstance(node, nodes.Filter) and node.name not in filters:
                yield _unknown(name, node.lineno, f"There is no filter “{node.name}”.", node.name, filters)
            elif isinstance(node, nodes.Name) and node.name not in known and given is not None:
                yield _unknown(name, node.lineno, f"Nobody gives this template “{node.name}”.", node.name, known)


def _unknown(file: str, line: int, found: str, name: str, known: Iterable[str]) -> Finding:
    near = nearest(name, known)
    return Finding(Position(file, line), "template", found, f"Did you mean “{near}”?" if near else MEND)


def _set(tree: nodes.Template) -> Iterator[str]:
    """The names that a template sets, imports or defines."""
    for node in tree.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        match node:
            case nodes.Name(name=name, ctx=ctx) if ctx != "load":
                yield name
            case nodes.Macro(name=name) | nodes.Import(target=name):
                yield name
            case nodes.FromImport(names=names):
                yield from (name if isinstance(name, str) else name[1] for name in names)


def _configuration(path: Path) -> Iterator[Finding]:
    """Whether MkDocs' settings can be read at all; MkDocs itself says whether it knows them."""
    position, bring_back = Position(MKDOCS), "Bring it back: git checkout mkdocs.yml"
    try:
        tree = yaml.compose(path.read_text("utf-8"))
    except FileNotFoundError:
        yield Finding(position, "configuration", "This file is missing.", bring_back)
    except UnicodeDecodeError:
        yield Finding(position, "configuration", "This file is not in UTF-8.", "Save it as UTF-8.")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark:
            position = Position(MKDOCS, mark.line + 1, mark.column + 1)
        found = f"This cannot be read as YAML: {getattr(error, 'problem', None) or error}."
        yield Finding(position, "configuration", found, "Mend this line, or the one before it.")
    else:
        if not isinstance(tree, yaml.MappingNode):
            yield Finding(position, "configuration", "This file must be a set of keys.", bring_back)


def place_of_setting(name: str, path: Path) -> Position:
    """Where a setting stands in MkDocs' settings."""
    tree = yaml.compose(path.read_text("utf-8"))
    for key, _ in tree.value if isinstance(tree, yaml.MappingNode) else ():
        if key.value == name:
            return Position(MKDOCS, key.start_mark.line + 1, key.start_mark.column + 1)
    return Position(MKDOCS)
