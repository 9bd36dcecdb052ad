import pytest

from reflectlib.model.steps import Time
from reflectlib.model.timing import Minutes, MinutesPer
from reflectlib.planning.fit import Bounds, Claim, bounds, fill


@pytest.mark.parametrize(
    ("time", "number", "expected"),
    [
        (Minutes(min=10, max=10), 1, Bounds(10, 5, 20)),
        (Minutes(min=7, max=7), 1, Bounds(7, 4, 14)),
        (Minutes(min=15, max=30), 1, Bounds(20, 15, 30)),
        (Minutes(min=21, max=24), 1, Bounds(21, 21, 24)),
        (Minutes(min=20), 1, Bounds(20, 20, 40)),
        (Minutes(max=20), 1, Bounds(20, 10, 20)),
        (MinutesPer(minutes=5, per="participant"), 6, Bounds(30, 15, 60)),
        (Minutes(min=10, max=10, about=True), 1, Bounds(10, 5, 20)),
    ],
)
def test_bounds_of_a_step(time: Time, number: int, expected: Bounds) -> None:
    """A stated range is kept to; a single number and an open end may be halved or doubled."""
    assert bounds(time, number) == expected


TEN, RANGE = bounds(Minutes(min=10, max=10), 1), bounds(Minutes(min=15, max=30), 1)


@pytest.mark.parametrize(
    ("claims", "total", "minutes"),
    [
        ([TEN, RANGE], 30, [10, 20]),
        ([TEN, RANGE], 20, [5, 15]),
        ([TEN, RANGE], 50, [20, 30]),
        ([TEN, RANGE], 25, [10, 15]),
        ([TEN, RANGE], 23, [8, 15]),
        ([TEN, RANGE], 35, [15, 20]),
        ([TEN, RANGE], 40, [15, 25]),
        ([TEN, TEN, TEN], 45, [15, 15, 15]),
        ([TEN, TEN, TEN], 42, [15, 15, 12]),
        ([Bounds(7, 4, 14)] * 2, 14, [7, 7]),
        ([Bounds(7, 4, 14)] * 2, 18, [10, 8]),
        ([TEN, RANGE], 60, [20, 30]),
    ],
)
def test_fill_hands_out_every_minute(claims: list[Bounds], total: int, minutes: list[int]) -> None:
    """The sum is exact; who is furthest behind comes first, in steps to the next five."""
    assert fill([Claim(claim, step) for step, claim in enumerate(claims)], total) == minutes


@pytest.mark.parametrize(
    ("total", "minutes"),
    [
        (20, [10, 10, 0]),
        (12, [7, 5, 0]),
        (24, [10, 10, 0]),
        (25, [10, 10, 5]),
        (30, [10, 10, 10]),
        (35, [15, 10, 10]),
        (40, [20, 10, 10]),
        (50, [20, 20, 10]),
        (60, [20, 20, 20]),
    ],
)
def test_fill_keeps_an_order(total: int, minutes: list[int]) -> None:
    """What may be left out waits for what is stated; a surplus goes where it helps first."""
    parts = [
        Claim(TEN, 0, "first"),
        Claim(TEN, 1),
        Claim(TEN, 2, "last", optional=True),
    ]
    assert fill(parts, total) == minutes


def test_rounds_of_a_step_get_the_same() -> None:
    """Each round of a step gets as much as another, and before another step gets any."""
    parts = [Claim(TEN, 0), Claim(TEN, 1), Claim(TEN, 0), Claim(TEN, 1)]
    assert fill(parts, 50) == [15, 10, 15, 10]
    assert fill(parts, 47) == [10, 10, 10, 10]  # seven are left over


@pytest.mark.parametrize(
    ("size", "total", "minutes"),
    [(10, 99, 15), (10, 66, 10), (10, 70, 11), (3, 34, 5), (3, 27, 4)],
)
def test_too_little_for_all_rounds_is_shared_or_left(size: int, total: int, minutes: int) -> None:
    """What is not five for each round makes odd minutes only where much would be left."""
    parts = [Claim(Bounds(size, size, 2 * size), 0)] * 6
    assert fill(parts, total) == [minutes] * 6
