"""How many meetings a method has, and of which kind each is."""

from collections.abc import Sequence

from reflectlib.errors import PlanError
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.programme import Programme


def number_of(method: Method, people: int | None, *, ends: bool) -> int | None:
    """How many meetings the method itself counts; None where it does not.

    A kind that is not counted is held once, unless it has a frequency, or the series `ends` on a
    day until which it can be repeated.
    """
    if not method.meetings or (isinstance(method, Programme) and method.count):
        return _count(method.count, people)
    counts = [_count(meeting.count, people) for meeting in method.meetings]
    loose = [m for m, count in zip(method.meetings, counts, strict=True) if count is None]
    ends = bool(method.span) or ends
    repeated = any(meeting.frequency or ends for meeting in loose)
    return None if repeated else sum(count or 1 for count in counts)


def _count(count: int | str | None, people: int | None) -> int | None:
    if count != "participants":
        return count if isinstance(count, int) else None
    if people is None:
        raise PlanError("people_unknown")
    return people


def kinds_of(
    method: Method, people: int | None, number: int, held: Sequence[str | None] = ()
) -> list[str | None]:
    """The kinds of so many meetings after those that were held, in the order of the method.

    What is not counted shares what is left. Raises `PlanError` where there are too few meetings
    for all kinds.
    """
    if not method.meetings:
        return [None] * number
    if not number:
        return []
    total = number + len(held)
    while True:
        kinds = _all_kinds(method, people, total)
        for kind in held:
            if kind in kinds:
                kinds.remove(kind)
        if len(kinds) <= number:
            return kinds
        # What was held is of no kind that there is, or of one that has been often enough.
        total -= len(kinds) - number


def _all_kinds(method: Method, people: int | None, number: int) -> list[str | None]:
    counts = [_count(meeting.count, people) for meeting in method.meetings]
    least = sum(count or 1 for count in counts)
    if number < least:
        raise PlanError("too_few_meetings", method=method.id, least=least, found=number)
    left = number - least
    kinds: list[str | None] = []
    for meeting, count in zip(method.meetings, counts, strict=True):
        more, left = (left, 0) if _takes_the_rest(method, meeting, counts) else (0, left)
        kinds += [meeting.id] * ((count or 1) + more)
    # With every kind counted, more meetings than that are more of the last.
    return kinds + [method.meetings[-1].id] * left


def _takes_the_rest(method: Method, meeting: MeetingKind, counts: Sequence[int | None]) -> bool:
    """The first kind that is repeated, or else the first that is not counted."""
    loose = [m for m, count in zip(method.meetings, counts, strict=True) if count is None]
    repeated = [m for m in loose if m.frequency] or loose
    return bool(repeated) and meeting is repeated[0]
