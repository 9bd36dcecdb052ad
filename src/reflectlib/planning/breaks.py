"""Breaks: how many a meeting has, and after which steps."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from reflectlib.planning.session import Session

BREAK = 15  # minutes
WITHOUT_BREAK = 120  # minutes that a group goes on without one
WITHIN_ROUND = 20  # minutes that a break may lie further off, to leave a case whole


class Breaks(NamedTuple):
    """Which breaks a meeting has: the minutes of each, those between two, and how many at least."""

    length: int
    after: int
    least: int

    @classmethod
    def of(cls, stated: int | None, session: Session, *, has_own: bool = False) -> "Breaks":
        """What the session asks for, or else after so many minutes as stated, or every two hours.

        A meeting that `has_own` breaks gets others only where the session asks for them.
        """
        length = BREAK if session.break_minutes is None else session.break_minutes
        if has_own and not (session.break_minutes or session.break_after):
            length = 0
        after = session.break_after or stated or WITHOUT_BREAK
        return cls(length, after, 1 if session.break_minutes and not has_own else 0)


def with_breaks(content: int, breaks: Breaks, places: int) -> int:
    """The minutes of a meeting of which the steps take so many: the least that hold them.

    There are so many `places` where a break can be.
    """
    if not breaks.length:
        return content
    number = max((content - 1) // breaks.after, breaks.least)
    return content + breaks.length * min(number, places)


def without_breaks(total: int, breaks: Breaks, places: int) -> tuple[int, int]:
    """What is left of a meeting for its steps, and the number of its breaks.

    Work goes on past its limit until the time that is there holds a break as well, so that one
    minute more never takes anything from the steps: until then it is left over.
    """
    length, after, least = breaks
    if not length:
        return total, 0
    number = min(least, places)
    while total - number * length > after * (number + 1) and number < places:
        if total - (number + 1) * length < after * (number + 1):
            return after * (number + 1), number
        number += 1
    return total - number * length, number


def ends_before_breaks(
    rounds: Sequence[tuple[str, int] | None],
    minutes: Sequence[int],
    breaks: int,
    blocks: Sequence[str] | None = None,
    beside: Collection[int] = (),
) -> set[int]:
    """The steps after which there is a break: those that end nearest to an even division.

    `rounds` has of each step what its loop is for and which round it is in, and `minutes` what it
    takes. Where a break can fall between two rounds, or beside them, it is not within one: that is
    where such an end lies no further off than half of what is between two breaks. Else the end of a
    step within a round counts as being further off than it is. In the same way a break is between
    two `blocks` of a programme rather than within one. None comes `beside` a break that is there
    already. Gives the indices of the steps.
    """
    ends: set[int] = set()
    blocks = blocks or [""] * len(minutes)
    total = sum(minutes)
    for number in range(1, breaks + 1):
        now, nearest = 0, []
        for index, taken in enumerate(minutes[:-1]):
            now += taken
            if index not in ends and index not in beside:
                within = rounds[index] is not None and rounds[index] == rounds[index + 1]
                off = abs(now - total * number / (breaks + 1))
                far = within or off > total / (breaks + 1) / 2
                inside = far or blocks[index] == blocks[index + 1]
                nearest.append((far + inside, off + WITHIN_ROUND * within, index))
        if nearest:
            ends.add(min(nearest)[2])
    return ends
