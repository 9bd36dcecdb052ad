"""Calendars of plans and series: whose they are, what they hold, and what changes in them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import icalendar
import pytest

from builders import method
from programme_cases import programme, programme_data
from reflectlib import (
    CannotWriteError,
    Catalogue,
    Member,
    Plan,
    PlanError,
    Series,
    Session,
    Span,
    Timetable,
    composed,
    keep_series,
    plan,
    render,
    resume_series,
    series,
)
from reflectlib.events import DETAIL
from reflectlib.zones import read_zone

AMSTERDAM = read_zone("Europe/Amsterdam").info
START = datetime(2027, 1, 12, 9, 30, tzinfo=AMSTERDAM)
NOW = datetime(2026, 12, 1, tzinfo=UTC)
LATER = datetime(2027, 2, 1, tzinfo=UTC)
NAMES = ("An", "Bo", "Cas")
RONDJE = method(
    id="rondje",
    title="Round",
    language="en",
    roles=[{"id": "inbrenger", "title": "Presenter"}, {"id": "trainer", "title": "Trainer"}],
    phases=[
        {"id": "a", "title": "Talk", "time": 20, "lead": "inbrenger"},
        {"id": "b", "title": "Close", "time": 10, "lead": "trainer"},
    ],
    preparation=[
        {"task": "Choose a case.", "role": "inbrenger", "weeks_before": 1},
        {"task": "Set the table.", "role": "trainer"},
        {"task": "Read the book.", "weeks_before": 2},
        {"task": "Read the book.", "weeks_before": 3},
    ],
    follow_up=[{"task": "Write it down."}],
)
ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"


def laid(entry: Any = RONDJE, **asked: Any) -> Series:
    """Four meetings of a group, fortnightly."""
    of_days = {
        key: asked.pop(key) for key in ("every", "times", "skip", "move", "members") if key in asked
    }
    session = Session(**{"names": NAMES, "start": START} | asked)
    return series(entry, session, Timetable(**{"every": Span(weeks=2), "times": 4} | of_days))


def planned(**asked: Any) -> Plan:
    return plan(RONDJE, Session(**{"names": NAMES, "start": START} | asked))


def events(file: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(file).events


def uids(subject: Any, **options: Any) -> set[str]:
    return {str(event["UID"]) for event in events(render(subject, "ical", **options))}


NAMED = {"group": "Noord"}
NOTHING: dict[str, Any] = {}
CONTINUED: dict[str, Callable[[], Any]] = {
    "another hour": lambda: laid(**NAMED, start=START.replace(hour=14)),
    "another zone": lambda: laid(**NAMED, start=START.astimezone(UTC)),
    "another rhythm": lambda: laid(**NAMED, every=Span(weeks=1)),
    "other people": lambda: laid(**NAMED, names=("Dee", "Eef")),
    "another place": lambda: laid(**NAMED, location="Zaal 4"),
}
OTHERS: dict[str, tuple[Callable[[], Any], dict[str, Any]]] = {
    "another year": (lambda: laid(**NAMED, start=START.replace(year=2028, day=11)), NOTHING),
    "another day": (lambda: laid(**NAMED, start=START.replace(day=13)), NOTHING),
    "another method": (lambda: laid(attrs.evolve(RONDJE, id="kring"), **NAMED), NOTHING),
    "another group": (lambda: laid(group="Zuid"), NOTHING),
    "no group": (laid, NOTHING),
    "no group, other people": (lambda: laid(names=("Dee", "Eef")), NOTHING),
    "no group, another hour": (lambda: laid(start=START.replace(hour=14)), NOTHING),
    "by step": (lambda: laid(**NAMED), {"phases": True}),
    "of a person": (lambda: laid(**NAMED), {"person": "An"}),
    "of another": (lambda: laid(**NAMED), {"person": "Bo"}),
    "one meeting": (lambda: planned(**NAMED), NOTHING),
    "one meeting by step": (lambda: planned(**NAMED), {"phases": True}),
    "on another day": (lambda: planned(**NAMED, start=START.replace(day=13)), NOTHING),
    "one meeting without a group": (planned, NOTHING),
    "one meeting of other people": (lambda: planned(names=("Dee", "Eef")), NOTHING),
}


def test_no_two_calendars_share_an_id() -> None:
    """Whatever differs between two commands, their appointments never take each other's place."""
    found = [uids(laid(**NAMED)), *(uids(make()) for make in CONTINUED.values())]
    found += [uids(make(), **options) for make, options in OTHERS.values()]
    assert len(set.union(*found)) == sum(map(len, found))


