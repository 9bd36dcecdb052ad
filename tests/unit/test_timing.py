import pytest

from reflectlib import Minutes, Range


@pytest.mark.parametrize(
    ("range", "inside", "outside"),
    [
        (Range(min=3, max=4), (3, 4), (2, 5)),
        (Range(min=3), (3, 10_000), (2,)),
        (Range(max=4), (1, 4), (5,)),
        (Minutes(min=60, max=60), (60,), (59, 61)),
    ],
)
def test_range_holds_its_ends(
    range: Range, inside: tuple[int, ...], outside: tuple[int, ...]
) -> None:
    """Both ends of a range belong to it, and an open end has no limit."""
    assert all(number in range for number in inside)
    assert not any(number in range for number in outside)
