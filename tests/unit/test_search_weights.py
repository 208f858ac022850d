"""What the search counts for, told apart by kind: every kind has a weight of its own."""

import re
from pathlib import Path

from qianhai.schema.kinds import KINDS

ENGINE = Path(__file__).parents[2] / "docs" / "theme" / "assets" / "search" / "engine.js"


def test_every_kind_of_entry_has_its_weight() -> None:
    found = re.search(r"const WEIGHT = .*?\{(.*?)\}", ENGINE.read_text("utf-8"), re.DOTALL)
    assert found
    weights = dict(re.findall(r"(\w+): ([\d.]+)", found[1]))
    # A page that is no item's own, such as the glossary, is found too.
    assert weights.keys() == {*(kind.published for kind in KINDS), "page"}
    assert all(float(weight) > 0 for weight in weights.values())
