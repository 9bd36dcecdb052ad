from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import method
from reflectlib import PlanError, Range, Remark, Session, Skipped, Span, Timetable, series

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
START = datetime(2027, 1, 12, 9, 30, tzinfo=AMSTERDAM)  # a Tuesday
STEP = {"id": "ronde", "title": "Ronde", "time": 60}
WEEKLY = Span(weeks=1)
KINDS = [
    {"id": "begin", "title": "Begin", "count": 1},
    {"id": "gesprek", "title": "Gesprek"},
    {"id": "slot", "title": "Slot", "count": 1},
]


def day(text: str) -> date:
    return date.fromisoformat(text)


def made(
    asked: dict[str, Any] | None = None, timetable: dict[str, Any] | None = None, **fields: Any
) -> Any:
    """The series of a small method that starts on Tuesday 12 January 2027 at 9:30."""
    session = Session(**{"people": 4, "start": START} | (asked or {}))
    entry = method(**{"phases": [STEP]} | fields)
    return series(entry, session, Timetable(**timetable) if timetable else None)


def fault(*args: Any, **fields: Any) -> str:
    with pytest.raises(PlanError) as caught:
        made(*args, **fields)
    return str(caught.value)


def starts(found: Any) -> list[str]:
    return [meeting.start.date().isoformat() for meeting in found.meetings]


def kinds(found: Any) -> list[str]:
    return [meeting.plan.meeting.id for meeting in found.meetings]


