"""The steps of a meeting: every round of them in order, with its groups and its bounds."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reflectlib.errors import PlanError
from reflectlib.model.steps import Groups, Joined, Phase, Rounds
from reflectlib.model.timing import Minutes, MinutesPer
from reflectlib.planning.fit import STEP, UNSTATED, Bounds, Part, bounds, fill
from reflectlib.planning.groups import join_groups, split_into_groups

DAY = 1440
AWHILE = 12  # times: as far as a step can be stretched of which nobody knows the time
LIGHT = ("opening", "choosing", "closing")
"""The stages that need least of a time that is to be divided, and of time that is left over."""


class Step(NamedTuple):
    """A step to come: its round, its groups, and its claim to minutes.

    `whole` is what it would take if nothing were fitted: as stated, estimated or divided.
    """

    phase: Phase
    round: int | None
    groups: tuple[int, ...]
    part: Part
    whole: int

    @property
    def loop(self) -> tuple[str, int] | None:
        """What its loop is for and which round it is in; None outside a loop."""
        return (str(self.phase.repeat), self.round) if self.round else None


def steps_of(
    phases: Sequence[Phase], people: int, cases: int, each: Minutes | None, *, anyway: bool
) -> list[Step]:
    """Every step in its order, those of a loop once for each round.

    `each` is the stated time of one case. Raises `PlanError` where people do not divide over
    groups, and where there are so many rounds that they cannot end within a day.
    """
    phases = [phase for phase in phases if (phase.case or 1) <= cases]
    groups = _groups(phases, people, anyway=anyway)
    made = [
        Step(phase, None, own, Part(b, number, _is_eager(phase), phase.may_be_left_out), b.stated)
        for number, (phase, own, b) in enumerate(
            zip(phases, groups, _bounds(phases, groups, people, cases), strict=True)
        )
    ]
    steps: list[Step] = []
    for repeat, run in groupby(made, lambda step: step.phase.repeat):
        once = list(run)
        if repeat is None:
            steps += once
            continue
        if repeat == "case" and each:
            once = _held_to(once, each)
        rounds = _rounds(once, people, cases)
        least = sum(step.part.bounds.least for step in once if not step.part.optional)
        if least * rounds > DAY:
            raise PlanError("longer_than_a_day", minutes=least * rounds)
        steps += (step._replace(round=n) for n in range(1, rounds + 1) for step in once)
    return steps


def is_uneven(phase: Phase, people: int) -> bool:
    """Tell whether people have to be divided as the method does not say."""
    if not isinstance(phase.grouping, Groups):
        return False
    try:
        split_into_groups(people, phase.grouping.size)
    except PlanError:
        return True
    return False


def _rounds(once: Sequence[Step], people: int, cases: int) -> int:
    """How many rounds a loop has: for each case, member or pair, or as many as are stated."""
    repeat = once[0].phase.repeat
    if isinstance(repeat, Rounds):
        return repeat.times.min or repeat.times.max or 1
    if repeat == "pairings":
        # Of an even number everybody meets another in each round; of an odd one somebody rests.
        return max(1, people - 1 + people % 2)
    sizes = [step.groups[-1] for step in once if step.groups]
    return cases if repeat == "case" else max(sizes, default=people)


def _groups(phases: Sequence[Phase], people: int, *, anyway: bool) -> list[tuple[int, ...]]:
    """The sizes of the groups of each step; of none where all work together or each alone."""
    found: list[tuple[int, ...]] = []
    last: tuple[int, ...] = (1,) * people
    for phase in phases:
        own: tuple[int, ...] = ()
        if phase.repeat == "pairings":
            own = (2,) * (people // 2)
        elif isinstance(phase.grouping, Groups):
            last = own = split_into_groups(people, phase.grouping.size, anyway=anyway)
        elif isinstance(phase.grouping, Joined):
            last = own = tuple(map(sum, join_groups(last, phase.grouping.join)))
        elif phase.grouping == "individual":
            last = (1,) * people
        found.append(own)
    return found


def _bounds(
    phases: Sequence[Phase], groups: Sequence[tuple[int, ...]], people: int, cases: int
) -> Iterator[Bounds]:
    untimed = [phase for phase in phases if phase.time is None]
    shared = [phase.share or 1 for phase in untimed]
    # Steps without a time take ten minutes on average where their parts are known, and else by
    # what they do.
    known = any(phase.share for phase in untimed)
    unit = UNSTATED * len(shared) / sum(shared) if known else 0
    for phase, own in zip(phases, groups, strict=True):
        if phase.time is None:
            light = phase.stage in LIGHT and not known
            minutes = unit * (phase.share or 1) or (STEP if light else UNSTATED)
            whole = max(1, round(minutes))
            most = 3 * STEP if light else whole * AWHILE
            yield Bounds(whole, max(1, whole // 4), min(most, DAY))
            continue
        # Groups work side by side, so the largest of them takes the longest.
        number = {"participant": max(own, default=people), "case": cases}
        per = phase.time.per if isinstance(phase.time, MinutesPer) else ""
        found = bounds(phase.time, number.get(per, len(own) or 1))
        found = found if _is_range(phase) else _for_stage(found, phase)
        turns = (phase.turn or 0) * max(own, default=people)
        yield found._replace(stated=max(found.stated, min(turns, found.most)))


def _is_range(phase: Phase) -> bool:
    return (
        isinstance(phase.time, Minutes)
        and phase.time.max is not None
        and (phase.time.min != phase.time.max)
    )


def _for_stage(found: Bounds, phase: Phase) -> Bounds:
    """Time that is left over does not help to choose a case, and little to open or to close."""
    if phase.stage == "choosing":
        return found._replace(most=found.stated)
    if phase.stage in LIGHT:
        return found._replace(most=found.stated + found.stated // 2)
    return found


def _is_eager(phase: Phase) -> bool:
    return phase.stage not in LIGHT


def _held_to(once: Sequence[Step], each: Minutes) -> list[Step]:
    """The steps of one round, of which the whole takes what is stated for it, where it can."""
    held = [number for number, step in enumerate(once) if not step.part.optional]
    parts = [once[number].part for number in held]
    wanted = bounds(each, 1)
    least = max(wanted.least, sum(part.bounds.least for part in parts))
    most = min(wanted.most, sum(part.bounds.most for part in parts))
    if least > most:
        return list(once)  # the steps say otherwise, and a remark will say so
    whole = sum(part.bounds.stated for part in parts)
    middle = min(max(whole, least, each.min or 0), most, each.max or most)
    ends = [fill(parts, minutes) for minutes in (middle, least, most)]
    made = list(once)
    for number, *limits in zip(held, *ends, strict=True):
        step = once[number]
        part = step.part._replace(bounds=Bounds(*limits))
        made[number] = step._replace(part=part, whole=part.bounds.stated)
    return made
