#!/usr/bin/env python3
"""Check the data, build the Qianhai Plan site, and show it.

Run `python scripts/build.py --help` for the commands. `make` gives the same and sets itself up.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from qianhai.checking.loading import Report
from qianhai.processes import end_in_order
from qianhai.publishing import checked
from qianhai.reading import findings
from qianhai.reading.findings import Finding
from qianhai.reading.settings import BadAddress, from_environment

FORMATS: Mapping[str, Callable[[Sequence[Finding], Mapping[str, str]], str]] = {
    "text": findings.as_text,
    "json": lambda found, _: findings.as_json(found),
    "github": lambda found, _: findings.as_github(found),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 findings or a build that failed, 2 what cannot be run."""
    _never_fail_to_print()
    options = _parser().parse_args(arguments)
    try:
        settings = from_environment(options.root)
    except BadAddress as error:
        print(error, file=sys.stderr)
        return 2
    if options.command == "check":
        outcome: Report | int = checked.check(settings)
    else:
        # The check answers in less than a second; what publishes is loaded only for those who publish.
        from qianhai import commands  # noqa: PLC0415

        outcome = commands.run(options, settings)
    if isinstance(outcome, int):
        return outcome
    print(FORMATS[options.format](outcome.findings, outcome.texts))
    for line in outcome.said:
        print(line, file=sys.stderr)
    return 1 if outcome.failed else 0


def _never_fail_to_print() -> None:
    """Let what a terminal cannot show, such as Chinese on an old one, be printed as its numbers."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Build the Qianhai Plan site.")
    parser.add_argument("--root", type=Path, default=Path(__file__).parent.parent, help="the project's folder")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, help_text in (
        ("check", "check the data and report every finding"),
        ("render", "check, then render the Markdown pages into docs/"),
        ("site", "check, render, publish and prove the complete site into site/"),
        ("translated", "confirm the Chinese of every text with its English as both stand now"),
        ("release", "register what is new and keep what changed as a dated change set"),
        ("serve", "build the site, show it on this machine, and build it again on every change"),
    ):
        command = commands.add_parser(name, help=help_text)
        command.add_argument("--format", choices=sorted(FORMATS), default="text", help="how findings are printed")
        if name == "release":
            command.add_argument("--date", default="", help="the day of publication, such as 2026-12-31")
            command.add_argument("--base", default="", help="the revision last published; none for the first time")
            command.add_argument("--summary", default="", help="one sentence on what this publication brings")
            command.add_argument("--summary-zh-hans", default="", help="the same sentence in Simplified Chinese")
        if name == "serve":
            command.add_argument("--port", type=int, default=8000, help="the port to serve at")
    diff = commands.add_parser("diff", help="say what changed in the data since a revision, by id")
    diff.add_argument("base", help="a revision of the project's history")
    diff.add_argument(
        "--format", choices=["json", "markdown", "text"], default="text", help="how the comparison is printed"
    )
    return parser


if __name__ == "__main__":
    end_in_order()
    try:
        status = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        # Whoever read along (`… | head`) has seen enough; what is still to be written goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)
