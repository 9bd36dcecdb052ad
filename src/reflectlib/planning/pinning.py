"""The pieces in which a meeting is planned: from one pinned time of the clock to the next."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from reflectlib.errors import PlanError
from reflectlib.model.programme import Programme, ids_of
from reflectlib.planning.session import Session
from reflectlib.planning.stretches import Stretch


class Segment(NamedTuple):
    """Stretches that are planned together, from a minute until another, where these are pinned."""

    stretches: list[Stretch]
    begin: int | None = None
    end: int | None = None
    pin: str = ""
    """What it is that is pinned at its end."""
    clock: str = ""
    """The time of the clock at which it ends."""
    on_another_day: bool = False
    """Whether it begins on another day than the one before it ends."""
    unheeded: tuple[str, ...] = ()
    """What is pinned to a clock that there is not."""


def segments_of(stretches: Sequence[Stretch], session: Session) -> list[Segment]:
    """Cut a meeting where a block begins or ends at a time of the clock, or on another day.

    Without a start there is no clock, and nothing is cut. Raises `PlanError` where minutes are
    asked for of a meeting on more than one day, and where the first block is before the start.
    """
    pinned = [each for each in stretches if each.block and _pins(each)]
    if session.start is None or not pinned:
        titles = tuple(each.title or each.id for each in pinned)
        return [Segment(list(stretches), unheeded=titles)]
    days = [each.block.day for each in pinned if each.block and each.block.day]
    if max(days, default=1) > 1 and session.minutes is not None:
        raise PlanError("minutes_over_days")
    made: list[Segment] = []
    open_one = Segment([])
    day = 1
    for each in stretches:
        block = each.block
        title = each.title or each.id
        if block and (block.at or (block.day or day) > day):
            another = (block.day or day) > day
            day = block.day or day
            at = block.at or f"{session.start:%H:%M}"
            minute = _minute(session.start, day, at)
            closed = open_one
            if minute < 0 and each is stretches[0]:
                start = f"{session.start:%H:%M}"
                raise PlanError("pinned_before_start", block=title, time=at, start=start)
            if not another:
                closed = open_one._replace(end=minute, pin=title, clock=at)
            if closed.stretches or not another:
                made.append(closed)
            open_one = Segment([], begin=minute, on_another_day=another)
        open_one.stretches.append(each)
        if block and block.until:
            minute = _minute(session.start, day, block.until)
            made.append(open_one._replace(end=minute, pin=title, clock=block.until))
            open_one = Segment([], begin=minute)
    return [*made, *([open_one] if open_one.stretches else [])]


def _pins(stretch: Stretch) -> bool:
    block = stretch.block
    return bool(block and (block.at or block.until or (block.day or 1) > 1))


def pinned(programme: Programme, there: Collection[str | None], start: datetime) -> set[int]:
    """The minutes after the start at which blocks are pinned, of those that are `there`."""
    found: set[int] = set()
    day = 1
    for id, block in zip(ids_of(programme.blocks), programme.blocks, strict=True):
        if id not in there:
            continue
        if block.at or (block.day or day) > day:
            day = block.day or day
            found.add(_minute(start, day, block.at or f"{start:%H:%M}"))
        if block.until:
            found.add(_minute(start, day, block.until))
    return found


def _minute(start: datetime, day: int, clock: str) -> int:
    """The minute after the start at which it is so late on a day of the meeting."""
    hour, minute = map(int, clock.split(":"))
    on = start.date() + timedelta(days=day - 1)
    moment = datetime.combine(on, time(hour, minute), start.tzinfo)
    return round((moment.astimezone(UTC) - start.astimezone(UTC)).total_seconds() / 60)
