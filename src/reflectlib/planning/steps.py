"""The steps of a meeting: every round of them in order, with its groups and its bounds."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reflectlib.errors import PlanError
from reflectlib.model.steps import Groups, Joined, Phase, Rounds
from reflectlib.model.timing import Minutes, MinutesPer
from reflectlib.planning.fit import STEP, UNSTATED, Bounds, Claim, Surplus, bounds, fill
from reflectlib.planning.groups import join_groups, split_into_groups
from reflectlib.planning.session import SlotKind

DAY = 1440
AWHILE = 12  # times: as far as a step can be stretched of which nobody knows the time
LIGHT = ("opening", "choosing", "closing")
"""The stages that need least of a time that is to be divided, and of time that is left over."""


class Step(NamedTuple):
    """A step to come: its round, its groups, and its claim to minutes.

    `whole` is what it takes by itself: as stated, estimated or divided. What its part aims at can
    be another number, where everybody's turn or the time of a case asks for that.
    """

    phase: Phase
    round: int | None
    groups: tuple[int, ...]
    part: Claim
    whole: int
    kind: SlotKind = "phase"
    """What is no step, such as a break of a programme, has a `phase` with its title alone."""
    block: str = ""
    """The id of the block of a programme that it is in."""
    title: str = ""
    """What a break of a programme is called, or what goes on side by side, if it has a name."""
    cases_before: int = 0
    """How many cases the blocks before it take."""
    apart: Claim | None = None
    """Its own claim, where its block is held to a share of the meeting."""

    @property
    def loop(self) -> tuple[str, int] | None:
        """What its loop is for and which round it is in; None outside a loop."""
        repeat = str(self.phase.repeat or "case")
        return (f"{self.block} {repeat}".strip(), self.round) if self.round else None

    def exactly(self) -> "Step":
        """The step with no more and no less than it takes by itself."""
        only = Bounds(self.whole, self.whole, self.whole)
        return self._replace(part=self.part._replace(bounds=only))


def steps_of(
    phases: Sequence[Phase],
    people: int,
    cases: int,
    each: Minutes | None,
    *,
    more_rounds: int = 0,
    anyway: bool,
) -> list[Step]:
    """Every step in its order, those of a loop once for each round.

    `each` is the stated time of one case, and `more_rounds` how many come on top of the fewest that
    are stated, where more are possible. Where every step may be left out, none is: a meeting has
    steps. Raises `PlanError` where people do not divide over groups, and where there are so many
    rounds that they cannot end within a day.
    """
    groups = groups_of(phases, people, anyway=anyway)
    made = list(_of_once(phases, groups, people, cases))
    if each:
        made = _held_to(made, each)
    steps: list[Step] = []
    for repeat, run in groupby(made, lambda step: step.phase.repeat):
        if repeat is None:
            steps += (step for step in run if (step.round or 1) <= cases)
        else:
            once = list(run)
            steps += _all_rounds(once, _rounds(once, people, cases, more_rounds))
    return steps


def groups_of(phases: Sequence[Phase], people: int, *, anyway: bool) -> list[tuple[int, ...]]:
    """The sizes of the groups of each step; of none where all work together or each alone.

    Raises `PlanError` where people do not divide, unless it is `anyway`.
    """
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


def _all_rounds(once: Sequence[Step], rounds: int) -> Iterator[Step]:
    """The steps of a loop, round after round; one that is for a single case in that one alone."""
    least = sum(step.part.bounds.least for step in once if not _may_be_missing(step))
    if (shortest := max(least, len(once)) * rounds) > DAY:
        raise PlanError("longer_than_a_day", minutes=shortest)
    for number in range(1, rounds + 1):
        yield from (step._replace(round=number) for step in once if step.round in (None, number))


def _may_be_missing(step: Step) -> bool:
    return step.part.optional or step.round is not None


def _rounds(once: Sequence[Step], people: int, cases: int, more: int) -> int:
    """How many rounds a loop has: for each case, member or pair, or as many as are stated."""
    repeat = once[0].phase.repeat
    if isinstance(repeat, Rounds):
        least = repeat.times.min or repeat.times.max or 1
        return min(least + more, repeat.times.max or least + more)
    if repeat == "pairings":
        # Of an even number everybody meets another in each round; of an odd one somebody rests.
        return max(1, people - 1 + people % 2)
    sizes = [step.groups[-1] for step in once if step.groups]
    return cases if repeat == "case" else max(sizes, default=people)


def _of_once(
    phases: Sequence[Phase], groups: Sequence[tuple[int, ...]], people: int, cases: int
) -> Iterator[Step]:
    """One round of each step; its number is that of its only case, where it has one."""
    some = not all(phase.may_be_left_out for phase in phases)
    shares = [phase.share for phase in phases if phase.time is None]
    # Steps without a time take ten minutes on average where their parts are known, and else by
    # what they do.
    unit = UNSTATED * len(shares) / sum(share or 1 for share in shares) if any(shares) else 0
    for number, (phase, own) in enumerate(zip(phases, groups, strict=True)):
        # In a round for each member there is one whose round it is.
        largest = 1 if phase.repeat == "member" else max(own, default=people)
        if phase.time is None:
            claim, surplus = _untimed(phase, unit)
        else:
            # Groups work side by side, so the largest of them takes the longest.
            counted = {"participant": largest, "case": cases, "group": len(own) or 1}
            per = phase.time.per if isinstance(phase.time, MinutesPer) else "group"
            claim, surplus = _timed(phase, bounds(phase.time, counted[per]))
        if phase.locked:
            claim = Bounds(claim.stated, claim.stated, claim.stated)
        turns = (phase.turn or 0) * largest
        aim = max(claim.stated, min(turns, claim.most))
        only = phase.case if phase.repeat in (None, "case") else None
        part = Claim(claim._replace(stated=aim), number, surplus, some and phase.may_be_left_out)
        yield Step(phase, only, own, part, claim.stated)


def _untimed(phase: Phase, unit: float) -> tuple[Bounds, Surplus]:
    """The claim of a step without a time: by its share, or else by its stage."""
    if unit:
        whole = min(max(1, round(unit * (phase.share or 1) / STEP)) * STEP, DAY)
        most = min(max(whole, round(unit * (phase.share or 1)) * AWHILE), DAY)
        return Bounds(whole, max(1, whole // 4), most), "first"
    if phase.stage in LIGHT:
        return Bounds(STEP, 1, 3 * STEP), "last"
    return Bounds(UNSTATED, UNSTATED // 4, UNSTATED * AWHILE), "then"


def _timed(phase: Phase, found: Bounds) -> tuple[Bounds, Surplus]:
    """The claim of a step with a time. A range is kept to, and light stages grow little or not.

    Time that is left over does not help to choose a case, and little to open or to close.
    """
    time = phase.time
    is_range = isinstance(time, Minutes) and time.max is not None and time.min != time.max
    if phase.stage not in LIGHT:
        return found, "first" if is_range else "then"
    if is_range:
        return found, "last"
    more = 0 if phase.stage == "choosing" else found.stated // 2
    return found._replace(most=found.stated + more), "last"


def _held_to(made: Sequence[Step], each: Minutes) -> list[Step]:
    """The steps, of which those of one case take what is stated for it, where they can.

    Where not every case goes the same way, what is stated cannot be divided.
    """
    loop = [number for number, step in enumerate(made) if step.phase.repeat == "case"]
    held = [number for number in loop if not made[number].part.optional]
    parts = [made[number].part for number in held]
    wanted = bounds(each, 1)
    least = max(wanted.least, sum(part.bounds.least for part in parts))
    most = min(wanted.most, sum(part.bounds.most for part in parts))
    within = (each.min or 0) <= most and least <= (each.max or most)
    if least > most or not within or any(made[number].round for number in loop):
        return list(made)  # the steps say otherwise, and a remark will say so
    whole = sum(part.bounds.stated for part in parts)
    middle = min(max(whole, least, each.min or 0), most, each.max or most)
    ends = [fill(parts, minutes) for minutes in (middle, least, most)]
    found = list(made)
    for number, *limits in zip(held, *ends, strict=True):
        step = made[number]
        found[number] = step._replace(part=step.part._replace(bounds=Bounds(*limits)))
    return found
