"""Holidays, and meetings that are moved to another time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import method
from reflectlib import (
    Holidays,
    PlanError,
    Remark,
    Series,
    Session,
    Skipped,
    Span,
    Timetable,
    data_of,
    series,
)
from reflectlib.language.words import Words
from reflectlib.page import Items
from reflectlib.planning.holidays import REGIONS, holiday_on, is_known, school_holiday_on
from reflectlib.rendering import make_page
from reflectlib.views.agenda import in_words

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
APRIL = datetime(2027, 4, 20, 9, 30, tzinfo=AMSTERDAM)  # a Tuesday; a week later is Koningsdag
KINGS_DAY, MAY = date(2027, 4, 27), date(2027, 5, 4)
ENTRY = method(phases=[{"id": "ronde", "title": "Ronde", "time": 60}])


def laid(start: datetime = APRIL, **timetable: Any) -> Series:
    """A weekly series of two."""
    asked = {"every": Span(weeks=1), "times": 2} | timetable
    return series(ENTRY, Session(start=start, people=4), Timetable(**asked))


def clock(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A time without a zone."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC).replace(tzinfo=None)


def days(found: Series) -> list[date]:
    return [meeting.start.date() for meeting in found.meetings]


def said(found: Series) -> list[str]:
    return [in_words(remark, Words("en")) for remark in found.remarks]


def test_meeting_on_a_public_holiday_is_told() -> None:
    """Where holidays are not skipped, a remark says which meeting is on one."""
    found = laid()
    assert days(found)[1] == KINGS_DAY
    assert found.remarks == (Remark("on_holiday", 1, titles=("Koningsdag",), days=(KINGS_DAY,)),)
    assert said(found) == ["The meeting of Tuesday, 27 April 2027 is on Koningsdag."]
    again = said(laid(every=Span(years=1), start=APRIL.replace(day=27), times=7))
    assert "The meetings of Tuesday, 27 April 2027 and" in again[0]


@pytest.mark.parametrize("which", ["public", *REGIONS])
def test_holidays_are_skipped_by_name(which: Holidays) -> None:
    """A day that is skipped as a holiday says which, on the page and in the data."""
    found = laid(holidays=which)
    assert KINGS_DAY not in days(found)
    assert found.skipped == (Skipped(KINGS_DAY, "Koningsdag"),)
    assert found.remarks == ()
    (skipped,) = [block for block in make_page(found).blocks if isinstance(block, Items)]
    assert skipped.items[0].text == "dinsdag 27 april 2027 (Koningsdag)"
    data = data_of(found)
    assert (data["skipped"], data["holidays"]) == (["2027-04-27"], {"2027-04-27": "Koningsdag"})


def test_school_holidays_are_those_of_a_region() -> None:
    """A region skips the holidays of its own schools; who skips public ones alone does not."""
    autumn = datetime(2027, 10, 12, 9, 30, tzinfo=AMSTERDAM)
    week = date(2027, 10, 19)
    north, south = laid(autumn, holidays="noord"), laid(autumn, holidays="zuid")
    assert north.skipped == (Skipped(week, "Herfstvakantie"),)
    assert week in days(south)
    assert week in days(laid(autumn, holidays="public"))


def test_meeting_may_be_moved_to_a_holiday() -> None:
    """Who moves a meeting to a holiday wants that; a remark says so all the same."""
    found = laid(holidays="midden", move={APRIL.date(): KINGS_DAY})
    assert days(found) == [KINGS_DAY, MAY]
    assert said(found) == ["The meeting of Tuesday, 27 April 2027 is on Koningsdag."]
    found = laid(holidays="midden", move={APRIL.date(): date(2027, 4, 28)})
    assert said(found) == [
        "The meeting of Wednesday, 28 April 2027 is in a school holiday: Meivakantie."
    ]


def test_holidays_that_are_not_known_are_told() -> None:
    """For meetings later than the holidays are set, a remark says that nobody knows."""
    start = datetime(2030, 8, 20, 9, 30, tzinfo=AMSTERDAM)
    found = laid(start, holidays="noord", times=3)
    assert found.skipped == (
        Skipped(date(2030, 8, 20), "Zomervakantie"),
        Skipped(date(2030, 8, 27), "Zomervakantie"),
    )
    assert [remark.key for remark in found.remarks] == ["holidays_unknown"]
    assert found.remarks[0].days == tuple(days(found))
    assert said(found)[0].startswith("Whether the meetings of Tuesday, 3 September 2030,")
    assert laid(start, times=3).remarks == ()


@pytest.mark.parametrize(
    ("day", "which", "known"),
    [
        ("2027-06-01", "public", True),
        ("2030-12-31", "public", True),
        ("1965-05-01", "public", False),
        ("0001-01-01", "public", False),
        ("9999-12-31", "public", False),
        ("2029-12-31", "zuid", True),
        ("2030-08-01", "zuid", True),
        ("2030-12-27", "zuid", False),
        ("2035-08-01", "noord", False),
        ("0001-01-01", "noord", False),
        ("9999-12-31", "noord", False),
    ],
)
def test_days_are_known_as_far_as_holidays_are_set(day: str, which: Holidays, known: bool) -> None:
    """Of a year whose autumn holiday is not set nothing is known after its summer holiday."""
    assert is_known(date.fromisoformat(day), which) is known


def test_public_holiday_goes_before_that_of_schools() -> None:
    """A public holiday within a school holiday has its own name."""
    new_year = date(2027, 1, 1)
    assert holiday_on(new_year, "noord") == holiday_on(new_year) == "Nieuwjaarsdag"
    assert school_holiday_on(new_year, "noord") == "Kerstvakantie"
    assert school_holiday_on(new_year, "public") is None
    assert holiday_on(date(2027, 1, 2), "noord") == "Kerstvakantie"
    assert holiday_on(date(2027, 1, 2)) is None


def test_meeting_moves_to_another_time() -> None:
    """A time without a zone is on the clock of the series; one with a zone is that moment."""
    first, second = APRIL.date(), KINGS_DAY
    found = laid(move={first: clock(2027, 4, 20, 14, 30), second: clock(2027, 4, 28, 8)})
    assert [meeting.start for meeting in found.meetings] == [
        datetime(2027, 4, 20, 14, 30, tzinfo=AMSTERDAM),
        datetime(2027, 4, 28, 8, tzinfo=AMSTERDAM),
    ]
    assert [(meeting.number, meeting.place, meeting.day) for meeting in found.meetings] == [
        (1, 1, first),
        (2, 2, second),
    ]
    zoned = laid(move={first: datetime(2027, 4, 20, 23, 15, 7, tzinfo=UTC)}).meetings[0]
    assert zoned.start == datetime(2027, 4, 21, 1, 15, tzinfo=AMSTERDAM)
    assert getattr(zoned.start.tzinfo, "key", "") == "Europe/Amsterdam"
    assert zoned.end == zoned.start + timedelta(hours=1)


@pytest.mark.parametrize(
    ("move", "timetable", "expected"),
    [
        (clock(2027, 4, 27, 8), {}, "two meetings would be on one day"),
        (
            clock(2027, 4, 22, 8),
            {"skip": ((date(2027, 4, 22), date(2027, 4, 22)),)},
            "the meeting of 2027-04-20 cannot move to 2027-04-22, which is skipped",
        ),
        (
            datetime(2027, 4, 27, 22, 30, tzinfo=UTC),
            {"until": KINGS_DAY},
            "the meeting of 2027-04-20 cannot move to 2027-04-28, which is too late",
        ),
        (
            clock(2027, 3, 28, 2, 30),
            {},
            "the clock skips 02:30 on 2027-03-28; skip that day, or move it",
        ),
        (
            datetime(1, 1, 1, tzinfo=ZoneInfo("Asia/Tokyo")),
            {},
            "2027-04-20 is too near to an end of the calendar",
        ),
        (clock(9999, 12, 31, 23, 30), {}, "9999-12-31 is too near to an end of the calendar"),
    ],
)
def test_time_to_move_to_is_held_to_the_same(move: datetime, timetable: Any, expected: str) -> None:
    """A move to a time is refused for what a move to a day is, and where the clock skips it."""
    with pytest.raises(PlanError) as caught:
        laid(move={APRIL.date(): move}, **timetable)
    assert str(caught.value) == expected


def test_days_of_a_rhythm_in_a_weekend_are_told() -> None:
    """A rhythm of days that would land in a weekend says on which days there is no meeting."""
    sundays = (date(2027, 6, 20), date(2027, 7, 10))
    start = datetime(2027, 5, 11, 9, 30, tzinfo=AMSTERDAM)
    found = laid(start, every=Span(days=10), times=7)
    assert [day.weekday() for day in sundays] == [6, 5]
    assert found.remarks == (Remark("in_weekend", 2, days=sundays),)
    assert not set(sundays) & set(days(found))
    assert said(found) == [
        "There are no meetings on Sunday, 20 June 2027 and Saturday, 10 July 2027, which are in "
        "weekends."
    ]
    assert data_of(found)["remarks"][0]["days"] == ["2027-06-20", "2027-07-10"]
    (one,) = said(laid(start, every=Span(days=10), times=5))
    assert one == "There is no meeting on Sunday, 20 June 2027, which is in a weekend."


def test_only_days_that_count_are_told_of_a_weekend() -> None:
    """Not those after the last meeting, in the past, or skipped anyway; nor of a weekend series."""
    start = datetime(2027, 5, 11, 9, 30, tzinfo=AMSTERDAM)
    asked: dict[str, Any] = {"every": Span(days=10), "times": 7}
    assert laid(start, **asked | {"times": 4}).remarks == ()
    june = ((date(2027, 6, 20), date(2027, 6, 20)),)
    assert laid(start, **asked | {"times": 5, "skip": june}).remarks == ()
    held = laid(start, **asked | {"times": 5}).meetings
    session, timetable = Session(start=start, people=4), Timetable(**asked)
    later = series(ENTRY, session, timetable, held=held)
    assert [remark.days for remark in later.remarks] == [(date(2027, 7, 10),)]
    now = datetime(2027, 7, 15, tzinfo=AMSTERDAM)
    assert series(ENTRY, session, timetable, held=held, now=now).remarks == ()
    sunday = datetime(2027, 5, 9, 9, 30, tzinfo=AMSTERDAM)
    assert laid(sunday, every=Span(days=6), times=3).remarks == ()
