#!/usr/bin/env python3
"""Check the data, build the Qianhai Plan site, and show it.

Run `python scripts/build.py --help` for the commands. `make` gives the same and sets itself up.
"""

import argparse
import gc
import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qianhai.checking.loading import Report
from qianhai.processes import end_in_order
from qianhai.publishing import checked
from qianhai.reading import findings
from qianhai.reading.findings import Finding
from qianhai.reading.settings import BadAddress, Settings, from_environment

FORMATS: Mapping[str, Callable[[Sequence[Finding], Mapping[str, str]], str]] = {
    "text": findings.as_text,
    "json": lambda found, _: findings.as_json(found),
    "github": lambda found, _: findings.as_github(found),
}

HOW_FINDINGS = {"--format": {"choices": sorted(FORMATS), "default": "text", "help": "how findings are printed"}}


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does, its options as argparse takes them, and what runs it.

    What it gives back is a report to be printed, or an exit status where it has said all there is to say.
    """

    does: str
    run: Callable[[Namespace, Settings], Report | int]
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: HOW_FINDINGS)


def _check(options: Namespace, settings: Settings) -> Report:
    if options.fix:
        from qianhai.editing import fixes

        return fixes.fix(settings)
    return checked.check(settings)


# The check answers in less than a second: what publishes is imported only by the commands that publish.


def _render(_: Namespace, settings: Settings) -> Report:
    from qianhai.publishing import assemble

    return assemble.render(settings)


def _site(options: Namespace, settings: Settings) -> Report:
    from qianhai.publishing import assemble

    return assemble.build(settings, with_compressed=options.compressed)


def _prove(options: Namespace, settings: Settings) -> Report:
    from qianhai.publishing import assemble

    return assemble.prove(settings, options.into)


def _book(_: Namespace, settings: Settings) -> Report:
    from qianhai.publishing import binding

    return binding.bind(settings)


def _verify(options: Namespace, _: Settings) -> int:
    from qianhai.publishing import verifying

    faults = verifying.faults(options.archive)
    print("\n".join(faults) or f"{options.archive}: all is there and as it was published.")
    return 1 if faults else 0


def _serve(options: Namespace, settings: Settings) -> int:
    from qianhai.preview import serving

    return serving.serve(settings, options.host, options.port)


def _translated(_: Namespace, settings: Settings) -> Report:
    from qianhai.history import release

    return release.translated(settings)


def _new(options: Namespace, settings: Settings) -> int:
    from qianhai.editing import new

    try:
        made = new.new(settings, options.kind, options.where)
    except new.Refused as why:
        print(why, "Nothing was written.", file=sys.stderr)
        return 1
    print(f"{made.file}:{made.line}: “{made.id}” is to be filled in here; the check says what is missing.")
    return 0


def _schema(_: Namespace, settings: Settings) -> Report:
    from qianhai.editing import schema

    return schema.make(settings)


def _release(options: Namespace, settings: Settings) -> Report:
    from qianhai.history import release
    from qianhai.schema.values import Language

    summary = {Language.ENGLISH: options.summary, Language.SIMPLIFIED: options.summary_zh_hans}
    return release.release(settings, options.date, options.base, summary)


def _confirm(options: Namespace, settings: Settings) -> Report | int:
    from qianhai.confirming import confirm, opening

    data, report = checked.load(settings)
    if report.failed:
        return report
    try:
        print(confirm.confirm(data, options.text))
    except opening.Refused as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def _diff(options: Namespace, settings: Settings) -> int:
    from qianhai.history import comparing, release

    try:
        print(comparing.FORMS[options.format](release.difference(settings, options.base)))
    except comparing.NoSuchState as error:
        print(error, file=sys.stderr)
        return 1
    return 0


COMMANDS: Mapping[str, Command] = {
    "check": Command(
        "check the data and report every finding",
        _check,
        {**HOW_FINDINGS, "--fix": {"action": "store_true", "help": "first mend what can be mended with certainty"}},
    ),
    "render": Command("check, then render the Markdown pages into docs/", _render),
    "site": Command(
        "check, render, publish and prove the complete site into site/",
        _site,
        {
            **HOW_FINDINGS,
            "--compressed": {"action": "store_true", "help": "with compressed copies of files, for one's own server"},
        },
    ),
    "prove": Command(
        "publish and prove the complete site, and leave site/ as it is",
        _prove,
        {**HOW_FINDINGS, "--into": {"type": Path, "help": "a folder of its own for the site"}},
    ),
    "book": Command("check, then make a book a language, as PDF, into book/", _book),
    "verify": Command(
        "say whether a copy of the site to take along is whole, by its checksums",
        _verify,
        {"archive": {"type": Path, "help": "the archive, or the folder where it was unpacked"}},
    ),
    "serve": Command(
        "show the site on this machine and follow every change",
        _serve,
        {
            "--port": {"type": int, "default": 8000, "help": "the port to serve at"},
            "--host": {"default": "127.0.0.1", "help": "the address to serve at; 0.0.0.0 in a container"},
        },
    ),
    "diff": Command(
        "say what changed in the data since a revision, by id",
        _diff,
        {
            "base": {"help": "a revision of the project's history"},
            "--format": {"choices": ["json", "markdown", "text"], "default": "text", "help": "how it is printed"},
        },
    ),
    "confirm": Command(
        "hold the data against the plan's own text, for whoever has it, and list what to change",
        _confirm,
        {**HOW_FINDINGS, "text": {"help": "the file that holds the text, in UTF-8"}},
    ),
    "translated": Command(
        "confirm every translation, and every passage with what it rests on, as they stand", _translated
    ),
    "new": Command(
        "put a new record, to be filled in, into the file where it belongs",
        _new,
        {
            "kind": {"help": "what it is: statement, source, body …"},
            "--in": {
                "dest": "where",
                "default": "",
                "help": "its file or page, such as industries/finance, or the id of what holds it",
            },
        },
    ),
    "schema": Command("make what editors complete by, in data/.schema/, after records or ids changed", _schema),
    "release": Command(
        "register what is new and keep what changed as a dated change set",
        _release,
        {
            **HOW_FINDINGS,
            "--date": {"default": "", "help": "the day of publication, such as 2026-12-31"},
            "--base": {"default": "", "help": "the revision last published; none for the first time"},
            "--summary": {"default": "", "help": "one sentence on what this publication brings"},
            "--summary-zh-hans": {"default": "", "help": "the same sentence in Simplified Chinese"},
        },
    ),
}
"""Every command, in the order in which help lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 done, 1 findings or a build that failed, 2 what cannot be run."""
    _never_fail_to_print()
    options = _parser().parse_args(arguments)
    try:
        settings = from_environment(options.root)
    except BadAddress as error:
        print(error, file=sys.stderr)
        return 2
    outcome = COMMANDS[options.command].run(options, settings)
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
    for name, command in COMMANDS.items():
        own = commands.add_parser(name, help=command.does)
        for option, details in command.options.items():
            own.add_argument(option, **details)
    return parser


if __name__ == "__main__":
    # Nearly all that a command makes is needed to its end; the preview collects what it leaves when nobody waits.
    gc.disable()
    end_in_order()
    try:
        status = main()
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        # Whoever read along (`… | head`) has seen enough; what is still to be written goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    # Everything is written and closed. To free all that was read, one by one, would take a sixth of the check's time.
    os._exit(status)
