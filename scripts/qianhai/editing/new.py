"""A new record, to be filled in: put where its kind stands, under an id that nothing has."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import count

from ..checking.fitting import Data, check_records
from ..checking.homes import statement_homes
from ..publishing.folder import write_all
from ..reading.composing import read
from ..reading.documents import Document, Steps
from ..reading.findings import nearest
from ..reading.folder import read_folder
from ..reading.remembering import Memory
from ..reading.settings import Settings
from ..schema.contents import Plan
from ..schema.kinds import KINDS, OF_STATEMENTS, Kind, first_line, pattern_of
from ..schema.parts import Item
from ..schema.values import PLACEHOLDER, Language
from .inserting import Unfit, inserted
from .skeleton import skeleton


class Refused(Exception):
    """No record can be put there; the text says why, and what to write."""


@dataclass(frozen=True, slots=True)
class Made:
    """A record that was made: where it begins, and under which id."""

    file: str
    line: int
    id: str


def new(settings: Settings, kind_name: str, where: str) -> Made:
    """Put a record of a kind, to be filled in, at the end of its list. Raises Refused; then nothing is written.

    `where` names the file, or what holds it: a section's page, a series, a guide. It may be empty where there is only
    one place.
    """
    kind = _kind(kind_name)
    reading = read_folder(settings.data, settings.root, Memory())
    data, _ = check_records(reading.documents, complete=reading.complete)
    if kind.inside is not None:
        file, way = _holder(kind.inside, where.strip(), data)
    else:
        file, way = _file(kind, _stem(where), _files(kind, data, settings)), ()
    document = _document(settings, file, kind)
    taken = {*data.kinds, *(registered.id for registered, _ in data.register)}
    given: list[str] = []

    def named(item: type[Item]) -> str:
        names = (PLACEHOLDER.format(item.kind) + (f"-{number}" if number > 1 else "") for number in count(1))
        given.append(next(name for name in names if name not in taken and name not in given))
        return given[-1]

    languages = {language for item in data.items() if isinstance(item, Plan) for language in item.languages}
    entry = skeleton(kind.record, languages or {Language.ENGLISH}, named)
    try:
        text, line = inserted(document, way, kind.key, entry)
    except Unfit as why:
        raise Refused(f"“{kind.key}” in {file} {why}.") from None
    write_all({settings.root / file: text.encode()})
    return Made(file, line, given[0])


def _kind(name: str) -> Kind:
    kinds = {kind.name: kind for kind in KINDS if kind.record is not Plan}
    if name in kinds:
        return kinds[name]
    said = f"There is no kind “{name}”" if name else "No kind is given"
    near = nearest(name, kinds)
    if name == Plan.kind:
        said, near = "There is one plan, in data/contents.yml", None
    raise Refused(f"{said}{f'; did you mean “{near}”?' if near else '.'} Write one of {_listed(kinds)}: KIND=…")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _stem(where: str) -> str:
    """A file's name below `data/`, without its ending, however it was given."""
    return where.strip().removeprefix("./").removeprefix("data/").removesuffix(".yml").strip("/")


def _holder(inside: type[Item], where: str, data: Data) -> tuple[str, Steps]:
    holders = {identifier: (listed, steps) for listed, identifier, held, steps in data.ids if held is inside}
    if where not in holders:
        raise Refused(_nowhere(f"the {inside.kind} that it belongs to, by its id", where, holders))
    listed, steps = holders[where]
    return listed.document.file, steps


def _files(kind: Kind, data: Data, settings: Settings) -> dict[str, str]:
    """The files in which records of a kind may stand, by all that they may be called."""
    if kind.files == OF_STATEMENTS:
        homes = statement_homes(data)
        return {_stem(file): file for file in homes} | {page: file for file, page in homes.items()}
    found = [f"data/{pattern}" for pattern in kind.files if "*" not in pattern]
    patterned = [pattern for pattern in kind.files if "*" in pattern]
    found = [file for file in found if not patterned or (settings.root / file).is_file()]
    found += [
        path.relative_to(settings.root).as_posix()
        for pattern in patterned
        for path in sorted(settings.data.glob(pattern))
        if not path.name.startswith(".")
    ]
    return {_stem(file): file for file in found} | {_stem(file).rpartition("/")[2]: file for file in found}


def _file(kind: Kind, where: str, files: dict[str, str]) -> str:
    if not where and len(set(files.values())) == 1:
        return next(iter(files.values()))
    if where in files:
        return files[where]
    # A new file of those that may be called as their writers like, unless the name looks like one that there is.
    named = [where, *(f"{pattern.partition('/')[0]}/{where}" for pattern in kind.files if pattern.endswith("/*.yml"))]
    fitting = [name for name in named if kind.files != OF_STATEMENTS and pattern_of(f"{name}.yml") in kind.files]
    if where and fitting and nearest(where.rpartition("/")[2], {name.rpartition("/")[2] for name in files}) is None:
        return f"data/{fitting[0]}.yml"
    raise Refused(_nowhere("the file that it is to stand in", where, dict.fromkeys(map(_stem, files.values()))))


def _nowhere(what: str, where: str, known: Collection[str]) -> str:
    near = nearest(where, known) if where else None
    said = f"“{where}” is not {what}" if where else f"Say {what}"
    return f"{said}{f'; did you mean “{near}”?' if near else '.'} Write one of {_listed(known)}: IN=…"


def _document(settings: Settings, file: str, kind: Kind) -> Document:
    """The file as it stands; one that there is not yet begins with its first line and an empty list."""
    path = settings.root / file
    if not path.exists() and not path.is_symlink():
        text = f"{first_line(file.removeprefix('data/'))}\n{kind.key}:\n"
        document, _ = read(text.encode(), file)
        assert document is not None
        return document
    if path.is_symlink() or not path.is_file():
        raise Refused(f"{file} is no file.")
    document, findings = read(path.read_bytes(), file)
    if document is None:
        first = min(findings)
        raise Refused(f"{file} cannot be read: {first.position} {first.found} {first.cure}")
    return document
