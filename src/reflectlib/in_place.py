"""The steps of a method as they are in the place of a step of another."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from reflectlib.errors import PlanError
from reflectlib.filling import Answer, Pieces, title_of, whole
from reflectlib.model.method import Method
from reflectlib.model.record import LONGEST_ID, LONGEST_LINE, MANY
from reflectlib.model.steps import Phase, Time
from reflectlib.model.timing import Minutes, MinutesPer
from reflectlib.planning.arranged import WITHIN
from reflectlib.planning.plan import plan
from reflectlib.planning.session import Session


def free(step: str, id: str, taken: set[str]) -> str:
    """An id below that of a step which nothing has, and which it then has."""
    wanted = f"{step}-{id}"
    made, number = wanted, 1
    while made in taken or len(made) > LONGEST_ID:
        number += 1
        made = f"{wanted[: LONGEST_ID - 5].rstrip('-')}-{number}"
    taken.add(made)
    return made


def renaming(step: str, new: Mapping[str, str]) -> Answer:
    """What makes references to the steps that a method has ones to the steps that they become."""

    def answer(kind: str, id: str, of: str) -> Pieces | None:
        became = new.get(id)
        if became is None and any(one.startswith(f"{id}-") for one in new):
            became = f"{step}-{id}"
        return ((f"{{{kind}:{became}}}", of),) if became else None

    return answer


def naming_what_came(gone: Iterable[Phase], prefixes: Mapping[str, str]) -> Answer:
    """What makes references to steps that go ones to what comes: their titles stay as words."""
    titles = {phase.id: title_of(phase) for phase in gone}

    def answer(kind: str, id: str, of: str) -> Pieces | None:
        if id not in titles or kind == "step":
            return titles.get(id)
        return ((f"{{{kind}:{prefixes[id]}}}", of),)

    return answer


def as_in(phase: Phase, step: Phase, categories: Mapping[str, str]) -> Phase:
    """A step of another method, as it is in the place of one; `categories` have other ids there."""
    questions = tuple(
        attrs.evolve(each, category=categories.get(each.category or "", each.category))
        for each in phase.questions
    )
    return attrs.evolve(
        phase,
        meeting=step.meeting,
        optional=phase.optional or step.optional,
        when=phase.when or step.when,
        repeat=step.repeat or phase.repeat,
        case=step.case or phase.case,
        lead=phase.lead or step.lead,
        grouping=phase.grouping or step.grouping,
        setting=phase.setting or step.setting,
        stage=phase.stage or step.stage,
        questions=questions,
    )


def is_meeting(step: Phase) -> bool:
    """Tell whether a step stands for a kind of meeting, of which it is said already how it goes."""
    return step.id == step.meeting


def title_within(step: Phase, phase: Phase) -> str:
    """The title of a step in the place of another, behind that one's, where there is room."""
    title = whole((*title_of(step), (WITHIN, ""), *title_of(phase)))
    return phase.title if is_meeting(step) or len(title) > LONGEST_LINE else title


def with_own_texts(phases: Sequence[Phase], step: Phase) -> Sequence[Phase]:
    """Steps with what is said of the one that they replace: at the first of them, or the last."""
    first, last = phases[0], phases[-1]
    tips = [note for note in (first.purpose and step.purpose, last.output and step.output) if note]
    first = attrs.evolve(
        first,
        purpose=first.purpose or step.purpose,
        instructions=(*step.instructions, *first.instructions)[:MANY],
        tips=(*step.tips, *tips, *first.tips)[:MANY],
    )
    last = first if len(phases) == 1 else last
    last = attrs.evolve(
        last,
        questions=(*last.questions, *step.questions)[:MANY],
        output=last.output or step.output,
    )
    return (last,) if len(phases) == 1 else (first, *phases[1:-1], last)


def fitted(phases: Sequence[Phase], other: Method, step: Phase) -> Sequence[Phase]:
    """Steps that take as long together as the one that they replace, if they can."""
    per = step.time.per if isinstance(step.time, MinutesPer) else None
    keys = ("minutes",) if per else ("min", "max")
    ends = {key: minutes for key in keys if (minutes := getattr(step.time, key))}

    def made(minutes: dict[str, Any]) -> Time:
        if per:
            return MinutesPer(**minutes, per=per)
        return Minutes(**minutes, about=getattr(step.time, "about", False))

    # A loop around it takes the place of those within.
    once = tuple(attrs.evolve(p, repeat=None if step.repeat else p.repeat) for p in other.phases)
    try:
        plans = {end: _planned(attrs.evolve(other, phases=once), ends[end]) for end in ends}
    except PlanError:
        return phases
    return [
        attrs.evolve(
            phase,
            time=made({end: planned[old.id] for end, planned in plans.items()}),
            time_basis="estimate",
            share=None,
        )
        if all(old.id in planned for planned in plans.values())
        else phase
        for phase, old in zip(phases, other.phases, strict=True)
    ]


def _planned(method: Method, minutes: int) -> dict[str, int]:
    """The minutes of each step, the first time that it comes."""
    made = plan(method, Session(minutes=minutes, break_minutes=0))
    return {slot.phase.id: slot.minutes for slot in reversed(made.slots) if slot.phase}
