"""Who has which role in which meeting, as fair as can be."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

import attrs

from reflectlib.model.method import Method, RoleCount
from reflectlib.model.programme import Programme, ids_of
from reflectlib.model.steps import Phase
from reflectlib.planning.session import Plan, Slot
from reflectlib.planning.steps import groups_of

PRESENTER = "inbrenger"
"""The role of whoever brings in a case: each case has its own."""
TURN_TAKING = (PRESENTER, "gespreksleider", "tijdbewaker", "notulist", "observator")
"""The roles that people of a group take in turn; the others belong to somebody's job."""
HALF = Fraction(1, 2)


class Rota:
    """Hands out roles over a series of meetings.

    In a meeting with one role for so many people, the share of each who is there is one in so
    many. Who has a role is whoever is furthest behind the sum of these, where it counts as half a
    turn to have had it the last time, or to have another role in this meeting, unless somebody
    would then be more than a turn behind. So people who were at the same meetings have a role as
    often as each other, give or take one. Somebody who joins halfway, or was away, has nothing to
    make up for. What comes later changes no turn before it, which is why people who were not at
    the same meetings are near to their share, and now and then a little more than one from it:
    nobody who chooses without a look at who will be there can do better in every case.
    """

    def __init__(self, names: Sequence[str]) -> None:
        """Take the people, in the order in which their turns come."""
        self._names = tuple(dict.fromkeys(names))
        # How often each had a role, and for meetings at which one was not: the share of those
        # who were.
        self._turns: dict[str, dict[str, Fraction | int]] = {}
        # What somebody who was at no meeting would have by that: the sum of all shares.
        self._shares: dict[str, Fraction | int] = {}
        self._last: dict[str, frozenset[str]] = {}

    def next(
        self,
        roles: Mapping[str, int],
        fixed: Mapping[str, tuple[str, ...]] | None = None,
        there: Collection[str] | None = None,
    ) -> dict[str, tuple[str, ...]]:
        """Choose people for the next meeting: role id → as many names as it needs.

        Those who are `fixed` have their role whenever they are there, whatever it needs; who is
        not one of the names is always there. Where that is fewer than it needs, others take turns
        in the rest, but for a role that somebody has who does not take part. `there` are the names
        of those who are at the meeting; None is everybody. A role that nobody has is left out.
        """
        here = frozenset(self._names if there is None else there)
        fixed = fixed or {}
        chosen = {role: self._present(names, here) for role, names in fixed.items()}
        busy = {name for names in chosen.values() for name in names}
        for shift, (role, number) in enumerate(roles.items()):
            turns = self._turns_of(role)
            given = chosen.get(role, ())
            order = _from(self._names, shift % max(1, len(self._names)))
            able = [name for name in order if name in here and name not in fixed.get(role, ())]
            last = self._last.get(role, frozenset())
            free = number - len(given) if all(name in turns for name in given) else 0
            free = min(max(free, 0), len(able))
            due = self._shares.get(role, 0) + (Fraction(free, len(able)) if free else 0)
            bounds = (due - 1, due)
            able.sort(key=lambda name: _order(turns[name], bounds, name in last, name in busy))
            picked = able[:free]
            chosen[role] = (*given, *picked)
            self._count(role, given, picked, able)
            busy.update(picked)
        return {role: names for role, names in chosen.items() if names}

    def count(
        self,
        roles: Mapping[str, tuple[str, ...]],
        fixed: Mapping[str, tuple[str, ...]],
        there: Collection[str],
    ) -> None:
        """Count who had which role in a meeting that was held, as `next` would have."""
        for role, names in roles.items():
            given = [name for name in names if name in fixed.get(role, ())]
            able = [name for name in there if name not in fixed.get(role, ())]
            self._count(role, given, [name for name in names if name in able], able)

    def _turns_of(self, role: str) -> dict[str, Fraction | int]:
        return self._turns.setdefault(role, dict.fromkeys(self._names, 0))

    def _count(
        self, role: str, given: Sequence[str], picked: Sequence[str], able: Collection[str]
    ) -> None:
        turns, had = self._turns_of(role), frozenset((*given, *picked))
        for name in turns.keys() & had:
            turns[name] += 1
        if picked:
            share = Fraction(len(picked), len(able))
            self._shares[role] = self._shares.get(role, 0) + share
            for name in turns.keys() - frozenset(able) - had:
                turns[name] += share
        if had:
            self._last[role] = had

    def _present(self, names: Sequence[str], here: Collection[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name in here or name not in self._names)


def _order(
    turns: Fraction | int, bounds: tuple[Fraction | int, ...], last: bool, busy: bool
) -> tuple[int, Fraction | int, bool, bool]:
    """What people are put in order by: their turns, between the fewest and the most that are due.

    Who would be more than a turn behind comes first, and who would be more than a turn ahead last.
    """
    least, most = bounds
    rank = (turns > most) - (turns < least)
    return rank, (turns + HALF if rank == 0 and (last or busy) else turns), last, busy


def _from(names: tuple[str, ...], start: int) -> tuple[str, ...]:
    return names[start:] + names[:start]


class RolePart(NamedTuple):
    """What roles are handed out for: a block of a programme, or all of a method."""

    block: str | None
    method: Method
    slots: tuple[Slot, ...]
    cases: int | None
    declares: bool
    """Whether it has all roles that its method names, be it in no step."""

    @property
    def phases(self) -> list[Phase]:
        """Its steps, as often as they come."""
        return [slot.phase for slot in self.slots if slot.phase]

    def roles(self) -> set[str | None]:
        """The roles that it has somebody for, be it that all have one in turn."""
        steps = self.phases
        used = {phase.lead for phase in steps}
        used |= {question.to for phase in steps for question in phase.questions}
        if self.declares:
            used |= {role.id for role in self.method.roles}
        if any(phase.repeat == "member" and _presents(self.method, phase) for phase in steps):
            used.discard(PRESENTER)
        return used

    def home(self, role: str) -> Phase | None:
        """The step in whose groups a role is that counts per group; None where it does not."""
        count = count_of(self.method, role)
        if count is None or count.per is None:
            return None
        grouped = [slot.phase for slot in self.slots if slot.phase and slot.groups]
        own = (phase for phase in grouped if role in _roles_in(phase))
        return next(own, grouped[0] if grouped else None)

    def number(self, role: str, sizes: Mapping[str, tuple[int, ...]], *, most: bool = False) -> int:
        """How many people have a role in it: the fewest, or the most; 0 for no end."""
        count = count_of(self.method, role)
        each = (count.max or 0) if most and count else 0 if most else (count and count.min) or 1
        if role == PRESENTER and self.cases:
            each = self.cases
        home = self.home(role)
        return each * (len(sizes[home.id]) if home else 1)


def parts_with_roles(plan: Plan) -> list[RolePart]:
    """The parts of a meeting in which people have roles: those for everybody.

    The roles of a programme's own that none of its blocks has are those of the whole, the first.
    """
    method = plan.method
    if not isinstance(method, Programme):
        return [RolePart(None, method, plan.slots, plan.cases, plan.meeting is None)]
    apart = blocks_apart(method)
    held: dict[str, list[Slot]] = {}
    for slot in plan.slots:
        if slot.phase and slot.block and slot.block not in apart:
            held.setdefault(slot.block, []).append(slot)
    of_blocks = {role.id for each in method.within for role in each.method.roles}
    own = tuple(role for role in method.roles if role.id not in of_blocks)
    whole = attrs.evolve(method, roles=own)
    slots = tuple(slot for slots in held.values() for slot in slots)
    parts = [RolePart(None, whole, slots, None, True)] if own and plan.meeting is None else []
    blocks = dict(zip(ids_of(method.blocks), method.blocks, strict=True))
    for block, slots_of in held.items():
        within = method.method_of(block) or method
        cases = max((slot.round or 0 for slot in slots_of if slot.case), default=0) or None
        parts.append(RolePart(block, within, tuple(slots_of), cases, not blocks[block].meeting))
    return parts


def needed(plan: Plan) -> dict[str, int]:
    """How many people each role needs in a meeting, of those that people take in turn.

    Groups that go through it side by side each have their own. A role that counts per group comes
    for each group of the steps that it is used in. Where the rounds are for each member, everybody
    presents in turn, and it is no role to hand out. Each block of a programme has others who
    present, and the same people for all else.
    """
    used = {role for part in parts_with_roles(plan) for role in _handed_out(part)}
    return {role: number_in(plan, role) for role in TURN_TAKING if role in used}


def _handed_out(part: RolePart) -> set[str | None]:
    if part.block is None and isinstance(part.method, Programme):
        return {role.id for role in part.method.roles}
    return part.roles()


def number_in(plan: Plan, role: str, *, most: bool = False) -> int:
    """How many people have a role in a meeting: the fewest, or the most; 0 for no end."""
    parts = [part for part in parts_with_roles(plan) if role in _handed_out(part)]
    if not parts:
        parts = parts_with_roles(plan)[:1]
    numbers = [
        sum(part.number(role, sizes, most=most) for sizes in sizes_of(plan)) for part in parts
    ]
    if most and not all(numbers):
        return 0
    return sum(numbers) if role == PRESENTER else max(numbers, default=len(plan.groups))


def in_part(plan: Plan, role: str, block: str | None) -> tuple[str, ...]:
    """Who has a role in a block of a programme; of a method, who has it.

    Those who present in a block come after those of the blocks before it. A role that other blocks
    have in each group is, where it counts once, that of the first of them. Who is in a block that
    is not for everybody is open, so there only who takes no part has a role.
    """
    who = plan.roles.get(role, ())
    if not isinstance(plan.method, Programme) or block is None:
        return who
    if block in blocks_apart(plan.method):
        return tuple(name for name in who if plan.names and name not in plan.names)
    parts = [part for part in parts_with_roles(plan) if role in _handed_out(part)]
    part = next((each for each in parts if each.block == block), None)
    is_shared = role != PRESENTER and not any(each.home(role) for each in parts)
    if part is None or len(parts) == 1 or is_shared or (role != PRESENTER and part.home(role)):
        return who
    before = parts[: parts.index(part)] if role == PRESENTER else []
    found: list[str] = []
    for inside, sizes in zip(_sides(plan, who), _sizes_of_sides(plan), strict=True):
        first = sum(sum(each.number(role, one) for one in sizes) for each in before)
        last = first + sum(part.number(role, one) for one in sizes)
        is_last = role == PRESENTER and part is parts[-1]
        found += inside[first:] if is_last else inside[first:last]
    return tuple(found)


def _sides(plan: Plan, who: tuple[str, ...]) -> list[list[str]]:
    """Those who have a role, by the group that they go through the whole with, if that is known."""
    if not plan.members:
        return [list(who)]
    outside = [name for name in who if name not in plan.names]
    first, *rest = ([name for name in who if name in side] for side in plan.members)
    return [[*outside, *first], *rest]


def _sizes_of_sides(plan: Plan) -> list[list[dict[str, tuple[int, ...]]]]:
    """The sizes of the groups of each step, by those who go through the whole together.

    They are those of the slots where that can be, since a series that is kept has no more.
    """
    held = [(slot.phase.id, slot) for slot in plan.slots if slot.phase]
    if len(plan.groups) == 1:
        return [[{id: slot.groups for id, slot in held}]]
    if not plan.members:
        return [sizes_of(plan)]
    if not any(slot.members for _id, slot in held):
        return [[sizes] for sizes in sizes_of(plan)]
    sides = [frozenset(side) for side in plan.members]
    return [
        [{id: tuple(len(g) for g in slot.members if side.issuperset(g)) for id, slot in held}]
        for side in sides
    ]


def count_of(method: Method, role: str) -> RoleCount | None:
    """How many people have a role, as a method states it."""
    return next((each.count for each in method.roles if each.id == role), None)


def home_of(plan: Plan, role: str, block: str | None = None) -> Phase | None:
    """The step in whose groups a role is that counts per group; None where it does not.

    That is the first one with groups that the role has to do with, or else the first with groups.
    In a programme each block has its own; without a `block` it is that of the first that has one.
    """
    parts = parts_with_roles(plan)
    homes = (part.home(role) for part in parts if block in (None, part.block))
    return next((home for home in homes if home), None)


def sizes_of(plan: Plan) -> list[dict[str, tuple[int, ...]]]:
    """The sizes of the groups of each step, for each group that goes through it side by side."""
    kind = plan.meeting.id if plan.meeting else None
    phases = [phase for phase in plan.method.phases if phase.meeting == kind]
    phases = phases or [*plan.method.phases]  # what goes on side by side is of no kind itself
    if apart := blocks_apart(plan.method):
        phases = [phase for phase in phases if phase.block not in apart]
    # Of a programme each block makes groups of its own.
    runs = [list(run) for _block, run in groupby(phases, lambda phase: phase.block)]
    sizes: list[dict[str, tuple[int, ...]]] = []
    for people in plan.groups:
        each = [(run, groups_of(run, people, anyway=True)) for run in runs]
        sizes.append({p.id: own for run, made in each for p, own in zip(run, made, strict=True)})
    return sizes


def blocks_apart(method: Method) -> frozenset[str]:
    """The ids of the blocks of a programme that are not for everybody: who is in which is open."""
    if not isinstance(method, Programme):
        return frozenset()
    found = set()
    for id, block in zip(ids_of(method.blocks), method.blocks, strict=True):
        found |= {id} if block.people else set()
        found |= {*ids_of(block.parallel, id)}
    return frozenset(found)


def _presents(method: Method, phase: Phase) -> bool:
    """Tell whether somebody presents in a step, or in each of its groups."""
    count = count_of(method, PRESENTER)
    return PRESENTER in _roles_in(phase) or (count is not None and count.per is not None)


def _roles_in(phase: Phase) -> set[str | None]:
    return {phase.lead, *(question.to for question in phase.questions)}
