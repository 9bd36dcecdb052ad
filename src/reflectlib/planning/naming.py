"""People by name in the groups and the roles of a plan."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import count, groupby

import attrs

from reflectlib.errors import PlanError
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Groups, Joined, Phase, Rounds
from reflectlib.planning.casting import known_roles
from reflectlib.planning.groups import join_groups
from reflectlib.planning.rota import (
    PRESENTER,
    RolePart,
    Rota,
    home_of,
    in_part,
    needed,
    parts_with_roles,
    sizes_of,
)
from reflectlib.planning.seating import Group, pairs, rounds_of_pairs, seat
from reflectlib.planning.session import Plan, Slot

Parts = tuple[Group, ...]


def named(
    plan: Plan, names: Sequence[str], roles: Mapping[str, tuple[str, ...]], *, turn: int = 0
) -> Plan:
    """A plan in which people have their roles and their groups.

    `names` are as many as its people, or none where only those in `roles` are known, which go by
    the role's id. `turn` counts the meetings before this one, so that the groups are made otherwise
    each time. Who has a role that each group has is in the order of the groups. Raises `PlanError`
    for another number of names.
    """
    order = [*(id for id in known_roles(plan.method) if id in roles), *roles]
    roles = {id: tuple(roles[id]) for id in dict.fromkeys(order)}
    if not names:
        slots = tuple(_without_names(slot) for slot in plan.slots)
        return attrs.evolve(plan, names=(), roles=roles, members=(), slots=slots)
    if len(names) != plan.people:
        raise PlanError("names_and_people_differ", number=len(names), people=plan.people)
    made = seat(names, plan.groups, turn, list(roles.values())) if len(plan.groups) > 1 else ()
    sides = made or (tuple(names),)
    found = attrs.evolve(plan, names=tuple(names), roles=roles, members=sides)
    in_groups = {part.block: _of_groups(found, part) for part in parts_with_roles(plan)}
    divided = [
        _Side(plan, side, sizes, turn, in_groups)
        for side, sizes in zip(sides, sizes_of(plan), strict=True)
    ]
    slots = tuple(
        attrs.evolve(slot, members=tuple(g for side in divided for g in side.members(slot)))
        for slot in plan.slots
    )
    found = attrs.evolve(found, slots=tuple(_with_sides(found, slots, turn)))
    by_group = {id: tuple(_by_group(found, id)) for id in roles}
    return attrs.evolve(found, roles=by_group)


def _without_names(slot: Slot) -> Slot:
    sides = tuple(named(side, (), {}) for side in slot.sides)
    return attrs.evolve(slot, members=(), sides=sides)


def _of_groups(plan: Plan, part: RolePart) -> list[Group]:
    """Who have each of the roles of which every group of a block has its own."""
    return [in_part(plan, id, part.block) for id in plan.roles if part.home(id)]


def _by_group(plan: Plan, role: str) -> Iterator[str]:
    """Who has a role, in the order of the groups; those who present so in each block."""
    parts = [part for part in parts_with_roles(plan) if part.home(role)]
    if role != PRESENTER or not isinstance(plan.method, Programme):
        yield from _in_order(plan.roles[role], parts_of(plan, role))
        return
    own = {part.block: in_part(plan, role, part.block) for part in parts_with_roles(plan)}
    left = dict.fromkeys(plan.roles[role])
    for block, who in own.items():
        has_home = any(part.block == block for part in parts)
        for name in _in_order(who, parts_of(plan, role, block)) if has_home else who:
            if name in left:
                del left[name]
                yield name
    yield from left


def _with_sides(plan: Plan, slots: Sequence[Slot], turn: int) -> Iterator[Slot]:
    """The slots, in which it is known who does what of all that goes on side by side.

    Whoever has a role in the whole has it in the activity that he or she is in; in the others
    somebody else has it. Each time other people begin the division, so that all get to each.
    """
    places = count(turn)
    for slot in slots:
        sizes = tuple(side.people for side in slot.sides)
        if not sizes or sum(sizes) != len(plan.names):
            yield slot
            continue
        start = next(places) % len(plan.names)
        members = seat((*plan.names[start:], *plan.names[:start]), sizes, 0)
        sides = tuple(map(partial(_side, plan, turn), slot.sides, members))
        yield attrs.evolve(slot, members=members, sides=sides)


def _side(plan: Plan, turn: int, side: Plan, names: Group) -> Plan:
    """One of the activities that go on side by side, with those who do it."""
    needs = needed(side)
    fixed = {
        id: tuple(name for name in plan.roles.get(id, ()) if name in names)[:number]
        for id, number in needs.items()
        if id != PRESENTER
    }
    return named(side, names, Rota(names).next(needs, fixed), turn=turn)


def parts_of(plan: Plan, role: str, block: str | None = None) -> Parts:
    """The groups that each have a role: those of a step, or those side by side; mostly one.

    In a programme they are those of a block, or else of the first block with such groups.
    """
    home = home_of(plan, role, block)
    steps = (slot for slot in plan.slots if slot.phase and home and slot.phase.id == home.id)
    return next((slot.members for slot in steps), ()) or plan.members


def in_slot(plan: Plan, role: str, slot: Slot) -> Group:
    """Who has a role in a slot: in a programme, who has it in that block."""
    return in_part(plan, role, slot.block)


def with_role(plan: Plan, role: str, group: Collection[str]) -> Group:
    """Who in a group has a role."""
    return tuple(name for name in plan.roles.get(role, ()) if name in group)


def presenters(plan: Plan, slot: Slot) -> Group:
    """Who presents the case of a slot, in each group; of nobody knows whom, nobody."""
    if not slot.case or not slot.round:
        return ()
    nth = slice(slot.round - 1, slot.round)
    who = in_slot(plan, PRESENTER, slot)
    parts = parts_of(plan, PRESENTER, slot.block)
    if not parts:
        return who[nth]
    return tuple(name for part in parts for name in [n for n in who if n in part][nth])


def whose_round(plan: Plan, slot: Slot) -> Group:
    """Whose round it is in a loop for each member: one of each group that is not ready yet.

    In a step with all of them, that is who has the round in the groups of its other steps.
    """
    if slot.phase is None or slot.phase.repeat != "member" or not slot.round:
        return ()
    groups = slot.members or _groups_around(plan, slot.phase) or plan.members
    return tuple(group[slot.round - 1] for group in groups if slot.round <= len(group))


def _groups_around(plan: Plan, phase: Phase) -> Parts:
    """The groups in the loop that a step is in."""
    runs = groupby(plan.method.phases, lambda each: (each.meeting, each.block, each.repeat))
    loops = [[each.id for each in run] for _loop, run in runs]
    ids = next((loop for loop in loops if phase.id in loop), [])
    slots = (slot for slot in plan.slots if slot.phase and slot.phase.id in ids)
    return next((slot.members for slot in slots if slot.members), ())


def resting(plan: Plan, slot: Slot) -> Group:
    """Who has nobody in a round in which people meet in pairs."""
    busy = {name for group in slot.members for name in group}
    return tuple(name for name in plan.names if busy and name not in busy)


def _in_order(who: tuple[str, ...], parts: Parts) -> tuple[str, ...]:
    """Who has a role: the first of each group, then the second; who is in none comes first."""
    places = {name: place for place, part in enumerate(parts) for name in part}
    before = [0] * len(parts)
    keys = {}
    for name in who:
        place = places.get(name, -1)
        keys[name] = (before[place] if place >= 0 else -1, place)
        if place >= 0:
            before[place] += 1
    return tuple(sorted(who, key=keys.__getitem__)) if len(parts) > 1 else who


class _Side:
    """Those who go through a meeting together, and with whom each of them is in its steps.

    Who are in a group stay so from one step to the next, in rounds for its members or for cases,
    and for the whole meeting where groups have roles. Otherwise groups are made anew, so too in
    each of a number of rounds, in which only those with a role of a group stay where they are.
    """

    def __init__(
        self,
        plan: Plan,
        names: Group,
        sizes: Mapping[str, tuple[int, ...]],
        turn: int,
        roles: Mapping[str | None, Sequence[Group]],
    ) -> None:
        self.names, self.sizes, self.turn, self.roles = names, sizes, turn, roles
        self.phases = [phase for phase in plan.method.phases if phase.id in sizes]
        runs = groupby(self.phases, lambda phase: (phase.block, phase.repeat))
        self.loops = {phase.id: n for n, (_loop, run) in enumerate(runs) for phase in run}
        self.number = self.first = turn * self._seatings()
        self.made: dict[str, Parts] = {}
        self.last: Parts = ()
        self.block: str | None = None
        self.round = 1
        self.kept: dict[tuple[object, ...], Parts] = {}

    def members(self, slot: Slot) -> Parts:
        """Who are in each of its groups in a slot; of a slot without groups nobody."""
        if slot.phase is None or slot.phase.id not in self.sizes:
            return ()
        if slot.block != self.block:
            self.last, self.block = (), slot.block
        if isinstance(slot.phase.repeat, Rounds) and (slot.round or 1) > self.round:
            self.last = ()
        self.round = slot.round or 1
        if slot.phase.repeat == "pairings":
            self.last = ()
            return self._pairs(slot.round or 1)
        self.last = self._in_groups(slot.phase, slot.round) if slot.groups else ()
        return self.last

    def _pairs(self, round: int) -> Parts:
        rounds = rounds_of_pairs(len(self.names))
        return pairs(self.names, self.turn + round - 1) if round <= rounds else ()

    def _in_groups(self, phase: Phase, round: int | None) -> Parts:
        base = self._base(phase)
        if base:
            groups = self.made.get(base.id) or self._in_groups(base, round)
            joined = join_groups(tuple(map(len, groups)), _together(phase))
            rest = iter(groups)
            found = tuple(sum((next(rest) for _ in whole), ()) for whole in joined)
        else:
            found = self._seated(phase, round)
        self.made[phase.id] = found
        return found

    def _seated(self, phase: Phase, round: int | None) -> Parts:
        """Groups that are not made of others: those that stay, or else new ones."""
        sizes = self.sizes[phase.id]
        loop, roles = self.loops[phase.id], self.roles.get(phase.block, ())
        if roles:
            where: tuple[object, ...] = (
                phase.block,
                round if isinstance(phase.repeat, Rounds) else 1,
            )
        else:
            where = (loop, None if phase.repeat == "member" else round)
        key = (*where, sizes)
        groups = self.kept.get(key) if phase.repeat or roles else None
        if groups is None and tuple(map(len, self.last)) == sizes:
            groups = self.last
        if groups is None:
            groups = seat(self.names, sizes, self.number, roles, self.first)
            self.number += 1
        self.kept[key] = groups
        return groups

    def _base(self, phase: Phase) -> Phase | None:
        """The step whose groups are put together in a step; None where people come by one."""
        if not isinstance(phase.grouping, Joined):
            return None
        for earlier in reversed(self.phases[: self.phases.index(phase)]):
            if earlier.block != phase.block:
                return None
            if earlier.repeat == "pairings":
                continue
            if isinstance(earlier.grouping, Groups | Joined):
                return earlier
            if earlier.grouping == "individual":
                return None
        return None

    def _seatings(self) -> int:
        """By how much the groups of one meeting are ahead of those of the meeting before it."""
        new = sum(bool(self.sizes[phase.id]) for phase in self.phases) or 1
        return new + (new % rounds_of_pairs(len(self.names)) == 0)


def _together(phase: Phase) -> int:
    assert isinstance(phase.grouping, Joined)
    return phase.grouping.join
