"""What holds of every change to a method, over the catalogue, the examples, and any steps."""

from pathlib import Path
from typing import Any

import attrs
import pytest
from exercise import check_plan
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from plans import made, methods, wishes
from small_programmes import programmes

from builders import VIEWS
from reflectlib import (
    Added,
    Catalogue,
    Changes,
    Method,
    PlanError,
    changed,
    composed,
    load,
    render,
    views_of,
)
from reflectlib.model.references import REFERENCE
from reflectlib.model.steps import Joined
from reflectlib.planning.changes import as_data, of_data

EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "valid").glob("*.yaml"))
CATALOGUE = Catalogue.of(Catalogue.bundled(), *map(load, EXAMPLES))
ENTRIES = [CATALOGUE[id] for id in CATALOGUE]
KNOWN = [
    method
    for entry in ENTRIES
    if isinstance(entry, Method) and len((method := composed(entry, CATALOGUE)).phases) > 1
]
any_method = st.sampled_from(KNOWN) | methods() | programmes()
minutes = st.integers(1, 90)


def sheet(method: Method) -> bytes:
    return render(method, catalogue=CATALOGUE)


def places(method: Method) -> st.SearchStrategy[str]:
    near = [f"{word} {phase.id}" for word in ("before", "after") for phase in method.phases]
    return st.sampled_from(["start", "end", *near])


@st.composite
def changes(draw: st.DrawFn, method: Method) -> Changes:
    """Changes that a method may have: mostly by ids, and sometimes by titles."""
    ids = [phase.id for phase in method.phases]
    steps = draw(st.lists(st.sampled_from(ids), unique=True, max_size=4))
    skip = steps[: draw(st.integers(0, len(steps)))]
    times = {id: draw(minutes) for id in steps[len(skip) :]}
    places = st.sampled_from(
        ["start", "end", *(f"{w} {id}" for w in ("before", "after") for id in ids)]
    )
    new = st.builds(
        Added, st.sampled_from(["Inchecken", "Even stil", "?"]), places, st.none() | minutes
    )
    add = draw(st.lists(new, max_size=2))
    only = draw(st.just([]) | st.just([id for id in ids if id not in skip]))
    return Changes(skip=skip, set=times, add=add, only=only)


def changed_or_none(method: Method, what: Changes) -> Method | None:
    try:
        return changed(method, what)
    except PlanError as error:
        # By what is named here no step is unknown, and nothing contradicts itself.
        if error.code not in ("no_step_left", "loops_become_one"):
            raise
        return None


@given(st.data())
@settings(max_examples=150)
def test_nothing_changed_is_the_method(data: st.DataObject) -> None:
    """Without a change the method is what it was, itself."""
    method = data.draw(any_method)
    assert changed(method, Changes()) is method


@given(st.data())
@settings(max_examples=150)
def test_what_comes_in_and_goes_leaves_no_trace(data: st.DataObject) -> None:
    """A step that is put in and left out again gives the method back."""
    method = data.draw(any_method)
    added = Added("Inchecken", data.draw(places(method)), data.draw(st.none() | minutes))
    longer = changed(method, Changes(add=[added]))
    assert longer != method
    back = changed(longer, Changes(skip=["inchecken"]))
    assert back == method
    assert sheet(back) == sheet(method)


@given(st.data())
@settings(max_examples=200)
def test_what_goes_and_comes_back_leaves_no_trace(data: st.DataObject) -> None:
    """A step that is left out and put back in its place gives the sheet back.

    That is so in one go for every step, and in two for one of which no groups are made.
    """
    method = data.draw(any_method)
    number = data.draw(st.integers(0, len(method.phases) - 1))
    step = method.phases[number]
    at = f"after {method.phases[number - 1].id}" if number else "start"
    here = Added(step, at)
    assume(step.meeting is not None or not method.meetings)
    assert changed(method, Changes(skip=[step.id], add=[here])) == method
    shorter = changed_or_none(method, Changes(skip=[step.id]))
    assume(shorter)
    assert shorter is not None
    assume(not any(isinstance(phase.grouping, Joined) for phase in method.phases))
    if step.repeat is None and 0 < number < len(method.phases) - 1:
        before, behind = method.phases[number - 1], method.phases[number + 1]
        assume(before.repeat != behind.repeat or before.meeting != behind.meeting)
    back = changed(shorter, Changes(add=[here]))
    assert sheet(back) == sheet(method)
    assert back.adaptations == method.adaptations


