"""How Chinese counts: in 万 and 亿, and so not in millions and billions."""

from decimal import Decimal

MYRIADS = {"十亿": ("亿", 10), "十億": ("億", 10), "百万": ("万", 100), "百萬": ("萬", 100)}
"""What stands for a million or a billion in a unit, by what Chinese counts instead, and how many of it make one."""


def counted(unit: str) -> tuple[str, int]:
    """A unit as its language counts it, and by what numbers stated in the given unit are multiplied to be in it."""
    for large, (own, factor) in MYRIADS.items():
        if unit.startswith(large):
            return own + unit.removeprefix(large), factor
    return unit, 1


def measured(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A value and its unit as its language says them together: 350 of 百万元 are 3.5亿元, not 35,000万元."""
    own, factor = counted(unit)
    number = value * factor
    for small, large in (("万", "亿"), ("萬", "億")):
        if own.startswith(small) and not own.startswith(small + large) and number >= 10_000:
            return number / 10_000, large + own.removeprefix(small)
    return number, own
