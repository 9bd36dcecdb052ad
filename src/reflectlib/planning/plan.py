"""A method and a session → a plan.

Bounds come first, then the exact sum, then order and growth, then steps of five minutes.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import attrs

from reflectlib.errors import PlanError
from reflectlib.model.method import Meeting, Method
from reflectlib.model.steps import Cases, Groups, Phase
from reflectlib.model.timing import Minutes, MinutesPer, Range
from reflectlib.planning.fit import Bounds, bounds, fill
from reflectlib.planning.groups import split_into_groups
from reflectlib.planning.session import Basis, Plan, Remark, Session, Slot

BREAK = 15  # minutes
WITHOUT_BREAK = 120  # minutes that a group goes on without one
WITHIN_CASE = 20  # minutes that a break may lie further off, to leave a case whole
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

    Raises `PlanError` where that cannot be: too little time (with the least that works, and
    for how many cases), too few or too many people or cases (with the method's range), people
    that do not divide over groups, an unknown variant or meeting, or nothing to plan.
    """
    method = with_variant(method, session.variant)
    meeting = _meeting(method, session.meeting)
    id = meeting.id if meeting else None
    phases = [phase for phase in method.phases if phase.meeting == id]
    if not phases:
        raise PlanError(_nothing_to_plan(method, meeting))
    stated = (meeting.participants if meeting else None) or method.participants
    people, people_remarks = _people(method, stated, session, phases)
    cases, case_remarks = _cases(method, session, phases)
    steps = list(_steps(phases, people, cases or 1))
    wholes = [step.bounds for step in steps]
    breaks, length = _breaks(wholes, session)
    minutes, buffer = _fitted(method, session, people, cases, wholes, breaks * length)
    slots = tuple(_slots(steps, minutes, breaks, length, buffer))
    remarks = (*people_remarks, *case_remarks)
    return Plan(method, meeting, people, cases, slots, session.start, remarks)


def with_variant(method: Method, id: str | None) -> Method:
    """The method with what differs in one of its variants. Raises `PlanError` for no such."""
    if id is None:
        return method
    for variant in method.variants:
        if variant.id == id:
            keys = ("participants", "duration", "cases", "frequency", "span")
            differing = {key: value for key in keys if (value := getattr(variant, key))}
            return attrs.evolve(method, **differing)  # type: ignore[misc]  # @record is attrs
    raise PlanError(_no_such("variant", id, [variant.id for variant in method.variants]))


def _meeting(method: Method, id: str | None) -> Meeting | None:
    ids = [meeting.id for meeting in method.meetings]
    if id is None and method.meetings:
        if len(method.meetings) == 1:
            return method.meetings[0]
        raise PlanError(f"{method.id} has more than one kind of meeting: name {' or '.join(ids)}")
    if id is None:
        return None
    if id not in ids:
        raise PlanError(_no_such("meeting", id, ids))
    return method.meetings[ids.index(id)]


def _no_such(what: str, id: str, ids: list[str]) -> str:
    there = f"there are {', '.join(ids)}" if ids else "the method has none"
    return f"there is no {what} '{id}'; {there}"


def _nothing_to_plan(method: Method, meeting: Meeting | None) -> str:
    if meeting and meeting.method:
        return f"the meeting '{meeting.id}' goes as {meeting.method}: plan that"
    return f"{meeting.id if meeting else method.id} has no steps to plan"


def _people(
    method: Method, stated: Range | None, session: Session, phases: Sequence[Phase]
) -> tuple[int, tuple[Remark, ...]]:
    people = len(session.names) or session.people
    if people is None:
        sizes = [p.grouping.size for p in phases if isinstance(p.grouping, Groups)]
        least = [size.min or size.max or 1 for size in ([stated] if stated else sizes)]
        people = max(least) if least else SOME_PEOPLE
        return people, () if stated else (Remark("people_assumed", people),)
    if stated is None or people in stated:
        return people, ()
    if session.anyway:
        return people, (Remark("people_outside", people, stated),)
    raise PlanError(
        f"{method.id} is for {said(stated)} people, not {people}; with --anyway it is planned "
        "all the same"
    )


def _cases(
    method: Method, session: Session, phases: Sequence[Phase]
) -> tuple[int | None, tuple[Remark, ...]]:
    stated = method.cases or Cases()
    loops = any(phase.repeat or _per(phase) == "case" for phase in phases)
    if session.cases is None:
        return ((stated.min or 1) if loops else None), ()
    if not loops and session.cases > 1:
        raise PlanError(f"{method.id} has no steps that are done for each case")
    range = Range(min=stated.min or 1, max=stated.max)
    if session.cases in range:
        return session.cases, ()
    if session.anyway:
        return session.cases, (Remark("cases_outside", session.cases, range),)
    raise PlanError(
        f"{method.id} takes {said(range)} cases in a meeting, not {session.cases}; with "
        "--anyway it is planned all the same"
    )


def _per(phase: Phase) -> str | None:
    return phase.time.per if isinstance(phase.time, MinutesPer) else None


