"""VTIMEZONE: a time zone as iCalendar tells it to programs that do not know it.

Written from tzdata's own rule, since `Calendar.add_missing_timezones()` of the library
icalendar has onsets an hour late, so that programs show summer meetings an hour off.
"""

from datetime import datetime, timedelta

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vDatetime, vRecur, vText, vUTCOffset

from reflectlib.zones import DAY, Change, Clock, RuleDay, Zone

WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")


def write_timezone(zone: Zone, first: int, last: int) -> Timezone:
    """Make the VTIMEZONE that is right for every moment from the first year to the last.

    Where the zone's rule can be said as RRULE and has held since before the first year, it
    is, from the year on that it holds, so that other events give the same VTIMEZONE. Else
    each change from a year before to a year after gets an observance of its own: ical.js skips
    the DTSTART of an observance with RDATE, and all values of an RDATE but its first.
    """
    component = Timezone()
    component["TZID"] = vText(zone.info.key or "")
    for observance in _observances(zone, first, last):
        component.add_component(observance)
    return component


def _observances(zone: Zone, first: int, last: int) -> list[TimezoneStandard | TimezoneDaylight]:
    start, end = zone.rule.start, zone.rule.end
    if zone.rule.saving and _is_simple(start) and _is_simple(end):
        since = zone.rule_since()
        if since < first:
            days = {zone.rule.saving: start, zone.rule.standard: end}
            changes = zone.rule.changes(since)
            return [_observance(change, days[change.after]) for change in changes]
    first, last = max(first - 1, 2), min(last + 1, 9998)
    clock = zone.clock(first)
    standing = _fixed(clock, min(first, 1970))
    return [standing, *map(_observance, zone.changes(first, last))]


def _is_simple(day: RuleDay) -> bool:
    """Tell whether an RRULE says it: a weekday of a month, and a time on that very day."""
    return bool(day.month) and 0 <= day.seconds < DAY


def _observance(change: Change, day: RuleDay | None = None) -> TimezoneStandard | TimezoneDaylight:
    # In Ireland winter time is the one that tzdata marks; programs take daylight saving time to
    # be ahead of standard time.
    ahead = change.after.offset > change.before.offset
    saving = ahead and change.after.saving != change.before.saving
    component = TimezoneDaylight() if saving else TimezoneStandard()
    component["DTSTART"] = vDatetime(change.local)
    if day:
        week = -1 if day.week == 5 else day.week
        byday = f"{week}{WEEKDAYS[day.weekday]}"
        component["RRULE"] = vRecur(FREQ="YEARLY", BYMONTH=day.month, BYDAY=byday)
    component["TZOFFSETFROM"] = vUTCOffset(timedelta(seconds=change.before.offset))
    component["TZOFFSETTO"] = vUTCOffset(timedelta(seconds=change.after.offset))
    component["TZNAME"] = vText(change.after.name)
    return component


def _fixed(clock: Clock, year: int) -> TimezoneStandard:
    """Give the clock that has been standing since before anything happens."""
    component = TimezoneStandard()
    component["DTSTART"] = vDatetime(datetime(year, 1, 1))  # noqa: DTZ001  # local, as RFC 5545 has it
    component["TZOFFSETFROM"] = vUTCOffset(timedelta(seconds=clock.offset))
    component["TZOFFSETTO"] = vUTCOffset(timedelta(seconds=clock.offset))
    component["TZNAME"] = vText(clock.name)
    return component
