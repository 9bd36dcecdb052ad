from datetime import date
from itertools import islice, pairwise
from typing import Any

import pytest

from reflectlib import Frequency, Range, Span
from reflectlib.planning.dates import after, dates, falls_in_weekend, rhythm


def days(first: str, number: int, **every: int) -> list[str]:
    start = date.fromisoformat(first)
    found = (day for day in dates(start, Span(**every)) if not falls_in_weekend(day, start))
    return [day.isoformat() for day in islice(found, number)]


@pytest.mark.parametrize(
    ("times", "per", "every"),
    [
        (1, "year", {"months": 12}),
        (4, "year", {"months": 3}),
        (12, "year", {"months": 1}),
        (5, "year", {"weeks": 10}),
        (9, "year", {"weeks": 6}),
        (26, "year", {"weeks": 2}),
        (200, "year", {"weeks": 1}),
        (1, "month", {"months": 1}),
        (2, "month", {"weeks": 2}),
        (9, "month", {"weeks": 1}),
        (1, "week", {"days": 7}),
        (2, "week", {"days": 3}),
        (7, "week", {"days": 1}),
        (8, "week", {"days": 1}),
    ],
)
def test_times_are_spread_over_their_unit(times: int, per: Any, every: dict[str, int]) -> None:
    """So many times are whole months where that divides, else the nearest weeks, or days."""
    assert rhythm(Frequency(times=Range(min=times, max=times), per=per)) == Span(**every)


@pytest.mark.parametrize(
    ("times", "every"),
    [
        ({"min": 4, "max": 12}, {"months": 3}),
        ({"min": 6}, {"months": 2}),
        ({"max": 3}, {"months": 4}),
    ],
)
def test_fewest_times_count(times: dict[str, int], every: dict[str, int]) -> None:
    """Of a range the least times count, and of an open one the end that there is."""
    assert rhythm(Frequency(times=Range(**times), per="year")) == Span(**every)


def test_stated_time_between_meetings_is_kept() -> None:
    """What the source says in so many words is not reckoned again."""
    every = Span(weeks=3, days=1)
    assert rhythm(Frequency(every=every)) == every


@pytest.mark.parametrize(
    ("first", "every", "expected"),
    [
        ("2027-01-12", {"weeks": 2}, ["2027-01-12", "2027-01-26", "2027-02-09"]),
        ("2027-01-12", {"months": 1}, ["2027-01-12", "2027-02-09", "2027-03-09"]),
        ("2027-12-07", {"months": 1}, ["2027-12-07", "2028-01-04", "2028-02-01"]),
        ("2027-01-12", {"years": 1}, ["2027-01-12", "2028-01-11", "2029-01-09"]),
        ("2027-03-29", {"months": 1}, ["2027-03-29", "2027-04-26", "2027-05-31", "2027-06-28"]),
        ("2027-08-31", {"months": 1}, ["2027-08-31", "2027-09-28", "2027-10-26", "2027-11-30"]),
        ("2028-02-29", {"years": 1}, ["2028-02-29", "2029-02-27", "2030-02-26"]),
        ("2028-02-29", {"weeks": 52}, ["2028-02-29", "2029-02-27", "2030-02-26"]),
        ("2027-01-12", {"months": 1, "weeks": 1}, ["2027-01-12", "2027-02-16", "2027-03-23"]),
        ("2027-01-14", {"days": 1}, ["2027-01-14", "2027-01-15", "2027-01-18"]),
        ("2027-01-14", {"days": 3}, ["2027-01-14", "2027-01-20", "2027-01-26"]),
        ("2027-01-16", {"days": 1}, ["2027-01-16", "2027-01-17", "2027-01-18"]),
        ("2027-01-17", {"months": 1}, ["2027-01-17", "2027-02-21", "2027-03-21"]),
    ],
)
def test_dates_keep_their_rhythm(first: str, every: dict[str, int], expected: list[str]) -> None:
    """Months keep the weekday and its place, days count on, and weekends are left out."""
    assert days(first, len(expected), **every) == expected


@pytest.mark.parametrize("first", ["2027-01-29", "2027-01-31", "2028-02-29", "2027-12-30"])
@pytest.mark.parametrize("months", [1, 2, 5, 12])
def test_months_keep_the_weekday(first: str, months: int) -> None:
    """A fifth weekday becomes the last where a month has four, and every month has its date."""
    start = date.fromisoformat(first)
    found = list(islice(dates(start, Span(months=months)), 60))
    assert {day.weekday() for day in found} == {start.weekday()}
    for before, then in pairwise(found):
        assert (then.year - before.year) * 12 + then.month - before.month == months


@pytest.mark.parametrize("every", [{"years": 8000}, {"weeks": 100_000}, {"days": 100_000}])
def test_dates_end_with_the_calendar(every: dict[str, int]) -> None:
    """After the year 9999 there is no date any more, and that is no fault."""
    found = list(dates(date(2026, 12, 3), Span(**every)))
    assert found[0] == date(2026, 12, 3)
    assert len(found) < 100


@pytest.mark.parametrize(
    ("first", "span", "expected"),
    [
        ("2027-01-12", {"months": 6}, "2027-07-12"),
        ("2027-08-31", {"months": 6}, "2028-02-29"),
        ("2026-08-31", {"months": 6}, "2027-02-28"),
        ("2028-02-29", {"years": 1}, "2029-02-28"),
        ("2027-06-30", {"months": 6}, "2027-12-30"),
        ("2027-12-31", {"months": 12}, "2028-12-31"),
        ("2027-01-31", {"months": 1, "weeks": 1, "days": 1}, "2027-03-08"),
        ("2027-01-12", {"years": 100_000}, "9999-12-31"),
        ("9999-12-12", {"weeks": 4}, "9999-12-31"),
        ("9999-11-12", {"months": 1}, "9999-12-12"),
    ],
)
def test_span_is_over_on_the_same_day(first: str, span: dict[str, int], expected: str) -> None:
    """A span ends on the same day of a later month, or on the month's or calendar's last."""
    assert after(date.fromisoformat(first), Span(**span)).isoformat() == expected
