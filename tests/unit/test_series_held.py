"""What was held of a series stays as it is, and the rest comes after it."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from builders import method
from reflectlib import Meeting, Member, PlanError, Series, Session, Skipped, Span, Timetable, series

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
START = datetime(2027, 1, 12, 9, 30, tzinfo=AMSTERDAM)  # a Tuesday
WEEKLY, FORTNIGHTLY = Span(weeks=1), Span(weeks=2)
NAMES = ("A", "B", "C", "D")
ENTRY = method(
    phases=[{"id": "ronde", "title": "Ronde", "time": 60}],
    roles=[{"id": "inbrenger", "title": "Inbrenger"}],
)
KINDS = method(
    meetings=[
        {"id": "begin", "title": "Begin", "count": 1},
        {"id": "gesprek", "title": "Gesprek", "frequency": [{"every": {"weeks": 1}}]},
        {"id": "slot", "title": "Slot", "count": 1},
    ],
    phases=[{"id": id, "title": id, "meeting": id} for id in ("begin", "gesprek", "slot")],
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def clock(day: int, hour: int) -> datetime:
    """A time on a day of January, without a zone."""
    return datetime(2027, 1, day, hour, tzinfo=AMSTERDAM).replace(tzinfo=None)


def laid(
    *held: Meeting,
    entry: Any = ENTRY,
    start: datetime = START,
    names: Any = NAMES,
    **timetable: Any,
) -> Series:
    """A weekly series of five, with what else is asked."""
    asked = {"every": WEEKLY, "times": 5} | timetable
    return series(entry, Session(start=start, names=names), Timetable(**asked), held=held)


def fault(*held: Meeting, **asked: Any) -> str:
    with pytest.raises(PlanError) as caught:
        laid(*held, **asked)
    return str(caught.value)


def told(found: Series) -> list[tuple[int, int, str]]:
    return [(g.number, g.place, g.start.date().isoformat()) for g in found.meetings]


def test_what_was_held_and_the_rest_are_the_whole() -> None:
    """Asked again with what was held, a series is the same as it was."""
    whole = laid(skip=((day("2027-01-26"), day("2027-01-26")),))
    for number in range(6):
        again = laid(*whole.meetings[:number], skip=((day("2027-01-26"), day("2027-01-26")),))
        assert again == whole


def test_what_was_held_stays_and_counts() -> None:
    """Whatever is asked for, held meetings are what they were, and the others come after them."""
    held = laid().meetings[:3]
    found = laid(
        *held, entry=method(id="anders", title="Anders"), names=("X", "Y"), every=FORTNIGHTLY
    )
    assert found.meetings[:3] == held
    assert told(found)[2:] == [(3, 3, "2027-01-26"), (4, 4, "2027-02-09"), (5, 5, "2027-02-23")]
    assert [g.names for g in found.meetings[3:]] == [("X", "Y"), ("X", "Y")]


def test_another_start_goes_on_after_what_was_held() -> None:
    """A rhythm that starts anew has no day before the last that was held, and new places."""
    held = laid().meetings[:3]
    found = laid(*held, start=START + timedelta(days=1))
    assert told(found)[2:] == [(3, 3, "2027-01-26"), (4, 4, "2027-01-27"), (5, 5, "2027-02-03")]
    later = laid(*held, start=START + timedelta(days=100))
    assert told(later)[3:] == [(4, 4, "2027-04-22"), (5, 5, "2027-04-29")]


def test_places_count_skipped_days_after_what_was_held() -> None:
    """In another rhythm a place is counted on from the last that was held, skipped days too."""
    held = laid().meetings[:2]
    skip = ((day("2027-01-26"), day("2027-01-26")), (day("2027-01-12"), day("2027-01-12")))
    found = laid(*held, every=FORTNIGHTLY, times=3, skip=skip)
    assert told(found)[2:] == [(3, 4, "2027-02-09")]
    assert found.skipped == (Skipped(day("2027-01-26")),)


def test_less_than_was_held_is_what_was_held() -> None:
    """Where no more meetings are wanted than were held, there are no others."""
    held = laid().meetings[:3]
    assert laid(*held, times=2).meetings == held
    assert laid(*held, until=day("2027-01-13")).meetings == held
    until = laid(*held, times=None, until=day("2027-02-02")).meetings
    assert [g.start.day for g in until] == [12, 19, 26, 2]


def test_turns_go_on_from_what_was_held() -> None:
    """Who had a role in a held meeting had a turn."""
    first, second = laid().meetings[:2]
    swapped = attrs.evolve(second, roles={"inbrenger": ("D",)})
    found = laid(first, swapped)
    assert [g.roles["inbrenger"] for g in found.meetings] == [
        ("A",),
        ("D",),
        ("B",),
        ("C",),
        ("A",),
    ]


def test_meeting_that_was_moved_and_held_stays_there() -> None:
    """A move that was carried out is no reproach; another one of that meeting is refused."""
    move = {day("2027-01-19"): clock(20, 14)}
    whole = laid(move=move)
    assert laid(*whole.meetings[:3], move=move) == whole
    zoned = {day("2027-01-19"): datetime(2027, 1, 20, 14, 0, tzinfo=AMSTERDAM)}
    assert laid(*whole.meetings[:3], move=zoned) == whole
    assert laid(*whole.meetings[:3], move={day("2027-01-19"): day("2027-01-20")}) == whole
    said = "the meeting of 2027-01-20 was held, so it stays where it was"
    for other in (clock(20, 15), day("2027-01-21")):
        assert fault(*whole.meetings[:3], move={day("2027-01-19"): other}) == said


def test_no_meeting_moves_before_what_was_held() -> None:
    """A meeting that is to come cannot be put before the last that was held."""
    held = laid().meetings[:2]
    said = "cannot move to 2027-01-13: the meetings until 2027-01-19 were held"
    assert said in fault(*held, move={day("2027-01-26"): day("2027-01-13")})


def test_meeting_that_is_moved_past_others_is_still_to_come() -> None:
    """Of a meeting that is put off the later ones can be held; it keeps its number and place."""
    move = {day("2027-01-19"): day("2027-02-03")}
    whole = laid(move=move)
    assert [g.number for g in whole.meetings] == [1, 3, 4, 2, 5]
    for number in range(6):
        assert laid(*whole.meetings[:number], move=move) == whole


def test_put_off_meeting_has_a_place_of_its_own_in_another_rhythm() -> None:
    """Where the rhythm changes, what was put off goes behind all other places."""
    move = {day("2027-01-19"): day("2027-02-03")}
    held = laid(move=move).meetings[:2]
    found = laid(*held, every=Span(days=1), times=4, move=move)
    assert told(found) == [
        (1, 1, "2027-01-12"),
        (3, 3, "2027-01-26"),
        (4, 4, "2027-01-27"),
        (2, 5, "2027-02-03"),
    ]


def test_kinds_go_on_from_what_was_held() -> None:
    """Kinds that were held are not held again, and what is of no kind takes the place of none."""

    def kinds(found: Series) -> list[str]:
        return [g.plan.meeting.id if g.plan.meeting else "" for g in found.meetings]

    whole = laid(entry=KINDS)
    assert kinds(whole) == ["begin", "gesprek", "gesprek", "gesprek", "slot"]
    assert kinds(laid(*whole.meetings, entry=KINDS, times=7)) == [*kinds(whole), *["gesprek"] * 2]
    assert kinds(laid(*whole.meetings[:2], entry=KINDS, times=2)) == ["begin", "gesprek"]
    loose = laid().meetings[:2]
    assert kinds(laid(*loose, entry=KINDS)) == ["", "", "begin", "gesprek", "slot"]
    assert "has 3 meetings at least" in fault(*loose, entry=KINDS, times=4)
    assert kinds(laid(*whole.meetings[:2], names=NAMES)) == ["begin", "gesprek", "", "", ""]


def test_too_many_meetings_count_what_was_held() -> None:
    """A series has no more meetings than it may have, those that were held included."""
    held = laid().meetings
    assert len(laid(*held, times=2000).meetings) == 2000
    assert "2000 meetings at most" in fault(*held, times=2001)


def test_short_meeting_after_what_was_held_is_told() -> None:
    """Where too few are there for all that is left, the series still stands."""
    entry = method(participants={"min": 3}, phases=[{"id": "a", "title": "A"}])
    members = tuple(Member(name, leaves=day("2027-02-01")) for name in "BC")
    held = laid(entry=entry, members=(Member("A"), *members)).meetings[:3]
    found = laid(*held, entry=entry, members=(Member("A"), *members))
    (remark,) = found.remarks
    assert (remark.key, remark.number) == ("people_outside", 1)
    assert remark.days == (day("2027-02-02"), day("2027-02-09"))
    alone = laid(*held, entry=entry, members=(Member("A"),), names=())
    assert alone.remarks[0].key == "people_outside"
    assert "is for at least 3 people, not 1" in fault(entry=entry, members=(Member("A"),))
