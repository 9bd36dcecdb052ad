"""What the steps of a method take together, and where that is not what is stated."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from reflectlib.diagnostics import KeyPath
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.steps import Cases, Groups, Joined, Phase, Rounds, Time
from reflectlib.model.timing import Minutes, Range

MinutesBasis = Literal["stated", "steps", "estimate"]
"""Whether the minutes are stated, those of the steps together, or of steps that we estimated."""
LONGEST = 1440  # minutes: a meeting ends within a day
ONE = Range(min=1, max=1)


def steps_by_meeting(method: Method) -> Iterator[tuple[MeetingKind | None, tuple[Phase, ...]]]:
    """The steps of each kind of meeting, in order; under None first those that name none."""
    kinds = (None, *method.meetings)
    for meeting in kinds:
        id = meeting.id if meeting else None
        yield meeting, tuple(phase for phase in method.phases if phase.meeting == id)


def stated_people(method: Method) -> list[Range]:
    """The stated numbers of people of each kind of meeting, and of the whole."""
    holders: tuple[Method | MeetingKind, ...] = (*method.meetings, method)
    return [holder.participants for holder in holders if holder.participants]


def stated_minutes(method: Method) -> list[Minutes]:
    """The stated minutes of one meeting of each kind, and of one meeting of the whole."""
    holders: tuple[Method | MeetingKind, ...] = (*method.meetings, method)
    return [holder.duration for holder in holders if holder.duration]


def around(ranges: Sequence[Range]) -> Range | None:
    """The range that holds all of them; None for no ranges."""
    if not ranges:
        return None
    least = min(range.min or 0 for range in ranges)
    most = [range.max for range in ranges if range.max]
    return Range(min=least or None, max=max(most) if len(most) == len(ranges) else None)


def basis_of_steps(phases: Iterable[Phase]) -> MinutesBasis:
    """Whether what steps take together rests on times of ours."""
    return "estimate" if any(phase.is_estimated for phase in phases) else "steps"


def time_of_steps(
    phases: Iterable[Phase], participants: Range | None, cases: Cases | None
) -> Minutes | None:
    """Add up the minutes of steps: the least and the most that they take together.

    A time per participant counts for the fewest and the most people of a group, or of the
    `participants` where the step has no groups; groups work side by side. A step of a loop counts
    for the fewest and the most rounds: of `cases` one, where these are not given. What may be left
    out, or is for a case that there need not be, counts for the most alone. None where a step has
    no time, or one that cannot be multiplied.
    """
    low, high = 0, 0
    open_end = False
    fewest = (cases and cases.min) or 1
    size = ONE
    for phase in phases:
        people = participants
        if isinstance(phase.grouping, Groups):
            people = size = phase.grouping.size
        elif isinstance(phase.grouping, Joined):
            # How many groups are left over and join others too, depends on how many there are.
            people = size = Range(min=phase.grouping.join * (size.min or 1))
        each = _ends(phase.time, ONE if phase.repeat == "member" else people, cases)
        if each is None:
            return None
        rounds = _rounds(phase, people, cases)
        if rounds is None:
            return None
        least, most = each[0] * rounds[0], each[1] and rounds[1] and each[1] * rounds[1]
        low += 0 if phase.may_be_left_out or (phase.case or 1) > fewest else least
        high += most or 0
        open_end = open_end or most is None
    longest = low if open_end else max(low, high)
    if not 0 < longest <= LONGEST:
        return None
    # Where all may be left out, there is no least.
    return Minutes(min=low or None, max=None if open_end else high)


def _ends(
    time: Time | None, people: Range | None, cases: Cases | None
) -> tuple[int, int | None] | None:
    """The least and most minutes of one step; None where that cannot be known."""
    if isinstance(time, Minutes):
        return (time.min or 1, time.max)
    if time is None:
        return None
    number = {"participant": people, "case": cases, "group": None}[time.per]
    if number is None:
        return None
    return (number.min or 1) * time.minutes, number.max and number.max * time.minutes


def _rounds(
    phase: Phase, people: Range | None, cases: Cases | None
) -> tuple[int, int | None] | None:
    """The fewest and the most rounds of a step; None where that cannot be known."""
    repeat = phase.repeat
    if repeat is None or (repeat == "case" and (phase.case or cases is None)):
        return (1, 1)
    number = {"case": cases}.get(str(repeat), people)
    if isinstance(repeat, Rounds):
        number = repeat.times
    if number is None:
        return None
    least, most = number.min or 1, number.max
    if repeat == "pairings":
        return max(1, least - 1), most and max(1, most - 1 + most % 2)
    return least, most


class Contradiction(NamedTuple):
    """Stated minutes that are not those of the steps, of a meeting or of one case."""

    path: KeyPath
    """Where the stated minutes stand in the entry."""
    meeting: MeetingKind | None
    """The kind of meeting, where the method has more than one."""
    stated: Minutes
    """What is stated."""
    total: Minutes
    """What the steps take together."""


def contradictions(method: Method) -> Iterator[Contradiction]:
    """The stated minutes of a meeting or a case that are not the sum of its steps.

    They agree when one lies within the other: steps may leave room, and so may a total. With
    more than one kind of meeting, the method's own duration is none of theirs.
    """
    for meeting, phases in steps_by_meeting(method):
        people = (meeting and meeting.participants) or method.participants
        path: KeyPath = ("duration",)
        stated = None if method.meetings else method.duration
        if meeting:
            stated, path = meeting.duration, ("meetings", method.meetings.index(meeting), *path)
        total = time_of_steps(phases, people, method.cases)
        if stated and total and not agree(total, stated):
            yield Contradiction(path, meeting, stated, total)
        loop = [phase for phase in phases if phase.repeat == "case"]
        stated = method.cases.minutes if method.cases else None
        total = time_of_steps(loop, people, None)
        if stated and total and not agree(total, stated):
            yield Contradiction(("cases", "minutes"), meeting, stated, total)


def agree(one: Range, other: Range) -> bool:
    """Tell whether one range lies within the other."""
    return _within(one, other) or _within(other, one)


def _within(inner: Range, outer: Range) -> bool:
    return (inner.min or 0) >= (outer.min or 0) and (
        outer.max is None or (inner.max is not None and inner.max <= outer.max)
    )
