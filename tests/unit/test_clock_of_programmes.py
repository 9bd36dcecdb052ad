"""What the clock runs of a programme: stages over all of its blocks."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from builders import method, method_data
from reflectlib import Catalogue, Method, Session, plan
from reflectlib.composing import composed
from reflectlib.page import RunStage
from reflectlib.planning.session import Plan, claim_of
from reflectlib.planning.spare import Spare, pins, shares, spare
from reflectlib.reading.converter import structure
from reflectlib.views.clock import run

START = datetime(2026, 12, 3, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
ASKED = [
    {"text": "Hoe?", "to": "inbrenger"},
    {"text": "Klaar?", "to": "gespreksleider"},
    {"text": "Wat?"},
]
STEPS = [
    {"id": "een", "title": "Een", "time": 20, "questions": ASKED},
    {"id": "twee", "title": "Twee", "time": 10, "repeat": "case"},
]
METHODS = Catalogue(
    [
        method(id="a", title="Kring", phases=STEPS, cases={"max": 3}),
        method(id="b", title="Ronde", phases=[STEPS[0] | {"turn": 2}]),
        method(id="c", title="Ruim", phases=[{"id": "c", "title": "C"}, STEPS[0]]),
    ]
)


def planned(*blocks: Any, **asked: Any) -> Plan:
    data = method_data(kind="programme", id="dag", title="Dag", blocks=[*blocks])
    programme: Method = structure({k: v for k, v in data.items() if k != "phases"})
    return plan(composed(programme, METHODS), Session(**{"people": 6, "start": START} | asked))


def stages(*blocks: Any, **asked: Any) -> tuple[RunStage, ...]:
    return run(planned(*blocks, **asked)).stages


WELCOME = {"step": {"id": "welkom", "title": "Welkom", "time": 10}}
LUNCH = {"title": "Lunch", "pause": 45}


def test_stages_say_in_which_block_they_are() -> None:
    """A step has its block's title, unless it is that block; a break has its own."""
    found = stages(WELCOME, "b", LUNCH, {"method": "b", "title": "Nog eens"})
    assert [(stage.block, stage.title, stage.kind) for stage in found] == [
        ("", "1. Welkom", "step"),
        ("Ronde", "2. Een", "step"),
        ("", "Lunch", "break"),
        ("Nog eens", "3. Een", "step"),
    ]
    assert len({stage.anchor for stage in found}) == 4


def test_cases_count_over_blocks() -> None:
    """The first case of a second block is the next one."""
    found = stages({"method": "a", "cases": 2}, {"method": "a", "cases": 1})
    titles = [stage.title for stage in found if "Twee" in stage.title]
    assert titles == ["2. Twee, casus 1", "2. Twee, casus 2", "4. Twee, casus 3"]


def test_turns_are_of_the_people_of_a_block() -> None:
    """Where a block has people of its own, so many have a turn."""
    found = stages("b", {"method": "b", "people": 4})
    assert [stage.turns for stage in found] == [6, 4]


def test_time_until_another_day_says_when_it_goes_on() -> None:
    """What is between two days is no step; it says on which day, and when, the meeting goes on."""
    found = stages("b", {"method": "b", "day": 2, "at": "08:30"})
    assert (found[1].title, found[1].kind) == ("Tot vrijdag 4 december 2026, 08.30", "away")


def test_side_by_side_is_one_stage_with_the_steps_of_each() -> None:
    """What goes on side by side has its sides, each with its steps and how they are divided."""
    two_cases = {"method": "a", "cases": 2}
    (stage,) = stages({"title": "Groepen", "parallel": [two_cases, "b"]})
    assert (stage.title, stage.kind, stage.anchor) == ("Groepen", "sides", "")
    assert [(side.title, [each.title for each in side.stages][:2]) for side in stage.sides] == [
        ("Kring", ["Een", "Twee, casus 1"]),
        ("Ronde", ["Een"]),
    ]
    assert all(sum(s.minutes for s in side.stages) == stage.minutes for side in stage.sides)
    assert all(side.portions for side in stage.sides)


def test_questions_that_are_not_for_the_group_are_withheld() -> None:
    """Of a step the questions to whoever leads are not for the screen of the group."""
    assert next(stage.withheld for stage in stages("a")) == (1,)


