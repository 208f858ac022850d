"""A rule over all records together: its id, what must hold, and the check that yields a finding where it does not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...reading.findings import Finding
from ..fitting import Data


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, what must hold, and the check that yields a finding wherever it does not."""

    id: str
    must: str
    check: Callable[[Data], Iterator[Finding]]
