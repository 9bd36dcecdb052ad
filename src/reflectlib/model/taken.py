"""What one meeting of a method or a programme takes: stated, or else of its steps or its blocks."""

from collections.abc import Sequence

from reflectlib.model.block_times import people_there
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.programme import Activity, Block, Programme, ids_of
from reflectlib.model.steps import Cases, Phase
from reflectlib.model.timing import Minutes, Range
from reflectlib.model.totals import (
    LONGEST,
    MinutesBasis,
    around,
    basis_of_steps,
    stated_minutes,
    steps_by_meeting,
    time_of_steps,
)


def time_taken(method: Method) -> tuple[Range | None, MinutesBasis | None]:
    """What one meeting of any kind takes: what is stated, or else what its steps take together."""
    if stated := stated_minutes(method):
        return around(stated), "stated"
    each = [
        time_unstated(method, meeting, phases, (meeting or method).participants)
        for meeting, phases in steps_by_meeting(method)
    ]
    sums = [total for total, _basis in each if total]
    estimated = any(basis == "estimate" for total, basis in each if total)
    return around(sums), ("estimate" if estimated else "steps") if sums else None


def time_unstated(
    method: Method,
    meeting: MeetingKind | None,
    phases: Sequence[Phase],
    people: Range | None = None,
) -> tuple[Minutes | None, MinutesBasis | None]:
    """What these steps of one kind of meeting take together, whatever is stated of the whole.

    Of a programme, whose blocks are filled in, it is what its blocks and its own breaks take: the
    minutes of a block, or else those of its method, be these stated or those of its steps; of what
    goes on side by side the longest. `people` go through it. None where that cannot be known.
    """
    people = people or method.participants
    if not isinstance(method, Programme):
        total = time_of_steps(phases, people, method.cases) if phases else None
        return total, basis_of_steps(phases) if total else None
    kind = meeting.id if meeting else None
    blocks = zip(ids_of(method.blocks), method.blocks, strict=True)
    there = [(id, block) for id, block in blocks if phases and block.part == kind]
    times = [time_of_block(method, id, block, people) for id, block in there]
    known = [minutes for minutes, _estimated in times if minutes]
    if not times or len(known) < len(times):
        return None, None
    least = sum(each.min or 0 for each in known)
    most = sum(each.max or 0 for each in known) if all(each.max for each in known) else None
    if not 0 < (most or least) <= LONGEST:
        return None, None
    estimated = any(estimated for _minutes, estimated in times)
    return Minutes(min=least or None, max=most), "estimate" if estimated else "steps"


def time_of_block(
    programme: Programme, id: str, block: Block, people: Range | None = None
) -> tuple[Minutes | None, bool]:
    """The minutes of a block of a programme by its id, and whether they rest on times of ours."""
    if fixed := block.pause or block.minutes:
        return fixed, False
    if not block.parallel:
        return _of_activity(programme, id, block, people)
    sides = zip(ids_of(block.parallel, id), block.parallel, strict=True)
    return _longest([_of_activity(programme, *side, people) for side in sides])


def _of_activity(
    programme: Programme,
    id: str,
    activity: Activity,
    people: Range | None,
) -> tuple[Minutes | None, bool]:
    method = programme.method_of(id)
    steps = [phase for phase in programme.phases if phase.block == id]
    if method is None or not steps:
        return None, False
    # A method that is changed takes what its steps take, as in a plan.
    if method.duration and not (method.adaptations and all(phase.time for phase in steps)):
        return method.duration, False
    there = people_there(programme, id, people)
    cases = Cases(min=activity.cases, max=activity.cases) if activity.cases else method.cases
    total = time_of_steps(steps, there or method.participants, cases)
    return total, any(phase.is_estimated for phase in steps)


def _longest(sides: Sequence[tuple[Minutes | None, bool]]) -> tuple[Minutes | None, bool]:
    known = [minutes for minutes, _estimated in sides if minutes]
    estimated = any(estimated for _minutes, estimated in sides)
    if len(known) < len(sides):
        return None, estimated
    least = max(each.min or 0 for each in known)
    most = max(each.max or 0 for each in known) if all(each.max for each in known) else None
    return Minutes(min=least or None, max=most), estimated
