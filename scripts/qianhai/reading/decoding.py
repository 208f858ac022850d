"""A data file's bytes as text, which must be UTF-8."""

from .findings import Edit, Finding, Position


def decoded(content: bytes, file: str) -> tuple[str | None, list[Finding]]:
    """The text, or None and the finding that says what the bytes are instead."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [_not_utf8(Position(file), "This file is in UTF-16.")]
    if content.startswith(b"\xef\xbb\xbf"):
        found = "The file begins with a byte-order mark (the bytes EF BB BF)."
        cure = "Save it as “UTF-8” without a byte-order mark."
        edit = Edit(Position(file), "\ufeff", "")
        return None, [Finding(Position(file), "byte-order-mark", found, cure, edits=(edit,))]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        position = Position(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        found = f"The byte {content[error.start]:02X} is not UTF-8."
        try:
            content.decode("gb18030")
        except UnicodeDecodeError:
            pass
        else:
            found += " The file looks like GBK."
        return None, [_not_utf8(position, found)]


def _not_utf8(position: Position, found: str) -> Finding:
    return Finding(position, "not-utf-8", found, "Save the file as UTF-8, without a byte-order mark.")
