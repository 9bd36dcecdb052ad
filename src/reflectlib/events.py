"""What stands in a calendar: between a view, which makes it, and a writer, which takes it."""

from datetime import datetime
from typing import NamedTuple


class Event(NamedTuple):
    """One appointment.

    `uid` is the same whenever the same appointment is made anew; `start` and `end` are aware
    datetimes in the calendar's zone; texts are plain, with line breaks. `stamp` is the UTC time at
    which it last changed and `sequence` how often it did, where that is known; one that is
    `cancelled` will not be.
    """

    uid: str
    start: datetime
    end: datetime
    title: str
    text: str = ""
    stamp: datetime | None = None
    sequence: int = 0
    cancelled: bool = False


class Calendar(NamedTuple):
    """Appointments in one time zone (an IANA name); `stamp` is the UTC time they were made.

    `identity` is what all their ids start with, where each knows its stamp and its sequence.
    """

    name: str
    zone: str
    events: tuple[Event, ...]
    stamp: datetime
    identity: str = ""