@pytest.mark.parametrize("one", OTHERS)
def test_another_calendar_does_not_go_over_one(one: str) -> None:
    """What is of another year, method, group, person or kind of events leaves a file alone."""
    make, options = OTHERS[one]
    for earlier in (render(laid(**NAMED), "ical"), render(laid(names=("Ies",)), "ical")):
        with pytest.raises(CannotWriteError, match="other appointments"):
            render(make(), "ical", previous=earlier, **options)
    ours = render(make(), "ical", **options)
    assert render(make(), "ical", previous=ours, **options) == ours


@pytest.mark.parametrize("one", CONTINUED)
def test_the_same_group_goes_over_its_file(one: str) -> None:
    """A group with a name can be otherwise from the same day on, under the ids that it had."""
    earlier = render(laid(**NAMED), "ical")
    later = render(CONTINUED[one](), "ical", previous=earlier)
    assert {event["UID"] for event in events(later)} == uids(laid(**NAMED))


@pytest.mark.parametrize(
    "changed",
    [
        {"start": START.replace(hour=14)},
        {"every": Span(weeks=3)},
        {"names": ("An", "Bo", "Eef")},
        {"location": "Zaal 4"},
        {"times": 6},
        {"skip": ((date(2027, 1, 26), date(2027, 1, 26)),)},
    ],
)
def test_a_group_with_a_name_goes_on_over_its_file(changed: dict[str, Any]) -> None:
    """The same group from the same day keeps its ids, and what changed gets the next number."""
    earlier = render(laid(**NAMED), "ical", stamp=NOW)
    later = render(laid(**NAMED | changed), "ical", previous=earlier, stamp=NOW)
    before, after = events(earlier), events(later)
    assert {e["UID"] for e in before} <= {e["UID"] for e in after}
    assert len({e["UID"][: -len("-1@reflectlib")] for e in after}) == 1
    assert max(event.sequence for event in after) == (0 if changed == {"times": 6} else 1)
    again = render(laid(**NAMED | changed), "ical", previous=later, stamp=LATER)
    assert again == later


def test_the_ids_have_their_length() -> None:
    """A writer finds the part that tells how a calendar was made by its length."""
    (uid,) = uids(planned())
    assert len(uid) == 36 + 1 + DETAIL + len("@reflectlib")


def test_ids_are_for_good() -> None:
    """A change of these would double every meeting in everybody's calendar."""
    assert uids(planned()) == {"cdce1888-b921-55ec-9d6f-59ce3c52cf4d-b7ad61a78fe2@reflectlib"}
    assert min(uids(laid())) == "96791ac4-8e18-58b0-9d4c-30d3e2630eee-2aaf7f20411c-1@reflectlib"
    assert (
        min(uids(laid(**NAMED))) == "be96e99e-913d-53e1-a97c-fc01fcf19787-2aaf7f20411c-1@reflectlib"
    )


def test_what_was_held_stays() -> None:
    """Over an earlier file, who takes part later changes nothing in what is past by then."""
    earlier = render(laid(**NAMED), "ical", stamp=NOW)
    others = laid(**NAMED, names=("Dee", "Eef"), location="Zaal 4")
    later = events(render(others, "ical", previous=earlier, stamp=LATER))
    for before, after in zip(events(earlier)[:2], later[:2], strict=True):
        assert before.to_ical() == after.to_ical()
    assert [event.sequence for event in later] == [0, 0, 1, 1]
    assert all(event["DTSTAMP"].dt == LATER for event in later[2:])


