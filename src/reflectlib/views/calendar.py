"""A plan or a series as appointments, each with an id that stays the same."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from reflectlib.catalogue import Catalogue
from reflectlib.errors import PlanError
from reflectlib.events import Calendar, Event
from reflectlib.language.words import Words
from reflectlib.message import _, p_
from reflectlib.model.programme import Programme
from reflectlib.planning.meetings import Due, Series
from reflectlib.planning.session import Plan, Slot
from reflectlib.views.blocks import adaptations
from reflectlib.views.identity import Identity, Uids, of_plan, of_series
from reflectlib.views.sections import PlanSection, day_parts, name_of, sections
from reflectlib.views.series import texts
from reflectlib.views.slots import from_to, groups_in_short
from reflectlib.views.timetable import of_day
from reflectlib.views.wishes import (
    CalendarWish,
    due_for,
    find_person,
    for_person,
    is_of,
    to_prepare,
)

CANCELLED = p_("before the title of an appointment", "Cancelled")
NOT_KNOWN = datetime(1970, 1, 1, tzinfo=UTC)
"""The stamp where nobody says what time it is: never later than when it was made."""


def plan_calendar(
    plan: Plan,
    _catalogue: Catalogue,
    *,
    name: str | None = None,
    phases: bool = False,
    preparation: bool = False,
    person: str | None = None,
    remind: timedelta | None = None,
    stamp: datetime | None = None,
) -> Calendar:
    """One meeting as an appointment, or (with `phases`) an appointment for each slot.

    Args:
        plan: The meeting.
        name: What the group and its calendar are called, where the plan does not say.
        phases: An appointment for each slot.
        preparation: An appointment too for what is to be prepared, on the day that it is due.
        person: Whose calendar it is: only where he or she takes part, with the roles.
        remind: How long before a meeting its reader wants to be told.
        stamp: The moment, an aware datetime: what is made or changed, is so then.

    Raises `PlanError` for a plan without a start, and for a person who is not there.
    """
    if plan.start is None:
        raise PlanError("no_start", what="calendar")
    wish, group = CalendarWish(phases, preparation, person, remind, name), name or plan.group
    find_person(person, [(plan, plan.names)])
    identity = of_plan(plan, plan.start, group, phases, person)
    due = due_for(plan, plan.start) if preparation else ()
    events = events_of(plan, identity.uids(), (), due, wish)
    return _calendar(group or plan.method.title, plan.start, events, stamp, identity, wish, plan)


def series_calendar(
    series: Series,
    _catalogue: Catalogue,
    *,
    name: str | None = None,
    phases: bool = False,
    preparation: bool = False,
    person: str | None = None,
    remind: timedelta | None = None,
    stamp: datetime | None = None,
) -> Calendar:
    """The meetings of a series as appointments, as `plan_calendar` makes them of one.

    A meeting keeps its id by its place, so that one that is moved is moved in a calendar. Raises
    `PlanError` for a person who is at none of them.
    """
    words = Words(series.method.language)
    wish, group = CalendarWish(phases, preparation, person, remind, name), name or series.group
    find_person(person, [(meeting.plan, meeting.names) for meeting in series.meetings])
    identity = of_series(series, group, phases, person)
    events = [
        event
        for meeting in series.meetings
        if is_of(meeting, person)
        for event in events_of(
            meeting.plan,
            identity.uids(meeting.place),
            tuple(texts(meeting, words)),
            meeting.due,
            wish,
        )
    ]
    title = group or series.method.title
    return _calendar(title, series.start, events, stamp, identity, wish, series)


def _calendar(
    name: str,
    first: datetime,
    events: Iterable[Event],
    stamp: datetime | None,
    identity: Identity,
    wish: CalendarWish,
    of: Plan | Series,
) -> Calendar:
    words = Words(of.method.language)
    return Calendar(
        words.joined(" · ", (name, wish.person or "")),
        getattr(first.tzinfo, "key", "UTC"),
        tuple(events),
        stamp or NOT_KNOWN,
        kin=identity.kin,
        cancelled=words.say(CANCELLED),
    )


def events_of(
    plan: Plan, uid: Uids, roles: Iterable[str], due: Iterable[Due], wish: CalendarWish
) -> Iterator[Event]:
    """The appointment of a meeting, or those of its slots, which `uid` tells apart by their places.

    A meeting over more than one day has one for each. Of what goes on side by side each is one, at
    the same time. What differs from the source stands in the first. What is `due` before it comes
    first, where that is wished.
    """
    words = Words(plan.method.language)
    start = _at(plan, 0)
    called = wish.group or plan.group
    group = words.say(_("Group: {name}", name=called)) if called else ""
    if wish.preparation:
        yield from to_prepare(plan, start, due, uid, wish.person, words)
    for event in _of_meeting(plan, uid, tuple(filter(None, (group, *roles))), wish, words):
        text = "\n".join(filter(None, (event.text, plan.link)))
        here = event._replace(text=text, location=plan.location or "", link=plan.link or "")
        first = not wish.phases or event.start == start
        yield for_person(
            here._replace(remind=wish.remind if first else None), plan, wish.person, words
        )


def _of_meeting(
    plan: Plan, uid: Uids, roles: tuple[str, ...], wish: CalendarWish, words: Words
) -> Iterator[Event]:
    title = plan.meeting.title if plan.meeting else plan.method.title
    differs = tuple(notice.text for notice in adaptations(plan, words.language))
    if wish.phases:
        yield from _of_slots(plan, title, uid, roles, differs, words)
        return
    days = day_parts(plan)
    for slots in days:
        start, end = _at(plan, slots[0].start), _at(plan, slots[-1].end)
        day = 1 + (start.date() - _at(plan, 0).date()).days
        lines = _blocks(plan, slots, words) if _is_programme(plan) else _lines(plan, words)
        text = "\n".join((*roles, *lines, *(differs if slots is days[0] else ())))
        name = words.say(_("{title} (day {number})", title=title, number=day))
        place = f"day-{day}" if slots is not days[0] else None
        yield Event(uid(place), start, end, name if len(days) > 1 else title, text)


def _of_slots(
    plan: Plan,
    title: str,
    uid: Uids,
    roles: tuple[str, ...],
    differs: tuple[str, ...],
    words: Words,
) -> Iterator[Event]:
    """The appointments of each slot; there is none for the time until another day."""
    numbers = {slot.start: number for number, slot in enumerate(plan.slots)}
    for section in sections(plan):
        for slot in section.slots:
            if slot.kind == "away":
                continue
            number = numbers[slot.start]
            below = differs if number == 0 else ()
            start, end = _at(plan, slot.start), _at(plan, slot.end)
            for place, names, lines in _things_in(section, slot, number, words):
                name = words.joined(": ", dict.fromkeys((title, *names)))
                yield Event(uid(place), start, end, name, "\n".join((*roles, *lines, *below)))


def _things_in(
    section: PlanSection, slot: Slot, number: int, words: Words
) -> Iterator[tuple[int | str, tuple[str, ...], Iterable[str]]]:
    """What is done in a slot: its place, its names, and what there is to say of it."""
    if slot.sides:
        for place, side in enumerate(section._replace(slots=(slot,)).sides(words), 1):
            yield f"{number}-{place}", (side.of, side.title), _lines(side.plan, words)
    elif slot.phase:
        texts = (note.text for note in slot.phase.instructions)
        yield number, (section.title, _name(slot, words)), texts
    else:
        yield number, (_name(slot, words),), ()


def _is_programme(plan: Plan) -> bool:
    return isinstance(plan.method, Programme)


def _blocks(plan: Plan, slots: Iterable[Slot], words: Words) -> Iterator[str]:
    """The blocks of one day and what is between them, each on a line with its times."""
    for section in of_day(plan, slots):
        times = from_to(section, section.slots[0].start, section.slots[-1].end, words)
        sides = words.joined(" · ", (side.title for side in section.sides(words)))
        yield words.joined(": ", (f"{times} {section.called(words)}", sides))


def _lines(plan: Plan, words: Words) -> Iterator[str]:
    """The agenda, a line for each slot."""
    for slot in plan.slots:
        groups = f" [{groups_in_short(slot.groups)}]" if len(slot.groups) > 1 else ""
        ends = (_at(plan, slot.start), _at(plan, slot.end))
        clock = words.joined("–", map(words.clock, ends))
        yield f"{clock} {_name(slot, words)}{groups}"


def _name(slot: Slot, words: Words) -> str:
    title = name_of(slot, words)
    if slot.case:
        return words.say(_("{title} (case {case})", title=title, case=slot.case))
    if slot.round:
        return words.say(_("{title} (round {round})", title=title, round=slot.round))
    return title


def _at(plan: Plan, minute: int) -> datetime:
    moment = plan.at(minute)
    assert moment is not None  # whoever calls has seen that there is a start
    return moment
