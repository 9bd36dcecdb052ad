"""What is to be done before and after each meeting of a series, by whom and by what day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from reflectlib.characters import shown
from reflectlib.model.method import Method, Task
from reflectlib.model.programme import Programme, Within
from reflectlib.planning.meetings import Due
from reflectlib.planning.rota import in_part
from reflectlib.planning.session import Plan, Slot


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

    def due(self, occasion: Occasion, plan: Plan) -> tuple[Due, ...]:
        """What there is to do for a meeting by its plan, first what comes before it.

        Raises `OverflowError` where the calendar ends before the task is due.
        """
        day = occasion.start.date()
        before = (task for task in self._method.preparation if self._is_for(task, occasion))
        after = (t for t in self._method.follow_up if self._is_for(t, occasion, after=True))
        return (
            *(_due(task, plan, day, -(task.weeks_before or 0)) for task in before),
            *(_due(task, plan, day, task.weeks_after or 0, after=True) for task in after),
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


def _due(task: Task, plan: Plan, day: date, weeks: int, *, after: bool = False) -> Due:
    return Due(task, _who(task, plan), day + timedelta(weeks=weeks), after)


def _who(task: Task, plan: Plan) -> tuple[str, ...]:
    """Who does a task: who has its role in the blocks that it comes with, or else in the whole."""
    role = task.role
    if not role:
        return ()
    found: dict[str, None] = {}
    if isinstance(plan.method, Programme):
        sides = {slot.phase.block: side for side, slot in _steps_side_by_side(plan) if slot.phase}
        held = {slot.block for slot in plan.slots}
        for each in plan.method.within:
            if not any(_said(one, after=False) == _said(task, after=False) for one in _of(each)):
                continue
            if side := sides.get(each.block):
                found.update(dict.fromkeys(side.roles.get(role, ())))
            elif each.block in held:
                found.update(dict.fromkeys(in_part(plan, role, each.block)))
    return tuple(found) or plan.roles.get(role, (role,))


def _steps_side_by_side(plan: Plan) -> Iterator[tuple[Plan, Slot]]:
    sides = (side for slot in plan.slots for side in slot.sides)
    return ((side, slot) for side in sides for slot in side.slots)


def _of(within: Within) -> tuple[Task, ...]:
    return (*within.method.preparation, *within.method.follow_up)
