"""Numbers and units in each language's habit, exact in each."""

import pytest
from qianhai.language import speech as languages
from qianhai.schema.amounts import Amount
from qianhai.schema.parts import Text
from qianhai.schema.values import Language

BILLIONS = Text(**{"en": "billion RMB", "zh-Hans": "十亿元人民币", "zh-Hant": "十億元人民幣"})
MILLIONS = Text(**{"en": "million RMB", "zh-Hans": "百万元人民币", "zh-Hant": "百萬元人民幣"})
FIRMS = Text(**{"en": "enterprises", "zh-Hans": "家", "zh-Hant": "家"})
PER_CENT = Text(**{"en": "%", "zh-Hans": "%", "zh-Hant": "%"})


@pytest.mark.parametrize(
    ("value", "bound", "unit", "written"),
    [
        ("120", None, BILLIONS, ("120 billion RMB", "1,200亿元人民币", "1,200億元人民幣")),
        ("175.567", None, BILLIONS, ("175.567 billion RMB", "1,755.67亿元人民币", "1,755.67億元人民幣")),
        ("25", "about", MILLIONS, ("about 25 million RMB", "约2,500万元人民币", "約2,500萬元人民幣")),
        ("350", None, MILLIONS, ("350 million RMB", "3.5亿元人民币", "3.5億元人民幣")),
        ("1", None, FIRMS, ("1 enterprise", "1家", "1家")),
        ("8000", "over", FIRMS, ("more than 8,000 enterprises", "超过8,000家", "超過8,000家")),
        ("95.7", None, PER_CENT, ("95.7%", "95.7%", "95.7%")),
    ],
)
def test_an_amount_is_written_as_each_language_counts(
    value: str, bound: str | None, unit: Text, written: tuple[str, ...]
) -> None:
    amount = Amount.model_validate({"value": value, "bound": bound, "period": "2024", "sources": ["any"]})
    assert tuple(languages.load(language).measured(amount, unit) for language in Language) == written
