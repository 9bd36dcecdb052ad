"""A plan as data."""

from collections.abc import Iterable
from typing import TypedDict

from reflectlib.catalogue import Catalogue
from reflectlib.data.shapes import (
    DayText,
    MomentText,
    OfMethodData,
    RangeData,
    TimeData,
    range_data,
    role_titles,
    time_data,
)
from reflectlib.data.slots import BlockData, SlotData, all_slots, block_data, iso, slot_data
from reflectlib.language.words import Words
from reflectlib.planning.differences import all_adaptations
from reflectlib.planning.session import Plan, Remark, RemarkKey, Slot
from reflectlib.views.agenda import in_words
from reflectlib.views.sections import sections


class RemarkData(TypedDict):
    """Something to know of a plan or a series."""

    key: RemarkKey
    """What it is about, and with that what `number` and `stated` are:

    - `people_assumed`: the entry gives no number of people; `number` of them were taken.
    - `people_outside`: `number` people take part, and the entry says `stated`.
    - `people_per_kind`: each kind of meeting has its own number of people, together `stated`, and
      `number` is in none of them.
    - `cases_outside`: there are `number` cases, and the entry says `stated`.
    - `groups_uneven`: `number` people cannot be divided into groups of the stated sizes.
    - `duration_differs`: it takes `number` minutes, and the entry says `stated`.
    - `variant_steps`: the steps are those of the method, since the variant has none of its own.
    - `case_differs`: a case takes `number` minutes, and the entry says `stated`.
    - `shortened`: the steps take `number` minutes less than is stated, estimated or known of them.
    - `method_not_there`: the `number` steps `titles` are those of methods that were not at hand.
    - `optional_left_out`: there is no time for the `number` steps that may be left out, `titles`.
    - `turns_shorter`: in the step `titles` a turn takes `number` minutes; the entry says `stated`.
    - `turns_missing`: in the step `titles`, `number` people of a group have no turn of a minute.
    - `smaller_groups_ready`: smaller groups have fewer rounds than larger ones.
    - `somebody_rests`: of an odd number of people somebody has no partner in a round.
    - `every_assumed`: the entry does not say how often; every `number` weeks was taken.
    - `fewer_meetings`: `number` meetings find a date, of the `stated` ones that were meant.
    - `people_there`: `number` people are there, and the plan is for `stated`.
    - `nobody_there`: of the people who are named nobody is there.
    - `role_holder_away`: `names`, who always has the role, is not there on `days`.
    - `in_weekend`: `number` days of the rhythm are in a weekend, and have no meeting: `days`.
    - `on_holiday`: `number` meetings are on a public holiday, `titles`.
    - `in_school_holiday`: `number` meetings are in a school holiday, `titles`.
    - `holidays_unknown`: of `number` meetings nobody knows yet whether they are on a holiday.
    - `clock_without_start`: the blocks `titles` are pinned to a clock, and there is no start.
    """
    number: int | None
    """The number that it is about; null where there is none."""
    stated: RangeData | None
    """What the entry says, or what was meant; null where there is nothing of the kind."""
    titles: list[str]
    """The names of the steps, or of what else it is about."""
    days: list[DayText]
    """Of a series, the days of the meetings that it is about, or on which there is none for it;
    empty where it is the whole."""
    names: list[str]
    """The names of the people that it is about."""
    role: str | None
    """The id of the role that it is about; null where it is about none."""
    of: str | None
    """The title of the block of a programme that it is about; null where it is about the whole."""
    text: str
    """The same in words, in the language of the entry."""


class HeldData(TypedDict):
    """What there is to say of one meeting."""

    meeting: str | None
    """The id of the kind of meeting; null where the method has only one."""
    meeting_title: str | None
    """The name of the kind of meeting; null where the method has only one."""
    group: str | None
    """What the group is called; null where it has no name."""
    location: str | None
    """The place where it is; null where it is not known."""
    link: str | None
    """Where it is online, a web address; null where it is not known."""
    people: int
    """How many people take part."""
    groups: list[int]
    """The people of each group that goes through it side by side; mostly there is one."""
    names: list[str]
    """Who take part; empty where nobody is named."""
    members: list[list[str]]
    """The names in each of the groups that go through it side by side; empty without names."""
    roles: dict[str, list[str]]
    """Id of a role → the names of who has it; empty where nobody is named."""
    cases: int | None
    """How many cases there are; null where the method has none."""
    minutes: int
    """How long it takes in all; over more than one day, with the time between them."""
    start: MomentText
    """When it begins; 00:00:00 where no start is known."""
    end: MomentText
    """When it is over; the time since 00:00:00 where no start is known."""
    blocks: list[BlockData]
    """The blocks in order, breaks of the programme's own included; none of a method alone."""
    slots: list[SlotData]
    """The pieces in order, without gaps."""
    remarks: list[RemarkData]
    """What is to be known of it."""


class PlanData(OfMethodData, HeldData):
    """A meeting to the minute."""

    stated_times: dict[str, TimeData]
    """Id of a step → what the entry says of its minutes, for the steps that have a time."""
    role_titles: dict[str, str]
    """Id of a role → its name, for those who lead and those who are named."""
    adaptations: list[str]
    """What is otherwise than in the source, a sentence each, in the language of the entry."""


def plan(plan: Plan, _catalogue: Catalogue) -> PlanData:
    """The plan for a program; times are ISO 8601, from 00:00:00 where there is no start."""
    words = Words(plan.method.language)
    slots = [*all_slots(plan)]
    return {
        "method": plan.method.id,
        "title": plan.method.title,
        **held(plan, words),
        "stated_times": stated_times(slots),
        "role_titles": role_titles(
            plan.method, (*(slot.lead for slot in slots), *plan.roles), words
        ),
        "adaptations": list(
            all_adaptations(plan.method, plan.meeting.id if plan.meeting else None)
        ),
    }


def held(plan: Plan, words: Words) -> HeldData:
    """What there is to say of the meeting of a plan."""
    return {
        "meeting": plan.meeting.id if plan.meeting else None,
        "meeting_title": plan.meeting.title if plan.meeting else None,
        "group": plan.group,
        "location": plan.location,
        "link": plan.link,
        "people": plan.people,
        "groups": list(plan.groups),
        "names": list(plan.names),
        "members": [list(group) for group in plan.members],
        "roles": {role: list(names) for role, names in plan.roles.items()},
        "cases": plan.cases,
        "minutes": plan.minutes,
        "start": iso(plan, 0),
        "end": iso(plan, plan.minutes),
        "blocks": [block_data(section) for section in sections(plan) if section.id],
        "slots": [slot_data(plan, slot) for slot in plan.slots],
        "remarks": remarks_data(plan.remarks, words),
    }


def remarks_data(remarks: tuple[Remark, ...], words: Words) -> list[RemarkData]:
    """What each remark is about, its numbers, and the words."""
    return [
        {
            "key": remark.key,
            "number": remark.number or None,
            "stated": range_data(remark.stated) if remark.stated else None,
            "titles": list(remark.titles),
            "days": [day.isoformat() for day in remark.days],
            "names": list(remark.names),
            "role": remark.role,
            "of": remark.of or None,
            "text": in_words(remark, words),
        }
        for remark in remarks
    ]


def stated_times(slots: Iterable[Slot]) -> dict[str, TimeData]:
    """What the entry says of the minutes of each step, by the step's id."""
    phases = (slot.phase for slot in slots if slot.phase)
    return {phase.id: time_data(phase.time) for phase in phases if phase.time}
