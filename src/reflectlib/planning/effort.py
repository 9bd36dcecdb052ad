"""The hours that a method takes, per role, from the entry's own figures."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Literal, NamedTuple

import attrs

from reflectlib.errors import PlanError
from reflectlib.model.method import Effort, EffortUnit, MeetingKind, Method
from reflectlib.model.programme import Block, Programme, ids_of
from reflectlib.model.roles import LEADING, TAKING_PART
from reflectlib.model.timing import Frequency, Minutes, Range
from reflectlib.planning.asked import kind_of_meeting, with_variant
from reflectlib.planning.session import LIMITS
from reflectlib.value import Value

A_YEAR = {"day": 365, "week": 52, "month": 12, "year": 1}

PARTICIPANT = "deelnemer"

Ground = Literal["effort", "duration", "given", "preparation"]
"""What a line rests on.

A stated effort, the stated length of a meeting, a length that was `given` instead, or a stated
task.
"""


@attrs.frozen(eq=False, repr=False)
class Amount(Value):
    """The least and the most minutes; None where one of them is not known."""

    least: Fraction
    most: Fraction | None


@attrs.frozen(eq=False, repr=False)
class EffortLine(Value):
    """What one thing asks of one person with a role.

    `minutes` are stated for each `per`, which comes `times` a year; `meeting` is the id of the
    kind of meeting where there is more than one. `times_given` tells that how often it comes is
    what was given, and not what the source says. `per_meeting` and `per_year`, in minutes, come of
    it; None where it is not of a meeting, or where nobody says how often.
    """

    role: str
    purpose: str
    ground: Ground
    minutes: Range
    per: EffortUnit
    times: Amount | None
    meeting: str | None = None
    times_given: bool = False

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
    """Every line, how often the method meets in a year, and how many people there are.

    `times_given` tells that how often it meets was given.
    """

    method: Method
    lines: tuple[EffortLine, ...]
    meetings: Amount | None
    people: int | None
    times_given: bool = False

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


def effort(
    method: Method,
    people: int | None = None,
    variant: str | None = None,
    *,
    meeting: str | None = None,
    minutes: int | None = None,
    frequency: Frequency | None = None,
) -> Reckoning:
    """Reckon the time of each role from the entry's figures; nothing is estimated.

    The stated effort comes first. Where it says nothing of those who take part, or of a role that
    leads steps, the stated length of a meeting is theirs; and where it says nothing of a role, the
    stated tasks of its preparation are. `minutes` and `frequency` take the place of the stated
    length and rhythm, of the kind of `meeting` where a method has more than one. Raises
    `PlanError` for an unknown variant or meeting, for less than one person, and for minutes that
    no meeting has.
    """
    method = with_variant(method, variant)
    if people is not None and (type(people) is not int or people < 1):
        raise PlanError("number_wanted", name="people", least=1, most=None, given=people)
    least, most = LIMITS["minutes"]
    if minutes is not None and (type(minutes) is not int or not least <= minutes <= most):
        raise PlanError("number_wanted", name="minutes", least=least, most=most, given=minutes)
    given = _Given(None, minutes is not None, frequency is not None)
    if minutes or frequency or meeting:
        kind = kind_of_meeting(method, meeting)
        given = given._replace(meeting=kind.id if kind else None)
        method = _with_given(method, kind, minutes, frequency)
    # Of a method over several kinds of meeting, the frequency is that of the whole.
    one_kind = method.frequency and not method.meetings
    meetings = times_a_year(method.frequency[0]) if one_kind else None
    lines = tuple(_lines(method, meetings, given))
    return Reckoning(method, lines, meetings, people, given.times and not method.meetings)


class _Given(NamedTuple):
    """Which figures are not the source's, and of which kind of meeting."""

    meeting: str | None
    minutes: bool
    times: bool


def _with_given(
    method: Method, kind: MeetingKind | None, minutes: int | None, frequency: Frequency | None
) -> Method:
    """The method, or one kind of its meetings, with a length and a rhythm of one's own."""
    own: dict[str, Any] = {}
    if minutes:
        own["duration"] = Minutes(min=minutes, max=minutes)
    if frequency:
        own |= {"frequency": (frequency,), "count": None}
    if kind is None:
        return attrs.evolve(method, **own)
    changed = attrs.evolve(kind, **own)
    meetings = tuple(changed if one is kind else one for one in method.meetings)
    return attrs.evolve(method, meetings=meetings)


