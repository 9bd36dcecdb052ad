"""People over groups."""

from collections.abc import Iterator

from reflectlib.errors import PlanError
from reflectlib.model.timing import Range

SMALLEST = 2  # one person is no group


def split_into_groups(people: int, size: Range) -> tuple[int, ...]:
    """Divide people over groups, as even as can be: the sizes, the smallest first.

    A stated range is kept to. A single number gives way by one, since 7 people make no
    pairs: 2+2+3. Of what fits, the sizes nearest to a single number win, and else the
    smallest groups, in which people speak most. Raises `PlanError` where nothing fits, with
    the numbers of people that would.
    """
    fitting = tuple(_divisions(people, size))
    if not fitting:
        fewer = next((n for n in range(people - 1, 0, -1) if any(_divisions(n, size))), None)
        more = next(
            n
            for n in range(people + 1, 2 * people + 2 * _bounds(size)[0] + 2)
            if any(_divisions(n, size))
        )
        would = f"{fewer} or {more}" if fewer else str(more)
        raise PlanError(
            f"{people} people do not divide over groups of {_said(size)}; {would} would"
        )
    if size.min == size.max:
        return min(fitting, key=lambda sizes: sum(abs(n - (size.min or n)) for n in sizes))
    return fitting[0]


def _divisions(people: int, size: Range) -> Iterator[tuple[int, ...]]:
    """Every even division within the bounds, the one into most groups first."""
    least, most = _bounds(size)
    for groups in range(people // least, -(-people // (most or people)) - 1, -1):
        small, larger = divmod(people, groups)
        yield (small,) * (groups - larger) + (small + 1,) * larger


def _bounds(size: Range) -> tuple[int, int | None]:
    if size.min == size.max and size.min is not None:
        return max(min(SMALLEST, size.min), size.min - 1), size.min + 1
    return size.min or min(SMALLEST, size.max or SMALLEST), size.max


def _said(size: Range) -> str:
    if size.min == size.max:
        return str(size.min)
    return f"{size.min or 1} to {size.max}" if size.max else f"{size.min} or more"
