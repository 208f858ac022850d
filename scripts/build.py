#!/usr/bin/env python3
"""Check the data, build the Qianhai Plan site, and show it.

Run `python scripts/build.py --help` for the commands. `make` gives the same and sets itself up.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from qianhai import building, findings, preview
from qianhai.building import Report
from qianhai.findings import Finding
from qianhai.settings import Settings, from_environment

FORMATS: Mapping[str, Callable[[Sequence[Finding], Mapping[str, str]], str]] = {
    "text": findings.as_text,
    "json": lambda found, _: findings.as_json(found),
    "github": lambda found, _: findings.as_github(found),
}
COMMANDS: Mapping[str, Callable[[Settings], Report]] = {
    "check": building.check,
    "render": building.render,
    "site": building.build,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 findings that are errors or a build that failed."""
    options = _parser().parse_args(arguments)
    settings = from_environment(options.root)
    if options.command == "serve":
        return preview.serve(settings, options.port)
    report = COMMANDS[options.command](settings)
    print(FORMATS[options.format](report.findings, report.texts))
    for line in report.said:
        print(line, file=sys.stderr)
    return 1 if report.failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Build the Qianhai Plan site.")
    parser.add_argument("--root", type=Path, default=Path(__file__).parent.parent, help="the project's folder")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, help_text in (
        ("check", "check the data and report every finding"),
        ("render", "check, then render the Markdown pages into docs/"),
        ("site", "check, render, publish and prove the complete site into site/"),
        ("serve", "build the site, show it on this machine, and build it again on every change"),
    ):
        command = commands.add_parser(name, help=help_text)
        command.add_argument("--format", choices=sorted(FORMATS), default="text", help="how findings are printed")
        if name == "serve":
            command.add_argument("--port", type=int, default=8000, help="the port to serve at")
    return parser


if __name__ == "__main__":
    sys.exit(main())
