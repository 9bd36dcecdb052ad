import pytest

from reflectlib import PlanError, Range, split_into_groups
from reflectlib.planning import groups


@pytest.mark.parametrize(
    ("people", "low", "high", "sizes"),
    [
        (7, 2, 2, (2, 2, 3)),
        (7, 4, 4, (3, 4)),
        (6, 2, 2, (2, 2, 2)),
        (5, 3, 3, (2, 3)),
        (10, 4, 4, (3, 3, 4)),
        (5, 4, 4, (5,)),
        (3, 2, 2, (3,)),
        (3, 1, 1, (1, 1, 1)),
        (12, 3, 4, (3, 3, 3, 3)),
        (11, 3, 4, (3, 4, 4)),
        (7, 3, None, (3, 4)),
        (7, None, 4, (3, 4)),
        (18, None, 4, (3, 3, 4, 4, 4)),
        (3, None, 1, (1, 1, 1)),
    ],
)
def test_people_divide_as_evenly_as_can_be(
    people: int, low: int | None, high: int | None, sizes: tuple[int, ...]
) -> None:
    """A range is kept to, a single number gives way by one; "at most" so many fills its groups."""
    assert split_into_groups(people, Range(min=low, max=high)) == sizes


@pytest.mark.parametrize(
    ("people", "low", "high", "sizes"),
    [(5, 3, 4, (2, 3)), (1, 2, 2, (1,)), (2, 6, 6, (2,)), (2, 4, None, (2,))],
)
def test_anyway_takes_the_nearest_division(
    people: int, low: int, high: int | None, sizes: tuple[int, ...]
) -> None:
    """Where nothing fits, people are divided as near to the stated size as can be."""
    size = Range(min=low, max=high)
    assert split_into_groups(people, size, anyway=True) == sizes


def test_nobody_divides_over_nothing() -> None:
    """There must be people to divide, and very many take no time."""
    with pytest.raises(PlanError, match="there are 0 people to divide"):
        split_into_groups(0, Range(min=2, max=2))
    with pytest.raises(PlanError, match="1,000,000 at most"):
        split_into_groups(10**9, Range(min=2, max=2))
    assert len(split_into_groups(1_000_000, Range(min=2, max=2))) == 500_000


def test_what_would_divide_is_not_counted_up_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next number that divides may be far, and is not sought one by one."""
    asked: list[int] = []
    monkeypatch.setattr(
        groups, "_numbers_of_groups", lambda people, _: asked.append(people) or range(0)
    )
    with pytest.raises(PlanError, match="; 100000 would"):
        split_into_groups(6, Range(min=100_000))
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("people", "low", "high", "said"),
    [
        (5, 3, 4, "5 people do not divide over groups of 3-4; 4 or 6 would"),
        (1, 2, 2, "1 people do not divide over groups of 2; 2 would"),
        (2, 6, 6, "2 people do not divide over groups of 6; 5 would"),
        (2, 3, None, "2 people do not divide over groups of at least 3; 3 would"),
        (1, None, 4, "1 people do not divide over groups of at most 4; 2 would"),
    ],
)
def test_what_does_not_divide_says_what_would(
    people: int, low: int | None, high: int | None, said: str
) -> None:
    """Where no division fits, the nearest numbers of people that do are named."""
    with pytest.raises(PlanError) as caught:
        split_into_groups(people, Range(min=low, max=high))
    assert str(caught.value) == said


@pytest.mark.parametrize("anyway", [False, True])
@pytest.mark.parametrize("people", [1, 4, 1_000])
def test_a_size_that_cannot_be_is_refused(people: int, anyway: bool) -> None:
    """A least that is more than its most, which no file can hold, never loops."""
    with pytest.raises(PlanError, match="at least 5 people cannot have at most 3"):
        split_into_groups(people, Range(min=5, max=3), anyway=anyway)
