import pytest

from builders import method, method_data
from reflectlib import Range, structure, unstructure
from reflectlib.model.entry import Note
from reflectlib.model.steps import Groups, Question
from reflectlib.model.timing import Frequency, Minutes, MinutesPer, Period, Span
from reflectlib.reading.converter import structure_as_in_a_file


def test_shorthands_are_the_long_forms() -> None:
    """A bare number is a range, a bare text a note or a question."""
    short = method(participants=4, phases=[phase(purpose="Kijken", questions=["Hoe?"])])
    long = method(
        participants={"min": 4, "max": 4},
        phases=[
            phase(
                purpose={"text": "Kijken", "basis": "source"},
                questions=[{"text": "Hoe?", "basis": "source"}],
            )
        ],
    )
    assert short == long
    assert short.participants == Range(min=4, max=4)
    assert short.phases[0].purpose == Note(text="Kijken")
    assert short.phases[0].questions == (Question(text="Hoe?"),)


def phase(**fields: object) -> dict[str, object]:
    return {"id": "a", "title": "A", **fields}


def test_unions_take_the_form_that_fits() -> None:
    """A time, a grouping and a count have several shapes, each its own class."""
    made = method(
        count="participants",
        phases=[
            phase(time=5, grouping="plenary"),
            phase(time={"minutes": 5, "per": "case"}, grouping={"size": 2}),
        ],
    )
    assert made.count == "participants"
    assert method(count=8).count == 8
    assert [p.time for p in made.phases] == [
        Minutes(min=5, max=5),
        MinutesPer(minutes=5, per="case"),
    ]
    assert made.phases[0].grouping == "plenary"
    assert made.phases[1].grouping == Groups(size=Range(min=2, max=2))


def test_python_keywords_are_keys_of_a_file() -> None:
    """`for` and `from` are written as such, though Python's fields cannot be called that."""
    data = method_data(
        frequency=[{"for": "teams", "every": {"weeks": 2}}],
        period={"from": "2023-03", "to": "2023-12"},
    )
    made = structure(data)
    assert made.frequency == (Frequency(for_="teams", every=Span(weeks=2)),)  # type: ignore[attr-defined]
    assert made.period == Period(from_="2023-03", to="2023-12")  # type: ignore[attr-defined]
    assert unstructure(made) == data


def test_unstructure_takes_entries() -> None:
    """An id is not given back as if it were the data of its entry."""
    with pytest.raises(TypeError, match="expected an entry, got str"):
        unstructure("kom")  # type: ignore[arg-type]


def test_unstructure_leaves_defaults_out() -> None:
    """Plain data holds what was said, format and kind first, and no more."""
    data = method_data()
    assert unstructure(method()) == data
    assert list(unstructure(method()))[:3] == ["format", "kind", "id"]


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"kind": "method"},
        method_data(kind="methode"),
        method_data(kind=["method"]),
        method_data(format=True),
        method_data(format="1"),
        method_data(title=None),
        method_data(title=7),
        method_data(title="x\x1b[2J"),
        method_data(goals="x"),
        method_data(goals=("x",)),
        method_data(participants="7"),
        method_data(participants=True),
        method_data(participants=1.5),
        method_data(phases=[{"id": "a", "title": "A", "time": []}]),
        method_data(extra=1),
        method_data(for_="x"),
        {k: v for k, v in method_data().items() if k != "format"},
    ],
)
def test_structure_coerces_nothing(data: object) -> None:
    """What is not of the type that a field asks for is refused, never made to fit."""
    with pytest.raises((ValueError, TypeError, KeyError)):
        structure(data)


def test_whole_floats_are_integers() -> None:
    """JSON has one kind of number: 1.0 is 1."""
    assert structure(method_data(format=1.0, participants=4.0)) == method(participants=4)


EXPLICIT = method_data(
    participants={"min": 4, "max": None},
    duration={"min": 60, "max": 60},
    cases={"min": None, "max": 2},
    materials=[{"text": "flap", "basis": "source"}],
    goals=["Leren"],
    phases=[
        phase(
            time={"minutes": 5, "per": "case"},
            grouping={"size": {"min": 2, "max": 2}},
            questions=[{"text": "Hoe?", "basis": "editor", "follow_ups": ["Wie?"]}],
            basis="source",
            **{"x-a": {"min": None}},
        )
    ],
)


def test_explicit_form_gives_each_value_one_shape() -> None:
    """Ranges have both ends and all its basis that has one, whatever they are; no more changes."""
    entry = method(
        participants={"min": 4},
        duration=60,
        cases={"max": 2},
        materials=["flap"],
        goals=["Leren"],
        phases=[
            phase(
                time={"minutes": 5, "per": "case"},
                grouping={"size": 2},
                questions=[{"text": "Hoe?", "basis": "editor", "follow_ups": ["Wie?"]}],
                **{"x-a": {"min": None}},
            )
        ],
    )
    assert unstructure(entry, explicit=True) == EXPLICIT
    assert structure(EXPLICIT) == entry


def test_file_has_no_open_ends() -> None:
    """What the explicit form says by null, a file says by silence; the schema holds it to that."""
    with pytest.raises(TypeError):
        structure_as_in_a_file(EXPLICIT)
    with pytest.raises(ValueError, match="a range needs a min, a max, or both"):
        structure(method_data(participants={"min": None, "max": None}))


@pytest.mark.parametrize(
    ("cases", "written"),
    [
        (2, 2),
        ({"min": 2, "max": 2}, 2),
        ({"min": 1, "max": 2}, {"min": 1, "max": 2}),
        ({"max": 2}, {"max": 2}),
        ({"min": 2, "max": 2, "minutes": 30}, {"min": 2, "max": 2, "minutes": 30}),
        ({"minutes": 30}, {"minutes": 30}),
        ({}, {}),
        ({"min": 2, "max": 2, "x-a": 1}, {"min": 2, "max": 2, "x-a": 1}),
    ],
)
def test_number_of_cases_is_written_as_a_number(cases: object, written: object) -> None:
    """Cases are a number where there is nothing else to say of them, as people are."""
    entry = method(cases=cases)
    assert unstructure(entry)["cases"] == written
    assert structure(method_data(cases=written)) == entry
