"""What is to be done before and after each meeting of a series, by whom and by what day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from reflectlib.model.method import Method, Task
from reflectlib.planning.meetings import Due


class Moment(NamedTuple):
    """When a meeting is, and of which kind."""

    start: datetime
    kind: str | None


class Tasks:
    """The tasks of a method, over all meetings of a series.

    What is done once, and what is for none of several kinds of meeting, comes before the first
    meeting, or after the last. A task for one kind of meeting comes with that kind.
    """

    def __init__(
        self, method: Method, moments: Sequence[Moment], done: frozenset[Task] = frozenset()
    ) -> None:
        """Take the moments of all meetings, and the tasks that came with what was held."""
        self._method = method
        self._done = done
        ordered = sorted(moments, key=lambda moment: moment.start)
        kinds = {moment.kind for moment in moments}
        of_kind = {kind: [m for m in ordered if m.kind == kind] for kind in kinds}
        self._first = {kind: peers[0] for kind, peers in of_kind.items()} | {"": ordered[0]}
        self._last = {kind: peers[-1] for kind, peers in of_kind.items()} | {"": ordered[-1]}

    def due(self, moment: Moment, roles: Mapping[str, tuple[str, ...]]) -> tuple[Due, ...]:
        """What there is to do for a meeting, first what comes before it.

        Raises `OverflowError` where the calendar ends before the task is due.
        """
        day = moment.start.date()
        before = self._tasks(self._method.preparation, moment, self._first)
        after = self._tasks(self._method.follow_up, moment, self._last)
        return (
            *(_due(task, roles, day, -(task.weeks_before or 0)) for task in before),
            *(_due(task, roles, day, task.weeks_after or 0, after=True) for task in after),
        )

    def _tasks(
        self, tasks: Sequence[Task], moment: Moment, ends: Mapping[str | None, Moment]
    ) -> Iterator[Task]:
        for task in tasks:
            if task.meeting not in (None, moment.kind):
                continue
            once = task.once or (bool(self._method.meetings) and not task.meeting)
            if not once or (ends[task.meeting or ""] == moment and task not in self._done):
                yield task


def _due(
    task: Task, roles: Mapping[str, tuple[str, ...]], day: date, weeks: int, *, after: bool = False
) -> Due:
    who = roles.get(task.role or "", (task.role,) if task.role else ())
    return Due(task, who, day + timedelta(weeks=weeks), after)
