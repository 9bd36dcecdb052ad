"""The sheet of one planned meeting: a page to lead it from, then each step in full."""

from collections.abc import Iterable, Iterator

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Cases, Phase
from reflectlib.model.timing import Range
from reflectlib.page import Heading, Page, PageBlock, PageBreak
from reflectlib.planning.session import Plan, Slot
from reflectlib.views.agenda import head, title_of
from reflectlib.views.blocks import labelled, sources
from reflectlib.views.colophon import colophon
from reflectlib.views.lead import is_long, needed
from reflectlib.views.people import of_step
from reflectlib.views.plan_lead import clock_of, plan_outline
from reflectlib.views.sections import PlanSection, day_parts, sections, sections_and_sides
from reflectlib.views.sheet import afterwards, beforehand, good_to_know
from reflectlib.views.steps import anchor_of, in_full
from reflectlib.views.this_meeting import of_this_meeting, steps_of
from reflectlib.views.timetable import note_of, times
from reflectlib.views.worksheet import worksheets


def run_sheet(plan: Plan, _catalogue: Catalogue) -> Page:
    """Make the sheet; of a method over more kinds of meeting, with the steps of this one."""
    words = Words(plan.method.language)
    first = (*head(plan, words, blocks=False), *plan_outline(plan, words))
    blocks = (*first, *_blocks(plan, words))
    return Page(title_of(plan, words), plan.method.language, blocks)


def _blocks(plan: Plan, words: Words) -> Iterator[PageBlock]:
    method = of_this_meeting(plan)
    phases = steps_of(plan, method)
    yield PageBreak()
    if isinstance(method, Programme):
        more_days = len(day_parts(plan)) > 1
        for section in sections_and_sides(plan, words):
            moment = section.plan.at(section.slots[0].start)
            day = words.date(moment.date()) if moment and more_days else ""
            yield from _of_block(section, method, phases, words, day)
    else:
        yield Heading(words.say(_("Steps")))
        (section,) = sections(plan)
        here = attrs.evolve(method, cases=_cases(method, plan.cases))
        yield from _steps(section, here, phases, words)
    yield from good_to_know(_beside_the_steps(method, phases, words), words)
    yield from worksheets(method, words)


def _beside_the_steps(
    method: Method, phases: tuple[Phase, ...], words: Words
) -> Iterator[PageBlock]:
    yield from beforehand(method, words, things=is_long(tuple(needed(method, words))))
    yield from afterwards(method, words)
    yield from sources(method, words)
    here = attrs.evolve(method, phases=phases, variants=(), suits=(), not_for=())
    yield from colophon(here, words)


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
            section,
            attrs.evolve(programme, cases=_cases(method, cases)),
            here,
            words,
            first=1 + phases.index(own[0]),
        )


def _cases(method: Method, planned: int | None) -> Cases | None:
    """How many cases there are: of a plan with one, no step says for which it is."""
    return Cases(max=1) if planned == 1 else method.cases


def _steps(
    section: PlanSection,
    method: Method,
    phases: tuple[Phase, ...],
    words: Words,
    *,
    first: int = 1,
) -> Iterator[PageBlock]:
    """Steps in full, each with its times of the clock, and what names say of it."""
    by_step = _slots_of_steps(section.slots)
    for block in in_full(method, phases, words, _planned(section.slots), first=first):
        here = by_step.get(block.anchor, []) if isinstance(block, Heading) else []
        if here and isinstance(block, Heading):
            clock = clock_of(section, here, words)
            block = block._replace(aside=words.joined(" · ", (clock, block.aside)))
        yield block
        if named := of_step(section.plan, here, words):
            yield named


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
