"""Two judges, one verdict: the schema and the model accept the same documents."""

import json
from functools import cache
from typing import Any

import jsonschema_rs
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from mutations import mutants

from reflectlib.reading.converter import KINDS, structure_as_in_a_file
from reflectlib.reading.schema import schema


@cache
def judges(kind: str) -> tuple[Any, Any]:
    return Draft202012Validator(schema(kind)), jsonschema_rs.validator_for(schema(kind))


def model_accepts(data: dict[str, Any]) -> bool:
    try:
        structure_as_in_a_file(data)
    except (ValueError, TypeError, KeyError):
        return False
    return True


def is_json(data: dict[str, Any]) -> bool:
    """Tell whether JSON can say it: not infinity, no number that is none, no half character."""
    try:
        return bool(json.dumps(data, allow_nan=False, ensure_ascii=False).encode())
    except ValueError:
        return False


@given(mutants())
@settings(max_examples=2000)
def test_schema_and_model_agree(data: dict[str, Any]) -> None:
    """The model accepts a document if and only if its schema does, by either validator."""
    kind = data.get("kind")
    if kind not in KINDS:
        assert not model_accepts(data)
        return
    slow, fast = judges(kind)
    verdict = slow.is_valid(data)
    assert model_accepts(data) == verdict
    if is_json(data):
        assert fast.is_valid(data) == verdict
