"""The ids of the appointments of a plan or a series that no file has given an id of its own.

An id has three parts. The first tells calendars apart that are never one: by what they are of, the
group and its first day. The second tells what the calendar was when it was made, so that no two
files that are made by themselves share an id. The third is the place of the appointment. What is
written over an earlier file of the same first part goes on with its second.
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from reflectlib.events import DETAIL
from reflectlib.planning.meetings import Series
from reflectlib.planning.session import Plan

Uids = Callable[[int | str | None], str]
"""The id of an appointment, by its place in its meeting: None is the meeting itself."""
SPACE = uuid5(NAMESPACE_URL, "reflectlib")


class Identity(NamedTuple):
    """What the ids of one calendar start with."""

    kin: str
    whole: str

    def uids(self, *places: int) -> Uids:
        """The ids of the meeting at a place, and of its parts by theirs."""

        def uid(part: int | str | None) -> str:
            parts = [*places, *([] if part is None else [part])]
            return "-".join((self.whole, *map(str, parts))) + "@reflectlib"

        return uid


def of_plan(plan: Plan, start: datetime, group: str | None, *kind: object) -> Identity:
    """The identity of one meeting; `kind` is what else tells one calendar of it from another."""
    asked = (plan.method.id, plan.meeting.id if plan.meeting else None, *kind)
    return _identity("meeting", asked, start, group, plan.names, _detail(plan))


def of_series(series: Series, group: str | None, *kind: object) -> Identity:
    """The same of a series: it can be on other days, but not begin on another."""
    names = sorted({name for meeting in series.meetings for name in meeting.names})
    every = series.every
    rule = (every.years, every.months, every.weeks, every.days)
    detail = (*rule, *map(_detail, (meeting.plan for meeting in series.meetings[:1])))
    return _identity("series", (series.method.id, *kind), series.start, group, names, detail)


def _detail(plan: Plan) -> tuple[object, ...]:
    return plan.method.title, plan.people, plan.location, plan.link


def _identity(
    what: str,
    asked: Sequence[object],
    start: datetime,
    group: str | None,
    names: Sequence[str],
    detail: Sequence[object],
) -> Identity:
    """A group with a name may go on with others, at another hour; one without is who is in it."""
    moment = start.isoformat(), getattr(start.tzinfo, "key", None)
    whose = (group, start.date().isoformat()) if group else (*moment, *names)
    kin = f"{uuid5(SPACE, _written(what, *asked, *whose))}-"
    digest = sha256(_written(*moment, *names, *detail).encode("utf-8", "surrogatepass"))
    return Identity(kin, kin + digest.hexdigest()[:DETAIL])


def _written(*parts: Any) -> str:
    return json.dumps(parts)


def of_person(identity: str, person: str | None) -> str:
    """The identity of what somebody has of a series whose file has one: a calendar of its own."""
    return identity if person is None else str(uuid5(SPACE, _written(identity, person)))
