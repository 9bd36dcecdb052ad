"""What each command gives a program is the data of its subject, by the schema of it."""

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from jsonschema import Draft202012Validator

from conftest import EXAMPLES, ROOT, run_here
from reflectlib import (
    Catalogue,
    Filter,
    Method,
    RegisterChecks,
    Session,
    Wish,
    assess,
    check_register,
    compare,
    data_of,
    effort,
    load_series,
    plan,
    propose,
    resume_series,
    series,
    suggest,
)
from reflectlib.checking import Collection
from reflectlib.cli.commands.schema import KINDS, is_ours
from reflectlib.data import SHAPES
from reflectlib.quality.assessing import framework_of
from reflectlib.quality.finding import Assessments
from reflectlib.resources import schema_file

START = "2027-01-12T09:30"
SERIES = EXAMPLES / "kort.series.yaml"
BROKEN = EXAMPLES / "invalid" / "checklist-fouten.yaml"


def given(*arguments: object) -> Any:
    """What a command gives a program."""
    done = run_here(*arguments)
    assert done.exit_code in (0, 1), done.stderr
    return json.loads(done.stdout)


def subject_of(kind: str, catalogue: Catalogue) -> object:
    """The same subject that the command below is about, made in Python."""
    kom, coaching = catalogue["kom"], catalogue["werkvloercoaching"]
    assert isinstance(kom, Method)
    assert isinstance(coaching, Method)
    start = datetime.fromisoformat(START).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    match kind:
        case "plan":
            return plan(kom, Session(people=14, start=start))
        case "series":
            return series(coaching, Session(start=start, names=("An", "Bo")))
        case "effort":
            return effort(kom, 5)
        case "list":
            return Filter(people=12, minutes=60).apply(catalogue)
        case "suggestions":
            return suggest(catalogue, Wish(6, 60, principle="lerend"))[:3]
        case "proposals":
            return propose(catalogue, Wish(8, 120))
        case "comparison":
            return compare([kom, coaching])
        case "register-check":
            kept = load_series(SERIES)
            made = resume_series(kept, catalogue["incidentmethode"], now=start)
            found = (check_register(made, catalogue[id]) for id in ("vit", "nwp"))
            return RegisterChecks(tuple(found))
        case "quality":
            return Assessments((assess(kom, framework_of(catalogue)),))
        case _:
            return Collection.of([str(BROKEN)], beside=catalogue).check_file(BROKEN)


COMMANDS = {
    "plan": ("agenda", "kom", "--people", 14, "--start", START),
    "series": ("series", "werkvloercoaching", "--start", START, "--names", "An,Bo"),
    "effort": ("effort", "kom", "--people", 5),
    "list": ("list", "--people", 12, "--minutes", 60),
    "suggestions": (
        *("suggest", "--people", 6, "--minutes", 60, "--principle", "lerend", "--limit", 3),
    ),
    "proposals": ("suggest", "--people", 8, "--minutes", 120, "--fill"),
    "comparison": ("compare", "kom", "werkvloercoaching"),
    "quality": ("quality", "kom"),
    "register-check": ("check-series", SERIES, "--register", "vit", "--register", "nwp"),
    "diagnostics": ("validate", BROKEN),
}
"""Name of a schema → the command that gives such data."""


@pytest.mark.parametrize("kind", SHAPES)
def test_command_gives_the_data_of_its_subject(kind: str, catalogue: Catalogue) -> None:
    """What `--to json` prints is what `data_of` gives, and `reflect schema` describes it."""
    data = given(*COMMANDS[kind], "--to", "json")
    assert data == data_of(subject_of(kind, catalogue))
    Draft202012Validator(given("schema", kind)).validate(data)


@pytest.mark.parametrize("kind", [*KINDS, *SHAPES])
def test_schema_of_everything_is_printed(kind: str) -> None:
    """`reflect schema` prints the file of the schema, by which it knows it as its own later."""
    content = (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert run_here("schema", kind).stdout == content
    assert is_ours(schema_file(kind))


def test_data_has_no_marks_on_it() -> None:
    """Whose a text is stands in the data itself, so marks are refused with that reason."""
    done = run_here("render", "kom", "--to", "json", "--marks")
    assert done.exit_code == 2
    assert "--marks is for pages, and json is data that says itself what is whose" in done.stderr
