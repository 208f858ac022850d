"""Scripts as they are sent: without what only their authors read."""

import re

_COMMENT = re.compile(
    r"""
      ^[ \t]*(?://.*|/\*\*[ ].*[ ]\*/)\n       # a line that is one
    | ^[ \t]*/\*\*[ \t]*\n(?:[ \t]*\*.*\n)+   # several such lines
    | /\*\*?[ ].*?[ ]\*/[ ]?                  # within a line: what something is, for the checker of types
    | ^[ \t]*\n | ^[ \t]+                     # a blank line; how far a line is indented
    """,
    re.VERBOSE | re.MULTILINE,
)

RELEASED = "/*!"
"""With this begins what others wrote, minified as it is, and what it must say of its licence."""


def close(script: str) -> str:
    """A script that says the same, without comments and indentation; another author's stays as it is.

    Of our own scripts, none has text over several lines, or what looks like a comment in a text.
    """
    return script if script.startswith(RELEASED) else _COMMENT.sub("", script)