@given(st.data())
@settings(max_examples=150)
def test_minutes_that_are_set_and_set_back_leave_no_trace(data: st.DataObject) -> None:
    """A step that is held to minutes, once or twice, and let go again gives the method back."""
    method = data.draw(any_method)
    step = data.draw(st.sampled_from(method.phases))
    held = method
    for number in data.draw(st.lists(minutes, min_size=1, max_size=2)):
        held = changed(held, Changes(set={step.id: number}))
        assert len(held.adaptations) == len(method.adaptations) + 1
    back = changed(held, Changes(set={step.id: step}))
    assert back == method


@given(st.data())
@settings(max_examples=200)
def test_the_order_of_what_is_asked_does_not_matter(data: st.DataObject) -> None:
    """Steps to leave out or hold to minutes can be named in any order, and by title as well."""
    method = data.draw(any_method)
    what = data.draw(changes(method))
    other = attrs.evolve(
        what, skip=what.skip[::-1], only=what.only[::-1], set=dict([*what.set.items()][::-1])
    )
    assert changed_or_none(method, what) == changed_or_none(method, other)


@given(st.data())
@settings(max_examples=150)
def test_changes_go_into_a_file_and_come_back(data: st.DataObject) -> None:
    """As plain data they are what they were."""
    method = data.draw(any_method)
    what = data.draw(changes(method))
    assert of_data(as_data(what)) == what
    held = attrs.evolve(method.phases[0], block=None)
    whole = attrs.evolve(what, set={"x": held}, add=[Added(method.phases[-1], "start")])
    assert of_data(as_data(whole)) == whole


@given(st.data())
@settings(max_examples=100)
def test_no_page_of_what_is_changed_shows_braces(data: st.DataObject) -> None:
    """What referred to a step that went has its name, on every page of a method."""
    method = data.draw(st.sampled_from(KNOWN))
    made = changed_or_none(method, data.draw(changes(method)))
    assume(made)
    assert made is not None
    for view in {*VIEWS} & {*views_of(made)}:
        assert not REFERENCE.search(render(made, "markdown", view, CATALOGUE).decode())


@given(st.data(), st.integers(1, 24), st.none() | st.integers(20, 400), wishes())
@settings(max_examples=250)
def test_what_is_changed_is_planned_as_any_method(
    data: st.DataObject, people: int, length: int | None, wish: dict[str, Any]
) -> None:
    """A plan holds what all plans do; steps that are set have their minutes in every round."""
    method = data.draw(methods() | programmes(sides=False))
    what = data.draw(changes(method))
    asked: dict[str, Any] = {"people": people, "minutes": length, **wish}
    assume(changed_or_none(method, what))
    found = made(method, changes=what, **asked)
    assert found == made(changed(method, what), **asked)
    assume(found)
    assert found is not None
    assert length in (None, found.minutes)
    check_plan(found, exact=wish.get("exact", False))
    held = {slot.phase.id: slot for slot in found.slots if slot.phase}
    for slot in found.slots:
        if slot.phase and slot.phase.id in what.set:
            assert (slot.minutes, slot.basis) == (what.set[slot.phase.id], "given")
    assert not held.keys() & {*what.skip}


@pytest.mark.parametrize("entry", KNOWN, ids=lambda entry: entry.id)
def test_each_step_can_be_left_out(entry: Method) -> None:
    """Without any one of its steps a method still has its sheet, which says so once."""
    for phase in entry.phases:
        shorter = changed_or_none(entry, Changes(skip=[phase.id]))
        if shorter is not None:
            assert phase not in shorter.phases
            assert len(shorter.adaptations) >= max(1, len(entry.adaptations))
            assert sheet(shorter)
