"""What stands in a calendar: between a view, which makes it, and a writer, which takes it."""

from datetime import datetime
from typing import NamedTuple


class Event(NamedTuple):
    """One appointment.

    `uid` is the same whenever the same appointment is made anew; `start` and `end` are aware
    datetimes in the calendar's zone; texts are plain, with line breaks.
    """

    uid: str
    start: datetime
    end: datetime
    title: str
    text: str = ""


class Calendar(NamedTuple):
    """Appointments in one time zone (an IANA name); `stamp` is the UTC time they were made."""

    name: str
    zone: str
    events: tuple[Event, ...]
    stamp: datetime
