"""What is to be done before and after each meeting of a series, by whom and by what day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from reflectlib.characters import shown
from reflectlib.model.method import Method, Task
from reflectlib.planning.meetings import Due


class Occasion(NamedTuple):
    """When a meeting is, and of which kind."""

    start: datetime
    kind: str | None


class Tasks:
    """The tasks of a method, over all meetings of a series.

    What is done once, and what is for none of several kinds of meeting, comes before the first
    meeting, or after the last. A task for one kind of meeting comes with that kind.
    """

    def __init__(
        self, method: Method, occasions: Sequence[Occasion], done: Iterable[Due] = ()
    ) -> None:
        """Take the occasions of all meetings, and what came with those that were held."""
        self._method = method
        # By what it says: the file of a series keeps no more of a task.
        self._done = {_said(due.task, after=due.after) for due in done}
        ordered = sorted(occasions, key=lambda occasion: occasion.start)
        kinds = {occasion.kind for occasion in occasions}
        of_kind = {kind: [m for m in ordered if m.kind == kind] for kind in kinds}
        self._first = {kind: peers[0] for kind, peers in of_kind.items()} | {"": ordered[0]}
        self._last = {kind: peers[-1] for kind, peers in of_kind.items()} | {"": ordered[-1]}

    def due(self, occasion: Occasion, roles: Mapping[str, tuple[str, ...]]) -> tuple[Due, ...]:
        """What there is to do for a meeting, first what comes before it.

        Raises `OverflowError` where the calendar ends before the task is due.
        """
        day = occasion.start.date()
        before = (task for task in self._method.preparation if self._is_for(task, occasion))
        after = (t for t in self._method.follow_up if self._is_for(t, occasion, after=True))
        return (
            *(_due(task, roles, day, -(task.weeks_before or 0)) for task in before),
            *(_due(task, roles, day, task.weeks_after or 0, after=True) for task in after),
        )

    def _is_for(self, task: Task, occasion: Occasion, *, after: bool = False) -> bool:
        if task.meeting not in (None, occasion.kind):
            return False
        if not task.once and (task.meeting or not self._method.meetings):
            return True
        ends = self._last if after else self._first
        return ends[task.meeting or ""] == occasion and _said(task, after=after) not in self._done


def _said(task: Task, *, after: bool) -> tuple[str, str | None, bool]:
    return shown(task.task), task.role, after


def _due(
    task: Task, roles: Mapping[str, tuple[str, ...]], day: date, weeks: int, *, after: bool = False
) -> Due:
    who = roles.get(task.role or "", (task.role,) if task.role else ())
    return Due(task, who, day + timedelta(weeks=weeks), after)
