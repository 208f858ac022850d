"""The tables of comma-separated values: what spreadsheets take for a formula, numbers, and lists of parts."""

import csv
import io
from typing import Any

import pytest
from qianhai.exports.schema import schema
from qianhai.exports.tables import Column, columns, table

CELLS = [
    ("=1+1", "'=1+1"),
    ("+852 2123 4567", "'+852 2123 4567"),
    ("-", "'-"),
    ("-3 degrees", "'-3 degrees"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    (-3, "-3"),
    (-0.5, "-0.5"),
    ("-0.5", "-0.5"),
    ("a=b", "a=b"),
    ("", ""),
    (None, ""),
    (True, "true"),
    (["-1", "=2"], "'-1|=2"),
]


@pytest.mark.parametrize(("value", "cell"), CELLS)
def test_a_cell_is_no_formula_and_a_number_stays_one(value: object, cell: str) -> None:
    assert Column("text", "string", ("text",)).cell({"text": value}) == cell


def test_a_table_is_plain_text_in_utf_8() -> None:
    made = table([{"name": {"zh-Hans": "前海"}}], [Column("name_zh-Hans", "string", ("name", "zh-Hans"))])
    assert made == "name_zh-Hans\r\n前海\r\n".encode()


def test_parts_with_evidence_of_their_own_have_columns_and_places() -> None:
    places: list[dict[str, Any]] = [
        {"id": "core", "area": {"value": 7.5, "unit": {"en": "km²"}, "period": "2020", "sources": ["a", "b"]}},
        {"id": "belt"},
    ]
    indicators: list[dict[str, Any]] = [
        {
            "id": "firms",
            "reported": [
                {"value": 8000, "bound": "over", "period": "2022", "sources": ["a"]},
                {"value": 9055, "period": "2024-06", "sources": ["a", "b"]},
            ],
        }
    ]
    assert told("places", places) == [
        {
            "id": "core",
            "area_sources": "a|b",
            "area_value": "7.5",
            "area_unit_en": "km²",
            "area_period": "2020",
        },
        {"id": "belt", "area_sources": "", "area_value": "", "area_unit_en": "", "area_period": ""},
    ]
    assert told("indicators", indicators) == [
        {"id": "firms", "reported_value": "8000|9055", "reported_bound": "over|", "reported_period": "2022|2024-06"}
    ]


def told(collection: str, items: list[dict[str, Any]]) -> list[dict[str, str]]:
    """A table as a program reads it."""
    made = table(items, columns(collection, items, schema()["$defs"]))
    return list(csv.DictReader(io.StringIO(made.decode(), newline="")))
