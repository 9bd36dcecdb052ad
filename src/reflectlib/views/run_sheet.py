"""The sheet of one planned meeting: its agenda, then all that is needed to lead it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.method import Method, Role, Task
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Cases, Phase
from reflectlib.model.timing import Range
from reflectlib.page import Heading, Page, PageBlock
from reflectlib.planning.arranged import folded
from reflectlib.planning.session import Plan, Slot
from reflectlib.views.agenda import overview, title_of
from reflectlib.views.blocks import labelled, legend, sources
from reflectlib.views.people import of_step
from reflectlib.views.sections import PlanSection, day_parts, sections_and_sides
from reflectlib.views.sheet import afterwards, beforehand
from reflectlib.views.steps import anchor_of, in_full
from reflectlib.views.timetable import note_of, times
from reflectlib.views.worksheet import worksheets


def run_sheet(plan: Plan, _catalogue: Catalogue) -> Page:
    """Make the sheet; of a method over more kinds of meeting, with the steps of this one."""
    words = Words(plan.method.language)
    head, blocks = overview(plan, words), tuple(_blocks(plan, words))
    whole = (*head, *legend((*head, *blocks), words), *blocks)
    return Page(title_of(plan, words), plan.method.language, whole)


def _blocks(plan: Plan, words: Words) -> Iterator[PageBlock]:
    kind = plan.meeting.id if plan.meeting else None
    method = _of_this_meeting(plan)
    phases = tuple(phase for phase in method.phases if phase.meeting == kind)
    yield from beforehand(method, words)
    if isinstance(method, Programme):
        more_days = len(day_parts(plan)) > 1
        for section in sections_and_sides(plan, words):
            moment = section.plan.at(section.slots[0].start)
            day = words.date(moment.date()) if moment and more_days else ""
            yield from _of_block(section, method, phases, words, day)
    else:
        yield Heading(words.say(_("Steps")))
        method = attrs.evolve(method, cases=_cases(method, plan.cases))
        yield from _steps(plan, method, phases, words)
    yield from afterwards(method, words)
    yield from sources(method, words)
    yield from worksheets(method, words)


def _of_block(
    section: PlanSection, programme: Programme, phases: tuple[Phase, ...], words: Words, when: str
) -> Iterator[PageBlock]:
    """What is done in a block or in one of its sides; steps have their numbers in the whole.

    `when` is its day, where there is more than one.
    """
    own = tuple(phase for phase in phases if phase.block == section.id)
    note = tuple(note_of(section, programme, words))
    if section.is_of_steps and (own or note):
        people = words.people(section.plan.people) if section.of else ""
        aside = words.joined(" · ", (when, times(section, words), people))
        yield Heading(
            words.joined(" · ", (words.say(_("Steps")), section.in_full(words))), 2, aside
        )
        yield from note
    method = section.method
    if own and method:
        cases = len({slot.case for slot in section.slots if slot.case})
        yield from labelled(words.say(_("Otherwise here")), method.adaptations)
        # A case has its number in the whole, as it has in the agenda.
        before = max(slot.cases_before for slot in section.slots)
        here = tuple(
            attrs.evolve(each, case=each.case + before) if each.case else each for each in own
        )
        yield from _steps(
            section.plan,
            attrs.evolve(programme, cases=_cases(method, cases)),
            here,
            words,
            first=1 + phases.index(own[0]),
            slots=section.slots,
        )


def _cases(method: Method, planned: int | None) -> Cases | None:
    """How many cases there are: of a plan with one, no step says for which it is."""
    return Cases(max=1) if planned == 1 else method.cases


def _steps(
    plan: Plan,
    method: Method,
    phases: tuple[Phase, ...],
    words: Words,
    *,
    first: int = 1,
    slots: tuple[Slot, ...] = (),
) -> Iterator[PageBlock]:
    """Steps in full, each with what names say of it."""
    slots = slots or plan.slots
    by_step = _slots_of_steps(slots)
    for block in in_full(method, phases, words, _planned(slots), first=first):
        yield block
        here = by_step.get(block.anchor, []) if isinstance(block, Heading) else []
        if named := of_step(plan, here, words):
            yield named


def _of_this_meeting(plan: Plan) -> Method:
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


def _slots_of_steps(slots: Iterable[Slot]) -> dict[str, list[Slot]]:
    """The slots of each step, by the anchor of its heading."""
    found: dict[str, list[Slot]] = {}
    for slot in slots:
        if slot.phase:
            found.setdefault(anchor_of(slot.phase), []).append(slot)
    return found


def _planned(slots: Iterable[Slot]) -> dict[str, Range]:
    """The minutes of each step; they may differ from case to case."""
    minutes: dict[str, list[int]] = {}
    for slot in slots:
        if slot.phase:
            minutes.setdefault(slot.phase.id, []).append(slot.minutes)
    return {id: Range(min=min(each), max=max(each)) for id, each in minutes.items()}
