"""What a session asks of a method: its variant, kind of meeting, people and cases."""

from collections.abc import Sequence

import attrs

from reflectlib.diagnostics import format_path
from reflectlib.errors import PlanError
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.ranges import is_upside_down, ranges_of
from reflectlib.model.steps import Cases, Phase
from reflectlib.model.timing import MinutesPer, Range
from reflectlib.planning.groups import divides, even, group_sizes, groups_that_fit
from reflectlib.planning.session import LIMITS, Remark, Session

SOME_PEOPLE = 6  # where neither the session nor the method says how many
FURTHER = 20  # people more, to find a number that divides over the groups of the steps


def with_variant(method: Method, id: str | None) -> Method:
    """The method with what differs in one of its variants, and called after it.

    Raises `PlanError` for a variant that there is not, for what is no method, and for one made
    in code that has a range whose least is more than its most, which no file can have.
    """
    if not isinstance(method, Method):
        raise PlanError("no_method", kind=type(method).__name__.lower())
    for place, range in ranges_of(method):
        if is_upside_down(range):
            path = format_path(place)
            raise PlanError(
                "range_upside_down", path=path, method=method.id, least=range.min, most=range.max
            )
    if id is None:
        return method
    for variant in method.variants:
        if variant.id == id:
            keys = ("participants", "duration", "cases", "frequency", "span", "phases")
            differing = {key: value for key in keys if (value := getattr(variant, key))}
            told = {item.role for item in variant.effort}
            others = (item for item in method.effort if item.role not in told)
            differing["effort"] = (*others, *variant.effort)
            if variant.phases and not variant.duration:
                # What the steps of the method take says nothing of these.
                differing["duration"] = None
            differing["title"] = f"{method.title} ({variant.title})"
            return attrs.evolve(method, **differing)
    known = tuple(variant.id for variant in method.variants)
    raise PlanError("not_known", what="variant", id=id, known=known)


def kind_of_meeting(method: Method, id: str | None) -> MeetingKind | None:
    """The kind of meeting that is meant; None where the method has no kinds.

    Raises `PlanError` where none of several is named, and for one that there is not.
    """
    ids = tuple(meeting.id for meeting in method.meetings)
    if id is None and method.meetings:
        if len(method.meetings) == 1:
            return method.meetings[0]
        raise PlanError("kind_not_named", method=method.id, known=ids)
    if id is None:
        return None
    if id not in ids:
        raise PlanError("not_known", what="meeting", id=id, known=ids)
    return method.meetings[ids.index(id)]


def people_of(
    method: Method, meeting: MeetingKind | None, session: Session, phases: Sequence[Phase]
) -> tuple[tuple[int, ...], tuple[Remark, ...]]:
    """The people of each group that goes through the meeting by itself; mostly there is one.

    Raises `PlanError` where the method is not for so many, with what would fit.
    """
    stated = (meeting.participants if meeting else None) or method.participants
    people, number = len(session.names) or session.people, session.groups
    if people is None:
        each = _usual_people(method, stated, phases)
        return (each,) * number, (() if stated else (Remark("people_assumed", each * number),))
    if number > people:
        raise PlanError("more_groups_than_people", groups=number, people=people)
    groups = even(people, number)
    if stated is None or all(size in stated for size in groups):
        return groups, ()
    if session.anyway:
        size = next(size for size in groups if size not in stated)
        return groups, (Remark("people_outside", size, stated),)
    raise PlanError(
        "people_outside",
        method=method.id,
        meeting=meeting and meeting.id,
        people=people,
        minutes=session.minutes,
        least=stated.min,
        most=stated.max,
        groups=number,
        groups_that_fit=1
        if people in stated
        else groups_that_fit(people, stated, group_sizes(phases)),
        variants=tuple(
            variant.id
            for variant in method.variants
            if variant.participants and people in variant.participants
        ),
    )


def _usual_people(method: Method, stated: Range | None, phases: Sequence[Phase]) -> int:
    """The fewest that are stated, and that the groups of the steps can be made of."""
    sizes = group_sizes(phases)
    least = [size.min or size.max or 1 for size in ([stated] if stated else sizes)]
    fewest = plannable("people", max(least, default=SOME_PEOPLE), method)
    for people in range(fewest, min(fewest + FURTHER, LIMITS["people"][1]) + 1):
        if stated and people not in stated:
            break
        if all(divides(people, size) for size in sizes):
            return people
    return fewest


def cases_of(
    method: Method, session: Session, phases: Sequence[Phase]
) -> tuple[int | None, tuple[Remark, ...]]:
    """How many cases are asked for; None where nobody says, or nothing is done with them.

    Raises `PlanError` where the method takes no cases, or not so many.
    """
    stated = stated_cases(method)
    if session.cases is None:
        return None, ()
    if session.cases > 1 and not has_cases(phases):
        raise PlanError("no_case_loop", method=method.id, cases=session.cases)
    if session.cases in stated:
        return session.cases, ()
    if session.anyway:
        return session.cases, (Remark("cases_outside", session.cases, stated),)
    raise PlanError(
        "cases_outside", method=method.id, cases=session.cases, least=stated.min, most=stated.max
    )


def stated_cases(method: Method) -> Range:
    """How many cases one meeting takes: one at least."""
    cases = method.cases or Cases()
    return Range(min=cases.min or 1, max=cases.max)


def has_cases(phases: Sequence[Phase]) -> bool:
    """Tell whether something is done for each case, or for one of them."""
    return any(phase.repeat == "case" or phase.case or _per(phase) == "case" for phase in phases)


def plannable(what: str, number: int, method: Method) -> int:
    """A number that a method states. Raises `PlanError` where no meeting is planned for so many."""
    most = LIMITS[what][1]
    if number > most:
        raise PlanError("too_many_stated", method=method.id, number=number, what=what, most=most)
    return number


def _per(phase: Phase) -> str | None:
    return phase.time.per if isinstance(phase.time, MinutesPer) else None
