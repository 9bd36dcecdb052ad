"""A method and a session → a plan.

Bounds come first, then the exact sum, then equal rounds, then order and growth, then steps of five
minutes.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from reflectlib.errors import PlanError
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.steps import Phase, Rounds
from reflectlib.model.timing import Minutes
from reflectlib.planning.asked import (
    cases_of,
    has_cases,
    kind_of_meeting,
    people_of,
    plannable,
    stated_cases,
    with_variant,
)
from reflectlib.planning.breaks import ends_before_breaks
from reflectlib.planning.casting import fixed_roles
from reflectlib.planning.changing import changed
from reflectlib.planning.fit import fill
from reflectlib.planning.frame import Frame, change_places
from reflectlib.planning.groups import divides, group_sizes
from reflectlib.planning.naming import named
from reflectlib.planning.remarks import remarks_on
from reflectlib.planning.rota import Rota, needed
from reflectlib.planning.session import LIMITS, Plan, Remark, Session, Slot, SlotBasis
from reflectlib.planning.steps import DAY, Step, groups_of, steps_of


class _Ask(NamedTuple):
    """What is planned, all but the minutes and the number of cases."""

    method: Method
    meeting: MeetingKind | None
    session: Session
    phases: tuple[Phase, ...]
    groups: tuple[int, ...]
    """The people of each group that goes through the whole side by side, the largest last."""

    @property
    def stated(self) -> Minutes | None:
        """The stated minutes of the meeting."""
        return self.meeting.duration if self.meeting else self.method.duration

    @property
    def duration(self) -> Minutes | None:
        """The stated minutes to fill: those of a meeting whose steps are as the source has them."""
        return None if self._is_adapted else self.stated

    @property
    def _is_adapted(self) -> bool:
        """Tell whether steps are otherwise than in the source, and say themselves how long.

        What is stated of the whole is then not said of them.
        """
        return bool(self.method.adaptations) and all(phase.time for phase in self.phases)

    def steps(self, cases: int) -> list[Step]:
        """Every step, for so many cases, and for as many rounds as there is time for."""
        steps = self._steps(cases, 0)
        there = self.session.minutes or (self.duration and self.duration.min)
        if not there or not any(map(_has_more_rounds, self.phases)):
            return steps

        def takes(more_rounds: int) -> int:
            try:
                longer = self._steps(cases, more_rounds)
            except PlanError:
                return DAY + 1
            return self._around(longer).with_content(sum(step.whole for step in longer))

        return self._steps(cases, bisect_right(range(1, DAY), there, key=takes))

    def _steps(self, cases: int, more_rounds: int) -> list[Step]:
        cases_stated = self.method.cases if not self._is_adapted else None
        each = cases_stated.minutes if cases_stated else None
        steps = steps_of(
            self.phases,
            self.groups[-1],
            cases,
            each,
            more_rounds=more_rounds,
            anyway=self.session.anyway,
        )
        return [step.exactly() for step in steps] if self.session.exact else steps

    def _around(self, steps: Sequence[Step]) -> Frame:
        return Frame.around(self.method, self.session, steps)

    def least(self, cases: int) -> int:
        """The least minutes in which a meeting of so many cases can be held."""
        steps = self.steps(cases)
        return self._around(steps).with_content(_sums(steps)[0])


def _has_more_rounds(phase: Phase) -> bool:
    """Tell whether a step has a range of rounds, of which there can be more than the fewest."""
    rounds = phase.repeat
    return isinstance(rounds, Rounds) and rounds.times.min not in (None, rounds.times.max)


def plan(method: Method, session: Session) -> Plan:
    """Plan one meeting of a method to the minute.

    Without minutes, it takes as long as is stated, where its steps can, and else as long as
    they do. Raises `PlanError` where that cannot be: too little time (with the least that
    works, and for how many cases), too few or too many people or cases (with the method's
    range), people that do not divide over groups, an unknown variant or meeting, nothing
    to plan, or a role that cannot be given so. Raises it too where the changes cannot be made, as
    `changed` does.
    """
    method = with_variant(method, session.variant)
    lacks_steps = bool(session.variant) and not _has_steps(method, session.variant)
    meeting = kind_of_meeting(method, session.meeting)
    id = meeting.id if meeting else None
    if session.changes:
        method = changed(method, session.changes, meeting=id)
    phases = tuple(phase for phase in method.phases if phase.meeting == id)
    if not phases:
        raise _nothing_to_plan(method, meeting)
    groups, remarks = people_of(method, meeting, session, phases)
    remarks += _of_groups(groups, phases, session)
    ask = _Ask(method, meeting, session, phases, groups)
    cases, of_cases = cases_of(method, session, phases)
    remarks += of_cases
    if cases is None and has_cases(phases):
        cases = _usual_cases(ask)
    steps = ask.steps(cases or 1)
    if not steps:
        raise _nothing_to_plan(method, meeting)
    frame = Frame.around(method, session, steps)
    total = session.minutes or _natural(ask, steps, frame)
    if session.minutes is None and ask.stated and total not in ask.stated:
        remarks += (Remark("duration_differs", total, ask.stated),)
    if total > DAY:
        raise PlanError("longer_than_a_day", minutes=total)
    content, breaks = frame.without(total)
    if content < _sums(steps)[0]:
        raise _too_little(ask, cases, frame, _sums(steps)[0])
    minutes = fill([step.part for step in steps], content)
    slots = tuple(_slots(steps, minutes, breaks, frame, total))
    made = Plan(method, meeting, sum(groups), cases, slots, session.start, (), groups)
    remarks += tuple(remarks_on(made, lacks_steps=lacks_steps))
    return _named(attrs.evolve(made, remarks=remarks), session)


def _named(made: Plan, session: Session) -> Plan:
    """The plan with those whom the session names, if any."""
    if not (session.names or session.roles):
        return made
    fixed = fixed_roles(made, session.names, session.roles)
    roles = Rota(session.names).next(needed(made), fixed) if session.names else fixed
    return named(made, session.names, roles)


def _has_steps(method: Method, variant: str | None) -> bool:
    """Tell whether a variant has steps of its own."""
    return any(each.id == variant and each.phases for each in method.variants)


def _nothing_to_plan(method: Method, meeting: MeetingKind | None) -> PlanError:
    if meeting and meeting.method:
        return PlanError("goes_as_another", meeting=meeting.id, method=meeting.method)
    return PlanError("no_steps", id=meeting.id if meeting else method.id)


def _of_groups(
    groups: Sequence[int], phases: Sequence[Phase], session: Session
) -> tuple[Remark, ...]:
    """Look whether each group that goes through the whole divides over those of the steps.

    Raises `PlanError` where one does not, unless it is anyway.
    """
    for people in dict.fromkeys(groups):
        groups_of(phases, people, anyway=session.anyway)
        if not all(divides(people, size) for size in group_sizes(phases)):
            return (Remark("groups_uneven", people),)
    return ()


def _usual_cases(ask: _Ask) -> int:
    """The fewest cases that are stated; more of them where only so the stated length is met."""
    stated = stated_cases(ask.method)
    fewest = plannable("cases", stated.min or 1, ask.method)
    if ask.duration is None or not ask.duration.min or not stated.max:
        return fewest
    for cases in range(fewest, min(stated.max, LIMITS["cases"][1]) + 1):
        steps = ask.steps(cases)
        frame = Frame.around(ask.method, ask.session, steps)
        least, most = map(frame.with_content, _sums(steps))
        if least > (ask.session.minutes or DAY):
            return fewest
        if most >= ask.duration.min:
            return cases
    return fewest


def _sums(steps: Sequence[Step]) -> tuple[int, int]:
    """The least and the most minutes of all steps."""
    parts = [step.part for step in steps]
    least = sum(part.bounds.least for part in parts if not part.optional)
    return least, sum(part.bounds.most for part in parts)


def _natural(ask: _Ask, steps: Sequence[Step], frame: Frame) -> int:
    """How long a meeting takes of which nobody says how long."""
    duration = ask.duration
    total = frame.with_content(sum(step.part.bounds.stated for step in steps))
    if duration is None or total in duration:
        return total
    least, most = map(frame.with_content, _sums(steps))
    wanted = max(total, duration.min or 0)
    if duration.max:
        wanted = min(wanted, duration.max)
    return wanted if least <= wanted <= most else total


def _too_little(ask: _Ask, cases: int | None, frame: Frame, least: int) -> PlanError:
    """Say the least time that works, and how many cases would fit in what there is."""
    needed = frame.with_content(least)
    unbroken = frame._replace(breaks=frame.breaks._replace(length=0)).with_content(least)
    minutes = ask.session.minutes or 0
    # One case more never takes less.
    fewer = bisect_right(range(1, cases or 1), minutes, key=ask.least)
    return PlanError(
        "too_little_time",
        method=ask.method.id,
        minutes=minutes,
        least=needed,
        most=None,
        cases=cases,
        cases_that_fit=fewer,
        breaks=needed - unbroken,
    )


def _slots(
    steps: Sequence[Step], minutes: Sequence[int], breaks: int, frame: Frame, total: int
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
        if index and frame.changeover and change_places(held[index - 1][0], step):
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
    if phase.time_basis == "given":
        return "given"
    if phase.is_estimated:
        return "estimated"
    if isinstance(phase.time, Minutes) and minutes in phase.time:
        return "stated"
    if minutes == step.whole:
        return "stated"
    return "stretched" if minutes > step.whole else "shortened"
