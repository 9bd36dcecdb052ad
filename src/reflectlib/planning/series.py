"""A method over a row of dates: the meetings, who does what, and what to do when."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import NamedTuple

import attrs

from reflectlib.errors import PlanError
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.programme import Programme
from reflectlib.model.timing import Range, Span
from reflectlib.planning.asked import with_variant
from reflectlib.planning.attended import Plans, attended_of, of_people
from reflectlib.planning.changes import Changes
from reflectlib.planning.changing import changed
from reflectlib.planning.dates import after, rhythm
from reflectlib.planning.days import Rhythm, UsedDay, days_of
from reflectlib.planning.group import Member, present
from reflectlib.planning.kinds import kinds_of, number_of
from reflectlib.planning.known import of_holidays, of_plans, of_roles
from reflectlib.planning.meetings import Meeting, Series
from reflectlib.planning.naming import named
from reflectlib.planning.rota import Rota, needed
from reflectlib.planning.session import Plan, Remark, Session, Slot
from reflectlib.planning.tasks import Occasion, Tasks
from reflectlib.planning.timetable import Timetable

EVERY = Span(weeks=4)  # where neither the caller nor the source says how often


def series(
    method: Method,
    session: Session,
    timetable: Timetable | None = None,
    *,
    held: Sequence[Meeting] = (),
    now: datetime | None = None,
) -> Series:
    """Lay the meetings of a method over dates, from the session's start.

    Each kind of meeting comes in its turn: those that are held once where they stand, and
    in between the ones that are repeated. The time of day stays the same over a change of
    the clock. Each meeting is planned for those who are there.

    The meetings that were `held` stay exactly as they are. They count among `times`, and their
    roles among the turns; the others come after them. What was asked for before gives the same
    again, with what was held of it. By `now`, an aware datetime, no more meetings are laid on days
    of the rhythm that are past by then.

    Raises `PlanError` where the number of meetings cannot be known, where no
    date is left, where the clock skips the time of day, where a meeting is moved to a day
    that may not be used or one that was held is moved, and where no meeting can be planned for
    those who are there.
    """
    timetable = timetable or Timetable()
    begin = session.start
    if begin is None:
        raise PlanError("no_start", what="series")
    method = changed(with_variant(method, session.variant), session.changes or Changes())
    session = attrs.evolve(session, variant=None, changes=None)
    members = timetable.members or tuple(map(Member, session.names))
    people = len(members) or session.people
    every, remarks = _every(method, timetable)
    rhythm_asked = _rhythm(method, people, begin, timetable, every)
    days, skipped, weekend = days_of(begin, timetable, rhythm_asked, held, now)
    kinds = kinds_of(method, people, len(days), [_kind(meeting) for meeting in held])
    there = [present(members, day.start.date()) for day in days]
    numbers = [len(names) if members else session.people for names in there]
    attended = attended_of(method, kinds, numbers, days)
    plans = Plans(method, session, attended, [len(meeting.names) for meeting in held])
    names = tuple(member.name for member in members)
    fixed = plans.fixed_roles(names)
    wanted = [
        _Wanted(day, plans[each], who) for day, each, who in zip(days, attended, there, strict=True)
    ]
    new = list(_with_people(wanted, names, fixed, held))
    meetings = sorted(_with_tasks(method, new, held), key=lambda meeting: meeting.start)
    numbers = [len(meeting.names) for meeting in meetings] if members else [people]
    remarks += (*of_people(method, numbers), *of_plans(meetings))
    if weekend:
        remarks += (Remark("in_weekend", len(weekend), days=weekend),)
    remarks += (*of_roles(method, meetings, names, fixed), *of_holidays(meetings, timetable))
    meant = timetable.times or number_of(method, people, ends=bool(timetable.until))
    if meant and len(meetings) < meant:
        remarks += (Remark("fewer_meetings", len(meetings), Range(min=meant, max=meant)),)
    return Series(method, begin, tuple(meetings), every, skipped, remarks)


def _every(method: Method, timetable: Timetable) -> tuple[Span, tuple[Remark, ...]]:
    if timetable.every:
        return timetable.every, ()
    # Of a method over several kinds of meeting, the frequency is that of the whole; of a programme
    # it is how often its meetings are, where none of them says so.
    holders: Sequence[Method | MeetingKind] = method.meetings or (method,)
    if isinstance(method, Programme):
        holders = (*method.meetings, method)
    frequencies = [frequency for holder in holders for frequency in holder.frequency]
    if frequencies:
        return rhythm(frequencies[0]), ()
    return EVERY, (Remark("every_assumed", EVERY.weeks or 0),)


def _rhythm(
    method: Method, people: int | None, begin: datetime, timetable: Timetable, every: Span
) -> Rhythm:
    """How many meetings, or until when; raises `PlanError` where neither is known."""
    ends = bool(timetable.until)
    number = timetable.times or number_of(method, people, ends=ends)
    until = timetable.until
    if number is None and until is None:
        if method.span is None:
            raise PlanError("number_unknown", method=method.id)
        until = after(begin.date(), method.span) - timedelta(days=1)
    return Rhythm(every, number, until)


def _kind(meeting: Meeting) -> str | None:
    return meeting.plan.meeting.id if meeting.plan.meeting else None


class _Wanted(NamedTuple):
    """A meeting that is to come: its day, its plan, and the names of those who are there."""

    day: UsedDay
    plan: Plan
    there: tuple[str, ...]


def _with_people(
    wanted: Sequence[_Wanted],
    names: tuple[str, ...],
    fixed: Mapping[str, tuple[str, ...]],
    held: Sequence[Meeting],
) -> Iterator[Meeting]:
    """The meetings that are to come, each with who is there and who has which role."""
    rota = Rota(names)
    past = sorted(held, key=lambda meeting: meeting.day)
    taken = {meeting.number for meeting in held}
    numbers = (number for number in count(1) if number not in taken)
    # By the days of the rhythm, so that a meeting that is moved keeps its number and its roles.
    for (day, planned, there), number in zip(wanted, numbers, strict=False):
        while past and past[0].day < day.day:
            meeting = past.pop(0)
            rota.count(meeting.roles, fixed, meeting.names)
        roles = rota.next(needed(planned) if names else {}, fixed, there)
        # People have groups where the plan is for as many as are there.
        seated = there if len(there) == planned.people else ()
        planned = _on(day.start, named(planned, seated, roles, turn=number - 1))
        yield Meeting(number, day.place, planned, planned.roles, (), day.day, there)


def _on(start: datetime, planned: Plan) -> Plan:
    """The plan at a moment.

    Raises `PlanError` where the clock skips that time, and where the calendar ends before the
    meeting does.
    """
    meeting = attrs.evolve(planned, start=start)
    try:
        if any(slot.sides for slot in planned.slots):
            slots = tuple(_side_by_side(slot, meeting) for slot in planned.slots)
            meeting = attrs.evolve(meeting, slots=slots)
        meeting.at(planned.minutes)
        begins = meeting.at(0)
    except OverflowError:
        raise PlanError("end_of_calendar", day=start.date()) from None
    if begins != start:
        raise PlanError("clock_skips_meeting", time=f"{start:%H:%M}", day=start.date())
    return meeting


def _side_by_side(slot: Slot, meeting: Plan) -> Slot:
    """A slot of which what goes on side by side begins when that does."""
    begins = meeting.at(slot.start)
    return attrs.evolve(slot, sides=tuple(attrs.evolve(side, start=begins) for side in slot.sides))


def _with_tasks(
    method: Method, new: Sequence[Meeting], held: Sequence[Meeting]
) -> Iterator[Meeting]:
    """All meetings, those that are to come with what is to be done for them."""
    occasions = [Occasion(meeting.start, _kind(meeting)) for meeting in (*held, *new)]
    tasks = Tasks(method, occasions, (due for meeting in held for due in meeting.due))
    yield from held
    for meeting in new:
        occasion = Occasion(meeting.start, _kind(meeting))
        try:
            due = tasks.due(occasion, meeting.plan)
        except OverflowError:
            raise PlanError("end_of_calendar", day=occasion.start.date()) from None
        yield attrs.evolve(meeting, due=due)