def over_kinds(*changes: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A method over three kinds of meeting, each with what is changed, and a step for each."""
    meetings = [kind | change for kind, change in zip(KINDS, changes or ({},) * 3, strict=True)]
    phases = [STEP | {"id": f"p-{kind['id']}", "meeting": kind["id"]} for kind in meetings]
    return {"meetings": meetings, "phases": phases, **fields}


def test_series_follows_the_method() -> None:
    """How often and how many are as the method says, and the plan is that of each date."""
    found = made(count=3, frequency=[{"every": {"weeks": 2}}])
    assert starts(found) == ["2027-01-12", "2027-01-26", "2027-02-09"]
    assert (found.every, found.skipped, found.remarks) == (Span(weeks=2), (), ())
    assert [meeting.number for meeting in found.meetings] == [1, 2, 3]
    first = found.meetings[0]
    assert (first.start, first.end) == (START, START + timedelta(hours=1))
    assert (first.roles, first.due) == ({}, ())


def test_caller_goes_before_the_method() -> None:
    """A rhythm and a number that the caller gives count in place of the method's."""
    found = made(
        timetable={"every": WEEKLY, "times": 2}, count=9, frequency=[{"every": {"days": 9}}]
    )
    assert starts(found) == ["2027-01-12", "2027-01-19"]


def test_rhythm_that_nobody_states_is_four_weeks_and_said() -> None:
    """Where nobody says how often, it is every four weeks, and a remark says so."""
    found = made(count=2)
    assert starts(found) == ["2027-01-12", "2027-02-09"]
    assert found.remarks == (Remark("every_assumed", 4),)


def test_variant_has_its_own_rhythm() -> None:
    """A variant's frequency counts in place of the method's."""
    variant = {"id": "vaak", "title": "Vaak", "frequency": [{"every": {"weeks": 1}}]}
    fields = {"count": 2, "frequency": [{"every": {"weeks": 2}}], "variants": [variant]}
    assert starts(made({"variant": "vaak"}, **fields)) == ["2027-01-12", "2027-01-19"]
    assert "there is no variant 'nooit'" in fault({"variant": "nooit"}, **fields)


@pytest.mark.parametrize(
    ("asked", "timetable", "fields", "number"),
    [
        ({}, {}, {"count": 5}, 5),
        ({}, {"times": 3}, {"count": 5}, 3),
        ({}, {}, {"count": "participants"}, 4),
        ({"people": None, "names": ("A", "B", "C")}, {}, {"count": "participants"}, 3),
        ({"people": None}, {"times": 2}, {"count": "participants"}, 2),
        ({}, {"until": day("2027-02-09")}, {}, 5),
        ({}, {"until": day("2027-02-08")}, {}, 4),
        ({}, {"until": day("2027-02-09")}, {"count": 2}, 2),
        ({}, {"until": day("2027-02-09")}, {"count": 9}, 5),
        ({}, {"until": day("2027-02-09"), "times": 2}, {}, 2),
        ({}, {"until": day("2027-02-09"), "times": 9}, {}, 5),
        ({}, {"until": START.date()}, {}, 1),
        ({}, {}, {"span": {"months": 1}}, 5),
        ({}, {}, {"span": {"weeks": 4}}, 4),
        ({}, {}, {"span": {"days": 1}}, 1),
        ({}, {"until": day("2027-01-26")}, {"span": {"years": 1}}, 3),
        ({}, {"times": 2}, {"span": {"years": 1}}, 2),
        ({}, {}, {"span": {"years": 1}, "count": 2}, 2),
    ],
)
def test_number_of_meetings(
    asked: dict[str, Any], timetable: dict[str, Any], fields: dict[str, Any], number: int
) -> None:
    """The caller's number comes first, then the method's, then its span; `until` ends them all."""
    assert len(made(asked, {"every": WEEKLY} | timetable, **fields).meetings) == number


@pytest.mark.parametrize(
    ("skip", "expected", "skipped"),
    [
        ([("2027-01-19", "2027-01-19")], ["2027-01-12", "2027-01-26"], ["2027-01-19"]),
        (
            [("2027-01-12", "2027-01-19")],
            ["2027-01-26", "2027-02-02"],
            ["2027-01-12", "2027-01-19"],
        ),
        ([("2027-01-13", "2027-01-18")], ["2027-01-12", "2027-01-19"], []),
        ([("2027-02-01", "2027-12-31")], ["2027-01-12", "2027-01-19"], []),
        (
            [("2027-01-19", "2027-01-19"), ("2027-01-26", "2027-01-26")],
            ["2027-01-12", "2027-02-02"],
            ["2027-01-19", "2027-01-26"],
        ),
    ],
)
def test_skipped_days_are_passed_over(
    skip: list[tuple[str, str]], expected: list[str], skipped: list[str]
) -> None:
    """A skipped day has no meeting, the number stays, and what was passed over is told."""
    ranges = tuple((day(first), day(last)) for first, last in skip)
    found = made(timetable={"every": WEEKLY, "times": 2, "skip": ranges})
    assert starts(found) == expected
    assert [one.day.isoformat() for one in found.skipped] == skipped


def test_only_what_lies_in_between_was_passed_over() -> None:
    """Days that are skipped after the last meeting are not told."""
    skip = ((day("2027-01-19"), day("2027-01-19")), (day("2027-02-01"), day("2027-02-28")))
    found = made(timetable={"every": WEEKLY, "until": day("2027-02-16"), "skip": skip})
    assert starts(found) == ["2027-01-12", "2027-01-26"]
    assert found.skipped == (Skipped(day("2027-01-19")),)


def test_weekend_is_left_out_unless_the_series_starts_in_one() -> None:
    """Nothing comes in a weekend by itself."""
    daily = {"every": Span(days=1), "times": 6}
    assert starts(made(timetable=daily))[3:] == ["2027-01-15", "2027-01-18", "2027-01-19"]
    saturday = {"start": START.replace(day=16)}
    assert starts(made(saturday, daily))[:3] == ["2027-01-16", "2027-01-17", "2027-01-18"]


def test_moved_meeting_keeps_its_number_and_its_roles() -> None:
    """A meeting that is moved takes its number, roles and preparation along, also past another."""
    move = {day("2027-01-19"): day("2027-01-30")}
    task = {"task": "Lees", "role": "inbrenger", "weeks_before": 1}
    found = made(
        {"people": None, "names": ("A", "B", "C", "D")},
        {"every": WEEKLY, "times": 3, "move": move},
        roles=[{"id": "inbrenger", "title": "Inbrenger"}],
        preparation=[task],
    )
    told = [
        (g.number, g.start.date().isoformat(), g.roles["inbrenger"], g.due[0].day.isoformat())
        for g in found.meetings
    ]
    assert told == [
        (1, "2027-01-12", ("A",), "2027-01-05"),
        (3, "2027-01-26", ("C",), "2027-01-19"),
        (2, "2027-01-30", ("B",), "2027-01-23"),
    ]


@pytest.mark.parametrize(
    ("move", "said"),
    [
        ({"2027-01-13": "2027-01-14"}, "there is no meeting on 2027-01-13 to move"),
        ({"2027-02-16": "2027-02-17"}, "there is no meeting on 2027-02-16 to move"),
        ({"2027-01-12": "2027-01-19"}, "two meetings would be on one day"),
        (
            {"2027-01-12": "2027-02-16"},
            "the meeting of 2027-01-12 cannot move to 2027-02-16, which is skipped",
        ),
        (
            {"2027-01-12": "2027-03-10"},
            "the meeting of 2027-01-12 cannot move to 2027-03-10, which is too late",
        ),
    ],
)
def test_meeting_moves_only_where_it_may(move: dict[str, str], said: str) -> None:
    """A move is of a meeting that there is, to a day that is free, not skipped and in time."""
    timetable = {
        "every": WEEKLY,
        "until": day("2027-03-09"),
        "skip": ((day("2027-02-16"), day("2027-02-17")),),
        "move": {day(old): day(new) for old, new in move.items()},
    }
    assert fault(timetable=timetable) == said


def test_meetings_may_change_places() -> None:
    """A day is free when its own meeting moves away."""
    move = {day("2027-01-12"): day("2027-01-19"), day("2027-01-19"): day("2027-01-12")}
    found = made(timetable={"every": WEEKLY, "times": 2, "move": move})
    assert [(g.number, g.start.day) for g in found.meetings] == [(2, 12), (1, 19)]


@pytest.mark.parametrize(
    ("asked", "timetable", "fields", "said"),
    [
        ({"start": None}, {"times": 1}, {}, "a series needs a start"),
        (
            {},
            {},
            {},
            "rondje does not say how many meetings there are: say how many, or until when",
        ),
        (
            {"people": None},
            {},
            {"count": "participants"},
            "there are as many meetings as participants: say how many, or name them",
        ),
        (
            {},
            {"until": day("2027-01-11")},
            {},
            "no date is left for a meeting: all of them are skipped, or too late",
        ),
        (
            {},
            {"times": 3, "skip": ((date.min, date.max),)},
            {},
            "no date is left for a meeting: all of them are skipped, or too late",
        ),
        (
            {},
            {"times": 3, "skip": ((day("2027-01-15"), date.max),)},
            {},
            "only 1 of 3 meetings find a date",
        ),
        ({}, {"times": 3, "every": Span(years=7000)}, {}, "only 2 of 3 meetings find a date"),
        ({}, {"times": 6, "every": Span(weeks=99_999)}, {}, "only 5 of 6 meetings find a date"),
        ({}, {"times": 2001}, {}, "a series has 2000 meetings at most; this one has more"),
        ({}, {"until": date.max}, {}, "a series has 2000 meetings at most; this one has more"),
        ({}, {}, {"count": 100_000}, "a series has 2000 meetings at most; this one has more"),
        (
            {},
            {},
            {"span": {"years": 100_000}},
            "a series has 2000 meetings at most; this one has more",
        ),
        (
            {"people": 9},
            {"times": 2},
            {"participants": {"min": 3, "max": 6}},
            "rondje is for 3-6 people, not 9; 2 groups would",
        ),
        ({"minutes": 5}, {"times": 2}, {}, "5 minutes are too few: rondje needs at least 30"),
    ],
)
def test_series_that_cannot_be_says_why(
    asked: dict[str, Any], timetable: dict[str, Any], fields: dict[str, Any], said: str
) -> None:
    """Without a start, a number, a date or a plan there is no series, and the reason is given."""
    assert fault(asked, {"every": WEEKLY} | timetable, **fields) == said


@pytest.mark.parametrize(
    ("timetable", "said"),
    [
        ({"times": 0}, "times must be a whole number from 1, not 0"),
        ({"times": -3}, "times must be a whole number from 1, not -3"),
        ({"times": True}, "times must be a whole number from 1, not True"),
        ({"times": "3"}, "times must be a whole number from 1, not '3'"),
        (
            {"skip": ((day("2027-01-02"), day("2027-01-01")),)},
            "the days from 2027-01-02 to 2027-01-01 end before they begin",
        ),
    ],
)
def test_timetable_refuses_what_no_series_can_be(timetable: dict[str, Any], said: str) -> None:
    """Less than one meeting, and days in the wrong order, are mistakes."""
    with pytest.raises(PlanError) as caught:
        Timetable(**timetable)
    assert str(caught.value) == said


@pytest.mark.parametrize("times", [1, 2000])
def test_series_of_one_and_of_the_most(times: int) -> None:
    """As many as a series may have are laid out, each week one."""
    found = made(timetable={"every": WEEKLY, "times": times})
    assert len(found.meetings) == times
    assert found.meetings[-1].start.date() == START.date() + timedelta(weeks=times - 1)


@pytest.mark.parametrize(
    ("start", "offsets"),
    [
        (datetime(2027, 3, 23, 9, 30, tzinfo=AMSTERDAM), [1, 2]),
        (datetime(2027, 10, 26, 9, 30, tzinfo=AMSTERDAM), [2, 1]),
        (datetime(2027, 3, 9, 9, 30, tzinfo=ZoneInfo("America/New_York")), [-5, -4]),
        (datetime(2027, 11, 2, 9, 30, tzinfo=ZoneInfo("America/New_York")), [-4, -5]),
        (datetime(2027, 3, 23, 9, 30, tzinfo=UTC), [0, 0]),
        (datetime(2027, 3, 23, 9, 30, tzinfo=timezone(timedelta(hours=5))), [5, 5]),
    ],
)
def test_time_of_day_stays_over_a_change_of_the_clock(start: datetime, offsets: list[int]) -> None:
    """A meeting at half past nine is at half past nine in summer and in winter."""
    found = made({"start": start}, {"every": WEEKLY, "times": 2}).meetings
    assert [(g.start.hour, g.start.minute) for g in found] == [(9, 30), (9, 30)]
    assert [(g.end.hour, g.end.minute) for g in found] == [(10, 30), (10, 30)]
    assert [g.start.utcoffset() for g in found] == [timedelta(hours=hours) for hours in offsets]


def test_time_that_the_clock_skips_is_refused() -> None:
    """A later date on which the time of day does not exist is named, and may be skipped."""
    start = datetime(2027, 3, 14, 2, 30, tzinfo=AMSTERDAM)  # a Sunday
    gap = day("2027-03-28")
    asked, timetable = {"start": start}, {"every": WEEKLY, "times": 3}
    said = "the clock skips 02:30 on 2027-03-28; skip that day, or move it"
    assert fault(asked, timetable) == said
    found = made(asked, timetable | {"skip": ((gap, gap),)})
    assert starts(found)[-1] == "2027-04-04"
    found = made(asked, timetable | {"move": {gap: day("2027-03-27")}})
    assert starts(found)[-1] == "2027-03-27"


@pytest.mark.parametrize("fold", [0, 1])
def test_time_that_comes_twice_is_the_one_asked_for(fold: int) -> None:
    """A start in the hour that the clock repeats stays the first or the second of the two."""
    start = datetime(2027, 10, 31, 2, 30, tzinfo=AMSTERDAM, fold=fold)
    (found,) = made({"start": start}, {"times": 1}).meetings
    assert found.start.utcoffset() == timedelta(hours=2 - fold)
    assert found.end.astimezone(UTC) - found.start.astimezone(UTC) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("start", "weeks"),
    [
        (datetime(1900, 1, 10, 9, 30, tzinfo=UTC), 100_000),
    ],
)
def test_series_keeps_within_the_calendar(start: datetime, weeks: int) -> None:
    """A meeting or a task before the year 1 or after 9999 is an error that says so."""
    preparation = [{"task": "Lees", "weeks_before": weeks}]
    said = f"{start.date()} is too near to an end of the calendar"
    assert fault({"start": start}, {"times": 1}, preparation=preparation) == said


