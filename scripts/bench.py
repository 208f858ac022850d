#!/usr/bin/env python3
"""Time the program against generators as they come, on this machine and in one run: `make bench RUNS=5`."""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benching import yardsticks
from benching.copying import Failed, Took, copied, emptied, environment, took
from benching.growing import grow
from benching.serving import EDITED, edited, preview
from benching.table import TIMES, Samples, table
from qianhai.processes import end_in_order, folder_for_a_while
from qianhai.reading.failing import PROJECT
from qianhai.reading.settings import Settings

SAVES = 5
"""Edits that are saved in one preview."""

PAGE = "industries/finance.md"


def main(arguments: list[str] | None = None) -> int:
    """Run everything so many times, turn and turn about, and print the table. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how many times everything is run, beside a first time")
    runs = max(1, parser.parse_args(arguments).runs)
    with folder_for_a_while() as folder:
        samples = Samples()
        try:
            for number, _ in enumerate(Bench(folder).rounds(samples, runs), 1):
                print(f"{number} of {runs}", file=sys.stderr, flush=True)
        except Failed as failed:
            print(failed, file=sys.stderr)
            return 1
    print(f"{runs} runs, {os.cpu_count()} processors, Python {platform.python_version()}, {platform.system()}\n")
    print(table(samples))
    return 0


class Bench:
    """All that is timed, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._project = copied(PROJECT, folder / "project")
        self._text = (self._project / EDITED).read_text("utf-8")
        self._edits = 0

    def rounds(self, samples: Samples, runs: int) -> Iterator[None]:
        """Time everything once after another. What is made the first time, to warm up, is not counted."""
        grown = {times: self._folder / f"times-{times}" for times in TIMES}
        for times, folder in grown.items():
            copied(PROJECT, folder)
            grow(Settings(folder), times)
        took(["make", "site"], self._project)
        stock = yardsticks.lay_out(self._project / "docs", self._folder / "stock")
        other = yardsticks.lay_out(self._project / "docs", self._folder / "zensical")
        yardsticks.stock(stock)
        yardsticks.zensical(other)
        with preview(self._project):
            pass
        for _ in range(runs):
            samples.add("stock", yardsticks.stock(stock))
            samples.add("zensical", yardsticks.zensical(other))
            samples.add("zensical-edit", yardsticks.zensical_again(other[0], PAGE, self._next()))
            self._site(samples)
            self._preview(samples)
            for times, folder in grown.items():
                samples.add(f"road-{times}", *self._road(folder))
            yield

    def _site(self, samples: Samples) -> None:
        project = self._project
        (project / EDITED).write_text(self._text, "utf-8")
        emptied(project / "site", project / ".cache", *(project / "docs" / name for name in yardsticks.LANGUAGES))
        samples.add("cold", took(["make", "site"], project))
        samples.add("same", took(["make", "site"], project))
        (project / EDITED).write_text(edited(self._text, self._next()), "utf-8")
        samples.add("edit", took(["make", "site"], project))

    def _preview(self, samples: Samples) -> None:
        with preview(self._project) as (shown, taken):
            samples.add("first", taken)
            shown.save(self._next(), self._text)
            for _ in range(SAVES):
                samples.add("save", shown.save(self._next(), self._text))

    def _road(self, folder: Path) -> tuple[Took, float]:
        """What a project's reading, check and model take, and the most megabytes held meanwhile."""
        command = [sys.executable, "-m", "benching.road", str(folder)]
        done = subprocess.run(  # noqa: S603
            command, cwd=self._project / "scripts", env=environment(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Failed(done.stderr[-2000:])
        told = json.loads(done.stdout)
        return Took(told["clock"], told["work"]), told["megabytes"]

    def _next(self) -> int:
        self._edits += 1
        return self._edits


if __name__ == "__main__":
    end_in_order()
    sys.exit(main())
