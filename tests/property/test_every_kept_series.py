"""What holds of every series that is kept: its file is stable, and what was held in it too."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import attrs
import jsonschema_rs
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from builders import method
from reflectlib import (
    Catalogue,
    Kept,
    KeptSeries,
    Member,
    Method,
    PlanError,
    Session,
    Span,
    Timetable,
    composed,
    data_of,
    keep_series,
    parse_series,
    render,
    resume_series,
    together,
)
from reflectlib.keeping.keeping import past
from reflectlib.model.programme import Block, Programme, Side
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes
from reflectlib.reading.schema import schema
from reflectlib.reading.yaml import parse as parse_yaml
from reflectlib.zones import read_zone

ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
EMPTY = Catalogue([])
BUNDLED = Catalogue.bundled()
METHODS = [entry for entry in BUNDLED.values() if isinstance(entry, Method) and entry.phases]
ROLES = [
    {"id": id, "title": id.capitalize(), **more}
    for id, more in (
        ("inbrenger", {"count": {"min": 1, "max": 1, "per": "group"}}),
        ("gespreksleider", {}),
        ("notulist", {}),
    )
]
GROUPED = method(
    roles=ROLES,
    phases=[
        {"id": "open", "title": "Open: begin", "time": 5, "lead": "gespreksleider"},
        {"id": "ronde", "title": "Ronde", "time": 10, "grouping": {"size": 2}, "repeat": "member"},
        {
            "id": "slot",
            "title": "# Slot",
            "time": 5,
            "questions": [{"text": "En?", "to": "notulist"}],
        },
    ],
)
PROGRAMME = composed(
    Programme(
        id="dag",
        title="Dag",
        language="nl",
        summary="Een dag.",
        blocks=(
            Block(step=Phase(id="welkom", title="Welkom", time=Minutes(min=10, max=10))),
            Block(method="kritische-tegenblik", title="Blik: een"),
            Block(pause=Minutes(min=15, max=15), title="# Lunch", at="23:00"),
            Block(
                title="Naast elkaar",
                parallel=(Side(method="luisteren-erkennen-doorvragen"), Side(method="kom")),
            ),
            Block(method="kom", cases=2),
            Block(method="kritische-tegenblik", day=2, at="08:30"),
            Block(method="vijf-vingers", people=2),
        ),
    ),
    BUNDLED,
)
TOGETHER = together(
    [BUNDLED["kom"], Minutes(min=20, max=20), BUNDLED["heard-seen-respected"]],  # type: ignore[list-item]  # both are methods
    BUNDLED,
)
NAMES = ("Ada", "Bo", "Cy", "d'Eef", "- Fay", "G: h", "#7", "Ünal")
near = st.dates(date(2027, 1, 1), date(2027, 12, 31))
moments = st.datetimes(datetime(2026, 12, 1), datetime(2028, 6, 1)).map(  # noqa: DTZ001  # put in UTC below
    lambda moment: moment.replace(tzinfo=UTC)
)
zones = st.sampled_from(["Europe/Amsterdam", "America/New_York", "UTC"])
starts = st.builds(
    lambda day, hour, zone: datetime.combine(day, time(hour, 30, tzinfo=read_zone(zone).info)),
    near,
    st.integers(4, 22),
    zones,
)
ranges = st.builds(lambda day, more: (day, day + timedelta(days=more)), near, st.integers(0, 9))
members = st.lists(
    st.builds(
        lambda name, joins, stay, away: Member(
            name,
            joins=joins,
            leaves=None if stay is None else (joins or date(2027, 1, 1)) + timedelta(days=stay),
            away=tuple(away),
        ),
        st.sampled_from(NAMES),
        st.none() | near,
        st.none() | st.integers(0, 400),
        st.lists(ranges, max_size=2),
    ),
    max_size=6,
    unique_by=lambda member: member.name,
).map(tuple)
timetables = st.builds(
    Timetable,
    every=st.builds(Span, weeks=st.integers(1, 5)) | st.builds(Span, days=st.integers(1, 20)),
    times=st.integers(1, 12),
    skip=st.lists(ranges, max_size=2).map(tuple),
    members=members,
    holidays=st.sampled_from([None, None, "public", "zuid"]),
)
sessions = st.builds(
    Session,
    start=starts,
    people=st.none(),
    anyway=st.just(True),
    welcome=st.integers(0, 10),
    buffer=st.sampled_from([0, 10]),
    break_minutes=st.sampled_from([None, 0, 10]),
)
entries = st.sampled_from([GROUPED, PROGRAMME, PROGRAMME, TOGETHER, *METHODS])


def made(entry: Method, session: Session, timetable: Timetable, now: datetime) -> KeptSeries:
    try:
        return keep_series(entry, session, timetable, id=ID, now=now)
    except PlanError:
        assume(False)  # that is how hypothesis has it
        raise


def text_of(series: KeptSeries, previous: bytes | None = None) -> bytes:
    return render(series, "yaml", catalogue=EMPTY, previous=previous)


def contents(kept: Kept, now: datetime) -> list[tuple[Any, ...]]:
    """What is known of the meetings that were held before a moment."""
    return [
        (one.number, one.place, one.plan, one.roles, one.due, one.day, one.names)
        for one in past(kept, now)
    ]


@given(entries, sessions, timetables, moments, moments)
@example(
    BUNDLED["luisteren-erkennen-doorvragen"],
    Session(start=datetime(2027, 1, 1, 9, tzinfo=read_zone("UTC").info)),
    Timetable(times=1),
    datetime(2026, 12, 1, tzinfo=UTC),
    datetime(2026, 12, 1, tzinfo=UTC),
)  # whose remark states minutes
@settings(max_examples=60)
def test_a_file_that_is_read_and_written_is_the_same(
    entry: Method, session: Session, timetable: Timetable, made_at: datetime, now: datetime
) -> None:
    """Byte for byte, at whatever moment, and it is what the published schema allows."""
    first = made(entry, session, timetable, made_at)
    text = text_of(first)
    kept = parse_series(text)
    assert kept == first.kept
    assert jsonschema_rs.is_valid(schema("series-file"), parse_yaml(text, "").data)
    again = resume_series(kept, entry, now=now)
    assert not again.is_new
    assert text_of(again, text) == text
    assert data_of(again, EMPTY)["meetings"] == data_of(first, EMPTY)["meetings"]
    alone = resume_series(kept, None, now=now)
    assert data_of(alone, EMPTY)["meetings"] == data_of(first, EMPTY)["meetings"]
    assert render(again, "ical") == render(alone, "ical")


@given(
    st.lists(st.tuples(entries, timetables, moments), min_size=1, max_size=4),
    sessions,
    st.data(),
)
@settings(max_examples=60)
def test_what_was_held_never_changes(
    changes: list[tuple[Method, Timetable, datetime]], session: Session, data: st.DataObject
) -> None:
    """Whatever is changed, and however often, what is past stays; sequences only grow."""
    entry, timetable, now = changes[0]
    series = made(entry, session, timetable, now)
    text = text_of(series)
    for entry, timetable, later in changes[1:]:  # each is the next state
        now = max(now, later)
        kept = parse_series(text)
        before = contents(kept, now)
        numbers = {m.place: (m.sequence, m.stamp) for m in (*kept.meetings, *kept.cancelled)}
        hour = data.draw(st.integers(4, 22))
        assert session.start is not None
        asked = attrs.evolve(session, start=session.start.replace(hour=hour))
        try:
            series = resume_series(kept, entry, now=now, session=asked, timetable=timetable)
        except PlanError:
            continue
        text = text_of(series, text)
        assert contents(parse_series(text), now)[: len(before)] == before
        after = {
            m.place: (m.sequence, m.stamp) for m in (*series.kept.meetings, *series.kept.cancelled)
        }
        assert numbers.keys() <= after.keys()
        assert all(after[place] >= numbers[place] for place in numbers)
        places = [m.place for m in series.kept.meetings]
        assert len(places) == len(set(places))
