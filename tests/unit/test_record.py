from typing import Annotated, Literal

import attrs
import pytest

from reflectlib import Phase, Range
from reflectlib.model import record
from reflectlib.model.entry import Note
from reflectlib.model.method import Worksheet
from reflectlib.model.steps import Groups, Question
from reflectlib.model.timing import Frequency, Minutes, Period, Span


def test_objects_are_frozen() -> None:
    """Nothing of the model can be changed after it is made."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Note(text="x").text = "y"  # type: ignore[misc]


def test_equal_objects_hash_alike() -> None:
    """Equal objects can stand in for each other in sets and as keys."""
    assert len({Note(text="x"), Note(text="x"), Note(text="y")}) == 2
    assert Note(text="x") != Note(text="x", basis="editor")
    assert Note(text="x?") != Question(text="x?")
    assert Note(text="x") != "x"


def test_a_note_reads_as_its_text() -> None:
    """A note can be put in a text as it is."""
    assert f"{Note(text='x', basis='editor')}" == "x"


def test_repr_shows_what_is_set() -> None:
    """What a developer sees of an object is what differs from the defaults."""
    phase = Phase(id="start", title="Start", questions=(Question(text="Hoe?"),))
    assert repr(phase) == "Phase(id='start', title='Start', questions=(Question(text='Hoe?'),))"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Note(text="  "), "text: expected a text, got '  '"),
        (lambda: Note(text=7), "text: expected a text, got 7"),
        (lambda: Note(text="x", basis="ours"), "basis: expected one of source, editor, got 'ours'"),
        (lambda: Phase(id="Start!", title="x"), "id: expected a short name"),
        (lambda: Phase(id="start\n", title="x"), "id: expected a short name"),
        (lambda: Phase(id="a", title="x\ny"), "title: expected a text on one line"),
        (lambda: Phase(id="a", title="x", turn=1441), "turn: expected a whole number from 1 to"),
        (lambda: Phase(id="a", title="x", turn=True), "turn: expected a whole number from 1 to"),
        (lambda: Note(text="x" * 10_001), "text: expected a text, got a text of 10001 characters"),
        (lambda: Phase(id="a", title="x", tips=(Note(text="x"),) * 501), "at most 500 items"),
        (lambda: Worksheet(id="a", title="x", columns=("x",) * 21), "at most 20 items, got 21"),
        (lambda: Range(), "a range needs a min, a max, or both"),
        (lambda: Minutes(min=0), "min: expected a whole number from 1 to 1440"),
        (lambda: Span(), "a span needs days, weeks, months or years"),
        (lambda: Period(from_="2023-13"), "from_: expected a month such as 2023-03"),
        (lambda: Frequency(), "a frequency needs either every, or times and per"),
        (lambda: Frequency(times=Range(min=1)), "a frequency needs either every, or times and per"),
        (
            lambda: Phase(id="a", title="x", time=5),
            "time: expected a Minutes or a MinutesPer, got 5",
        ),
        (lambda: Phase(id="a", title="x", grouping="x"), "grouping: expected one of plenary"),
        (lambda: Phase(id="a", title="x", questions=("Hoe?",)), "questions: expected a Question"),
        (lambda: Question(text="Hoe?", follow_ups="abc"), "follow_ups: expected a tuple"),
        (lambda: Note(text="a\rb"), "text: expected a text"),
        (lambda: Question(text="Hoe?", follow_ups=("Wie?", "")), "follow_ups: expected a text"),
    ],
)
def test_making_refuses_what_types_do_not_allow(make: object, message: str) -> None:
    """A value that its field's type does not allow raises `ValueError`, which says so."""
    with pytest.raises(ValueError, match=message):
        make()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("annotation", "parts"),
    [
        (record.Text, (record.Text, False, 0)),
        (record.Text | None, (record.Text, True, 0)),
        (tuple[record.Text, ...], (record.Text, False, record.MANY)),
        (Annotated[tuple[record.Text, ...], record.Most(3)], (record.Text, False, 3)),
        (int | Literal["x"] | None, (int | Literal["x"], True, 0)),
        (Groups, (Groups, False, 0)),
    ],
)
def test_unpack_takes_types_apart(annotation: object, parts: object) -> None:
    """A field's type is its core, whether it may be absent, and how many items it may have."""
    assert record.unpack(annotation) == parts


def test_plain_types_have_no_constraint() -> None:
    """Only the model's own types carry a constraint."""
    assert record.constraint_of(Groups) is None
    assert record.constraint_of(record.Count) is not None


def test_address_is_what_its_words_say() -> None:
    """Old organisations have http alone; what is expected names all that is accepted."""
    url = record.constraint_of(record.Url)
    assert isinstance(url, record.Pattern)
    starts = ("http://", "https://", "ftp://", "www.", "//")
    accepted = [start for start in starts if url.accepts(f"{start}x.nl")]
    assert url.expected == f"a web address that starts with {' or '.join(accepted)}"
