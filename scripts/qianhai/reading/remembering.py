"""Results kept from one reading to the next by all that went into them, so that none can be stale."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Result = TypeVar("Result")


class Memory:
    """What one round of work leaves for the next. What a round does not use is forgotten after it."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def begin(self) -> None:
        """A round begins."""
        self._before, self._now = self._now, {}

    def of(self, work: Callable[[], Result], *key: Hashable) -> Result:
        """What the work gives; `key` holds all that it depends on."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else work()
        kept: Result = self._now[key]
        return kept

    def of_this(self, work: Callable[[], Result], what: Hashable, *these: object) -> Result:
        """The same for work on objects that never change: whatever is merely equal to them is worked on anew."""
        # They are kept beside the result, so that no other object can come to have their number.
        return self.of(lambda: (work(), these), what, *map(id, these))[0]
