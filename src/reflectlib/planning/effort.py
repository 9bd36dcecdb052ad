"""The hours that a method takes, per role, from the entry's own figures."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

import attrs

from reflectlib.errors import PlanError
from reflectlib.model.method import Effort, EffortUnit, MeetingKind, Method
from reflectlib.model.timing import Frequency, Range
from reflectlib.planning.asked import with_variant
from reflectlib.value import Value

A_YEAR = {"day": 365, "week": 52, "month": 12, "year": 1}

Ground = Literal["effort", "duration", "preparation"]
"""What a line rests on: a stated effort, the stated length of a meeting, or a stated task."""


@attrs.frozen(eq=False, repr=False)
class Amount(Value):
    """The least and the most minutes; None where one of them is not known."""

    least: Fraction
    most: Fraction | None


@attrs.frozen(eq=False, repr=False)
class EffortLine(Value):
    """What one thing asks of one person with a role.

    `minutes` are stated for each `per`, which comes `times` a year; `meeting` is the id of the
    kind of meeting where there is more than one. `per_meeting` and
    `per_year`, in minutes, come of it; None where it is not of a meeting, or where the
    source does not say how often.
    """

    role: str
    purpose: str
    ground: Ground
    minutes: Range
    per: EffortUnit
    times: Amount | None
    meeting: str | None = None

    @property
    def per_meeting(self) -> Amount | None:
        """The minutes for one meeting (or one case in it)."""
        return _times(self.minutes, ONCE) if self.per in ("meeting", "case") else None

    @property
    def per_year(self) -> Amount | None:
        """The minutes in a year."""
        return _times(self.minutes, self.times) if self.times else None


@attrs.frozen(eq=False, repr=False)
class Reckoning(Value):
    """Every line, how often the method meets in a year, and how many people there are."""

    method: Method
    lines: tuple[EffortLine, ...]
    meetings: Amount | None
    people: int | None

    def roles(self) -> tuple[str, ...]:
        """The ids of the roles, in the order of their lines."""
        return tuple(dict.fromkeys(line.role for line in self.lines))

    def per_year(self, role: str) -> Amount | None:
        """The minutes that one person with a role spends in a year, all lines together.

        There is no most where the source does not say of one of them how often it comes, or
        of a kind of meeting how long it is.
        """
        lines = [line for line in self.lines if line.role == role]
        known: list[Amount | None] = [line.per_year for line in lines]
        if any(line.meeting for line in lines):
            known += [None for meeting in self.method.meetings if not meeting.duration]
        return _sum(known)

    def per_meeting(self, role: str) -> Amount | None:
        """The minutes that one person with a role spends on a meeting, all lines together.

        None where the lines are of more than one kind of meeting.
        """
        lines = [line for line in self.lines if line.role == role and line.per_meeting]
        if len({line.meeting for line in lines}) > 1:
            return None
        return _sum([line.per_meeting for line in lines])


def effort(method: Method, people: int | None = None, variant: str | None = None) -> Reckoning:
    """Reckon the time of each role from the entry's figures; nothing is estimated.

    The stated effort comes first. Where it says nothing of the participants, the stated
    length of a meeting is theirs, and where it says nothing of a role, the stated tasks of
    its preparation are. Raises `PlanError` for an unknown variant
    and for less than one person.
    """
    method = with_variant(method, variant)
    if people is not None and (type(people) is not int or people < 1):
        raise PlanError("number_wanted", name="people", least=1, most=None, given=people)
    # Of a method over several kinds of meeting, the frequency is that of the whole.
    one_kind = method.frequency and not method.meetings
    meetings = times_a_year(method.frequency[0]) if one_kind else None
    lines = tuple(_lines(method, meetings))
    return Reckoning(method, lines, meetings, people)


def times_a_year(frequency: Frequency) -> Amount:
    """How often something comes in a year of 52 weeks or 12 months."""
    if frequency.every:
        every = frequency.every
        share = (
            Fraction(every.days or 0, A_YEAR["day"])
            + Fraction(every.weeks or 0, A_YEAR["week"])
            + Fraction(every.months or 0, A_YEAR["month"])
            + (every.years or 0)
        )
        return Amount(1 / share, 1 / share)
    assert frequency.times is not None  # or the frequency would have `every`
    return _times(frequency.times, _exactly(A_YEAR[frequency.per or "year"]))


def _exactly(number: int) -> Amount:
    return Amount(Fraction(number), Fraction(number))


ONCE = _exactly(1)


def _lines(method: Method, meetings: Amount | None) -> Iterator[EffortLine]:
    told = {item.role for item in method.effort}
    for item in method.effort:
        times = _times_a_year(item, meetings)
        yield EffortLine(item.role, item.purpose or "", "effort", item.minutes, item.per, times)
    if method.duration and "deelnemer" not in told:
        yield EffortLine("deelnemer", "", "duration", method.duration, "meeting", meetings)
    for meeting in method.meetings:
        if meeting.duration and "deelnemer" not in told:
            times = _times_held(method, meeting)
            length = meeting.duration
            yield EffortLine(
                "deelnemer", meeting.title, "duration", length, "meeting", times, meeting.id
            )
    for task in method.preparation:
        if task.minutes and task.role and task.role not in told and task.basis == "source":
            yield EffortLine(task.role, task.task, "preparation", task.minutes, "meeting", meetings)


def _times_held(method: Method, meeting: MeetingKind) -> Amount | None:
    """How often a kind of meeting is held in a year, or in all where that is shorter."""
    if isinstance(meeting.count, int):
        return _exactly(meeting.count)
    if not meeting.frequency:
        return None
    times = times_a_year(meeting.frequency[0])
    if method.span is None:
        return times
    share = min(Fraction(1), 1 / times_a_year(Frequency(every=method.span)).least)
    return Amount(times.least * share, times.most and times.most * share)


def _times_a_year(item: Effort, meetings: Amount | None) -> Amount | None:
    """How often in a year: as the entry says of it, or as what it is per comes."""
    if item.frequency:
        return times_a_year(item.frequency)
    if item.per == "case":
        return None  # how often somebody brings one in is not a matter of the calendar
    return meetings if item.per == "meeting" else _exactly(A_YEAR[item.per])


def _times(range: Range, number: Amount) -> Amount:
    most = None if range.max is None or number.most is None else range.max * number.most
    return Amount((range.min or 0) * number.least, most)


def _sum(parts: Sequence[Amount | None]) -> Amount | None:
    known = [part for part in parts if part]
    if not known:
        return None
    most = [part.most for part in known if part.most is not None]
    return Amount(
        sum((part.least for part in known), Fraction(0)),
        sum(most, Fraction(0)) if len(most) == len(parts) else None,
    )
