"""A series that is kept as a file: what goes into that file, and its appointments."""

from collections.abc import Iterator
from datetime import datetime

from reflectlib.catalogue import Catalogue
from reflectlib.errors import PlanError
from reflectlib.events import Calendar, Event
from reflectlib.keeping.file import KeptMeeting
from reflectlib.keeping.keeping import KeptSeries, cancelled_meetings
from reflectlib.language.words import Words
from reflectlib.planning.meetings import Meeting
from reflectlib.views.calendar import events_of
from reflectlib.views.series import texts


def kept(series: KeptSeries, _catalogue: Catalogue) -> KeptSeries:
    """The series itself, whose file the writer knows."""
    return series


def kept_calendar(
    series: KeptSeries, _catalogue: Catalogue, *, name: str | None = None, phases: bool = False
) -> Calendar:
    """The meetings of a series as appointments, also those that went, by what its file says.

    A meeting has the identity, the stamp and the sequence of the file. Raises `PlanError` where
    the file is still to be written, since no two calendars may say other things of one sequence.
    """
    if series.is_new:
        raise PlanError("not_kept_yet")
    file = series.kept
    live = zip(series.meetings, file.meetings, strict=True)
    gone = zip(cancelled_meetings(file), file.cancelled, strict=True)
    events = [e for one, of in live for e in _events(one, of, file.id, phases=phases)]
    events += [
        event._replace(cancelled=True)
        for one, of in gone
        for event in _events(one, of, file.id, phases=phases)
    ]
    return Calendar(
        name or file.title or series.method.title,
        file.zone,
        tuple(events),
        max(event.stamp or series.start for event in events),
        identity=f"{file.id}-",
    )


def _events(meeting: Meeting, kept: KeptMeeting, id: str, *, phases: bool) -> Iterator[Event]:
    """The appointments of a meeting; those of steps and days that it has no more are cancelled."""
    words = Words(meeting.plan.method.language)
    place = f"{id}-{kept.place}"

    def uid(part: int | str | None) -> str:
        return f"{place}@reflectlib" if part is None else f"{place}-{part}@reflectlib"

    stamp = datetime.fromisoformat(kept.stamp.replace("Z", "+00:00"))
    events = [*events_of(meeting.plan, uid, tuple(texts(meeting, words)), phases)]
    for event in events:
        yield event._replace(stamp=stamp, sequence=kept.sequence)
    pieces = range(len(meeting.plan.slots), kept.parts or 0)
    days = (f"day-{day}" for day in kept.days)
    for left in pieces if phases else days:
        title = meeting.plan.method.title
        start = meeting.start
        yield Event(uid(left), start, start, title, "", stamp, kept.sequence, cancelled=True)
