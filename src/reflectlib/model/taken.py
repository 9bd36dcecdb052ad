"""What one meeting of a method or a programme takes: stated, or else of its steps or its blocks."""

from collections.abc import Sequence

from reflectlib.model.block_times import time_of_blocks
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes, Range
from reflectlib.model.totals import (
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
    if not phases:
        return None, None
    minutes, estimated = time_of_blocks(method, meeting, people)
    return minutes, (("estimate" if estimated else "steps") if minutes else None)
