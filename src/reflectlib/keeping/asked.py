"""What was asked of a series: a session and a timetable → what a file says of them, and back."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

import attrs

from reflectlib.characters import shown
from reflectlib.errors import PlanError
from reflectlib.keeping.file import (
    Kept,
    KeptAddition,
    KeptChanges,
    KeptMember,
    KeptMinutes,
    KeptMove,
    KeptRole,
)
from reflectlib.keeping.snapshots import read_moment, written_moment
from reflectlib.model.record import LONGEST_LINE
from reflectlib.model.steps import Phase
from reflectlib.planning.changes import Added, Changes, in_block
from reflectlib.planning.group import Member
from reflectlib.planning.session import Session
from reflectlib.planning.timetable import Timetable
from reflectlib.zones import read_zone

OF_SESSION = (
    *("cases", "minutes", "break_minutes", "break_after", "welcome", "changeover", "buffer"),
    *("groups", "exact", "anyway", "variant"),
)
WHERE = ("location", "link")
"""What a session and a file call the same."""


def asked_of(kept: Kept) -> tuple[Session, Timetable]:
    """The session and the timetable that a series is laid out for.

    Raises `PlanError` for what no session or timetable can be, and `UnknownZoneError`.
    """
    zone = read_zone(kept.zone).info
    session = Session(
        people=None if kept.members else kept.people,
        start=read_moment(kept.start, zone),
        roles={one.role: one.names for one in kept.fixed_roles},
        changes=_read_changes(kept.changes) if kept.changes else None,
        group=kept.title,
        **{name: getattr(kept, name) for name in (*WHERE, *OF_SESSION)},
    )
    timetable = Timetable(
        every=kept.every,
        times=kept.times,
        until=_read_day(kept.until),
        skip=tuple(map(read_days, kept.skip)),
        move={date.fromisoformat(one.from_): _read_target(one.to, zone) for one in kept.move},
        members=tuple(map(_read_member, kept.members)),
        holidays=kept.holidays,
    )
    return session, timetable


def written(session: Session, timetable: Timetable) -> Mapping[str, Any]:
    """The fields of a file for a session and a timetable.

    Raises `PlanError` where there is no start, or where that is in no zone that has a name.
    """
    start = session.start
    if start is None:
        raise PlanError("no_start", what="series")
    members = timetable.members or tuple(Member(name) for name in session.names)
    changes = session.changes
    return {
        "title": plain_line(session.group),
        **{name: plain_line(getattr(session, name)) for name in WHERE},
        "start": written_moment(start),
        "zone": zone_of(start),
        "every": timetable.every,
        "times": timetable.times,
        "until": _write_day(timetable.until),
        "skip": tuple(map(write_days, timetable.skip)),
        "holidays": timetable.holidays,
        "move": tuple(
            KeptMove(from_=day.isoformat(), to=_write_target(to))
            for day, to in sorted(timetable.move.items())
        ),
        "members": tuple(map(_write_member, members)),
        "people": None if members else session.people,
        "fixed_roles": tuple(
            KeptRole(role=role, names=plain_names(names)) for role, names in session.roles.items()
        ),
        "changes": _write_changes(changes) if changes else None,
        **{name: getattr(session, name) for name in OF_SESSION},
    }


def zone_of(moment: datetime) -> str:
    """The IANA name of the zone of an aware datetime. Raises `PlanError` where it has none."""
    name = getattr(moment.tzinfo, "key", None)
    if isinstance(name, str):
        return name
    if moment.utcoffset() == timedelta(0):
        return "UTC"
    raise PlanError("zone_without_name")


def plain_name(name: str) -> str:
    """A name as a file can hold it: on one line, without what nobody sees.

    Raises `PlanError` where nothing is left of it.
    """
    plain = " ".join(shown(name).split())
    if not plain:
        raise PlanError("no_name_of_a_person", name=name, most=LONGEST_LINE)
    return plain


def plain_line(text: str | None) -> str | None:
    """A line as a file can hold it: without what nobody sees, with single spaces."""
    return None if text is None else " ".join(shown(text).split())


def plain_names(names: Iterable[str]) -> tuple[str, ...]:
    """The same for several."""
    return tuple(map(plain_name, names))


def read_days(text: str) -> tuple[date, date]:
    """The first and the last of the days that a file names."""
    first, _, last = text.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def write_days(days: tuple[date, date]) -> str:
    """The days as a file names them."""
    first, last = days
    return first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _write_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_target(text: str, zone: tzinfo) -> date | datetime:
    return read_moment(text, zone) if " " in text else date.fromisoformat(text)


def _read_changes(kept: KeptChanges) -> Changes:
    return Changes(
        skip=kept.skip,
        only=kept.only,
        set={one.step: one.minutes or one.phase or 1 for one in kept.set},
        add=[
            Added(in_block(one.phase or one.step or "?", one.block), one.at, one.minutes)
            for one in kept.add
        ],
    )


def _write_target(to: date | datetime) -> str:
    """Where a meeting is put; a time without a zone is on the clock of the series."""
    if not isinstance(to, datetime):
        return to.isoformat()
    return written_moment(to) if to.tzinfo else f"{to:%Y-%m-%d %H:%M}"


def _read_member(kept: KeptMember) -> Member:
    return Member(
        kept.name,
        joins=_read_day(kept.joins),
        leaves=_read_day(kept.leaves),
        away=tuple(map(read_days, kept.away)),
    )


def _write_member(member: Member) -> KeptMember:
    return KeptMember(
        name=plain_name(member.name),
        joins=_write_day(member.joins),
        leaves=_write_day(member.leaves),
        away=tuple(map(write_days, member.away)),
    )


def _write_changes(changes: Changes) -> KeptChanges:
    return KeptChanges(
        skip=changes.skip,
        only=changes.only,
        set=tuple(
            KeptMinutes(step=step, phase=to)
            if isinstance(to, Phase)
            else KeptMinutes(step=step, minutes=to)
            for step, to in changes.set.items()
        ),
        add=tuple(
            KeptAddition(
                phase=attrs.evolve(one.step, block=None),
                minutes=one.minutes,
                block=one.step.block,
                at=one.at,
            )
            if isinstance(one.step, Phase)
            else KeptAddition(step=one.step, minutes=one.minutes, at=one.at)
            for one in changes.add
        ),
    )
