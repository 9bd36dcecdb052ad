"""Minutes over steps: within the bounds of each, exact in sum, and growing with the whole."""

from collections.abc import Sequence
from typing import NamedTuple

from reflectlib.model.steps import Time
from reflectlib.model.timing import Minutes

STEP = 5  # minutes: what people plan in
UNSTATED = 10  # minutes, for a step whose definition gives no time at all


class Bounds(NamedTuple):
    """How many minutes a step takes: as stated, and the least and the most it may."""

    stated: int
    least: int
    most: int


def bounds(time: Time | None, number: int) -> Bounds:
    """The bounds of one step; `number` counts what the time is per, such as participants.

    A stated range is kept to. A single number may be halved and doubled, and so may the one
    end of a range of which the other is open.
    """
    if time is None:
        return _around(UNSTATED)
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


def fill(parts: Sequence[Bounds], total: int) -> list[int]:
    """Divide `total` minutes, which lies between the sums of the leasts and of the mosts.

    Each part starts at its least. Then minutes are handed out in an order that depends on
    nothing but the parts: first each goes to its next multiple of five, then the one that is
    furthest behind goes five further, until all are as stated, and so on until all are at
    their most. So more time never shortens a part, and a part more never makes the others
    longer.
    """
    if total == sum(part.stated for part in parts):
        return [part.stated for part in parts]
    minutes = [part.least for part in parts]
    left = total - sum(minutes)
    for _, _, index, size in sorted(_portions(parts)):
        if not left:
            break
        given = min(size, left)
        minutes[index] += given
        left -= given
    return minutes


def _portions(parts: Sequence[Bounds]) -> list[tuple[int, float, int, int]]:
    """Round, how full the part is by then, its index, and the minutes of the portion."""
    portions = []
    for index, part in enumerate(parts):
        for round, (low, high) in enumerate(
            ((part.least, part.stated), (part.stated, part.most)), 1
        ):
            start = low
            while start < high:
                end = min(start - start % STEP + STEP, high)
                to_five = round == 1 and start == part.least and start % STEP
                fullness = (start - low) / (high - low)
                portions.append((0 if to_five else round, fullness, index, end - start))
                start = end
    return portions
