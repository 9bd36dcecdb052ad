"""What holds of the papers of every meeting and of every series."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from test_every_series import NAMES, made, timetables

from builders import method, of
from reflectlib import Catalogue, Person, Session
from reflectlib.page import Heading, Items, Table
from reflectlib.papers.meetings import meetings_of
from reflectlib.papers.people import read_people
from reflectlib.views import papers

NONE = Catalogue([])
START = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
names = st.lists(st.sampled_from(NAMES), unique=True, min_size=2, max_size=6).map(tuple)
cells = st.text(st.sampled_from("aé \t;,\"'\n=+@"), max_size=12)


def meeting(**asked: Any) -> Any:
    steps = [
        {"id": "a", "title": "A", "time": 40},
        {"id": "b", "title": "B", "time": 50, "lead": "begeleider"},
    ]
    return method(facilitation="guided", participants={"min": 2, "max": 12}, phases=steps)


@given(timetables, names, st.none() | st.integers(0, 400))
@settings(max_examples=60)
def test_statements_add_up_to_the_meetings(
    timetable: Any, who: tuple[str, ...], days: int | None
) -> None:
    """Each person has a row for each meeting that is over and that he or she was at, once."""
    laid_out = made(meeting(), Session(start=START, names=who), timetable)
    if laid_out is None:
        return
    before = None if days is None else START + timedelta(days=days)
    page = papers.statement(laid_out, NONE, before=before)
    over = [each for each in laid_out.meetings if before is None or each.end <= before]
    rows = sum(len(table.rows) for table in of(Table, page))
    assert rows == sum(len(each.names) for each in over)
    assert sum(each.net_minutes for each in meetings_of(laid_out, before=before)) == sum(
        slot.minutes
        for each in over
        for slot in each.plan.slots
        if slot.kind not in ("break", "welcome", "away")
    )


@given(timetables, names)
@settings(max_examples=40)
def test_everybody_who_is_expected_can_sign(timetable: Any, who: tuple[str, ...]) -> None:
    """Each list has each name once, with the number that the list of people gives."""
    laid_out = made(meeting(), Session(start=START, names=who), timetable)
    if laid_out is None:
        return
    people = tuple(Person(name, number=f"nr {name}") for name in NAMES)
    page = papers.attendance(laid_out, NONE, people=people)
    for table, each in zip(of(Table, page), laid_out.meetings, strict=True):
        signed = [row[:2] for row in table.rows if row[0]]
        assert signed == [(name, f"nr {name}") for name in each.names]
    assert len(of(Heading, page)) == len(laid_out.meetings) + (len(laid_out.meetings) > 1)
    assert all(item.text for block in of(Items, page) for item in block.items)


@given(st.lists(st.lists(cells, min_size=1, max_size=4), max_size=5))
def test_any_spreadsheet_is_read_or_refused_in_words(table: list[list[str]]) -> None:
    """Whatever stands in it: there is a list of people, or an error that a user can mend."""
    import csv
    import io

    from reflectlib import ReflectError

    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([["naam", "rol", "nummer", "e-mail"], *table])
    try:
        people, _report = read_people(out.getvalue().encode(), "a.csv")
    except ReflectError as error:
        error.in_words("nl")
    else:
        assert [each.name for each in people] == [
            " ".join(row[0].split()) for row in table if any("".join(row).split())
        ]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    """A file that is no spreadsheet gives an error, and never fails in another way."""
    from reflectlib import ReflectError

    for name in ("a.csv", "a.xlsx"):
        try:
            read_people(content, name)
        except ReflectError as error:
            error.in_words("nl")
