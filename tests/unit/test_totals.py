import pytest

from builders import method
from reflectlib import Minutes, Range
from reflectlib.model.steps import Cases, Groups, Joined, Phase, Rounds
from reflectlib.model.timing import MinutesPer
from reflectlib.model.totals import contradictions, steps_by_meeting, time_of_steps


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
        ([phase(Minutes(min=1440, max=1)), phase(Minutes(max=1))], None, None, None),
        ([phase(Minutes(min=1)), phase(Minutes(max=1440)), phase(TEN)], None, None, (12, None)),
        ([phase(MinutesPer(minutes=5, per="case"))], None, Cases(min=1, max=3), (5, 15)),
        ([phase(MinutesPer(minutes=5, per="case"))], None, None, None),
        ([], None, None, None),
        ([phase(TEN), phase(TEN, optional=True)], None, None, (10, 20)),
        ([phase(TEN), phase(TEN, case=2)], None, None, (10, 20)),
        ([phase(TEN), phase(TEN, case=2)], None, Cases(min=2, max=3), (20, 20)),
        ([phase(TEN, repeat="case", case=2)], None, Cases(min=2, max=3), (10, 10)),
        ([phase(TEN, repeat="member")], Range(min=3, max=4), None, (30, 40)),
        ([phase(TEN, repeat="member")], None, None, None),
        ([phase(TEN, repeat="pairings")], Range(min=4, max=7), None, (30, 70)),
        ([phase(TEN, repeat="pairings")], Range(min=4), None, (30, None)),
        ([phase(TEN, repeat=Rounds(times=Range(min=3, max=3)))], None, None, (30, 30)),
        (
            [
                phase(TEN, grouping=Groups(size=Range(min=2, max=2))),
                phase(MinutesPer(minutes=5, per="participant"), grouping=Joined(join=2)),
            ],
            Range(min=8, max=8),
            None,
            (30, None),
        ),
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


def test_steps_stand_with_their_meeting() -> None:
    """Steps come per kind of meeting in its order, wherever they stand among the others."""
    entry = method(
        meetings=[{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
        phases=[
            {"id": "p", "title": "P", "meeting": "b"},
            {"id": "q", "title": "Q"},
            {"id": "r", "title": "R", "meeting": "a"},
            {"id": "s", "title": "S", "meeting": "b"},
        ],
    )
    found = [
        (meeting and meeting.id, [p.id for p in own]) for meeting, own in steps_by_meeting(entry)
    ]
    assert found == [(None, ["q"]), ("a", ["r"]), ("b", ["p", "s"])]


def test_contradictions_are_found_per_meeting() -> None:
    """A meeting's stated minutes are held against its own steps and its own people."""
    each = {"minutes": 5, "per": "participant"}
    entry = method(
        participants=2,
        duration=60,
        meetings=[
            {"id": "a", "title": "A", "duration": 60, "participants": 3},
            {"id": "b", "title": "B", "duration": 10},
        ],
        phases=[
            {"id": "p", "title": "P", "meeting": "a", "time": each},
            {"id": "q", "title": "Q", "meeting": "b", "time": each},
        ],
    )
    (found,) = contradictions(entry)
    assert (found.path, found.meeting) == (("meetings", 0, "duration"), entry.meetings[0])
    assert (found.stated, found.total) == (Minutes(min=60, max=60), Minutes(min=15, max=15))
