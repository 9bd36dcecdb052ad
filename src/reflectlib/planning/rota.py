"""Who has which role in which meeting, as fair as can be."""

from collections.abc import Mapping, Sequence

TURN_TAKING = ("inbrenger", "gespreksleider", "tijdbewaker", "notulist", "observator")
"""The roles that people of a group take in turn; the others belong to somebody's job."""


class Rota:
    """Hands out roles over a series of meetings.

    Each person has a role as often as any other, give or take one. Among those whose turn
    it is, somebody who did not have it the last time comes first, and then somebody who has
    no other role in this meeting.
    """

    def __init__(self, names: Sequence[str]) -> None:
        """Take the people, in the order in which their turns come."""
        self._names = tuple(dict.fromkeys(names))
        self._turns: dict[str, dict[str, int]] = {}
        self._last: dict[str, frozenset[str]] = {}

    def next(self, roles: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
        """Choose people for the next meeting: role id → as many names as it needs."""
        busy: set[str] = set()
        chosen: dict[str, tuple[str, ...]] = {}
        for shift, (role, number) in enumerate(roles.items()):
            turns = self._turns.setdefault(role, dict.fromkeys(self._names, 0))
            start = shift % max(1, len(self._names))
            order = self._names[start:] + self._names[:start]
            last = self._last.get(role, frozenset())
            picked = sorted(order, key=lambda n: (turns[n], n in last, n in busy))[:number]
            for name in picked:
                turns[name] += 1
            chosen[role] = tuple(picked)
            self._last[role] = frozenset(picked)
            busy.update(picked)
        return chosen
