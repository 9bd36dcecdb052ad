"""Which days of a rhythm have a meeting, and when it begins on each."""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from itertools import islice
from typing import NamedTuple

from reflectlib.errors import PlanError
from reflectlib.model.timing import Span
from reflectlib.planning.dates import dates, falls_in_weekend
from reflectlib.planning.holidays import holiday_on
from reflectlib.planning.meetings import Meeting, Skipped
from reflectlib.planning.timetable import Timetable

MOST_MEETINGS = 2000
LONGEST_SEARCH = 40_000  # dates to look at before giving up on what is skipped


class UsedDay(NamedTuple):
    """A day of the rhythm that is used, its place in it, and when its meeting begins."""

    day: date
    place: int
    start: datetime


class LaidDays(NamedTuple):
    """The days on which there is a meeting to plan, and those that are skipped in between.

    `weekend` are the days of the rhythm that are left out because they are in one.
    """

    used: tuple[UsedDay, ...]
    skipped: tuple[Skipped, ...]
    weekend: tuple[date, ...] = ()


class Rhythm(NamedTuple):
    """The time between meetings, how many there are to be in all, and until when."""

    every: Span
    number: int | None
    until: date | None


def days_of(
    start: datetime,
    timetable: Timetable,
    rhythm: Rhythm,
    held: Sequence[Meeting] = (),
    now: datetime | None = None,
) -> LaidDays:
    """Lay days after the meetings that were held, which count, until there are enough.

    A day of the rhythm is left out where its meeting would be before the last that was held, or
    before `now`, unless it is moved, and where it is in a weekend, unless the first day is in one.
    A place is that of the day in the rhythm; where what was held goes by another rhythm, places
    go on after the last of these. Raises `PlanError` where no day is left, and for a move that
    cannot be.
    """
    moves = {old: _moment(old, new, start) for old, new in timetable.move.items()}
    past = {meeting.day: meeting for meeting in held}
    latest = max((meeting.start.date() for meeting in held), default=date.min)
    end = max(past, default=date.min)
    wanted = min(rhythm.number or math.inf, MOST_MEETINGS + 1) - len(held)
    used: list[UsedDay] = []
    skipped: list[Skipped] = []
    weekend: list[date] = []
    passed: dict[date, int] = {}
    place = 0
    for day in islice(dates(start.date(), rhythm.every), LONGEST_SEARCH):
        if (rhythm.until and day > rhythm.until) or (len(used) >= wanted and day > end):
            break
        if falls_in_weekend(day, start.date()):
            to_come = day > latest and (now is None or day >= now.date())
            weekend += [day] * (to_come and _skip(day, timetable) is None)
            continue
        place += 1
        if day <= end:
            passed[day] = place
        if day in past:
            continue
        if found := _skip(day, timetable):
            skipped.append(found)
        elif len(used) < wanted and _is_left(day, moves, latest):
            moment = moves.get(day) or _moment(day, day, start)
            if day in moves or now is None or moment >= now:
                used.append(UsedDay(day, place, moment))
    _check_number(len(used), len(held), rhythm)
    _check_moves(timetable, moves, used, past)
    last = max((day.day for day in used), default=date.min)
    laid = _placed(used, skipped, passed, held)
    return laid._replace(weekend=tuple(day for day in weekend if day < last))


def _skip(day: date, timetable: Timetable) -> Skipped | None:
    holiday = holiday_on(day, timetable.holidays) if timetable.holidays else None
    return Skipped(day, holiday) if holiday or timetable.skips(day) else None


def _is_left(day: date, moves: Mapping[date, datetime], latest: date) -> bool:
    """Tell whether a day is to come. Raises `PlanError` where a move puts it in the past."""
    if day in moves and moves[day].date() <= latest:
        raise PlanError("moved_before_held", day=day, to=moves[day].date(), held=latest)
    return day in moves or day > latest


def _moment(old: date, new: date | datetime, start: datetime) -> datetime:
    """When a meeting begins that is put on a day, or at a time of it.

    Raises `PlanError` for a moment that has no day in the zone of the series.
    """
    if not isinstance(new, datetime):
        clock = time(start.hour, start.minute, tzinfo=start.tzinfo, fold=start.fold)
        return datetime.combine(new, clock)
    new = new.replace(second=0, microsecond=0)
    if new.utcoffset() is None:
        return new.replace(tzinfo=start.tzinfo)
    try:
        return new.astimezone(start.tzinfo)
    except OverflowError:
        raise PlanError("end_of_calendar", day=old) from None


def _check_number(used: int, held: int, rhythm: Rhythm) -> None:
    if used + held > MOST_MEETINGS:
        raise PlanError("too_many_meetings", most=MOST_MEETINGS)
    if not used + held:
        raise PlanError("no_date_left")
    if rhythm.number and used + held < rhythm.number and not rhythm.until:
        raise PlanError("too_few_dates", found=used + held, wanted=rhythm.number)


def _check_moves(
    timetable: Timetable,
    moves: Mapping[date, datetime],
    used: Sequence[UsedDay],
    past: Mapping[date, Meeting],
) -> None:
    """Look whether each move is of a meeting that is to come, to a day that is free and in time.

    What was held may be where it was moved to. Raises `PlanError` for what may not be.
    """
    there = {day.day for day in used}
    for old, moment in sorted(moves.items()):
        new = moment.date()
        if old in past:
            if not _is_there(past[old], timetable.move[old]):
                raise PlanError("held_stays", day=past[old].start.date())
            continue
        if old not in there:
            raise PlanError("nothing_to_move", day=old)
        if timetable.skips(new):
            raise PlanError("moved_to_skipped", day=old, to=new)
        if timetable.until and new > timetable.until:
            raise PlanError("moved_too_late", day=old, to=new)
    on = [day.start.date() for day in used]
    if len(set(on)) < len(on):
        raise PlanError("two_on_one_day", day=next(day for day in on if on.count(day) > 1))


def _is_there(meeting: Meeting, moved: date | datetime) -> bool:
    """Tell whether a meeting was held where it was moved to, on the clock of its own zone."""
    if not isinstance(moved, datetime):
        return meeting.start.date() == moved
    moved = moved.replace(second=0, microsecond=0)
    zoned = moved.utcoffset() is not None
    return (meeting.start if zoned else meeting.start.replace(tzinfo=None)) == moved


def _placed(
    used: Sequence[UsedDay],
    skipped: Iterable[Skipped],
    passed: Mapping[date, int],
    held: Sequence[Meeting],
) -> LaidDays:
    """Put places behind those of what was held, where the rhythm is another than it was."""
    ends = [day.day for day in used] + [meeting.day for meeting in held]
    between = tuple(one for one in skipped if one.day < max(ends))
    if all(passed.get(meeting.day) == meeting.place for meeting in held):
        return LaidDays(tuple(used), between)
    end = max(meeting.day for meeting in held)
    top = max(meeting.place for meeting in held)
    after = [day._replace(place=top + day.place - len(passed)) for day in used if day.day > end]
    top = max((day.place for day in after), default=top)
    # Meetings that are moved past what was held, which have no place left of their own.
    before = [day for day in used if day.day <= end]
    moved = [day._replace(place=top + n) for n, day in enumerate(before, 1)]
    return LaidDays((*moved, *after), tuple(one for one in between if one.day > end))
