"""What a meeting has besides its steps: a welcome, breaks, changes of groups, time kept free."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reflectlib.planning.breaks import Breaks, with_breaks, without_breaks
from reflectlib.planning.session import Session
from reflectlib.planning.steps import Step


class Frame(NamedTuple):
    """What comes around steps, in minutes."""

    places: int
    """After how many of its steps a break can come: not beside one that is there already."""
    breaks: Breaks
    welcome: int
    changeover: int
    changes: int
    """How often the groups change, where that takes time."""
    buffer: int
    """In percents of the whole."""

    @classmethod
    def around(
        cls,
        session: Session,
        steps: Sequence[Step],
        *,
        first: bool = True,
        last: bool = True,
        break_after: int | None = None,
        has_breaks: bool = False,
    ) -> "Frame":
        """What the session asks for, and a break after `break_after` minutes where it does not.

        A welcome comes before the `first` of the pieces in which a meeting is planned, and what is
        kept free after the `last`; `has_breaks` of one that has breaks of its own.
        """
        changes = sum(map(change_places, steps, steps[1:])) if session.changeover else 0
        breaks = Breaks.of(break_after, session, has_own=has_breaks)
        places = sum("break" not in (one.kind, other.kind) for one, other in pairwise(steps))
        welcome, buffer = session.welcome * first, session.buffer * last
        return cls(places, breaks, welcome, session.changeover, changes, buffer)

    def with_content(self, content: int) -> int:
        """The minutes of a meeting of which the steps take so many: the least that hold them."""
        total = with_breaks(content, self.breaks, self.places) + self._fixed
        return -(-total * 100 // (100 - self.buffer))

    def without(self, total: int) -> tuple[int, int]:
        """What is left of a meeting for its steps, and the number of its breaks."""
        left = total * (100 - self.buffer) // 100 - self._fixed
        return without_breaks(left, self.breaks, self.places)

    @property
    def _fixed(self) -> int:
        """What comes whatever the steps take."""
        return self.welcome + self.changeover * self.changes


def change_places(one: Step, other: Step) -> bool:
    """Tell whether people are in other groups in the next step; those change in a break as well."""
    if {"break", "buffer"} & {one.kind, other.kind}:
        return False
    return _places(one) != _places(other)


def _places(step: Step) -> tuple[object, ...]:
    """Where people are; it is another place exactly where they have to move."""
    pairing = step.round if step.phase.repeat == "pairings" else None
    return step.groups, pairing, step.phase.grouping == "chosen"
