"""What holds of every plan, for any steps and for every method of the catalogue."""

from typing import Any

import pytest
from exercise import check_plan
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builders import method
from reflectlib import (
    Catalogue,
    Method,
    Plan,
    PlanError,
    Range,
    Session,
    plan,
    split_into_groups,
)

numbers = st.integers(1, 40)
ranges = st.tuples(numbers, numbers).map(lambda ends: {"min": min(ends), "max": max(ends)})
per = st.sampled_from(["participant", "case", "group"])
times = st.one_of(
    numbers,
    ranges,
    st.builds(lambda n: {"min": n}, numbers),
    st.builds(lambda n: {"max": n}, numbers),
    st.builds(lambda n, p: {"minutes": n, "per": p}, st.integers(1, 6), per),
)
groupings = st.sampled_from([None, "plenary", "individual", {"size": 2}, {"size": 3}])


@st.composite
def methods(draw: st.DrawFn) -> Method:
    """Methods of one to six steps, with a case loop somewhere."""
    number = draw(st.integers(1, 6))
    loop = range(*sorted((draw(st.integers(0, number)), draw(st.integers(0, number)))))
    phases = []
    for n in range(number):
        phase: dict[str, Any] = {"id": f"s{n}", "title": f"S{n}", "time": draw(times)}
        if grouping := draw(groupings):
            phase["grouping"] = grouping
        if n in loop:
            phase["repeat"] = "case"
        phases.append(phase)
    made: Method = method(phases=phases)
    return made


def made(entry: Method, **asked: Any) -> Plan | None:
    try:
        return plan(entry, Session(**asked))
    except PlanError:
        return None


def by_slot(found: Plan) -> dict[tuple[str, int | None], int]:
    """The minutes of each step, by its id and its case."""
    return {(s.phase.id, s.case): s.minutes for s in found.slots if s.phase}


@given(methods(), st.integers(2, 20), st.integers(1, 4), st.none() | st.integers(1, 500))
@settings(max_examples=300)
def test_slots_are_contiguous_and_sum_to_total(
    entry: Method, people: int, cases: int, minutes: int | None
) -> None:
    """Slots follow each other without a gap, in order, within bounds, to the last minute."""
    found = made(entry, people=people, cases=cases, minutes=minutes)
    assume(found)
    assert found is not None
    check_plan(found)
    assert minutes in (None, found.minutes)


@given(methods(), st.integers(2, 20), st.integers(1, 3), st.integers(1, 400), st.integers(1, 60))
@settings(max_examples=300)
def test_more_time_never_shortens_a_slot(
    entry: Method, people: int, cases: int, minutes: int, more: int
) -> None:
    """Whoever gets more time takes nothing from any step."""
    before = made(entry, people=people, cases=cases, minutes=minutes)
    after = made(entry, people=people, cases=cases, minutes=minutes + more)
    assume(before)
    assert before is not None
    assert after is not None
    longer = by_slot(after)
    assert all(longer[key] >= taken for key, taken in by_slot(before).items())


@given(methods(), st.integers(2, 12), st.integers(1, 4), st.integers(1, 400))
@settings(max_examples=300)
def test_one_more_case_never_makes_the_rest_longer(
    entry: Method, people: int, cases: int, minutes: int
) -> None:
    """In the same time, a case more takes from the others and gives to none."""
    assume(any(phase.repeat for phase in entry.phases))
    assume(not any(getattr(phase.time, "per", "") == "case" for phase in entry.phases))
    before = made(entry, people=people, cases=cases, minutes=minutes)
    after = made(entry, people=people, cases=cases + 1, minutes=minutes)
    assume(before and after)
    assert before is not None
    assert after is not None
    shorter = by_slot(after)
    assert all(shorter[key] <= taken for key, taken in by_slot(before).items())


@given(methods(), st.integers(2, 20), st.integers(1, 3), st.none() | st.integers(1, 400))
@settings(max_examples=200)
def test_plan_of_its_own_total_is_the_plan(
    entry: Method, people: int, cases: int, minutes: int | None
) -> None:
    """Asking for as long as a plan takes gives the plan."""
    found = made(entry, people=people, cases=cases, minutes=minutes)
    assume(found)
    assert found is not None
    assert made(entry, people=people, cases=cases, minutes=found.minutes) == found


@given(st.integers(1, 60), st.integers(1, 8), st.none() | st.integers(0, 4))
@settings(max_examples=300)
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


def divides(people: int, size: Range) -> bool:
    try:
        return bool(split_into_groups(people, size))
    except PlanError:
        return False


@given(st.integers(1, 60), st.integers(1, 8), st.integers(0, 4))
@settings(max_examples=300)
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


METHODS = [id for id, entry in Catalogue.bundled().items() if isinstance(entry, Method)]


@pytest.mark.parametrize("id", METHODS)
def test_every_method_has_a_plan_or_a_clear_error(id: str, catalogue: Catalogue) -> None:
    """For every number of people and cases and every time, there is a plan or a reason why not."""
    entry = catalogue[id]
    assert isinstance(entry, Method)
    cases = entry.cases.max if entry.cases and entry.cases.max else 3
    plans = 0
    for meeting in [m.id for m in entry.meetings] or [None]:
        for people in (1, 2, 3, 5, 7, 8, 12, 14, 15, 20, 31):
            for case in (None, 1, cases):
                for minutes in (None, 5, 30, 60, 90, 151, 400):
                    asked = {"people": people, "cases": case, "minutes": minutes}
                    found = made(entry, meeting=meeting, **asked)
                    plans += found is not None
                    assert found is None or minutes in (None, found.minutes)
        assert made(entry, meeting=meeting) is not None
    assert plans
