"""What comes between the blocks of a programme, and what holds them to a time."""

from datetime import UTC, datetime
from typing import Any

import pytest

from builders import method
from reflectlib import Catalogue, Method, Plan, PlanError, Session, composed, plan
from reflectlib.model.programme import Block, Programme
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes
from reflectlib.planning.breaks import ends_before_breaks
from reflectlib.planning.spare import pins

START = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
FIFTEEN = Minutes(min=15, max=15)


def step(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id.capitalize(), "time": 10, **fields}


PAIRS: Method = method(id="paren", phases=[step("paar", grouping={"size": 2})])
LONG: Method = method(id="lang", phases=[step("begin"), step("kern", time=100)])
HELD: Method = method(id="vast", phases=[step("zin", locked=True)])
THERE = Catalogue.of(PAIRS, LONG, HELD)


def own(id: str, minutes: int, **fields: Any) -> Block:
    """A block that is a step of so many minutes."""
    time = Minutes(min=minutes, max=minutes)
    return Block(step=Phase(id=id, title=id.upper(), time=time), **fields)


def planned(*blocks: Block, **asked: Any) -> Plan:
    whole = Programme(id="p", title="P", language="nl", summary="S", blocks=blocks)
    return plan(composed(whole, THERE), Session(**{"people": 6} | asked))


def minutes(found: Plan) -> list[tuple[str, int]]:
    """What each slot is, and how long it takes."""
    return [(slot.phase.id if slot.phase else slot.kind, slot.minutes) for slot in found.slots]


def test_no_time_is_kept_for_a_break_beside_another() -> None:
    """A break that is asked for comes nowhere next to one of the programme, and takes no time."""
    blocks = own("x", 100), Block(pause=FIFTEEN), own("y", 100)
    found = planned(*blocks, break_minutes=10, break_after=60)
    assert minutes(found) == [("x", 100), ("break", 15), ("y", 100)]
    more = planned(own("a", 60), *blocks, break_minutes=10, break_after=90)
    assert minutes(more) == [("a", 60), ("break", 10), ("x", 100), ("break", 15), ("y", 100)]


def test_breaks_that_have_no_place_are_not_there() -> None:
    """Where every end of a step is beside a break there is, none is put after any."""
    assert ends_before_breaks([None] * 3, [60, 15, 60], 2, beside={0, 1}) == set()


def test_without_breaks_there_are_none() -> None:
    """Who asks for no breaks has none of the programme either."""
    blocks = own("x", 20), Block(pause=FIFTEEN), own("y", 20)
    assert minutes(planned(*blocks, break_minutes=0)) == [("x", 20), ("y", 20)]


def test_people_change_places_in_a_break() -> None:
    """Between two blocks with other groups they need time for it, but not where a break is."""
    blocks = Block(method="paren"), own("x", 20)
    assert ("changeover", 5) in minutes(planned(*blocks, changeover=5))
    with_break = planned(blocks[0], Block(pause=FIFTEEN), blocks[1], changeover=5)
    assert minutes(with_break) == [("paren-paar", 10), ("break", 15), ("x", 20)]


def test_the_night_is_all_there_is_between_two_days() -> None:
    """Where a day ends at a time of the clock, the next begins with its own first block."""
    found = planned(own("x", 30, until="10:00"), own("y", 20, day=2), start=START)
    assert minutes(found) == [("x", 30), ("away", 24 * 60 - 30), ("y", 20)]
    later = planned(own("x", 30, day=2), own("y", 20), start=START, welcome=10)
    assert minutes(later) == [("away", 24 * 60), ("welcome", 10), ("x", 30), ("y", 20)]


def test_a_block_that_is_not_there_pins_nothing() -> None:
    """The time of a block of another kind of meeting holds no slot of this one to the clock."""
    kinds = [{"id": "k", "title": "K"}, {"id": "l", "title": "L"}]
    whole = method(id="p", meetings=kinds)
    blocks = (
        own("x", 30, part="k"),
        own("y", 20, part="k"),
        own("z", 20, part="l", at="10:00"),
    )
    made = Programme(
        id="p", title="P", language="nl", summary="S", blocks=blocks, meetings=whole.meetings
    )
    found = plan(composed(made, THERE), Session(people=6, start=START, meeting="k"))
    assert found.slots[1].start == 30  # at ten o'clock, as it happens
    assert pins(found) == ()


def test_a_block_that_is_held_is_not_said_to_be_short() -> None:
    """Who gives a block its minutes knows that; of a meeting that is too short it is said."""
    short = Minutes(min=60, max=60)
    held = planned(Block(method="lang", minutes=short), Block(method="vast"))
    assert "shortened" not in {remark.key for remark in held.remarks}
    tight = planned(Block(method="lang"), Block(method="vast"), minutes=70)
    assert "shortened" in {remark.key for remark in tight.remarks}


def test_what_no_share_can_take_is_left_over() -> None:
    """Blocks with a share take no more than they can, however much there is."""
    found = planned(Block(method="vast", share=1), Block(method="vast", share=3), minutes=60)
    assert minutes(found) == [("vast-zin", 10), ("vast-2-zin", 10), ("buffer", 40)]


def test_cases_need_a_block_that_takes_them() -> None:
    """Of a programme in which nothing is done for each case no two cases can be asked."""
    with pytest.raises(PlanError) as caught:
        planned(Block(method="paren"), Block(method="vast"), cases=2)
    assert caught.value.code == "no_case_loop"
    assert planned(Block(method="paren"), Block(method="vast"), cases=1)
