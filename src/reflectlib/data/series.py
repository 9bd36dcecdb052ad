"""A series as data."""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from reflectlib.catalogue import Catalogue
from reflectlib.data.plan import HeldData, RemarkData, held, remarks_data, stated_times
from reflectlib.data.register_check import RegisterCheckData, of_one
from reflectlib.data.shapes import DayText, OfMethodData, TimeData, role_titles
from reflectlib.data.slots import all_slots
from reflectlib.language.words import Words
from reflectlib.model.register import Register
from reflectlib.planning.differences import all_adaptations
from reflectlib.planning.meetings import Due, Meeting, Series
from reflectlib.registering.checking import check_register


class DueData(TypedDict):
    """A task around a meeting."""

    after: bool
    """`true` where it comes after the meeting, and not before it."""
    day: DayText
    """The day by which it must be done; after a meeting, where the entry names no number of weeks,
    the day of the meeting itself."""
    task: str
    """What to do."""
    role: str | None
    """The id of the role that does it."""
    who: list[str]
    """The names of who has that role; its id where nobody is named; empty for no role."""


class MeetingData(HeldData):
    """One meeting of a series: what a plan has, who is there with which role, and what to do."""

    number: int
    """Its number in the series, from 1; it stays when the meeting is moved."""
    due: list[DueData]
    """What to do before it, and then what to do after it."""


class SeriesData(OfMethodData):
    """A method over a row of dates."""

    group: str | None
    """What the group is called; null where it has no name."""
    meetings: list[MeetingData]
    """The meetings, in the order of their dates."""
    skipped: list[DayText]
    """The days of the rhythm on which there is no meeting."""
    holidays: dict[str, str]
    """Day → what holiday it is, in Dutch, for the days that are skipped as holidays."""
    stated_times: dict[str, TimeData]
    """Id of a step → what the entry says of its minutes, for the steps that have a time."""
    role_titles: dict[str, str]
    """Id of a role → its name, for every role in the series."""
    remarks: list[RemarkData]
    """What is to be known of the whole; that of one meeting stands with it too."""
    adaptations: list[str]
    """What is otherwise than in the source, a sentence each, in the language of the entry."""
    registers: list[RegisterCheckData]
    """The series held against registers, where that was asked for."""


def series(
    series: Series, catalogue: Catalogue, *, registers: Sequence[Register] = ()
) -> SeriesData:
    """The series for a program; dates and times are ISO 8601."""
    words = Words(series.method.language)
    slots = [slot for meeting in series.meetings for slot in all_slots(meeting.plan)]
    roles = (role for meeting in series.meetings for role in _roles(meeting))
    kinds = [m.plan.meeting.id if m.plan.meeting else None for m in series.meetings] or [None]
    said = (each for kind in kinds for each in all_adaptations(series.method, kind))
    return {
        "method": series.method.id,
        "title": series.method.title,
        "group": series.group,
        "meetings": [_meeting(meeting, words) for meeting in series.meetings],
        "skipped": [skipped.day.isoformat() for skipped in series.skipped],
        "holidays": {s.day.isoformat(): s.holiday for s in series.skipped if s.holiday},
        "stated_times": stated_times(slots),
        "role_titles": role_titles(series.method, roles, words),
        "remarks": remarks_data(series.remarks, words),
        "adaptations": [*dict.fromkeys(said)],
        "registers": [of_one(check_register(series, each), catalogue) for each in registers],
    }


def _roles(meeting: Meeting) -> Iterator[str | None]:
    yield from meeting.roles
    yield from (due.task.role for due in meeting.due)
    yield from (slot.lead for slot in all_slots(meeting.plan))


def _meeting(meeting: Meeting, words: Words) -> MeetingData:
    return {
        "number": meeting.number,
        **held(meeting.plan, words),
        "names": list(meeting.names),
        "due": [_due(due) for due in meeting.due],
    }


def _due(due: Due) -> DueData:
    return {
        "after": due.after,
        "day": due.day.isoformat(),
        "task": due.task.task,
        "role": due.task.role,
        "who": list(due.who),
    }