def test_what_is_between_steps_keeps_its_length() -> None:
    """A step and what goes on side by side can take other minutes; a break and the rest cannot."""
    found = stages(WELCOME, LUNCH, {"parallel": ["a", "b"]}, "b", minutes=150, welcome=5)
    assert {(stage.kind, stage.least is None) for stage in found} == {
        ("kept", True),
        ("step", False),
        ("break", True),
        ("sides", False),
    }


def test_a_step_that_is_held_keeps_its_minutes() -> None:
    """Of a block that is held to its minutes no step gets others."""
    made = planned({"method": "a", "minutes": 40}, "b")
    rest = spare(made.slots)
    held = [index for index, slot in enumerate(made.slots) if slot.block == "a"]
    assert [rest.least[index] for index in held] == [made.slots[index].minutes for index in held]
    assert not {index for portion in rest.portions for index in portion.slots} & {*held}


def test_pinned_stages_begin_at_their_time() -> None:
    """What a block begins or ends with at a time of the clock is pinned, with what follows."""
    lunch = LUNCH | {"at": "14:00"}
    last = {"method": "b", "id": "c", "until": "16:00"}
    evening = {"method": "b", "id": "d", "at": "19:00"}
    made = planned("b", lunch, last, evening, {"method": "b", "id": "e", "day": 2})
    titles = [made.slots[index].block or made.slots[index].kind for index in pins(made)]
    assert titles == ["lunch", "buffer", "d", "e"]
    assert [made.slots[index].start for index in pins(made)] == [60, 180, 360, 24 * 60]


def test_nothing_is_pinned_without_a_clock() -> None:
    """A programme without a start has no times of the clock, and a method never has."""
    assert pins(planned("b", LUNCH | {"at": "14:00"}, start=None)) == ()
    assert pins(plan(METHODS["b"], Session(people=6, start=START))) == ()  # type: ignore[arg-type]


def test_runs_of_two_programmes_differ() -> None:
    """The memory of the clock is by what it runs: other blocks, another hour, another memory."""
    runs = [
        run(planned("a", "b")),
        run(planned("b", "a")),
        run(planned("a", "b", start=START.replace(hour=14))),
        run(planned("a", {"method": "b", "title": "Anders"})),
    ]
    assert len(set(map(repr, runs))) == 4


def test_plans_are_equal_without_their_claims() -> None:
    """What a slot may take is how a plan was made: it is not shown, and tells no two apart."""
    slot = planned("b").slots[0]
    assert claim_of(slot) is not None
    assert "claim" not in repr(slot)
    assert slot == slot.__class__(
        **{
            name: getattr(slot, name)
            for name in (
                "start",
                "minutes",
                "kind",
                "basis",
                "phase",
                "round",
                "groups",
                "whole",
                "block",
            )
        }
    )


def divided(rest: Spare, total: int) -> list[int]:
    """Minutes for all slots of a spare, handed out in its order."""
    minutes = dict(rest.least)
    for size, slots, _enters in rest.portions:
        each = min(size, (total - sum(minutes.values())) // len(slots))
        for slot in slots:
            minutes[slot] += each
    return [*minutes.values()]


def test_blocks_with_a_share_are_divided_as_in_a_plan() -> None:
    """In any time that there is, they get what the planner gives them, and so do all others."""
    blocks = (WELCOME, {"method": "b", "share": 2}, {"method": "c", "share": 3}, "c")
    made = planned(*blocks, minutes=130, break_minutes=0)
    rest = spare(made.slots, shares(made))
    for minutes in range(sum(rest.least.values()), 200, 7):
        other = planned(*blocks, minutes=minutes, break_minutes=0)
        steps = [slot.minutes for slot in other.slots if slot.phase]
        assert divided(rest, minutes) == steps, minutes


def test_rounds_of_a_block_with_a_share_get_theirs_at_once() -> None:
    """What they need together waits until their block has it, as where the planner has it all."""
    blocks = ({"method": "a", "cases": 3, "share": 2}, {"method": "c", "share": 3})
    made = planned(*blocks, minutes=130, break_minutes=0)
    rest = spare(made.slots, shares(made))
    minutes, held = dict(rest.least), set()
    for size, slots, _enters in rest.portions:
        for slot in slots:
            minutes[slot] += size
        total = sum(minutes.values())
        other = planned(*blocks, minutes=total, break_minutes=0)
        if all(slot.phase for slot in other.slots):  # else some of it waits
            assert [slot.minutes for slot in other.slots] == [*minutes.values()]
            held.add(total)
    assert len(held) > 10
