"""What editors complete by follows from the records: it takes what the check takes, and refuses what it refuses."""

import json
from collections.abc import Callable, Mapping

import full
import jsonschema
import pytest
import schemas
import small
from qianhai.checking.loading import load
from qianhai.editing import schema
from qianhai.editing.fields import fields_of
from qianhai.reading.findings import Level
from qianhai.reading.settings import Settings
from qianhai.schema.amounts import Amount
from qianhai.schema.kinds import KINDS, SCHEMAS, files, first_line, schema_of
from qianhai.schema.parts import Text
from qianhai.schema.values import Language

FULL = {name: text.replace("@", "Words") for name, text in full.FILES.items()}
"""A project with every kind of record."""

MADE = schema.schemas(small.data(small.BILINGUAL))


def below(file: str) -> str:
    return file.removeprefix("data/")


def test_each_is_a_schema() -> None:
    for content in MADE.values():
        jsonschema.Draft7Validator.check_schema(json.loads(content))


def test_each_kind_of_file_has_a_schema_of_its_own() -> None:
    names = [schema_of(pattern) for pattern in files()]
    assert set(names) < set(MADE)
    for kind in KINDS:
        for pattern in kind.files:
            assert kind.key in json.loads(MADE[schema_of(pattern)])["properties"]


@pytest.mark.parametrize("project", [small.FILES, small.BILINGUAL, FULL], ids=["small", "bilingual", "full"])
def test_what_the_check_takes_is_taken(project: Mapping[str, str]) -> None:
    made = schema.schemas(small.data(project))
    for file, text in project.items():
        assert schemas.faults(text, below(file), made) == [], file


FINANCE = "layout/finance.yml"

