"""Chinese that goes on over lines is joined without a space, which YAML would put there.

YAML folds the lines of a text into one with a space for each line's end. Between two Chinese characters readers would
see that as a gap. So a line's end between them is marked before YAML is read, and the mark and the space after it are
taken out again afterwards. The mark is a private character, which data must not hold.
"""

import re

_MARK = "\ue000"
_CHINESE = "\u3001-\u303f\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uffee\U00020000-\U0003ffff"
# Marks that Chinese and English share: Chinese if what stands on their other side is.
_EITHER = "“”‘’…—·"
_LINE_END = re.compile(rf"([{_CHINESE}{_EITHER}]) *(?=\r?\n *([{_CHINESE}{_EITHER}]))")


def marked(text: str) -> str:
    """A file's text with a mark at every line's end between two Chinese characters."""
    return _LINE_END.sub(_ended, text)


def _ended(end: re.Match[str]) -> str:
    before, after = end.groups()
    return end[0] if before in _EITHER and after in _EITHER else f"{before}{_MARK}"


def unmarked(text: str) -> str:
    """What YAML made of a marked text, without the marks and the spaces that stood for line ends."""
    return text.replace(f"{_MARK} ", "").replace(_MARK, "") if _MARK in text else text
