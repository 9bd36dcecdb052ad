"""Definitions of a later version of the file format."""

from pathlib import Path

import pytest

from builders import YAML, fault, faults, method
from conftest import Run
from reflectlib.reading.load import read

LATER = YAML.replace("format: 1", "format: 1.2")


def test_later_minor_version_is_read_with_one_warning() -> None:
    """A file of format 1.2 that has nothing new is the entry that it would be in format 1."""
    entry, report = read(LATER.encode(), "f.yaml")
    (warning,) = report
    assert entry == method()
    assert (warning.code, warning.severity, warning.path) == ("RFL108", "warning", "format")
    assert (warning.line, warning.column) == (1, 9)
    assert warning.message == "the file is of format 1.2, and is read as format 1"
    assert warning.hint == "Update reflectlib to read all of it."


def test_keys_of_a_later_minor_version_are_left_out() -> None:
    """Keys that we do not know are no errors, at any depth, and the one warning names them."""
    text = f"""{LATER}    mood: rustig
    time: {{min: 5, pace: slow}}
    grouping: {{size: {{min: 2, exact: true}}}}
    questions: [{{text: "Hoe?", tone: warm, follow_ups: [{{a: b}}]}}]
    x-mine: {{mood: kept}}
weather: sunny
materials: [flap, {{text: stiften, colour: red}}]
"""
    entry, report = read(text.replace(", follow_ups: [{a: b}]", "").encode(), "f.yaml")
    assert entry is not None
    assert [d.message for d in report] == [
        "the file is of format 1.2, and is read as format 1 without phases[0].mood, "
        "phases[0].time.pace, phases[0].grouping.size.exact, phases[0].questions[0].tone, weather "
        "and 1 more"
    ]
    assert entry == method(
        materials=["flap", "stiften"],
        phases=[
            {
                "id": "ronde",
                "title": "Ronde",
                "time": {"min": 5},
                "grouping": {"size": {"min": 2}},
                "questions": ["Hoe?"],
                "x-mine": {"mood": "kept"},
            }
        ],
    )


def test_what_is_wrong_in_a_later_minor_version_is_still_said() -> None:
    """Only unknown keys are forgiven."""
    found = faults(LATER + "goals: Leren\nweather: sunny\n")
    assert [(d.code, d.path) for d in found] == [("RFL108", "format"), ("RFL103", "goals")]
    found = faults(LATER.replace("kind: method", "kind: ritual"))
    assert [d.code for d in found] == ["RFL108", "RFL104"]


@pytest.mark.parametrize("version", ["2", "2.0", "3.1", "40"])
def test_later_major_version_is_refused_with_one_error(version: str) -> None:
    """Nothing else is said of a file whose keys may mean something else."""
    text = YAML.replace("format: 1", f"format: {version}").replace("kind: method", "kind: ritual")
    found = fault(text + "weather: sunny\n")
    assert (found.code, found.severity, found.path) == ("RFL109", "error", "format")
    assert (
        found.message
        == f"the file is of format {version}, which is newer than this reflectlib reads"
    )
    assert found.hint == "Update reflectlib; this one reads format 1."


@pytest.mark.parametrize("version", ["0", "0.9", "'1'", "true", ".nan", ".inf", "[1]", "one"])
def test_what_is_no_version_is_a_wrong_value(version: str) -> None:
    """What cannot be a version that we will ever write is told to be 1."""
    found = fault(YAML.replace("format: 1", f"format: {version}"))
    assert (found.code, found.hint) == ("RFL104", "Write 1 here, without quotes.")


def test_format_1_and_1_0_are_the_same(tmp_path: Path, reflect: Run) -> None:
    """A number that is 1 is no later version; a file of a later one can be used all the same."""
    assert faults(YAML.replace("format: 1", "format: 1.0")) == []
    (tmp_path / "rondje.yaml").write_text(LATER)
    done = reflect("render", tmp_path / "rondje.yaml", "--to", "json")
    assert done.returncode == 0
    assert b'"format": 1,' in done.stdout


def test_an_unknown_kind_of_a_later_minor_version_is_told_with_the_rest() -> None:
    """Which keys are known cannot be said of it, and is not."""
    found = faults(YAML.replace("format: 1", "format: 1.2").replace("kind: method", "kind: x"))
    assert [each.code for each in found] == ["RFL108", "RFL104"]
