"""A series that is kept: made once, and gone on with; what is past in it stands still."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import attrs

from reflectlib.errors import PlanError
from reflectlib.keeping.asked import asked_of, written
from reflectlib.keeping.file import MOST_SEQUENCE, Kept, KeptAgenda, KeptMeeting, KeptPart
from reflectlib.keeping.snapshots import (
    Snapshot,
    developed,
    later_days,
    next_stamp,
    read_moment,
    renumbered,
    snapshot_of,
    snapshots,
    stamp_of,
)
from reflectlib.model.method import Method, Task
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes
from reflectlib.planning.meetings import Meeting, Series
from reflectlib.planning.series import EVERY, series
from reflectlib.planning.session import Session
from reflectlib.planning.timetable import Timetable
from reflectlib.zones import read_zone


@attrs.frozen(eq=False, repr=False)
class KeptSeries(Series):
    """A series with what its file holds: `kept`, and whether that says it all already.

    `is_new` tells whether the file differs from the one that it was read from, or there is none
    yet: then it is to be written before a calendar is made of it.
    """

    kept: Kept = attrs.field(kw_only=True)
    is_new: bool = attrs.field(default=True, kw_only=True)


def keep_series(
    method: Method,
    session: Session,
    timetable: Timetable | None = None,
    *,
    id: str,
    now: datetime,
    source: str | Sequence[str | Minutes] | None = None,
    language: str | None = None,
) -> KeptSeries:
    """Lay out a series as `series` does, to be kept as a file.

    Args:
        method: The method, with the steps of others in their places.
        session: What a meeting is planned for.
        timetable: Which days it takes, and who takes part.
        id: What tells it from every other series: a UUID, made once.
        now: The moment, an aware datetime: the stamp of its meetings in a calendar.
        source: What the file calls the method, where that is not its id: the name of its file. Of
            methods that are put `together`, what it calls each, with the minutes of their breaks.
        language: In which language the method is, where that is not its own (BCP 47).

    Raises `PlanError` as `series` does, and where the start is in no zone that has a name.
    """
    asked = written(session, timetable or Timetable())
    kept = Kept(id=id, language=language, **_named(source or method.id), **asked)
    return _laid_out(kept, None, method, now)


def _named(source: str | Sequence[str | Minutes]) -> dict[str, Any]:
    """What a file says that it is a series of."""
    if isinstance(source, str):
        return {"method": source}
    parts = (
        KeptPart(method=part) if isinstance(part, str) else KeptPart(pause=part) for part in source
    )
    return {"methods": tuple(parts)}


def resume_series(
    kept: Kept,
    method: Method | None,
    *,
    now: datetime,
    session: Session | None = None,
    timetable: Timetable | None = None,
    named: Kept | None = None,
) -> KeptSeries:
    """Go on with a series that was kept: what starts before `now` stands still.

    Args:
        kept: What its file holds.
        method: The method that it goes by, or what `together` makes of its methods. Without it all
            meetings are as the file has them.
        now: The moment, an aware datetime.
        session: What is asked, where that is not what the file says.
        timetable: The days and the people, where these are not what the file says.
        named: The same file with another language or notes, where these change.

    What is to come is planned anew; after meetings that were held, no day that is past comes in
    but by a move. A meeting that is another than the file says has the next sequence and a new
    stamp; one that went is among `cancelled`.

    Raises `PlanError` as `series` does.
    """
    if method is None:
        return _as_it_stands(kept)
    before, days = asked_of(kept)
    asked, said = named or kept, written(session or before, timetable or days)
    if said != written(before, days):  # as somebody wrote it, where it says the same
        asked = attrs.evolve(asked, **said)
    return _laid_out(asked, kept, method, now)


def past(kept: Kept, now: datetime) -> list[Meeting]:
    """The meetings of a file that start before a moment, as they were."""
    return _developed(kept, _held(kept, now))


def cancelled_meetings(kept: Kept) -> list[Meeting]:
    """The meetings of a file that went, as they would have been."""
    return _developed(kept, snapshots(kept, kept.cancelled))


def differing(before: Kept, after: Kept) -> list[KeptMeeting]:
    """The meetings of a file that are at another moment in a later one, or with other people."""
    places = {one.place: (one.start, one.there, one.who) for one in after.meetings}
    return [
        one for one in before.meetings if places.get(one.place) != (one.start, one.there, one.who)
    ]


def _developed(kept: Kept, taken: Iterable[Snapshot]) -> list[Meeting]:
    zone = read_zone(kept.zone).info
    return [developed(one, zone, kept.method_id) for one in taken]


def _held(kept: Kept, now: datetime) -> list[Snapshot]:
    zone = read_zone(kept.zone).info
    held = [one for one in kept.meetings if read_moment(one.start, zone) < now]
    return snapshots(kept, held)


def _as_it_stands(kept: Kept) -> KeptSeries:
    """What a file says, and nothing else."""
    if not kept.meetings:
        raise PlanError("nothing_kept", method=kept.names[0])
    meetings = _developed(kept, snapshots(kept, kept.meetings))
    return KeptSeries(
        meetings[-1].plan.method,
        read_moment(kept.start, read_zone(kept.zone).info),
        tuple(meetings),
        kept.every or EVERY,
        kept=kept,
        is_new=False,
    )


def _laid_out(asked: Kept, before: Kept | None, method: Method, now: datetime) -> KeptSeries:
    """A series of what is asked, after what was held of it before."""
    now = now.astimezone(UTC).replace(microsecond=0)
    session, timetable = asked_of(asked)
    past_ones = _held(before, now) if before else []
    if past_ones and before and before.zone != asked.zone:
        raise PlanError("zone_of_held", zone=before.zone)
    held = _developed(asked, past_ones)
    laid = series(method, session, timetable, held=held, now=now if held else None)
    stamp = stamp_of(now)
    places = {one.meeting.place for one in past_ones}
    to_come = [meeting for meeting in laid.meetings if meeting.place not in places]
    earlier = {}
    if before:
        gone = [*snapshots(before, before.cancelled), *snapshots(before, before.meetings)]
        earlier = {one.meeting.place: one for one in gone}
    taken = [
        _stamped(snapshot_of(one, stamp), earlier.get(one.place), before, now) for one in to_come
    ]
    found = {one.meeting.place for one in (*past_ones, *taken)}
    cancelled = [
        _cancelled(one, before, now) for place, one in earlier.items() if place not in found
    ]
    order = sorted(
        [*zip(held, past_ones, strict=True), *zip(to_come, taken, strict=True)],
        key=lambda pair: pair[0].start,
    )
    kept = _gathered(asked, [one for _, one in order], cancelled)
    return KeptSeries(
        laid.method,
        laid.start,
        tuple(meeting for meeting, _ in order),
        laid.every,
        laid.skipped,
        laid.remarks,
        kept=kept,
        is_new=kept != before,
    )


def _stamped(
    new: Snapshot, earlier: Snapshot | None, before: Kept | None, now: datetime
) -> Snapshot:
    """A meeting with the stamp and the sequence that follow on those it had."""
    if earlier is None:
        return new
    old = earlier.meeting
    had = max(old.parts or 0, len(earlier.agenda.slots))
    parts = had if had > len(new.agenda.slots) else None
    zone = read_zone(before.zone if before else "UTC").info
    days = tuple(sorted({*old.days, *later_days(earlier, zone)} - {*later_days(new, zone)}))
    new = attrs.evolve(new, meeting=attrs.evolve(new.meeting, parts=parts, days=days))
    again = before is not None and old in before.cancelled
    if not again and new.is_same(earlier):
        return attrs.evolve(
            new,
            meeting=attrs.evolve(new.meeting, stamp=old.stamp, sequence=old.sequence),
        )
    return attrs.evolve(
        new,
        meeting=attrs.evolve(
            new.meeting,
            stamp=next_stamp(old.stamp, now),
            sequence=min(old.sequence + 1, MOST_SEQUENCE),
        ),
    )


def _cancelled(one: Snapshot, before: Kept | None, now: datetime) -> Snapshot:
    """A meeting that went: changed once more, if it was there until now."""
    old = one.meeting
    if before is None or old in before.cancelled:
        return one
    stamp, sequence = next_stamp(old.stamp, now), min(old.sequence + 1, MOST_SEQUENCE)
    return attrs.evolve(one, meeting=attrs.evolve(old, stamp=stamp, sequence=sequence))


def _gathered(asked: Kept, live: Sequence[Snapshot], cancelled: Iterable[Snapshot]) -> Kept:
    """A file of these meetings, in which what they share stands once."""
    gone = sorted(cancelled, key=lambda one: one.meeting.place)
    agendas: dict[KeptAgenda, int] = {}
    tasks: dict[Task, int] = {}
    steps: dict[Phase, int] = {}

    def numbered(one: Snapshot) -> KeptMeeting:
        numbers = {n: steps.setdefault(s, len(steps) + 1) for n, s in enumerate(one.steps, 1)}
        agenda = agendas.setdefault(renumbered(one.agenda, numbers), len(agendas) + 1)
        due = tuple(
            attrs.evolve(each, task=tasks.setdefault(task, len(tasks) + 1))
            for each, task in zip(one.meeting.due, one.tasks, strict=True)
        )
        return attrs.evolve(one.meeting, agenda=agenda, due=due)

    meetings, left = tuple(map(numbered, live)), tuple(map(numbered, gone))
    return attrs.evolve(
        asked,
        meetings=meetings,
        cancelled=left,
        agendas=tuple(agendas),
        tasks=tuple(tasks),
        steps=tuple(steps),
    )
