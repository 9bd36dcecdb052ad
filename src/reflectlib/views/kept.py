"""A series that is kept as a file: what goes into that file, and its appointments."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from reflectlib.catalogue import Catalogue
from reflectlib.errors import PlanError
from reflectlib.events import Calendar, Event
from reflectlib.keeping.file import KeptMeeting
from reflectlib.keeping.keeping import KeptSeries, cancelled_meetings
from reflectlib.language.words import Words
from reflectlib.planning.meetings import Meeting
from reflectlib.views.calendar import CANCELLED, events_of
from reflectlib.views.identity import of_person
from reflectlib.views.series import texts
from reflectlib.views.wishes import CalendarWish, find_person, is_of


def kept(series: KeptSeries, _catalogue: Catalogue) -> KeptSeries:
    """The series itself, whose file the writer knows."""
    return series


def kept_calendar(
    series: KeptSeries,
    _catalogue: Catalogue,
    *,
    name: str | None = None,
    phases: bool = False,
    preparation: bool = False,
    person: str | None = None,
    remind: timedelta | None = None,
) -> Calendar:
    """The meetings of a series as appointments, also those that went, by what its file says.

    A meeting has the identity, the stamp and the sequence of the file. Raises `PlanError` where
    the file is still to be written, since no two calendars may say other things of one sequence,
    and for a person who is at none of the meetings. What else can be told is as for
    `plan_calendar`.
    """
    if series.is_new:
        raise PlanError("not_kept_yet")
    file, wish = series.kept, CalendarWish(phases, preparation, person, remind, name)
    id, words = of_person(file.id, person), Words(series.method.language)
    live = [*zip(series.meetings, file.meetings, strict=True)]
    gone = [*zip(cancelled_meetings(file), file.cancelled, strict=True)]
    find_person(person, [(one.plan, one.names) for one, _of in (*live, *gone)])
    events = [e for one, of in live if is_of(one, person) for e in _events(one, of, id, wish)]
    events += [
        event._replace(cancelled=True)
        for one, of in gone
        if is_of(one, person)
        for event in _events(one, of, id, wish)
    ]
    title = name or file.title or series.method.title
    return Calendar(
        words.joined(" · ", (title, person or "")),
        file.zone,
        tuple(events),
        max(event.stamp or series.start for event in events),
        identity=f"{id}-",
        cancelled=words.say(CANCELLED),
    )


def _events(meeting: Meeting, kept: KeptMeeting, id: str, wish: CalendarWish) -> Iterator[Event]:
    """The appointments of a meeting; those of steps and days that it has no more are cancelled."""
    words = Words(meeting.plan.method.language)
    place = f"{id}-{kept.place}"

    def uid(part: int | str | None) -> str:
        return f"{place}@reflectlib" if part is None else f"{place}-{part}@reflectlib"

    stamp = datetime.fromisoformat(kept.stamp.replace("Z", "+00:00"))
    for event in events_of(meeting.plan, uid, tuple(texts(meeting, words)), meeting.due, wish):
        yield event._replace(stamp=stamp, sequence=kept.sequence)
    pieces = range(len(meeting.plan.slots), kept.parts or 0)
    days = (f"day-{day}" for day in kept.days)
    for left in pieces if wish.phases else days:
        title = meeting.plan.method.title
        start = meeting.start
        yield Event(uid(left), start, start, title, "", stamp, kept.sequence, cancelled=True)
