"""What is wished of a calendar: the steps, what to prepare, a reminder, or one person's part."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple

from reflectlib.diagnostics import nearest
from reflectlib.errors import PlanError
from reflectlib.events import Event
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.planning.meetings import Due, Meeting
from reflectlib.planning.session import Plan
from reflectlib.planning.tasks import Occasion, Tasks
from reflectlib.views.blocks import behind, role_title
from reflectlib.views.identity import Uids
from reflectlib.views.people import names_of


class CalendarWish(NamedTuple):
    """What a calendar is to hold.

    `phases` asks for an appointment for each slot, `preparation` for one on the day by which
    something is to be done, `remind` for a reminder so long before a meeting, and `person` for the
    meetings of one person. `group` is what the group is called, where the meetings do not say.
    """

    phases: bool = False
    preparation: bool = False
    person: str | None = None
    remind: timedelta | None = None
    group: str | None = None


def find_person(person: str | None, plans: Iterable[tuple[Plan, Iterable[str]]]) -> None:
    """Look whether somebody is at one of these meetings, each with who is there.

    Raises `PlanError` where nobody is called so, with the name that is nearest.
    """
    known = {name for plan, there in plans for name in people_at(plan, there)}
    if person is not None and person not in known:
        letters = {name.casefold(): name for name in sorted(known)}
        near = nearest(person.casefold(), letters)
        raise PlanError("no_member", name=person, near=tuple(letters[name] for name in near))


def people_at(plan: Plan, there: Iterable[str]) -> set[str]:
    """Who is at a meeting: those who take part, and who has a role in it."""
    sides = [side for slot in plan.slots for side in slot.sides]
    return {*there, *(name for one in (plan, *sides) for who in one.roles.values() for name in who)}


def for_person(event: Event, plan: Plan, person: str | None, words: Words) -> Event:
    """An appointment with the roles of one person behind its title."""
    sides = [side for slot in plan.slots for side in slot.sides]
    titles = (
        role_title(one.method, role, words)
        for one in (plan, *sides)
        for role, who in one.roles.items()
        if person in who
    )
    return event._replace(
        title=behind(event.title, words.joined(", ", dict.fromkeys(titles)), words)
    )


def due_for(plan: Plan, start: datetime) -> tuple[Due, ...]:
    """What is to be done for one meeting; raises `PlanError` where the calendar ends before."""
    occasion = Occasion(start, plan.meeting.id if plan.meeting else None)
    try:
        return Tasks(plan.method, [occasion]).due(occasion, plan)
    except OverflowError:
        raise PlanError("end_of_calendar", day=start.date()) from None


def to_prepare(
    plan: Plan, start: datetime, due: Iterable[Due], uid: Uids, person: str | None, words: Words
) -> Iterator[Event]:
    """An appointment for each thing to do before a meeting, on the day by which it must be done."""
    title = plan.meeting.title if plan.meeting else plan.method.title
    known: dict[str, int] = {}
    for each in due:
        task = each.task
        said = f"{task.role or ''}: {task.task}".encode("utf-8", "surrogatepass")
        place = f"before-{sha256(said).hexdigest()[:8]}"
        known[place] = known.get(place, 0) + 1
        theirs = person is None or task.role is None or person in each.who
        if each.after or not theirs:
            continue
        day = datetime.combine(each.day, time(), start.tzinfo)
        role = role_title(plan.method, task.role, words) if task.role else ""
        who = "" if each.who in ((), (task.role,)) else names_of(each.who)
        lines = (
            words.joined(": ", (role, who)),
            words.say(_("For: {title}, {day:date}", title=title, day=start.date())),
        )
        yield Event(
            uid(place if known[place] == 1 else f"{place}-{known[place]}"),
            day,
            day,
            words.say(_("To prepare: {task}", task=" ".join(task.task.split()))),
            "\n".join(filter(None, lines)),
            whole_day=True,
        )


def is_of(meeting: Meeting, person: str | None) -> bool:
    """Tell whether a meeting belongs in the calendar of somebody, or of everybody."""
    return person is None or person in people_at(meeting.plan, meeting.names)
