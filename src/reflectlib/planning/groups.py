"""People over groups."""

from collections.abc import Iterable
from itertools import accumulate, pairwise

from reflectlib.errors import PlanError
from reflectlib.model.steps import Groups, Phase
from reflectlib.model.timing import Range

MOST_PEOPLE = 1_000_000
MOST_GROUPS = 100  # that go through a meeting side by side
SMALLEST = 2  # one person is no group


def split_into_groups(people: int, size: Range, *, anyway: bool = False) -> tuple[int, ...]:
    """Divide people over groups, as even as can be: the sizes, the smallest first.

    A stated range is kept to. A single number gives way by one, since 7 people make no
    pairs: 2+2+3. Of what fits, the sizes nearest to a single number win. Of "at most" so many the
    groups are as large as they may be; else they are as small, since people then speak most. Raises
    `PlanError` where nothing fits, with the numbers of people that would; `anyway` then takes the
    division that comes nearest. Raises it too for fewer than 1 or more than a million people, and
    a size of which the least is more than the most.
    """
    if not 1 <= people <= MOST_PEOPLE:
        raise PlanError("people_out_of_range", people=people, least=1, most=MOST_PEOPLE)
    least, most = size.min, size.max
    if least is not None and most is not None and least > most:
        raise PlanError("size_upside_down", least=least, most=most)
    fitting = _numbers_of_groups(people, size)
    if fitting and size.min == size.max:
        return even(people, min(reversed(fitting), key=lambda groups: _off(people, groups, size)))
    if fitting:
        return even(people, fitting[0 if least is None else -1])
    if anyway:
        wanted = size.min or size.max or SMALLEST
        return even(people, max(1, round(people / wanted)))
    would = _nearest_that_divide(people, size)
    raise PlanError("no_division", people=people, least=least, most=most, would=would)


def divides(people: int, size: Range) -> bool:
    """Tell whether people can be divided over groups of a size."""
    try:
        return bool(split_into_groups(people, size))
    except PlanError:
        return False


def group_sizes(phases: Iterable[Phase]) -> tuple[Range, ...]:
    """The sizes of the groups that steps work in."""
    return tuple(phase.grouping.size for phase in phases if isinstance(phase.grouping, Groups))


def groups_that_fit(people: int, stated: Range, sizes: Iterable[Range] = ()) -> int:
    """The fewest groups that can go through a method side by side; 0 where none can.

    Each has as many people as are `stated`, two at least, and divides over groups of each of the
    `sizes` that its steps work in.
    """
    sizes = tuple(sizes)
    for number in range(2, min(people // SMALLEST, MOST_GROUPS) + 1):
        small, larger = divmod(people, number)
        each = (small, small + 1) if larger else (small,)
        if all(one in stated and all(divides(one, size) for size in sizes) for one in each):
            return number
    return 0


def join_groups(groups: tuple[int, ...], number: int) -> tuple[tuple[int, ...], ...]:
    """Put groups together, so many at a time, and tear none apart.

    Gives the sizes of the groups that each new one is made of, in their order. A group that is left
    joins others, since by itself it would have nobody new to meet.
    """
    joined = max(1, len(groups) // number)
    ends = [0, *accumulate(even(len(groups), joined))]
    return tuple(groups[start:end] for start, end in pairwise(ends))


def even(people: int, groups: int) -> tuple[int, ...]:
    """So many people over so many groups, as even as can be, the smallest first."""
    small, larger = divmod(people, groups)
    return (small,) * (groups - larger) + (small + 1,) * larger


def _numbers_of_groups(people: int, size: Range) -> range:
    """How many groups there can be, so that the smallest and the largest are within bounds."""
    least, most = _bounds(size)
    return range(-(-people // (most or people)), people // least + 1)


def _nearest_that_divide(people: int, size: Range) -> tuple[int, ...]:
    """Of people that do not divide: the next number below that does, if any, and the next above.

    So many groups hold from `groups * least` to `groups * most` people, and they fall between.
    """
    least, most = _bounds(size)
    groups = people // least
    return (*((groups * most,) if groups and most else ()), (groups + 1) * least)


def _off(people: int, groups: int, size: Range) -> int:
    """How many people all groups together are off the stated size."""
    small, larger = divmod(people, groups)
    wanted = size.min or small
    return (groups - larger) * abs(small - wanted) + larger * abs(small + 1 - wanted)


def _bounds(size: Range) -> tuple[int, int | None]:
    if size.min == size.max and size.min is not None:
        return max(min(SMALLEST, size.min), size.min - 1), size.min + 1
    return size.min or min(SMALLEST, size.max or SMALLEST), size.max
