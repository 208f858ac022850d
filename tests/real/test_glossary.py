"""The glossary against the list of official terms, and official terms wherever they stand in Chinese texts."""

import csv
import re
from pathlib import Path

import pytest
from qianhai.model.plan import Model
from real.test_data import texts

with (Path(__file__).parent / "official-terms.tsv").open(encoding="utf-8", newline="") as table:
    OFFICIAL = list(csv.DictReader(table, delimiter="\t"))
    """The 95 terms as the research behind this site found them in their sources; two of them are two names each."""


def unquoted(words: str) -> str:
    """A term without quotation marks, which one list writes and another leaves out."""
    return re.sub('[“”「」"]', "", words)


def test_the_list_is_whole() -> None:
    assert sorted({int(row["number"]) for row in OFFICIAL}) == list(range(1, 96))


@pytest.mark.parametrize("row", OFFICIAL, ids=[row["English"] for row in OFFICIAL])
def test_a_term_stands_in_its_official_forms(model: Model, row: dict[str, str]) -> None:
    (entry,) = (entry for entry in model.terms.values() if unquoted(entry.zh_Hans) == row["zh-Hans"])
    assert unquoted(entry.zh_Hant) == unquoted(row["zh-Hant"])
    assert unquoted(row["English"]) in map(unquoted, entry.english)


def test_names_and_terms_keep_their_form_in_traditional_texts(model: Model) -> None:
    forms = {(row["zh-Hans"], unquoted(row["zh-Hant"])) for row in OFFICIAL}
    named = [person.names for person in model.people.values()] + [body.names for body in model.bodies.values()]
    forms |= {(name.zh_Hans, name.zh_Hant or "") for names in named for name in names}
    wrong = []
    for item in model.items.values():
        for name, text in texts(item):
            simplified, traditional = unquoted(text.zh_Hans or ""), unquoted(text.zh_Hant or "")
            wrong += [
                (item.id, name, official, traditional)
                for plain, official in forms
                if simplified.count(plain) > traditional.count(official)
            ]
    assert wrong == []