@pytest.mark.parametrize(
    ("asked", "timetable", "fields", "expected"),
    [
        ({}, {"times": 3}, over_kinds(), "begin gesprek slot"),
        ({}, {}, over_kinds(), "begin gesprek slot"),
        ({}, {"times": 5}, over_kinds(), "begin gesprek gesprek gesprek slot"),
        ({}, {"until": day("2027-02-02")}, over_kinds(), "begin gesprek gesprek slot"),
        ({}, {}, over_kinds(span={"weeks": 4}), "begin gesprek gesprek slot"),
        ({}, {}, over_kinds({}, {"count": 3}, {}), "begin gesprek gesprek gesprek slot"),
        (
            {"people": 2},
            {},
            over_kinds({}, {"count": "participants"}, {}),
            "begin gesprek gesprek slot",
        ),
        ({}, {"times": 5}, over_kinds({}, {"count": 1}, {}), "begin gesprek slot slot slot"),
        ({}, {"until": day("2027-12-31")}, over_kinds({}, {"count": 1}, {}), "begin gesprek slot"),
        (
            {},
            {"times": 5},
            over_kinds({"count": 2}, {}, {"count": None, "frequency": [{"every": {"weeks": 2}}]}),
            "begin begin gesprek slot slot",
        ),
        (
            {},
            {"times": 5},
            over_kinds({"count": None}, {"frequency": [{"every": {"weeks": 2}}]}, {}),
            "begin gesprek gesprek gesprek slot",
        ),
        (
            {},
            {"times": 5},
            over_kinds({"count": None}, {}, {"count": None}),
            "begin begin begin gesprek slot",
        ),
        (
            {},
            {"times": 5},
            over_kinds(
                {},
                {"frequency": [{"every": {"weeks": 1}}]},
                {"count": None, "frequency": [{"every": {"weeks": 9}}]},
            ),
            "begin gesprek gesprek gesprek slot",
        ),
    ],
)
def test_each_kind_of_meeting_comes_in_its_turn(
    asked: dict[str, Any], timetable: dict[str, Any], fields: dict[str, Any], expected: str
) -> None:
    """Kinds come in their order as often as they count; one that repeats takes what is left."""
    fields = fields | {"meetings": [_set(meeting) for meeting in fields["meetings"]]}
    assert kinds(made(asked, {"every": WEEKLY} | timetable, **fields)) == expected.split()


