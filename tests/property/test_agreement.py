"""Two judges, one verdict: the schema and the model accept the same documents."""

import copy
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import EXAMPLES, ROOT
from reflectlib.reading.converter import KINDS, structure
from reflectlib.reading.schema import schema
from reflectlib.reading.yaml import parse

JUNK: tuple[Any, ...] = (
    None, True, False, "", " ", "x", "x\n", "x\ny", "x\ry", "\x1b[2J", "\n", "7", "kom",
    "Kom", "a--b", "source",
    "editor", "plenary", "participants", "nl", "nl-", "https://x.nl", "javascript:x", "2023-13",
    "2023-03", 0, 1, 1.0, 1.5, -1, 7, 1440, 1441, 100_000, 100_001, 10**30, float("inf"),
    float("nan"), [], {}, [None], ["x"], [1], [[]], [{}], {"min": 1}, {"max": 2.0},
    {"min": 1, "max": None},
    {"minutes": 5, "per": "participant"}, {"minutes": 5}, {"per": "case"}, {"size": 2},
    {"size": {}}, {"text": "x"}, {"text": "x", "basis": "editor"}, {"weeks": 2}, {"weeks": 0},
    "x" * 101, "x" * 301, "x" * 10_001, ["x"] * 21, ["x"] * 501,
    {"times": 5, "per": "year"}, {"every": {"weeks": 2}, "per": "year"}, {"id": "a", "title": "A"},
)  # fmt: skip

KEYS = ("id", "text", "min", "max", "per", "times", "every", "minutes", "basis", "for", "for_", "x")


@cache
def originals() -> tuple[dict[str, Any], ...]:
    files = [*sorted((ROOT / "methods").rglob("*.yaml")), *sorted((EXAMPLES / "valid").glob("*"))]
    documents = [parse(Path(file).read_bytes(), str(file)).data for file in files]
    return tuple(sorted(documents, key=lambda data: len(str(data))))


@cache
def judges(kind: str) -> tuple[Any, Any]:
    return Draft202012Validator(schema(kind)), jsonschema_rs.validator_for(schema(kind))


def paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document."""
    found = [path]
    if isinstance(data, dict | list):
        steps = data.items() if isinstance(data, dict) else enumerate(data)
        for step, value in steps:
            found += paths(value, (*path, step))
    return found


def mutate(draw: st.DrawFn, data: Any) -> None:
    """Change one thing somewhere in a document."""
    path = draw(st.sampled_from(paths(data)[1:]))
    for step in path[:-1]:
        data = data[step]
    last = path[-1]
    match draw(st.sampled_from(["set", "delete", "wrap", "insert", "rename"])):
        case "set":
            data[last] = draw(st.sampled_from(JUNK).map(copy.deepcopy))
        case "delete":
            del data[last]
        case "wrap":
            data[last] = draw(st.sampled_from([[data[last]], {"text": data[last]}]))
        case "insert" if isinstance(data, list):
            data.insert(0, draw(st.sampled_from(JUNK).map(copy.deepcopy)))
        case "insert":
            data[draw(st.sampled_from(KEYS))] = draw(st.sampled_from(JUNK).map(copy.deepcopy))
        case "rename" if isinstance(data, dict):
            data[draw(st.sampled_from(KEYS))] = data.pop(last)


@st.composite
def mutants(draw: st.DrawFn) -> dict[str, Any]:
    """A real document with one to three things changed."""
    data = copy.deepcopy(draw(st.sampled_from(originals())))
    for _ in range(draw(st.integers(1, 3))):
        if len(paths(data)) > 1:
            mutate(draw, data)
    return data


def model_accepts(data: dict[str, Any]) -> bool:
    try:
        structure(data)
    except (ValueError, TypeError, KeyError):
        return False
    return True


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
    if not any(value in str(data) for value in ("inf", "nan")):  # which JSON does not have
        assert fast.is_valid(data) == verdict
