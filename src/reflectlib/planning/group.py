"""The people of a series: from when, until when, and when they are away."""

from collections.abc import Iterable
from datetime import date

import attrs

from reflectlib.errors import PlanError
from reflectlib.model.record import LONGEST_LINE, is_line
from reflectlib.value import Value

MOST_QUOTED = 40  # letters of what is no name


@attrs.frozen(eq=False, repr=False)
class Member(Value):
    """Somebody who takes part in a series.

    `joins` is the first day and `leaves` the last on which this person can be there, where these
    are not those of the series; `away` holds days and ranges of days (both ends included) on which
    he or she is not. Raises `PlanError` for days that end before they begin, and for what cannot be
    a name.
    """

    name: str
    joins: date | None = None
    leaves: date | None = None
    away: tuple[tuple[date, date], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse who has no name, and days that end before they begin."""
        check_name(self.name)
        stay = (self.joins or date.min, self.leaves or date.max)
        for first, last in (stay, *self.away):
            if last < first:
                raise PlanError("days_end_before_they_begin", first=first, last=last)

    def is_there(self, day: date) -> bool:
        """Tell whether somebody takes part on a day."""
        stays = (self.joins or date.min) <= day <= (self.leaves or date.max)
        return stays and not any(first <= day <= last for first, last in self.away)


def check_name(name: object) -> None:
    """Refuse what cannot be the name of somebody, with `PlanError`."""
    if not is_line(name):
        raise PlanError("no_name_of_a_person", name=in_short(name), most=LONGEST_LINE)


def in_short(given: object) -> str:
    """What somebody gave for a name, as a message can quote it."""
    text = str(given)
    return text if len(text) <= MOST_QUOTED else f"{text[:MOST_QUOTED]}…"


def present(members: Iterable[Member], day: date) -> tuple[str, ...]:
    """The names of those who take part on a day, in their order."""
    return tuple(member.name for member in members if member.is_there(day))
