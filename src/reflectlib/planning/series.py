"""A method over a row of dates: the meetings, who does what, and what to prepare when."""

import math
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice

import attrs

from reflectlib.errors import PlanError
from reflectlib.frozen import FrozenMapping
from reflectlib.model.method import MeetingKind, Method, Task
from reflectlib.model.timing import Range, Span
from reflectlib.model.totals import around
from reflectlib.planning.asked import with_variant
from reflectlib.planning.changes import Changes
from reflectlib.planning.changing import changed
from reflectlib.planning.dates import after, dates, rhythm
from reflectlib.planning.group import Member
from reflectlib.planning.holidays import Holidays
from reflectlib.planning.plan import plan
from reflectlib.planning.rota import TURN_TAKING, Rota
from reflectlib.planning.session import Plan, Remark, Session
from reflectlib.value import Value

EVERY = Span(weeks=4)  # where neither the caller nor the source says how often
MOST_MEETINGS = 2000
LONGEST_SEARCH = 40_000  # dates to look at before giving up on what is skipped


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Timetable(Value):
    """Which dates a series takes. What is left out follows from the method.

    `every` is the time between meetings, `times` how many there are, `until` the last day
    that may be used. `skip` holds days and ranges of days (both ends included) that may
    not, and `move` puts the meeting of one date on another, which may be in a weekend, or on
    another day and time. `members` are those who take part, in place of the names of the
    session. `holidays` skips the public holidays of the Netherlands, or those of the schools of a
    region as well.
    Raises `PlanError` for less than one meeting and for days that end before they begin.
    """

    every: Span | None = None
    times: int | None = None
    until: date | None = None
    skip: tuple[tuple[date, date], ...] = ()
    move: Mapping[date, date | datetime] = attrs.field(
        default={}, converter=FrozenMapping[date, date | datetime]
    )
    members: tuple[Member, ...] = ()
    holidays: Holidays | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what no series can be."""
        if self.times is not None and (type(self.times) is not int or self.times < 1):
            raise PlanError("number_wanted", name="times", least=1, most=None, given=self.times)
        for first, last in self.skip:
            if last < first:
                raise PlanError("days_end_before_they_begin", first=first, last=last)

    def skips(self, day: date) -> bool:
        """Tell whether a day may not be used."""
        return any(first <= day <= last for first, last in self.skip)


@attrs.frozen(eq=False, repr=False)
class Due(Value):
    """A task of the preparation: who does it (names, or the role's id) and by what day."""

    task: Task
    who: tuple[str, ...]
    day: date


@attrs.frozen(eq=False, repr=False)
class Meeting(Value):
    """One meeting of a series: its number from 1, its plan, and who has which role.

    `place` counts the dates of the rhythm, those that are skipped as well: a meeting keeps
    it when it is moved, and when another is skipped.
    """

    number: int
    place: int
    plan: Plan
    roles: Mapping[str, tuple[str, ...]] = attrs.field(
        converter=FrozenMapping[str, tuple[str, ...]]
    )
    due: tuple[Due, ...]

    @property
    def start(self) -> datetime:
        """When it begins, an aware datetime."""
        start = self.plan.start
        assert start is not None  # every plan of a series has one
        return start

    @property
    def end(self) -> datetime:
        """When it is over, an aware datetime."""
        end = self.plan.at(self.plan.minutes)
        assert end is not None  # every plan of a series has a start
        return end


@attrs.frozen(eq=False, repr=False)
class Series(Value):
    """The meetings in order, the days of the rhythm that were skipped, and remarks.

    `start` is the one that was asked for, which stays when the first meeting is moved.
    """

    method: Method
    start: datetime
    meetings: tuple[Meeting, ...]
    every: Span
    skipped: tuple[date, ...] = ()
    remarks: tuple[Remark, ...] = ()


def series(method: Method, session: Session, timetable: Timetable | None = None) -> Series:
    """Lay the meetings of a method over dates, from the session's start.

    Each kind of meeting comes in its turn: those that are held once where they stand, and
    in between the ones that are repeated. The time of day stays the same over a change of
    the clock. Raises `PlanError` where the number of meetings cannot be known, where no
    date is left, where the clock skips the time of day, where a meeting is moved to a day
    that may not be used, and where a meeting cannot be planned.
    """
    timetable = timetable or Timetable()
    begin = session.start
    if begin is None:
        raise PlanError("no_start", what="series")
    method = changed(with_variant(method, session.variant), session.changes or Changes())
    session = attrs.evolve(session, variant=None, changes=None)
    every, remarks = _every(method, timetable)
    days, skipped = _days(method, session, begin, timetable, every)
    kinds = _kinds(method, session, len(days))
    plans = {kind: plan(method, _of_kind(method, session, kind)) for kind in dict.fromkeys(kinds)}
    rota = Rota(session.names)
    meetings = []
    for number, (day, kind) in enumerate(zip(days, kinds, strict=True), 1):
        moved = timetable.move.get(day, day)
        roles = rota.next(_turns(plans[kind])) if session.names else {}
        try:
            planned = _on(moved, begin, plans[kind])
            tasks = _tasks(method, kind, first=number == 1)
            due = tuple(_due(task, roles, moved) for task in tasks)
        except OverflowError:
            raise PlanError("end_of_calendar", day=moved) from None
        place = bisect(skipped, day) + number
        meetings.append(Meeting(number, place, planned, roles, due))
    meetings.sort(key=lambda meeting: meeting.start)
    told = dict.fromkeys(remark for planned in plans.values() for remark in planned.remarks)
    remarks = (*remarks, *_of_people(method, session), *told)
    wanted = timetable.times or _number(method, session, timetable)
    if wanted and len(days) < wanted:
        remarks += (Remark("fewer_meetings", len(days), Range(min=wanted, max=wanted)),)
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


def _days(
    method: Method, session: Session, start: datetime, timetable: Timetable, every: Span
) -> tuple[list[date], tuple[date, ...]]:
    """The days that are used, and those of the rhythm that are skipped in between."""
    first = start.date()
    number = timetable.times or _number(method, session, timetable)
    last = timetable.until
    if number is None and last is None:
        span = method.span
        if span is None:
            raise PlanError("number_unknown", method=method.id)
        last = after(first, span) - timedelta(days=1)
    days: list[date] = []
    skipped: list[date] = []
    wanted = min(number or math.inf, MOST_MEETINGS + 1)
    for day in islice(dates(first, every), LONGEST_SEARCH):
        if (last and day > last) or len(days) == wanted:
            break
        (skipped if timetable.skips(day) else days).append(day)
    if len(days) > MOST_MEETINGS:
        raise PlanError("too_many_meetings", most=MOST_MEETINGS)
    if not days:
        raise PlanError("no_date_left")
    if number and len(days) < number and not last:
        raise PlanError("too_few_dates", found=len(days), wanted=number)
    _check_moves(timetable, days)
    return days, tuple(day for day in skipped if day < days[-1])


def _check_moves(timetable: Timetable, days: Sequence[date]) -> None:
    for old, new in sorted(timetable.move.items()):
        if old not in days:
            raise PlanError("nothing_to_move", day=old)
        if timetable.skips(new):
            raise PlanError("moved_to_skipped", day=old, to=new)
        if timetable.until and new > timetable.until:
            raise PlanError("moved_too_late", day=old, to=new)
    used = [timetable.move.get(day, day) for day in days]
    if len(set(used)) < len(used):
        raise PlanError("two_on_one_day", day=next(day for day in used if used.count(day) > 1))


def _number(method: Method, session: Session, timetable: Timetable) -> int | None:
    """How many meetings the method itself counts; None where it does not.

    A kind that is not counted is held once, unless it has a frequency, or there is an end
    until which it can be repeated.
    """
    if not method.meetings:
        return _count(method.count, session)
    counts = [_count(meeting.count, session) for meeting in method.meetings]
    loose = [m for m, count in zip(method.meetings, counts, strict=True) if count is None]
    ends = method.span or timetable.until
    repeated = any(meeting.frequency or ends for meeting in loose)
    return None if repeated else sum(count or 1 for count in counts)


def _count(count: int | str | None, session: Session) -> int | None:
    if count != "participants":
        return count if isinstance(count, int) else None
    people = len(session.names) or session.people
    if people is None:
        raise PlanError("people_unknown")
    return people


def _kinds(method: Method, session: Session, number: int) -> list[str | None]:
    """The kind of each of so many meetings; what is not counted shares what is left."""
    if not method.meetings:
        return [None] * number
    counts = [_count(meeting.count, session) for meeting in method.meetings]
    least = sum(count or 1 for count in counts)
    if number < least:
        raise PlanError("too_few_meetings", method=method.id, least=least, found=number)
    left = number - least
    kinds: list[str | None] = []
    for meeting, count in zip(method.meetings, counts, strict=True):
        more, left = (left, 0) if _takes_the_rest(method, meeting, counts) else (0, left)
        kinds += [meeting.id] * ((count or 1) + more)
    # With every kind counted, more meetings than that are more of the last.
    return kinds + [method.meetings[-1].id] * left


def _takes_the_rest(method: Method, meeting: MeetingKind, counts: Sequence[int | None]) -> bool:
    """The first kind that is repeated, or else the first that is not counted."""
    loose = [m for m, count in zip(method.meetings, counts, strict=True) if count is None]
    repeated = [m for m in loose if m.frequency] or loose
    return bool(repeated) and meeting is repeated[0]


def _on(day: date, start: datetime, planned: Plan) -> Plan:
    """The plan at the same time of day on another day, in the same zone.

    Raises `PlanError` where the clock skips that time, and `OverflowError` where the
    calendar ends before the meeting does.
    """
    clock = time(start.hour, start.minute, tzinfo=start.tzinfo, fold=start.fold)
    meeting = attrs.evolve(planned, start=datetime.combine(day, clock))
    meeting.at(planned.minutes)
    if meeting.at(0) != meeting.start:
        raise PlanError("clock_skips_meeting", time=f"{clock:%H:%M}", day=day)
    return meeting


def _of_kind(method: Method, session: Session, kind: str | None) -> Session:
    """The session for one kind of meeting, in which not everybody need take part."""
    session = attrs.evolve(session, meeting=kind, start=None)
    people = len(session.names) or session.people
    stated = {meeting.id: meeting.participants for meeting in method.meetings}
    range = stated.get(kind or "")
    if people and range and people not in range:
        return attrs.evolve(session, people=None, names=())
    return session


def _of_people(method: Method, session: Session) -> Iterator[Remark]:
    """Say so where the people are as many as no kind of meeting is for."""
    people = len(session.names) or session.people
    ranges = [meeting.participants for meeting in method.meetings if meeting.participants]
    stated = around(ranges)
    if people and stated and not any(people in range for range in ranges):
        yield Remark("people_per_kind", people, stated)


def _tasks(method: Method, kind: str | None, *, first: bool) -> list[Task]:
    """The preparation of a kind of meeting; what is for none of several comes at the start."""
    return [
        task
        for task in method.preparation
        if (task.meeting == kind if task.meeting else first or not method.meetings)
    ]


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


def _due(task: Task, roles: Mapping[str, tuple[str, ...]], day: date) -> Due:
    who = roles.get(task.role or "", (task.role,) if task.role else ())
    return Due(task, who, day - timedelta(weeks=task.weeks_before or 0))
