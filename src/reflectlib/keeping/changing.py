"""Changes to a series that is kept: who takes part, which days there are, and the steps."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import attrs

from reflectlib.diagnostics import nearest
from reflectlib.errors import PlanError
from reflectlib.keeping.asked import plain_name, plain_names
from reflectlib.planning.changes import Changes
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

    Who joins may be new; who joins after having left is away in between. Raises `PlanError` for a
    name that nobody has, and for somebody who leaves before he or she joins.
    """
    found = {member.name: member for member in members}
    joins = {plain_name(name): day for name, day in joins.items()}
    leaves = {plain_name(name): day for name, day in leaves.items()}
    # Of those who were there, to leave can come before joining again.
    first = [name for name in leaves if name in found and leaves[name] < joins.get(name, date.max)]
    for name in first:
        found[name] = _left(found[name], leaves.pop(name))
    for name, day in joins.items():
        found[name] = _joined(found.get(name, Member(name)), day)
    for name, day in leaves.items():
        found[name] = _left(_member(found, name), day)
    for name, days in away:
        member = _member(found, name)
        if days not in member.away:
            found[member.name] = attrs.evolve(member, away=(*member.away, days))
    return tuple(found.values())


def _left(member: Member, day: date) -> Member:
    if member.joins and day < member.joins:
        raise PlanError("leaves_before_joining", name=member.name, first=member.joins, last=day)
    return attrs.evolve(member, leaves=day)


def _joined(member: Member, day: date) -> Member:
    if member.leaves is None or day <= member.leaves:
        return attrs.evolve(member, joins=day)
    one = timedelta(days=1)
    between = (member.leaves + one, day - one)
    away = (*member.away, between) if between[0] <= between[1] else member.away
    return attrs.evolve(member, leaves=None, away=away)


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
    skip: Sequence[tuple[date, date]] = (),
    move: Mapping[date, date | datetime] | None = None,
    held: Sequence[Meeting] = (),
) -> Timetable:
    """The timetable, with more days that are skipped and more meetings that are moved.

    A meeting that was moved already can be named by its day in the rhythm, or by the day that it
    is on; where that is skipped, there is no such meeting. Days that are skipped around it
    do not count, since it may be moved away from them. Raises `PlanError` where a meeting
    that was held would be skipped or moved.
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
    wanted: dict[date, date | datetime] = {}
    for old, to in (move or {}).items():
        if old in days:
            raise PlanError("is_held", day=old)
        wanted[old if old in moves else now_on.get(old, old)] = to
    for day, old in now_on.items():
        meant = (first <= day <= last or first == last == old for first, last in skip)
        if old not in wanted and any(meant):
            del moves[old]
            skipped += [(old, old)] * ((old, old) not in skipped)
    moves |= wanted
    return attrs.evolve(timetable, skip=tuple(skipped), move=moves)


def changed_steps(before: Changes | None, new: Changes) -> Changes:
    """The changes to the steps of a method, with more of them.

    The new ones count where both are about a step of that name, and `only` in place of what was
    left out before.
    """
    if before is None:
        return new
    left = () if new.only else tuple(step for step in before.skip if step not in new.set)
    kept = {step: to for step, to in before.set.items() if step not in new.skip}
    return Changes(
        skip=dict.fromkeys((*left, *new.skip)),
        only=new.only or before.only,
        set={**kept, **new.set},
        add=dict.fromkeys((*before.add, *new.add)),
    )


def _day_of(to: date | datetime) -> date:
    return to.date() if isinstance(to, datetime) else to
