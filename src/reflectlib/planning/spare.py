"""What can be divided anew while a meeting goes on: how minutes go to the steps to come.

`fill` hands minutes out in an order that depends on nothing but the parts. So the order is worked
out once, for all steps of a plan: what it gives to some of them is what that order gives when all
others are left out of it. Blocks with a share come in it where all others are as stated.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from reflectlib.model.programme import Programme, ids_of
from reflectlib.planning.fit import ENTERING, Claim, portions
from reflectlib.planning.pinning import pinned
from reflectlib.planning.session import Plan, Slot, claim_of
from reflectlib.planning.steps import DAY
from reflectlib.planning.stretches import by_share

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


def spare(slots: Sequence[Slot], shares: Mapping[str, int] | None = None) -> Spare:
    """How minutes are divided over slots. None of one that was kept in a file can take others.

    `shares` are those of blocks, by their ids.
    """
    there = {
        index: claim
        for index, slot in enumerate(slots)
        if (claim := claim_of(slot)) and slot.kind in ADAPTABLE
    }
    least = {index: 0 if part.optional else part.bounds.least for index, part in there.items()}
    shared: dict[str, dict[int, Claim]] = {id: {} for id in shares or ()}
    others: dict[int, Claim] = {}
    for index, claim in there.items():
        shared.get(slots[index].block or "", others)[index] = claim
    ordered = [*_in_order(others)]
    before = (portion for order, portion in ordered if order < ENTERING)
    after = (portion for order, portion in ordered if order >= ENTERING)
    between = _of_shares(shared, shares or {})
    return Spare(least, tuple(_joined(chain(before, between, after))))


def _in_order(parts: Mapping[int, Claim]) -> Iterator[tuple[int, Portion]]:
    """What is handed out, and when."""
    indexes = [*parts]
    ordered = sorted(portions([*parts.values()], DAY))
    for (order, _full, _step), alike in groupby(ordered, lambda one: one[:3]):
        takers = list(alike)
        slots = tuple(indexes[index] for *_when, index, _minutes in takers)
        yield order, Portion(takers[0][-1], slots, enters=order == ENTERING)


def _of_shares(
    blocks: Mapping[str, Mapping[int, Claim]], shares: Mapping[str, int]
) -> Iterator[Portion]:
    """What blocks with a share get, in turn, each handed out to its steps in its own order.

    What several get at once comes when their block has so much.
    """
    ends = {
        id: (
            sum(part.bounds.least for part in parts.values() if not part.optional),
            sum(part.bounds.most for part in parts.values()),
            shares[id],
        )
        for id, parts in blocks.items()
    }
    queues = {id: [portion for _when, portion in _in_order(blocks[id])] for id in blocks}
    credit = dict.fromkeys(blocks, 0)
    for id, further in by_share(ends, sum(most for _least, most, _share in ends.values())):
        credit[id] += further
        queue = queues[id]
        while queue and credit[id]:
            size, slots, enters = queue[0]
            some = min(size, credit[id]) if len(slots) == 1 and not enters else size
            if some * len(slots) > credit[id]:
                break
            yield Portion(some, slots, enters)
            credit[id] -= some * len(slots)
            queue[:1] = [Portion(size - some, slots)] * (size > some)


def _joined(ordered: Iterable[Portion]) -> Iterator[Portion]:
    """Portions of which those of one slot that follow each other are one."""
    for (slots, enters), alike in groupby(ordered, lambda one: (one.slots, one.enters)):
        if len(slots) > 1 or enters:
            yield from alike
        else:
            yield Portion(sum(portion.minutes for portion in alike), slots)


def shares(plan: Plan) -> Mapping[str, int]:
    """The share of each block that has one, in a programme."""
    if not isinstance(plan.method, Programme):
        return {}
    blocks = zip(ids_of(plan.method.blocks), plan.method.blocks, strict=True)
    return {id: block.share for id, block in blocks if block.share}


def pins(plan: Plan) -> tuple[int, ...]:
    """The indexes of the slots that begin at a time of the clock, whatever comes before them."""
    if plan.start is None or not isinstance(plan.method, Programme):
        return ()
    there = {slot.block for slot in plan.slots}
    minutes = pinned(plan.method, there, plan.start)
    return tuple(index for index, slot in enumerate(plan.slots) if index and slot.start in minutes)
