"""Breaks: how many a meeting has, and after which steps."""

from collections.abc import Sequence

from reflectlib.planning.session import Session

BREAK = 15  # minutes
WITHOUT_BREAK = 120  # minutes that a group goes on without one
WITHIN_CASE = 20  # minutes that a break may lie further off, to leave a case whole


def break_length(session: Session) -> int:
    """The minutes of one break; 0 for a meeting without."""
    return BREAK if session.break_minutes is None else session.break_minutes


def with_breaks(content: int, session: Session, steps: int) -> int:
    """The minutes of a meeting of which the steps take so many: the least that hold them."""
    length = break_length(session)
    if not length:
        return content
    number = max((content - 1) // WITHOUT_BREAK, 1 if session.break_minutes else 0)
    return content + length * min(number, steps - 1)


def without_breaks(total: int, session: Session, steps: int) -> tuple[int, int]:
    """What is left of a meeting for its steps, and the number of its breaks.

    Two hours of work go on until the time that is there holds a break as well, so that one
    minute more never takes anything from the steps: until then it is left over.
    """
    length = break_length(session)
    if not length:
        return total, 0
    number = min(1 if session.break_minutes else 0, steps - 1)
    while total - number * length > WITHOUT_BREAK * (number + 1) and number < steps - 1:
        if total - (number + 1) * length < WITHOUT_BREAK * (number + 1):
            return WITHOUT_BREAK * (number + 1), number
        number += 1
    return total - number * length, number


def ends_before_breaks(
    cases: Sequence[int | None], minutes: Sequence[int], breaks: int
) -> set[int]:
    """The steps after which there is a break: those that end nearest to an even division.

    `cases` has the case of each step, and `minutes` what it takes. The end of a step within
    a case counts as being further off than it is. Gives the indices of the steps.
    """
    ends: set[int] = set()
    total = sum(minutes)
    for number in range(1, breaks + 1):
        now, nearest = 0, []
        for index, taken in enumerate(minutes[:-1]):
            now += taken
            if index not in ends:
                within = cases[index] is not None and cases[index] == cases[index + 1]
                off = abs(now - total * number / (breaks + 1)) + WITHIN_CASE * within
                nearest.append((off, index))
        ends.add(min(nearest)[1])
    return ends
