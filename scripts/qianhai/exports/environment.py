"""How the templates of the exports are filled."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..language import escaping


def environment() -> Environment:
    """Templates of HTML and text; every value is escaped for HTML, and one that is not there is an error."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["script"] = escaping.script
    return made