def test_what_was_held_is_not_cancelled() -> None:
    """A day that is skipped when its meeting is over stays in the calendar as it was."""
    earlier = render(laid(**NAMED), "ical", stamp=NOW)
    skip = ((date(2027, 1, 12), date(2027, 1, 26)),)
    later = events(render(laid(**NAMED, skip=skip), "ical", previous=earlier, stamp=LATER))
    assert not [event for event in later if "STATUS" in event]
    assert {event.start.date() for event in later} >= {date(2027, 1, 12), date(2027, 1, 26)}


def test_what_was_held_is_not_moved() -> None:
    """A meeting that is over does not become one to come, which would take it away."""
    earlier = render(laid(**NAMED), "ical", stamp=NOW)
    moved = laid(**NAMED, move={date(2027, 1, 12): date(2027, 2, 2)})
    with pytest.raises(CannotWriteError, match="in the file has been held") as caught:
        render(moved, "ical", previous=earlier, stamp=LATER)
    assert caught.value.fields == {"day": date(2027, 1, 12), "to": date(2027, 2, 2)}


def test_what_is_cancelled_says_so_in_its_title() -> None:
    """A program that does not look at the status shows that it goes, and keeps the time free."""
    earlier = render(laid(**NAMED), "ical", stamp=NOW, remind=timedelta(hours=1))
    skip = ((date(2027, 1, 26), date(2027, 1, 26)),)
    later = render(laid(**NAMED, skip=skip), "ical", previous=earlier, stamp=NOW)
    (gone,) = [event for event in events(later) if event.get("STATUS") == "CANCELLED"]
    assert (gone["SUMMARY"], gone["TRANSP"]) == ("Cancelled: Round", "TRANSPARENT")
    assert not gone.walk("VALARM")
    assert b"TRANSP" not in earlier
    again = laid(**NAMED, skip=skip)
    assert render(again, "ical", previous=later, stamp=LATER).count(b"Cancelled: ") == 1


def test_a_stamp_is_when_it_was_made() -> None:
    """What is made or changed has the caller's moment, twice; who gives none gets one long ago."""
    (event,) = events(render(planned(), "ical", stamp=NOW))
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == NOW
    (event,) = events(render(planned(), "ical"))
    assert event["DTSTAMP"].dt.year == 1970


def test_one_appointment_is_no_calendar() -> None:
    """Outlook opens what has the name of a calendar as one; several say when to look again."""
    names = (b"X-WR-CALNAME:", b"\nNAME:", b"X-PUBLISHED-TTL:PT12H", b"REFRESH-INTERVAL;VALUE=DURA")
    one, more = render(planned(**NAMED), "ical"), render(laid(**NAMED), "ical")
    assert [name in one for name in names] == [False] * 4
    assert [name in more for name in names] == [True] * 4
    assert b"Noord" in one


def test_where_it_is_stands_in_each_appointment() -> None:
    """The place and the link are fields of their own; a link stands in the text as well."""
    where = {"location": "Zaal 3, boven", "link": "https://meet.example/a,b;c"}
    for phases in (False, True):
        for event in events(render(laid(**NAMED, **where), "ical", phases=phases)):
            assert (event["LOCATION"], event["URL"]) == tuple(where.values())
            assert event["DESCRIPTION"].startswith("Group: Noord\n")
            assert event["DESCRIPTION"].endswith("\nhttps://meet.example/a,b;c")
    file = render(laid(**NAMED, **where), "ical")
    assert b"URL:https://meet.example/a,b;c\r\n" in file
    assert render(laid(**NAMED, **where), "ical", previous=file) == file


