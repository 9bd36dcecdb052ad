"""iCalendar (RFC 5545): appointments for anybody's calendar."""

from datetime import datetime, timedelta

import icalendar
from icalendar.parser import Contentline, Parameters
from icalendar.prop import vDate, vDatetime, vDuration, vInt, vText

from reflectlib.characters import clean
from reflectlib.errors import CannotWriteError
from reflectlib.events import DETAIL, Calendar, Event
from reflectlib.writers.earlier_ical import PRODID, EarlierEvent, plain, read, second
from reflectlib.writers.timezone import write_timezone
from reflectlib.zones import Zone, read_zone

SECOND = timedelta(seconds=1)
LOOK_AGAIN = timedelta(hours=12)
"""How often a program that is subscribed to a file looks whether it has changed."""


def write(calendar: Calendar, *, previous: bytes | None = None) -> bytes:
    """Write a calendar, or write it anew over what we wrote of it before.

    Without METHOD, since the file is a calendar and no invitation, and with every appointment
    as an event of its own: no recurrence that a program could reckon otherwise.

    Args:
        calendar: What to write.
        previous: What this function made of the same calendar earlier. An appointment that has
            changed since gets the next SEQUENCE, so that programs replace it; one that has gone
            is written as cancelled, so that they take it away or strike it through. What is over
            by the stamp of the calendar stays as it was. Of a calendar with an `identity` the
            appointments know their own numbers, and only what has gone is taken from it.

    Raises:
        UnknownZoneError: The calendar's time zone is not among those of tzdata.
        CannotReadError: `previous` is no iCalendar, or not ours.
        CannotWriteError: `previous` has not one appointment of this calendar, or has others of
            which they would be lost, or has a meeting that was held where one is now to come.
    """
    zone = read_zone(calendar.zone)
    now = second(calendar.stamp)
    earlier = {} if previous is None else read(previous)
    if calendar.identity:
        if not all(uid.startswith(calendar.identity) for uid in earlier):
            raise CannotWriteError("appointments_of_others")
    else:
        calendar = _gone_on_with(calendar, earlier)
    if earlier and not any(event.uid in earlier for event in calendar.events):
        code = "appointments_of_others" if calendar.identity else "other_appointments"
        raise CannotWriteError(code)
    make, word = _as_known if calendar.identity else _revise, calendar.cancelled
    events = (_called_off(event, word) if event.cancelled else event for event in calendar.events)
    entries = [make(plain(event), now, earlier.pop(event.uid, None)) for event in events]
    entries += [_cancel(entry, now, word) for entry in earlier.values()]
    return _write(calendar, zone, entries)


def _gone_on_with(calendar: Calendar, earlier: dict[str, EarlierEvent]) -> Calendar:
    """The calendar with the ids that it had in an earlier file, if that is of the same."""
    kin = calendar.kin
    if not (kin and earlier):
        return calendar
    if not all(uid.startswith(kin) for uid in earlier):
        raise CannotWriteError("other_appointments")
    length = len(kin) + DETAIL
    had = next(iter(earlier))[:length]
    events = (event._replace(uid=had + event.uid[length:]) for event in calendar.events)
    return calendar._replace(events=tuple(events))


def _as_known(event: Event, now: datetime, earlier: EarlierEvent | None) -> EarlierEvent:
    """An event that knows its stamp and its sequence; one that comes back follows on both."""
    known = EarlierEvent(_content(event), event.sequence, event.stamp or now, event.cancelled)
    if earlier is None or event.cancelled:
        return known
    if earlier.cancelled:
        return known._replace(
            sequence=max(known.sequence, earlier.sequence + 1),
            stamp=max(known.stamp, earlier.stamp + SECOND),
        )
    again = earlier.sequence > known.sequence and earlier.event == known.event
    return earlier if again else known


def _revise(event: Event, now: datetime, earlier: EarlierEvent | None) -> EarlierEvent:
    event = _content(event)
    if earlier is None:
        return EarlierEvent(event, 0, now)
    if not earlier.cancelled:
        if event == earlier.event:
            return earlier
        if _is_held(earlier, now):
            if event.end > now:
                day, to = earlier.event.start.date(), event.start.date()
                raise CannotWriteError("is_held_in_file", day=day, to=to)
            return earlier
    return EarlierEvent(event, earlier.sequence + 1, max(now, earlier.stamp + SECOND))


def _content(event: Event) -> Event:
    return event._replace(stamp=None, sequence=0, cancelled=False)


def _cancel(earlier: EarlierEvent, now: datetime, word: str) -> EarlierEvent:
    if earlier.cancelled or _is_held(earlier, now):
        return earlier
    later = max(now, earlier.stamp + SECOND)
    return EarlierEvent(
        _called_off(earlier.event, word), earlier.sequence + 1, later, cancelled=True
    )


