"""The commands that need more than the data; kept from the check, which need not wait for their libraries."""

import argparse
import sys
from collections.abc import Callable, Mapping

from .checking.loading import Report
from .history import comparing, release
from .preview import serving
from .publishing import assemble
from .reading.settings import Settings
from .schema.values import Language

COMPARISONS: Mapping[str, Callable[[comparing.Comparison], str]] = {
    "text": comparing.as_text,
    "markdown": comparing.as_markdown,
    "json": comparing.as_json,
}
REPORTING: Mapping[str, Callable[[Settings], Report]] = {
    "render": assemble.render,
    "translated": release.translated,
    "site": assemble.build,
}


def run(options: argparse.Namespace, settings: Settings) -> Report | int:
    """Run a command. Returns its report, or an exit status where it said all there is to say."""
    match options.command:
        case "serve":
            return serving.serve(settings, options.port)
        case "diff":
            return _diff(settings, options.base, options.format)
        case "release":
            summary = {Language.ENGLISH: options.summary, Language.SIMPLIFIED: options.summary_zh_hans}
            return release.release(settings, options.date, options.base, summary)
        case name:
            return REPORTING[name](settings)


def _diff(settings: Settings, base: str, form: str) -> int:
    try:
        print(COMPARISONS[form](release.difference(settings, base)))  # noqa: T201
    except comparing.NoSuchState as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    return 0
