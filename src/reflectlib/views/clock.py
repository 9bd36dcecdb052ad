"""What a clock runs: a plan as stages, each with the step that it is about."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

import attrs

from reflectlib.catalogue import Catalogue
from reflectlib.errors import PlanError
from reflectlib.language.terms import SLOTS
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme, ids_of
from reflectlib.model.roles import takes_part
from reflectlib.model.steps import Phase
from reflectlib.model.timing import MinutesPer
from reflectlib.page import Run, RunPortion, RunStage, StageKind
from reflectlib.planning.plan import plan
from reflectlib.planning.session import Plan, Session, Slot, SlotKind
from reflectlib.planning.spare import pins, shares, spare
from reflectlib.views.blocks import numbered
from reflectlib.views.people import lines, meets_in_pairs, whose_turns
from reflectlib.views.steps import anchor_of

KINDS: Mapping[SlotKind, StageKind] = {
    "parallel": "sides",
    "break": "break",
    "buffer": "left",
    "welcome": "kept",
    "changeover": "kept",
    "away": "away",
}
MOST_OF_GROUPS = 150  # letters of names of those in groups; where there are more, see the step


def of_method(method: Method, _catalogue: Catalogue) -> tuple[Run, ...]:
    """Each kind of meeting of a method that can be planned, as it stands in the definition."""
    return tuple(_runs(method))


def of_plan(plan: Plan, _catalogue: Catalogue) -> tuple[Run, ...]:
    """One plan, as the only meeting of its page."""
    return (run(plan),)


def _runs(method: Method) -> Iterator[Run]:
    for meeting in method.meetings or (None,):
        with suppress(PlanError):
            yield run(plan(method, Session(meeting=meeting.id if meeting else None)))


def run(plan: Plan) -> Run:
    """A plan, for a clock."""
    kind = plan.meeting.id if plan.meeting else None
    return _run(plan, [phase.id for phase in plan.method.phases if phase.meeting == kind])


def _run(plan: Plan, steps: Sequence[str]) -> Run:
    """The same; `steps` have a number."""
    words = Words(plan.method.language)
    rest = spare(plan.slots, shares(plan))
    stages = tuple(
        _stage(plan, slot, steps, words)._replace(least=rest.least.get(index))
        for index, slot in enumerate(plan.slots)
    )
    return Run(
        plan.meeting.title if plan.meeting else plan.method.title,
        stages,
        plan.start.isoformat() if plan.start else "",
        tuple(RunPortion(*portion) for portion in rest.portions),
        pins(plan),
    )


def _stage(plan: Plan, slot: Slot, steps: Sequence[str], words: Words) -> RunStage:
    phase = slot.phase
    block = _block_title(plan, slot)
    if phase is None:
        sides = tuple(_side(side, words) for side in slot.sides)
        return RunStage(
            _title(plan, slot, steps, words), slot.minutes, kind=KINDS[slot.kind], sides=sides
        )
    turns = slot.groups[-1] if slot.groups else _people(plan, slot)
    longest = (phase.turn or 0) * 60
    turn = min(longest, slot.minutes * 60 // turns)
    if isinstance(phase.time, MinutesPer) and phase.time.per == "participant":
        turn, longest = slot.minutes * 60 // turns, 0
    who = tuple(
        (line.label, line.text)
        for line in lines(plan, slot, words)
        if len(line.text) <= MOST_OF_GROUPS or len(line.parts) == 1 or meets_in_pairs(slot)
    )
    return RunStage(
        _title(plan, slot, steps, words),
        slot.minutes,
        anchor_of(phase),
        turn,
        turns if turn else 0,
        who,
        whose_turns(plan, slot) if turn else (),
        block="" if block == phase.title else block,
        longest=longest if turn else 0,
        withheld=_withheld(plan, phase),
    )


def _side(plan: Plan, words: Words) -> Run:
    """One of what goes on side by side: its steps with their minutes, which are shown alone."""
    rest = spare(plan.slots)
    stages = tuple(
        RunStage(
            _title(plan, slot, (), words),
            slot.minutes,
            kind=KINDS[slot.kind] if slot.phase is None else "step",
            least=rest.least.get(index),
        )
        for index, slot in enumerate(plan.slots)
    )
    portions = tuple(RunPortion(*portion) for portion in rest.portions)
    return Run(plan.method.title, stages, portions=portions)


def _title(plan: Plan, slot: Slot, steps: Sequence[str], words: Words) -> str:
    """What it is called: a step with its number and its round; until when, on another day."""
    if phase := slot.phase:
        title = phase.title
        if phase.id in steps:
            title = numbered(steps.index(phase.id) + 1, title, words)
        if slot.case and (plan.cases or 0) > 1:
            return words.say(_("{title}, case {case}", title=title, case=slot.case))
        if slot.round and not slot.case:
            return words.say(_("{title}, round {round}", title=title, round=slot.round))
        return title
    until = plan.at(slot.end)
    if slot.kind == "away" and until:
        return words.say(
            _("Until {day}, {time}", day=words.date(until.date()), time=words.clock(until))
        )
    return slot.title or words.say(SLOTS[slot.kind])


def _block_title(plan: Plan, slot: Slot) -> str:
    """What the block of a step is called, in a programme."""
    if isinstance(plan.method, Programme) and slot.block:
        return plan.method.title_of(slot.block)
    return ""


def _people(plan: Plan, slot: Slot) -> int:
    """How many are in what is done by all: those of its block, where that is not everybody."""
    if isinstance(plan.method, Programme):
        for id, block in zip(ids_of(plan.method.blocks), plan.method.blocks, strict=True):
            if id == slot.block and block.people:
                return block.people
    return plan.groups[-1]


def _withheld(plan: Plan, phase: Phase) -> tuple[int, ...]:
    """The questions that are not for those who take part, as in a handout."""
    method = plan.method
    if isinstance(method, Programme):
        phases = tuple(each for each in method.phases if each.block == phase.block)
        method = attrs.evolve(method.method_of(phase.block or "") or method, phases=phases)
    return tuple(
        number
        for number, question in enumerate(phase.questions)
        if not takes_part(method, question.to)
    )