def _set(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None}


def test_rhythm_of_more_kinds_is_that_of_the_one_that_repeats() -> None:
    """The first kind with a frequency sets the rhythm; the method's own counts the whole."""
    repeats = over_kinds({}, {"frequency": [{"every": {"weeks": 2}}]}, {}, span={"weeks": 8})
    found = made(frequency=[{"times": 3, "per": "year"}], **repeats)
    assert kinds(found) == ["begin", "gesprek", "gesprek", "slot"]
    assert (found.every, found.remarks) == (Span(weeks=2), ())
    found = made(frequency=[{"times": 3, "per": "year"}], **over_kinds())
    assert (found.every, found.remarks) == (Span(weeks=4), (Remark("every_assumed", 4),))


def test_kinds_of_meeting_need_dates_enough() -> None:
    """Fewer dates than kinds is an error with the least there are."""
    said = "rondje has 3 meetings at least, and 2 find a date"
    assert fault(timetable={"times": 2}, **over_kinds()) == said
    early = {"until": day("2027-01-19"), "every": WEEKLY}
    assert fault(timetable=early, **over_kinds({}, {"count": 1}, {})) == said
    repeats = over_kinds({}, {"frequency": [{"every": {"weeks": 2}}]}, {})
    assert "does not say how many meetings" in fault(**repeats)


