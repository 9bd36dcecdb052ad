"""Who has which role in which meeting, as fair as can be."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

TURN_TAKING = ("inbrenger", "gespreksleider", "tijdbewaker", "notulist", "observator")
"""The roles that people of a group take in turn; the others belong to somebody's job."""


class Rota:
    """Hands out roles over a series of meetings.

    In a meeting with one role for so many people, the share of each who is there is one in so
    many. Who has a role is whoever is furthest behind the sum of these; then somebody who did not
    have it the last time, and then somebody who has no other role in this meeting. So people who
    were at the same meetings have a role as often as each other, give or take one. Somebody who
    joins halfway, or was away, has nothing to make up for. What comes later changes no turn
    before it, which is why the others are near to their share and not always within one of it.

    Somebody of whom a role is `fixed` has it whenever there, and another only takes it by turns
    when not. Somebody who is not one of the names is taken to be there.
    """

    def __init__(
        self, names: Sequence[str], fixed: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        """Take the people, in the order in which their turns come, and who always has a role."""
        self._names = tuple(dict.fromkeys(names))
        self._fixed = fixed or {}
        # How often each had a role, and for meetings at which one was not: the share of those
        # who were.
        self._turns: dict[str, dict[str, Fraction | int]] = {}
        self._last: dict[str, frozenset[str]] = {}

    def next(
        self, roles: Mapping[str, int], there: Collection[str] | None = None
    ) -> dict[str, tuple[str, ...]]:
        """Choose people for the next meeting: role id → as many names as it needs.

        `there` are the names of those who are at the meeting; None is everybody. A role that
        nobody is there for is left out.
        """
        here = frozenset(self._names if there is None else there)
        always = {role: self._always(role, here) for role in self._fixed}
        busy = {name for names in always.values() for name in names}
        chosen: dict[str, tuple[str, ...]] = {}
        for shift, (role, number) in enumerate(roles.items()):
            fixed = always.get(role, ())
            start = shift % max(1, len(self._names))
            order = self._names[start:] + self._names[:start]
            able = [name for name in order if name in here and not self._has_always(role, name)]
            turns = self._turns_of(role)
            last = self._last.get(role, frozenset())
            able.sort(key=lambda name: (turns[name], name in last, name in busy))
            picked = able[: max(0, number - len(fixed))]
            self._count(role, picked, able)
            chosen[role] = (*fixed, *picked)
            busy.update(picked)
        return {role: names for role, names in (chosen | always | chosen).items() if names}

    def count(self, roles: Mapping[str, tuple[str, ...]], there: Collection[str]) -> None:
        """Count who had which role in a meeting that was held, as `next` would have."""
        for role, names in roles.items():
            able = [name for name in there if not self._has_always(role, name)]
            self._turns_of(role)
            self._count(role, [name for name in names if name in able], able)

    def _turns_of(self, role: str) -> dict[str, Fraction | int]:
        return self._turns.setdefault(role, dict.fromkeys(self._names, 0))

    def _count(self, role: str, picked: Sequence[str], able: Collection[str]) -> None:
        if not picked:
            return
        turns = self._turns[role]
        share = Fraction(len(picked), len(able))
        away = set(turns).difference(able)
        for name in turns:
            turns[name] += share if name in away else int(name in picked)
        self._last[role] = frozenset(picked)

    def _always(self, role: str, here: Collection[str]) -> tuple[str, ...]:
        """Those who always have a role, of those who are there."""
        fixed = self._fixed[role]
        return tuple(name for name in fixed if name in here or name not in self._names)

    def _has_always(self, role: str, name: str) -> bool:
        return name in self._fixed.get(role, ())
