"""What holds of every plan, for any steps and for all of the catalogue and the examples."""

from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from exercise import check_plan
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from plans import by_slot, made, methods, wishes

import builders
from reflectlib import (
    Catalogue,
    Method,
    Plan,
    PlanError,
    Range,
    Session,
    load,
    plan,
    split_into_groups,
)
from reflectlib.planning.groups import divides, groups_that_fit, join_groups
from reflectlib.planning.session import SlotKind

people = st.integers(1, 24)
any_people = people | st.just(1000)
cases = st.integers(1, 4)
minutes = st.integers(1, 500) | st.integers(100, 500)


@given(methods(), any_people, st.none() | cases, st.none() | minutes, wishes())
@settings(max_examples=200)
def test_slots_are_contiguous_and_sum_to_total(
    entry: Method, people: int, cases: int | None, minutes: int | None, wish: dict[str, Any]
) -> None:
    """Slots follow each other without a gap, in order, within bounds, to the last minute."""
    found = made(entry, people=people, cases=cases, minutes=minutes, **wish)
    assume(found)
    assert found is not None
    check_plan(found, exact=wish.get("exact", False))
    check_kept(found, wish)
    assert minutes in (None, found.minutes)
    assert any(slot.phase for slot in found.slots)


def check_kept(found: Plan, wish: dict[str, Any]) -> None:
    """What was asked for besides the steps is there to the minute, and rounds are equal."""
    taken: dict[SlotKind, list[int]] = defaultdict(list)
    for slot in found.slots:
        taken[slot.kind].append(slot.minutes)
    assert taken["welcome"] == [minutes for minutes in [wish.get("welcome")] if minutes]
    assert set(taken["changeover"]) <= {wish.get("changeover")}
    assert 100 * sum(taken["buffer"]) >= wish.get("buffer", 0) * found.minutes
    assert sum(found.groups) == found.people
    assert len(found.groups) == wish.get("groups", 1)
    rounds: dict[str, list[int]] = defaultdict(list)
    for slot in found.slots:
        if slot.phase and slot.round:
            rounds[slot.phase.id].append(slot.minutes)
    assert all(len(set(each)) == 1 for each in rounds.values())
    whole: dict[tuple[str, int], int] = defaultdict(int)
    for slot in found.slots:
        if slot.phase and slot.phase.repeat and not slot.phase.case and slot.round:
            whole[str(slot.phase.repeat), slot.round] += slot.minutes
    for loop in {loop for loop, _round in whole}:
        each = [minutes for (other, _round), minutes in whole.items() if other == loop]
        assert len(set(each)) == 1


@given(methods(), people, cases, minutes, st.integers(1, 60), wishes())
@settings(max_examples=200)
def test_more_time_never_shortens_a_slot(
    entry: Method, people: int, cases: int, minutes: int, more: int, wish: dict[str, Any]
) -> None:
    """Whoever gets more time takes nothing from any step."""
    before = made(entry, people=people, cases=cases, minutes=minutes, **wish)
    after = made(entry, people=people, cases=cases, minutes=minutes + more, **wish)
    assume(before)
    assert before is not None
    assert after is not None
    longer = by_slot(after)
    assert all(longer[key] >= taken for key, taken in by_slot(before).items())


@given(methods(), people, cases, minutes, wishes())
@settings(max_examples=200)
def test_one_more_case_never_makes_the_rest_longer(
    entry: Method, people: int, cases: int, minutes: int, wish: dict[str, Any]
) -> None:
    """In the same time, a case more takes from the others and gives to none."""
    assume(any(phase.repeat == "case" or phase.case for phase in entry.phases))
    assume(not any(getattr(phase.time, "per", "") == "case" for phase in entry.phases))
    before = made(entry, people=people, cases=cases, minutes=minutes, **wish)
    after = made(entry, people=people, cases=cases + 1, minutes=minutes, **wish)
    assume(before and after)
    assert before is not None
    assert after is not None
    shorter = by_slot(after)
    assert all(shorter.get(key, 0) <= taken for key, taken in by_slot(before).items())


@given(methods(), people, st.none() | cases, st.none() | minutes, wishes())
@settings(max_examples=150)
def test_plan_of_its_own_total_is_the_plan(
    entry: Method, people: int, cases: int | None, minutes: int | None, wish: dict[str, Any]
) -> None:
    """Asking for as long as a plan takes gives the plan, but for what the source says of that."""
    found = made(entry, people=people, cases=cases, minutes=minutes, **wish)
    assume(found)
    assert found is not None
    again = made(entry, people=people, cases=cases, minutes=found.minutes, **wish)
    assert again is not None
    assert again.slots == found.slots
    of_length = {"duration_differs"}
    assert [r for r in found.remarks if r.key not in of_length] == list(again.remarks)


