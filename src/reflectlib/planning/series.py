"""A method over a row of dates: the meetings, who does what, and what to do when."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import count

import attrs

from reflectlib.errors import PlanError
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.timing import Range, Span
from reflectlib.planning.asked import with_variant
from reflectlib.planning.attended import Plans, of_people
from reflectlib.planning.changes import Changes
from reflectlib.planning.changing import changed
from reflectlib.planning.dates import after, rhythm
from reflectlib.planning.days import Asked, Day, days_of
from reflectlib.planning.group import Member, present
from reflectlib.planning.kinds import kinds_of, number_of
from reflectlib.planning.known import of_holidays, of_plans, of_roles
from reflectlib.planning.meetings import Meeting, Series
from reflectlib.planning.naming import named
from reflectlib.planning.rota import TURN_TAKING, Rota
from reflectlib.planning.session import Plan, Remark, Session
from reflectlib.planning.tasks import Moment, Tasks
from reflectlib.planning.timetable import Timetable

EVERY = Span(weeks=4)  # where neither the caller nor the source says how often


def series(
    method: Method,
    session: Session,
    timetable: Timetable | None = None,
    *,
    held: Sequence[Meeting] = (),
) -> Series:
    """Lay the meetings of a method over dates, from the session's start.

    Each kind of meeting comes in its turn: those that are held once where they stand, and
    in between the ones that are repeated. The time of day stays the same over a change of
    the clock. Each meeting is planned for those who are there.

    The meetings that were `held` stay exactly as they are. They count among `times`, and their
    roles among the turns; the others come after them. What was asked for before gives the same
    again, with what was held of it.

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
    asked = _asked(method, people, begin, timetable, every)
    days, skipped = days_of(begin, timetable, asked, held)
    kinds = kinds_of(method, people, len(days), [_kind(meeting) for meeting in held])
    new = _planned(method, session, members, list(zip(days, kinds, strict=True)), held)
    meetings = sorted(_with_tasks(method, new, held), key=lambda meeting: meeting.start)
    names = [member.name for member in members]
    there = [len(meeting.names) for meeting in meetings] if members else [people or 0]
    remarks += (*of_people(method, there), *of_plans(meetings))
    remarks += (
        *of_roles(method, meetings, names, session.roles),
        *of_holidays(meetings, timetable),
    )
    wanted = timetable.times or number_of(method, people, ends=bool(timetable.until))
    if wanted and len(meetings) < wanted:
        remarks += (Remark("fewer_meetings", len(meetings), Range(min=wanted, max=wanted)),)
    return Series(method, begin, tuple(meetings), every, skipped, remarks)


def _every(method: Method, timetable: Timetable) -> tuple[Span, tuple[Remark, ...]]:
    if timetable.every:
        return timetable.every, ()
    # Of a method over several kinds of meeting, the frequency is that of the whole.
    holders: Sequence[Method | MeetingKind] = method.meetings or (method,)
    frequencies = [frequency for holder in holders for frequency in holder.frequency]
    if frequencies:
        return rhythm(frequencies[0]), ()
    return EVERY, (Remark("every_assumed", EVERY.weeks or 0),)


def _asked(
    method: Method, people: int | None, begin: datetime, timetable: Timetable, every: Span
) -> Asked:
    """How many meetings, or until when; raises `PlanError` where neither is known."""
    ends = bool(timetable.until)
    number = timetable.times or number_of(method, people, ends=ends)
    until = timetable.until
    if number is None and until is None:
        if method.span is None:
            raise PlanError("number_unknown", method=method.id)
        until = after(begin.date(), method.span) - timedelta(days=1)
    return Asked(every, number, until)


def _kind(meeting: Meeting) -> str | None:
    return meeting.plan.meeting.id if meeting.plan.meeting else None


def _planned(
    method: Method,
    session: Session,
    members: Sequence[Member],
    days: Sequence[tuple[Day, str | None]],
    held: Sequence[Meeting],
) -> list[Meeting]:
    """The meetings that are to come, each with who is there and who has which role."""
    there = [present(members, day.start.date()) for day, _kind in days]
    wanted = [
        (kind, len(names) if members else session.people)
        for (_day, kind), names in zip(days, there, strict=True)
    ]
    plans = Plans(method, session, wanted, [len(meeting.names) for meeting in held])
    rota = Rota([member.name for member in members], session.roles)
    past = sorted(held, key=lambda meeting: meeting.day)
    taken = {meeting.number for meeting in held}
    numbers = (number for number in count(1) if number not in taken)
    found = []
    # By the days of the rhythm, so that a meeting that is moved keeps its number and its roles.
    for (day, _kind), attended, names in zip(days, wanted, there, strict=True):
        while past and past[0].day < day.day:
            meeting = past.pop(0)
            rota.count(meeting.roles, meeting.names)
        planned, number = plans[attended], next(numbers)
        roles = rota.next(_turns(planned) if members else {}, names)
        planned = _on(day.start, _with_people(planned, names, roles, turn=number - 1))
        found.append(Meeting(number, day.place, planned, roles, (), day.day, names))
    return found


def _with_people(
    planned: Plan, names: tuple[str, ...], roles: Mapping[str, tuple[str, ...]], *, turn: int
) -> Plan:
    """The plan with its people by name, where it is for as many as are there."""
    if len(names) == planned.people:
        return named(planned, names, roles, turn=turn)
    return attrs.evolve(planned, roles=roles)


def _on(start: datetime, planned: Plan) -> Plan:
    """The plan at a moment.

    Raises `PlanError` where the clock skips that time, and where the calendar ends before the
    meeting does.
    """
    meeting = attrs.evolve(planned, start=start)
    try:
        meeting.at(planned.minutes)
        begins = meeting.at(0)
    except OverflowError:
        raise PlanError("end_of_calendar", day=start.date()) from None
    if begins != start:
        raise PlanError("clock_skips_meeting", time=f"{start:%H:%M}", day=start.date())
    return meeting


def _turns(planned: Plan) -> dict[str, int]:
    """The roles that take turns in a meeting, and how many people each needs."""
    phases = [slot.phase for slot in planned.slots if slot.phase]
    used = {phase.lead for phase in phases}
    used |= {question.to for phase in phases for question in phase.questions}
    if planned.meeting is None:
        used |= {role.id for role in planned.method.roles}
    needs = {role.id: role.count.min or 1 for role in planned.method.roles if role.count}
    if planned.cases:
        needs["inbrenger"] = planned.cases
    return {role: needs.get(role, 1) for role in TURN_TAKING if role in used}


def _with_tasks(
    method: Method, new: Sequence[Meeting], held: Sequence[Meeting]
) -> Iterator[Meeting]:
    """All meetings, those that are to come with what is to be done for them."""
    moments = [Moment(meeting.start, _kind(meeting)) for meeting in (*held, *new)]
    tasks = Tasks(method, moments, frozenset(due.task for g in held for due in g.due))
    yield from held
    for meeting in new:
        moment = Moment(meeting.start, _kind(meeting))
        try:
            due = tasks.due(moment, meeting.roles)
        except OverflowError:
            raise PlanError("end_of_calendar", day=moment.start.date()) from None
        yield attrs.evolve(meeting, due=due)
