"""Long lines of Markdown written over several lines of a template, so that a reader can follow them."""

import re

from jinja2 import Environment

_BREAK = re.compile(r"\s*\n\s*")


def add_to(environment: Environment) -> None:
    """Give templates the filters `line`, for a whole line such as a table's row, and `inline`, for a part of one."""
    environment.filters |= {"line": line, "inline": inline}


def inline(written: str) -> str:
    """What is written over several lines, as a part of one: a break between lines is a space, at the ends nothing."""
    return _BREAK.sub(" ", written.strip())


def line(written: str) -> str:
    """What is written over several lines, as one line with its end."""
    return f"{inline(written)}\n"
