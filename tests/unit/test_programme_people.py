"""Names, roles and sides in the blocks of a programme, and in a series of it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from builders import method, of
from reflectlib import (
    Catalogue,
    Method,
    Plan,
    PlanError,
    Series,
    Session,
    Span,
    Timetable,
    composed,
    plan,
    series,
)
from reflectlib.model.method import MeetingKind, Role, Task
from reflectlib.model.programme import Block, Programme, Side
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Frequency, Minutes
from reflectlib.page import Table
from reflectlib.planning.naming import presenters
from reflectlib.rendering import make_page

NAMES = tuple("ABCDEFGH")
START = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
ONE = {"min": 1, "max": 1}
PRESENTER = {"id": "inbrenger", "title": "Inbrenger", "count": ONE}
ASKED = {"questions": [{"text": "Wat?", "to": "inbrenger"}]}


def step(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id.upper(), "time": 10, **fields}


IN_PAIRS: Method = method(
    id="paren",
    title="Paren",
    roles=[PRESENTER | {"count": ONE | {"per": "group"}}],
    phases=[step("paar", grouping={"size": 2}, repeat="case", **ASKED)],
    preparation=[{"task": "Kies een verhaal.", "role": "inbrenger"}],
)
CASES: Method = method(
    id="casus",
    title="Casus",
    roles=[PRESENTER, {"id": "gespreksleider", "title": "Leider", "count": ONE}],
    phases=[step("ronde", repeat="case", lead="gespreksleider", **ASKED)],
    preparation=[{"task": "Kies een casus.", "role": "inbrenger"}],
)
THERE = Catalogue.of(IN_PAIRS, CASES)


def programme(*blocks: Block, **fields: Any) -> Programme:
    whole = Programme(id="p", title="P", language="nl", summary="S", blocks=blocks, **fields)
    return composed(whole, THERE)


def planned(*blocks: Block, **asked: Any) -> Plan:
    return plan(programme(*blocks), Session(names=NAMES, anyway=True, **asked))


def who(found: Plan, block: str) -> list[tuple[str, ...]]:
    return [presenters(found, slot) for slot in found.slots if slot.block == block]


def laid(entry: Method, **asked: Any) -> Series:
    fields = {"every": Span(weeks=4), "times": 4, **asked}
    return series(entry, Session(start=START, names=NAMES, anyway=True), Timetable(**fields))


def test_each_block_has_its_own_presenters() -> None:
    """Who presents in each pair of one block is another than who has a case in the next."""
    found = planned(Block(method="paren"), Block(method="casus", cases=2), Block(method="casus"))
    (pairs,) = who(found, "paren")
    assert len(pairs) == 4
    assert who(found, "casus") + who(found, "casus-2") == [(name,) for name in "EFG"]
    assert not {*pairs} & {*"EFG"}
    for group in found.slots[0].members:
        assert len({*group} & {*pairs}) == 1


def test_a_role_of_the_programme_itself_is_for_the_whole() -> None:
    """Who takes notes where no method asks for it is one person, and another than who presents."""
    notes = Role(id="notulist", title="Notulist")
    whole = programme(Block(method="casus"), Block(method="casus"), roles=(notes,))
    found = plan(whole, Session(names=NAMES))
    assert len(found.roles["notulist"]) == 1
    others = [name for block in ("casus", "casus-2") for who_ in who(found, block) for name in who_]
    assert len({*others, *found.roles["notulist"]}) == 3


def test_groups_side_by_side_have_their_own_in_each_block() -> None:
    """In each of two groups that go through it all somebody else presents in the next block."""
    both = Block(method="casus"), Block(method="casus")
    for blocks in (both, (Block(method="paren"), *both)):
        found = planned(*blocks, groups=2)
        (first,), (second,) = who(found, "casus"), who(found, "casus-2")
        for side in found.members:
            assert len({*first} & {*side}) == len({*second} & {*side}) == 1
        assert not {*first} & {*second}


def test_who_presents_need_not_be_one_of_those_who_are_known() -> None:
    """Without names those who are given present in their turn, so many in a block as there are."""
    cases = Block(method="casus", cases=2)
    asked = {"people": 8, "groups": 2, "anyway": True}
    given = {"inbrenger": tuple("QRSTUVWX")}
    found = plan(programme(cases, cases), Session(**asked, roles=given))  # type: ignore[arg-type]
    first, second = ({name for one in who(found, block) for name in one} for block in BOTH)
    assert first < {*"QRST"}
    assert second < {*"UVWX"}


BOTH = ("casus", "casus-2")


def test_groups_of_another_block_are_not_joined() -> None:
    """Where a block puts groups together, and has none, people come to it one by one."""
    joined = method(id="samen", phases=[step("viertal", grouping={"join": 2})])
    both = Programme(
        id="p",
        title="P",
        language="nl",
        summary="S",
        blocks=(Block(method="paren"), Block(method="samen")),
    )
    found = plan(composed(both, Catalogue.of(IN_PAIRS, joined)), Session(names=NAMES, anyway=True))
    members = found.slots[-1].members
    assert [len(group) for group in members] == [2] * 4
    assert {*map(frozenset, members)}.isdisjoint(map(frozenset, found.slots[0].members))


def test_who_is_given_a_role_has_it_in_every_block() -> None:
    """A role that does not go round is the same person's from the first block to the last."""
    found = planned(Block(method="casus"), Block(method="casus"), roles={"leider": ("H",)})
    assert found.roles["gespreksleider"] == ("H",)
    assert who(found, "casus-2") == [("B",)]


