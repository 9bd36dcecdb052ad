"""The published schemas, as files."""

import json
import re
from typing import Any

import generate
import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from conftest import EXAMPLES, ROOT
from reflectlib.reading.yaml import parse

KINDS = ["method", "programme", "checklist", "framework", "series-file", "site-settings"]
OF_FILES = ["series-file", "site-settings"]


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
    """Every schema of an object within a schema, but for what is only said of two of its keys."""
    found = [part] if isinstance(part, dict) and isinstance(part.get("properties"), dict) else []
    if isinstance(part, dict):
        part = [one for key, one in part.items() if key not in ("oneOf", "dependentSchemas")]
    inside = part if isinstance(part, list) else ()
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


UNUSED = {"programme": {"case", "category", "join"}}
"""What a step of a programme shares with that of a method, and cannot use."""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in OF_FILES])
def test_examples_use_every_key(kind: str) -> None:
    """The valid examples use every key of the schema, so that tests on them miss none."""
    used = set()
    for file in (EXAMPLES / "valid").glob("*.yaml"):
        data = parse(file.read_bytes(), str(file)).data
        used |= keys(data) if data["kind"] == kind else set()
    known = {key for schema in objects(generate.schema_of(kind)) for key in schema["properties"]}
    assert known - used == UNUSED.get(kind, set())


def test_schema_says_which_version_it_is() -> None:
    """The schema's id is its address, with the version of the format and the kind in it."""
    written = json.loads((ROOT / "schemas" / "method.schema.json").read_text(encoding="utf-8"))
    assert written["$id"] == "https://reflectlib.readthedocs.io/schemas/1/method.schema.json"


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_has_a_name(kind: str) -> None:
    """No mapping, choice or constraint stands within another, so that generated types name it."""
    schema = generate.schema_of(kind)
    for part in (schema, *schema["$defs"].values()):
        assert part["description"].endswith(".")
        for value in part.get("properties", {}).values():
            one = value.get("items", value)
            is_switch = one.get("type") == "boolean"  # which needs no name
            assert is_switch or one.keys() <= {"description", "$ref", "const"}


@pytest.mark.parametrize("kind", KINDS)
def test_patterns_are_read_alike(kind: str) -> None:
    """Patterns have nothing that RE2, Rust or ECMA 262 lack, or read in a way of their own."""
    text = generate.text_of(kind)
    found = re.findall(r'"pattern": (".*")', text)
    assert len(found) > 4
    for pattern in map(json.loads, found):
        assert "(?" not in pattern
        assert {*re.findall(r"\\(.)", pattern)} <= {"n", "t", "x", "\\"}
    assert all(c.isprintable() or c == "\n" for c in text)


@pytest.mark.parametrize("definition", ["Slug", "Url", "Language", "Month"])
def test_no_line_break_slips_through(definition: str) -> None:
    """What Python takes for the end of a text too, a last line break, is refused all the same."""
    part = generate.schema_of("method")["$defs"][definition]
    good = {"Slug": "kom", "Url": "https://x.nl", "Language": "nl", "Month": "2023-03"}[definition]
    assert Draft202012Validator(part).is_valid(good)
    assert not Draft202012Validator(part).is_valid(good + "\n")
    assert not jsonschema_rs.is_valid(part, good + "\n")


def test_lines_may_end_in_one_line_break() -> None:
    """What YAML folds ends in one; two are more than a line."""
    part = generate.schema_of("method")["$defs"]["Line"]
    for is_valid in (
        Draft202012Validator(part).is_valid,
        jsonschema_rs.validator_for(part).is_valid,
    ):
        assert [is_valid(text) for text in ("x", "x\n", "x\n\n", "x\ny", "\nx")] == [
            True,
            True,
            False,
            False,
            False,
        ]
