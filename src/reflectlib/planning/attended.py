"""The plan of each meeting of a series, for those who are there."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

import attrs

from reflectlib.error_messages import message_of
from reflectlib.errors import PlanError
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.timing import Range
from reflectlib.model.totals import around
from reflectlib.planning.casting import fixed_roles, role_id
from reflectlib.planning.days import UsedDay
from reflectlib.planning.plan import plan
from reflectlib.planning.session import Plan, Remark, Session

OF_PEOPLE = frozenset({"people_outside", "no_division", "more_groups_than_people"})
"""The errors that another number of people mends."""


class Attended(NamedTuple):
    """A kind of meeting, how many people there are, and when it begins where that matters."""

    kind: str | None
    people: int | None
    """None where nobody knows."""
    start: datetime | None = None
    """None where nothing in it is at a time of the clock, so that it is the same each time."""


def attended_of(
    method: Method,
    kinds: Iterable[str | None],
    people: Iterable[int | None],
    days: Iterable[UsedDay],
) -> list[Attended]:
    """What is to be planned for so many people on each of these days."""
    blocks = method.blocks if isinstance(method, Programme) else ()
    at_a_time = {each.part for each in blocks if each.at or each.until or (each.day or 1) > 1}
    return [
        Attended(kind, number, day.start if kind in at_a_time else None)
        for kind, number, day in zip(kinds, people, days, strict=True)
    ]


class Plans:
    """The plans of a method, for each kind of meeting and number of people."""

    def __init__(
        self,
        method: Method,
        session: Session,
        wanted: Collection[Attended],
        held: Sequence[int] = (),
    ) -> None:
        """Make a plan for all that are wanted; `held` has the people of meetings that were.

        Where too few people are there, or too many, the plan is for as many all the same, or for
        as many as there are groups; a remark says so. Raises `PlanError` where none that is
        wanted can be planned so well, and none was held.
        """
        self._method = method
        self._roles = session.roles
        self._session = attrs.evolve(session, names=(), people=None, start=None, roles={})
        self._numbers = {each.people for each in wanted} | set(held)
        self._usual = session.start
        plans = {attended: self._as_it_is(attended) for attended in dict.fromkeys(wanted)}
        faults = [found for found in plans.values() if isinstance(found, PlanError)]
        if faults and len(faults) == len(plans) and not held:
            raise faults[0]
        self._plans = {
            attended: self._anyway(attended) if isinstance(found, PlanError) else found
            for attended, found in plans.items()
        }

    def __getitem__(self, attended: Attended) -> Plan:
        """The plan of a kind of meeting for so many people."""
        return self._plans[attended]

    def fixed_roles(self, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        """Who always has which role: role id → names, of those who take part at any time.

        Raises `PlanError` for what cannot be, in the meeting for the most people.
        """
        if not self._plans:
            return {role_id(self._method, role): who for role, who in self._roles.items()}
        largest = max(self._plans.values(), key=lambda plan: plan.people)
        return fixed_roles(largest, names, self._roles)

    def _as_it_is(self, attended: Attended) -> Plan | PlanError:
        try:
            found = self._plan(attended, self._of_kind(attended.kind, attended.people))
        except PlanError as error:
            if error.code in OF_PEOPLE:
                return error
            raise self._on_its_day(error, attended) from None
        if attended.people == 0:
            return attrs.evolve(found, remarks=(Remark("nobody_there"), *found.remarks))
        return found

    def _plan(self, attended: Attended, people: int | None, *, anyway: bool = False) -> Plan:
        session = attrs.evolve(
            self._session,
            meeting=attended.kind,
            people=people,
            start=attended.start,
            anyway=anyway or self._session.anyway,
        )
        return plan(self._method, session)

    def _on_its_day(self, error: PlanError, attended: Attended) -> PlanError:
        """What is wrong, with the day where that is only so at the hour of one meeting."""
        start = attended.start
        if start is None or self._usual is None or start.time() == self._usual.time():
            return error
        why = message_of(error.code, error.fields)
        return PlanError("not_on_that_day", day=start.date(), time=f"{start:%H:%M}", why=why)

    def _of_kind(self, kind: str | None, people: int | None) -> int | None:
        """The people for one kind of meeting, in which not everybody need take part."""
        stated = {meeting.id: meeting.participants for meeting in self._method.meetings}
        range = stated.get(kind or "")
        if range and not _any_in(range, self._numbers):
            return None
        return people or None

    def _anyway(self, attended: Attended) -> Plan:
        people = attended.people
        assert people is not None  # a plan for nobody knows how many fits
        # Each group that goes through the whole by itself has somebody.
        number = max(people, self._session.groups)
        found = self._plan(attended, number, anyway=True)
        if number == people:
            return found
        there = Remark("people_there", people, Range(min=number, max=number))
        return attrs.evolve(found, remarks=(there, *found.remarks))


def _any_in(range: Range, numbers: Collection[int | None]) -> bool:
    return any(number in range for number in numbers if number)


def of_people(method: Method, numbers: Sequence[int | None]) -> Iterator[Remark]:
    """Say so where the people are as many as no kind of meeting is for."""
    ranges = [meeting.participants for meeting in method.meetings if meeting.participants]
    stated = around(ranges)
    if any(numbers) and stated and not any(_any_in(range, numbers) for range in ranges):
        yield Remark("people_per_kind", max(filter(None, numbers)), stated)
