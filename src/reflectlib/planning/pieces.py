"""A method in a meeting, be it the whole or a block of a programme: the bounds of its steps."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reflectlib.errors import PlanError
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.steps import Phase, Rounds
from reflectlib.model.timing import Minutes
from reflectlib.planning.asked import cases_of, has_cases, people_of, plannable, stated_cases
from reflectlib.planning.frame import Frame
from reflectlib.planning.groups import divides, group_sizes
from reflectlib.planning.session import LIMITS, Remark, Session
from reflectlib.planning.steps import DAY, Step, groups_of, steps_of


class MethodPiece(NamedTuple):
    """What is planned of one method: all but the minutes and the number of cases."""

    method: Method
    meeting: MeetingKind | None
    session: Session
    """What is asked of this piece: of a block its own people and cases, and no minutes."""
    phases: tuple[Phase, ...]
    groups: tuple[int, ...]
    """The people of each group that goes through it side by side, the largest last."""
    remarks: tuple[Remark, ...] = ()

    @property
    def stated(self) -> Minutes | None:
        """The stated minutes of the meeting."""
        return self.meeting.duration if self.meeting else self.method.duration

    @property
    def duration(self) -> Minutes | None:
        """The stated minutes to fill: those of a meeting whose steps are as the source has them."""
        return None if self._is_adapted else self.stated

    @property
    def _is_adapted(self) -> bool:
        """Tell whether steps are otherwise than in the source, and say themselves how long.

        What is stated of the whole is then not said of them.
        """
        return bool(self.method.adaptations) and all(phase.time for phase in self.phases)

    def cases(self) -> tuple[int | None, tuple[Remark, ...]]:
        """How many cases it takes: those asked for, or else as stated. None where it takes none.

        Raises `PlanError` where it cannot be so many.
        """
        cases, remarks = cases_of(self.method, self.session, self.phases)
        if cases is None and has_cases(self.phases):
            cases = self._usual_cases()
        return cases, remarks

    def steps(self, cases: int) -> list[Step]:
        """Every step, for so many cases, and for as many rounds as there is time for."""
        steps = self._steps(cases, 0)
        there = self.session.minutes or (self.duration and self.duration.min)
        if not there or not any(map(_has_more_rounds, self.phases)):
            return steps

        def takes(more_rounds: int) -> int:
            try:
                longer = self._steps(cases, more_rounds)
            except PlanError:
                return DAY + 1
            return self._around(longer).with_content(sum(step.whole for step in longer))

        return self._steps(cases, bisect_right(range(1, DAY), there, key=takes))

    def _steps(self, cases: int, more_rounds: int) -> list[Step]:
        cases_stated = self.method.cases if not self._is_adapted else None
        each = cases_stated.minutes if cases_stated else None
        steps = steps_of(
            self.phases,
            self.groups[-1],
            cases,
            each,
            more_rounds=more_rounds,
            anyway=self.session.anyway,
        )
        return [step.exactly() for step in steps] if self.session.exact else steps

    def _around(self, steps: Sequence[Step]) -> Frame:
        return Frame.around(self.session, steps, break_after=self.method.break_after)

    def least(self, cases: int) -> int:
        """The least minutes in which a meeting of so many cases can be held."""
        steps = self.steps(cases)
        return self._around(steps).with_content(sums(steps)[0])

    def natural(self, steps: Sequence[Step], whole: Callable[[int], int]) -> int:
        """How long it takes where nobody says how long; `whole` of what the steps take."""
        total = whole(sum(step.part.bounds.stated for step in steps))
        return natural(total, self.duration, *map(whole, sums(steps)))

    def _usual_cases(self) -> int:
        """The fewest cases stated; more of them where only so the stated length is met."""
        stated = stated_cases(self.method)
        fewest = plannable("cases", stated.min or 1, self.method)
        if self.duration is None or not self.duration.min or not stated.max:
            return fewest
        for cases in range(fewest, min(stated.max, LIMITS["cases"][1]) + 1):
            steps = self.steps(cases)
            least, most = map(self._around(steps).with_content, sums(steps))
            if least > (self.session.minutes or DAY):
                return fewest
            if most >= self.duration.min:
                return cases
        return fewest


def natural(total: int, duration: Minutes | None, least: int, most: int) -> int:
    """How long takes what is `total` by itself: as near as can be to what is stated."""
    if duration is None or total in duration:
        return total
    wanted = max(total, duration.min or 0)
    if duration.max:
        wanted = min(wanted, duration.max)
    return wanted if least <= wanted <= most else total


def piece_of(
    method: Method, meeting: MeetingKind | None, phases: tuple[Phase, ...], session: Session
) -> MethodPiece:
    """A method for those who take part. Raises `PlanError` where it is not for so many."""
    groups, remarks = people_of(method, meeting, session, phases)
    remarks += _of_groups(groups, phases, session)
    return MethodPiece(method, meeting, session, phases, groups, remarks)


def sums(steps: Sequence[Step]) -> tuple[int, int]:
    """The least and the most minutes of all steps."""
    parts = [step.part for step in steps]
    least = sum(part.bounds.least for part in parts if not part.optional)
    return least, sum(part.bounds.most for part in parts)


def _has_more_rounds(phase: Phase) -> bool:
    """Tell whether a step has a range of rounds, of which there can be more than the fewest."""
    rounds = phase.repeat
    return isinstance(rounds, Rounds) and rounds.times.min not in (None, rounds.times.max)


def _of_groups(
    groups: Sequence[int], phases: Sequence[Phase], session: Session
) -> tuple[Remark, ...]:
    """Look whether each group that goes through the whole divides over those of the steps.

    Raises `PlanError` where one does not, unless it is anyway.
    """
    for people in dict.fromkeys(groups):
        groups_of(phases, people, anyway=session.anyway)
        if not all(divides(people, size) for size in group_sizes(phases)):
            return (Remark("groups_uneven", people),)
    return ()