def test_a_reminder_stands_last() -> None:
    """One before each meeting, or before its first step, as the last thing in its event."""
    file = render(laid(), "ical", remind=timedelta(minutes=90))
    assert file.count(b"TRIGGER:-PT1H30M\r\nEND:VALARM\r\nEND:VEVENT") == 4
    assert render(laid(), "ical", remind=timedelta(minutes=90), previous=file) == file
    by_step = events(render(laid(times=1), "ical", remind=timedelta(days=1), phases=True))
    assert [len(event.walk("VALARM")) for event in by_step] == [1, 0]
    other = events(render(laid(), "ical", remind=timedelta(hours=1), previous=file))
    assert {event.sequence for event in other} == {1}
    assert not events(render(laid(), "ical"))[0].walk("VALARM")


def test_what_to_prepare_has_its_day() -> None:
    """Each task before a meeting is on the day that it is due, and takes no time of it."""
    options = {"preparation": True, "remind": timedelta(hours=1)}
    file = render(laid(times=1, location="Zaal 3"), "ical", **options)
    tasks = [event for event in events(file) if "TRANSP" in event]
    assert [(event["SUMMARY"], event["DTSTART"].dt) for event in tasks] == [
        ("To prepare: Choose a case.", date(2027, 1, 5)),
        ("To prepare: Set the table.", date(2027, 1, 12)),
        ("To prepare: Read the book.", date(2026, 12, 29)),
        ("To prepare: Read the book.", date(2026, 12, 22)),
    ]
    assert tasks[0]["DESCRIPTION"] == "Presenter: An\nFor: Round, Tuesday, 12 January 2027"
    assert tasks[1]["DESCRIPTION"].startswith("Trainer\n")
    assert file.count(b"DTSTART;VALUE=DATE:2027") == 2
    assert len({event["UID"] for event in events(file)}) == 5
    assert not tasks[0].walk("VALARM")
    assert render(laid(times=1, location="Zaal 3"), "ical", previous=file, **options) == file
    one = events(render(planned(), "ical", preparation=True))
    assert [event["DTSTART"].dt for event in one][:2] == [date(2027, 1, 5), date(2027, 1, 12)]


def test_what_to_prepare_moves_with_its_meeting() -> None:
    """A day that has passed goes on to another when the meeting is put off, under the same id."""
    earlier = render(laid(**NAMED), "ical", preparation=True, stamp=NOW)
    moved = laid(**NAMED, move={date(2027, 2, 9): date(2027, 2, 24)})
    later = render(
        moved, "ical", preparation=True, stamp=LATER + timedelta(days=3), previous=earlier
    )
    days = {e["UID"]: e["DTSTART"].dt for e in events(earlier) if "TRANSP" in e}
    after = {e["UID"]: e["DTSTART"].dt for e in events(later) if "TRANSP" in e}
    assert days.keys() == after.keys()
    assert [(days[u], after[u]) for u in days if days[u] != after[u]] == [
        (date(2027, 2, 2), date(2027, 2, 17)),
        (date(2027, 2, 9), date(2027, 2, 24)),
        (date(2027, 1, 26), date(2027, 2, 10)),
        (date(2027, 1, 19), date(2027, 2, 3)),
    ]


def test_preparation_before_the_calendar_is_refused() -> None:
    """A task of before the first day that there is has no appointment."""
    early = attrs.evolve(RONDJE.preparation[0], weeks_before=100_000)
    entry = attrs.evolve(RONDJE, preparation=(early,))
    with pytest.raises(PlanError) as caught:
        render(plan(entry, Session(start=START.replace(year=1901))), "ical", preparation=True)
    assert caught.value.code == "end_of_calendar"


