"""A method or a programme, and a session → a plan.

Bounds come first, then what is held or pinned, then the exact sum, then equal rounds, then order
and growth, then steps of five minutes.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime

import attrs

from reflectlib.errors import PlanError
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.programme import Programme
from reflectlib.model.timing import Minutes
from reflectlib.planning.asked import kind_of_meeting, with_variant
from reflectlib.planning.breaks import ends_before_breaks
from reflectlib.planning.casting import fixed_roles
from reflectlib.planning.changing import changed
from reflectlib.planning.fit import fill
from reflectlib.planning.frame import Frame, change_places
from reflectlib.planning.naming import named
from reflectlib.planning.pieces import MethodPiece, natural, sums
from reflectlib.planning.pinning import Segment, segments_of
from reflectlib.planning.remarks import ADDED_UP, gathered, remarks_on
from reflectlib.planning.rota import Rota, needed
from reflectlib.planning.session import Plan, Remark, Session, Slot, SlotBasis, SlotKind
from reflectlib.planning.steps import DAY, Step
from reflectlib.planning.stretches import (
    Stretch,
    all_steps,
    blocks_in_meetings,
    is_held,
    of_blocks,
    of_method,
    people_of_blocks,
    shared,
)


def plan(method: Method, session: Session) -> Plan:
    """Plan one meeting of a method or a programme to the minute.

    A method is planned as a programme of one block. Without minutes, it takes as long as is stated,
    where its steps can, and else as long as they do. Raises `PlanError` where that cannot be: too
    little time (with the least that works, and for how many cases), too few or too many people or
    cases (with the method's range), people that do not divide over groups, an unknown variant or
    meeting, nothing to plan, a programme whose blocks are not filled in (`composed` does that), or
    a role that cannot be given so. Raises it too where the changes cannot be made, as `changed`
    does.
    """
    method = with_variant(method, session.variant)
    lacks_steps = bool(session.variant) and not _has_steps(method, session.variant)
    meeting = kind_of_meeting(method, session.meeting)
    id = meeting.id if meeting else None
    if (
        isinstance(method, Programme)
        and not method.phases
        and not all(block.pause for block in method.blocks)
    ):
        raise PlanError("not_composed", id=method.id)
    if session.changes:
        method = changed(method, session.changes, meeting=id)
    if isinstance(method, Programme):
        blocks_in_meetings(method)
    phases = tuple(phase for phase in method.phases if phase.meeting == id)
    if not phases:
        raise _nothing_to_plan(method, meeting)
    remarks: tuple[Remark, ...] = ()
    if isinstance(method, Programme):
        groups, remarks = people_of_blocks(method, meeting, session, phases)
        stretches = of_blocks(method, meeting, phases, attrs.evolve(session, people=sum(groups)))
    else:
        stretches = [of_method(method, meeting, phases, session)]
        groups = stretches[0].piece.groups if stretches[0].piece else ()
    if not any(each.steps for each in stretches):
        raise _nothing_to_plan(method, meeting)
    whole = _Whole(method, meeting, session, groups)
    slots = tuple(whole.slots(stretches))
    remarks += tuple(remark for each in stretches for remark in each.remarks)
    remarks += tuple(whole.remarks)
    cases = sum(each.cases or 0 for each in stretches) or session.cases
    made = Plan(method, meeting, sum(groups), cases, slots, session.start, (), groups)
    remarks += tuple(_on_slots(made, stretches, lacks_steps=lacks_steps))
    made = attrs.evolve(
        made,
        remarks=gathered(remarks),
        group=session.group,
        location=session.location,
        link=session.link,
    )
    return _named(made, session)


class _Whole:
    """A meeting while its slots are made; `remarks` gets what is to be known of it."""

    def __init__(
        self,
        method: Method,
        meeting: MeetingKind | None,
        session: Session,
        groups: tuple[int, ...],
    ) -> None:
        self._method, self._meeting, self._session = method, meeting, session
        self._groups = groups
        self._has_breaks = False
        self.remarks: list[Remark] = []

    def slots(self, stretches: Sequence[Stretch]) -> Iterator[Slot]:
        """The slots of all stretches, from each pinned time to the next."""
        self._has_breaks = any(step.kind == "break" for step in all_steps(stretches))
        segments = segments_of(stretches, self._session)
        if unheeded := [pin for each in segments for pin in each.unheeded]:
            self.remarks.append(Remark("clock_without_start", titles=tuple(unheeded)))
        now = 0
        for number, segment in enumerate(segments):
            begin = max(now, segment.begin or 0)
            if begin > now:
                kind: SlotKind = "away" if segment.on_another_day else "buffer"
                yield Slot(now, begin - now, kind, "added")
            last = number == len(segments) - 1
            for slot in self._of_segment(segment, begin, first=not number, last=last):
                yield slot
                now = slot.end
            now = max(now, begin)

    def _of_segment(
        self, segment: Segment, begin: int, *, first: bool, last: bool
    ) -> Iterator[Slot]:
        stretches = segment.stretches
        frame = self._frame(stretches, first=first, last=last)
        total = self._total(segment, frame, begin, last=last, only=first and last)
        if total > DAY:
            raise PlanError("longer_than_a_day", minutes=total)
        content, breaks = frame.without(total)
        least = sums([*all_steps(stretches)])[0]
        if content < least:
            raise self._too_little(segment, frame, least, begin, only=first and last)
        stretches = shared(stretches, content)
        steps = [*all_steps(stretches)]
        minutes = fill([step.part for step in steps], content)
        sides = {each.id: each.sides for each in stretches}
        for slot in _slots(steps, minutes, breaks, frame, total):
            at = attrs.evolve(slot, start=slot.start + begin)
            if slot.kind == "parallel":
                at = attrs.evolve(at, sides=self._sides(sides[slot.block or ""], at))
            yield at

    def _frame(self, stretches: Sequence[Stretch], *, first: bool, last: bool) -> Frame:
        methods = [each.piece.method for each in stretches if each.piece]
        return Frame.around(
            self._session,
            [*all_steps(stretches)],
            first=first,
            last=last,
            break_after=min((m.break_after for m in methods if m.break_after), default=None),
            has_breaks=self._has_breaks,
        )

    def _total(self, segment: Segment, frame: Frame, begin: int, *, last: bool, only: bool) -> int:
        """How long a segment takes: until what is pinned, or as is asked, or as long as it does."""
        if segment.end is not None:
            return max(0, segment.end - begin)
        if last and self._session.minutes is not None:
            return max(0, self._session.minutes - begin)
        total = self._natural(segment.stretches, frame, only=only)
        alone = self._alone(segment.stretches, only=only)
        stated = alone.stated if alone else self._stated
        if only and stated and total not in stated:
            self.remarks.append(Remark("duration_differs", total, stated))
        return total

    @property
    def _stated(self) -> Minutes | None:
        """The stated minutes of the meeting."""
        return self._meeting.duration if self._meeting else self._method.duration

    def _alone(self, stretches: Sequence[Stretch], *, only: bool) -> MethodPiece | None:
        """The one method of a meeting, of which it takes the length that is stated of that."""
        if not only or len(stretches) != 1:
            return None
        own = isinstance(self._method, Programme) and (self._stated or is_held(stretches[0]))
        return None if own else stretches[0].piece

    def _natural(self, stretches: Sequence[Stretch], frame: Frame, *, only: bool) -> int:
        """How long stretches take of which nobody says how long."""
        if alone := self._alone(stretches, only=only):
            return alone.natural(stretches[0].steps, frame.with_content)
        total = frame.with_content(sum(each.natural for each in stretches))
        duration = self._stated if only and not self._session.changes else None
        ends = map(frame.with_content, sums([*all_steps(stretches)]))
        return natural(total, duration, *ends)

    def _too_little(
        self, segment: Segment, frame: Frame, least: int, begin: int, *, only: bool
    ) -> PlanError:
        """Say the least time that works, and how many cases would fit in what there is."""
        needed = frame.with_content(least)
        if segment.end is not None:
            return PlanError(
                "too_little_before",
                block=segment.pin,
                time=segment.clock,
                minutes=max(0, segment.end - begin),
                least=needed,
                earliest=_clock(self._session.start, begin + needed),
                day=_day(self._session.start, begin + needed),
                next_day=_day(self._session.start, segment.end) + 1
                if segment.end < begin
                else None,
            )
        unbroken = frame._replace(breaks=frame.breaks._replace(length=0)).with_content(least)
        minutes = self._session.minutes or 0
        cases, fewer = None, 0
        if alone := self._alone(segment.stretches, only=only):
            cases = segment.stretches[0].cases
            # One case more never takes less.
            fewer = bisect_right(range(1, cases or 1), minutes, key=alone.least)
        return PlanError(
            "too_little_time",
            method=self._method.id,
            minutes=minutes,
            least=begin + needed,
            most=None,
            cases=cases,
            cases_that_fit=fewer,
            breaks=needed - unbroken,
        )

    def _sides(self, sides: Sequence[Stretch], slot: Slot) -> tuple[Plan, ...]:
        """What goes on side by side, each as long as the slot."""
        start = self._session.start
        plans = []
        for side in sides:
            assert side.piece
            minutes = fill([step.part for step in side.steps], slot.minutes)
            frame = Frame.around(Session(break_minutes=0), side.steps)
            slots = tuple(_slots(side.steps, minutes, 0, frame, slot.minutes))
            method = attrs.evolve(side.piece.method, phases=side.piece.phases)
            begins = Plan(method, None, 0, None, slots, start).at(slot.start)
            groups = side.piece.groups
            made = Plan(method, None, sum(groups), side.cases, slots, begins, (), groups)
            plans.append(attrs.evolve(made, remarks=tuple(remarks_on(made, lacks_steps=False))))
        return tuple(plans)


def _clock(start: datetime | None, minute: int) -> str:
    return f"{_moment(start, minute):%H:%M}"


def _day(start: datetime | None, minute: int) -> int:
    """The day of the meeting on which a minute is, from 1."""
    assert start is not None  # what is pinned needs one
    return 1 + (_moment(start, minute).date() - start.date()).days


def _moment(start: datetime | None, minute: int) -> datetime:
    from datetime import UTC, timedelta

    assert start is not None  # what is pinned needs one
    later = start.astimezone(UTC) + timedelta(minutes=minute)
    return later.astimezone(start.tzinfo)


def _on_slots(plan: Plan, stretches: Sequence[Stretch], *, lacks_steps: bool) -> Iterator[Remark]:
    """What is to be known of each block of a plan; of a method there is one."""
    if not isinstance(plan.method, Programme):
        yield from remarks_on(plan, lacks_steps=lacks_steps)
        return
    for each in stretches:
        slots = tuple(slot for slot in plan.slots if slot.block == each.id)
        for side in (side for slot in slots for side in slot.sides):
            yield from (_about(remark, side.method.title) for remark in side.remarks)
        if each.piece:
            method = attrs.evolve(each.piece.method, phases=each.piece.phases)
            part = attrs.evolve(
                plan, method=method, meeting=None, slots=slots, groups=each.piece.groups
            )
            for remark in remarks_on(part, lacks_steps=False):
                # That it is shorter was chosen by whoever held the block to its minutes.
                if remark.key != "shortened" or not is_held(each):
                    yield _about(remark, each.title)


def _about(remark: Remark, title: str) -> Remark:
    """A remark of a block, of which steps may be called as those of another; of the whole none."""
    return remark if remark.key in ADDED_UP else attrs.evolve(remark, of=title)


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


def _slots(
    steps: Sequence[Step], minutes: Sequence[int], breaks: int, frame: Frame, total: int
) -> Iterator[Slot]:
    held = [(step, taken) for step, taken in zip(steps, minutes, strict=True) if taken]
    pauses = [number for number, (step, _taken) in enumerate(held) if step.kind == "break"]
    ends = ends_before_breaks(
        [step.loop for step, _ in held],
        [taken for _, taken in held],
        max(0, min(breaks, len(held) - 1)),
        [step.block for step, _ in held],
        {number - before for number in pauses for before in (0, 1)},
    )
    now = 0
    if frame.welcome:
        yield Slot(now, frame.welcome, "welcome", "added")
        now += frame.welcome
    for index, (step, taken) in enumerate(held):
        if index and frame.changeover and change_places(held[index - 1][0], step):
            yield Slot(now, frame.changeover, "changeover", "added")
            now += frame.changeover
        yield _slot(step, now, taken)
        now += taken
        if index in ends:
            yield Slot(now, frame.breaks.length, "break", "added")
            now += frame.breaks.length
    if total > now:
        yield Slot(now, total - now, "buffer", "added")


def _slot(step: Step, now: int, taken: int) -> Slot:
    block = step.block or None
    if step.kind != "phase":
        basis: SlotBasis = "stated" if step.kind == "break" else "added"
        return Slot(
            now,
            taken,
            step.kind,
            basis,
            groups=step.groups,
            whole=step.whole,
            block=block,
            title=step.title,
            claim=step.apart or step.part,
        )
    return Slot(
        now,
        taken,
        "phase",
        _basis(step, taken),
        step.phase,
        step.round,
        step.groups,
        step.whole,
        block=block,
        cases_before=step.cases_before,
        claim=step.apart or step.part,
    )


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