FAULTS: dict[str, tuple[str, str, str]] = {
    "unknown key": ("relation: since", "relation: since\n    soruces: []", "'soruces' was unexpected"),
    "missing key": ("    relation: since\n", "", "'relation' is a required property"),
    "missing language": ("      zh-Hans: 简体的", "      zh-Hant: 简体的", "'zh-Hans' is a required property"),
    "unknown relation": ("relation: since", "relation: wish", "'wish' is not one of"),
    "unknown source": ("sources: [newspaper]", "sources: [paper]", "'paper' is not one of"),
    "item of another kind": ("sources: [newspaper]", "sources: [fund-rules]", "'fund-rules' is not one of"),
    "no source": ("sources: [newspaper]", "sources: []", "[] should be non-empty"),
    "source named twice": ("[newspaper]", "[newspaper, newspaper]", "has non-unique elements"),
    "text where a list is wanted": ("sources: [newspaper]", "sources: newspaper", "is not of type 'array'"),
    "text where languages are wanted": ("terms:", "note: words\n    terms:", "is not of type 'object'"),
    "date of another form": ("date: 2024-01-05", "date: 5 January 2024", "does not match"),
    "id of another form": ("id: fund-rules", "id: Fund rules", "does not match"),
    "blank": ("relation: since", "relation:", "None is not one of"),
    "list of another name": ("statements:", "statement:", "'statement' was unexpected"),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_what_the_check_refuses_is_refused(old: str, new: str, told: str) -> None:
    text = small.BILINGUAL[small.FINANCE]
    assert old in text
    found = schemas.faults(text.replace(old, new, 1), FINANCE, MADE)
    assert len(found) == 1
    assert told in found[0]


def test_a_key_is_told_by_what_its_field_means_and_a_value_by_what_pages_call_it() -> None:
    statement = json.loads(MADE["all-records.json"])["definitions"]["Statement"]
    for field in fields_of(KINDS[4].record, ()):
        assert statement["properties"][field.key]["description"] == field.means
    relation = statement["properties"]["relation"]
    assert dict(zip(relation["enum"], relation["enumDescriptions"], strict=True))["since"] == "Since"


def test_ids_are_told_by_what_they_are_called() -> None:
    ids = json.loads(MADE["all-ids.json"])["definitions"]
    source = ids["source"]
    assert dict(zip(source["enum"], source["enumDescriptions"], strict=True)) == {
        "newspaper": "A report.",
        "official-text": "The text.",
    }
    assert "fund-rules" in ids["item"]["enum"]
    assert ids["section-or-chapter-or-plan-or-topic"]["enum"] == [
        "finance",
        "layout",
        "plan",
        "promotion-meeting",
        "stages",
    ]


def test_chinese_is_needed_where_the_site_is_published_in_it() -> None:
    assert [field.key for field in fields_of(Text, [Language.ENGLISH]) if field.needed] == ["en"]
    assert [field.key for field in fields_of(Text, [Language.TRADITIONAL]) if field.needed] == ["en", "zh-Hans"]


def test_limits_of_lists_are_told() -> None:
    definitions = json.loads(MADE["all-records.json"])["definitions"]
    at = definitions["Position"]["properties"]["at"]
    assert (at["minItems"], at["maxItems"]) == (2, 2)
    assert definitions["Disagreement"]["properties"]["views"]["minItems"] == 2
    assert "minItems" not in definitions[Amount.__name__]["properties"]["beside"]


Project = Callable[[Mapping[str, str]], Settings]


def told(settings: Settings) -> list[str]:
    return [f"{one.position} [{one.rule}] {one.found} {one.cure}" for one in load(settings)[1].findings]


def with_lines(project: Mapping[str, str]) -> dict[str, str]:
    return {file: f"{first_line(below(file))}\n{text}" for file, text in project.items()}


def test_the_check_says_what_editors_lack(project: Project) -> None:
    settings = project(with_lines(small.FILES))
    assert told(settings) == []
    assert schema.make(settings).said == ("21 files were made anew in data/.schema/.",)
    assert schema.make(settings).said == ("The schemas were up to date.",)
    assert told(settings) == []

    finance = settings.root / small.FINANCE
    line, _, rest = finance.read_text("utf-8").partition("\n")
    assert line == "# yaml-language-server: $schema=../.schema/statements.json"
    finance.write_text(rest.replace("fund-rules", "fund-law"), "utf-8")
    plan = settings.data / "plan.yml"
    plan.write_text(plan.read_text("utf-8").replace(".schema/statements", ".schema/sources"), "utf-8")
    again = "Run: make schema"
    assert told(settings) == [
        f"data/.schema/all-ids.json:1:1 [stale-schema] Editors do not know “fund-law”. {again}",
        "data/layout/finance.yml:1:1 [no-schema] The first line does not name this file's schema, by which editors "
        f"complete. Write there: {line}",
        "data/plan.yml:1:1 [no-schema] The first line does not name this file's schema, by which editors complete. "
        "Write there: # yaml-language-server: $schema=.schema/statements.json",
    ]
    assert {one.level for one in load(settings)[1].findings} == {Level.WARNING}
    (settings.data / SCHEMAS / "all-ids.json").write_text("[]", "utf-8")
    assert told(settings)[0] == (
        f"data/.schema/all-ids.json:1:1 [stale-schema] The ids there are cannot be read here. {again}"
    )


def test_what_is_no_schema_any_more_goes(project: Project) -> None:
    settings = project(with_lines(small.FILES))
    (settings.data / SCHEMAS).mkdir()
    (settings.data / SCHEMAS / "wishes.json").write_text("{}", "utf-8")
    schema.make(settings)
    assert set(schemas.written_in(settings.data / SCHEMAS)) == set(MADE)


def test_no_schema_is_made_of_data_that_cannot_be_read(project: Project) -> None:
    settings = project(small.with_change(small.FINANCE, "statements:", "statements"))
    report = schema.make(settings)
    assert report.failed
    assert report.said == ("The schemas stay as they are until all of the data can be read.",)
    assert not (settings.data / SCHEMAS).exists()
