"""Attendance as a table: a row for each meeting and each person, to reckon with."""

from datetime import date
from itertools import chain

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.papers.meetings import PaperMeeting, meetings_of
from reflectlib.papers.people import Person
from reflectlib.planning.meetings import Series
from reflectlib.planning.session import Plan
from reflectlib.sheets import Cell, Sheet, sheet_of
from reflectlib.views.papers import (
    BEGINS,
    DAY,
    ENDS,
    GROUP,
    LED_BY,
    LINK,
    NAME,
    NUMBER,
    PLACE,
)
from reflectlib.views.people import names_of

MINUTES = _("Minutes, without breaks")
PRESENT = _("Was there")


def attendance(
    subject: Plan | Series,
    _catalogue: Catalogue,
    *,
    people: tuple[Person, ...] = (),
    since: date | None = None,
    until: date | None = None,
) -> tuple[Sheet, ...]:
    """Who is expected at which meeting, with an empty column for who was there."""
    words = Words(subject.method.language)
    meetings = meetings_of(subject, people, since=since, until=until)
    rows = chain.from_iterable(_rows(each, people) for each in meetings)
    header = (GROUP, PLACE, LINK, DAY, BEGINS, ENDS, MINUTES, LED_BY, NAME, NUMBER)
    made = sheet_of(words.say(_("Attendance")), [words.say(each) for each in header], rows)
    there = (*made.header, words.say(PRESENT))
    return (made._replace(header=there, rows=tuple((*row, None) for row in made.rows)),)


def _rows(meeting: PaperMeeting, people: tuple[Person, ...]) -> list[tuple[Cell, ...]]:
    numbers = {each.name: each.number for each in people}
    plan, start, end = meeting.plan, meeting.start, meeting.end
    known = (
        *(plan.group or "", plan.location or "", plan.link or ""),
        *((start.date(), start.time(), end.time()) if start and end else (None, None, None)),
        *(meeting.net_minutes, names_of(meeting.leaders)),
    )
    return [(*known, name, numbers.get(name, "")) for name in meeting.names or ("",)]
