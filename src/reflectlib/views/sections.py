"""A plan section by section: its blocks, what is between them, and what goes on side by side."""

from collections.abc import Iterator
from typing import NamedTuple

from reflectlib.language.terms import SLOTS
from reflectlib.language.words import Words
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme
from reflectlib.planning.session import Plan, Slot


class PlanSection(NamedTuple):
    """Slots that are shown together: those of a method, of a block, or of one of its sides.

    `slots` are those of `plan`, that of a side where it is one (`of` is then the title of what
    goes on side by side), which begins `before` minutes after the whole does. What is between
    blocks has no `id`.
    """

    plan: Plan
    slots: tuple[Slot, ...]
    id: str = ""
    title: str = ""
    of: str = ""
    before: int = 0

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.slots[-1].end - self.slots[0].start

    @property
    def is_of_steps(self) -> bool:
        """Tell whether there are steps in it, and not only what is between them."""
        return any(slot.phase or slot.sides for slot in self.slots)

    @property
    def method(self) -> Method | None:
        """The method whose steps are in it; None where there is none."""
        method = self.plan.method
        if self.of:
            return method
        return method.method_of(self.id) if isinstance(method, Programme) else method

    def called(self, words: Words) -> str:
        """What it is called: its title, or what kind of thing it is."""
        return self.title or name_of(self.slots[0], words)

    def in_full(self, words: Words) -> str:
        """`Werkgroepen: KOM`: what it is called, behind what it is a side of."""
        return words.joined(": ", (self.of, self.called(words)))

    def sides(self, words: Words) -> Iterator["PlanSection"]:
        """What goes on side by side in it, each as a section of its own."""
        for slot in self.slots:
            for side in slot.sides:
                id = next((each.block for each in side.slots if each.block), "")
                of = self.called(words)
                yield PlanSection(side, side.slots, id, side.method.title, of, slot.start)


def sections(plan: Plan) -> Iterator[PlanSection]:
    """The blocks of a plan in their order, with what is between them; of a method there is one."""
    for part in plan.parts:
        yield PlanSection(plan, part.slots, part.block, part.title)


def sections_and_sides(plan: Plan, words: Words) -> Iterator[PlanSection]:
    """The same, and behind each what goes on side by side in it."""
    for section in sections(plan):
        yield section
        yield from section.sides(words)


def day_parts(plan: Plan) -> list[tuple[Slot, ...]]:
    """The slots of each day on which a meeting goes on; mostly there is one."""
    found: list[list[Slot]] = [[]]
    for slot in plan.slots:
        if slot.kind == "away":
            found.append([])
        else:
            found[-1].append(slot)
    return [tuple(slots) for slots in found if slots]


def work(plan: Plan) -> int:
    """The minutes of a meeting, without those until it goes on on another day."""
    return sum(slot.minutes for slot in plan.slots if slot.kind != "away")


def name_of(slot: Slot, words: Words) -> str:
    """What a slot is called: its step, or what there is between the steps."""
    return slot.phase.title if slot.phase else slot.title or words.say(SLOTS[slot.kind])
