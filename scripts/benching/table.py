"""What was measured against what is to be reached: medians, ratios to the yardstick, a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from .copying import Took

YARDSTICK = "stock"
"""The row that all others are measured by."""


@dataclass(frozen=True, slots=True)
class Row:
    """A thing that is timed. `target` is how long it may take, the yardstick being 1; `megabytes` what it may hold."""

    key: str
    name: str
    target: float | None = None
    megabytes: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Two rows of which the second has more to do: how many times `more`, and how many times longer it may take."""

    name: str
    less: str
    greater: str
    more: int
    target: float


TIMES = (1, 4, 16)
"""How many times today's statements."""

ROWS = (
    Row(YARDSTICK, "yardstick: stock `mkdocs build`, three languages one after another", 1),
    Row("zensical", "Zensical, the same"),
    Row("zensical-edit", "Zensical, one language again after one page was edited"),
    Row("first", "`make serve` to the first page", 0.25),
    Row("save", "save to the new page served", 0.07),
    Row("cold", "complete site, cold, all formats", 2.0),
    Row("same", "complete site, nothing changed", 0.4),
    Row("edit", "complete site, after one statement changed", 0.7),
    *(
        Row(f"road-{times}", f"read, check, model at {times} times today's statements", *limits)
        for times, limits in zip(TIMES, ((), (), (0.6, 400.0)), strict=True)
    ),
)
"""What is timed, in the order of the table."""

LINES = (Line("from 4 to 16 times the statements: how many times longer", "road-4", "road-16", 4, 4.4),)
"""What must not grow faster than the data does, but for a tenth that is left to chance."""


HEAD = ("what", "median s (least to most)", "of processors", "ratio", "to reach", "reached")


@dataclass(slots=True)
class Samples:
    """What was measured, by row: each run's seconds on the clock and of processors, and the most megabytes held."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    work: dict[str, list[float]] = field(default_factory=dict)
    megabytes: dict[str, list[float]] = field(default_factory=dict)

    def add(self, key: str, taken: Took, megabytes: float | None = None) -> None:
        """Note one run."""
        self.seconds.setdefault(key, []).append(taken.clock)
        if taken.work is not None:
            self.work.setdefault(key, []).append(taken.work)
        if megabytes is not None:
            self.megabytes.setdefault(key, []).append(megabytes)


def ratios(seconds: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """Every row's median by that of the yardstick."""
    of = {key: median(runs) for key, runs in seconds.items() if runs}
    return {key: value / of[YARDSTICK] for key, value in of.items()}


def table(samples: Samples) -> str:
    """The table as Markdown: what was not measured is left out."""
    found = ratios(samples.seconds)
    rows: list[tuple[str, ...]] = [HEAD, *(_of_row(row, samples, found[row.key]) for row in ROWS if row.key in found)]
    for line in LINES:
        if {line.less, line.greater} <= found.keys():
            factor = found[line.greater] / found[line.less]
            rows.append((line.name, "", "", f"{factor:.2f}", f"{line.target}", _answer([factor <= line.target])))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |\n" for row in rows
    )


def _of_row(row: Row, samples: Samples, ratio: float) -> tuple[str, ...]:
    runs, held = samples.seconds[row.key], samples.megabytes.get(row.key, ())
    took = f"{median(runs):.2f} ({min(runs):.2f} to {max(runs):.2f})" + (f", {max(held):.0f} MB" if held else "")
    limits, kept = [], []
    if row.target is not None:
        limits.append(f"{row.target:g}")
        kept.append(ratio <= row.target)
    if row.megabytes is not None and held:
        limits.append(f"{row.megabytes:g} MB")
        kept.append(max(held) < row.megabytes)
    reached = _answer(kept) if row.key != YARDSTICK else ""
    work = f"{median(samples.work[row.key]):.2f}" if row.key in samples.work else ""
    return row.name, took, work, f"{ratio:.3f}", ", ".join(limits), reached


def _answer(kept: Sequence[bool]) -> str:
    return "" if not kept else "yes" if all(kept) else "NO"
