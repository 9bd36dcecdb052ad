"""A plan or a series as appointments, each with an id that stays the same."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from reflectlib.errors import PlanError
from reflectlib.events import Calendar, Event
from reflectlib.planning.series import Series
from reflectlib.planning.session import Plan
from reflectlib.views.series import texts
from reflectlib.views.words import Words

SPACE = uuid5(NAMESPACE_URL, "reflectlib")


def plan_calendar(
    plan: Plan, *, name: str | None = None, phases: bool = False, stamp: datetime | None = None
) -> Calendar:
    """One meeting as an appointment, or (with `phases`) an appointment for each slot.

    What `name` says, or else the method and the start, tells one calendar from another.
    Raises `PlanError` for a plan without a start.
    """
    if plan.start is None:
        raise PlanError("a calendar needs a start")
    identity = name or f"{plan.method.id} {plan.start.isoformat()}"
    events = _events(plan, identity, (), phases)
    return _calendar(name or plan.method.title, plan.start, events, stamp)


def series_calendar(
    series: Series, *, name: str | None = None, phases: bool = False, stamp: datetime | None = None
) -> Calendar:
    """The meetings of a series as appointments, as `plan_calendar` makes them of one.

    A meeting keeps its id by its number, so that one that is moved is moved in a calendar.
    """
    words = Words(series.method.language)
    identity = name or f"{series.method.id} {series.start.isoformat()}"
    events = [
        event
        for gathering in series.gatherings
        for event in _events(
            gathering.plan, f"{identity} {gathering.number}", texts(gathering, words), phases
        )
    ]
    return _calendar(name or series.method.title, series.start, events, stamp)


def _calendar(
    name: str, first: datetime, events: Iterable[Event], stamp: datetime | None
) -> Calendar:
    zone = getattr(first.tzinfo, "key", "UTC")
    return Calendar(name, zone, tuple(events), stamp or first.astimezone(UTC))


def _events(plan: Plan, identity: str, roles: Iterable[str], phases: bool) -> Iterator[Event]:
    words = Words(plan.method.language)
    title = plan.meeting.title if plan.meeting else plan.method.title
    if not phases:
        text = "\n".join((*roles, *_lines(plan, words)))
        yield Event(_uid(identity), _at(plan, 0), _at(plan, plan.minutes), title, text)
        return
    for number, slot in enumerate(plan.slots):
        name = slot.phase.title if slot.phase else words[slot.kind]
        text = "\n".join(note.text for note in slot.phase.instructions) if slot.phase else ""
        start, end = _at(plan, slot.start), _at(plan, slot.end)
        yield Event(_uid(f"{identity} {number}"), start, end, f"{title}: {name}", text)


def _lines(plan: Plan, words: Words) -> Iterator[str]:
    """The agenda, a line for each slot."""
    for slot in plan.slots:
        title = slot.phase.title if slot.phase else words[slot.kind]
        case = f" ({words['case'].lower()} {slot.case})" if slot.case else ""
        groups = f" [{'+'.join(map(str, slot.groups))}]" if slot.groups else ""
        clock = f"{words.clock(_at(plan, slot.start))}–{words.clock(_at(plan, slot.end))}"
        yield f"{clock} {title}{case}{groups}"


def _at(plan: Plan, minute: int) -> datetime:
    moment = plan.at(minute)
    assert moment is not None  # whoever calls has seen that there is a start
    return moment


def _uid(identity: str) -> str:
    return f"{uuid5(SPACE, identity)}@reflectlib"