@given(methods(), people, cases, minutes, wishes())
@settings(max_examples=150)
def test_too_little_time_says_the_least_that_works(
    entry: Method, people: int, cases: int, minutes: int, wish: dict[str, Any]
) -> None:
    """In the least time that a refusal names there is a plan, and a minute less has none."""
    asked: dict[str, Any] = {"people": people, **wish}
    try:
        plan(entry, Session(**asked, cases=cases, minutes=minutes))
        assume(False)
    except PlanError as error:
        assume(error.code == "too_little_time")
        fields = error.fields
    least = fields["least"]
    assume(least <= 1440)
    assert made(entry, **asked, cases=cases, minutes=least)
    assert not made(entry, **asked, cases=cases, minutes=least - 1)
    fit = fields["cases_that_fit"]
    assert not fit or made(entry, **asked, cases=fit, minutes=minutes)
    assert fit + 1 >= cases or not made(entry, **asked, cases=fit + 1, minutes=minutes)


@given(methods(), people, st.none() | cases, minutes, wishes())
@settings(max_examples=150)
def test_break_is_within_a_round_only_where_nothing_else_is_near(
    entry: Method, people: int, cases: int | None, minutes: int, wish: dict[str, Any]
) -> None:
    """Of one break, no round is broken where a place between two lies near enough to the middle."""
    found = made(entry, people=people, cases=cases, minutes=minutes, **wish)
    assume(found)
    assert found is not None
    steps = [slot for slot in found.slots if slot.phase]
    if [slot.kind for slot in found.slots].count("break") != 1:
        return
    at = next(n for n, slot in enumerate(found.slots) if slot.kind == "break")
    before = sum(slot.phase is not None for slot in found.slots[:at])
    if not is_within(steps[before - 1], steps[before]):
        return
    work, now = sum(slot.minutes for slot in steps), 0
    for one, other in pairwise(steps):
        now += one.minutes
        assert is_within(one, other) or abs(now - work / 2) > work / 4


def is_within(one: Any, other: Any) -> bool:
    """Tell whether two steps are of one round."""
    loops = [slot.phase.repeat or "case" for slot in (one, other)]
    return bool(one.round) and one.round == other.round and loops[0] == loops[1]


@given(methods(), people, st.none() | cases, st.none() | minutes, wishes())
@settings(max_examples=150)
def test_a_plan_says_whose_its_times_are(
    entry: Method, people: int, cases: int | None, minutes: int | None, wish: dict[str, Any]
) -> None:
    """What nobody estimated is not estimated, and a plan that is squeezed says so."""
    found = made(entry, people=people, cases=cases, minutes=minutes, **wish)
    assume(found)
    assert found is not None
    less = 0
    for slot in found.slots:
        phase = slot.phase
        if phase is None:
            assert slot.basis == "added"
            continue
        assert (slot.basis == "divided") == (phase.time is None)
        assert (slot.basis == "estimated") == phase.is_estimated
        within = isinstance(phase.time, Range) and slot.minutes in phase.time
        if slot.basis not in ("divided", "estimated"):
            same = within or slot.minutes == slot.whole
            other = "shortened" if slot.minutes < slot.whole else "stretched"
            assert slot.basis == ("stated" if same else other)
        if phase.time and not within:
            less += slot.whole - slot.minutes
    said = [remark.number for remark in found.remarks if remark.key == "shortened"]
    assert said == [less] * (less > 0)


@given(methods(), people, cases, minutes, wishes())
@settings(max_examples=150)
def test_everybody_has_a_turn_or_the_plan_says_who_has_not(
    entry: Method, people: int, cases: int, minutes: int, wish: dict[str, Any]
) -> None:
    """Where turns are stated there is time for that of each, or a remark names the step."""
    found = made(entry, people=people, cases=cases, minutes=minutes, **wish)
    assume(found)
    assert found is not None
    told = {title for r in found.remarks if r.key.startswith("turns_") for title in r.titles}
    for slot in found.slots:
        phase = slot.phase
        if phase is None or not phase.turn or getattr(phase.time, "per", "") == "participant":
            continue
        turns = slot.groups[-1] if slot.groups else found.groups[-1]
        turns = 1 if phase.repeat == "member" else turns
        assert phase.title in told or slot.minutes >= turns * phase.turn


