"""Quick changes to a programme: its blocks, its breaks, and what comes between them."""

from typing import Any

import pytest

from builders import method
from reflectlib import (
    Added,
    Catalogue,
    Changes,
    Method,
    PlanError,
    Session,
    changed,
    compare,
    composed,
    data_of,
    plan,
    render,
    together,
)
from reflectlib.model.programme import Block, Programme, Side
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes
from reflectlib.page import Table
from reflectlib.rendering import make_page


def step(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id.capitalize(), "time": 10, **fields}


OPEN: Method = method(
    id="kring", title="De kring", phases=[step("begin"), step("ronde")], materials=["Een bel"]
)
CASES: Method = method(
    id="casus",
    title="Casussen",
    phases=[step("vertellen", repeat="case"), step("ronde", repeat="case")],
    materials=["Flappen"],
)
THERE = Catalogue.of(OPEN, CASES)
DAY = composed(
    Programme(
        id="dag",
        title="Dag",
        language="nl",
        summary="S",
        blocks=(
            Block(step=Phase(id="welkom", title="Welkom", time=Minutes(min=5, max=5))),
            Block(method="kring"),
            Block(pause=Minutes(min=15, max=15), title="Lunch"),
            Block(method="casus", title="Middag"),
            Block(title="Samen", parallel=(Side(method="kring"), Side(method="casus"))),
        ),
    ),
    THERE,
)


def slots(method: Method, **asked: Any) -> list[tuple[str | None, str, int]]:
    found = plan(method, Session(people=8, anyway=True, **asked))
    return [
        (slot.block, slot.phase.title if slot.phase else slot.title, slot.minutes)
        for slot in found.slots
    ]


def told(what: Changes) -> list[str]:
    return list(changed(DAY, what).adaptations)


@pytest.mark.parametrize("name", ["kring", "de KRING"])
def test_a_whole_block_is_left_out_by_its_name(name: str) -> None:
    """By its id or its title all of its steps go, said in one sentence, with what it needs."""
    found = changed(DAY, Changes(skip=[name]))
    assert "kring" not in {block for block, _title, _minutes in slots(found)}
    assert list(found.adaptations) == ["Overgeslagen: “De kring”."]
    assert [one.text for one in DAY.materials] == ["Een bel", "Flappen"]
    assert [one.text for one in found.materials] == ["Een bel", "Flappen"]  # the sides need it


def test_what_only_a_block_that_goes_needs_is_not_needed() -> None:
    """Materials of a method that is not done are not on the list."""
    found = changed(together([OPEN, CASES]), Changes(skip=["casus"]))
    assert [one.text for one in found.materials] == ["Een bel"]


def test_a_break_goes_and_takes_longer_by_its_title() -> None:
    """A break of the programme is left out or held to minutes as a step is."""
    assert "Lunch" not in {title for _block, title, _minutes in slots(DAY, changes=SKIP_LUNCH)}
    longer = slots(DAY, changes=Changes(set={"lunch": 30}))
    assert ("lunch", "Lunch", 30) in longer
    assert told(SKIP_LUNCH) == ["Overgeslagen: “Lunch”."]
    without_title = together([OPEN, Minutes(min=15, max=15), CASES])
    assert len(changed(without_title, Changes(skip=["pauze"])).blocks) == 2  # type: ignore[attr-defined]  # of a programme


SKIP_LUNCH = Changes(skip=["Lunch"])


def test_a_block_is_held_to_its_minutes() -> None:
    """Its steps share the minutes, and it is said once, for the last that was asked."""
    found = changed(DAY, Changes(set={"Middag": 30}))
    assert sum(minutes for block, _title, minutes in slots(found) if block == "casus") == 30
    again = changed(found, Changes(set={"casus": 40}))
    (said,) = again.adaptations
    assert "“Middag”" in said
    assert "40" in said


def test_a_block_is_held_once_and_only_while_it_is_there() -> None:
    """Two names for one block, and minutes for one that is left out, are refused by its title."""
    for what, code in (
        (Changes(set={"casus": 30, "Middag": 40}), "step_named_twice"),
        (Changes(set={"casus": 30}, skip=["casus"]), "left_out_and_set"),
    ):
        with pytest.raises(PlanError) as caught:
            changed(DAY, what)
        assert (caught.value.code, caught.value.fields["title"]) == (code, "Middag")


