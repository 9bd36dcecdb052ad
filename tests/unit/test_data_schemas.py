"""The schemas of what programs get, as files."""

import json
import re
from typing import Any, get_args

import pytest
import subjects
from jsonschema import Draft202012Validator

from conftest import ROOT
from reflectlib.data import SHAPES
from reflectlib.kinds import KINDS
from reflectlib.planning.session import RemarkKey
from reflectlib.reasons import ReasonKey

ALL = sorted(SHAPES)
WRITTEN = ("series-file", "site-settings")


@pytest.mark.parametrize("subject", ALL)
def test_schema_is_what_the_shapes_say(subject: str) -> None:
    """The schema files are generated from the shapes; `make schemas` writes them anew."""
    written = (ROOT / "schemas" / f"{subject}.schema.json").read_text(encoding="utf-8")
    assert written == subjects.text_of(subject)


def test_there_is_a_schema_of_everything_and_no_other() -> None:
    """Each file is of a kind of entry, of another file that people write, or of a subject."""
    files = {file.name.removesuffix(".schema.json") for file in (ROOT / "schemas").glob("*.json")}
    assert files == {*KINDS, *WRITTEN, *SHAPES}


@pytest.mark.parametrize("subject", ALL)
def test_schema_is_a_schema(subject: str) -> None:
    """The schema files are valid JSON Schema 2020-12, and say which version they are."""
    schema = subjects.schema_of(subject)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(f"/schemas/1/{subject}.schema.json")


def parts_of(part: Any) -> list[dict[str, Any]]:
    """Every object within a schema."""
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    found = [one for inner in inside for one in parts_of(inner)]
    return [part, *found] if isinstance(part, dict) else found


@pytest.mark.parametrize("subject", ALL)
def test_every_key_is_required_and_described(subject: str) -> None:
    """Each object has all of its keys and no others, and says what each is."""
    for part in parts_of(subjects.schema_of(subject)):
        if isinstance(part.get("properties"), dict) and "type" in part:
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])
            assert part["description"].endswith(".")
            for key, value in part["properties"].items():
                assert value["description"].endswith("."), key


@pytest.mark.parametrize("subject", ALL)
def test_patterns_look_neither_ahead_nor_behind(subject: str) -> None:
    """Every validator can read the patterns, RE2's as well."""
    for part in parts_of(subjects.schema_of(subject)):
        assert not re.search(r"\(\?[=!<]", part.get("pattern", "")), part


@pytest.mark.parametrize(
    ("subject", "shape", "codes"),
    [("plan", "RemarkData", RemarkKey), ("suggestions", "ReasonData", ReasonKey)],
)
def test_every_code_is_explained(subject: str, shape: str, codes: Any) -> None:
    """Of each code of a remark or a reason it says what it means, and of no other."""
    key = subjects.schema_of(subject)["$defs"][shape]["properties"]["key"]
    assert re.findall(r"\n- `(\w+)`:", key["description"]) == list(get_args(codes))


@pytest.mark.parametrize(
    ("subject", "path", "value"),
    [
        ("plan", ["start"], "13:00"),
        ("plan", ["people"], "6"),
        ("plan", ["slots", 0, "kind"], "pause"),
        ("plan", ["more"], 1),
    ],
)
def test_what_is_not_so_is_refused(subject: str, path: list[Any], value: Any) -> None:
    """The schema refuses what no program should count on."""
    whole = {
        **dict.fromkeys(("meeting", "meeting_title", "cases", "group", "location", "link")),
        "method": "a",
        "title": "A",
        "people": 4,
        "groups": [4],
        "names": [],
        "members": [],
        "roles": {},
        "minutes": 5,
        "start": "00:00:00",
        "end": "00:05:00",
        "remarks": [],
        "stated_times": {},
        "role_titles": {},
        "adaptations": [],
        "blocks": [],
        "slots": [
            {
                **dict.fromkeys(("phase", "title", "stage", "case", "round", "lead", "whole")),
                "block": None,
                "sides": [],
                "start": "00:00:00",
                "end": "00:05:00",
                "minutes": 5,
                "groups": [],
                "members": [],
                "whose": [],
                "kind": "buffer",
                "basis": "added",
            }
        ],
    }
    validator = Draft202012Validator(subjects.schema_of(subject))
    changed = json.loads(json.dumps(whole))
    assert validator.is_valid(changed)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not validator.is_valid(changed)
