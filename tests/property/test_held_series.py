"""A series that lives: what was held stays, people come and go, and turns stay fair."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builders import method
from reflectlib import (
    Meeting,
    Member,
    Method,
    PlanError,
    Series,
    Session,
    Span,
    Timetable,
    series,
)
from reflectlib.planning.dates import dates, falls_in_weekend

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST = datetime(2027, 1, 12, 9, 30, tzinfo=AMSTERDAM)
STEP = {"id": "ronde", "title": "Ronde", "time": 10, "repeat": "case"}
ROLES = [{"id": id, "title": id} for id in ("inbrenger", "gespreksleider", "notulist", "trainer")]
TASKS = [{"task": "Eerst", "once": True}, {"task": "Steeds", "weeks_before": 1}]
PAIRS = {"id": "paar", "title": "Paar", "time": 10, "grouping": {"size": 2}}
KINDS = [
    {"id": "begin", "title": "Begin", "count": 1},
    {"id": "gesprek", "title": "Gesprek", "participants": {"min": 2}},
    {"id": "slot", "title": "Slot", "count": 1},
]
METHODS: Sequence[Method] = (
    method(phases=[STEP], roles=ROLES, preparation=TASKS, follow_up=TASKS, cases={"max": 2}),
    method(phases=[STEP, PAIRS], roles=ROLES, participants={"min": 2, "max": 4}),
    method(
        meetings=KINDS,
        phases=[STEP | {"id": kind["id"], "meeting": kind["id"]} for kind in KINDS],
        roles=ROLES,
        preparation=TASKS,
        follow_up=TASKS,
    ),
)

near = st.dates(date(2026, 12, 1), date(2027, 8, 31))
ranges = st.builds(lambda day, more: (day, day + timedelta(days=more)), near, st.integers(0, 20))
comings = st.tuples(st.none() | near, st.none() | near).map(
    lambda days: days if None in days else tuple(sorted(days))
)
people = st.lists(
    st.tuples(comings, st.lists(ranges, max_size=2).map(tuple)), min_size=1, max_size=6
).map(
    lambda drawn: tuple(
        Member(name, joins=joins, leaves=leaves, away=away)
        for name, ((joins, leaves), away) in zip("ABCDEF", drawn, strict=False)
    )
)
spans = st.sampled_from([Span(weeks=1), Span(weeks=2), Span(days=3), Span(months=1)])
starts = st.integers(0, 30).map(lambda days: FIRST + timedelta(days=days))
fixed = st.dictionaries(
    st.sampled_from(["gespreksleider", "trainer"]),
    st.sampled_from([("A",), ("B", "C"), ("K",)]),
    max_size=2,
)


@st.composite
def asked(draw: st.DrawFn) -> tuple[Method, Session, Timetable]:
    """What a series is asked for, with some of its meetings moved."""
    start, every = draw(starts), draw(spans)
    rhythm = [day for day, _ in zip(dates(start.date(), every), range(12), strict=False)]
    times = st.integers(0, 1439).map(lambda minute: FIRST.replace(hour=0) + minute * MINUTE)
    targets = near | st.builds(
        lambda day, time, zoned: datetime.combine(day, time.time(), AMSTERDAM if zoned else None),
        near,
        times,
        st.booleans(),
    )
    session = Session(
        start=start,
        roles=draw(fixed),
        cases=draw(st.none() | st.integers(1, 2)),
        names=draw(st.sampled_from([(), ("A", "B", "C")])),
        people=None,
    )
    timetable = Timetable(
        every=every,
        times=draw(st.integers(1, 10)),
        until=draw(st.none() | near),
        skip=tuple(draw(st.lists(ranges, max_size=2))),
        move=draw(st.dictionaries(st.sampled_from(rhythm), targets, max_size=2)),
        members=draw(people | st.just(())),
        holidays=draw(st.sampled_from([None, "public", "midden"])),
    )
    return draw(st.sampled_from(METHODS)), session, timetable


MINUTE, HALF = timedelta(minutes=1), Fraction(1, 2)


def made(wanted: Any, held: Sequence[Meeting] = ()) -> Series | None:
    try:
        return series(*wanted, held=held)
    except PlanError:
        return None


@given(asked(), st.integers(0, 10))
@settings(max_examples=300)
def test_series_with_what_was_held_is_the_series(wanted: Any, number: int) -> None:
    """Asked again, as a whole or with what was held of it, a series is the same.

    Which days are left out for a weekend is told of what is to come alone.
    """
    whole = made(wanted)
    assume(whole)
    assert whole is not None
    assert made(wanted) == whole
    again = made(wanted, whole.meetings[:number])
    assert again is not None
    assert _apart_from_weekends(again) == _apart_from_weekends(whole)


def _apart_from_weekends(made: Series) -> Series:
    remarks = tuple(remark for remark in made.remarks if remark.key != "in_weekend")
    return attrs.evolve(made, remarks=remarks)


@given(asked(), asked(), asked(), st.integers(1, 10), st.integers(1, 10))
@settings(max_examples=300)
def test_held_meetings_never_change(
    first: Any, second: Any, third: Any, number: int, more: int
) -> None:
    """Whatever changes, what was held comes first as it was, and the others after it, once."""
    held: tuple[Meeting, ...] = ()
    for wanted, last in ((first, number), (second, number + more), (third, None)):
        found = made(wanted, held)
        if found is None:
            continue
        assert found.meetings[: len(held)] == held
        days = [meeting.start.date() for meeting in found.meetings]
        assert all(before < after for before, after in pairwise(days))
        for what in ("number", "place", "day"):
            values = [getattr(meeting, what) for meeting in found.meetings]
            assert len(set(values)) == len(values), what
        assert len(found.meetings) <= max(len(held), wanted[2].times)
        held = found.meetings[:last]


@given(asked())
@settings(max_examples=200)
def test_place_is_that_of_the_day_in_the_rhythm(wanted: Any) -> None:
    """Whatever is skipped or moved, the place of a meeting is that of its day."""
    found = made(wanted)
    assume(found)
    assert found is not None
    _method, session, timetable = wanted
    first = session.start.date()
    rhythm = (day for day in dates(first, timetable.every) if not falls_in_weekend(day, first))
    places = dict(zip(rhythm, range(1, 301), strict=False))
    for meeting in found.meetings:
        assert places[meeting.day] == meeting.place
        moved = timetable.move.get(meeting.day)
        assert moved or meeting.start.date() == meeting.day


def behind(
    meetings: Sequence[Meeting], role: str, fixed: Mapping[str, tuple[str, ...]]
) -> dict[str, Fraction]:
    """How much more often somebody should have had a role: the share, less the turns."""
    found: dict[str, Fraction] = {}
    for meeting in meetings:
        able = [name for name in meeting.names if name not in fixed.get(role, ())]
        turns = [name for name in meeting.roles.get(role, ()) if name in able]
        for name in able:
            share = Fraction(len(turns), len(able)) - turns.count(name)
            found[name] = found.get(name, Fraction()) + share
    return found


@given(asked(), asked(), st.integers(0, 6))
@settings(max_examples=300)
def test_nobody_has_a_role_before_somebody_who_is_far_behind(
    before: Any, wanted: Any, number: int
) -> None:
    """Turns go to whoever is half a turn behind the others, so that all stay near to their share.

    Those who were at the same meetings have a role as often as each other, give or take one.
    """
    earlier = made(before)
    held = earlier.meetings[:number] if earlier else ()
    found = made(wanted, held)
    assume(found)
    assert found is not None
    fixed = wanted[1].roles
    meetings = sorted(found.meetings, key=lambda meeting: meeting.day)
    names = {name for meeting in meetings for name in meeting.names}
    for role in {role for meeting in meetings for role in meeting.roles}:
        for n, meeting in enumerate(meetings):
            if meeting in held:
                continue
            score = dict.fromkeys(names, Fraction()) | behind(meetings[:n], role, fixed)
            able = [name for name in meeting.names if name not in fixed.get(role, ())]
            turns = {name for name in meeting.roles.get(role, ()) if name in able}
            least = min((score[name] for name in turns), default=Fraction())
            others = (score[name] for name in able if turns and name not in turns)
            assert all(less <= least + HALF for less in others)
        if held:
            continue
        assert all(abs(share) < 2 for share in behind(meetings, role, fixed).values())
        assert_alike_have_as_many(meetings, role, fixed)


def assert_alike_have_as_many(
    meetings: Sequence[Meeting], role: str, fixed: Mapping[str, tuple[str, ...]]
) -> None:
    counts: dict[tuple[bool, ...], list[int]] = {}
    for name in {name for meeting in meetings for name in meeting.names}:
        if name not in fixed.get(role, ()):
            there = tuple(name in meeting.names for meeting in meetings)
            turns = sum(name in meeting.roles.get(role, ()) for meeting in meetings)
            counts.setdefault(there, []).append(turns)
    assert all(max(alike) - min(alike) <= 1 for alike in counts.values())
