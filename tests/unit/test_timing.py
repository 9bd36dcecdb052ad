import pytest

from reflectlib import Minutes, Range
from reflectlib.model.steps import Cases, Groups, Phase, time_of_steps
from reflectlib.model.timing import MinutesPer


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


def phase(time: object, **fields: object) -> Phase:
    return Phase(id="a", title="A", time=time, **fields)  # type: ignore[arg-type]


TEN = Minutes(min=10, max=10)


@pytest.mark.parametrize(
    ("phases", "participants", "cases", "total"),
    [
        ([phase(TEN), phase(Minutes(min=5, max=15))], None, None, (15, 25)),
        ([phase(TEN), phase(None)], None, None, None),
        ([phase(Minutes(min=5))], None, None, (5, None)),
        ([phase(MinutesPer(minutes=5, per="participant"))], Range(min=3, max=4), None, (15, 20)),
        ([phase(MinutesPer(minutes=5, per="participant"))], Range(min=3), None, (15, None)),
        ([phase(MinutesPer(minutes=5, per="participant"))], None, None, None),
        ([phase(MinutesPer(minutes=5, per="group"))], Range(min=3), None, None),
        (
            [
                phase(
                    MinutesPer(minutes=5, per="participant"),
                    grouping=Groups(size=Range(min=2, max=3)),
                )
            ],
            Range(min=20),
            None,
            (10, 15),
        ),
        ([phase(TEN), phase(TEN, repeat="case")], None, Cases(min=1, max=3), (20, 40)),
        ([phase(TEN), phase(TEN, repeat="case")], None, Cases(max=3), (20, 40)),
        ([phase(TEN, repeat="case")], None, Cases(min=2), (20, None)),
        ([phase(TEN, repeat="case")], None, None, (10, 10)),
        ([phase(Minutes(min=5), repeat="case")], None, Cases(min=1, max=2), (5, None)),
        ([phase(Minutes(min=1440)), phase(TEN)], None, None, None),
        ([], None, None, None),
    ],
)
def test_time_of_steps_adds_up(
    phases: list[Phase],
    participants: Range | None,
    cases: Cases | None,
    total: tuple[int, int | None] | None,
) -> None:
    """Steps add up to the least and the most they can take, where each can be known."""
    expected = None if total is None else Minutes(min=total[0], max=total[1])
    assert time_of_steps(phases, participants, cases) == expected
