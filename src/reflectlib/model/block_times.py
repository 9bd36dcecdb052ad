"""What the blocks of a programme take, each by itself and together."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reflectlib.model.method import MeetingKind
from reflectlib.model.programme import Activity, Block, Programme, ids_of
from reflectlib.model.steps import Cases
from reflectlib.model.timing import Minutes, Range
from reflectlib.model.totals import LONGEST, Contradiction, agree, time_of_steps


class BlockTime(NamedTuple):
    """What a block takes; no `minutes` where that cannot be known.

    It is `estimated` where it rests on times of ours.
    """

    minutes: Minutes | None
    estimated: bool = False


def time_of_block(
    programme: Programme, id: str, block: Block, people: Range | None = None
) -> BlockTime:
    """The time of a block: its own, or else that of its method, be it stated or that of its steps.

    Of what goes on side by side it is the longest. `people` take part in the whole.
    """
    if fixed := block.pause or block.minutes:
        return BlockTime(fixed)
    if not block.parallel:
        return time_of_activity(programme, id, block, people)
    there = {phase.block for phase in programme.phases}
    sides = zip(ids_of(block.parallel, id), block.parallel, strict=True)
    return _longest(
        [time_of_activity(programme, *side, people) for side in sides if side[0] in there]
    )


def time_of_activity(
    programme: Programme, id: str, activity: Activity, people: Range | None = None
) -> BlockTime:
    """The time of a method or a step in a block, or of one of what goes on side by side."""
    method = programme.method_of(id)
    steps = [phase for phase in programme.phases if phase.block == id]
    if method is None or not steps:
        return BlockTime(None)
    # A method that is changed takes what its steps take, as in a plan.
    if method.duration and not (method.adaptations and all(phase.time for phase in steps)):
        return BlockTime(method.duration)
    there = people_there(programme, id, people)
    cases = Cases(min=activity.cases, max=activity.cases) if activity.cases else method.cases
    total = time_of_steps(steps, there or method.participants, cases)
    return BlockTime(total, any(phase.is_estimated for phase in steps))


def people_there(programme: Programme, id: str, people: Range | None) -> Range | None:
    """How many take part in a block where `people` take part in the whole.

    What goes on side by side and does not say so itself divides those that are left evenly.
    """
    for known, block in zip(ids_of(programme.blocks), programme.blocks, strict=True):
        sides = zip(ids_of(block.parallel, known), block.parallel, strict=True)
        for side, activity in ((known, block), *sides):
            if side == id and activity.people:
                return Range(min=activity.people, max=activity.people)
            if side == id and people and side != known:
                said = [each.people for each in block.parallel]
                taken, open_sides = sum(filter(None, said)), said.count(None)
                least, most = people.min, people.max
                return Range(
                    min=max(1, (least - taken) // open_sides) if least else None,
                    max=max(1, -(-(most - taken) // open_sides)) if most else None,
                )
    return people


def time_of_blocks(
    programme: Programme, meeting: MeetingKind | None = None, people: Range | None = None
) -> BlockTime:
    """What the blocks of one kind of meeting take together, breaks of the programme included.

    `people` go through it, or else those that are stated.

    There is none where one of them is not known, and where a block is tied to the clock, since it
    may then have to be waited for.
    """
    kind = meeting.id if meeting else None
    people = people or (meeting and meeting.participants) or programme.participants
    here = [
        (id, block)
        for id, block in zip(ids_of(programme.blocks), programme.blocks, strict=True)
        if block.part == kind and has_something(programme, id, block)
    ]
    if not here or any(is_pinned(block) for _id, block in here):
        return BlockTime(None)
    times = [time_of_block(programme, id, block, people) for id, block in here]
    total = _around(times, sum)
    return BlockTime(total, bool(total) and any(each.estimated for each in times))


def contradictions_of_blocks(programme: Programme) -> Iterator[Contradiction]:
    """The stated minutes of a programme, or of its meetings, that are not what its blocks take.

    They agree as those of a method do. Nothing is said where a block is tied to the clock.
    """
    for n, meeting in enumerate(programme.meetings):
        total = time_of_blocks(programme, meeting).minutes
        if meeting.duration and total and not agree(total, meeting.duration):
            yield Contradiction(("meetings", n, "duration"), meeting, meeting.duration, total)
    total = None if programme.meetings else time_of_blocks(programme).minutes
    if programme.duration and total and not agree(total, programme.duration):
        yield Contradiction(("duration",), None, programme.duration, total)


def is_pinned(block: Block) -> bool:
    """Tell whether a block is tied to the clock or to a day."""
    return bool(block.at or block.until or (block.day or 1) > 1)


def has_something(programme: Programme, id: str, block: Block) -> bool:
    """Tell whether there is anything to do in a block: all of its steps can be left out."""
    ids = {id, *ids_of(block.parallel, id)}
    return block.pause is not None or any(phase.block in ids for phase in programme.phases)


def _longest(sides: Sequence[BlockTime]) -> BlockTime:
    return BlockTime(_around(sides, max), any(each.estimated for each in sides))


def _around(times: Sequence[BlockTime], together: Callable[[Sequence[int]], int]) -> Minutes | None:
    """The least and the most of all of them together, by `sum` or `max`."""
    known = [each.minutes for each in times if each.minutes]
    if not known or len(known) < len(times):
        return None
    least = together([each.min or 0 for each in known])
    ends = [each.max for each in known if each.max]
    most = together(ends) if len(ends) == len(known) else None
    # A block or a meeting ends within a day.
    if not 0 < max(least, most or 0) <= LONGEST:
        return None
    return Minutes(min=least or None, max=most)
