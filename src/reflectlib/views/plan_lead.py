"""Page one of a plan: enough to lead the meeting from, with the times of the clock."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reflectlib.language.terms import MINUTES
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Range
from reflectlib.page import (
    Chip,
    Chips,
    Outline,
    OutlineStep,
    PageBlock,
    Paragraph,
    TimeBar,
    TimePiece,
)
from reflectlib.planning.naming import presenters, whose_round
from reflectlib.planning.session import Plan, Slot
from reflectlib.views.blocks import ESTIMATED_BY_US, behind, needs_signs, signed
from reflectlib.views.lead import CASES, FEW_STEPS, icon_of, todo_of
from reflectlib.views.people import is_divided, round_of, usual_lead
from reflectlib.views.sections import PlanSection, day_parts, name_of, sections_and_sides, work
from reflectlib.views.slots import ON_PAPER, SIGNED, basis_of, cells, from_to, names_fit, names_for
from reflectlib.views.steps import anchor_of, condition_of
from reflectlib.views.this_meeting import steps_of
from reflectlib.views.timetable import moment_of, of_day, times, when

MOST_ROUNDS = 6  # of more, only the first and the last have their times
BETWEEN = "clock"  # the icon of what is no step and no break either
LED_BY = _("led by: {role}")
LED_MOSTLY_BY = _("led by: {role}, unless another is named")


def plan_chips(plan: Plan, words: Words) -> Chips:
    """When it is, how long it takes, for whom, and who leads it."""
    return Chips(tuple(_chips(plan, words)))


def _chips(plan: Plan, words: Words) -> Iterator[Chip]:
    days = day_parts(plan)
    if plan.start and len(days) == 1:
        yield Chip(when(plan, days[0], words), "calendar")
    yield Chip(words.say(MINUTES.filled(number=work(plan))), "clock")
    yield Chip(words.people(plan.people), "people")
    if plan.cases:
        yield Chip(words.say(CASES.filled(stated=str(plan.cases), number=plan.cases)), "file")
    if usual := usual_lead(plan, words):
        steps = [row for each in _rows(plan, words, usual) for row in each]
        message = LED_MOSTLY_BY if any(row.lead for row in steps) else LED_BY
        yield Chip(words.say(message.filled(role=usual)), "leader")


def plan_bar(plan: Plan) -> TimeBar:
    """How long each step takes beside the others, and the breaks."""
    numbers = _numbers(plan)
    return TimeBar(tuple(_piece(slot, numbers) for slot in plan.slots if slot.kind != "away"))


def _piece(slot: Slot, numbers: Mapping[str, int]) -> TimePiece:
    if slot.phase:
        number = str(numbers.get(slot.phase.id, ""))
        return TimePiece(slot.minutes, number, slot.phase.stage or "")
    steps = [each.phase for side in slot.sides for each in side.slots if each.phase]
    within = [numbers[phase.id] for phase in steps if phase.id in numbers]
    number = f"{min(within)}–{max(within)}" if within else ""
    return TimePiece(slot.minutes, number)


def estimates_note(plan: Plan, words: Words) -> Iterator[Paragraph]:
    """What the sign of an estimate means, where a time has it."""
    every = (each for each in sections_and_sides(plan, words))
    if any(basis_of(each, slot) == SIGNED for each in every for slot in each.slots):
        yield Paragraph(words.say(ESTIMATED_BY_US))


class _Row(NamedTuple):
    """A slot, and what a table says of it."""

    slot: Slot
    time: str
    groups: str
    lead: str
    basis: str


def _rows(plan: Plan, words: Words, usual: str) -> Iterator[list[_Row]]:
    with_names = names_fit(plan, words)
    for each in sections_and_sides(plan, words):
        yield [*_of_section(each, words, usual, with_names=with_names)]


def _of_section(
    section: PlanSection, words: Words, usual: str, *, with_names: bool
) -> Iterator[_Row]:
    made = cells(section, words, with_names=with_names, usual=usual)
    for slot, (_time, time, _step, _case, _round, groups, lead, basis) in zip(
        section.slots, made, strict=True
    ):
        yield _Row(slot, time, groups, lead, basis)


def plan_outline(plan: Plan, words: Words) -> Iterator[PageBlock]:
    """All that is done in its order: a step in brief when it comes first, later on a line.

    Of more steps than page one has room for, each is a line.
    """
    steps = tuple(_Outline(plan, words).steps())
    if sum(bool(step.todo) for step in steps) > FEW_STEPS:
        steps = tuple(step._replace(todo="", question="") for step in steps)
    made = Outline(steps)
    room = words.joined(" · ", map(words.say, ON_PAPER))
    yield made if made.is_short else made._replace(to_write=room)
    yield from estimates_note(plan, words)


def for_the_wall(plan: Plan, words: Words) -> Outline:
    """What is done in its order, with the times of the clock, and for which case or round."""
    return Outline(tuple(_Outline(plan, words, on_wall=True).steps()))


class _Outline:
    def __init__(self, plan: Plan, words: Words, *, on_wall: bool = False) -> None:
        self._plan, self._words, self._on_wall = plan, words, on_wall
        self._numbers = _numbers(plan)
        self._usual = usual_lead(plan, words)
        self._with_names = names_fit(plan, words)
        self._told: set[str] = set()

    def steps(self) -> Iterator[OutlineStep]:
        plan, words = self._plan, self._words
        days = day_parts(plan)
        for slots in days:
            if len(days) > 1:
                whole = PlanSection(plan, slots)
                title = words.date(moment_of(plan, slots[0].start).date())
                yield OutlineStep("", title, times(whole, words), head=True)
            for section in of_day(plan, slots):
                yield from self._section(section)

    def _section(self, section: PlanSection) -> Iterator[OutlineStep]:
        words = self._words
        sides = [*section.sides(words)]
        if isinstance(self._plan.method, Programme) and section.is_of_steps:
            first = name_of(section.slots[0], words)
            if sides or len(section.slots) > 1 or first != section.called(words):
                clock = from_to(section, section.slots[0].start, section.slots[-1].end, words)
                minutes = words.say(MINUTES.filled(number=section.minutes))
                minutes = "" if self._on_wall else minutes
                yield OutlineStep("", section.called(words), minutes, clock=clock, head=True)
        if not sides:
            yield from self._slots(section)
        for side in sides:
            people = words.people(side.plan.people)
            yield OutlineStep("", side.title, grouping=people, icon="people", head=True)
            yield from self._slots(side)

    def _slots(self, section: PlanSection) -> Iterator[OutlineStep]:
        rows = _of_section(section, self._words, self._usual, with_names=self._with_names)
        cases = names_for(section.plan, presenters), names_for(section.plan, whose_round)
        for row in rows:
            slot, clock = row.slot, from_to(section, row.slot.start, row.slot.end, self._words)
            if slot.phase is None:
                icon = "break" if slot.kind == "break" else BETWEEN
                name = name_of(slot, self._words)
                time = "" if self._on_wall else row.time
                yield OutlineStep("", name, time, stage=icon, clock=clock)
                continue
            names = next(filter(None, (of(slot) for of in cases)), "")
            yield self._step(section, slot.phase, row, names)._replace(clock=clock)

    def _step(self, section: PlanSection, phase: Phase, row: _Row, names: str) -> OutlineStep:
        plan, words, slot = section.plan, self._words, row.slot
        divided = self._with_names and is_divided(plan, slot)
        grouping = words.grouping(phase.grouping) if phase.grouping else ""
        round = "" if slot.case and self._plan.cases == 1 else round_of(slot, words)
        aside = (
            words.joined(": ", (round, names)),
            row.groups,
            row.lead,
            row.basis,
            condition_of(plan.method, phase, words),
        )
        number = self._numbers.get(phase.id)
        if self._on_wall:
            title = behind(phase.title, round, words)
            return OutlineStep(str(number or ""), title, stage=phase.stage or "")
        made = OutlineStep(
            str(number or ""),
            signed(phase.title, not needs_signs(phase), words),
            row.time,
            "" if divided else grouping,
            "" if divided else icon_of(phase.grouping),
            words.joined(" · ", aside),
            stage=phase.stage or "",
            anchor=anchor_of(phase),
        )
        if phase.id in self._told:
            return made
        self._told.add(phase.id)
        todo, ours = todo_of(phase, words)
        asked = [question.text for question in phase.questions[:1]]
        return made._replace(
            todo=todo, ours=ours and needs_signs(phase), question=words.joined("", asked)
        )


def _numbers(plan: Plan) -> dict[str, int]:
    """The number of each step among those of its meeting, by its id."""
    return {phase.id: n for n, phase in enumerate(steps_of(plan, plan.method), 1)}


def clock_of(section: PlanSection, slots: Sequence[Slot], words: Words) -> str:
    """When a step is done: `13.00–13.10`, or that of each round; of many, from when until when."""
    if len(slots) > MOST_ROUNDS:
        times = words.times(Range(min=len(slots), max=len(slots)))
        return words.joined(", ", (from_to(section, slots[0].start, slots[-1].end, words), times))
    said = (
        words.joined(
            " ",
            (
                round_of(slot, words) if len(slots) > 1 else "",
                from_to(section, slot.start, slot.end, words),
            ),
        )
        for slot in slots
    )
    return words.joined(", ", said)
