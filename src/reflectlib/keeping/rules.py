"""What the file of a series must be beyond its schema."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from reflectlib.diagnostics import Diagnostic, Found, KeyPath, format_path
from reflectlib.error_messages import message_of
from reflectlib.errors import PlanError, UnknownZoneError
from reflectlib.keeping.asked import asked_of, read_days
from reflectlib.keeping.file import Kept, KeptMeeting, KeptPiece, KeptRole, KeptSlot
from reflectlib.keeping.snapshots import read_moment
from reflectlib.message import _
from reflectlib.model.roles import TAKING_PART
from reflectlib.reading.document import Document, did_you_mean
from reflectlib.reading.faults import missing
from reflectlib.zones import read_zone

MOST_PLACE = 50_000
"""More days than a rhythm is looked through for, with room for those of other rhythms."""
COUNTED = _("Below `meetings:` reflectlib counts; take what stood there before.")


def check(kept: Kept, document: Document) -> Found:
    """Hold a series to every rule; those that need true days are not asked of false ones."""
    found = [*_is_of_something(kept, document)]
    found += [*_days_are_there(kept, document), *_names_are_known(kept, document)]
    found += _numbers_are_there(kept, document)
    found += _changes_are_whole(kept, document)
    found += _are_once(document, "members", [member.name for member in kept.members], "name")
    found = found or [*_are_in_order(kept, document)]
    yield from found or _can_be_asked(kept, document)


def _is_of_something(kept: Kept, document: Document) -> Found:
    """It is a series of a method, or of methods that are one meeting together."""
    if kept.method and kept.methods:
        message = _("there are a `method` and `methods`")
        hint = _("Keep one of the two: `method`, or `methods` for more in one meeting.")
        yield document.fault("RFL104", ("methods",), message, hint=hint)
    elif not kept.names:
        hint = _("Add the id of the method that it is a series of.")
        yield document.fault("RFL102", (), missing("method"), hint=hint)
    for n, part in enumerate(kept.methods):
        if bool(part.method) == bool(part.pause):
            message = _("this is either a method or a break")
            hint = _("Write a method and a break each behind a dash of its own.")
            yield document.fault("RFL104", ("methods", n), message, hint=hint)


def _days_are_there(kept: Kept, document: Document) -> Found:
    """Every day is in the calendar, and no days end before they begin."""
    try:
        read_zone(kept.zone)
    except UnknownZoneError as error:
        near = did_you_mean(error.fields["near"])
        message = _("there is no time zone '{name}'", name=kept.zone)
        hint = near or _("Write it as in Europe/Amsterdam.")
        yield document.fault("RFL104", ("zone",), message, hint=hint)
    for path, text in _all_days(kept):
        try:
            first, last = read_days(text.partition(" ")[0])
        except ValueError:
            message = _("there is no day '{day}'", day=text)
            hint = _("Look it up in a calendar; the month comes before the day.")
            yield document.fault("RFL104", path, message, hint=hint)
            continue
        if last < first:
            yield _upside_down(document, path, first, last)
    for n, member in enumerate(kept.members):
        if member.joins and member.leaves and member.leaves < member.joins:
            yield _upside_down(
                document,
                ("members", n, "leaves"),
                date.fromisoformat(member.joins),
                date.fromisoformat(member.leaves),
            )


def _upside_down(document: Document, path: KeyPath, first: date, last: date) -> Diagnostic:
    message = _("the days from {first} to {last} end before they begin", first=first, last=last)
    return document.fault("RFL205", path, message, hint=_("Put the first day first."))


def _all_days(kept: Kept) -> Iterator[tuple[KeyPath, str]]:
    """Every day, range of days and moment in a file, with its path."""
    yield ("start",), kept.start
    if kept.until:
        yield ("until",), kept.until
    for n, days in enumerate(kept.skip):
        yield ("skip", n), days
    for n, move in enumerate(kept.move):
        yield ("move", n, "from"), move.from_
        yield ("move", n, "to"), move.to
    for n, member in enumerate(kept.members):
        for key in ("joins", "leaves"):
            if day := getattr(member, key):
                yield ("members", n, key), day
        for m, days in enumerate(member.away):
            yield ("members", n, "away", m), days
    for path, meeting in _meetings(kept):
        yield (*path, "start"), meeting.start
        if meeting.day:
            yield (*path, "day"), meeting.day
        for n, due in enumerate(meeting.due):
            yield (*path, "due", n, "day"), due.day


def _meetings(kept: Kept) -> Iterator[tuple[KeyPath, KeptMeeting]]:
    for key in ("meetings", "cancelled"):
        for n, meeting in enumerate(getattr(kept, key)):
            yield (key, n), meeting


def _names_are_known(kept: Kept, document: Document) -> Found:
    """Who has a role of those who take part is a member, or was there.

    Any other role can be that of somebody from outside; planning looks at what the method says.
    """
    members = {member.name for member in kept.members}
    if members:
        yield from _who_is_known(document, ("fixed_roles",), kept.fixed_roles, members)
    for path, meeting in _meetings(kept):
        if meeting.there or members:
            known = members | {*meeting.there}
            yield from _who_is_known(document, (*path, "who"), meeting.who, known)


def _who_is_known(
    document: Document, path: KeyPath, who: Iterable[KeptRole], known: set[str]
) -> Found:
    for n, one in enumerate(who):
        if one.role not in TAKING_PART:
            continue
        for m, name in enumerate(one.names):
            if name not in known:
                message = _("there is nobody called '{name}' in this group", name=name)
                hint = did_you_mean(document.near(name, known)) or _("Add the name to `members`.")
                yield document.fault("RFL203", (*path, n, "names", m), message, hint=hint)


def _numbers_are_there(kept: Kept, document: Document) -> Found:
    """What is referred to by its number is in its list."""
    for path, meeting in _meetings(kept):
        if meeting.place > MOST_PLACE:
            message = _("no series comes to place {place}", place=meeting.place)
            yield document.fault("RFL104", (*path, "place"), message, hint=COUNTED)
        if meeting.agenda > len(kept.agendas):
            yield _no_number(document, (*path, "agenda"), meeting.agenda, "agendas")
        for n, due in enumerate(meeting.due):
            if due.task > len(kept.tasks):
                yield _no_number(document, (*path, "due", n, "task"), due.task, "tasks")
    for n, agenda in enumerate(kept.agendas):
        for m, slot in enumerate(agenda.slots):
            path = ("agendas", n, "slots", m)
            for here, piece in ((path, slot), *_of_sides(path, slot)):
                if piece.step and piece.step > len(kept.steps):
                    yield _no_number(document, (*here, "step"), piece.step, "steps")
        if not agenda.slots:
            message = _("there is nothing in this list")
            hint = _("Take the file as it was before, or keep the series anew.")
            yield document.fault("RFL104", ("agendas", n, "slots"), message, hint=hint)


def _of_sides(path: KeyPath, slot: KeptSlot) -> Iterator[tuple[KeyPath, KeptPiece]]:
    """The pieces of what goes on side by side in a slot."""
    for n, side in enumerate(slot.sides):
        for m, piece in enumerate(side.slots):
            yield (*path, "sides", n, "slots", m), piece


def _no_number(document: Document, path: KeyPath, number: int, key: str) -> Diagnostic:
    message = _("there is no number {number} in the list of `{key}`", number=number, key=key)
    return document.fault("RFL203", path, message, hint=COUNTED)


def _are_once(document: Document, list: str, values: Iterable[object], key: str) -> Found:
    seen: dict[object, int] = {}
    for n, value in enumerate(values):
        if value in seen:
            path = (list, n, key)
            first = format_path((list, seen[value]))
            message = _("{value} stands twice; the first is {first}", value=str(value), first=first)
            yield document.fault("RFL202", path, message, hint=_("Tell the two apart."))
        seen.setdefault(value, n)


def _are_in_order(kept: Kept, document: Document) -> Found:
    """Meetings stand in the order of their moments, each with a place of its own."""
    zone = read_zone(kept.zone).info
    before: datetime | None = None
    for n, meeting in enumerate(kept.meetings):
        start = read_moment(meeting.start, zone)
        if before is not None and start <= before:
            message = _("this meeting is not later than the one above it")
            hint = _("Put the meetings in the order of their dates.")
            yield document.fault("RFL104", ("meetings", n, "start"), message, hint=hint)
        before = start
    live = [meeting.place for meeting in kept.meetings]
    yield from _are_once(document, "meetings", live, "place")
    gone = [meeting.place for meeting in kept.cancelled]
    yield from _are_once(document, "cancelled", gone, "place")
    for n, place in enumerate(gone):
        if place in live:
            path = ("cancelled", n, "place")
            message = _("the meeting of place {place} is not cancelled", place=place)
            hint = _("Take it out here, or under `meetings`.")
            yield document.fault("RFL202", path, message, hint=hint)


def _changes_are_whole(kept: Kept, document: Document) -> Found:
    """A step that is set has its minutes, and one that comes in has a name."""
    if kept.changes is None:
        return
    for n, one in enumerate(kept.changes.set):
        if not (one.minutes or one.phase):
            hint = _("Say how many minutes the step takes.")
            yield document.fault("RFL102", ("changes", "set", n), missing("minutes"), hint=hint)
    for n, added in enumerate(kept.changes.add):
        if not (added.step or added.phase):
            hint = _("Say what the step is called.")
            yield document.fault("RFL102", ("changes", "add", n), missing("step"), hint=hint)


def _can_be_asked(kept: Kept, document: Document) -> Found:
    """What is asked is what a session and a timetable can be."""
    names = len(kept.members)
    if names and kept.people not in (None, names):
        message = message_of("names_and_people_differ", {"number": names, "people": kept.people})
        hint = _("Take this line out: the names under `members` count.")
        yield document.fault("RFL104", ("people",), message, hint=hint)
    try:
        asked_of(kept)
    except PlanError as error:
        name = error.fields.get("name", "")
        path = (name,) if name in document.data else ("start",) * error.code.startswith("clock")
        yield document.fault("RFL104", path, message_of(error.code, error.fields))
