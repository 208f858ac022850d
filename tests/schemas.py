"""The schemas that editors complete by, as a foreign validator reads them."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import yaml
from jsonschema.protocols import Validator
from qianhai.schema.kinds import pattern_of, schema_of
from referencing import Registry
from referencing.jsonschema import DRAFT7


class _Core(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: dates are texts, `NO` is one, `2024` is a number."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # as the class above declares it


for tag, form, first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]*", "-+0123456789"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{form})$"), list(first))


def as_editors_read(text: str) -> Any:
    """A file's value by YAML 1.2."""
    return yaml.load(text, Loader=_Core)


def faults(text: str, name: str, schemas: Mapping[str, bytes]) -> list[str]:
    """What does not fit in a file, named as below `data/`: the way to each fault, and what is said of it."""
    pattern = pattern_of(name)
    assert pattern
    found = _validator(schema_of(pattern), schemas).iter_errors(as_editors_read(text))
    return sorted(f"{'/'.join(map(str, one.absolute_path))}: {one.message}" for one in found)


def _validator(name: str, schemas: Mapping[str, bytes]) -> Validator:
    read = {other: DRAFT7.create_resource(json.loads(content)) for other, content in schemas.items()}
    registry = Registry().with_resources(read.items())
    return jsonschema.Draft7Validator(json.loads(schemas[name]), registry=registry)


def written_in(folder: Path) -> dict[str, bytes]:
    """The schemas in a folder, by their names."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.json"))}