def _steps(phases: Sequence[Phase], people: int, cases: int) -> Iterator[_Step]:
    """Every step in its order, those of the case loop once for each case."""
    made = {phase.id: _step(phase, people, cases) for phase in phases}
    for loop, run in groupby(phases, lambda phase: phase.repeat == "case"):
        steps = [made[phase.id] for phase in run]
        if loop:
            for case in range(1, cases + 1):
                yield from (step._replace(case=case) for step in steps)
        else:
            yield from steps


def _step(phase: Phase, people: int, cases: int) -> _Step:
    groups: tuple[int, ...] = ()
    if isinstance(phase.grouping, Groups):
        groups = split_into_groups(people, phase.grouping.size)
    # Groups work side by side, so the largest of them takes the longest.
    number = {"participant": groups[-1] if groups else people, "case": cases}
    counted = number.get(_per(phase) or "", len(groups) or 1)
    return _Step(phase, None, groups, bounds(phase.time, counted))


def _breaks(wholes: Sequence[Bounds], session: Session) -> tuple[int, int]:
    """How many breaks, and how long each: one for every two hours as stated, between steps.

    The rule looks at what is stated, not at the time to fill, so that more time never makes
    a step shorter.
    """
    if session.break_minutes == 0:
        return 0, 0
    stated = sum(whole.stated for whole in wholes)
    number = (stated - 1) // WITHOUT_BREAK
    if session.break_minutes:
        number = max(1, number)
    return min(number, len(wholes) - 1), session.break_minutes or BREAK


def _fitted(
    method: Method,
    session: Session,
    people: int,
    cases: int | None,
    wholes: Sequence[Bounds],
    pauses: int,
) -> tuple[list[int], int]:
    """The minutes of each step, and those left over."""
    stated = sum(whole.stated for whole in wholes)
    least, most = (stated, stated) if session.exact else _sums(wholes)
    total = stated if session.minutes is None else session.minutes - pauses
    if total < least:
        raise PlanError(_too_little(method, session, least + pauses, cases, pauses))
    if max(total, least) + pauses > DAY:
        raise PlanError(f"a meeting of {total + pauses} minutes does not end within a day")
    return fill(wholes, min(total, most)), max(0, total - most)


def _sums(wholes: Sequence[Bounds]) -> tuple[int, int]:
    return sum(whole.least for whole in wholes), sum(whole.most for whole in wholes)


def _too_little(
    method: Method, session: Session, least: int, cases: int | None, pauses: int
) -> str:
    """Say the least time that works, and how many cases would fit in what there is."""
    message = f"{session.minutes} minutes are too few: {method.id} needs at least {least}"
    if cases and cases > 1:
        message += f" for {cases} cases; {_cases_that_fit(method, session, cases)}"
    if pauses:
        message += f"; without a break {pauses} minutes less"
    return message


def _cases_that_fit(method: Method, session: Session, cases: int) -> str:
    for fewer in range(cases - 1, 0, -1):
        smaller = attrs.evolve(session, cases=fewer, anyway=True)
        try:
            plan(method, smaller)
        except PlanError:
            continue
        return f"{fewer} {'fits' if fewer == 1 else 'fit'}"
    return "not even one fits"


def _slots(
    steps: Sequence[_Step], minutes: Sequence[int], breaks: int, length: int, buffer: int
) -> Iterator[Slot]:
    ends = _ends_before_breaks(steps, minutes, breaks)
    now = 0
    for index, (step, taken) in enumerate(zip(steps, minutes, strict=True)):
        basis = _basis(step, taken)
        yield Slot(now, taken, "phase", basis, step.phase, step.case, step.groups)
        now += taken
        if index in ends:
            yield Slot(now, length, "break", "added")
            now += length
    if buffer:
        yield Slot(now, buffer, "buffer", "added")


def _ends_before_breaks(steps: Sequence[_Step], minutes: Sequence[int], breaks: int) -> set[int]:
    """The steps after which there is a break: those that end nearest to an even division.

    The end of a step within a case counts as being further off than it is.
    """
    ends: set[int] = set()
    total = sum(minutes)
    for number in range(1, breaks + 1):
        now, nearest = 0, []
        for index, taken in enumerate(minutes[:-1]):
            now += taken
            if index not in ends:
                case = steps[index].case
                within = WITHIN_CASE if case and case == steps[index + 1].case else 0
                nearest.append((abs(now - total * number / (breaks + 1)) + within, index))
        ends.add(min(nearest)[1])
    return ends


def _basis(step: _Step, minutes: int) -> Basis:
    phase = step.phase
    if phase.basis == "estimate" or phase.time is None:
        return "estimated"
    if isinstance(phase.time, Minutes) and minutes in phase.time:
        return "stated"
    if minutes == step.bounds.stated:
        return "stated"
    return "stretched" if minutes > step.bounds.stated else "shortened"


def said(range: Range) -> str:
    """A range in an English message: `4`, `3 to 6`, `4 or more`."""
    if range.min == range.max:
        return str(range.min)
    if range.max is None:
        return f"{range.min} or more"
    return f"at most {range.max}" if range.min is None else f"{range.min} to {range.max}"
