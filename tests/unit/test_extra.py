"""Keys that start with x-, which belong to whoever writes them."""

import json
import pickle

import pytest

from builders import YAML, fault, faults, method, method_data
from reflectlib import Range, parse, render, structure, unstructure
from reflectlib.frozen import frozen, thawed
from reflectlib.model.entry import Note

EXTRA = {"x-colour": "blue", "x-nested": {"list": [1, {"deep": None}], "yes": True, "half": 0.5}}
EVERYWHERE = method_data(
    **EXTRA,
    participants={"min": 4, "max": 4, "x-why": "chairs"},
    span={"weeks": 2, "x-a": 1},
    sources=[{"title": "Een boek", **EXTRA}],
    materials=["flap", {"text": "stiften", "x-a": []}],
    phases=[
        {
            "id": "ronde",
            "title": "Ronde",
            "time": {"min": 5, "x-a": 1},
            "grouping": {"size": {"max": 3, "x-a": 1}, "x-b": 2},
            "questions": [{"text": "Hoe?", "x-a": "b"}],
            "x-": "",
        }
    ],
)


def test_keys_of_others_are_kept_and_passed_on() -> None:
    """What stands under an x- key, in any mapping, comes back as it was, in data and as JSON."""
    entry = structure(EVERYWHERE)
    assert unstructure(entry) == EVERYWHERE
    assert json.loads(render(entry, to="json")) == EVERYWHERE
    assert structure(unstructure(entry, explicit=True)) == entry
    assert entry.extra == frozen(EXTRA)


def test_keys_of_others_in_a_file_are_no_faults() -> None:
    """A definition may have x- keys, and nothing that only looks like one."""
    text = f"{YAML}x-colour: blauw\nsources: [{{title: x, x-shelf: [3, b]}}]\n"
    assert faults(text) == []
    assert parse(text).extra == {"x-colour": "blauw"}
    assert parse(text).sources[0].extra == {"x-shelf": (3, "b")}
    for key in ("X-colour", "x_colour", "x", "extra"):
        assert fault(f"{YAML}{key}: blauw\n").code == "RFL101"
    assert [d.message for d in faults(f"{YAML}x-a: 1\ny: 1\n")] == ["there is no key 'y' here"]


@pytest.mark.parametrize("field", ["participants", "duration", "span"])
def test_range_of_nothing_but_keys_of_others_is_none(field: str) -> None:
    """An end is needed all the same, and the message is that of an empty range."""
    found = fault(f"{YAML}{field}: {{x-a: 1}}\n")
    assert found.message.startswith("expected at least one of ")
    assert found.message.endswith(", got a group of lines with x-a")
    assert len(faults(f"{YAML}{field}: {{}}\n")) == 1


def test_shorthand_is_for_what_it_says_in_full() -> None:
    """A text or a number cannot carry the keys of others, so it is written in full with them."""
    entry = method(materials=[{"text": "flap", "x-a": 1}], participants={"min": 4, "max": 4})
    assert unstructure(entry)["materials"] == [{"text": "flap", "x-a": 1}]
    assert unstructure(entry)["participants"] == 4


def test_keys_of_others_are_frozen() -> None:
    """An object with them can be hashed, pickled and compared, and no longer changes."""
    given = {"x-a": [1, {"b": 2}]}
    note = Note(text="x", extra=given)
    given["x-a"].append(3)
    assert note == Note(text="x", extra={"x-a": [1, {"b": 2}]}) != Note(text="x")
    twin = pickle.loads(pickle.dumps(note))  # noqa: S301
    assert (twin, hash(twin)) == (note, hash(note))
    assert repr(note) == "Note(extra={'x-a': (1, {'b': 2})}, text='x')"
    assert repr(Note(text="x", extra={})) == "Note(text='x')"
    assert thawed(note.extra) == {"x-a": [1, {"b": 2}]}


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ({"a": 1}, "extra: expected keys that start with x-"),
        ({1: 1}, "extra: expected keys that start with x-"),
        ("x-a", "extra: expected keys that start with x-"),
        ({"x-a": {1: 2}}, "a key of plain data is a text"),
        ({"x-a": [object()]}, "extra: expected plain data, got object"),
    ],
)
def test_extra_is_for_plain_data_under_such_keys(extra: object, message: str) -> None:
    """What could not come from a file is refused."""
    with pytest.raises(ValueError, match=message):
        Range(min=1, extra=extra)  # type: ignore[arg-type]


def test_number_that_is_none_is_nothing() -> None:
    """What YAML has and JSON has not does not break the JSON that is passed on."""
    entry = parse(f"{YAML}x-a: [.nan, -.inf, 1.5]\n")
    assert unstructure(entry)["x-a"] == [None, None, 1.5]
