"""What stands in a calendar: between a view, which makes it, and a writer, which takes it."""

from datetime import datetime, timedelta
from typing import NamedTuple


class Event(NamedTuple):
    """One appointment.

    `uid` is the same whenever the same appointment is made anew; `start` and `end` are aware
    datetimes in the calendar's zone; texts are plain, with line breaks. `stamp` is the UTC time at
    which it last changed and `sequence` how often it did, where that is known; one that is
    `cancelled` will not be. `location` is its place and `link` where it is online; `remind` is how
    long before it somebody wants to be told. One of a `whole_day` is on the day of its start, and
    takes no time of that.
    """

    uid: str
    start: datetime
    end: datetime
    title: str
    text: str = ""
    stamp: datetime | None = None
    sequence: int = 0
    cancelled: bool = False
    location: str = ""
    link: str = ""
    remind: timedelta | None = None
    whole_day: bool = False


class Calendar(NamedTuple):
    """Appointments in one time zone (an IANA name); `stamp` is the UTC time they were made.

    `identity` is what all their ids start with, where each knows its stamp and its sequence.
    Where they do not, `kin` is what the ids of the same calendar start with, also of one that was
    made when it was otherwise: behind it stand `DETAIL` signs that tell what it was then.
    `cancelled` is the word in front of the title of what will not be.
    """

    name: str
    zone: str
    events: tuple[Event, ...]
    stamp: datetime
    identity: str = ""
    kin: str = ""
    cancelled: str = "Cancelled"


DETAIL = 12
