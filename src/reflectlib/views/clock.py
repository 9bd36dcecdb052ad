"""What a clock runs: a plan as stages, each with the step that it is about."""

from collections.abc import Iterator
from contextlib import suppress

from reflectlib.catalogue import Catalogue
from reflectlib.errors import PlanError
from reflectlib.language.terms import SLOTS
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.method import Method
from reflectlib.model.timing import MinutesPer
from reflectlib.page import Run, RunStage
from reflectlib.planning.plan import plan
from reflectlib.planning.session import Plan, Session, Slot
from reflectlib.views.blocks import numbered
from reflectlib.views.people import lines, meets_in_pairs, whose_turns
from reflectlib.views.steps import anchor_of

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
    words = Words(plan.method.language)
    kind = plan.meeting.id if plan.meeting else None
    steps = [phase.id for phase in plan.method.phases if phase.meeting == kind]
    return Run(
        plan.meeting.title if plan.meeting else plan.method.title,
        tuple(_stage(plan, slot, steps, words) for slot in plan.slots),
        plan.start.isoformat() if plan.start else "",
    )


def _stage(plan: Plan, slot: Slot, steps: list[str], words: Words) -> RunStage:
    phase = slot.phase
    if phase is None:
        return RunStage(words.say(SLOTS[slot.kind]), slot.minutes)
    title = numbered(steps.index(phase.id) + 1, phase.title, words)
    if slot.case and (plan.cases or 0) > 1:
        title = words.say(_("{title}, case {case}", title=title, case=slot.case))
    elif slot.round and not slot.case:
        title = words.say(_("{title}, round {round}", title=title, round=slot.round))
    turns = slot.groups[-1] if slot.groups else plan.groups[-1]
    turn = min((phase.turn or 0) * 60, slot.minutes * 60 // turns)
    if isinstance(phase.time, MinutesPer) and phase.time.per == "participant":
        turn = slot.minutes * 60 // turns
    who = tuple(
        (line.label, line.text)
        for line in lines(plan, slot, words)
        if len(line.text) <= MOST_OF_GROUPS or len(line.parts) == 1 or meets_in_pairs(slot)
    )
    whose = whose_turns(plan, slot) if turn else ()
    return RunStage(title, slot.minutes, anchor_of(phase), turn, turns if turn else 0, who, whose)
