"""The sheet of one planned meeting: its agenda, then all that is needed to lead it."""

from collections.abc import Iterator

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.method import Method, Task
from reflectlib.model.timing import Range
from reflectlib.page import Block, Heading, Page
from reflectlib.planning.session import Plan, Slot
from reflectlib.views.agenda import overview, title_of
from reflectlib.views.blocks import legend, sources
from reflectlib.views.people import of_step
from reflectlib.views.sheet import afterwards, beforehand
from reflectlib.views.steps import anchor_of, in_full
from reflectlib.views.worksheet import worksheets


def run_sheet(plan: Plan, _catalogue: Catalogue) -> Page:
    """Make the sheet; of a method over more kinds of meeting, with the steps of this one."""
    words = Words(plan.method.language)
    blocks = tuple(_blocks(plan, words))
    whole = (*overview(plan, words), *legend(blocks, words), *blocks)
    return Page(title_of(plan, words), plan.method.language, whole)


def _blocks(plan: Plan, words: Words) -> Iterator[Block]:
    kind = plan.meeting.id if plan.meeting else None
    method = _of_this_meeting(plan.method, kind)
    yield from beforehand(method, words)
    yield Heading(words.say(_("Steps")))
    phases = tuple(phase for phase in method.phases if phase.meeting == kind)
    slots = _slots_of_steps(plan)
    for block in in_full(method, phases, words, _planned(plan)):
        yield block
        here = slots.get(block.anchor, []) if isinstance(block, Heading) else []
        if named := of_step(plan, here, words):
            yield named
    yield from afterwards(method, words)
    yield from sources(method, words)
    yield from worksheets(method, words)


def _of_this_meeting(method: Method, kind: str | None) -> Method:
    """The method without the tasks of another kind of meeting."""

    def here(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
        return tuple(task for task in tasks if task.meeting in (None, kind))

    before, behind = here(method.preparation), here(method.follow_up)
    return attrs.evolve(method, preparation=before, follow_up=behind)


def _slots_of_steps(plan: Plan) -> dict[str, list[Slot]]:
    """The slots of each step, by the anchor of its heading."""
    slots: dict[str, list[Slot]] = {}
    for slot in plan.slots:
        if slot.phase:
            slots.setdefault(anchor_of(slot.phase), []).append(slot)
    return slots


def _planned(plan: Plan) -> dict[str, Range]:
    """The minutes of each step; they may differ from case to case."""
    minutes: dict[str, list[int]] = {}
    for slot in plan.slots:
        if slot.phase:
            minutes.setdefault(slot.phase.id, []).append(slot.minutes)
    return {id: Range(min=min(each), max=max(each)) for id, each in minutes.items()}
