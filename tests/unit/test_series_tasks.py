"""What is to be done around the meetings of a series, and when."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import method
from reflectlib import PlanError, Series, Session, Span, Timetable, data_of, effort, series
from reflectlib.page import Heading, Items, Table
from reflectlib.rendering import make_page

START = datetime(2027, 1, 12, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))  # a Tuesday
KINDS = [
    {"id": "begin", "title": "Begin", "count": 1},
    {"id": "gesprek", "title": "Gesprek", "frequency": [{"every": {"weeks": 1}}]},
]


def laid(held: Any = (), kinds: bool = False, move: Any = None, **fields: Any) -> Series:
    """A weekly series of three."""
    steps = [{"id": "a", "title": "A"}]
    if kinds:
        steps = [{"id": kind["id"], "title": "A", "meeting": kind["id"]} for kind in KINDS]
        fields["meetings"] = KINDS
    timetable = Timetable(every=Span(weeks=1), times=3, move=move or {})
    entry = method(phases=steps, **fields)
    return series(entry, Session(start=START, names=("A", "B")), timetable, held=held)


def due(found: Series, *, after: bool = False) -> list[list[str]]:
    return [[d.task.task for d in g.due if d.after == after] for g in found.meetings]


def test_task_that_is_done_once_is_before_the_first_meeting() -> None:
    """What is done once comes with the first meeting alone, whatever else comes each time."""
    tasks = [{"task": "Kennis maken", "once": True, "weeks_before": 1}, {"task": "Lezen"}]
    found = laid(preparation=tasks)
    assert due(found) == [["Kennis maken", "Lezen"], ["Lezen"], ["Lezen"]]
    assert found.meetings[0].due[0].day == date(2027, 1, 5)
    moved = laid(preparation=tasks, move={date(2027, 1, 12): date(2027, 1, 20)})
    assert due(moved) == [["Kennis maken", "Lezen"], ["Lezen"], ["Lezen"]]
    assert [meeting.number for meeting in moved.meetings] == [2, 1, 3]


def test_task_that_is_done_once_afterwards_is_after_the_last_meeting() -> None:
    """What is done once afterwards comes with the last meeting, and not again when more follow."""
    tasks = [{"task": "Evalueren", "once": True}, {"task": "Oefenen", "weeks_after": 2}]
    found = laid(follow_up=tasks)
    assert due(found, after=True) == [["Oefenen"], ["Oefenen"], ["Evalueren", "Oefenen"]]
    assert [d.day for d in found.meetings[2].due] == [date(2027, 1, 26), date(2027, 2, 9)]
    timetable = Timetable(every=Span(weeks=1), times=4)
    session = Session(start=START, names=("A", "B"))
    more = series(found.method, session, timetable, held=found.meetings)
    assert due(more, after=True)[3] == ["Oefenen"]
    part = series(found.method, session, timetable, held=found.meetings[:2])
    assert due(part, after=True)[3] == ["Evalueren", "Oefenen"]


def test_each_kind_of_meeting_has_its_first_and_its_last() -> None:
    """With several kinds a task for one is once with that, and one for none with the whole."""
    before = [
        {"task": "Begin"},
        {"task": "Elk gesprek", "meeting": "gesprek"},
        {"task": "Eerste gesprek", "meeting": "gesprek", "once": True},
    ]
    after = [
        {"task": "Slot"},
        {"task": "Na gesprek", "meeting": "gesprek"},
        {"task": "Na begin", "meeting": "begin", "once": True},
    ]
    found = laid(kinds=True, preparation=before, follow_up=after)
    assert due(found) == [["Begin"], ["Elk gesprek", "Eerste gesprek"], ["Elk gesprek"]]
    assert due(found, after=True) == [["Na begin"], ["Na gesprek"], ["Slot", "Na gesprek"]]


def test_what_comes_after_has_a_table_of_its_own() -> None:
    """Before a meeting a task has its last day; after it the day from which, or by which."""
    found = laid(
        preparation=[{"task": "Lezen"}],
        follow_up=[{"task": "Evalueren", "once": True}, {"task": "Oefenen", "weeks_after": 2}],
    )
    page = make_page(found)
    headings = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert headings == ["Bijeenkomsten: Rondje", "Voorbereiden", "Na afloop"]
    _meetings, before, after = [block for block in page.blocks if isinstance(block, Table)]
    assert [row[2] for row in before.rows] == ["Lezen"] * 3
    assert [row[0] for row in before.rows][-1] == "dinsdag 26 januari 2027"
    assert [(row[0].partition(" ")[2], row[2]) for row in after.rows[1:]] == [
        ("dinsdag 26 januari 2027", "Evalueren"),
        ("dinsdag 2 februari 2027", "Oefenen"),
        ("dinsdag 9 februari 2027", "Oefenen"),
    ]
    told = data_of(found)["meetings"][2]["due"]
    assert [(one["after"], one["task"], one["day"]) for one in told] == [
        (False, "Lezen", "2027-01-26"),
        (True, "Evalueren", "2027-01-26"),
        (True, "Oefenen", "2027-02-09"),
    ]


def test_sheet_says_what_is_done_once_and_how_long_after() -> None:
    """A task on the sheet says how often and when it is to be done."""
    entry = method(
        language="en",
        preparation=[{"task": "Meet.", "once": True, "weeks_before": 1}],
        follow_up=[{"task": "Practise.", "weeks_after": 1}, {"task": "Look.", "weeks_after": 3}],
    )
    texts = [
        item.text
        for block in make_page(entry).blocks
        if isinstance(block, Items)
        for item in block.items
    ]
    for text in ("Meet. (once, a week before)", "Practise. (a week after)"):
        assert text in texts
    assert "Look. (3 weeks after)" in texts


def test_hours_count_no_task_that_is_done_once_for_each_meeting() -> None:
    """What is done once is no part of the hours of a meeting."""
    task = {"task": "Lezen", "role": "trainer", "minutes": 30}
    assert effort(method(preparation=[task])).roles() == ("trainer",)
    assert effort(method(preparation=[task | {"once": True}])).roles() == ()


def test_task_after_the_end_of_the_calendar_is_refused() -> None:
    """A task that is due after the year 9999 is an error that names the meeting."""
    entry = method(follow_up=[{"task": "Ooit", "weeks_after": 100_000}])
    late = Session(start=START.replace(year=8998), people=2)
    with pytest.raises(PlanError, match="8998-01-12 is too near to an end of the calendar"):
        series(entry, late, Timetable(times=1))
