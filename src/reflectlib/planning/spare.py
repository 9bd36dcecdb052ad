"""What can be divided anew while a meeting goes on: how minutes go to the steps to come.

`fill` hands minutes out in an order that depends on nothing but the parts. So the order is worked
out once, for all steps of a plan: what it gives to some of them is what that order gives when all
others are left out of it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reflectlib.model.programme import Programme
from reflectlib.planning.fit import ENTERING, Claim, portions
from reflectlib.planning.pinning import pinned
from reflectlib.planning.session import Plan, Slot, claim_of
from reflectlib.planning.steps import DAY

ADAPTABLE = ("phase", "parallel")
"""What can take more or less; what is between the steps keeps its length."""


class Portion(NamedTuple):
    """Minutes that are handed out at once, so many to each of some slots, by their indexes.

    `enters` is what makes a slot come in that may be left out: all of it, or nothing.
    """

    minutes: int
    slots: tuple[int, ...]
    enters: bool = False


class Spare(NamedTuple):
    """The least minutes of each slot that can take others, by its index, and what comes on top."""

    least: dict[int, int]
    portions: tuple[Portion, ...]


def spare(slots: Sequence[Slot]) -> Spare:
    """How minutes are divided over slots. None of one that was kept in a file can take others."""
    there = {
        index: claim
        for index, slot in enumerate(slots)
        if (claim := claim_of(slot)) and slot.kind in ADAPTABLE
    }
    least = {index: 0 if part.optional else part.bounds.least for index, part in there.items()}
    return Spare(least, tuple(_in_order([*there], [*there.values()])))


def _in_order(indexes: Sequence[int], parts: Sequence[Claim]) -> Iterator[Portion]:
    ordered = sorted(portions(parts, DAY))
    for (order, _full, _step), alike in groupby(ordered, lambda one: one[:3]):
        takers = list(alike)
        slots = tuple(indexes[index] for *_when, index, _minutes in takers)
        yield Portion(takers[0][-1], slots, enters=order == ENTERING)


def pins(plan: Plan) -> tuple[int, ...]:
    """The indexes of the slots that begin at a time of the clock, whatever comes before them."""
    if plan.start is None or not isinstance(plan.method, Programme):
        return ()
    there = {slot.block for slot in plan.slots}
    minutes = pinned(plan.method, there, plan.start)
    return tuple(index for index, slot in enumerate(plan.slots) if index and slot.start in minutes)
