"""Which meetings stand on paper, and what a register asks of each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import attrs

from reflectlib.errors import PlanError
from reflectlib.frozen import FrozenMapping
from reflectlib.message import say
from reflectlib.model.method import Method
from reflectlib.model.roles import LEADING, ROLES, takes_part
from reflectlib.papers.people import Person
from reflectlib.planning.casting import role_id
from reflectlib.planning.meetings import Meeting, Series
from reflectlib.planning.net import net_minutes
from reflectlib.planning.session import Plan
from reflectlib.value import Value


@attrs.frozen(eq=False, repr=False)
class PaperMeeting(Value):
    """A meeting as papers tell of it.

    `plan` has its time and place, `number` counts from 1 in a series. `names` are those who are
    expected, `absent` those of the series who are not, `leaders` who leads it, where known, and
    `roles` who has which role, by its id.
    """

    plan: Plan
    number: int | None
    names: tuple[str, ...]
    absent: tuple[str, ...]
    leaders: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]] = attrs.field(
        converter=FrozenMapping[str, tuple[str, ...]]
    )

    @property
    def start(self) -> datetime | None:
        """When it begins, an aware datetime, where that is known."""
        return self.plan.start

    @property
    def end(self) -> datetime | None:
        """When it is over, an aware datetime, where that is known."""
        return self.plan.at(self.plan.minutes)

    @property
    def net_minutes(self) -> int:
        """The minutes that count, as `planning.net` has it."""
        return net_minutes(self.plan)


def meetings_of(
    subject: Plan | Series,
    people: Sequence[Person] = (),
    *,
    since: date | None = None,
    until: date | None = None,
    before: datetime | None = None,
) -> tuple[PaperMeeting, ...]:
    """The meetings of a plan or a series, in order.

    `since` and `until` are the first and the last day to take, and what is not over `before` a
    moment (aware) is left out; a plan without a start has no day, and is left out by each of them.
    """
    if isinstance(subject, Series):
        everybody = tuple(dict.fromkeys(n for each in subject.meetings for n in each.names))
        found = [_of_series(each, everybody, people) for each in subject.meetings]
    else:
        leaders = _leaders(subject, subject.roles, people)
        found = [PaperMeeting(subject, None, subject.names, (), leaders, subject.roles)]
    return tuple(each for each in found if _within(each, since, until, before))


def _of_series(
    meeting: Meeting, everybody: Sequence[str], people: Sequence[Person]
) -> PaperMeeting:
    roles = {**meeting.plan.roles, **meeting.roles}
    return PaperMeeting(
        meeting.plan,
        meeting.number,
        meeting.names,
        tuple(name for name in everybody if name not in meeting.names),
        _leaders(meeting.plan, roles, people),
        roles,
    )


def _within(
    meeting: PaperMeeting, since: date | None, until: date | None, before: datetime | None
) -> bool:
    if meeting.start is None or meeting.end is None:
        return since is until is before is None
    day = meeting.start.date()
    return (
        (since is None or since <= day)
        and (until is None or day <= until)
        and (before is None or meeting.end <= before)
    )


def _leaders(
    plan: Plan, roles: Mapping[str, Sequence[str]], people: Iterable[Person]
) -> tuple[str, ...]:
    """Who leads: by what the list of people says, or else in a role that leads a step or always."""
    led = {slot.lead for slot in plan.slots if slot.lead}
    named = [n for id, names in roles.items() if id in LEADING or id in led for n in names]
    told = [person.name for person in people if leads(plan.method, person)]
    return tuple(dict.fromkeys(told or named))


def leads(method: Method, person: Person) -> bool:
    """Tell whether somebody leads by the role in the list of people, and does not take part."""
    role = role_of(method, person)
    return role is not None and not takes_part(method, role)


def role_of(method: Method, person: Person) -> str | None:
    """The id of somebody's role, where the method or the register of roles knows it."""
    if not person.role:
        return None
    try:
        return role_id(method, person.role)
    except PlanError:
        return _registered(person.role, method.language)


def _registered(title: str, language: str) -> str | None:
    wanted = title.casefold()
    for id, called in ROLES.items():
        if wanted in (id, *(say(called, each).casefold() for each in (language, "en"))):
            return id
    return None


def roles_in(method: Method, people: Iterable[Person]) -> dict[str, tuple[str, ...]]:
    """Who always has which role of a method, by the list of people: role id → names."""
    found: dict[str, tuple[str, ...]] = {}
    for person in people:
        if person.role:
            try:
                id = role_id(method, person.role)
            except PlanError:
                continue
            found[id] = (*found.get(id, ()), person.name)
    return found


def taking_part(method: Method, people: Iterable[Person]) -> tuple[str, ...]:
    """The names of those who take part: all but who leads without taking part."""
    return tuple(person.name for person in people if not leads(method, person))


def roles_of(meeting: PaperMeeting, name: str) -> tuple[str, ...]:
    """The ids of the roles that somebody has in a meeting."""
    return tuple(id for id, names in meeting.roles.items() if name in names)
