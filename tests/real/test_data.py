"""What must hold for all of the real data."""

import re
from collections import Counter
from collections.abc import Iterator

from qianhai.model.plan import Model
from qianhai.schema.parts import Record, Text
from qianhai.schema.values import Grade, Relation

CONTENTS = {
    "goals": "basis requirements positions stages",
    "layout": "structure industry ecology",
    "industries": (
        "finance exhibitions-and-logistics technology-services professional-services international-trade marine"
    ),
    "business-environment": "market-access legal-services talent exchange",
    "city": "green resilient smart hub",
    "life": "education health culture-sport-tourism hong-kong-macao-residents",
    "governance": "management-system social-governance hong-kong-participation",
    "safeguards": "party-leadership policy-support risk implementation",
}
"""The chapters and sections by their published names, in the plan's order."""


def texts(record: Record) -> Iterator[tuple[str, Text]]:
    """Every text in a record, with the name of its field."""
    for name in type(record).model_fields:
        values = getattr(record, name)
        for value in values if isinstance(values, tuple) else (values,):
            if isinstance(value, Text):
                yield name, value
            elif isinstance(value, Record):
                yield from texts(value)


def test_the_chapters_and_sections_are_the_plans(model: Model) -> None:
    found = {chapter.id: " ".join(chapter.children) for chapter in model.chapters}
    assert found == CONTENTS
    assert list(found) == list(CONTENTS)
    assert sum(len(chapter.children) for chapter in model.chapters) == 32


def test_every_chapter_and_section_has_its_official_title_from_the_plans_text(model: Model) -> None:
    parts = [division for division in model.divisions.values() if division.number or division is model.plan]
    assert len({division.item.title.zh_Hans for division in parts}) == 41
    for division in parts:
        assert re.search(r"[\u4e00-\u9fff]{4}", division.item.title.zh_Hans)
        assert model.grade(division.item.sources) is Grade.A


def test_every_text_is_written_in_every_published_language(model: Model) -> None:
    for item in model.items.values():
        for name, text in texts(item):
            for language in model.languages:
                assert text.get(language), (item.id, name, language)


def test_a_grade_is_that_of_the_best_source(model: Model) -> None:
    for statement in model.statements.values():
        grades = [model.sources[source].grade for source in statement.sources]
        assert model.grade(statement.sources) == min(grades)


def test_every_relation_is_in_use(model: Model) -> None:
    counted = Counter(statement.relation for statement in model.statements.values())
    assert set(counted) == set(Relation)


def test_every_stage_has_goals(model: Model) -> None:
    assert {statement.stage for statement in model.statements.values()} == {None, "2025", "2030", "2035"}


def test_sources_that_may_not_be_linked_are_told_apart(model: Model) -> None:
    assert any(not source.link for source in model.sources.values())
    for source in model.sources.values():
        if not source.alone:
            assert source.url is None, source.id
