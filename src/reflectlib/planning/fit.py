"""Minutes over steps: within the bounds of each, exact in sum, and growing with the whole."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from reflectlib.model.steps import Time
from reflectlib.model.timing import Minutes

STEP = 5  # minutes: what people plan in
FEW = 10  # minutes that are rather left over than divided over rounds, odd as they are then
UNSTATED = 10  # minutes, for the end of a range that nobody knows


class Bounds(NamedTuple):
    """How many minutes a step takes: as stated, and the least and the most it may."""

    stated: int
    least: int
    most: int


Surplus = Literal["first", "then", "last"]
"""When a part gets more than is stated: before others, with them, or when they have their most."""


class Claim(NamedTuple):
    """What has a claim to minutes: one round of a step.

    The rounds of one `step` have the same number. What is `optional` gets nothing until all others
    are as stated. `surplus` says in which order time is given that nothing is stated for.
    """

    bounds: Bounds
    step: int
    surplus: Surplus = "then"
    optional: bool = False


def bounds(time: Time, number: int) -> Bounds:
    """The bounds of one step; `number` counts what the time is per, such as participants.

    A stated range is kept to. A single number may be halved and doubled, and so may the one
    end of a range of which the other is open. What the source gives as about so many minutes is
    as good as a single number.
    """
    if not isinstance(time, Minutes):
        return _around(time.minutes * number)
    least, most = time.min, time.max
    if least is None or most is None:
        known = _around(least or most or UNSTATED)
        return Bounds(known.stated, least or known.least, most or known.most)
    if least == most:
        return _around(least)
    middle = (least + most) // 2
    return Bounds(max(least, middle - middle % STEP), least, most)


def _around(minutes: int) -> Bounds:
    return Bounds(minutes, -(-minutes // 2), 2 * minutes)


def fill(parts: Sequence[Claim], total: int) -> list[int]:
    """Divide `total` minutes, at least the leasts of all that is not optional.

    Each part starts at its least. Then minutes are handed out in an order that depends on
    nothing but the parts: first each goes to its next multiple of five, then the one that is
    furthest behind goes five further, until all are as stated. Then what is optional comes in, and
    last all go on until they are at their most. The rounds of a step get theirs at once, and all
    the same: where there is too little for that, each gets what there is, or it is left over. So
    more time never shortens a part, a part more never makes the others longer, and the rounds of
    a step are equal. What nobody can take is left over as well.
    """
    minutes = [0 if part.optional else part.bounds.least for part in parts]
    left = total - sum(minutes)
    ordered = sorted(portions(parts, left))
    for (order, _full, _step), alike in groupby(ordered, lambda one: one[:3]):
        takers = list(alike)
        each, size = left // len(takers), takers[0][-1]
        if each < size and order == ENTERING:
            break
        in_fives = minutes[takers[0][-2]] % STEP == 0
        if each < size and len(takers) > 1 and in_fives and left < FEW:
            break
        for *_, index, _size in takers:
            minutes[index] += min(each, size)
        if each < size:
            break
        left -= size * len(takers)
    return minutes


TO_FIVE, TO_STATED, ENTERING, OPTIONAL, *_BEYOND = range(7)
BEYOND: Mapping[Surplus, int] = dict(zip(("first", "then", "last"), _BEYOND, strict=True))
"""What is handed out before what."""


def portions(parts: Sequence[Claim], left: int) -> list[tuple[int, float, int, int, int]]:
    """When it comes, how full the part is by then, its step, its index, and the minutes."""
    found = []
    for index, part in enumerate(parts):
        stated, least, most = part.bounds
        if part.optional:
            found.append((ENTERING, 0.0, part.step, index, least))
            if least > left:
                continue  # it cannot come in, and neither can what comes after it
        for order, low, high in (
            (OPTIONAL if part.optional else TO_STATED, least, stated),
            (BEYOND[part.surplus], stated, most),
        ):
            start = low
            while start < high:
                end = min(start - start % STEP + STEP, high)
                to_five = order == TO_STATED and start == least and start % STEP
                # Of what is first in line, that with more weight comes before the others.
                reached = end if order == BEYOND["first"] else start
                full = (reached - low) / (high - low)
                when = (TO_FIVE, 0.0) if to_five else (order, full)
                found.append((*when, part.step, index, end - start))
                start = end
    return found
