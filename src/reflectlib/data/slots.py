"""The slots of a plan as data, and its blocks."""

from collections.abc import Iterator
from datetime import datetime
from typing import TypedDict

from reflectlib.data.shapes import MomentText
from reflectlib.language.words import Words
from reflectlib.model.programme import Activity, Block, Programme, ids_of
from reflectlib.model.steps import Stage
from reflectlib.planning.naming import presenters, whose_round
from reflectlib.planning.session import Plan, Slot, SlotBasis, SlotKind
from reflectlib.views.sections import PlanSection


class PieceData(TypedDict):
    """A section of a meeting."""

    start: MomentText
    """When it begins."""
    end: MomentText
    """When it is over."""
    minutes: int
    """How long it takes."""
    kind: SlotKind
    """What it is: a step (`phase`), a `break`, a `welcome`, a `changeover`, or a `buffer`. In a
    programme also what goes on side by side (`parallel`), or the time in which people are `away`,
    until it goes on on another day.
    """
    block: str | None
    """The id of the block that it is of; null where it is between blocks, and of a method alone."""
    phase: str | None
    """The id of its step; null for what is no step."""
    title: str | None
    """The name of its step, or of the break or what goes on side by side, if that has one."""
    stage: Stage | None
    """What its step does in the whole; null where the entry does not say."""
    case: int | None
    """The number of its case, from 1, over all blocks; null outside the loop of cases."""
    round: int | None
    """The number of its round, from 1, whatever its loop is for; null outside a loop."""
    groups: list[int]
    """The sizes of the groups, or of the sides of what goes on side by side; empty where nobody is
    divided.
    """
    members: list[list[str]]
    """The names in each of the groups; empty where nobody is named or divided. Where groups go
    through the meeting side by side, those of the smaller ones come first.
    """
    whose: list[str]
    """Whose case or round it is, one of each group; empty where that is nobody's, or not known."""
    lead: str | None
    """The id of the role that leads it."""
    basis: SlotBasis
    """Where its time comes from; what is no step is `added`, or `stated` where a programme does."""
    whole: int | None
    """The minutes it would take if nothing were fitted; null for what only comes between."""


class SideData(TypedDict):
    """What some of the people do while others do something else."""

    id: str
    """Its id, which its steps have as their block."""
    title: str
    """Its name."""
    method: str | None
    """The id of its method; null for a step of the programme's own."""
    people: int
    """How many take part in it."""
    names: list[str]
    """Who take part in it; empty where nobody is named."""
    roles: dict[str, list[str]]
    """Id of a role → the names of who has it; empty where nobody is named."""
    cases: int | None
    """How many cases there are; null where it has none."""
    slots: list[PieceData]
    """Its pieces in order, without gaps."""


class SlotData(PieceData):
    """A section of a meeting; the next one begins where it ends."""

    sides: list[SideData]
    """What goes on side by side, each as long as the section; empty where nothing does."""


class BlockData(TypedDict):
    """A block of a programme, in this meeting."""

    id: str
    """Its id, which its pieces have as their block."""
    title: str | None
    """Its name; null for a break that has none."""
    method: str | None
    """The id of its method; null for a step of the programme's own, a break, and what is
    `parallel`."""
    start: MomentText
    """When it begins."""
    end: MomentText
    """When it is over."""
    minutes: int
    """How long it takes, with the breaks in it."""


def all_slots(plan: Plan) -> Iterator[Slot]:
    """The slots of a plan, each followed by those of what goes on side by side in it."""
    for slot in plan.slots:
        yield slot
        yield from (each for side in slot.sides for each in side.slots)


def block_data(section: PlanSection) -> BlockData:
    """A block, with its times."""
    first, last = section.slots[0], section.slots[-1]
    return {
        "id": section.id,
        "title": section.title or first.title or None,
        "method": _method_id(section.plan, section.id),
        "start": iso(section.plan, first.start),
        "end": iso(section.plan, last.end),
        "minutes": section.minutes,
    }


def _method_id(plan: Plan, block: str) -> str | None:
    """The id of the method of a block, or of a side of one; None where it is of no method."""
    assert isinstance(plan.method, Programme)  # a method has no blocks
    blocks = plan.method.blocks
    activities: list[tuple[str, Activity]] = [*zip(ids_of(blocks), blocks, strict=True)]
    for id, block_of in activities[:]:
        sides = block_of.parallel if isinstance(block_of, Block) else ()
        activities += zip(ids_of(sides, id), sides, strict=True)
    return next((each.method for id, each in activities if id == block), None)


def slot_data(plan: Plan, slot: Slot) -> SlotData:
    """A slot, with what goes on side by side in it."""
    sides = PlanSection(plan, (slot,)).sides(Words(plan.method.language))
    return {**_piece(plan, slot), "sides": [_side(plan, side) for side in sides]}


def _side(plan: Plan, side: PlanSection) -> SideData:
    here = side.plan
    return {
        "id": side.id,
        "title": side.title,
        "method": _method_id(plan, side.id),
        "people": here.people,
        "names": list(here.names),
        "roles": {role: list(names) for role, names in here.roles.items()},
        "cases": here.cases,
        "slots": [_piece(here, slot, side.before) for slot in side.slots],
    }


def _piece(plan: Plan, slot: Slot, before: int = 0) -> PieceData:
    """A slot of a plan that begins so many minutes after the whole does."""
    return {
        "start": iso(plan, slot.start, before),
        "end": iso(plan, slot.end, before),
        "minutes": slot.minutes,
        "kind": slot.kind,
        "block": slot.block,
        "phase": slot.phase.id if slot.phase else None,
        "title": slot.phase.title if slot.phase else slot.title or None,
        "stage": slot.phase.stage if slot.phase else None,
        "case": slot.case,
        "round": slot.round,
        "groups": list(slot.groups),
        "members": [list(group) for group in slot.members],
        "whose": [*presenters(plan, slot), *whose_round(plan, slot)],
        "lead": slot.lead,
        "basis": slot.basis,
        "whole": slot.whole or None,
    }


def iso(plan: Plan, minute: int, before: int = 0) -> str:
    """A moment of a plan; without a start the time since the whole began."""
    moment: datetime | None = plan.at(minute)
    if moment:
        return moment.isoformat()
    minute += before
    return f"{minute // 60:02}:{minute % 60:02}:00"
