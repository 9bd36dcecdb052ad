"""What is left of a meeting is divided over the steps to come as the planner divides it."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from plans import made, methods, wishes

from reflectlib import Method
from reflectlib.planning.fit import FEW, STEP, Bounds, Claim, fill
from reflectlib.planning.session import Plan, Slot, claim_of
from reflectlib.planning.spare import Spare, spare

numbers = st.integers(1, 40)
surpluses = st.sampled_from(["first", "then", "last"])


def dealt(rest: Spare, slots: list[int], total: int) -> dict[int, int]:
    """What the clock makes of it, as its script does."""
    minutes = {index: rest.least[index] for index in slots}
    left = total - sum(minutes.values())
    for portion in rest.portions:
        takers = [index for index in portion.slots if index in minutes]
        if not takers:
            continue
        each = min(portion.minutes, left // len(takers))
        some = each < portion.minutes
        odd = len(takers) > 1 and left < FEW and not minutes[takers[0]] % STEP
        if some and (portion.enters or odd):
            break
        for index in takers:
            minutes[index] += each
        if some:
            break
        left -= each * len(takers)
    return minutes


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Parts of up to six steps, of which some have rounds and some may be left out."""
    parts = []
    for step in range(draw(st.integers(1, 6))):
        least, stated, most = sorted(draw(st.tuples(numbers, numbers, numbers)))
        optional = draw(st.integers(0, 3)) == 0
        part = Claim(Bounds(stated, least, most), step, draw(surpluses), optional)
        parts += [part] * draw(st.integers(1, 3))
    order: list[Claim] = draw(st.permutations(parts))
    return order


@given(claims(), st.data())
def test_rest_is_divided_as_a_plan_of_the_rest(parts: list[Claim], data: st.DataObject) -> None:
    """Of every rest of the steps, any time that holds it is divided as `fill` does by itself."""
    slots = [Slot(0, 1, "phase", "stated", claim=part) for part in parts]
    first = data.draw(st.integers(0, len(parts) - 1))
    least = sum(part.bounds.least for part in parts[first:] if not part.optional)
    total = least + data.draw(st.integers(0, 200))
    numbers = [*range(first, len(parts))]
    assert [*dealt(spare(slots), numbers, total).values()] == fill(parts[first:], total)


@given(methods(), st.integers(1, 12), st.integers(20, 300), wishes(), st.data())
def test_rest_of_a_plan_is_within_its_bounds(
    entry: Method, people: int, minutes: int, wish: dict[str, Any], data: st.DataObject
) -> None:
    """Whatever is left, a step has its least and no more than its most, and rounds are equal."""
    found = made(entry, people=people, minutes=minutes, **wish)
    assume(found)
    assert found is not None
    rest = spare(found.slots)
    coming = [index for index in rest.least if index >= data.draw(st.integers(0, 5))]
    assume(coming)
    least = sum(rest.least[index] for index in coming)
    total = least + data.draw(st.integers(0, 120))
    given = dealt(rest, coming, total)
    assert sum(given.values()) <= total
    check_bounds(found, given)


def check_bounds(found: Plan, given: dict[int, int]) -> None:
    """Each step within its bounds, locked steps as they were, and rounds of a step alike."""
    rounds: dict[int, set[int]] = {}
    for index, minutes in given.items():
        slot = found.slots[index]
        claim = claim_of(slot)
        assert claim
        bounds = claim.bounds
        assert bounds.least <= minutes <= bounds.most or (claim.optional and not minutes)
        if slot.phase and slot.phase.locked:
            assert minutes in (slot.minutes, 0 if claim.optional else slot.minutes)
        rounds.setdefault(claim.step, set()).add(minutes)
    assert all(len(each) == 1 for each in rounds.values())