def _called_off(event: Event, word: str) -> Event:
    """An event whose title says that it will not be, for programs that ignore its status."""
    return event._replace(title=f"{word}: {event.title}", remind=None)


def _is_held(entry: EarlierEvent, now: datetime) -> bool:
    """Tell whether a meeting is over; what is to be done on a day can still be changed."""
    return entry.event.end <= now and not entry.event.whole_day


def _write(calendar: Calendar, zone: Zone, entries: list[EarlierEvent]) -> bytes:
    file = icalendar.Calendar()
    file["VERSION"] = vText("2.0")
    file["PRODID"] = vText(PRODID)
    # Outlook opens one appointment with a name of a calendar as a calendar of its own.
    if len(entries) > 1:
        # RFC 7986 has NAME and REFRESH-INTERVAL, most programs read the others. There is no
        # X-WR-TIMEZONE: by it recurring-ical-events takes the times that are in UTC to the zone,
        # and loses an hour.
        file["NAME"] = file["X-WR-CALNAME"] = _Text(clean(calendar.name))
        file["REFRESH-INTERVAL"] = vDuration(LOOK_AGAIN, params={"VALUE": "DURATION"})
        file["X-PUBLISHED-TTL"] = vDuration(LOOK_AGAIN)
    if not zone.is_utc:
        times = [time for entry in entries for time in (entry.event.start, entry.event.end)]
        years = [time.astimezone(zone.info).year for time in times or [calendar.stamp]]
        file.add_component(write_timezone(zone, min(years), max(years)))
    file.subcomponents += (_component(entry, zone) for entry in entries)
    return b"".join(_fold(line) + b"\r\n" for line in file.content_lines(sorted=False) if line)


def _fold(line: Contentline) -> bytes:
    """Fold what needs it: the library looks at every character, which is most of its work."""
    octets = line.encode()
    return octets if len(octets) < 75 else bytes(line.to_ical())  # type: ignore[no-untyped-call]


def _component(entry: EarlierEvent, zone: Zone) -> icalendar.Event:
    event = entry.event
    component = icalendar.Event()
    component["UID"] = _Text(event.uid)
    component["DTSTAMP"] = component["LAST-MODIFIED"] = vDatetime(entry.stamp)
    component["SEQUENCE"] = vInt(entry.sequence)
    if event.whole_day:
        component["DTSTART"] = vDate(event.start.date(), params={"VALUE": "DATE"})
    else:
        start, end = _times(event, zone)
        component["DTSTART"] = start
        # An end must be later than the start; what has none ends when it starts.
        if event.end > event.start:
            component["DTEND"] = end
    component["SUMMARY"] = _Text(event.title)
    if event.text:
        component["DESCRIPTION"] = _Text(event.text)
    if event.location:
        component["LOCATION"] = _Text(event.location)
    if event.link:
        component["URL"] = _Address(event.link)
    if entry.cancelled:
        component["STATUS"] = vText("CANCELLED")
    if entry.cancelled or event.whole_day:
        component["TRANSP"] = vText("TRANSPARENT")
    if event.remind is not None:
        component.add_component(_alarm(event.title, event.remind))
    return component


def _alarm(title: str, before: timedelta) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm["ACTION"] = vText("DISPLAY")
    alarm["DESCRIPTION"] = _Text(title)
    alarm["TRIGGER"] = vDuration(-before)
    return alarm


def _times(event: Event, zone: Zone) -> list[vDatetime | vText]:
    """Say when an event starts and ends by the zone's clock.

    Or in UTC, both of them, where one is in the hour that the clock says twice: RFC 5545 takes
    the first of the two, ical.js the second, and recurring-ical-events reckons an end in UTC
    wrongly from a start that is not.
    """
    times = (event.start, event.end)
    local = [time.astimezone(zone.info) for time in times]
    if zone.is_utc or any(map(_is_said_twice, local)):
        return [vDatetime(time) for time in times]
    # A vDatetime outside UTC takes its TZID from the time alone, and looks it up once more.
    said = (f"{time.year:04}{time:%m%dT%H%M%S}" for time in local)
    return [vText(time, params={"TZID": zone.info.key}) for time in said]


def _is_said_twice(time: datetime) -> bool:
    return time.utcoffset() != time.replace(fold=1 - time.fold).utcoffset()


class _Text(str):
    r"""Text that stays what it is: that of the library makes a line break of `\N`."""

    __slots__ = ()
    params = Parameters()

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


class _Address(_Text):
    """A web address, in which nothing is escaped."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        return self.encode()
