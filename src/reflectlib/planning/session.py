"""What a plan is made for, and what it is made of."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Literal

import attrs

from reflectlib.errors import PlanError
from reflectlib.frozen import FrozenMapping
from reflectlib.model.method import MeetingKind, Method
from reflectlib.model.programme import Programme
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Range
from reflectlib.planning.changes import Changes
from reflectlib.planning.fit import Claim
from reflectlib.planning.group import check_name
from reflectlib.planning.whereabouts import check_whereabouts
from reflectlib.value import Value

YEARS = range(1900, 9000)
LIMITS = {
    "people": (1, 1000),
    "cases": (1, 100),
    "minutes": (1, 1440),
    "break_minutes": (0, 240),
    "break_after": (15, 480),
    "groups": (1, 100),
    "welcome": (0, 240),
    "changeover": (0, 60),
    "buffer": (0, 50),
}

SlotKind = Literal["phase", "parallel", "break", "buffer", "welcome", "changeover", "away"]
"""What a piece of a meeting is: a step, or what is between and around the steps.

In a programme there are steps that go on side by side (`parallel`), and time in which people are
`away`, until the meeting goes on on another day.
"""
SlotBasis = Literal["stated", "stretched", "shortened", "estimated", "divided", "given", "added"]
"""Where a slot's time comes from; what is no step is `added`.

It is `given` where whoever plans chose it. Of a step for which no time is known, neither stated nor
estimated, it is `divided`.
"""
RemarkKey = Literal[
    "people_assumed",
    "people_outside",
    "people_per_kind",
    "cases_outside",
    "groups_uneven",
    "duration_differs",
    "variant_steps",
    "case_differs",
    "shortened",
    "method_not_there",
    "optional_left_out",
    "turns_shorter",
    "turns_missing",
    "smaller_groups_ready",
    "somebody_rests",
    "every_assumed",
    "fewer_meetings",
    "people_there",
    "nobody_there",
    "role_holder_away",
    "in_weekend",
    "on_holiday",
    "in_school_holiday",
    "holidays_unknown",
    "clock_without_start",
]
"""What a remark is about."""


def _tuple(names: Iterable[str]) -> tuple[str, ...]:
    if isinstance(names, str):
        raise PlanError("names_are_one_text")
    return tuple(names)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Session(Value):
    """One meeting to plan a method for. What is left out follows from the method.

    `people` or `names` (then as many as there are), `cases` and `minutes` count from 1.
    `start` is an aware datetime; without it a plan counts from 0:00. `break_minutes` is the
    length of a break: None leaves breaks to the plan, 0 has none; `break_after` the minutes of
    work after which there is one. `groups` go through the whole side by side. `welcome` is the
    minutes before the first step, `changeover` those between two steps with other groups,
    and `buffer` what is kept free at the end, in percents. `exact` takes the stated
    times and fits nothing; `anyway` warns where it would refuse a number of people or cases.
    `variant` and `meeting` are ids. `roles` says by the id or the title of a role who always has
    it, and `changes` what is done otherwise than the method says. `group` is what the group is
    called, `location` the place where it meets, and `link` (http or https) where it meets online.
    Raises `PlanError` for numbers that no meeting has, what cannot be a name, a place or a link or
    stands twice, and a start that is naive or that the clock skips.
    """

    people: int | None = None
    names: tuple[str, ...] = attrs.field(default=(), converter=_tuple)
    cases: int | None = None
    minutes: int | None = None
    start: datetime | None = None
    break_minutes: int | None = None
    exact: bool = False
    anyway: bool = False
    variant: str | None = None
    meeting: str | None = None
    groups: int = 1
    welcome: int = 0
    changeover: int = 0
    buffer: int = 0
    break_after: int | None = None
    roles: Mapping[str, tuple[str, ...]] = attrs.field(
        default={}, converter=FrozenMapping[str, tuple[str, ...]]
    )
    changes: Changes | None = None
    group: str | None = None
    location: str | None = None
    link: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what no meeting can be."""
        for name, (least, most) in LIMITS.items():
            number = getattr(self, name)
            if number is not None and (type(number) is not int or not least <= number <= most):
                raise PlanError("number_wanted", name=name, least=least, most=most, given=number)
        if len(self.names) > (most := LIMITS["people"][1]):
            raise PlanError("too_many_names", names=len(self.names), most=most)
        for name in self.names:
            check_name(name)
        if len(set(self.names)) < len(self.names):
            twice = next(name for name in self.names if self.names.count(name) > 1)
            raise PlanError("name_twice", name=twice)
        if self.names and self.people not in (None, len(self.names)):
            raise PlanError("names_and_people_differ", number=len(self.names), people=self.people)
        check_whereabouts(self.group, self.location, self.link)
        if self.start is not None:
            _check_start(self.start)


def _check_start(start: datetime) -> None:
    if start.utcoffset() is None:
        raise PlanError("start_without_zone")
    if start.year not in YEARS:
        raise PlanError("start_out_of_range", year=start.year, least=YEARS[0], most=YEARS[-1])
    if start.astimezone(UTC).astimezone(start.tzinfo).replace(fold=0) != start.replace(fold=0):
        later = start + timedelta(hours=1)
        raise PlanError(
            "clock_skips", time=f"{start:%H:%M}", day=start.date(), later=f"{later:%H:%M}"
        )