@given(st.integers(1, 300), st.integers(1, 9), st.lists(st.integers(2, 5), max_size=3))
def test_joined_groups_are_never_torn_apart(people: int, size: int, joins: list[int]) -> None:
    """Whoever was in one group is so in each that is made of it, and nobody is lost."""
    groups = split_into_groups(people, Range(min=size, max=size), anyway=True)
    for join in joins:
        joined = join_groups(groups, join)
        assert tuple(group for whole in joined for group in whole) == groups
        assert all(len(whole) >= join for whole in joined) or len(joined) == 1
        groups = tuple(map(sum, joined))
        assert list(groups) == sorted(groups)
    assert sum(groups) == people


@given(st.integers(1, 400), st.integers(1, 12), st.integers(0, 12), st.integers(1, 6))
def test_groups_side_by_side_are_as_stated(people: int, least: int, more: int, size: int) -> None:
    """The groups that would fit are planned, and no fewer would fit."""
    stated = Range(min=least, max=least + more)
    number = groups_that_fit(people, stated, [Range(min=size, max=size)])
    fields = {"participants": {"min": least, "max": least + more}}
    phases = [{"id": "a", "title": "A", "time": 5, "grouping": {"size": size}}]
    entry = builders.method(phases=phases, **fields)
    for groups in range(2, number or min(people, 40)):
        found = made(entry, people=people, groups=groups)
        assert found is None or found.groups[0] == 1
    if number:
        planned = made(entry, people=people, groups=number)
        assert planned is not None
        assert len(planned.groups) == number


@given(st.integers(1, 60), st.integers(1, 8), st.none() | st.integers(0, 4))
@settings(max_examples=150)
def test_people_that_do_not_divide_are_told_what_would(
    people: int, least: int, more: int | None
) -> None:
    """The numbers of people that would divide are the nearest below and above."""
    size = Range(min=least, max=None if more is None else least + more)
    if divides(people, size):
        return
    near = [next((n for n in range(people, 0, -1) if divides(n, size)), None)]
    near.append(next(n for n in range(people, 200) if divides(n, size)))
    with pytest.raises(PlanError) as caught:
        split_into_groups(people, size)
    assert str(caught.value).endswith(f"; {' or '.join(str(n) for n in near if n)} would")


@given(st.integers(1, 60), st.integers(1, 8), st.integers(0, 4))
@settings(max_examples=150)
def test_groups_sum_to_the_people(people: int, least: int, more: int) -> None:
    """Groups hold everybody, differ by one at most, and keep to their bounds."""
    size = Range(min=least, max=least + more)
    try:
        sizes = split_into_groups(people, size)
    except PlanError:
        slack = 1 if more == 0 and least > 1 else 0
        for groups in range(1, people + 1):
            small, larger = divmod(people, groups)
            low = max(min(2, least), least - slack)
            assert small < low or small + bool(larger) > least + more + slack
        return
    assert sum(sizes) == people
    assert sizes[-1] - sizes[0] <= 1
    assert list(sizes) == sorted(sizes)
    assert sizes[0] >= least - (more == 0)
    assert sizes[-1] <= least + more + (more == 0)


EXAMPLES = Path(__file__).parents[1] / "examples" / "valid"
METHODS = [
    entry
    for entry in (*Catalogue.bundled().values(), *map(load, sorted(EXAMPLES.glob("*.yaml"))))
    if isinstance(entry, Method)
]


@pytest.mark.parametrize("entry", METHODS, ids=lambda entry: entry.id)
def test_every_method_has_a_plan_or_a_clear_error(entry: Method) -> None:
    """For every number of people and cases and every time, there is a plan or a reason why not."""
    cases = entry.cases.max if entry.cases and entry.cases.max else 3
    plans = 0
    for meeting in [m.id for m in entry.meetings] or [None]:
        for people in (1, 2, 3, 5, 7, 8, 12, 14, 15, 20, 31):
            for case in (None, 1, cases):
                before: dict[tuple[str, int | None], int] = {}
                for minutes in (5, 30, 60, 90, 110, 151, 400, None):
                    asked = {"people": people, "cases": case, "minutes": minutes}
                    found = made(entry, meeting=meeting, **asked)
                    plans += found is not None
                    if found is None:
                        continue
                    check_plan(found)
                    check_kept(found, {})
                    assert minutes in (None, found.minutes)
                    after = by_slot(found)
                    if case and minutes:
                        assert all(after[key] >= taken for key, taken in before.items())
                        before = after
        if any(phase.meeting == meeting for phase in entry.phases):
            assert made(entry, meeting=meeting) is not None
    assert plans or not entry.phases
