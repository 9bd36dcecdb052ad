"""Whatever stands in a definition, there is a result or a diagnostic, and all of it is clean."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import exercise
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import WORDS, definitions

from reflectlib import Span, Timetable

ZONES = ("Europe/Amsterdam", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "UTC")
numbers = st.integers(1, 12) | st.sampled_from([1, 50, 100, 1000, 1001, 0, -1, 10**30])
days = st.dates(date(2026, 1, 1), date(2029, 12, 31)) | st.dates()
starts = st.builds(
    lambda day, minute, zone: (
        datetime.combine(day, datetime.min.time(), ZoneInfo(zone)) + timedelta(minutes=minute)
    ),
    days.filter(lambda day: day.year < 9999),
    st.integers(0, 1439),
    st.sampled_from(ZONES),
)
sessions = st.fixed_dictionaries(
    {},
    optional={
        "people": numbers,
        "cases": numbers,
        "minutes": numbers | st.integers(30, 300) | st.sampled_from([1439, 1440, 1441]),
        "start": starts,
        "break_minutes": st.sampled_from([0, 1, 15, 240, 241]),
        "exact": st.booleans(),
        "anyway": st.booleans(),
    },
) | st.fixed_dictionaries(
    {"names": st.lists(st.sampled_from(WORDS), max_size=5), "start": starts},
    optional={"anyway": st.booleans()},
)
spans = st.dictionaries(
    st.sampled_from(["days", "weeks", "months", "years"]),
    st.integers(1, 30) | st.just(100_000),
    min_size=1,
).map(lambda lengths: Span(**lengths))


@st.composite
def timetables(draw: st.DrawFn) -> Timetable:
    """Timetables, some of which nothing can be laid over."""
    skip = draw(st.lists(st.tuples(days, days).map(sorted).map(tuple), max_size=2))
    return Timetable(
        every=draw(st.none() | spans),
        times=draw(st.none() | st.integers(1, 6)),
        until=draw(st.none() | days),
        skip=tuple(skip),  # type: ignore[arg-type]
        move=draw(st.dictionaries(days, days, max_size=1)),
    )


@given(definitions())
@settings(max_examples=300)
def test_any_bytes_are_an_entry_or_have_errors(content: bytes) -> None:
    """Reading never raises; each fault has a rule, a place in the text and nothing hidden."""
    exercise.reading(content)


@given(definitions(edits=1))
@settings(max_examples=40)
def test_what_is_read_is_written_clean(content: bytes) -> None:
    """An entry that is read comes out in every view and format, whole and with nothing hidden."""
    if entry := exercise.reading(content):
        exercise.rendering(entry)
        exercise.finding(entry)


@given(definitions(edits=0), sessions, timetables())
@settings(max_examples=100)
def test_what_is_read_is_planned_or_refused(
    content: bytes, asked: dict[str, Any], timetable: Timetable
) -> None:
    """A plan or a series is gapless and within bounds and is written clean, or is refused."""
    if entry := exercise.reading(content):
        exercise.planning(entry, asked, timetable)
