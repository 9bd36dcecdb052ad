"""The ways to hold a meeting of a method, and what each takes of people and time.

A method can be held as each of its kinds of meeting, and in each of its variants. What a way takes
is what its source states or else what its steps do, and at least what planning needs for it.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from reflectlib.errors import PlanError
from reflectlib.fitting_blocks import BlocksHeld
from reflectlib.model.method import MeetingKind, Method, Place, Variant
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Groups, Phase
from reflectlib.model.taken import time_unstated
from reflectlib.model.timing import Minutes, MinutesPer, Range
from reflectlib.model.totals import LONGEST, MinutesBasis
from reflectlib.planning.asked import with_variant
from reflectlib.planning.groups import divides, group_sizes, groups_that_fit
from reflectlib.planning.plan import plan
from reflectlib.planning.session import Session
from reflectlib.planning.steps import groups_of
from reflectlib.reasons import MOST, Reason, ReasonKey, missed

MOST_GROUPS = 4  # of more than these a leader loses sight
FURTHER = 20  # people more or fewer, to find a number that would do
DIFFERING = ("participants", "duration", "cases", "phases")
"""The fields of a variant that make it another way to hold a meeting."""


class Takes(NamedTuple):
    """What a meeting takes of time.

    `minutes` is what is stated, or else what the steps take together, and None where neither is
    known; `basis` says which. `steps` is a second figure, where the steps need more than is stated.
    `least` are the fewest minutes in which it can be held; `planned` where there is an agenda.
    """

    minutes: Minutes | None
    basis: MinutesBasis | None
    steps: Minutes | None
    least: int
    planned: bool


class Holding(NamedTuple):
    """A number of people in a way: the reason for or against, and how many it can be held with.

    `people` is the number that comes nearest, where there is one; in so many `groups`. `more` are
    what to mind of the blocks of a programme.
    """

    reason: Reason | None
    people: int | None
    groups: int = 1
    more: tuple[Reason, ...] = ()


class Way:
    """One way to hold a meeting: of this kind, and in this variant, where there are any."""

    def __init__(self, method: Method, variant: Variant | None, meeting: MeetingKind | None):
        """Take a method with the steps of others in place."""
        self.method, self.variant, self.meeting = method, variant, meeting
        try:
            self.held = with_variant(method, variant.id if variant else None)
        except PlanError:  # of a range that no file can have; planning will say so
            self.held = method
        id = meeting.id if meeting else None
        self.phases = tuple(phase for phase in self.held.phases if phase.meeting == id)
        self.blocks = None
        if isinstance(self.held, Programme):
            self.blocks = BlocksHeld(self.held, meeting, self.phases)
        self._known: dict[object, Takes] = {}

    @property
    def people(self) -> Range | None:
        """The stated number of people."""
        return self._own_people or (self.blocks.of_the_only_one if self.blocks else None)

    @property
    def _own_people(self) -> Range | None:
        return (self.meeting and self.meeting.participants) or self.held.participants

    @property
    def states_people(self) -> bool:
        """Tell whether it says for how many people it is, or a block of it does."""
        return self.people is not None or bool(self.blocks and self.blocks.say)

    @property
    def duration(self) -> Minutes | None:
        """The stated minutes."""
        return self.meeting.duration if self.meeting else self.held.duration

    @property
    def place(self) -> Place | None:
        """Where people meet."""
        return (self.meeting and self.meeting.place) or self.held.place

    @property
    def no_agenda(self) -> ReasonKey:
        """Why there is no agenda of it, where there is none."""
        if self.phases:
            return "no_agenda"
        return "blocks_missing" if self.blocks else "no_steps"

    def session(self, people: int | None, minutes: int | None, groups: int = 1) -> Session:
        """The session that plans it."""
        return Session(
            people=people,
            minutes=minutes,
            groups=groups,
            meeting=self.meeting.id if self.meeting else None,
            variant=self.variant.id if self.variant else None,
        )

    def holding(self, people: int) -> Holding:
        """Judge a number of people by the stated range, and by the groups of the steps."""
        stated = self.people
        if stated is None or people in stated:
            if not self._divides(people):
                return self._uneven(people)
            if self.blocks:
                reason, *to_mind = self.blocks.reasons(people, self._own_people)
                return Holding(reason, people, more=tuple(to_mind))
            unstated = Reason("unknown", "people_unstated")
            return Holding(Reason("fits", "people_fit", stated) if stated else unstated, people)
        least, most = stated.reach
        if most and people > most:
            groups = 0
            if not self.held.meetings and not (self.blocks and self.blocks.are_apart):
                groups = groups_that_fit(people, stated, group_sizes(self.phases))
            if 0 < groups <= MOST_GROUPS and self._divides(-(-people // groups)):
                size = -(-people // groups)
                each = self.blocks.reasons(size, stated) if self.blocks else []
                return Holding(
                    Reason("caution", "people_split", stated, number=groups),
                    people,
                    groups,
                    tuple(reason for reason in each if reason.verdict == "caution"),
                )
            fewer = range(most, max(most - FURTHER, least or 1, 1) - 1, -1)
            off = missed("people_too_many", stated, people - most, people)
            return Holding(off, next(filter(self._divides, fewer), None))
        first = least or 1
        more = range(first, min(first + FURTHER, most or MOST["people"], MOST["people"]) + 1)
        off = missed("people_too_few", stated, first - people, people)
        return Holding(off, next(filter(self._divides, more), None))

    def takes(self, people: int | None, groups: int = 1) -> Takes:
        """What it takes of time for people who can hold it so; None for as many as is usual."""
        size = None if people is None else -(-people // groups)
        key = None if size is None else self._what_counts(size)
        if key not in self._known:
            self._known[key] = self._reckoned(people, groups, size)
        return self._known[key]

    def _reckoned(self, people: int | None, groups: int, size: int | None) -> Takes:
        stated = self.duration
        each = Range(min=size, max=size) if size else self.people
        steps, basis = time_unstated(self.held, self.meeting, self.phases, each)
        needed = stated or steps
        # A source can contradict itself. Then what it states will do, but it will be tight.
        differs = stated and steps and (steps.min or 1) > (stated.max or LONGEST)
        least = ((needed and needed.reach[0]) or 1, self._least_planned(people, groups))
        return Takes(
            stated or steps,
            "stated" if stated else basis,
            steps if differs else None,
            max(filter(None, least)),
            least[1] is not None,
        )

    def _least_planned(self, people: int | None, groups: int) -> int | None:
        """The fewest minutes that planning needs; None where it makes no agenda at all."""
        try:
            plan(self.method, self.session(people, 1, groups))
        except PlanError as error:
            found = {"too_little_time": "least", "longer_than_a_day": "minutes"}.get(error.code)
            return error.fields[found] if found else None
        return 1

    def _divides(self, people: int) -> bool:
        """Tell whether so many can be divided over the groups of each step, or over the blocks."""
        if self.blocks:
            return self.blocks.take(people)
        if not any(isinstance(phase.grouping, Groups) for phase in self.phases):
            return True
        try:
            groups_of(self.phases, people, anyway=False)
        except PlanError as error:
            return error.code != "no_division"
        return True

    def _uneven(self, people: int) -> Holding:
        """Say where people do not divide over the groups of a step, and how many would."""
        stated, size = self.people, None
        if not self.blocks:
            size = next(
                phase.grouping.size
                for phase in self.phases
                if isinstance(phase.grouping, Groups)
                and phase.repeat != "pairings"
                and not divides(people, phase.grouping.size)
            )
        around = (people + off for by in range(1, FURTHER + 1) for off in (-by, by))
        would = (
            each
            for each in around
            if 1 <= each <= MOST["people"] and (stated is None or each in stated)
        )
        near = next(filter(self._divides, would), None)
        by = people if near is None else abs(near - people)
        key: ReasonKey = "people_uneven" if size else "people_not_over_blocks"
        return Holding(missed(key, size, by, people, number=near or 0), near)

    def _what_counts(self, size: int) -> object:
        """What of a number of people the time depends on: alike for two numbers, so is the time."""
        if self.blocks and self.blocks.are_apart:
            return size
        if not any(map(_counts_people, self.phases)):
            return ()
        try:
            groups = groups_of(self.phases, size, anyway=False)
        except PlanError:
            return size
        return tuple(
            (
                size if phase.repeat == "pairings" or not own else 0,
                max(own, default=0),
                own[-1:],
                len(own),
            )
            for phase, own in zip(self.phases, groups, strict=True)
            if _counts_people(phase)
        )


def _counts_people(phase: Phase) -> bool:
    per = phase.time.per if isinstance(phase.time, MinutesPer) else ""
    return bool(
        phase.turn or per in ("participant", "group") or phase.repeat in ("member", "pairings")
    )


def ways_of(method: Method) -> list[Way]:
    """The ways to hold a meeting of a method, the plainest first.

    Those without steps count only where there are no others.
    """
    variants = (each for each in method.variants if any(getattr(each, name) for name in DIFFERING))
    ways = [
        Way(method, variant, meeting)
        for variant in (None, *variants)
        for meeting in method.meetings or (None,)
    ]
    return [way for way in ways if way.phases] or ways


def judged_by_numbers(
    way: Way, people: int | None, minutes: int | None
) -> tuple[list[Reason], Session | None, Takes]:
    """Judge a way by people and minutes: the reasons, the session that can be planned, the time.

    The session is what is asked for, or the least beyond it that would do. There is none where
    there is no agenda, or where what is asked for is far from it.
    """
    held = way.holding(people) if people else Holding(None, None)
    takes = way.takes(held.people, held.groups)
    reasons = [*([held.reason] if held.reason else ()), *held.more]
    if people or minutes:
        reasons += _of_time(takes, minutes)
        if not takes.planned:
            reasons.append(Reason("unknown", way.no_agenda))
    far = any(reason.verdict == "against" for reason in reasons) or takes.least > LONGEST
    nobody = held.reason is not None and held.people is None
    session = None if far or nobody or not takes.planned else _session(way, held, takes, minutes)
    return reasons, session, takes


def _session(way: Way, held: Holding, takes: Takes, minutes: int | None) -> Session:
    if minutes:
        return way.session(held.people, max(minutes, takes.least), held.groups)
    session = way.session(held.people, None, held.groups)
    try:
        plan(way.method, session)
    except PlanError:  # as long as is stated is longer than a day
        return way.session(held.people, LONGEST, held.groups)
    return session


def _of_time(takes: Takes, minutes: int | None) -> Iterator[Reason]:
    """Judge the time of one meeting: what is stated, or else what the steps take."""
    if takes.least > LONGEST:
        yield Reason("against", "time_over_a_day")
        return
    if minutes is None:
        return
    stated, estimated = takes.minutes, takes.basis == "estimate"
    if takes.steps:
        yield Reason("caution", "time_two_figures", stated, takes.steps)
    if takes.least > minutes:
        shortest = Range(min=takes.least, max=takes.least)
        by = takes.least - minutes
        yield missed("time_short", shortest, by, minutes, estimated=estimated or not stated)
        return
    if stated is None:
        yield Reason("unknown", "time_unstated")
        return
    needed = takes.steps or stated
    left = minutes - max(needed.max or needed.min or 1, takes.least)
    said: dict[str, Any] = {"estimated": estimated}
    if needed.about and minutes in needed:
        yield Reason("fits", "time_exact", stated, **said)
    elif needed.max is None:
        yield Reason("fits", "time_open", stated, number=left, **said)
    elif left < 0:
        yield Reason("caution", "time_tight", stated, **said)
    elif left == 0:
        yield Reason("fits", "time_exact", stated, **said)
    else:
        yield Reason("fits", "time_left", stated, number=left, **said)