def test_somebody_has_a_calendar_of_her_own() -> None:
    """It has the meetings at which she is, her roles in the title, and her tasks alone."""
    rota = laid(roles={"trainer": ("Karin",)}, times=3)
    hers = events(render(rota, "ical", person="Bo", preparation=True))
    meetings = [event for event in hers if "TRANSP" not in event]
    assert [event["SUMMARY"] for event in meetings] == ["Round", "Round (Presenter)", "Round"]
    tasks = [event["SUMMARY"] for event in hers if "TRANSP" in event]
    assert tasks.count("To prepare: Choose a case.") == 1
    assert tasks.count("To prepare: Read the book.") == 6
    assert "To prepare: Set the table." not in tasks
    led = events(render(rota, "ical", person="Karin"))
    assert [event["SUMMARY"] for event in led] == ["Round (Trainer)"] * 3
    assert b"NAME:Round \xc2\xb7 Karin\r\n" in render(rota, "ical", person="Karin")


def test_who_is_away_has_no_meeting_then() -> None:
    """A meeting at which somebody is not is not in that calendar."""
    members = (Member("An"), Member("Bo", away=((date(2027, 1, 26), date(2027, 1, 26)),)))
    rota = laid(names=(), members=members)
    days = [event.start.date() for event in events(render(rota, "ical", person="Bo"))]
    assert days == [date(2027, 1, 12), date(2027, 2, 9), date(2027, 2, 23)]


def test_who_is_beside_the_others_has_a_calendar() -> None:
    """Who has a role in what goes on side by side is at the meeting."""
    sides = {"parallel": ["rondje", "rondje"]}
    made = composed(programme(programme_data("dag", sides)), Catalogue.of(RONDJE))
    found = plan(made, Session(start=START, names=(*NAMES, "Dee")))
    first = found.slots[0].sides[0].roles
    assert first
    (name,) = {name for who in first.values() for name in who}
    (event,) = events(render(found, "ical", person=name))
    assert event["SUMMARY"].endswith(")")


def test_a_calendar_of_nobody_is_refused() -> None:
    """A name that is nobody's is named with what is near."""
    for subject in (laid(), planned(), kept(laid_out=False)):
        with pytest.raises(PlanError, match=r"nobody called 'an'.*Did you mean An\?"):
            render(subject, "ical", person="an")
        with pytest.raises(PlanError, match=r"nobody called .Xerxes. here$"):
            render(subject, "ical", person="Xerxes")


def kept(*, laid_out: bool = True, **asked: Any) -> Any:
    """A series that is kept; read again, so that it is no longer new."""
    session = Session(**{"names": NAMES, "start": START, "group": "Noord"} | asked)
    days = Timetable(every=Span(weeks=2), times=4)
    made = keep_series(RONDJE, session, days, id=ID, now=NOW)
    return made if laid_out else resume_series(made.kept, RONDJE, now=NOW)


def test_a_file_knows_where_each_meeting_was() -> None:
    """Another room is for what is to come; what was held stays where it was, by its old name."""
    first = kept(location="Zaal 3", link="https://meet.example/x")
    asked = Session(names=NAMES, start=START, group="Zuid", location="Zaal 4")
    second = resume_series(first.kept, RONDJE, now=LATER, session=asked)
    assert [m.plan.location for m in second.meetings] == ["Zaal 3", "Zaal 3", "Zaal 4", "Zaal 4"]
    assert [m.plan.link for m in second.meetings] == ["https://meet.example/x"] * 2 + [None] * 2
    assert [m.plan.group for m in second.meetings] == ["Noord"] * 2 + ["Zuid"] * 2
    assert [m.sequence for m in second.kept.meetings] == [0, 0, 1, 1]
    assert (second.group, second.kept.title) == ("Zuid", "Zuid")
    page = render(second, "markdown").decode()
    assert "| Place | Link |" in page
    assert "Zaal 4" in page
    assert second.kept.meetings[0].stamp == "2026-12-01T00:00:00Z"


def test_what_nobody_sees_is_not_kept() -> None:
    """A group, a place and a link stand in a file as they are read, without marks of direction."""
    made = kept(group=" Noord\u202e  7", location="Zaal\u200b 3")
    assert (made.kept.title, made.kept.location) == ("Noord 7", "Zaal 3")