@attrs.frozen(eq=False, repr=False)
class Slot(Value):
    """A piece of a meeting. `start` is in minutes after the beginning.

    A `phase` has its step, its round (from 1) where it belongs to a loop or to one case alone, the
    sizes of its groups, the id of the role that leads, and the minutes of the `whole`: what it
    takes by itself, as stated, estimated or divided. `members` are the names in each of its groups,
    in the order of `groups`; none where nobody is named or divided. Where more groups go through
    the whole side by side, those of the smaller ones come before them.

    In a programme `block` is the id of its block, and `cases_before` how many cases the blocks
    before that take. A break of its own has its `title`, if that has one, and so has what goes on
    side by side, of which `sides` are the plans: each takes as long as the slot.

    `claim` is what it may take, by which its minutes were found. It is how a plan was made and not
    what it is: plans are equal without it, and one that was kept in a file has none.
    """

    start: int
    minutes: int
    kind: SlotKind
    basis: SlotBasis
    phase: Phase | None = None
    round: int | None = None
    groups: tuple[int, ...] = ()
    whole: int = 0
    members: tuple[tuple[str, ...], ...] = ()
    block: str | None = None
    title: str = ""
    sides: "tuple[Plan, ...]" = ()
    cases_before: int = 0
    _claim: Claim | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def end(self) -> int:
        """The minute, after the beginning, at which it is over."""
        return self.start + self.minutes

    @property
    def case(self) -> int | None:
        """The number of its case, from 1; None where it is for no case or for all of them."""
        if not self.round or self.phase is None or self.phase.repeat not in (None, "case"):
            return None
        return self.cases_before + self.round

    @property
    def lead(self) -> str | None:
        """The id of the role that leads it, or None."""
        return self.phase.lead if self.phase else None


def claim_of(slot: Slot) -> Claim | None:
    """What a slot may take, by the planner's own reckoning; None of one that was kept in a file."""
    return slot._claim


@attrs.frozen(eq=False, repr=False)
class Remark(Value):
    """Something to know of a plan or a series: what, and the numbers and steps that it is about.

    Of a series, `days` are those of the meetings that it is about, where not all are. `names` are
    of people, and `role` is the id of one. `of` is the title of the block of a programme that it
    is about, where it is not about the whole.
    """

    key: RemarkKey
    number: int = 0
    stated: Range | None = None
    titles: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    days: tuple[date, ...] = attrs.field(default=(), kw_only=True)
    names: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    role: str | None = attrs.field(default=None, kw_only=True)
    of: str = attrs.field(default="", kw_only=True)


@attrs.frozen(eq=False, repr=False)
class PlanPart(Value):
    """The slots of one block of a programme, with its id and its title."""

    block: str
    title: str
    slots: tuple[Slot, ...]


@attrs.frozen(eq=False, repr=False)
class Plan(Value):
    """A meeting to the minute: slots without gaps, from its beginning to its end.

    `groups` are the people of each group that goes through it side by side, the largest last; its
    slots are those of the largest. Mostly there is one, of all `people`. `names` are those who
    take part, where they are named, `members` the names in each of `groups`, and `roles` who has
    which role, by its id. `group` is what the group is called, and `location` and `link` are where
    it meets, where these are known.
    """

    method: Method
    meeting: MeetingKind | None
    people: int
    cases: int | None
    slots: tuple[Slot, ...]
    start: datetime | None = None
    remarks: tuple[Remark, ...] = ()
    groups: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    roles: Mapping[str, tuple[str, ...]] = attrs.field(
        default={}, converter=FrozenMapping[str, tuple[str, ...]]
    )
    members: tuple[tuple[str, ...], ...] = ()
    group: str | None = None
    location: str | None = None
    link: str | None = None

    @property
    def parts(self) -> tuple[PlanPart, ...]:
        """The slots of each block of a programme together, in order; those of a method are one.

        What is between blocks, such as a break that has no block, is a part without an id. What is
        within a block, such as a break in it, belongs to it.
        """
        if not isinstance(self.method, Programme):
            return (PlanPart("", "", self.slots),)
        ids = [slot.block or "" for slot in self.slots]
        last = {id: number for number, id in enumerate(ids)}
        open_one = ""
        for number, id in enumerate(ids):
            if id:
                open_one = id
            elif open_one and last[open_one] > number:
                ids[number] = open_one
        runs = groupby(zip(ids, self.slots, strict=True), lambda each: each[0])
        return tuple(
            PlanPart(id, self.method.title_of(id) if id else "", tuple(slot for _id, slot in run))
            for id, run in runs
        )

    @property
    def minutes(self) -> int:
        """How long the whole takes."""
        return self.slots[-1].end

    def at(self, minute: int) -> datetime | None:
        """The time, in the zone of the start, so many minutes after it. None without one."""
        if self.start is None:
            return None
        later = self.start.astimezone(UTC) + timedelta(minutes=minute)
        return later.astimezone(self.start.tzinfo)
