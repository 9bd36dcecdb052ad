"""What of a method, or of a programme, is of the one meeting that is planned."""

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from reflectlib.model.method import Method, Role, Task
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Phase
from reflectlib.planning.arranged import folded
from reflectlib.planning.session import Plan


def steps_of(plan: Plan, method: Method) -> tuple[Phase, ...]:
    """The steps of the kind of meeting that is planned: the first of them is number 1."""
    kind = plan.meeting.id if plan.meeting else None
    return tuple(phase for phase in method.phases if phase.meeting == kind)


def of_this_meeting(plan: Plan) -> Method:
    """The method without what is of another kind of meeting alone."""
    method, kind = plan.method, plan.meeting.id if plan.meeting else None

    def here(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
        return tuple(task for task in tasks if task.meeting in (None, kind))

    before, behind = here(method.preparation), here(method.follow_up)
    method = attrs.evolve(method, preparation=before, follow_up=behind)
    return _of_these_blocks(plan, method) if isinstance(method, Programme) and kind else method


def _of_these_blocks(plan: Plan, programme: Programme) -> Programme:
    """A programme without the roles, the things and the sheets that only other blocks have."""
    there = {slot.block for slot in plan.slots}
    there |= {slot.block for each in plan.slots for side in each.sides for slot in side.slots}
    held = [each.method for each in programme.within if each.block in there]
    others = [each.method for each in programme.within if each.block not in there]

    def kept(name: str, key: Callable[[Any], object]) -> tuple[Any, ...]:
        here = {key(one) for method in held for one in getattr(method, name)}
        elsewhere = {key(one) for method in others for one in getattr(method, name)}
        every = getattr(programme, name)
        return tuple(one for one in every if key(one) in here or key(one) not in elsewhere)

    def tasks_of(methods: Iterable[Method], id: str) -> set[str]:
        roles = (role for method in methods for role in method.roles if role.id == id)
        return {folded(task.text) for role in roles for task in role.tasks}

    def with_tasks(role: Role) -> Role:
        elsewhere = tasks_of(others, role.id) - tasks_of(held, role.id)
        tasks = tuple(task for task in role.tasks if folded(task.text) not in elsewhere)
        return attrs.evolve(role, tasks=tasks)

    return attrs.evolve(
        programme,
        phases=tuple(phase for phase in programme.phases if phase.block in there),
        materials=kept("materials", lambda note: folded(note.text)),
        roles=tuple(map(with_tasks, kept("roles", lambda role: role.id))),
        # Of one that comes with more blocks, each has an id of its own.
        worksheets=kept("worksheets", lambda sheet: attrs.evolve(sheet, id="sheet")),
        answers=kept("answers", str),
    )
