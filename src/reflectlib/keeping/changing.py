"""Changes to a series that is kept: who takes part, and which days there are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import attrs

from reflectlib.diagnostics import nearest
from reflectlib.errors import PlanError
from reflectlib.keeping.asked import plain_name, plain_names
from reflectlib.planning.group import Member
from reflectlib.planning.meetings import Meeting
from reflectlib.planning.timetable import Timetable


def named(members: Iterable[Member], names: Iterable[str]) -> tuple[Member, ...]:
    """The members of these names, in their order: as they were, or new."""
    known = {member.name: member for member in members}
    return tuple(known.get(name, Member(name)) for name in plain_names(names))


def changed_members(
    members: Iterable[Member],
    *,
    joins: Mapping[str, date],
    leaves: Mapping[str, date],
    away: Iterable[tuple[str, tuple[date, date]]],
) -> tuple[Member, ...]:
    """The members, of whom some join or leave on a day, or are away.

    Who joins may be new. Raises `PlanError` for a name that nobody has, and for somebody who
    leaves before he or she joins.
    """
    found = {member.name: member for member in members}
    for name, day in joins.items():
        name = plain_name(name)
        found[name] = attrs.evolve(found.get(name, Member(name)), joins=day)
    for name, day in leaves.items():
        member = _member(found, name)
        found[member.name] = attrs.evolve(member, leaves=day)
    for name, days in away:
        member = _member(found, name)
        if days not in member.away:
            found[member.name] = attrs.evolve(member, away=(*member.away, days))
    return tuple(found.values())


def _member(members: Mapping[str, Member], name: str) -> Member:
    plain = plain_name(name)
    if plain not in members:
        letters = {name.casefold(): name for name in members}
        near = nearest(plain.casefold(), letters)
        raise PlanError("no_member", name=plain, near=tuple(letters[name] for name in near))
    return members[plain]


def changed_days(
    timetable: Timetable,
    *,
    skip: Iterable[tuple[date, date]] = (),
    move: Mapping[date, date | datetime] | None = None,
    held: Sequence[Meeting] = (),
) -> Timetable:
    """The timetable, with more days that are skipped and more meetings that are moved.

    A meeting that was moved already can be named by its day in the rhythm, or by the day that it
    is on. Raises `PlanError` where a meeting that was held would be skipped or moved.
    """
    days = {day: meeting for meeting in held for day in (meeting.start.date(), meeting.day)}
    skipped = list(timetable.skip)
    for first, last in skip:
        for day in sorted(days):
            if first <= day <= last:
                raise PlanError("is_held", day=day)
        skipped += [(first, last)] * ((first, last) not in skipped)
    moves = dict(timetable.move)
    now_on = {_day_of(to): day for day, to in moves.items()}
    for old, to in (move or {}).items():
        if old in days:
            raise PlanError("is_held", day=old)
        moves[old if old in moves else now_on.get(old, old)] = to
    return attrs.evolve(timetable, skip=tuple(skipped), move=moves)


def _day_of(to: date | datetime) -> date:
    return to.date() if isinstance(to, datetime) else to
