"""What a series is made of: its meetings, what is due for each, and the days passed over."""

from collections.abc import Mapping
from datetime import date, datetime

import attrs

from reflectlib.frozen import FrozenMapping
from reflectlib.model.method import Method, Task
from reflectlib.model.timing import Span
from reflectlib.planning.session import Plan, Remark
from reflectlib.value import Value


@attrs.frozen(eq=False, repr=False)
class Due(Value):
    """A task around a meeting: who does it (names, or the role's id) and by what day.

    A task `after` the meeting for which no number of weeks is stated has the day of the meeting
    itself, from which on it can be done.
    """

    task: Task
    who: tuple[str, ...]
    day: date
    after: bool = False


@attrs.frozen(eq=False, repr=False)
class Meeting(Value):
    """One meeting of a series: its number from 1, its plan, who is there, and who has which role.

    `place` counts the days of the rhythm, those that are skipped as well: a meeting keeps
    it when it is moved, and when another is skipped. `day` is its day of the rhythm, whatever day
    it is moved to; its moment is `start`. `names` are those who are there, where people are named.
    `due` has the tasks before it, and then those after it.
    """

    number: int
    place: int
    plan: Plan
    roles: Mapping[str, tuple[str, ...]] = attrs.field(
        converter=FrozenMapping[str, tuple[str, ...]]
    )
    due: tuple[Due, ...]
    day: date
    names: tuple[str, ...] = ()

    @property
    def start(self) -> datetime:
        """When it begins, an aware datetime."""
        start = self.plan.start
        assert start is not None  # every plan of a series has one
        return start

    @property
    def end(self) -> datetime:
        """When it is over, an aware datetime."""
        end = self.plan.at(self.plan.minutes)
        assert end is not None  # every plan of a series has a start
        return end


@attrs.frozen(eq=False, repr=False)
class Skipped(Value):
    """A day of the rhythm on which there is no meeting, and what holiday it is, if it is one."""

    day: date
    holiday: str | None = None


@attrs.frozen(eq=False, repr=False)
class Series(Value):
    """The meetings in order, the days of the rhythm that were skipped, and remarks.

    `start` is the one that was asked for, which stays when the first meeting is moved.
    """

    method: Method
    start: datetime
    meetings: tuple[Meeting, ...]
    every: Span
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def group(self) -> str | None:
        """What the group is called by the time of its last meeting, or None."""
        return self.meetings[-1].plan.group if self.meetings else None
