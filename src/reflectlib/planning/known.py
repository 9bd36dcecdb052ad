"""What is to be known of a series: of its meetings, its people and its holidays."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from reflectlib.model.method import Method
from reflectlib.planning.holidays import holiday_on, is_known, school_holiday_on
from reflectlib.planning.meetings import Meeting
from reflectlib.planning.session import Remark
from reflectlib.planning.timetable import Timetable


def of_plans(meetings: Sequence[Meeting]) -> Iterator[Remark]:
    """What is to be known of the plans, with the days where not all of a kind have it."""
    found: dict[Remark, list[Meeting]] = {}
    for meeting in meetings:
        for remark in meeting.plan.remarks:
            found.setdefault(remark, []).append(meeting)
    for remark, having in found.items():
        kinds = {_kind(meeting) for meeting in having}
        of_kind = [meeting for meeting in meetings if _kind(meeting) in kinds]
        everywhere = len(having) == len(of_kind)
        yield remark if everywhere else attrs.evolve(remark, days=_days(having))


def _kind(meeting: Meeting) -> str | None:
    return meeting.plan.meeting.id if meeting.plan.meeting else None


def of_roles(
    method: Method,
    meetings: Sequence[Meeting],
    names: Sequence[str],
    fixed: Mapping[str, tuple[str, ...]],
) -> Iterator[Remark]:
    """When somebody is not there who always has a role; its title is that of the method."""
    titles = {role.id: (role.title,) for role in method.roles}
    for role, holders in fixed.items():
        for name in holders:
            away = [meeting for meeting in meetings if name not in meeting.names]
            if away and name in names:
                yield Remark(
                    "role_holder_away",
                    days=_days(away),
                    names=(name,),
                    role=role,
                    titles=titles.get(role, ()),
                )


def of_holidays(meetings: Sequence[Meeting], timetable: Timetable) -> Iterator[Remark]:
    """Which meetings are on a holiday, and from when on nobody knows."""
    which = timetable.holidays or "public"
    public: dict[str, list[Meeting]] = {}
    school: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        names = [holiday_on(day) for day in _days_of(meeting)]
        of_schools = [school_holiday_on(day, which) for day in _days_of(meeting)]
        if name := next(filter(None, names), None):
            public.setdefault(name, []).append(meeting)
        elif name := next(filter(None, of_schools), None):
            school.setdefault(name, []).append(meeting)
    for name, on in public.items():
        yield Remark("on_holiday", len(on), titles=(name,), days=_days(on))
    for name, on in school.items():
        yield Remark("in_school_holiday", len(on), titles=(name,), days=_days(on))
    if not timetable.holidays:
        return
    unknown = [one for one in meetings if not all(is_known(day, which) for day in _days_of(one))]
    if unknown:
        yield Remark("holidays_unknown", len(unknown), days=_days(unknown))


def _days_of(meeting: Meeting) -> list[date]:
    """The days on which a meeting is: more where it goes on on another day."""
    away = [slot.end for slot in meeting.plan.slots if slot.kind == "away"]
    return [on.date() for minute in (0, *away) if (on := meeting.plan.at(minute))]


def _days(meetings: Sequence[Meeting]) -> tuple[date, ...]:
    return tuple(meeting.start.date() for meeting in meetings)
