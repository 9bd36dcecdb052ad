"""A series that is kept: its file, what stands still in it, and what becomes of the rest."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest

from builders import method
from reflectlib import (
    Added,
    Block,
    CannotWriteError,
    Catalogue,
    Changes,
    Kept,
    KeptSeries,
    Member,
    PlanError,
    Programme,
    Session,
    Span,
    Timetable,
    composed,
    data_of,
    keep_series,
    parse_series,
    render,
    resume_series,
)
from reflectlib.keeping.asked import asked_of, plain_name, zone_of
from reflectlib.keeping.changing import changed_days, changed_members, changed_steps, named
from reflectlib.keeping.file import MOST_SEQUENCE, KeptChanges
from reflectlib.keeping.keeping import differing, past
from reflectlib.keeping.snapshots import next_stamp, read_moment, written_moment
from reflectlib.zones import read_zone

ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
OTHER = "3f2504e0-4f89-41d3-9a0c-0305e82c3302"
AMSTERDAM = read_zone("Europe/Amsterdam").info
START = datetime(2027, 1, 12, 9, 30, tzinfo=AMSTERDAM)
BEFORE = datetime(2026, 12, 1, tzinfo=UTC)
MIDWAY = datetime(2027, 2, 1, tzinfo=UTC)
NAMES = ("Ada", "Bo", "Cy")
WEEKLY = Timetable(times=6, every=Span(weeks=1))
ROLES = [{"id": id, "title": id.capitalize()} for id in ("gespreksleider", "notulist")]
STEPS: list[dict[str, Any]] = [
    {
        "id": "ronde",
        "title": "Ronde",
        "time": 20,
        "lead": "gespreksleider",
        "instructions": ["Neem {minutes:ronde}."],
    },
    {"id": "slot", "title": "Slot", "time": 10, "stage": "closing"},
]
RONDJE = method(
    roles=ROLES,
    phases=STEPS,
    preparation=[{"task": "Lees {step:ronde}.", "role": "notulist", "weeks_before": 1}],
)


def kept(**timetable: Any) -> KeptSeries:
    """A small series that is kept from before its first meeting."""
    days = attrs.evolve(WEEKLY, **timetable)
    return keep_series(RONDJE, Session(names=NAMES, start=START), days, id=ID, now=BEFORE)


def text_of(series: KeptSeries, **options: Any) -> bytes:
    return render(series, "yaml", catalogue=Catalogue([]), **options)


def again(series: KeptSeries, now: datetime = BEFORE, entry: Any = RONDJE, **how: Any) -> Any:
    """The series as it is read from its file, and gone on with."""
    return resume_series(parse_series(text_of(series)), entry, now=now, **how)


def events(series: KeptSeries, **options: Any) -> list[dict[str, str]]:
    """The appointments of its calendar: the properties of each by their names."""
    text = render(series, "ical", **options).decode().replace("\r\n ", "")
    found = re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.S)
    return [dict(re.findall(r"(?m)^([A-Z]+)[^:\r\n]*:(.*?)\r?$", one)) for one in found]


def test_what_is_read_and_written_again_is_the_same() -> None:
    """Nothing that was not asked for changes in a file, whenever it is read."""
    first = kept()
    for now in (BEFORE, MIDWAY, MIDWAY + timedelta(days=400)):
        other = again(first, now)
        assert other.kept == first.kept
        assert not other.is_new
        assert text_of(other, previous=text_of(first)) == text_of(first)
        assert data_of(other)["meetings"] == data_of(first)["meetings"]


def test_a_new_file_says_what_it_is() -> None:
    """At its head stands, in the language of the method, how to go on with it."""
    text = text_of(kept(), file="mijn groep.series.yaml").decode()
    assert text.startswith("# ")
    assert 'reflect series "mijn groep.series.yaml" -o "mijn groep.ics"' in text
    assert "# " not in text.partition("format: 1")[2]
    assert "reflect series groep.series.yaml" in text_of(kept()).decode()


def test_comments_and_notes_stay() -> None:
    """What somebody writes in the file is there when reflectlib has written it again."""
    written = text_of(kept()).decode()
    edited = written.replace("  - Bo\n", "  - Bo  # nieuw\n").replace(
        "\nstart:", "\nnotes:\n  - Koffie mee.\nstart:", 1
    )
    read = resume_series(parse_series(edited), RONDJE, now=BEFORE)
    later = text_of(read, previous=edited.encode()).decode()
    assert "  # nieuw\n  - Bo\n" in later
    assert "notes:\n  - Koffie mee.\n" in later


def test_what_is_past_stands_still_when_all_else_changes() -> None:
    """Neither the method, nor the members, nor the roles change what was held."""
    first = kept()
    other = method(
        roles=[*ROLES, {"id": "inbrenger", "title": "Inbrenger"}],
        phases=[{"id": "nieuw", "title": "Nieuw", "time": 45, "lead": "inbrenger"}],
    )
    session, days = asked_of(first.kept)
    members = tuple(map(Member, ("Cy", "Di")))
    days = attrs.evolve(days, members=members, every=Span(weeks=2), times=8)
    later = again(first, MIDWAY, other, session=session, timetable=days)
    assert later.is_new
    for old, new in zip(first.kept.meetings[:3], later.kept.meetings[:3], strict=True):
        assert attrs.evolve(new, agenda=old.agenda) == old
    assert data_of(later)["meetings"][:3] == data_of(first)["meetings"][:3]
    assert later.meetings[3].plan.slots[0].phase.title == "Nieuw"
    assert events(again(later, MIDWAY, other))[:3] == events(again(first))[:3]


def test_without_its_method_a_series_is_as_the_file_says() -> None:
    """All of it can be shown and put in a calendar when the definition is gone."""
    first = again(kept())
    alone = again(kept(), MIDWAY, None)
    assert data_of(alone)["meetings"] == data_of(first)["meetings"]
    assert data_of(alone)["role_titles"] == data_of(first)["role_titles"]
    assert events(alone) == events(first)
    assert text_of(alone) == text_of(again(kept()), previous=None)
    with pytest.raises(PlanError) as caught:
        resume_series(attrs.evolve(first.kept, meetings=()), None, now=MIDWAY)
    assert (caught.value.code, dict(caught.value.fields)) == ("nothing_kept", {"method": "rondje"})


def test_texts_are_kept_as_they_were_shown() -> None:
    """Where a text names a step or its minutes, these are filled in."""
    file = kept().kept
    assert file.steps[0].instructions[0].text == "Neem 20 minuten."
    assert {task.task for task in file.tasks} == {"Lees Ronde."}


def test_each_meeting_has_its_own_tasks() -> None:
    """What is due once stands with the first or the last meeting alone."""
    entry = method(
        phases=STEPS,
        roles=ROLES,
        preparation=[{"task": "Kies {step:ronde}.", "once": True}, {"task": "Lees."}],
        follow_up=[{"task": "Vier {step:slot}.", "once": True}],
    )
    made = keep_series(entry, Session(names=NAMES, start=START), WEEKLY, id=ID, now=BEFORE)
    tasks = [[made.kept.tasks[due.task - 1].task for due in m.due] for m in made.kept.meetings]
    assert tasks == [["Kies Ronde.", "Lees."], *[["Lees."]] * 4, ["Lees.", "Vier Slot."]]


def test_a_meeting_that_changes_has_the_next_sequence() -> None:
    """Only what changes gets a new stamp, and each time a later one."""
    first = kept()
    session, days = asked_of(first.kept)
    moved = changed_days(days, move={date(2027, 2, 2): datetime(2027, 2, 3, 14)})  # noqa: DTZ001  # by the clock of the series
    second = again(first, MIDWAY, timetable=moved)
    one, two = first.kept.meetings, second.kept.meetings
    assert [m.sequence for m in two] == [0, 0, 0, 1, 0, 0]
    assert [m.stamp for m in two] == [one[0].stamp] * 3 + ["2027-02-01T00:00:00Z"] + [
        one[0].stamp
    ] * 2
    assert (two[3].start, two[3].day, two[3].place) == ("2027-02-03 14:00", "2027-02-02", 4)
    third = again(second, BEFORE, session=session, timetable=days)  # a clock that went back
    assert third.kept.meetings[3].stamp == "2027-02-01T00:00:01Z"
    assert third.kept.meetings[3].sequence == 2


def test_what_went_is_cancelled_and_can_come_back() -> None:
    """A calendar takes away what is skipped, and gets it again under its own id."""
    first = kept()
    session, days = asked_of(first.kept)
    fewer = again(first, MIDWAY, timetable=attrs.evolve(days, times=5))
    assert [m.place for m in fewer.kept.cancelled] == [6]
    assert again(fewer, MIDWAY).kept == fewer.kept
    cancelled = [e for e in events(again(fewer, MIDWAY)) if e.get("STATUS") == "CANCELLED"]
    assert [(e["UID"], e["SEQUENCE"]) for e in cancelled] == [(f"{ID}-6@reflectlib", "1")]
    whole = again(fewer, MIDWAY, session=session, timetable=days)
    assert whole.kept.cancelled == ()
    assert whole.kept.meetings[5].sequence == 2
    assert events(again(whole))[5]["SEQUENCE"] == "2"


def test_the_number_of_changes_has_an_end() -> None:
    """A sequence stays within what RFC 5545 has."""
    meetings = kept().kept.meetings
    last = tuple(attrs.evolve(m, sequence=MOST_SEQUENCE) for m in meetings)
    full = attrs.evolve(kept().kept, meetings=last)
    _session, days = asked_of(full)
    later = resume_series(
        full, RONDJE, now=MIDWAY, timetable=attrs.evolve(days, times=5, until=None)
    )
    assert later.kept.cancelled[0].sequence == MOST_SEQUENCE


def test_a_calendar_is_made_of_a_file_that_says_it() -> None:
    """What is not in the file yet is in no calendar, so that no sequence means two things."""
    with pytest.raises(PlanError) as caught:
        render(kept(), "ical")
    assert caught.value.code == "not_kept_yet"
    found = events(again(kept()))
    assert [e["UID"] for e in found] == [f"{ID}-{n}@reflectlib" for n in range(1, 7)]
    assert {e["DTSTAMP"] for e in found} == {"20261201T000000Z"}
    assert "Gespreksleider: Ada" in found[0]["DESCRIPTION"]


def test_days_that_went_are_cancelled_too() -> None:
    """Of a meeting over days each day is an appointment, which goes where that day does."""
    blocks = (Block(method="rondje"), Block(method="rondje", day=3, at="08:30"))
    whole = Programme(id="dag", title="Dag", language="nl", summary="S.", blocks=blocks)
    there = Catalogue.of(RONDJE)
    long = composed(whole, there)
    short = composed(attrs.evolve(whole, blocks=blocks[:1]), there)
    asked = Session(names=NAMES, start=START)
    first = again(keep_series(long, asked, WEEKLY, id=ID, now=BEFORE), entry=long)
    assert sum(e["UID"].endswith("-day-3@reflectlib") for e in events(first)) == 6
    second = again(first, MIDWAY, short)
    assert [m.days for m in second.kept.meetings] == [()] * 3 + [(3,)] * 3
    found = events(again(second, MIDWAY, short))
    gone = [e["UID"] for e in found if e.get("STATUS") == "CANCELLED"]
    assert gone == [f"{ID}-{n}-day-3@reflectlib" for n in (4, 5, 6)]
    third = again(second, MIDWAY, long)
    assert not any(m.days for m in third.kept.meetings)


def test_steps_that_went_are_cancelled_too() -> None:
    """Of a calendar with an appointment for each step, those of steps that are no more go."""
    shorter = method(roles=ROLES, phases=STEPS[:1], preparation=[])
    second = again(kept(), MIDWAY, shorter)
    assert [m.parts for m in second.kept.meetings] == [None] * 3 + [2] * 3
    third = again(second, MIDWAY, RONDJE)
    assert [m.parts for m in third.kept.meetings] == [None] * 6
    found = events(again(second, MIDWAY, shorter), phases=True)
    gone = [e["UID"] for e in found if e.get("STATUS") == "CANCELLED"]
    assert gone == [f"{ID}-{n}-1@reflectlib" for n in (4, 5, 6)]
    assert len(found) == 12


def test_a_calendar_with_something_else_in_it_stays_as_it_is() -> None:
    """Appointments of before there was a file, or of another series, are not lost unsaid."""
    ours = render(again(kept()), "ical")
    assert render(again(kept()), "ical", previous=ours) == ours
    other = keep_series(RONDJE, Session(start=START), WEEKLY, id=OTHER, now=BEFORE)
    theirs = render(again(other), "ical")
    with pytest.raises(CannotWriteError) as caught:
        render(again(kept()), "ical", previous=theirs)
    assert caught.value.code == "appointments_of_others"


def test_a_file_of_another_series_is_not_taken_for_this_one() -> None:
    """Comments come from an earlier state of the same series, or nowhere."""
    other = keep_series(RONDJE, Session(start=START), WEEKLY, id=OTHER, now=BEFORE)
    with pytest.raises(CannotWriteError) as caught:
        text_of(kept(), previous=text_of(other), file="x.series.yaml")
    assert caught.value.code == "other_series"
    with pytest.raises(CannotWriteError):
        text_of(kept(), previous=b"x: 1")


def test_all_that_is_asked_comes_back() -> None:
    """Every option of a session and a timetable is in the file, and read from it."""
    session = Session(
        names=NAMES,
        start=START,
        minutes=60,
        break_minutes=5,
        break_after=30,
        welcome=5,
        changeover=2,
        buffer=10,
        exact=False,
        anyway=True,
        roles={"gespreksleider": ("Cy",)},
        group="Noord",
        location="Zaal 3",
        link="https://meet.example/noord",
        changes=Changes(
            skip=("slot",),
            set={"ronde": 25},
            add=(Added("Inchecken", "start", 5), Added(RONDJE.phases[1], "end")),
        ),
    )
    members = (
        Member("Ada", leaves=date(2027, 2, 1)),
        Member("Bo", joins=date(2027, 1, 1), away=((date(2027, 1, 18), date(2027, 1, 20)),)),
        Member("Cy"),
    )
    days = Timetable(
        every=Span(weeks=1),
        times=6,
        until=date(2027, 12, 31),
        skip=((date(2027, 3, 1), date(2027, 3, 1)), (date(2027, 4, 1), date(2027, 4, 3))),
        move={
            date(2027, 1, 19): date(2027, 1, 20),
            date(2027, 1, 26): datetime(2027, 1, 27, 14, tzinfo=AMSTERDAM),
        },
        members=members,
        holidays="midden",
    )
    made = keep_series(
        RONDJE,
        session,
        days,
        id=ID,
        now=BEFORE,
        source="m/rondje.yaml",
        language="nl",
    )
    read = parse_series(text_of(made))
    assert read == made.kept
    assert asked_of(read) == (attrs.evolve(session, names=()), days)
    assert (read.title, read.method, read.method_id, read.language) == (
        *("Noord", "m/rondje.yaml", "rondje", "nl"),
    )
    assert attrs.evolve(read, method="x_y").method_id == "series"
    undone = Changes(set={"ronde": RONDJE.phases[0]})
    back = keep_series(RONDJE, Session(start=START, changes=undone), WEEKLY, id=ID, now=BEFORE)
    assert asked_of(parse_series(text_of(back)))[0].changes == undone
    nothing = keep_series(
        RONDJE, Session(start=START, changes=Changes()), WEEKLY, id=ID, now=BEFORE
    )
    assert nothing.kept.changes is None


def test_a_name_of_any_letters_comes_back() -> None:
    """Whatever a name has in it that can be seen, YAML gives it back."""
    names = (
        "O'Neil: de 1e",
        "- Jan",
        "#5",
        'Piet "P."',
        "null",
        "é漢🙂",
        "a, b",
        "[x]",
        "{y}",
        "7",
    )
    made = keep_series(RONDJE, Session(names=names, start=START), WEEKLY, id=ID, now=BEFORE)
    read = parse_series(text_of(made))
    assert tuple(member.name for member in read.members) == names
    assert read.meetings[0].there == names
    assert plain_name(" Jan \n de\u00adWit\u200b ") == "Jan deWit"
    with pytest.raises(PlanError) as caught:
        plain_name("\u200b ")
    assert caught.value.code == "no_name_of_a_person"


def test_a_series_has_a_zone_with_a_name() -> None:
    """What a file cannot name it does not keep."""
    assert zone_of(datetime(2027, 1, 1, tzinfo=UTC)) == "UTC"
    with pytest.raises(PlanError) as caught:
        zone_of(datetime(2027, 1, 1, tzinfo=timezone(timedelta(hours=1))))
    assert caught.value.code == "zone_without_name"
    with pytest.raises(PlanError) as caught:
        keep_series(RONDJE, Session(), WEEKLY, id=ID, now=BEFORE)
    assert caught.value.code == "no_start"


def test_the_zone_of_what_was_held_stays() -> None:
    """Another zone would put what is past at another moment."""
    session, _days = asked_of(kept().kept)
    assert session.start is not None
    other = attrs.evolve(session, start=session.start.replace(tzinfo=read_zone("UTC").info))
    with pytest.raises(PlanError) as caught:
        again(kept(), MIDWAY, session=other)
    assert (caught.value.code, caught.value.fields["zone"]) == ("zone_of_held", "Europe/Amsterdam")
    assert again(kept(), BEFORE, session=other).kept.zone == "UTC"


def test_a_time_that_the_clock_says_twice_is_told_apart() -> None:
    """Only then an offset stands behind it."""
    for fold, said in ((0, "2027-10-31 02:30 +02:00"), (1, "2027-10-31 02:30 +01:00")):
        moment = datetime(2027, 10, 31, 2, 30, tzinfo=AMSTERDAM, fold=fold)
        assert written_moment(moment) == said
        assert read_moment(said, AMSTERDAM).utcoffset() == moment.utcoffset()
    assert written_moment(START) == "2027-01-12 09:30"
    assert next_stamp("2027-02-01T00:00:00Z", BEFORE) == "2027-02-01T00:00:01Z"


def test_members_join_leave_and_are_away() -> None:
    """Who joins may be new; of others the name must be known."""
    members = named((Member("Ada", leaves=date(2027, 3, 1)),), ("Ada", "Bo"))
    assert members == (Member("Ada", leaves=date(2027, 3, 1)), Member("Bo"))
    day = date(2027, 2, 1)
    found = changed_members(
        members,
        joins={"Cy": day, "Bo": day},
        leaves={"Bo": date(2027, 4, 1)},
        away=[("Cy", (day, day)), ("Cy", (day, day))],
    )
    assert found[1:] == (
        Member("Bo", joins=day, leaves=date(2027, 4, 1)),
        Member("Cy", joins=day, away=((day, day),)),
    )
    with pytest.raises(PlanError) as caught:
        changed_members(members, joins={}, leaves={"adda": day}, away=())
    assert dict(caught.value.fields) == {"name": "adda", "near": ("Ada",)}
    assert str(caught.value) == "there is nobody called 'adda' here. Did you mean Ada?"
    with pytest.raises(PlanError, match="there is nobody called 'Xyz' here"):
        changed_members(members, joins={}, leaves={"Xyz": day}, away=())


def test_who_joins_again_was_away_in_between() -> None:
    """Whoever left can come back, also where both are told at once; before that nobody leaves."""
    left, back = date(2027, 3, 1), date(2027, 5, 1)
    gap = (date(2027, 3, 2), date(2027, 4, 30))
    ada = Member("Ada", away=(gap,))
    gone = Member("Ada", leaves=left)
    assert changed_members([gone], joins={"Ada": back}, leaves={}, away=()) == (ada,)
    both = {"joins": {"Ada": back}, "leaves": {" Ada": left}}
    assert changed_members([Member("Ada")], **both, away=()) == (ada,)
    assert changed_members([gone], joins={"Ada": gap[0]}, leaves={}, away=()) == (Member("Ada"),)
    later = Member("Ada", joins=left, leaves=left)
    assert changed_members([gone], joins={"Ada": left}, leaves={}, away=()) == (later,)
    for members in ([], [Member("Ada", joins=back)]):
        with pytest.raises(PlanError) as caught:
            changed_members(members, **both, away=())
        assert caught.value.code == "leaves_before_joining"


def test_a_meeting_that_was_moved_can_be_skipped() -> None:
    """Whether by its day in the rhythm or by the day that it is on, and not by days around it."""
    old, new, other = date(2027, 2, 9), date(2027, 2, 11), date(2027, 2, 12)
    days = changed_days(WEEKLY, move={old: new})
    for day in (old, new):
        found = changed_days(days, skip=[(day, day)])
        assert (found.skips(old), dict(found.move)) == (True, {})
    assert changed_days(days, skip=[(old, new)]).move == {}
    assert changed_days(days, skip=[(old, date(2027, 2, 10))]).move == {old: new}
    assert changed_days(days, skip=[(new, new)], move={new: other}).move == {old: other}


def test_changes_to_steps_come_to_those_that_there_were() -> None:
    """What is not named stays; of a step that is named again the new change counts."""
    tea = Added("Thee", "start", 5)
    before = Changes(skip=("a", "b"), set={"c": 5, "d": 6}, add=[tea])
    assert changed_steps(None, before) == before
    new = Changes(skip=("d", "e"), set={"a": 7, "c": 8}, add=[tea, Added("Taart")])
    assert changed_steps(before, new) == Changes(
        skip=("b", "d", "e"), set={"c": 8, "a": 7}, add=[tea, Added("Taart")]
    )
    only = changed_steps(before, Changes(only=("c",)))
    assert only == Changes(only=("c",), set=before.set, add=[tea])
    assert changed_steps(only, Changes(set={"c": 9})).only == ("c",)


def test_no_meeting_comes_in_on_a_day_that_is_past() -> None:
    """Another rhythm, or more meetings, give days from now on; only a move can say otherwise."""
    first = kept(times=2)
    now = datetime(2027, 2, 10, tzinfo=UTC)
    more = resume_series(first.kept, RONDJE, now=now, timetable=attrs.evolve(WEEKLY, times=4))
    found = [meeting.start.date() for meeting in more.meetings]
    assert found == [date(2027, 1, day) for day in (12, 19)] + [
        date(2027, 2, day) for day in (16, 23)
    ]
    moved = attrs.evolve(WEEKLY, times=4, move={date(2027, 2, 2): date(2027, 2, 3)})
    again = resume_series(first.kept, RONDJE, now=now, timetable=moved)
    assert again.meetings[2].start.date() == date(2027, 2, 3)


def test_what_a_file_has_otherwise_is_found() -> None:
    """Another moment, other people and other roles are told; what was derived from them is not."""
    made = kept().kept
    first, second, third, *rest = made.meetings
    changed = attrs.evolve(
        made,
        meetings=(
            attrs.evolve(first, start="2027-01-12 10:00"),
            attrs.evolve(second, who=()),
            attrs.evolve(third, sequence=3),
            *rest,
        ),
    )
    assert [one.number for one in differing(changed, made)] == [1, 2]


def test_what_was_held_is_not_skipped_or_moved() -> None:
    """A change of the past is refused, whether by its day or by the day it was moved to."""
    first = kept(move={date(2027, 1, 12): date(2027, 1, 13)})
    held = past(first.kept, MIDWAY)
    _session, days = asked_of(first.kept)
    changes: tuple[dict[str, Any], ...] = (
        {"skip": [(date(2027, 1, 1), date(2027, 1, 12))]},
        {"move": {date(2027, 1, 13): date(2027, 1, 14)}},
        {"move": {date(2027, 1, 12): date(2027, 1, 14)}},
    )
    for change in changes:
        with pytest.raises(PlanError) as caught:
            changed_days(days, held=held, **change)
        assert caught.value.code == "is_held"
    skip = (date(2027, 2, 9), date(2027, 2, 9))
    once = changed_days(days, skip=[skip, skip], held=held)
    assert once.skip == (skip,)


def test_a_meeting_is_moved_once_more_by_the_day_that_it_is_on() -> None:
    """Who moves it again need not know on which day it was to be."""
    first, later, last = date(2027, 2, 9), date(2027, 2, 11), date(2027, 2, 12)
    days = changed_days(WEEKLY, move={first: datetime(2027, 2, 11, 10, tzinfo=AMSTERDAM)})
    assert changed_days(days, move={later: last}).move == {first: last}
    assert changed_days(days, move={first: last}).move == {first: last}


def test_many_people_and_meetings_are_kept() -> None:
    """A file may hold more than any definition: each of many is there in each of many."""
    names = tuple(f"Naam {number}" for number in range(200))
    days = Timetable(times=200, every=Span(days=1))
    plain = method(roles=ROLES, phases=STEPS)
    made = keep_series(plain, Session(names=names, start=START), days, id=ID, now=BEFORE)
    read = parse_series(text_of(made))
    assert read == made.kept
    assert len(read.meetings) == 200


def test_kept_is_a_value() -> None:
    """A file can be compared and hashed; an empty change is none."""
    assert isinstance(kept().kept, Kept)
    assert hash(kept().kept) == hash(kept().kept)
    assert KeptChanges() == KeptChanges()


def test_what_is_done_after_held_meetings_stays_as_it_was() -> None:
    """By when it must be done is still told, and what is done once does not come again."""
    tasks = [{"task": "Evalueren", "once": True, "weeks_after": 2}, {"task": "Oefenen"}]
    entry = method(roles=ROLES, phases=STEPS, follow_up=tasks)
    session = Session(names=NAMES, start=START)
    days = attrs.evolve(WEEKLY, times=2)
    first = keep_series(entry, session, days, id=ID, now=BEFORE)
    read = resume_series(first.kept, entry, now=MIDWAY)
    before = [render(each, "markdown") for each in (first, read)]
    assert before[0] == before[1]
    assert b"uiterlijk" in before[0]
    more = resume_series(first.kept, entry, now=MIDWAY, timetable=WEEKLY)
    assert [due.task.task for due in more.meetings[-1].due] == ["Oefenen"]