def test_people_that_no_kind_of_meeting_is_for_are_told() -> None:
    """Each kind has its own number of people; as many as none is for is said once."""
    fields = over_kinds({"participants": 4}, {"participants": 2}, {"participants": 4})
    found = made({"people": 3}, {"every": WEEKLY}, **fields)
    assert found.remarks == (Remark("people_per_kind", 3, Range(min=2, max=4)),)
    assert [meeting.plan.people for meeting in found.meetings] == [4, 2, 4]


def test_remarks_of_every_kind_of_meeting_are_kept() -> None:
    """What is to be known of the plan of any kind of meeting is told, once."""
    fields = over_kinds({}, {}, {})
    found = made({"people": None}, {"every": WEEKLY}, **fields)
    assert found.remarks == (Remark("people_assumed", 6),)


def test_fewer_meetings_than_meant_are_told() -> None:
    """Where the last day comes before the last meeting, the series says how many there are."""
    found = made(timetable={"every": WEEKLY, "times": 5, "until": date(2027, 1, 20)})
    assert found.remarks[-1] == Remark("fewer_meetings", 2, Range(min=5, max=5))
    assert made(timetable={"every": WEEKLY, "times": 2}).remarks == ()


def test_place_counts_the_days_that_are_skipped() -> None:
    """A meeting keeps its place when another is skipped or it is moved itself."""
    skip = ((date(2027, 1, 19), date(2027, 1, 19)),)
    found = made(timetable={"every": WEEKLY, "times": 3, "skip": skip})
    assert [(g.number, g.place) for g in found.meetings] == [(1, 1), (2, 3), (3, 4)]


