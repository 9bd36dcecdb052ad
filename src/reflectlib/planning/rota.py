"""Who has which role in which meeting, as fair as can be."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from reflectlib.model.method import Method, RoleCount
from reflectlib.model.programme import Programme, ids_of
from reflectlib.model.steps import Phase
from reflectlib.planning.session import Plan
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


def needed(plan: Plan) -> dict[str, int]:
    """How many people each role needs in a meeting, of those that people take in turn.

    Groups that go through it side by side each have their own. A role that counts per group comes
    for each group of the steps that it is used in. Where the rounds are for each member, everybody
    presents in turn, and it is no role to hand out.
    """
    steps = held_steps(plan)
    used = {phase.lead for phase in steps}
    used |= {question.to for phase in steps for question in phase.questions}
    if plan.meeting is None:
        used |= {role.id for role in plan.method.roles}
    if any(phase.repeat == "member" and _presents(plan.method, phase) for phase in steps):
        used.discard(PRESENTER)
    return {role: number_in(plan, role) for role in TURN_TAKING if role in used}


def number_in(plan: Plan, role: str, most: int | None = None) -> int:
    """How many people have a role in a meeting: the fewest, or `most` of each group."""
    count = count_of(plan.method, role)
    each = most or (count and count.min) or 1
    if role == PRESENTER and plan.cases:
        each = plan.cases
    home = home_of(plan, role)
    return each * sum(len(sizes[home.id]) if home else 1 for sizes in sizes_of(plan))


def count_of(method: Method, role: str) -> RoleCount | None:
    """How many people have a role, as a method states it."""
    return next((each.count for each in method.roles if each.id == role), None)


def home_of(plan: Plan, role: str) -> Phase | None:
    """The step in whose groups a role is that counts per group; None where it does not.

    That is the first one with groups that the role has to do with, or else the first with groups.
    """
    count = count_of(plan.method, role)
    if count is None or count.per is None:
        return None
    grouped = [slot.phase for slot in plan.slots if slot.phase and slot.groups]
    own = (phase for phase in grouped if role in _roles_in(phase))
    return next(own, grouped[0] if grouped else None)


def held_steps(plan: Plan) -> list[Phase]:
    """The steps of a plan, as often as they come."""
    return [slot.phase for slot in plan.slots if slot.phase]


def sizes_of(plan: Plan) -> list[dict[str, tuple[int, ...]]]:
    """The sizes of the groups of each step, for each group that goes through it side by side."""
    kind = plan.meeting.id if plan.meeting else None
    phases = [phase for phase in plan.method.phases if phase.meeting == kind]
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
