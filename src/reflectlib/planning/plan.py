"""A method and a session → a plan.

Bounds come first, then the exact sum, then equal rounds, then order and growth, then steps of five
minutes.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from reflectlib.diagnostics import format_path
from reflectlib.errors import PlanError
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.ranges import is_upside_down, ranges_of
from reflectlib.model.steps import Cases, Groups, Phase
from reflectlib.model.timing import Minutes, MinutesPer, Range
from reflectlib.planning.breaks import Breaks, ends_before_breaks, with_breaks, without_breaks
from reflectlib.planning.fit import fill
from reflectlib.planning.groups import even
from reflectlib.planning.remarks import remarks_on
from reflectlib.planning.session import LIMITS, Plan, Remark, Session, Slot, SlotBasis
from reflectlib.planning.steps import DAY, Step, is_uneven, steps_of

SOME_PEOPLE = 6  # where neither the session nor the method says how many
MOST_PARALLEL = 20  # groups side by side, of which a refusal says that they would work


class _Ask(NamedTuple):
    """What is planned, all but the minutes and the number of cases."""

    method: Method
    meeting: MeetingKind | None
    session: Session
    phases: tuple[Phase, ...]
    groups: tuple[int, ...]
    """The people of each group that goes through the whole side by side, the largest last."""

    @property
    def duration(self) -> Minutes | None:
        """The stated minutes of the meeting."""
        return self.meeting.duration if self.meeting else self.method.duration

    def steps(self, cases: int) -> list[Step]:
        """Every step, for so many cases."""
        each = self.method.cases.minutes if self.method.cases else None
        return steps_of(self.phases, self.groups[-1], cases, each, anyway=self.session.anyway)


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
    phases = tuple(phase for phase in method.phases if phase.meeting == id)
    if not phases:
        raise _nothing_to_plan(method, meeting)
    stated = (meeting.participants if meeting else None) or method.participants
    groups, remarks = _people(method, meeting, stated, session, phases)
    ask = _Ask(method, meeting, session, phases, groups)
    cases, case_remarks = _cases(ask)
    remarks += case_remarks
    if session.anyway and any(is_uneven(phase, groups[-1]) for phase in phases):
        remarks += (Remark("groups_uneven", groups[-1]),)
    steps = ask.steps(cases or 1)
    frame = _Frame.around(ask, steps)
    total = session.minutes or _natural(ask, steps, frame)
    if session.minutes is None and ask.duration and total not in ask.duration:
        remarks += (Remark("duration_differs", total, ask.duration),)
    if total > DAY:
        raise PlanError("longer_than_a_day", minutes=total)
    content, breaks = frame.without(total)
    least, _most = _sums(steps, session)
    if content < least:
        raise _too_little(ask, frame, least, cases, content)
    minutes = fill([step.part for step in steps], content)
    if session.exact:
        minutes = [step.whole for step in steps]
    slots = tuple(_slots(steps, minutes, breaks, frame, total))
    made = Plan(method, meeting, sum(groups), cases, slots, session.start, (), groups)
    remarks += tuple(remarks_on(made, varied=bool(session.variant)))
    return attrs.evolve(made, remarks=remarks)


class _Frame(NamedTuple):
    """What a meeting has besides its steps, in minutes."""

    steps: int
    breaks: Breaks
    welcome: int
    changeover: int
    changes: int
    buffer: int
    """In percents of the whole."""

    @classmethod
    def around(cls, ask: _Ask, steps: Sequence[Step]) -> "_Frame":
        session = ask.session
        changes = sum(map(_changes_places, steps, steps[1:])) if session.changeover else 0
        breaks = Breaks.of(ask.method, session)
        return cls(len(steps), breaks, session.welcome, session.changeover, changes, session.buffer)

    @property
    def fixed(self) -> int:
        """What comes whatever the steps take."""
        return self.welcome + self.changeover * self.changes

    def around_content(self, content: int) -> int:
        """The minutes of a meeting of which the steps take so many: the least that hold them."""
        total = with_breaks(content, self.breaks, self.steps) + self.fixed
        whole = total * 100 // (100 - self.buffer)
        while whole - whole * self.buffer // 100 < total:
            whole += 1
        return whole

    def without(self, total: int) -> tuple[int, int]:
        """What is left of a meeting for its steps, and the number of its breaks."""
        left = total - total * self.buffer // 100 - self.fixed
        return without_breaks(left, self.breaks, self.steps)


def _changes_places(one: Step, other: Step) -> bool:
    """Tell whether people sit otherwise in the next step."""
    pairings = other.phase.repeat == "pairings" and one.round != other.round
    return pairings or one.groups != other.groups or one.phase.grouping != other.phase.grouping


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
            keys = ("participants", "duration", "cases", "frequency", "span", "phases")
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
) -> tuple[tuple[int, ...], tuple[Remark, ...]]:
    """The people of each group that goes through the meeting by itself; mostly there is one."""
    people, number = len(session.names) or session.people, session.groups
    if people is None:
        sizes = [p.grouping.size for p in phases if isinstance(p.grouping, Groups)]
        least = [size.min or size.max or 1 for size in ([stated] if stated else sizes)]
        each = _plannable("people", max(least) if least else SOME_PEOPLE, method)
        remarks = () if stated else (Remark("people_assumed", each * number),)
        return (each,) * number, remarks
    if number > people:
        raise PlanError("more_groups_than_people", groups=number, people=people)
    groups = even(people, number)
    if stated is None or all(size in stated for size in groups):
        return groups, ()
    if session.anyway:
        return groups, (Remark("people_outside", people, stated),)
    raise PlanError(
        "people_outside",
        method=method.id,
        meeting=meeting and meeting.id,
        people=people,
        least=stated.min,
        most=stated.max,
        groups=number,
        groups_that_fit=_groups_that_fit(people, stated),
        variants=tuple(
            variant.id
            for variant in method.variants
            if variant.participants and people in variant.participants
        ),
    )


def _groups_that_fit(people: int, stated: Range) -> int:
    """Into how many groups side by side the people can be divided; 0 where they cannot."""
    for number in range(2, min(people, MOST_PARALLEL) + 1):
        if all(size in stated for size in even(people, number)):
            return number
    return 0


def _cases(ask: _Ask) -> tuple[int | None, tuple[Remark, ...]]:
    method, session = ask.method, ask.session
    stated = method.cases or Cases()
    range = Range(min=stated.min or 1, max=stated.max)
    loops = any(
        phase.repeat == "case" or phase.case or _per(phase) == "case" for phase in ask.phases
    )
    if session.cases is None:
        return (_usual_cases(ask, range) if loops else None), ()
    if not loops and session.cases > 1:
        raise PlanError("no_case_loop", method=method.id, cases=session.cases)
    if session.cases in range:
        return session.cases, ()
    if session.anyway:
        return session.cases, (Remark("cases_outside", session.cases, range),)
    raise PlanError(
        "cases_outside", method=method.id, cases=session.cases, least=range.min, most=range.max
    )


def _usual_cases(ask: _Ask, stated: Range) -> int:
    """The fewest cases that are stated; more of them where only so the stated length is met."""
    fewest = _plannable("cases", stated.min or 1, ask.method)
    if ask.duration is None or not ask.duration.min or not stated.max:
        return fewest
    for cases in range(fewest, min(stated.max, LIMITS["cases"][1]) + 1):
        steps = ask.steps(cases)
        frame = _Frame.around(ask, steps)
        least, most = (frame.around_content(sum) for sum in _sums(steps, ask.session))
        if least > (ask.session.minutes or DAY):
            return fewest
        if most >= ask.duration.min:
            return cases
    return fewest


def _plannable(what: str, number: int, method: Method) -> int:
    """A number that a method states, where a meeting can be planned for so many."""
    most = LIMITS[what][1]
    if number > most:
        raise PlanError("too_many_stated", method=method.id, number=number, what=what, most=most)
    return number


def _per(phase: Phase) -> str | None:
    return phase.time.per if isinstance(phase.time, MinutesPer) else None


def _sums(steps: Sequence[Step], session: Session) -> tuple[int, int]:
    """The least and the most minutes of all steps."""
    if session.exact:
        stated = sum(step.whole for step in steps)
        return stated, stated
    parts = [step.part for step in steps]
    least = sum(part.bounds.least for part in parts if not part.optional)
    return least, sum(part.bounds.most for part in parts)


def _natural(ask: _Ask, steps: Sequence[Step], frame: _Frame) -> int:
    """How long a meeting takes of which nobody says how long."""
    duration = ask.duration
    total = frame.around_content(sum(step.whole for step in steps))
    if duration is None or total in duration or ask.session.exact:
        return total
    least, most = map(frame.around_content, _sums(steps, ask.session))
    wanted = max(total, duration.min or 0)
    if duration.max:
        wanted = min(wanted, duration.max)
    return wanted if least <= wanted <= most else total


def _too_little(ask: _Ask, frame: _Frame, least: int, cases: int | None, content: int) -> PlanError:
    """Say the least time that works, and how many cases would fit in what there is."""
    needed = frame.around_content(least)
    unbroken = frame._replace(breaks=frame.breaks._replace(length=0)).around_content(least)

    def least_of(cases: int) -> int:
        least, _most = _sums(ask.steps(cases), ask.session)
        return least

    # One case more never takes less.
    fewer = bisect_right(range(1, cases or 1), content, key=least_of)
    return PlanError(
        "too_little_time",
        method=ask.method.id,
        minutes=ask.session.minutes,
        least=needed,
        most=None,
        cases=cases,
        cases_that_fit=fewer,
        breaks=needed - unbroken,
    )


def _slots(
    steps: Sequence[Step], minutes: Sequence[int], breaks: int, frame: _Frame, total: int
) -> Iterator[Slot]:
    held = [(step, taken) for step, taken in zip(steps, minutes, strict=True) if taken]
    ends = ends_before_breaks(
        [step.loop for step, _ in held],
        [taken for _, taken in held],
        min(breaks, len(held) - 1),
    )
    now = 0
    if frame.welcome:
        yield Slot(now, frame.welcome, "welcome", "added")
        now += frame.welcome
    for index, (step, taken) in enumerate(held):
        if index and frame.changeover and _changes_places(held[index - 1][0], step):
            yield Slot(now, frame.changeover, "changeover", "added")
            now += frame.changeover
        basis = _basis(step, taken)
        yield Slot(now, taken, "phase", basis, step.phase, step.round, step.groups, step.whole)
        now += taken
        if index in ends:
            yield Slot(now, frame.breaks.length, "break", "added")
            now += frame.breaks.length
    if total > now:
        yield Slot(now, total - now, "buffer", "added")


def _basis(step: Step, minutes: int) -> SlotBasis:
    phase = step.phase
    if phase.time is None:
        return "divided"
    if phase.is_estimated:
        return "estimated"
    if isinstance(phase.time, Minutes) and minutes in phase.time:
        return "stated"
    if minutes == step.whole:
        return "stated"
    return "stretched" if minutes > step.whole else "shortened"
