"""A method and a session → a plan.

Bounds come first, then the exact sum, then order and growth, then steps of five minutes.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import attrs

from reflectlib.diagnostics import format_path
from reflectlib.errors import PlanError
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.ranges import is_upside_down, ranges_of
from reflectlib.model.steps import Cases, Groups, Phase
from reflectlib.model.timing import Minutes, MinutesPer, Range
from reflectlib.planning.breaks import (
    break_length,
    ends_before_breaks,
    with_breaks,
    without_breaks,
)
from reflectlib.planning.fit import Bounds, bounds, fill
from reflectlib.planning.groups import split_into_groups
from reflectlib.planning.session import LIMITS, Plan, Remark, Session, Slot, SlotBasis

DAY = 1440
SOME_PEOPLE = 6  # where neither the session nor the method says how many


class _Step(NamedTuple):
    """A step to come: its case, its groups and its bounds."""

    phase: Phase
    case: int | None
    groups: tuple[int, ...]
    bounds: Bounds


def plan(method: Method, session: Session) -> Plan:
    """Plan one meeting of a method to the minute.

    Without minutes, it takes as long as is stated, where its steps can, and else as long as
    they do. Raises `PlanError` where that cannot be: too little time (with the least that
    works, and for how many cases), too few or too many people or cases (with the method's
    range), people that do not divide over groups, an unknown variant or meeting, or nothing
    to plan.
    """
    method = with_variant(method, session.variant)
    meeting = _meeting(method, session.meeting)
    id = meeting.id if meeting else None
    phases = [phase for phase in method.phases if phase.meeting == id]
    if not phases:
        raise _nothing_to_plan(method, meeting)
    stated = (meeting.participants if meeting else None) or method.participants
    people, remarks = _people(method, meeting, stated, session, phases)
    cases, case_remarks = _cases(method, session, phases)
    steps, group_remarks = _steps(phases, people, cases or 1, anyway=session.anyway)
    remarks += case_remarks + group_remarks
    if session.variant:
        remarks += (Remark("variant_steps"),)
    wholes = [step.bounds for step in steps]
    duration = meeting.duration if meeting else method.duration
    total = session.minutes or _natural(wholes, session, duration)
    if session.minutes is None and duration and total not in duration:
        remarks += (Remark("duration_differs", total, duration),)
    if total > DAY:
        raise PlanError("longer_than_a_day", minutes=total)
    content, breaks = without_breaks(total, session, len(steps))
    least, most = _sums(wholes, session)
    if content < least:
        fewer = _cases_that_fit(phases, people, cases or 1, content, session)
        raise _too_little(method, session, least, len(steps), cases, fewer)
    minutes = fill(wholes, min(content, most))
    slots = tuple(_slots(steps, minutes, breaks, break_length(session), total))
    return Plan(method, meeting, people, cases, slots, session.start, remarks)


def with_variant(method: Method, id: str | None) -> Method:
    """The method with what differs in one of its variants, and called after it.

    Raises `PlanError` for a variant that there is not, for what is no method, and for one made
    in code that has a range whose least is more than its most, which no file can have.
    """
    if not isinstance(method, Method):
        raise PlanError("no_method", kind=type(method).__name__.lower())
    for place, range in ranges_of(method):
        if is_upside_down(range):
            path = format_path(place)
            raise PlanError(
                "range_upside_down", path=path, method=method.id, least=range.min, most=range.max
            )
    if id is None:
        return method
    for variant in method.variants:
        if variant.id == id:
            keys = ("participants", "duration", "cases", "frequency", "span")
            differing = {key: value for key in keys if (value := getattr(variant, key))}
            differing["title"] = f"{method.title} ({variant.title})"
            return attrs.evolve(method, **differing)
    known = tuple(variant.id for variant in method.variants)
    raise PlanError("not_known", what="variant", id=id, known=known)


def _meeting(method: Method, id: str | None) -> MeetingKind | None:
    ids = [meeting.id for meeting in method.meetings]
    if id is None and method.meetings:
        if len(method.meetings) == 1:
            return method.meetings[0]
        raise PlanError("kind_not_named", method=method.id, known=tuple(ids))
    if id is None:
        return None
    if id not in ids:
        raise PlanError("not_known", what="meeting", id=id, known=tuple(ids))
    return method.meetings[ids.index(id)]


def _nothing_to_plan(method: Method, meeting: MeetingKind | None) -> PlanError:
    if meeting and meeting.method:
        return PlanError("goes_as_another", meeting=meeting.id, method=meeting.method)
    return PlanError("no_steps", id=meeting.id if meeting else method.id)


def _people(
    method: Method,
    meeting: MeetingKind | None,
    stated: Range | None,
    session: Session,
    phases: Sequence[Phase],
) -> tuple[int, tuple[Remark, ...]]:
    people = len(session.names) or session.people
    if people is None:
        sizes = [p.grouping.size for p in phases if isinstance(p.grouping, Groups)]
        least = [size.min or size.max or 1 for size in ([stated] if stated else sizes)]
        people = _plannable("people", max(least) if least else SOME_PEOPLE, method)
        return people, () if stated else (Remark("people_assumed", people),)
    if stated is None or people in stated:
        return people, ()
    if session.anyway:
        return people, (Remark("people_outside", people, stated),)
    raise PlanError(
        "people_outside",
        method=method.id,
        meeting=meeting and meeting.id,
        people=people,
        least=stated.min,
        most=stated.max,
    )


def _cases(
    method: Method, session: Session, phases: Sequence[Phase]
) -> tuple[int | None, tuple[Remark, ...]]:
    stated = method.cases or Cases()
    loops = any(phase.repeat or _per(phase) == "case" for phase in phases)
    if session.cases is None:
        return (_plannable("cases", stated.min or 1, method) if loops else None), ()
    if not loops and session.cases > 1:
        raise PlanError("no_case_loop", method=method.id, cases=session.cases)
    range = Range(min=stated.min or 1, max=stated.max)
    if session.cases in range:
        return session.cases, ()
    if session.anyway:
        return session.cases, (Remark("cases_outside", session.cases, range),)
    raise PlanError(
        "cases_outside", method=method.id, cases=session.cases, least=range.min, most=range.max
    )


def _plannable(what: str, number: int, method: Method) -> int:
    """A number that a method states, where a meeting can be planned for so many."""
    most = LIMITS[what][1]
    if number > most:
        raise PlanError("too_many_stated", method=method.id, number=number, what=what, most=most)
    return number


def _per(phase: Phase) -> str | None:
    return phase.time.per if isinstance(phase.time, MinutesPer) else None


def _steps(
    phases: Sequence[Phase], people: int, cases: int, *, anyway: bool
) -> tuple[list[_Step], tuple[Remark, ...]]:
    """Every step in its order, those of the case loop once for each case."""
    made = {phase.id: _step(phase, people, cases, anyway=anyway) for phase in phases}
    uneven = anyway and any(_is_uneven(step, people) for step in made.values())
    steps: list[_Step] = []
    for loop, run in groupby(phases, lambda phase: phase.repeat == "case"):
        once = [made[phase.id] for phase in run]
        if loop:
            for case in range(1, cases + 1):
                steps += (step._replace(case=case) for step in once)
        else:
            steps += once
    return steps, (Remark("groups_uneven", people),) if uneven else ()


def _step(phase: Phase, people: int, cases: int, *, anyway: bool) -> _Step:
    groups: tuple[int, ...] = ()
    if isinstance(phase.grouping, Groups):
        groups = split_into_groups(people, phase.grouping.size, anyway=anyway)
    # Groups work side by side, so the largest of them takes the longest.
    number = {"participant": groups[-1] if groups else people, "case": cases}
    counted = number.get(_per(phase) or "", len(groups) or 1)
    return _Step(phase, None, groups, bounds(phase.time, counted))


def _is_uneven(step: _Step, people: int) -> bool:
    """Tell whether people had to be divided as the method does not say."""
    if not isinstance(step.phase.grouping, Groups):
        return False
    try:
        split_into_groups(people, step.phase.grouping.size)
    except PlanError:
        return True
    return False


def _sums(wholes: Sequence[Bounds], session: Session) -> tuple[int, int]:
    """The least and the most minutes of all steps."""
    if session.exact:
        stated = sum(whole.stated for whole in wholes)
        return stated, stated
    return sum(whole.least for whole in wholes), sum(whole.most for whole in wholes)


def _natural(wholes: Sequence[Bounds], session: Session, duration: Minutes | None) -> int:
    """How long a meeting takes of which nobody says how long."""
    number = len(wholes)
    total = with_breaks(sum(whole.stated for whole in wholes), session, number)
    if duration is None or total in duration or session.exact:
        return total
    least, most = (with_breaks(minutes, session, number) for minutes in _sums(wholes, session))
    wanted = max(total, duration.min or 0)
    if duration.max:
        wanted = min(wanted, duration.max)
    return wanted if least <= wanted <= most else total


def _too_little(
    method: Method, session: Session, least: int, steps: int, cases: int | None, fewer: int
) -> PlanError:
    """Say the least time that works, and how many cases would fit in what there is."""
    needed = with_breaks(least, session, steps)
    return PlanError(
        "too_little_time",
        method=method.id,
        minutes=session.minutes,
        least=needed,
        most=None,
        cases=cases,
        cases_that_fit=fewer,
        breaks=needed - least,
    )


def _cases_that_fit(
    phases: Sequence[Phase], people: int, cases: int, content: int, session: Session
) -> int:
    """For how many fewer cases there would be time; one case more never takes less."""

    def least(cases: int) -> int:
        steps, _ = _steps(phases, people, cases, anyway=session.anyway)
        return _sums([step.bounds for step in steps], session)[0]

    return bisect_right(range(1, cases), content, key=least)


def _slots(
    steps: Sequence[_Step], minutes: Sequence[int], breaks: int, length: int, total: int
) -> Iterator[Slot]:
    ends = ends_before_breaks([step.case for step in steps], minutes, breaks)
    now = 0
    for index, (step, taken) in enumerate(zip(steps, minutes, strict=True)):
        basis = _basis(step, taken)
        yield Slot(now, taken, "phase", basis, step.phase, step.case, step.groups)
        now += taken
        if index in ends:
            yield Slot(now, length, "break", "added")
            now += length
    if total > now:
        yield Slot(now, total - now, "buffer", "added")


def _basis(step: _Step, minutes: int) -> SlotBasis:
    phase = step.phase
    if phase.time is None:
        return "unknown"
    if phase.basis == "estimate":
        return "estimated"
    if isinstance(phase.time, Minutes) and minutes in phase.time:
        return "stated"
    if minutes == step.bounds.stated:
        return "stated"
    return "stretched" if minutes > step.bounds.stated else "shortened"
