"""A calendar that we wrote earlier → its appointments, as they compare with those of now."""

from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

import icalendar

from reflectlib.characters import clean
from reflectlib.errors import CannotReadError
from reflectlib.events import Event
from reflectlib.zones import read_zone

PRODID = "-//reflectlib//reflectlib//EN"
MOST_BYTES = 32 * 1024**2
MOST = 2**31 - 1  # RFC 5545's greatest INTEGER


class EarlierEvent(NamedTuple):
    """An event as it stands in a file, its times in UTC."""

    event: Event
    sequence: int
    stamp: datetime
    cancelled: bool = False


def second(moment: datetime) -> datetime:
    """A moment in UTC, without parts of a second."""
    return moment.astimezone(UTC).replace(microsecond=0)


def plain(event: Event) -> Event:
    """Give an event as it comes back from a file; one of a whole day at midnight in UTC."""
    uid, title, text, location = map(clean, (event.uid, event.title, event.text, event.location))
    start, end = second(event.start), second(event.end)
    if event.whole_day:
        start = end = datetime.combine(event.start.date(), time(), UTC)
    return event._replace(
        uid=uid,
        start=start,
        end=end,
        title=title,
        text=text,
        location=location,
        link="".join(clean(event.link).split()),
    )


def read(previous: bytes) -> dict[str, EarlierEvent]:
    """The appointments of a calendar that we wrote, by their ids. Raises `CannotReadError`."""
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


def _entry(event: icalendar.Component) -> EarlierEvent:
    stamp = _moment(event["DTSTAMP"])
    sequence = event.decoded("SEQUENCE")
    if not isinstance(sequence, int) or not 0 <= sequence < MOST or stamp.year == MAXYEAR:
        raise ValueError("there is nothing later")
    names = ("SUMMARY", "DESCRIPTION", "LOCATION", "URL")
    title, text, location, link = (str(event.get(name, "")) for name in names)
    day = _day(event)
    start = _moment(event["DTSTART"]) if day is None else datetime.combine(day, time(), UTC)
    end = start if day else _moment(event.get("DTEND", event["DTSTART"]))
    made = Event(str(event["UID"]), start, end, title, text, location=location, link=link)
    # What stands in a file is as little to be trusted as what is written to it.
    made = plain(made._replace(remind=_remind(event), whole_day=day is not None))
    return EarlierEvent(made, sequence, stamp, event.get("STATUS") == "CANCELLED")


def _day(event: icalendar.Component) -> date | None:
    """The day of what takes a whole one, which has no end."""
    value = getattr(event["DTSTART"], "dt", None)
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    return value if is_day and "DTEND" not in event else None


def _remind(event: icalendar.Component) -> timedelta | None:
    """How long before it there is a reminder, or None."""
    for alarm in event.walk("VALARM"):
        before = getattr(alarm["TRIGGER"], "dt", None)
        if not isinstance(before, timedelta):
            raise ValueError("this is no reminder of ours")
        return -before
    return None


def _moment(value: Any) -> datetime:
    """Give the time of a property, by our zones: the library has those of the system."""
    found = getattr(value, "dt", None)
    if not isinstance(found, datetime) or found.tzinfo is None:
        raise ValueError("there is no such moment")
    zone = value.params.get("TZID")
    return second(found.replace(tzinfo=read_zone(zone).info) if zone else found)
