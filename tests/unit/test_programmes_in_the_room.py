"""What whoever leads a programme reads, and the least that would do where it cannot be."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from builders import method, of, texts_of
from reflectlib import Catalogue, Changes, Method, PlanError, Session, changed, composed, plan
from reflectlib.model.block_times import time_of_block, time_of_blocks
from reflectlib.model.entry import Note
from reflectlib.model.method import Role
from reflectlib.model.programme import Block, Programme, Side, ids_of
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes, Range
from reflectlib.page import Items, Notice, Page
from reflectlib.rendering import make_page

START = datetime(2026, 12, 3, 23, 50, tzinfo=ZoneInfo("Europe/Amsterdam"))
ROLE = {"id": "gids", "title": "Guide"}


def step(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id.capitalize(), "time": 10, **fields}


CASES: Method = method(
    id="cases",
    title="Cases",
    language="en",
    phases=[step("open"), step("tell", repeat="case")],
    roles=[{**ROLE, "tasks": ["Keeps the time."]}],
)
ROUND: Method = method(
    id="round",
    title="Round",
    language="en",
    phases=[step("talk", time={"minutes": 2, "per": "participant"})],
    roles=[{**ROLE, "tasks": ["Begins."]}],
)
THERE = Catalogue.of(CASES, ROUND)


def programme(*blocks: Block, **fields: Any) -> Programme:
    whole = Programme(id="p", title="P", language="en", summary="S", blocks=blocks, **fields)
    return composed(whole, THERE)


def refused(whole: Programme, **asked: Any) -> PlanError:
    with pytest.raises(PlanError) as caught:
        plan(whole, Session(**asked))
    return caught.value


def notices(page: Page) -> list[str]:
    return [notice.text for notice in of(Notice, page)]


SHORT = programme(Block(method="cases", cases=1, skip=("open",)), Block(method="round"))


@pytest.mark.parametrize("view", ["sheet", "handout", "observer", "materials"])
def test_what_a_programme_chose_stands_with_its_block(view: Any) -> None:
    """Nothing above a programme says that it is otherwise than a source, unless it was changed."""
    assert not any("Left out" in text for text in notices(make_page(SHORT, view, THERE)))
    less = changed(SHORT, Changes(skip=["round"]))
    assert "Otherwise here:\nLeft out: “Talk”." in notices(make_page(less, view, THERE))


def test_a_run_sheet_says_in_a_block_what_is_otherwise() -> None:
    """Whoever has the sheet of the method at hand sees why the steps differ."""
    page = make_page(plan(SHORT, Session(people=4)), "run-sheet", THERE)
    assert "Left out: “Open”." in texts_of(page)


@pytest.mark.parametrize("cases", [1, 2])
def test_nothing_is_done_again_for_one_case(cases: int) -> None:
    """That steps are repeated for each case is said where there is more than one."""
    whole = programme(Block(method="cases", cases=cases), Block(method="round"))
    run = plan(whole, Session(people=4))
    for page in (make_page(whole, "sheet", THERE), make_page(run, "run-sheet", THERE)):
        assert any("for each case" in text for text in notices(page)) is (cases > 1)


def test_a_task_of_a_role_says_in_which_block_it_is_done() -> None:
    """Of a role in more blocks the tasks stand below the blocks in which they are done."""
    for page in (
        make_page(SHORT, "sheet", THERE),
        make_page(plan(SHORT, Session(people=4)), "run-sheet", THERE),
    ):
        (role,) = (i for each in of(Items, page) for i in each.items if i.label == "Guide")
        assert [(part.label, part.items[0].text) for part in role.items] == [
            ("Cases", "Keeps the time."),
            ("Round", "Begins."),
        ]


def test_a_task_of_the_programme_itself_is_of_no_block() -> None:
    """What a role does in none of the blocks stands above what it does in one of them."""
    own = Role(id="gids", title="Guide", tasks=(Note(text="Opens the door."),))
    whole = programme(Block(method="cases"), Block(method="round"), roles=(own,))
    page = make_page(whole, "sheet", THERE)
    (role,) = (i for each in of(Items, page) for i in each.items if i.label == "Guide")
    assert [(part.label, part.text) for part in role.items] == [
        ("", "Opens the door."),
        ("Cases", ""),
        ("Round", ""),
    ]


def test_a_task_in_a_block_that_is_left_out_is_not_there() -> None:
    """What a role does only in a block of which nothing is done, nobody has to do."""
    blocks = (Block(method="cases"), Block(method="round"), Block(method="cases", id="again"))
    whole = changed(programme(*blocks), Changes(skip=["round"]))
    page = make_page(whole, "sheet", THERE)
    (role,) = (i for each in of(Items, page) for i in each.items if i.label == "Guide")
    assert "Begins." not in texts_of(role.items)
    assert "Keeps the time." in texts_of(role.items)


def test_a_side_is_reckoned_for_those_who_are_in_it() -> None:
    """Sides that do not say how many they are divide evenly those who are left."""
    sides = Block(title="Groups", parallel=(Side(method="round"), Side(method="round")))
    whole = programme(sides, participants=Range(min=8, max=11))
    (id, *_), people = ids_of(whole.blocks), whole.participants
    time = time_of_block(whole, id, whole.blocks[0], people)
    assert time.minutes == Minutes(min=8, max=12)


def test_no_time_is_said_that_cannot_be() -> None:
    """Nobody knows what a block takes that is not put together, and no meeting takes two days."""
    alone = Programme(
        id="p", title="P", language="en", summary="S", blocks=(Block(method="round"),)
    )
    assert time_of_block(alone, "round", alone.blocks[0]).minutes is None
    hours = Minutes(min=480, max=480)
    blocks = [Block(method="round", minutes=hours)] * 4
    assert time_of_blocks(programme(*blocks[:3])).minutes == Minutes(min=1440, max=1440)
    assert time_of_blocks(programme(*blocks)).minutes is None


def test_cases_that_blocks_say_are_not_overruled() -> None:
    """Asking for other cases is refused, with how many there are; so many can be planned."""
    error = refused(SHORT, people=4, cases=3)
    assert (error.code, error.fields["least"], error.fields["most"]) == ("cases_outside", 1, 1)
    assert plan(SHORT, Session(people=4, cases=1)).cases == 1
    anyway = plan(SHORT, Session(people=4, cases=3, anyway=True))
    assert "cases_outside" in {remark.key for remark in anyway.remarks}


def test_groups_that_are_too_small_say_for_how_many_they_are() -> None:
    """Five may be in one group of four to six, and not in two: the message says neither wrong."""
    whole = programme(Block(method="round"), participants=Range(min=4, max=6))
    error = refused(whole, people=5, groups=2)
    assert "in 2 groups p is for 8-12 people, not 5; 1 group would" in str(error)
    assert plan(whole, Session(people=5, groups=error.fields["groups_that_fit"]))
    assert plan(whole, Session(people=8, groups=2))


def test_sides_say_how_many_there_must_be() -> None:
    """Of sides that say how many they are, and others that do not, each needs somebody."""
    sides = (Side(method="round", people=3), Side(method="round"), Side(method="cases"))
    whole = programme(Block(parallel=sides))
    error = refused(whole, people=4)
    assert "“Round + Round (2) + Cases”" in str(error)
    assert error.fields["least"] == 5
    assert plan(whole, Session(people=error.fields["least"]))


def test_a_time_behind_midnight_says_its_day() -> None:
    """What is pinned to a time that is over says the first that is not, with the day it is on."""
    first = Block(step=Phase(id="a", title="A", time=Minutes(min=30, max=30)))
    last = Block(step=Phase(id="b", title="B", time=Minutes(min=20, max=20)), at="00:30")
    error = refused(programme(first, last), people=4, start=START)
    assert "day: 2" in str(error)
    found = (error.fields["earliest"], error.fields["day"])
    for at, day in (found, ("00:30", error.fields["next_day"])):
        later = attrs.evolve(last, at=at, day=day)
        assert plan(programme(first, later), Session(people=4, start=START))


def test_an_own_step_is_not_of_a_source() -> None:
    """Of a step or a break of the programme itself no source says how long it takes."""
    own = Block(step=Phase(id="a", title="A", time=Minutes(min=20, max=20)))
    whole = programme(own, Block(pause=Minutes(min=15, max=15), title="Tea"), Block(method="round"))
    longer = make_page(plan(whole, Session(people=4, minutes=60)), "agenda", THERE)
    assert any("the programme says 20 min" in text for text in texts_of(longer))
    held = plan(whole, Session(people=4, changes=Changes(set={"A": 25})))
    assert "held to this" in texts_of(make_page(held, "agenda", THERE))
    less = changed(whole, Changes(set={"Tea": 30}))
    assert "in the programme: 15 min" in " ".join(less.adaptations)


def test_cases_side_by_side_are_counted_where_they_are() -> None:
    """Of groups that each have cases of their own no sum is said, since nobody sees so many."""
    both = (Side(method="cases", cases=2), Side(method="cases", cases=1))
    page = make_page(plan(programme(Block(parallel=both)), Session(people=6)), "agenda", THERE)
    (cases,) = (i for each in of(Items, page) for i in each.items if i.label == "Cases" and i.items)
    assert [item.text for item in cases.items] == ["2", "1"]


def test_a_block_of_one_step_goes_by_its_name() -> None:
    """Its id, its title and its method name the only step of a block, however that is called."""
    whole = programme(Block(method="cases"), Block(method="round", id="end", title="The end"))
    for name in ("end", "The end", "round"):
        left = changed(whole, Changes(skip=[name]))
        assert {phase.block for phase in left.phases} == {"cases"}
