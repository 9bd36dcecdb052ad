"""Which days a series takes, and who takes part in it."""

from collections.abc import Mapping
from datetime import date, datetime

import attrs

from reflectlib.errors import PlanError
from reflectlib.frozen import FrozenMapping
from reflectlib.model.timing import Span
from reflectlib.planning.group import Member
from reflectlib.planning.holidays import Holidays
from reflectlib.value import Value


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Timetable(Value):
    """Which dates a series takes. What is left out follows from the method.

    `every` is the time between meetings, `times` how many there are, `until` the last day
    that may be used. `skip` holds days and ranges of days (both ends included) that may
    not. `move` puts the meeting of one day of the rhythm on another, which may be in a weekend,
    or to another time: a datetime without a zone is on the clock of the series, and one with a
    zone is that moment. `members` are those who take part, in place of the names of the
    session. `holidays` skips the public holidays of the Netherlands, or those of the schools of a
    region as well.
    Raises `PlanError` for less than one meeting, for days that end before they begin, and for
    members of one name.
    """

    every: Span | None = None
    times: int | None = None
    until: date | None = None
    skip: tuple[tuple[date, date], ...] = ()
    move: Mapping[date, date | datetime] = attrs.field(
        default={}, converter=FrozenMapping[date, date | datetime]
    )
    members: tuple[Member, ...] = ()
    holidays: Holidays | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what no series can be."""
        if self.times is not None and (type(self.times) is not int or self.times < 1):
            raise PlanError("number_wanted", name="times", least=1, most=None, given=self.times)
        for first, last in self.skip:
            if last < first:
                raise PlanError("days_end_before_they_begin", first=first, last=last)
        names = [member.name for member in self.members]
        if len(set(names)) < len(names):
            raise PlanError("name_twice", name=next(n for n in names if names.count(n) > 1))

    def skips(self, day: date) -> bool:
        """Tell whether a day may not be used, holidays aside."""
        return any(first <= day <= last for first, last in self.skip)
