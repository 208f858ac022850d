"""A rule over all records together: its id, what must hold, and the check that yields a finding where it does not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...reading.findings import Finding
from ..fitting import Data


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, what must hold, and the check that yields a finding wherever it does not.

    `alone`: it looks at each record by itself, so that it may be asked of each file by itself.
    """

    id: str
    must: str
    check: Callable[[Data], Iterator[Finding]]
    alone: bool = False

    def found_in(self, data: Data) -> Iterator[Finding]:
        """All findings; those of a rule that looks at nothing beside stand while their file stands as it does."""
        return data.by_file(self.check, self.id) if self.alone else self.check(data)