@pytest.mark.parametrize(
    ("at", "before", "behind"),
    [
        ("start", None, "Welkom"),
        ("end", "Samen", None),
        ("after Lunch", "Lunch", "Vertellen"),
        ("before Lunch", "Ronde", "Lunch"),
        ("after kring", "Ronde", "Lunch"),
        ("before casus", "Lunch", "Vertellen"),
        ("after Welkom", "Welkom", "Begin"),
    ],
)
def test_what_comes_between_blocks_stands_by_itself(
    at: str, before: str | None, behind: str | None
) -> None:
    """A step next to a block or a break is a block of its own, and leaves without a trace."""
    found = changed(DAY, Changes(add=[Added("Rek je uit", at, 5)]))
    there = slots(found)
    titles: list[str | None] = [None, *(title for _block, title, _minutes in there), None]
    place = titles.index("Rek je uit")
    assert (titles[place - 1], titles[place + 1]) == (before, behind)
    assert there[place - 1] == ("rek-je-uit", "Rek je uit", 5)
    assert changed(found, Changes(skip=["rek-je-uit"])) == DAY


def test_what_comes_between_steps_is_part_of_their_block() -> None:
    """A step between two steps of a block belongs to it, and to its round."""
    found = changed(DAY, Changes(add=[Added("Stil", "after casus-vertellen", 5)]))
    there = slots(found, cases=2)
    assert [title for block, title, _minutes in there if block == "casus"] == [
        *["Vertellen", "Stil", "Ronde"] * 2
    ]


def test_a_name_that_more_have_is_refused_with_their_ids() -> None:
    """Of blocks and steps that are called so the blocks are named first."""
    twice = together([CASES, CASES])
    for name, known in (("Casussen", ("casus", "casus-2")), ("Ronde", ("casus-ronde",))):
        with pytest.raises(PlanError) as caught:
            changed(twice, Changes(skip=[name]))
        assert caught.value.code == "more_steps_called"
        assert caught.value.fields["known"][: len(known)] == known


def test_breaks_and_blocks_of_one_step_are_told_apart() -> None:
    """Of two breaks without a title, and of two blocks of one step, neither is guessed."""
    short = method(id="kort", title="Kort", phases=[step("zin")])
    pause = Minutes(min=15, max=15)
    twice = together([short, pause, OPEN, pause, short])
    breaks, steps = ("block", "block-2"), ("kort-zin", "kort-2-zin")
    for name, known in (("pauze", breaks), ("break", breaks), ("Kort", steps)):
        with pytest.raises(PlanError) as caught:
            changed(twice, Changes(skip=[name]))
        assert caught.value.code == "more_steps_called"
        assert caught.value.fields["known"] == known
    once = changed(twice, Changes(skip=["block-2", "kort-2-zin"]))
    assert [phase.block for phase in once.phases] == ["kort", "kring", "kring"]
    assert not [block for block in changed(once, Changes(skip=["break"])).blocks if block.pause]  # type: ignore[attr-defined]  # of a programme


def test_what_is_left_out_is_not_compared_and_takes_no_time() -> None:
    """Beside another entry stand the blocks and the sides that are done, with what these take."""
    without = [f"{id}-{step}" for id in ("casus", "samen-casus") for step in ("vertellen", "ronde")]
    both = compare([changed(DAY, Changes(skip=["Welkom", *without]))])
    table = make_page(both).blocks[-1]
    assert isinstance(table, Table)
    cells = dict(table.rows)
    assert cells["Stappen"].splitlines() == [
        "1. De kring (20 min)",
        "2. Lunch (15 min)",
        "3. Samen: De kring (2) (20 min)",
    ]
    assert cells["Duur"] == "55 min"
    blocks = data_of(both)[0]["blocks"]
    assert [block["id"] for block in blocks] == ["kring", "lunch", "samen"]
    assert [side["id"] for side in blocks[2]["parallel"]] == ["samen-kring"]


def test_only_some_blocks_are_kept() -> None:
    """What is named stays, and no break or other block does."""
    assert {block for block, _title, _minutes in slots(DAY, changes=ONLY)} == {"casus"}


ONLY = Changes(only=["Middag"])


def test_blocks_that_are_alike_keep_their_ids() -> None:
    """The second of two blocks is still the second where a break before it goes."""
    twice = together([CASES, Minutes(min=15, max=15), CASES])
    found = changed(twice, Changes(skip=["pauze"]))
    assert {block for block, _title, _minutes in slots(found)} == {"casus", "casus-2"}
    assert render(found, "text")