def test_nobody_knows_who_is_in_a_block_for_some() -> None:
    """Of a block for fewer people than all, no name is said."""
    found = planned(Block(method="paren", people=4), Block(method="casus"))
    assert not found.slots[0].members
    assert who(found, "paren") == [()]
    assert who(found, "casus") == [("A",)]


def test_everybody_is_in_one_of_the_sides() -> None:
    """What goes on side by side has the people that it says, each with a presenter of its own."""
    sides = (Side(method="casus", people=3), Side(method="paren"))
    found = planned(Block(title="Werkgroepen", parallel=sides), Block(method="casus"))
    (slot,) = (slot for slot in found.slots if slot.sides)
    one, other = slot.sides
    assert (len(one.names), len(other.names)) == (3, 5)
    assert sorted((*one.names, *other.names)) == [*NAMES]
    assert slot.members == (one.names, other.names)
    assert {*presenters(one, one.slots[0])} < {*one.names}
    assert {*one.roles["gespreksleider"]} < {*one.names}


def test_sides_differ_from_meeting_to_meeting() -> None:
    """In a series nobody is with the same people in the same activity two times running."""
    sides = (Side(method="casus"), Side(method="paren"))
    found = laid(programme(Block(parallel=sides)))
    divisions = [meeting.plan.slots[0].members for meeting in found.meetings]
    assert len(set(divisions)) == 4
    assert {name for groups in divisions for name in groups[0]} == {*NAMES}


def test_kinds_of_meeting_come_in_their_turn() -> None:
    """A year of six meetings begins once and ends once, and in between has the regular one."""
    kinds = tuple(
        MeetingKind(id=id, title=id, count=count)
        for id, count in (("begin", 1), ("gewoon", None), ("slot", 1))
    )
    entry = programme(
        Block(step=Phase(id="open", title="Open", time=Minutes(min=20, max=20)), part="begin"),
        Block(method="casus", part="gewoon"),
        Block(step=Phase(id="oogst", title="Oogst", time=Minutes(min=30, max=30)), part="slot"),
        meetings=kinds,
        count=6,
        frequency=(Frequency(every=Span(weeks=6)),),
        preparation=(Task(task="Boek de zaal.", once=True),),
    )
    found = series(entry, Session(start=START, names=NAMES, anyway=True))
    assert [each.plan.meeting and each.plan.meeting.id for each in found.meetings] == [
        "begin",
        *["gewoon"] * 4,
        "slot",
    ]
    assert found.every == Span(weeks=6)
    assert [[due.task.task for due in each.due] for each in found.meetings[:2]] == [
        ["Boek de zaal."],
        ["Kies een casus."],
    ]
    assert [each.roles.get("inbrenger") for each in found.meetings[1:5]] == [
        (name,) for name in "ABCD"
    ]