def test_the_calendar_of_a_file_is_one_persons() -> None:
    """It has ids of its own, so that who has both calendars has both."""
    whole, hers = (
        render(kept(laid_out=False), "ical"),
        render(kept(laid_out=False), "ical", person="An"),
    )
    assert not {e["UID"] for e in events(whole)} & {e["UID"] for e in events(hers)}
    with pytest.raises(CannotWriteError, match="for one person"):
        render(kept(laid_out=False), "ical", person="An", previous=whole)
    with pytest.raises(CannotWriteError, match="by step"):
        render(kept(laid_out=False), "ical", phases=True, previous=whole)
    assert [e["SUMMARY"] for e in events(hers)][:2] == ["Round (Presenter)", "Round"]


def test_what_an_option_took_away_is_cancelled_and_comes_back() -> None:
    """Nothing goes without a word, and each state follows on the one before."""
    subject = kept(laid_out=False)
    first = render(subject, "ical", preparation=True)
    second = render(subject, "ical", previous=first)
    gone = [event for event in events(second) if event.get("STATUS") == "CANCELLED"]
    assert len(gone) == 16
    assert {event.sequence for event in gone} == {1}
    third = render(subject, "ical", preparation=True, previous=second)
    back = [event for event in events(third) if "TRANSP" in event]
    assert {event.sequence for event in back} == {2}
    assert not [event for event in back if "STATUS" in event]
    assert render(subject, "ical", preparation=True, previous=third) == third


def test_cancelled_meetings_of_a_file_say_so() -> None:
    """They are Cancelled in the title, and are in the calendar of who would have been there."""
    first = kept()
    session = Session(names=NAMES, start=START, group="Noord")
    fewer = Timetable(every=Span(weeks=2), times=2)
    second = resume_series(first.kept, RONDJE, now=NOW, session=session, timetable=fewer)
    again = resume_series(second.kept, RONDJE, now=NOW)
    for options in ({}, {"person": "An"}):
        found = events(render(again, "ical", **options))
        gone = [event for event in found if event.get("STATUS") == "CANCELLED"]
        assert [event["TRANSP"] for event in gone] == ["TRANSPARENT"] * 2
        assert all(event["SUMMARY"].startswith("Cancelled: Round") for event in gone)


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("no_group_name", {"group": ""}),
        ("no_group_name", {"group": "a\nb"}),
        ("no_group_name", {"group": 3}),
        ("no_location", {"location": "a\x1bb"}),
        ("no_location", {"location": "x" * 301}),
        ("no_location", {"location": "Zaal\n"}),
        ("no_link", {"link": "meet.example"}),
        ("no_link", {"link": "ftp://meet.example"}),
        ("no_link", {"link": "javascript:alert(1)"}),
        ("no_link", {"link": "https://"}),
        ("no_link", {"link": "https:///a"}),
        ("no_link", {"link": "https://[half"}),
        ("no_link", {"link": "https://a b"}),
        ("no_link", {"link": "https://a\r\nX:y"}),
        ("no_link", {"link": "https://a/" + "x" * 2000}),
    ],
)
def test_what_is_no_place_is_refused(code: str, given: dict[str, Any]) -> None:
    """A name and a place are a line, and a link is the address of a page."""
    with pytest.raises(PlanError) as caught:
        Session(**given)
    assert caught.value.code == code
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


def test_a_hostile_place_stays_text() -> None:
    """No place and no link made in code can put a line of its own in a calendar."""
    found = attrs.evolve(
        planned(), location="a\r\nBEGIN:VALARM;,\\", link="https://a\r\nX-EVIL:1", group="b\nUID:x"
    )
    file = render(found, "ical")
    assert b"\nX-EVIL" not in file
    assert b"\nBEGIN:VALARM" not in file
    (event,) = events(file)
    assert event["LOCATION"] == "a\nBEGIN:VALARM;,\\"