def taking_part(method: Method) -> tuple[str, ...]:
    """The roles of those who take part: the participant, or who it is in a method without one."""
    declared = tuple(role.id for role in method.roles)
    if PARTICIPANT in declared:
        return (PARTICIPANT,)
    leads = {phase.lead for phase in method.phases} | LEADING
    found = tuple(id for id in declared if id in TAKING_PART)
    return found or tuple(id for id in declared if id not in leads) or (PARTICIPANT,)


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


def _lines(method: Method, meetings: Amount | None, given: _Given) -> Iterator[EffortLine]:
    told = {item.role for item in method.effort}
    for item in method.effort:
        times = _times_a_year(item, meetings)
        ours = given.times and item.frequency is None and item.per == "meeting"
        yield EffortLine(
            item.role, item.purpose or "", "effort", item.minutes, item.per, times,
            times_given=ours and times is not None,
        )  # fmt: skip
    for meeting in method.meetings or (None,):
        id = meeting.id if meeting else None
        title = meeting.title if meeting else ""
        length = meeting.duration if meeting else method.duration
        if length is None:
            held = _times_held(method, meeting) if meeting else meetings
            yield from _of_blocks(method, id, held, given)
            continue
        held = _times_held(method, meeting) if meeting else meetings
        ours = id == given.meeting
        ground: Ground = "given" if given.minutes and ours else "duration"
        yield from (
            EffortLine(role, title, ground, length, "meeting", held, id, given.times and ours)
            for role in _present(method, id)
            if role not in told
        )
    for task in method.preparation:
        # What is done once is no time of each meeting.
        stated = task.basis == "source" and not task.once
        if task.minutes and task.role and task.role not in told and stated:
            yield EffortLine(
                task.role, task.task, "preparation", task.minutes, "meeting", meetings,
                times_given=given.times and meetings is not None,
            )  # fmt: skip


def _of_blocks(
    method: Method, meeting: str | None, held: Amount | None, given: _Given
) -> Iterator[EffortLine]:
    """The length of each block of a programme that states none of the whole.

    They are there only where each of them is stated and for everybody, so that they add up to the
    meeting: the minutes of the block, or else the stated length of its method as it is.
    """
    if not isinstance(method, Programme):
        return
    blocks = list(zip(ids_of(method.blocks), method.blocks, strict=True))
    lengths = {id: _length(method, id, each) for id, each in blocks if each.part == meeting}
    ours = given.times and meeting == given.meeting
    for id, each in blocks:
        length = lengths.get(id)
        if length is None or None in lengths.values():
            continue
        purpose = method.title_of(id) or each.title or ""
        yield from (
            EffortLine(role, purpose, "duration", length, "meeting", held, meeting, ours)
            for role in _there(method, meeting, "" if each.pause else id)
        )


def _there(programme: Programme, meeting: str | None, block: str) -> tuple[str, ...]:
    """The roles of those who are in a block; in a break, which is none, those who are in all."""
    steps = [phase for phase in programme.phases if phase.meeting == meeting]
    blocks = [block] if block else list(dict.fromkeys(phase.block for phase in steps))
    each = [
        _present(attrs.evolve(programme, phases=tuple(p for p in steps if p.block == one)), meeting)
        for one in blocks
    ]
    first = each[0] if each else ()
    return tuple(role for role in first if all(role in roles for roles in each))


def _length(programme: Programme, id: str, block: Block) -> Minutes | None:
    """The stated length of a block that everybody is in."""
    if block.pause or (block.minutes and not (block.people or block.parallel)):
        return block.pause or block.minutes
    method = programme.method_of(id)
    # What is done otherwise than the method says takes another time.
    if block.people or method is None or method.adaptations:
        return None
    own = block.step.time if block.step and block.step.time_basis == "source" else None
    return own if isinstance(own, Minutes) else method.duration


def _present(method: Method, meeting: str | None) -> tuple[str, ...]:
    """The roles of those who are there all the time: who take part, and who lead steps."""
    leads = [phase.lead for phase in method.phases if phase.lead and phase.meeting == meeting]
    guides = (role for role in leads if role not in TAKING_PART)
    return tuple(dict.fromkeys((*taking_part(method), *guides)))


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
