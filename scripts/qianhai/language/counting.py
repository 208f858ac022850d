"""How Chinese counts: in 万 and 亿, and so not in millions and billions."""

MYRIADS = {"十亿": ("亿", 10), "十億": ("億", 10), "百万": ("万", 100), "百萬": ("萬", 100)}
"""What stands for a million or a billion in a unit, by what Chinese counts instead, and how many of it make one."""


def counted(unit: str) -> tuple[str, int]:
    """A unit as its language counts it, and by what numbers stated in the given unit are multiplied to be in it."""
    for large, (own, factor) in MYRIADS.items():
        if unit.startswith(large):
            return own + unit.removeprefix(large), factor
    return unit, 1
