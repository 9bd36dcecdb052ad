"""What holds of every plan of a programme, for any blocks and for all of the catalogue."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from exercise import check_plan
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from plans import made, methods, wishes
from programmes import blocks, pools, programme, programmes

from reflectlib import (
    Catalogue,
    Changes,
    Method,
    Minutes,
    Plan,
    PlanError,
    Programme,
    Session,
    composed,
    plan,
    together,
)
from reflectlib.planning.session import Slot

people = st.integers(1, 24)
cases = st.integers(1, 4)
minutes = st.integers(30, 500)
CATALOGUE = Catalogue.bundled()
# To make a programme of methods takes longer than to make a method.
often = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
seldom = settings(often, max_examples=30)
START = datetime(2027, 3, 9, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
METHODS = [
    each
    for each in map(CATALOGUE.__getitem__, CATALOGUE)
    if isinstance(each, Method) and not isinstance(each, Programme)
]
METHODS = [composed(each, CATALOGUE) for each in METHODS]
SINGLE = [each for each in METHODS if each.phases and not each.meetings]


def outcome(entry: Method, **asked: Any) -> Plan | PlanError:
    """The plan, or why there is none."""
    try:
        return plan(entry, Session(**asked))
    except PlanError as error:
        return error


def in_short(slot: Slot) -> tuple[Any, ...]:
    """A slot without the names that it has in a programme."""
    title = slot.phase.title if slot.phase else slot.title
    return (slot.start, slot.minutes, slot.kind, slot.basis, title, slot.round, slot.groups)


def by_block(found: Plan) -> dict[str, int]:
    """The minutes of each block: its steps, and what is left over in it."""
    taken: dict[str, int] = defaultdict(int)
    for slot in found.slots:
        if slot.block:
            taken[slot.block] += slot.minutes
    return taken


def same(one: Method, asked: dict[str, Any]) -> None:
    """Hold a plan of a method to that of a programme of it alone."""
    alone = composed(programme([{"method": one.id}]), Catalogue.of(one))
    expected, found = outcome(one, **asked), outcome(alone, **asked)
    if isinstance(expected, PlanError) or isinstance(found, PlanError):
        assert isinstance(found, PlanError)
        assert isinstance(expected, PlanError)
        assert found.code == expected.code
        return
    assert list(map(in_short, found.slots)) == list(map(in_short, expected.slots))
    assert (found.people, found.cases) == (expected.people, expected.cases)
    assert found.groups == expected.groups
    assert {r.key for r in found.remarks} == {r.key for r in expected.remarks}


@given(methods(), st.none() | people, st.none() | cases, st.none() | minutes, wishes())
@often
def test_a_programme_of_one_block_plans_as_its_method(
    entry: Method,
    people: int | None,
    cases: int | None,
    minutes: int | None,
    wish: dict[str, Any],
) -> None:
    """A method is a programme of one block: the same slots, or the same refusal."""
    same(entry, {"people": people, "cases": cases, "minutes": minutes, **wish})


@pytest.mark.parametrize("entry", SINGLE, ids=[each.id for each in SINGLE])
def test_so_does_every_method_of_the_catalogue(entry: Method) -> None:
    """It holds of what people lead, as it is stated and for any number of people and minutes."""
    same(entry, {})
    for number in (4, 7, 12, 15):
        for length in (None, 45, 90, 150):
            same(entry, {"people": number, "minutes": length})


@given(programmes(), people, st.none() | cases, st.none() | minutes, wishes())
@often
def test_slots_are_contiguous_and_exact(
    entry: Programme, people: int, cases: int | None, minutes: int | None, wish: dict[str, Any]
) -> None:
    """Slots follow each other to the last minute, and blocks stand in their order."""
    found = made(entry, people=people, cases=cases, minutes=minutes, **wish)
    assume(found)
    assert found is not None
    check_plan(found, exact=wish.get("exact", False))
    assert minutes in (None, found.minutes)
    there = list(dict.fromkeys(slot.block for slot in found.slots if slot.block))
    order = {id: number for number, id in enumerate(dict.fromkeys(p.block for p in found.parts))}
    assert there == sorted(there, key=order.__getitem__)
    assert [part.block for part in found.parts if part.block] == there
    assert tuple(slot for part in found.parts for slot in part.slots) == found.slots


@given(programmes(), people, st.none() | cases, st.none() | minutes, wishes())
@often
def test_steps_of_two_blocks_never_collide(
    entry: Programme, people: int, cases: int | None, minutes: int | None, wish: dict[str, Any]
) -> None:
    """No id of a step, a category or a worksheet stands twice, and each step knows its block."""
    for things in (entry.phases, entry.question_categories, entry.worksheets, entry.roles):
        ids = [each.id for each in things]
        assert len(ids) == len(set(ids))
    assert all(phase.block for phase in entry.phases)
    found = made(entry, people=people, cases=cases, minutes=minutes, **wish)
    assume(found)
    assert found is not None
    seen = [(s.phase.id, s.round) for s in found.slots if s.phase]
    assert len(seen) == len(set(seen))


@given(programmes(), people, st.none() | cases, minutes, wishes())
@often
def test_a_block_that_is_held_takes_its_minutes(
    entry: Programme, people: int, cases: int | None, minutes: int, wish: dict[str, Any]
) -> None:
    """A block with minutes takes so many, whatever there is for the whole."""
    wish = {key: value for key, value in wish.items() if key != "exact"}
    found = made(entry, people=people, cases=cases, minutes=minutes, **wish)
    assume(found)
    assert found is not None
    taken = by_block(found)
    for part in entry.blocks:
        held = part.minutes or part.pause
        if held and part.id in taken:
            assert (held.min or 0) <= taken[part.id] <= (held.max or 1440)


@given(programmes(), people, st.none() | cases, minutes, wishes())
@often
def test_what_goes_on_side_by_side_starts_and_ends_together(
    entry: Programme, people: int, cases: int | None, minutes: int, wish: dict[str, Any]
) -> None:
    """Each side fills the slot from first to last minute; together they are everybody."""
    found = made(entry, people=people, cases=cases, minutes=minutes, **wish)
    assume(found)
    assert found is not None
    for slot in found.slots:
        assert bool(slot.sides) == (slot.kind == "parallel")
        for side in slot.sides:
            assert side.minutes == slot.minutes
            check_plan(side, exact=False)
        if slot.sides:
            assert sum(side.people for side in slot.sides) == sum(slot.groups) == found.people


@given(programmes(), people, st.none() | cases, minutes, st.integers(1, 60), wishes())
@often
def test_more_time_never_shortens_a_block(
    entry: Programme,
    people: int,
    cases: int | None,
    minutes: int,
    more: int,
    wish: dict[str, Any],
) -> None:
    """Whoever gets more time takes nothing from any block."""
    before = made(entry, people=people, cases=cases, minutes=minutes, **wish)
    assume(before)
    assert before is not None
    after = made(entry, people=people, cases=cases, minutes=minutes + more, **wish)
    assert after is not None
    longer = by_block(after)
    assert all(longer[id] >= taken for id, taken in by_block(before).items())


@given(pools(), st.data(), people, st.none() | cases, minutes, wishes())
@often
def test_skipping_a_block_never_makes_another_shorter(
    pool: list[Method],
    data: st.DataObject,
    people: int,
    cases: int | None,
    minutes: int,
    wish: dict[str, Any],
) -> None:
    """What a block that goes had is for the others, or left over.

    Where its only break goes, a meeting gets those of the planner.
    """
    ids = [each.id for each in pool]
    chosen = data.draw(st.lists(blocks(ids), min_size=2, max_size=5))
    chosen = [{**each, "id": f"b{number}"} for number, each in enumerate(chosen)]
    gone = data.draw(st.sampled_from(chosen))
    left = [each for each in chosen if each is not gone]
    assume("pause" not in gone or any("pause" in each for each in left))
    assume(any(each.keys() & {"method", "step", "parallel"} for each in left))
    catalogue = Catalogue.of(*pool)
    asked: dict[str, Any] = {"people": people, "cases": cases, "minutes": minutes, **wish}
    before = made(composed(programme(chosen), catalogue), **asked)
    after = made(composed(programme(left), catalogue), **asked)
    assume(before and after)
    assert before is not None
    assert after is not None
    longer = by_block(after)
    for each in left:
        assert longer.get(str(each["id"]), 0) >= by_block(before).get(str(each["id"]), 0)


@given(programmes(), people, st.integers(0, 4), st.integers(30, 300), wishes())
@often
def test_a_block_that_is_pinned_begins_and_ends_on_time(
    entry: Programme, people: int, place: int, after: int, wish: dict[str, Any]
) -> None:
    """What is pinned to the clock stands there to the minute, or the refusal says what can be."""
    number = place % len(entry.blocks)
    at = f"{START + timedelta(minutes=after):%H:%M}"
    pinned = attrs.evolve(entry.blocks[number], at=at)
    parts = (*entry.blocks[:number], pinned, *entry.blocks[number + 1 :])
    held = attrs.evolve(entry, blocks=parts)
    found = outcome(held, people=people, start=START, **wish)
    if isinstance(found, PlanError):
        assert str(found)
        if found.code == "too_little_before":
            earliest = after - found.fields["minutes"] + found.fields["least"]
            assume(earliest < 14 * 60)
            at = f"{START + timedelta(minutes=earliest):%H:%M}"
            assert found.fields["earliest"] == at
            later = attrs.evolve(pinned, at=at)
            parts = (*entry.blocks[:number], later, *entry.blocks[number + 1 :])
            again = outcome(attrs.evolve(entry, blocks=parts), people=people, start=START, **wish)
            assert not isinstance(again, PlanError) or again.code != "too_little_before"
        return
    there = next((slot for slot in found.slots if slot.block == pinned.id), None)
    if there and not any(slot.kind == "welcome" for slot in found.slots[:1]):
        assert there.start == after


@given(
    st.lists(st.sampled_from(SINGLE) | st.just(None), min_size=2, max_size=6),
    people,
    st.none() | st.integers(1, 3),
    st.none() | st.integers(10, 600),
)
@seldom
def test_methods_of_the_catalogue_after_each_other_have_a_plan_or_a_clear_error(
    parts: list[Method | None], people: int, cases: int | None, minutes: int | None
) -> None:
    """Whatever is put together, it is planned for as many as there are, or it is said why not."""
    assume(any(parts))
    pause = Minutes(min=15, max=15)
    whole = together([each or pause for each in parts], CATALOGUE)
    found = outcome(whole, people=people, cases=cases, minutes=minutes)
    if isinstance(found, PlanError):
        assert str(found)
        if found.code == "too_little_time":
            least = found.fields["least"]
            assume(least <= 1440)
            assert made(whole, people=people, cases=cases, minutes=least)
            assert not made(whole, people=people, cases=cases, minutes=least - 1)
        return
    assert found.people == people
    assert minutes in (None, found.minutes)
    kept = {slot.phase.block for slot in found.slots if slot.phase}
    assert kept == {each.block for each in whole.phases}


def test_all_blocks_but_one_can_be_skipped_by_their_methods_name() -> None:
    """A step of a programme is left out as one of a method is."""
    whole = together([CATALOGUE["kom"], CATALOGUE["heard-seen-respected"]], CATALOGUE)  # type: ignore[list-item]
    skipped = Changes(skip=("kom-complimenten",))
    found = plan(whole, Session(people=12, changes=skipped))
    assert "kom-complimenten" not in {slot.phase.id for slot in found.slots if slot.phase}
