"""What is to be known of a plan that is made: where it is not what the method says, or lacks."""

from collections.abc import Iterable, Iterator

import attrs

from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes, MinutesPer, Range
from reflectlib.planning.session import Plan, Remark, Slot

ADDED_UP = ("method_not_there", "optional_left_out", "shortened")
"""What is said of a meeting as a whole."""


def remarks_on(plan: Plan, *, lacks_steps: bool) -> Iterator[Remark]:
    """Look at the slots of a plan; `lacks_steps` of a variant that has no steps of its own."""
    if lacks_steps:
        yield Remark("variant_steps")
    slots = [slot for slot in plan.slots if slot.phase]
    yield from _not_there(slots)
    yield from _left_out(plan, slots)
    yield from _shorter(slots)
    yield from _cases_differ(plan, slots)
    yield from _turns(plan, slots)
    yield from _rounds(plan, slots)


def gathered(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Remarks of all blocks, of which what is missing or shorter is said once."""
    found: dict[object, Remark] = {}
    for remark in remarks:
        adds = remark.key in ADDED_UP
        key = remark.key if adds else remark
        if adds and key in found:
            remark = attrs.evolve(
                found[key],
                number=found[key].number + remark.number,
                titles=tuple(dict.fromkeys((*found[key].titles, *remark.titles))),
            )
        found[key] = remark
    return tuple(found.values())


def _not_there(slots: list[Slot]) -> Iterator[Remark]:
    """Steps that are another method, whose steps nobody put in their place."""
    steps = [slot.phase for slot in slots if slot.phase and slot.phase.method]
    titles = tuple(dict.fromkeys(phase.title for phase in steps))
    if titles:
        yield Remark("method_not_there", len(titles), titles=titles)


def _left_out(plan: Plan, slots: list[Slot]) -> Iterator[Remark]:
    kind = plan.meeting.id if plan.meeting else None
    held = {slot.phase.id for slot in slots if slot.phase}
    out = [
        phase
        for phase in plan.method.phases
        if phase.meeting == kind and phase.may_be_left_out and phase.id not in held
    ]
    if out:
        yield Remark("optional_left_out", len(out), titles=tuple(phase.title for phase in out))


def _shorter(slots: list[Slot]) -> Iterator[Remark]:
    """Of a plan that is shorter than its steps take: by how much.

    A step within the range that is stated for it takes what it takes; of one without a time nobody
    knows.
    """
    less = sum(
        slot.whole - slot.minutes
        for slot in slots
        if slot.phase and slot.phase.time and not _is_as_stated(slot.phase, slot.minutes)
    )
    if less > 0:
        yield Remark("shortened", less)


def _is_as_stated(phase: Phase, minutes: int) -> bool:
    return isinstance(phase.time, Minutes) and minutes in phase.time


def _cases_differ(plan: Plan, slots: list[Slot]) -> Iterator[Remark]:
    """Where the steps of a case take other minutes than are stated for one."""
    stated = plan.method.cases.minutes if plan.method.cases else None
    taken: dict[int, int] = {}
    for slot in slots:
        if slot.case:
            taken[slot.case] = taken.get(slot.case, 0) + slot.minutes
    differing = [minutes for minutes in taken.values() if stated and minutes not in stated]
    if differing:
        yield Remark("case_differs", differing[0], stated)


def _turns(plan: Plan, slots: list[Slot]) -> Iterator[Remark]:
    """Where everybody's turn has to be shorter than is stated, or there is none for some."""
    told: set[str] = set()
    for slot in slots:
        phase = slot.phase
        if phase is None or phase.turn is None or phase.id in told or _is_for_each(phase):
            continue
        people = slot.groups[-1] if slot.groups else plan.groups[-1]
        people = 1 if phase.repeat == "member" else people
        each = slot.minutes // people
        if each < phase.turn:
            told.add(phase.id)
            stated = Range(min=phase.turn, max=phase.turn)
            shorter = Remark("turns_shorter", each, stated, titles=(phase.title,))
            missing = Remark("turns_missing", people - slot.minutes, titles=(phase.title,))
            yield shorter if each else missing


def _is_for_each(phase: Phase) -> bool:
    return isinstance(phase.time, MinutesPer) and phase.time.per == "participant"


def _rounds(plan: Plan, slots: list[Slot]) -> Iterator[Remark]:
    """Where not everybody takes part in every round."""
    if any(slot.groups and _repeats(slot, "member") and _uneven(slot) for slot in slots):
        yield Remark("smaller_groups_ready")
    if any(_repeats(slot, "pairings") for slot in slots) and plan.groups[-1] % 2:
        yield Remark("somebody_rests")


def _repeats(slot: Slot, loop: str) -> bool:
    return slot.phase is not None and slot.phase.repeat == loop


def _uneven(slot: Slot) -> bool:
    return slot.groups[0] < slot.groups[-1]
