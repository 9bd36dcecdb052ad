"""iCalendar (RFC 5545): appointments for anybody's calendar."""

from datetime import MAXYEAR, UTC, datetime, timedelta
from typing import Any, NamedTuple

import icalendar
from icalendar.parser import Contentline, Parameters
from icalendar.prop import vDatetime, vInt, vText

from reflectlib.characters import clean
from reflectlib.errors import CannotReadError, CannotWriteError
from reflectlib.events import Calendar, Event
from reflectlib.writers.timezone import write_timezone
from reflectlib.zones import Zone, read_zone

PRODID = "-//reflectlib//reflectlib//EN"
MOST_BYTES = 32 * 1024**2
SECOND = timedelta(seconds=1)
MOST = 2**31 - 1  # RFC 5545's greatest INTEGER


def write(calendar: Calendar, *, previous: bytes | None = None) -> bytes:
    """Write a calendar, or write it anew over what we wrote of it before.

    Without METHOD, since the file is a calendar and no invitation, and with every appointment
    as an event of its own: no recurrence that a program could reckon otherwise.

    Args:
        calendar: What to write.
        previous: What this function made of the same calendar earlier. Of a calendar with an
            `identity` it is only looked whose it is. Else an appointment that has
            changed since gets the next SEQUENCE, so that programs replace it; one that has gone
            is written as cancelled, so that they take it away or strike it through.

    Raises:
        UnknownZoneError: The calendar's time zone is not among those of tzdata.
        CannotReadError: `previous` is no iCalendar, or not ours.
        CannotWriteError: `previous` has not one appointment of this calendar, or has others where
            the calendar knows what became of its own.
    """
    zone = read_zone(calendar.zone)
    stamp = _second(calendar.stamp)
    earlier = {} if previous is None else _read(previous)
    if calendar.identity:
        if not all(uid.startswith(calendar.identity) for uid in earlier):
            raise CannotWriteError("appointments_of_others")
        return _write(calendar, zone, [_as_known(event, stamp) for event in calendar.events])
    if earlier and not any(event.uid in earlier for event in calendar.events):
        raise CannotWriteError("other_appointments")
    events = [_plain(event) for event in calendar.events]
    entries = [_revise(event, stamp, earlier.pop(event.uid, None)) for event in events]
    entries += [_cancel(entry, stamp) for entry in earlier.values()]
    return _write(calendar, zone, entries)


class _Entry(NamedTuple):
    """An event as it stands in a file, its times in UTC."""

    event: Event
    sequence: int
    stamp: datetime
    cancelled: bool = False


def _as_known(event: Event, stamp: datetime) -> _Entry:
    """An event that knows its stamp and its sequence."""
    return _Entry(_plain(event), event.sequence, event.stamp or stamp, event.cancelled)


def _revise(event: Event, stamp: datetime, earlier: _Entry | None) -> _Entry:
    if earlier is None:
        return _Entry(event, 0, stamp)
    if event == earlier.event and not earlier.cancelled:
        return earlier
    return _Entry(event, earlier.sequence + 1, max(stamp, earlier.stamp + SECOND))


def _cancel(earlier: _Entry, stamp: datetime) -> _Entry:
    if earlier.cancelled:
        return earlier
    later = max(stamp, earlier.stamp + SECOND)
    return _Entry(earlier.event, earlier.sequence + 1, later, cancelled=True)


def _write(calendar: Calendar, zone: Zone, entries: list[_Entry]) -> bytes:
    file = icalendar.Calendar()
    file["VERSION"] = vText("2.0")
    file["PRODID"] = vText(PRODID)
    # RFC 7986 has NAME, most programs read the other. There is no X-WR-TIMEZONE: by it
    # recurring-ical-events takes the times that are in UTC to the zone, and loses an hour.
    file["NAME"] = file["X-WR-CALNAME"] = _Text(clean(calendar.name))
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


def _component(entry: _Entry, zone: Zone) -> icalendar.Event:
    event = entry.event
    component = icalendar.Event()
    component["UID"] = _Text(event.uid)
    component["DTSTAMP"] = vDatetime(entry.stamp)
    component["SEQUENCE"] = vInt(entry.sequence)
    start, end = _times(event, zone)
    component["DTSTART"] = start
    # An end must be later than the start; what has none ends when it starts.
    if event.end > event.start:
        component["DTEND"] = end
    component["SUMMARY"] = _Text(event.title)
    if event.text:
        component["DESCRIPTION"] = _Text(event.text)
    if entry.cancelled:
        component["STATUS"] = vText("CANCELLED")
    return component


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


def _second(time: datetime) -> datetime:
    return time.astimezone(UTC).replace(microsecond=0)


def _plain(event: Event) -> Event:
    """Give an event as it comes back from a file."""
    uid, title, text = map(clean, (event.uid, event.title, event.text))
    return Event(uid, _second(event.start), _second(event.end), title, text)


def _read(previous: bytes) -> dict[str, _Entry]:
    if len(previous) > MOST_BYTES:
        raise CannotReadError("earlier_calendar_too_large", most=MOST_BYTES // 1024**2)
    try:
        file = icalendar.Calendar.from_ical(previous)
        ours = file.get("PRODID") == PRODID
        entries = [_entry(event) for event in file.walk("VEVENT")] if ours else []
    except Exception as error:
        # Of bytes that anybody may have written the library can raise nearly anything.
        raise CannotReadError("earlier_calendar_unreadable") from error
    if not ours:
        raise CannotReadError("earlier_calendar_foreign")
    return {entry.event.uid: entry for entry in entries}


def _entry(event: icalendar.Component) -> _Entry:
    start, stamp = event["DTSTART"], _moment(event["DTSTAMP"])
    sequence = event.decoded("SEQUENCE")
    if not isinstance(sequence, int) or not 0 <= sequence < MOST or stamp.year == MAXYEAR:
        raise ValueError("there is nothing later")
    title, text = (str(event.get(name, "")) for name in ("SUMMARY", "DESCRIPTION"))
    end = _moment(event.get("DTEND", start))
    # What stands in a file is as little to be trusted as what is written to it.
    plain = _plain(Event(str(event["UID"]), _moment(start), end, title, text))
    return _Entry(plain, sequence, stamp, event.get("STATUS") == "CANCELLED")


def _moment(value: Any) -> datetime:
    """Give the time of a property, by our zones: the library has those of the system."""
    time = getattr(value, "dt", None)
    if not isinstance(time, datetime) or time.tzinfo is None:
        raise ValueError("there is no such moment")
    zone = value.params.get("TZID")
    return _second(time.replace(tzinfo=read_zone(zone).info) if zone else time)
