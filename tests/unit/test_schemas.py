"""The published schemas, as files."""

import json
from typing import Any

import generate
import pytest
from jsonschema import Draft202012Validator

from conftest import EXAMPLES, ROOT
from reflectlib.reading.yaml import parse

KINDS = ["method", "checklist", "framework"]


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_what_the_model_says(kind: str) -> None:
    """The schema files are generated from the model; `make schemas` writes them anew."""
    written = (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert written == generate.text_of(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_a_schema(kind: str) -> None:
    """The schema files are valid JSON Schema 2020-12."""
    Draft202012Validator.check_schema(generate.schema_of(kind))


def objects(part: Any) -> list[dict[str, Any]]:
    """Every schema of an object within a schema."""
    found = [part] if isinstance(part, dict) and isinstance(part.get("properties"), dict) else []
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return found + [one for inner in inside for one in objects(inner)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_is_described(kind: str) -> None:
    """An editor can show what each key is for, and no key but these is allowed."""
    for schema in objects(generate.schema_of(kind)):
        assert schema["additionalProperties"] is False
        assert schema["description"].endswith(".")
        for name, value in schema["properties"].items():
            assert value.get("description", "").strip().endswith("."), name


def keys(data: Any) -> set[str]:
    """Every key within a document."""
    if isinstance(data, list):
        return {key for one in data for key in keys(one)}
    if not isinstance(data, dict):
        return set()
    return set(data) | {key for one in data.values() for key in keys(one)}


@pytest.mark.parametrize("kind", KINDS)
def test_examples_use_every_key(kind: str) -> None:
    """The valid examples use every key of the schema, so that tests on them miss none."""
    used = set()
    for file in (EXAMPLES / "valid").glob("*.yaml"):
        data = parse(file.read_bytes(), str(file)).data
        used |= keys(data) if data["kind"] == kind else set()
    known = {key for schema in objects(generate.schema_of(kind)) for key in schema["properties"]}
    assert known - used == set()


def test_schema_says_which_version_it_is() -> None:
    """The schema's id names the kind and the version of the format."""
    written = json.loads((ROOT / "schemas" / "method.schema.json").read_text(encoding="utf-8"))
    assert written["$id"] == "urn:reflectlib:schema:method:1"
