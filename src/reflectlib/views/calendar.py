"""A plan or a series as appointments, each with an id that stays the same."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from reflectlib.catalogue import Catalogue
from reflectlib.errors import PlanError
from reflectlib.events import Calendar, Event
from reflectlib.language.terms import SLOTS
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.planning.meetings import Series
from reflectlib.planning.session import Plan, Slot
from reflectlib.views.blocks import adaptations
from reflectlib.views.series import texts
from reflectlib.views.slots import groups_in_short

SPACE = uuid5(NAMESPACE_URL, "reflectlib")


def plan_calendar(
    plan: Plan,
    _catalogue: Catalogue,
    *,
    name: str | None = None,
    phases: bool = False,
    stamp: datetime | None = None,
) -> Calendar:
    """One meeting as an appointment, or (with `phases`) an appointment for each slot.

    What `name` says, or else the method and the start, tells one calendar from another.
    Raises `PlanError` for a plan without a start.
    """
    if plan.start is None:
        raise PlanError("no_start", what="calendar")
    identity = name or f"{plan.method.id} {plan.start.isoformat()}"
    events = events_of(plan, _uids(identity), (), phases)
    return _calendar(name or plan.method.title, plan.start, events, stamp)


def series_calendar(
    series: Series,
    _catalogue: Catalogue,
    *,
    name: str | None = None,
    phases: bool = False,
    stamp: datetime | None = None,
) -> Calendar:
    """The meetings of a series as appointments, as `plan_calendar` makes them of one.

    A meeting keeps its id by its place, so that one that is moved is moved in a calendar.
    """
    words = Words(series.method.language)
    # Not of the time of day, so that a series can move to another hour.
    identity = name or f"{series.method.id} {series.start.date()}"
    events = [
        event
        for meeting in series.meetings
        for event in events_of(
            meeting.plan,
            _uids(f"{identity} {meeting.place}"),
            tuple(texts(meeting, words)),
            phases,
        )
    ]
    return _calendar(name or series.method.title, series.start, events, stamp)


def _calendar(
    name: str, first: datetime, events: Iterable[Event], stamp: datetime | None
) -> Calendar:
    zone = getattr(first.tzinfo, "key", "UTC")
    return Calendar(name, zone, tuple(events), stamp or first.astimezone(UTC))


def events_of(
    plan: Plan, uid: Callable[[int | None], str], roles: Iterable[str], phases: bool
) -> Iterator[Event]:
    """The appointment of a meeting, or those of its slots, by whose numbers `uid` tells them.

    What differs from the source stands in the first.
    """
    words = Words(plan.method.language)
    title = plan.meeting.title if plan.meeting else plan.method.title
    differs = tuple(notice.text for notice in adaptations(plan, words.language))
    if not phases:
        text = "\n".join((*roles, *_lines(plan, words), *differs))
        yield Event(uid(None), _at(plan, 0), _at(plan, plan.minutes), title, text)
        return
    for number, slot in enumerate(plan.slots):
        lines = (note.text for note in slot.phase.instructions) if slot.phase else ()
        text = "\n".join((*roles, *lines, *(differs if number == 0 else ())))
        start, end = _at(plan, slot.start), _at(plan, slot.end)
        name = f"{title}: {_name(slot, words)}"
        yield Event(uid(number), start, end, name, text)


def _lines(plan: Plan, words: Words) -> Iterator[str]:
    """The agenda, a line for each slot."""
    for slot in plan.slots:
        groups = f" [{groups_in_short(slot.groups)}]" if len(slot.groups) > 1 else ""
        ends = (_at(plan, slot.start), _at(plan, slot.end))
        clock = words.joined("–", map(words.clock, ends))
        yield f"{clock} {_name(slot, words)}{groups}"


def _name(slot: Slot, words: Words) -> str:
    title = slot.phase.title if slot.phase else words.say(SLOTS[slot.kind])
    if slot.case:
        return words.say(_("{title} (case {case})", title=title, case=slot.case))
    if slot.round:
        return words.say(_("{title} (round {round})", title=title, round=slot.round))
    return title


def _at(plan: Plan, minute: int) -> datetime:
    moment = plan.at(minute)
    assert moment is not None  # whoever calls has seen that there is a start
    return moment


def _uids(identity: str) -> Callable[[int | None], str]:
    """The ids of what has this identity, and of its parts by their numbers."""

    def uid(number: int | None) -> str:
        name = identity if number is None else f"{identity} {number}"
        return f"{uuid5(SPACE, name)}@reflectlib"

    return uid
