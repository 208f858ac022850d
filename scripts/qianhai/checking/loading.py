"""The first half of the road: read and check the data, and report every finding."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from ..language import words
from ..language.traditional import Converter, own_list
from ..reading.findings import Finding, Position, has_errors
from ..reading.folder import Reading, program_fault, read_folder
from ..reading.remembering import Memory
from ..reading.settings import Settings
from . import editors
from .fitting import Data, check_records
from .presence import absent
from .rules import check_rules
from .taken import taken
from .translations import FILE as CONFIRMED
from .translations import confirmed_in

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Report:
    """What a command has to say: findings in the data, the texts they point into, and further lines."""

    findings: tuple[Finding, ...]
    texts: Mapping[str, str]
    failed: bool
    said: tuple[str, ...] = ()


def load(settings: Settings, memory: Memory | None = None) -> tuple[Data, Report]:
    """Read and check all data. `memory` is what an earlier reading left."""
    memory = memory or Memory()
    reading = read_folder(settings.data, settings.root, memory)
    confirmed, unsure = confirmed_in(settings.data, f"data/{CONFIRMED}")
    data, of_data = judged(reading, confirmed, memory)
    for_editors = [*editors.first_lines(settings.data, reading.documents), *editors.known_ids(settings.data, data)]
    of_words, texts = words.findings()
    found = tuple(sorted([*of_data, *unsure, *for_editors, *of_words]))
    return data, Report(found, {**texts, **reading.texts}, has_errors(found))


def judged(reading: Reading, confirmed: frozenset[str], memory: Memory) -> tuple[Data, list[Finding]]:
    """What was read, held against the records and the rules."""
    lacking = list(absent(reading)) if reading.documents else []
    complete = reading.complete and not lacking
    nothing: tuple[Data, list[Finding]] = (Data((), (), complete=False), [])
    (data, unfit), failed = _guarded(
        lambda: check_records(reading.documents, complete=complete, memory=memory), nothing
    )
    converter = memory.of(Converter, "converter", own_list())
    data = replace(data, confirmed=confirmed, taken=taken(memory), converter=converter)
    broken, failed_again = _guarded(lambda: check_rules(data), nothing[1])
    return data, [*reading.findings, *lacking, *unfit, *failed, *broken, *failed_again]


def _guarded(work: Callable[[], Result], otherwise: Result) -> tuple[Result, Iterable[Finding]]:
    """What the work gives; if it fails as nobody foresaw, what stands in for it and the finding that says so."""
    try:
        return work(), ()
    except MemoryError:
        raise
    except Exception as error:  # whatever it is, an editor gets a report and no traceback
        return otherwise, (program_fault(Position("data"), error),)


def check(settings: Settings) -> Report:
    """Check the data and nothing more."""
    return load(settings)[1]
