"""The faces in which the books are set, and where a machine gets them.

English is set in P052, a Palatino, with Nimbus Sans beside it; Chinese in Noto Serif CJK and Noto Sans CJK, in the
forms of the mainland for Simplified characters and of Hong Kong for Traditional ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..schema.values import Language

PACKAGES: Mapping[str, str] = {
    "P052": "fonts-urw-base35",
    "Nimbus Sans": "fonts-urw-base35",
    "Noto Serif CJK SC": "fonts-noto-cjk",
    "Noto Sans CJK SC": "fonts-noto-cjk",
    "Noto Serif CJK HK": "fonts-noto-cjk",
    "Noto Sans CJK HK": "fonts-noto-cjk",
    "Noto Serif CJK JP": "fonts-noto-cjk",
}
"""Every face, and the package of Debian that brings it."""


@dataclass(frozen=True, slots=True)
class Faces:
    """A book's faces: for reading, and for what stands beside the text."""

    serif: tuple[str, ...]
    sans: tuple[str, ...]


FACES: Mapping[Language, Faces] = {
    Language.ENGLISH: Faces(("P052", "Noto Serif CJK SC"), ("Nimbus Sans", "Noto Sans CJK SC")),
    Language.SIMPLIFIED: Faces(("Noto Serif CJK SC",), ("Noto Sans CJK SC",)),
    Language.TRADITIONAL: Faces(("Noto Serif CJK HK",), ("Noto Sans CJK HK",)),
}

FOREIGN = ("Noto Serif CJK SC", "Noto Serif CJK HK", "Noto Serif CJK JP")
"""The faces of words in the other scripts, and of titles in Japanese."""


def wanted(language: Language) -> tuple[str, ...]:
    """Every face that a language's book may be set in."""
    own = FACES[language]
    return tuple(dict.fromkeys((*own.serif, *own.sans, *FOREIGN)))


def written(names: tuple[str, ...]) -> str:
    """Faces as a style sheet names them: without quotation marks, which in pictures WeasyPrint takes for a part."""
    return ", ".join(names)
