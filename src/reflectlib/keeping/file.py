"""What stands in the file of a series. It is data, and so longer than a file of code."""

from pathlib import PurePosixPath
from typing import Annotated, ClassVar, Literal

import attrs

from reflectlib.model.method import RoleCount, Task
from reflectlib.model.programme import MeetingDay, id_together
from reflectlib.model.record import (
    FEW,
    Count,
    DayMinutes,
    KeptDay,
    KeptDayOrMoment,
    KeptDays,
    KeptId,
    KeptMoment,
    KeptStamp,
    Language,
    Line,
    Most,
    Record,
    Slug,
    Text,
    Url,
    Whole,
    is_slug,
)
from reflectlib.model.steps import Phase
from reflectlib.model.timing import Minutes, Range, Span
from reflectlib.planning.holidays import Holidays
from reflectlib.planning.session import RemarkKey, SlotBasis, SlotKind

MOST_MEETINGS, MOST_PEOPLE, MOST_SEQUENCE = 2000, 1000, 2**31 - 2

CountOrNone = Annotated[int, Whole(0, MOST_SEQUENCE)]
"""A number, or 0 for none."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptMember(Record):
    """Somebody who takes part. In a file a name alone will do."""

    shorthand: ClassVar[str | None] = "name"

    name: Line
    """What he or she is called."""
    joins: KeptDay | None = None
    """The first day on which this person can be there, where that is later than the first."""
    leaves: KeptDay | None = None
    """The last day on which this person can be there, where that is before the last."""
    away: tuple[KeptDays, ...] = ()
    """The days on which he or she is not there."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptRole(Record):
    """Who has a role."""

    role: Slug
    """The id of the role, such as `gespreksleider`."""
    names: Annotated[tuple[Line, ...], Most(MOST_PEOPLE)]
    """Who has it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptMove(Record):
    """A meeting that is not on its day of the rhythm."""

    from_: KeptDay
    """The day of the rhythm."""
    to: KeptDayOrMoment
    """The day on which it is instead, with its time where that is another."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptMinutes(Record):
    """A step that is held to other minutes."""

    step: Line
    """The id of the step, or its title."""
    minutes: DayMinutes | None = None
    """Its minutes."""
    phase: Phase | None = None
    """The step that has the time that it gets, where that is not a number of minutes."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptAddition(Record):
    """A step that comes in."""

    step: Line | None = None
    """What it is called."""
    phase: Phase | None = None
    """The step, where it is more than a name."""
    minutes: DayMinutes | None = None
    """How long it takes."""
    block: Slug | None = None
    """The id of the block of a programme that it belongs to."""
    at: Line = "end"
    """Where: `start`, `end`, `before STEP` or `after STEP`."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptChanges(Record):
    """What is done otherwise than the method says."""

    skip: tuple[Line, ...] = ()
    """The steps that are left out."""
    only: tuple[Line, ...] = ()
    """The steps that are not left out, where all others are."""
    set: tuple[KeptMinutes, ...] = ()
    """The steps that are held to other minutes."""
    add: tuple[KeptAddition, ...] = ()
    """The steps that come in."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptDue(Record):
    """A task around a meeting."""

    task: Count
    """Its number in the list of `tasks`, from 1."""
    day: KeptDay
    """The day by which it must be done, or from which on it can be."""
    who: Annotated[tuple[Line, ...], Most(MOST_PEOPLE)] = ()
    """The names of who does it, or the id of the role."""
    after: bool = False
    """`true` where it is done after the meeting."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptGroup(Record):
    """A group, in a step or in the whole."""

    names: Annotated[tuple[Line, ...], Most(MOST_PEOPLE)]
    """Who are in it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptMeeting(Record):
    """A meeting: when it is, who is there and who has which role."""

    number: Count
    """Its number in the series."""
    place: Count
    """The number of its day in the rhythm, with those that are skipped; a calendar knows it by
    that."""
    start: KeptMoment
    """When it starts, by the clock of the zone."""
    day: KeptDay | None = None
    """Its day of the rhythm, where it is on another day."""
    location: Line | None = None
    """The place where it is."""
    link: Url | None = None
    """Where it is online."""
    agenda: Count
    """The number in `agendas` of how it goes, from 1."""
    there: Annotated[tuple[Line, ...], Most(MOST_PEOPLE)] = ()
    """The names of who is there."""
    by_number: bool = False
    """`true` where it is planned for a number of people, and not for those names."""
    sides: Annotated[tuple[KeptGroup, ...], Most(MOST_PEOPLE)] = ()
    """Who are in each of the groups that go through it side by side, where there are more."""
    who: tuple[KeptRole, ...] = ()
    """Who has which role."""
    due: tuple[KeptDue, ...] = ()
    """What is to be done before it and after it."""
    stamp: KeptStamp
    """When it was last changed, for calendars."""
    sequence: CountOrNone = 0
    """How often it was changed, for calendars."""
    parts: Count | None = None
    """How many pieces it had at most, where that is more than it has, for calendars."""
    days: Annotated[tuple[MeetingDay, ...], Most(FEW)] = ()
    """The numbers of the days on which it went on once, and no more, for calendars."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptName(Record):
    """What something is called."""

    id: Slug
    """Its id."""
    title: Line
    """Its name, as people read it."""
    count: RoleCount | None = None
    """How many have it in each group, where that is so."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptPiece(Record):
    """A piece of a meeting; it starts where the one before it ends."""

    minutes: CountOrNone
    """How long it takes."""
    step: Count | None = None
    """The number of its step in the list of `steps`, from 1; absent for what is no step."""
    type: SlotKind = "phase"
    """What it is: a step (`phase`), a `break`, a `welcome`, a `changeover`, a `buffer`, what goes
    on side by side (`parallel`), or the time until it goes on on another day (`away`)."""
    basis: SlotBasis = "stated"
    """Where its time comes from."""
    round: Count | None = None
    """The number of its round, where it belongs to a loop."""
    groups: Annotated[tuple[Count, ...], Most(MOST_PEOPLE)] = ()
    """The sizes of its groups."""
    whole: CountOrNone = 0
    """The minutes it would take if nothing were fitted."""
    members: Annotated[tuple[KeptGroup, ...], Most(MOST_PEOPLE)] = ()
    """Who are in each of its groups."""
    cases_before: CountOrNone = 0
    """How many cases come before those of its block."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptRemark(Record):
    """Something to know of a meeting."""

    key: RemarkKey
    """What it is about."""
    number: CountOrNone = 0
    """The number that it is about."""
    stated: Range | None = None
    """What the method says."""
    titles: tuple[Line, ...] = ()
    """The steps that it is about."""
    of: Line | None = None
    """The title of the block that it is about."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptSide(Record):
    """One of the activities that go on side by side."""

    id: Slug
    """Its id."""
    method: Slug
    """The id of its method."""
    title: Line
    """What it is called."""
    people: Count
    """How many people take part in it."""
    cases: Count | None = None
    """How many cases there are."""
    names: Annotated[tuple[Line, ...], Most(MOST_PEOPLE)] = ()
    """Who take part in it, where they are named."""
    who: tuple[KeptRole, ...] = ()
    """Who has which role in it."""
    roles: tuple[KeptName, ...] = ()
    """What its roles are called."""
    slots: Annotated[tuple[KeptPiece, ...], Most(MOST_MEETINGS)]
    """Its pieces, in order."""
    remarks: tuple[KeptRemark, ...] = ()
    """What is to be known of it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptSlot(KeptPiece):
    """A piece of a meeting, with the block of a programme that it belongs to."""

    block: Slug | None = None
    """The id of its block."""
    title: Line | None = None
    """What a break is called, or what goes on side by side."""
    sides: Annotated[tuple[KeptSide, ...], Most(FEW)] = ()
    """What goes on side by side."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptBlock(Record):
    """A block of a programme, or one of its sides."""

    id: Slug
    """Its id."""
    title: Line | None = None
    """What it is called."""
    method: Slug | None = None
    """The id of its method; absent for a step of the programme's own, and for a break."""
    apart: bool = False
    """`true` where it is not for everybody."""
    roles: tuple[KeptName, ...] = ()
    """The roles that people have in it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptAgenda(Record):
    """How meetings go: what is shown of them, also when the method is another by then."""

    title: Line
    """The title of the method."""
    language: Language
    """The language of its texts."""
    group: Line | None = None
    """What the group is called."""
    meeting: KeptName | None = None
    """The kind of meeting, where the method has more than one."""
    people: Count
    """How many people take part."""
    cases: Count | None = None
    """How many cases there are."""
    groups: Annotated[tuple[Count, ...], Most(MOST_PEOPLE)] = ()
    """The people of each group that goes through it side by side."""
    roles: tuple[KeptName, ...] = ()
    """What its roles are called."""
    blocks: Annotated[tuple[KeptBlock, ...], Most(MOST_MEETINGS)] = ()
    """The blocks of a programme that come in it."""
    slots: Annotated[tuple[KeptSlot, ...], Most(MOST_MEETINGS)]
    """Its pieces, in order."""
    remarks: tuple[KeptRemark, ...] = ()
    """What is to be known of it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeptPart(Record):
    """A method of which a meeting is made, or a break. In a file the name of a method will do."""

    shorthand: ClassVar[str | None] = "method"

    method: Line | None = None
    """The id of the method, or the name of its file, seen from the folder of this one."""
    pause: Minutes | None = None
    """A break of so many minutes."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Kept(Record):
    """A series of meetings, kept as a file."""

    format: Literal[1] = 1
    """The version of the file format. Always 1."""
    kind: Literal["series"] = "series"
    """This is a series."""
    id: KeptId
    """What tells it from all other series: calendars know its meetings by it."""
    title: Line | None = None
    """What the group is called, and its calendar; without it a calendar has the title of the
    method."""
    location: Line | None = None
    """The place where the group meets."""
    link: Url | None = None
    """Where it meets online."""
    method: Line | None = None
    """The id of the method or the programme, or the name of its file, seen from the folder of this
    one."""
    methods: Annotated[tuple[KeptPart, ...], Most(FEW)] = ()
    """The methods and the breaks of a meeting, in order, where it is of more than one."""
    language: Language | None = None
    """The language in which it is shown, where that is not the one of the method."""
    notes: tuple[Text, ...] = ()
    """What you want to remember of it."""
    start: KeptMoment
    """When the first meeting starts, by the clock of the zone."""
    zone: Line = "Europe/Amsterdam"
    """The time zone, by its IANA name."""
    every: Span | None = None
    """The time from one meeting to the next, where the method does not say so."""
    times: Count | None = None
    """How many meetings there are."""
    until: KeptDay | None = None
    """The last day that may be used."""
    skip: Annotated[tuple[KeptDays, ...], Most(MOST_MEETINGS)] = ()
    """The days that are skipped."""
    holidays: Holidays | None = None
    """Which holidays are skipped: `public`, or those of the schools in `noord`, `midden` or `zuid`
    as well."""
    move: Annotated[tuple[KeptMove, ...], Most(MOST_MEETINGS)] = ()
    """The meetings that are not on their day of the rhythm."""
    members: Annotated[tuple[KeptMember, ...], Most(MOST_PEOPLE)] = ()
    """Who take part."""
    people: Count | None = None
    """How many take part, where they are not named."""
    fixed_roles: tuple[KeptRole, ...] = ()
    """The roles that do not go round, and who has them."""
    cases: Count | None = None
    """How many cases there are in a meeting."""
    minutes: DayMinutes | None = None
    """How long there is for a meeting."""
    break_minutes: CountOrNone | None = None
    """How long a break is; 0 for none."""
    break_after: DayMinutes | None = None
    """The minutes of work after which there is a break."""
    welcome: CountOrNone = 0
    """Minutes to come in before it."""
    changeover: CountOrNone = 0
    """Minutes between steps where people change places."""
    buffer: CountOrNone = 0
    """What is kept free at the end, in percents."""
    groups: Count = 1
    """The groups that go through it side by side."""
    exact: bool = False
    """`true` to take the stated times and fit nothing."""
    anyway: bool = False
    """`true` to plan for too few or too many all the same."""
    variant: Slug | None = None
    """The id of a variant of the method."""
    changes: KeptChanges | None = None
    """What is done otherwise than the method says."""
    meetings: Annotated[tuple[KeptMeeting, ...], Most(MOST_MEETINGS)] = ()
    """The meetings, in the order of their dates."""
    cancelled: Annotated[tuple[KeptMeeting, ...], Most(MOST_MEETINGS)] = ()
    """The meetings that went; a calendar takes them away."""
    tasks: tuple[Task, ...] = ()
    """What is to be done around the meetings."""
    agendas: Annotated[tuple[KeptAgenda, ...], Most(MOST_MEETINGS)] = ()
    """How the meetings go."""
    steps: Annotated[tuple[Phase, ...], Most(MOST_MEETINGS)] = ()
    """The steps of the agendas, as far as they are shown of a meeting."""

    @property
    def names(self) -> tuple[str, ...]:
        """What it calls the method, or each of the methods, that it goes by."""
        of_parts = (part.method for part in self.methods)
        return tuple(name for name in (self.method, *of_parts) if name)

    @property
    def method_id(self) -> str:
        """The id of what it is a series of, which a file of that is called after."""
        stems = dict.fromkeys(PurePosixPath(name).stem for name in self.names)
        id = id_together(stem for stem in stems if is_slug(stem))
        return id or "series"
