"""The JSON Schemas by which editors complete and check the files of data while they are typed, made of the records.

One small schema a kind of file leads to `all-records.json`, and that to `all-ids.json`. They
are of draft 7, which every editor knows, and say with `errorMessage` and `patternErrorMessage` what to write instead.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from ..checking.fields import Shape, wanted
from ..checking.fitting import Data
from ..checking.loading import Report, load
from ..publishing.folder import Changes, bring_to
from ..reading.documents import Value
from ..reading.settings import Settings
from ..schema.contents import Plan
from ..schema.inside import records_within
from ..schema.kinds import EVERY_ID, SCHEMAS, files, naming, schema_of
from ..schema.parts import Item, Record
from ..schema.values import Form, Language
from .fields import Field, fields_of, meaning, meanings

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
RECORDS = "all-records.json"

_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
_NUMBER = r"-?(0|[1-9]\d*)(\.\d+)?"

SHAPES: Mapping[Form, Schema] = {
    Form.TEXT: {"type": ["string", "number"]},
    Form.ID: {"type": "string", "pattern": r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "maxLength": 60},
    Form.NUMBER: {"type": ["number", "string"], "pattern": f"^{_NUMBER}$"},
    Form.COUNT: {"type": "integer", "minimum": 0},
    Form.SIZE: {"type": "number", "minimum": 0},
    Form.DATE: {"type": ["string", "integer"], "pattern": f"^{_DAY}(/{_DAY})?$", "minimum": 1900, "maximum": 2100},
    Form.TRUTH: {"type": "boolean"},
    Form.ADDRESS: {"type": "string", "pattern": r"^https?://[^\s]+$"},
}
"""What YAML makes of a value of each form as it is typed: `2024` is a number there, and `2024-01` a text."""


def schemas(data: Data) -> dict[str, bytes]:
    """The schemas for the data as it stands, by their names."""
    languages = {language for item in data.items() if isinstance(item, Plan) for language in item.languages}
    words = meanings()
    tops = {schema_of(pattern): _file(lists) for pattern, lists in files().items()}
    found = sorted(records_within(record for lists in files().values() for record in lists.values()), key=_name)
    references: dict[str, tuple[str, ...]] = {}
    definitions = {_name(record): _record(record, languages, words, references) for record in found}
    made = {**tops, RECORDS: {"definitions": definitions}, EVERY_ID: {"definitions": _ids(data, references)}}
    return {name: _written({"$schema": DIALECT, **schema}) for name, schema in made.items()}


def write(settings: Settings, data: Data) -> Changes:
    """Bring the folder of schemas to what the data asks for."""
    return bring_to(settings.data / SCHEMAS, schemas(data))


def refresh(settings: Settings, data: Data) -> None:
    """The same, for a project that has schemas."""
    if (settings.data / SCHEMAS).is_dir():
        write(settings, data)


def make(settings: Settings) -> Report:
    """Make the schemas of the data as it stands; while something in it cannot be read, ids would be missing."""
    data, report = load(settings)
    if not data.complete:
        return replace(report, said=("The schemas stay as they are until all of the data can be read.",), failed=True)
    changes = write(settings, data)
    changed = len(changes.written) + len(changes.removed)
    files_were = "1 file was" if changed == 1 else f"{changed} files were"
    said = f"{files_were} made anew in data/{SCHEMAS}/." if changed else "The schemas were up to date."
    return Report((), {}, failed=False, said=(said,))


def _written(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _name(record: type[Record]) -> str:
    return record.__name__


def _told(record: type[Record]) -> str:
    return (record.__doc__ or "").partition("\n\n")[0]


def _file(lists: Mapping[str, type[Record]]) -> Schema:
    """The schema of a file: its lists."""
    shapes = {
        key: {"description": _told(record), "type": "array", "items": _reference(RECORDS, _name(record))}
        for key, record in lists.items()
    }
    return {"type": "object", "properties": shapes, "additionalProperties": False, "minProperties": 1}


def _reference(file: str, name: str) -> Schema:
    return {"$ref": f"{file}#/definitions/{name}"}


def _record(
    record: type[Record],
    languages: Collection[Language],
    words: Mapping[str, Value],
    references: dict[str, tuple[str, ...]],
) -> Schema:
    fields = fields_of(record, languages)
    return {
        "description": _told(record),
        "type": "object",
        "properties": {field.key: _field(field, words, references) for field in fields},
        "required": [field.key for field in fields if field.needed],
        "additionalProperties": False,
    }


def _field(field: Field, words: Mapping[str, Value], references: dict[str, tuple[str, ...]]) -> Schema:
    made = _value(field.key, field.shape, words, references)
    if field.shape.entry:
        made |= {"minItems": field.least} if field.least else {}
        made |= {"maxItems": field.most} if field.most is not None else {}
    return {"description": field.means, **made}


def _value(key: str, shape: Shape, words: Mapping[str, Value], references: dict[str, tuple[str, ...]]) -> Schema:
    """The schema of what may stand in a place. `references` gathers the kinds whose ids are asked for."""
    if shape.entry:
        named = shape.entry.record is None and shape.entry.form not in (Form.NUMBER, Form.SIZE)
        unique = {"uniqueItems": True} if named else {}
        return {"type": "array", "items": _value(key, shape.entry, words, references), **unique}
    if shape.record:
        return {"$ref": f"#/definitions/{_name(shape.record)}"}
    if shape.choices:
        told = [meaning(key, choice, words) for choice in shape.choices]
        values = [int(choice) if choice.isdigit() else choice for choice in shape.choices]
        return {"enum": values, **({"enumDescriptions": told} if any(told) else {})}
    if shape.kinds is not None:
        name = naming(shape.kinds)
        references[name] = shape.kinds
        return _reference(EVERY_ID, name)
    return _of_form(shape.form or Form.TEXT, wanted(shape))


def _of_form(form: Form, told: str) -> Schema:
    made = dict(SHAPES[form])
    message = f"Write {told}."
    return made | ({"patternErrorMessage": message} if "pattern" in made else {"errorMessage": message})


def _ids(data: Data, references: Mapping[str, tuple[str, ...]]) -> Schema:
    """The ids that each reference may name, in the order of the alphabet, each with what it is called."""
    called = {item.id: _called(item) for item in data.items()}
    made: Schema = {}
    for name, kinds in sorted(references.items()):
        known = sorted(identifier for identifier, kind in data.kinds.items() if not kinds or kind in kinds)
        wanted_kinds = " or ".join(kinds) or "item"
        made[name] = {
            "errorMessage": f"There is no {wanted_kinds} of this id yet; after adding one, run: make schema",
            "enum": known,
            **({"enumDescriptions": [called.get(identifier, "") for identifier in known]} if kinds else {}),
        }
    return made


def _called(item: Item) -> str:
    """What an item is called in English, or the beginning of what it says."""
    for name in ("title", "name", "english", "subject", "aspect", "who", "about", "text"):
        value = getattr(item, name, None)
        value = value[0] if isinstance(value, tuple) else value
        if value:
            told = str(getattr(value, "en", value))
            return told if len(told) <= LONGEST else told[: LONGEST - 1].rstrip() + "…"
    return ""


LONGEST = 100
"""Characters by which a list of ids tells what each is."""