def test_a_task_is_for_who_presents_in_its_block() -> None:
    """Who brings a case chooses a case, and who tells a story chooses that."""
    found = laid(programme(Block(method="paren"), Block(method="casus")), times=1)
    told = {due.task.task: due.who for due in found.meetings[0].due}
    assert told["Kies een casus."] == ("E",)
    assert len(told["Kies een verhaal."]) == 4


def test_a_task_is_for_nobody_of_a_block_that_is_not_there() -> None:
    """Who presents in another kind of meeting has nothing to do for this one."""
    kinds = tuple(MeetingKind(id=id, title=id, count=1) for id in ("een", "twee"))
    blocks = Block(method="casus", part="een"), Block(method="casus", part="twee")
    entry = programme(*blocks, meetings=kinds)
    found = series(
        entry, Session(start=START, names=NAMES, anyway=True), Timetable(every=Span(weeks=4))
    )
    for meeting in found.meetings:
        (due,) = meeting.due
        assert due.who == meeting.roles["inbrenger"]


def test_a_time_of_the_clock_counts_in_every_meeting() -> None:
    """Lunch is at half past twelve in a meeting that begins at another hour as well."""
    entry = programme(
        Block(method="casus"), Block(title="Lunch", pause=Minutes(min=30, max=30), at="12:30")
    )
    second = date(2027, 2, 9)
    found = laid(entry, move={second: datetime(2027, 2, 9, 11, 0)})  # noqa: DTZ001  # of the series
    lunches = [
        each.plan.at(slot.start)
        for each in found.meetings
        for slot in each.plan.slots
        if slot.title == "Lunch"
    ]
    assert {lunch and f"{lunch:%H:%M}" for lunch in lunches} == {"12:30"}
    with pytest.raises(PlanError, match="9 February 2027 at 14:00"):
        laid(entry, move={second: datetime(2027, 2, 9, 14, 0)})  # noqa: DTZ001  # as above


def test_a_meeting_of_two_days_ends_on_the_second() -> None:
    """A series of a programme over days has each meeting until its last day, and its sides too."""
    sides = Block(parallel=(Side(method="casus"), Side(method="paren")), day=2, at="08:30")
    found = laid(programme(Block(method="casus"), sides), times=2)
    dates = of(Table, make_page(found, language="nl"))[0]
    assert [row[2] for row in dates.rows] == [
        "09.30 – woensdag 13 januari 2027, 08.40",
        "09.30 – woensdag 10 februari 2027, 08.40",
    ]
    for meeting in found.meetings:
        assert meeting.end.date() == meeting.start.date() + timedelta(days=1)
        (slot,) = (slot for slot in meeting.plan.slots if slot.sides)
        assert {side.start for side in slot.sides} == {meeting.plan.at(slot.start)}


def test_a_holiday_on_the_second_day_is_told() -> None:
    """A meeting that goes on on a public holiday is said to be on it."""
    entry = programme(Block(method="casus"), Block(method="paren", day=2, at="08:30"))
    eve = datetime(2027, 4, 26, 9, 30, tzinfo=UTC)  # the day before King's Day
    found = series(entry, Session(start=eve, names=NAMES, anyway=True), Timetable(times=1))
    assert [remark.titles for remark in found.remarks if remark.key == "on_holiday"] == [
        ("Koningsdag",)
    ]