def test_role_of_one_kind_of_meeting_is_only_there() -> None:
    """With several kinds of meeting a role is handed out where its steps are."""
    fields = over_kinds()
    fields["phases"][1] |= {"lead": "gespreksleider"}
    asked = {"people": None, "names": ("A", "B")}
    found = made(asked, {"times": 4}, **fields)
    assert [g.roles.get("gespreksleider") for g in found.meetings] == [None, ("A",), ("B",), None]


def test_preparation_is_due_before_each_meeting() -> None:
    """Each task has the day that it must be done, and who: the name, the role, or nobody."""
    preparation = [
        {"task": "Kies", "role": "inbrenger", "weeks_before": 2},
        {"task": "Regel", "role": "trainer"},
        {"task": "Zet klaar"},
    ]
    roles = [{"id": "inbrenger", "title": "Inbrenger"}]
    found = made(
        {"people": None, "names": ("A", "B")}, {"times": 2}, preparation=preparation, roles=roles
    )
    told = [[(d.task.task, d.who, d.day.isoformat()) for d in g.due] for g in found.meetings]
    assert told == [
        [
            ("Kies", ("A",), "2026-12-29"),
            ("Regel", ("trainer",), "2027-01-12"),
            ("Zet klaar", (), "2027-01-12"),
        ],
        [
            ("Kies", ("B",), "2027-01-26"),
            ("Regel", ("trainer",), "2027-02-09"),
            ("Zet klaar", (), "2027-02-09"),
        ],
    ]
    nameless = made({}, {"times": 1}, preparation=preparation, roles=roles)
    assert [due.who for due in nameless.meetings[0].due] == [("inbrenger",), ("trainer",), ()]


def test_each_kind_has_the_people_it_is_for() -> None:
    """Where the people are those of one kind of meeting, another has its own number of them."""
    fields = over_kinds({"participants": 3}, {"participants": 2}, {"participants": 3})
    found = made({"people": 3}, {"every": WEEKLY}, **fields)
    assert [meeting.plan.people for meeting in found.meetings] == [3, 2, 3]
    assert found.remarks == ()


def test_preparation_is_that_of_the_kind_of_meeting() -> None:
    """A task for one kind of meeting comes with it; one for none of several comes at the start."""
    fields = over_kinds({}, {}, {})
    tasks = [{"task": "Eerst"}, {"task": "Elke keer", "meeting": fields["meetings"][1]["id"]}]
    found = made({"people": 3}, {"every": WEEKLY, "times": 4}, preparation=tasks, **fields)
    assert [[due.task.task for due in g.due] for g in found.meetings] == [
        ["Eerst"],
        ["Elke keer"],
        ["Elke keer"],
        [],
    ]


def test_each_case_has_somebody_of_its_own() -> None:
    """Where a meeting takes two cases, two people bring one, and in turns."""
    step = {"id": "a", "title": "A", "lead": "inbrenger", "time": 10, "repeat": "case"}
    session = Session(names=("An", "Bo", "Cas", "Dee"), cases=2, minutes=60, start=START)
    laid = series(method(phases=[step]), session, Timetable(times=2))
    assert [dict(meeting.roles)["inbrenger"] for meeting in laid.meetings] == [
        ("An", "Bo"),
        ("Cas", "Dee"),
    ]
