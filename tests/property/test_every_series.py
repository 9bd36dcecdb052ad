"""What holds of every series, for any dates and for every method of the catalogue."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builders import method
from reflectlib import (
    Catalogue,
    Method,
    PlanError,
    Series,
    Session,
    Span,
    Timetable,
    composed,
    effort,
    series,
)

ZONES = ("Europe/Amsterdam", "America/New_York")
NAMES = ("A", "B", "C", "D", "E", "F")
PEOPLE = [NAMES[:number] for number in range(1, 7)]
ROLES = [{"id": id, "title": id} for id in ("inbrenger", "gespreksleider", "notulist")]
STEP = {"id": "ronde", "title": "Ronde", "time": 10, "repeat": "case"}

near = st.dates(date(2026, 1, 1), date(2029, 12, 31))
zones = st.sampled_from(list(map(ZoneInfo, ZONES)))
moments = st.builds(
    lambda day, minute, zone: datetime.combine(day, time(*divmod(minute, 60), tzinfo=zone)),
    near,
    st.integers(0, 1439),
    zones,
)
spans = st.dictionaries(
    st.sampled_from(["days", "weeks", "months", "years"]), st.integers(1, 30), min_size=1
).map(lambda lengths: Span(**lengths))
ranges = st.builds(lambda day, more: (day, day + timedelta(days=more)), near, st.integers(0, 40))
timetables = st.builds(
    Timetable,
    every=spans,
    times=st.integers(1, 40),
    until=st.none() | near,
    skip=st.lists(ranges, max_size=4).map(tuple),
)


def made(entry: Method, session: Session, timetable: Timetable) -> Series | None:
    try:
        return series(entry, session, timetable)
    except PlanError:
        return None


def check_dates(found: Series, timetable: Timetable, start: datetime) -> None:
    """Dates increase, are not skipped, in time, not in a weekend, and at the same time of day."""
    moments = [meeting.start for meeting in found.meetings]
    days = [moment.date() for moment in moments]
    assert all(before < after for before, after in pairwise(days))
    assert days[0] >= start.date()
    assert not any(timetable.skips(day) for day in days)
    assert all(timetable.skips(one.day) and one.day < days[-1] for one in found.skipped)
    assert timetable.until is None or days[-1] <= timetable.until
    assert start.weekday() >= 5 or all(day.weekday() < 5 for day in days)
    assert {(moment.hour, moment.minute) for moment in moments} == {(start.hour, start.minute)}
    assert all(m.astimezone(UTC).astimezone(m.tzinfo).hour == start.hour for m in moments)


def check_rota(found: Series, names: tuple[str, ...]) -> None:
    """Everybody has a role as often as any other, give or take one, and not twice running."""
    for role in {role for meeting in found.meetings for role in meeting.roles}:
        turns = [g.roles[role] for g in found.meetings if role in g.roles]
        counts = Counter(name for turn in turns for name in turn)
        assert max(counts[name] for name in names) - min(counts[name] for name in names) <= 1
        assert all(len(turn) == len(set(turn)) for turn in turns)
        if len(names) >= 2 * max(map(len, turns)):
            assert all(set(before).isdisjoint(after) for before, after in pairwise(turns))


@given(timetables, moments, st.sampled_from(PEOPLE), st.integers(1, 3))
@settings(max_examples=300)
def test_dates_increase_and_the_rota_is_fair(
    timetable: Timetable, start: datetime, names: tuple[str, ...], cases: int
) -> None:
    """No date of a series is skipped, late or in a weekend by itself, and turns go round."""
    entry = method(phases=[STEP], roles=ROLES)
    found = made(entry, Session(start=start, names=names, cases=cases), timetable)
    assume(found)
    assert found is not None
    check_dates(found, timetable, start)
    check_rota(found, names)
    if timetable.until is None:
        assert len(found.meetings) == timetable.times
    assert [meeting.number for meeting in found.meetings] == [
        number for number, _ in enumerate(found.meetings, 1)
    ]


@given(timetables, moments, st.data())
@settings(max_examples=200)
def test_moving_one_meeting_leaves_the_others(
    timetable: Timetable, start: datetime, data: st.DataObject
) -> None:
    """Whoever moves one meeting changes its day and nothing else of the series."""
    entry, session = method(phases=[STEP], roles=ROLES), Session(start=start, names=NAMES)
    found = made(entry, session, timetable)
    assume(found)
    assert found is not None
    old = data.draw(st.sampled_from([meeting.start.date() for meeting in found.meetings]))
    new = data.draw(near)
    moved = series_with_move(entry, session, timetable, old, new)
    assume(moved)
    assert moved is not None
    assert not timetable.skips(new)
    before = {g.number: (g.start.date(), g.roles) for g in found.meetings}
    after = {g.number: (g.start.date(), g.roles) for g in moved.meetings}
    number = next(number for number, (day, _) in before.items() if day == old)
    assert after == before | {number: (new, before[number][1])}


def series_with_move(
    entry: Method, session: Session, timetable: Timetable, old: date, new: date
) -> Series | None:
    rest = {"every": timetable.every, "times": timetable.times, "until": timetable.until}
    return made(entry, session, Timetable(**rest, skip=timetable.skip, move={old: new}))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", [0, 1, 2, 3, 9, 23])
def test_time_of_day_stays_all_year(zone: str, hour: int) -> None:
    """Every day of a year, over both changes of the clock, a meeting is at the same time."""
    start = datetime(2027, 1, 2, hour, 30, tzinfo=ZoneInfo(zone))  # a Saturday: every day counts
    daily = Timetable(every=Span(days=1), times=365)
    found = made(method(), Session(start=start), daily)
    if hour == 2:
        assert found is None  # the clock skips it on one day in March
        return
    assert found is not None
    check_dates(found, daily, start)
    assert len({meeting.start.utcoffset() for meeting in found.meetings}) == 2
    assert all(
        meeting.end.astimezone(UTC) - meeting.start.astimezone(UTC)
        == timedelta(minutes=meeting.plan.minutes)
        for meeting in found.meetings
    )


METHODS = [id for id, entry in Catalogue.bundled().items() if isinstance(entry, Method)]
SPRING, AUTUMN, SATURDAY = (2027, 3, 9, 9, 30), (2027, 10, 29, 13, 0), (2028, 1, 29, 9, 30)
HOLIDAY = ((date(2027, 4, 6), date(2027, 4, 9)),)
TIMETABLES: list[dict[str, Any]] = [
    {},
    {"times": 1},
    {"times": 8},
    {"times": 8, "every": Span(months=1), "skip": HOLIDAY},
    {"until": date(2028, 7, 1), "skip": HOLIDAY},
    {"times": 3, "until": date(2027, 1, 1)},
]


@pytest.mark.parametrize("id", METHODS)
def test_every_method_has_a_series_or_a_clear_error(id: str, catalogue: Catalogue) -> None:
    """For every start, group and timetable there is a fair series or a reason why not."""
    entry = catalogue[id]
    assert isinstance(entry, Method)
    entry = composed(entry, catalogue)
    number = 0
    for variant in (None, *(variant.id for variant in entry.variants)):
        for moment, zone in ((SPRING, ZONES[0]), (AUTUMN, ZONES[1]), (SATURDAY, ZONES[0])):
            start = datetime(*moment, tzinfo=ZoneInfo(zone))
            for names in ((), *PEOPLE, tuple("ABCDEFGHIJKLMNO")):
                session = Session(start=start, names=names, variant=variant)
                for asked in TIMETABLES:
                    timetable = Timetable(**asked)
                    found = made(entry, session, timetable)
                    if found is None:
                        continue
                    number += 1
                    check_dates(found, timetable, start)
                    check_rota(found, names)
                    assert bool(names) or not any(g.roles for g in found.meetings)
                    assert len(found.meetings) <= asked.get("times", 2000)
    assert number


@pytest.mark.parametrize("id", METHODS)
def test_every_method_has_its_hours(id: str, catalogue: Catalogue) -> None:
    """The hours of every role are a sum of lines, of which none is below nothing."""
    entry = catalogue[id]
    assert isinstance(entry, Method)
    found = effort(entry)
    for role in found.roles():
        for hours in (found.per_meeting(role), found.per_year(role)):
            assert hours is None or hours.least >= 0
            assert hours is None or hours.most is None or hours.least <= hours.most
        assert found.per_meeting(role) or found.per_year(role)
