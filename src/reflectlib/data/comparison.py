"""A comparison as data."""

from collections.abc import Sequence
from typing import TypedDict

from reflectlib.catalogue import Catalogue
from reflectlib.comparing import Comparison
from reflectlib.data.shapes import NamedData, RangeData, TimeData, range_data, time_data
from reflectlib.kinds import Kind
from reflectlib.model.entry import Entry
from reflectlib.model.forms import Form
from reflectlib.model.method import (
    Conditions,
    ExperienceNeeded,
    Facilitation,
    MeetingCount,
    MeetingKind,
    Method,
    Place,
)
from reflectlib.model.programme import Activity, Block, Programme, ids_of
from reflectlib.model.steps import Cases, Phase, Stage, TimeBasis
from reflectlib.model.taken import time_unstated
from reflectlib.model.timing import CalendarUnit, Frequency, Range, Span
from reflectlib.model.totals import MinutesBasis, steps_by_meeting
from reflectlib.views.activities import activities


class MinutesData(RangeData):
    """How long one meeting takes."""

    basis: MinutesBasis
    """Where they come from: steps are added up only where nothing is stated."""


class CasesData(TypedDict):
    """The cases of one meeting."""

    min: int | None
    """The fewest cases."""
    max: int | None
    """The most cases."""
    minutes: RangeData | None
    """The stated minutes for one case."""


class SpanData(TypedDict):
    """A length of calendar time: these together, null for what there is none of."""

    days: int | None
    """Days."""
    weeks: int | None
    """Weeks."""
    months: int | None
    """Months."""
    years: int | None
    """Years."""
    about: bool
    """Whether the entry says "about"."""


class FrequencyData(TypedDict):
    """How often: either every so long, or so many times per week, month or year."""

    whom: str | None
    """Whom or what it holds for, in the words of the entry; null where it holds for all."""
    every: SpanData | None
    """The time from one meeting to the next; null where `times` is there."""
    times: RangeData | None
    """How many times in the unit that `per` names; null where `every` is there."""
    per: CalendarUnit | None
    """The unit that `times` counts in; null where `every` is there."""


class FiguresData(TypedDict):
    """The numbers of a method or of one kind of its meetings."""

    participants: RangeData | None
    """How many people take part."""
    minutes: MinutesData | None
    """How long one meeting takes; null where that is neither stated nor known from its steps."""
    frequency: list[FrequencyData]
    """How often it is held; empty where that is not stated."""
    count: MeetingCount | None
    """How many meetings: a number, or `participants` for as many as there are members."""
    place: Place | None
    """Where it is held."""


class KindOfMeetingData(NamedData, FiguresData):
    """One kind of meeting; null is what is not stated of this kind."""


class StepData(NamedData):
    """One step."""

    meeting: str | None
    """The id of the kind of meeting that it belongs to; null where there is only one kind."""
    stage: Stage | None
    """What it does in the whole; null where the entry does not say."""
    time: TimeData | None
    """What the entry says of its minutes."""
    basis: TimeBasis
    """Where that time comes from."""
    share: int | None
    """Its part in the minutes of the steps without a time; null where none is stated."""
    optional: bool
    """Whether it may be left out."""
    when: str | None
    """When it is done, in the words of the entry; null where no condition is stated."""


class ComparedSideData(TypedDict):
    """What goes on in a block, or side by side with others in one."""

    id: str
    """Its id."""
    title: str | None
    """What it is called; null of a break without a title."""
    method: str | None
    """The id of its method; null where it is a step of the programme's own, or none."""
    people: int | None
    """How many take part, where that is not everybody."""


class ComparedBlockData(ComparedSideData):
    """One block of a programme."""

    pause: bool
    """Whether it is a break."""
    part: str | None
    """The id of the kind of meeting that it belongs to; null where there is only one kind."""
    minutes: RangeData | None
    """The minutes that the programme states for it; null where it states none."""
    parallel: list[ComparedSideData]
    """What goes on side by side in it; empty where nothing does."""


class ConditionsData(TypedDict):
    """What it asks of an organisation, in the words of the entry."""

    finance: list[str]
    """What it costs, in money and hours."""
    expertise: list[str]
    """What those who run it must know and be able to do."""
    support: list[str]
    """Whose support it needs, and how that is won."""


class ComparedData(NamedData, FiguresData):
    """An entry; what only a method has is null or empty for any other."""

    kind: Kind
    """What the entry is."""
    form: Form | None
    """The form of reflection that it belongs to."""
    form_title: str | None
    """What that form is called, where it is not of the register."""
    facilitation: Facilitation | None
    """Whether somebody leads it, or can."""
    audience: str | None
    """Whom it is for, in the words of the entry."""
    cases: CasesData | None
    """The cases of one meeting."""
    span: SpanData | None
    """How long the whole runs."""
    meetings: list[KindOfMeetingData]
    """The kinds of meeting in order; empty where there is only one kind."""
    steps: list[StepData]
    """The steps in order, those of each kind of meeting together."""
    blocks: list[ComparedBlockData]
    """The blocks of a programme in order, of which its steps come; empty of all else."""
    conditions: ConditionsData
    """What it asks of an organisation."""
    experience_needed: ExperienceNeeded | None
    """What whoever leads it needs; null where the entry does not say."""
    suits: list[str]
    """When to choose it, in the words of the entry."""
    not_for: list[str]
    """When to choose another, in the words of the entry."""
    tags: list[str]
    """The short words by which it is put together with others."""


ComparisonData = list[ComparedData]
"""Entries side by side, in the order in which they were named."""


def comparison(entries: Comparison, _catalogue: Catalogue) -> ComparisonData:
    """What a program wants to know of each entry: codes and numbers."""
    return [_compared(entry) for entry in entries]


def _compared(entry: Entry) -> ComparedData:
    method = entry if isinstance(entry, Method) else None
    of_kind = list(steps_by_meeting(method)) if method else []
    return {
        "id": entry.id,
        "title": entry.title,
        "kind": entry.kind,
        "form": method.form if method else None,
        "form_title": method.form_title if method else None,
        "facilitation": method.facilitation if method else None,
        "audience": getattr(entry, "audience", None),
        **_figures(method, None, of_kind[0][1] if of_kind else ()),
        "cases": _cases(method.cases) if method and method.cases else None,
        "span": _span(method.span) if method and method.span else None,
        "meetings": [
            {"id": kind.id, "title": kind.title, **_figures(method, kind, phases)}
            for kind, phases in of_kind
            if kind
        ],
        "steps": [_step(phase) for _, phases in of_kind for phase in phases],
        "blocks": _blocks(method) if isinstance(method, Programme) else [],
        "conditions": _conditions(method.conditions if method else None),
        "experience_needed": method.experience_needed if method else None,
        "suits": [note.text for note in method.suits] if method else [],
        "not_for": [note.text for note in method.not_for] if method else [],
        "tags": list(entry.tags),
    }


def _blocks(programme: Programme) -> list[ComparedBlockData]:
    """The blocks and the sides with something to do."""
    there = dict(activities(programme))
    return [
        {
            **_side(programme, id, block),
            "pause": block.pause is not None,
            "part": block.part,
            "minutes": _range(block.pause or block.minutes),
            "parallel": [
                _side(programme, side_id, side)
                for side_id, side in zip(ids_of(block.parallel, id), block.parallel, strict=True)
                if side_id in there
            ],
        }
        for id, block in there.items()
        if isinstance(block, Block)
    ]


def _side(programme: Programme, id: str, activity: Activity) -> ComparedSideData:
    return {
        "id": id,
        "title": activity.title or programme.title_of(id) or None,
        "method": activity.method,
        "people": activity.people,
    }


def _conditions(asked: Conditions | None) -> ConditionsData:
    asked = asked or Conditions()
    return {
        "finance": list(asked.finance),
        "expertise": list(asked.expertise),
        "support": list(asked.support),
    }


def _figures(
    method: Method | None, kind: MeetingKind | None, phases: Sequence[Phase]
) -> FiguresData:
    """The numbers of a method, or of one kind of its meetings, which has these steps."""
    holder = kind or method
    return {
        "participants": _range(holder.participants) if holder else None,
        "minutes": _minutes(method, holder, phases) if method and holder else None,
        "frequency": list(map(_frequency, holder.frequency)) if holder else [],
        "count": holder.count if holder else None,
        "place": holder.place if holder else None,
    }


def _range(range: Range | None) -> RangeData | None:
    return range_data(range) if range else None


def _minutes(
    method: Method, holder: Method | MeetingKind, phases: Sequence[Phase]
) -> MinutesData | None:
    if holder.duration:
        return {**range_data(holder.duration), "basis": "stated"}
    people = holder.participants or method.participants
    kind = holder if isinstance(holder, MeetingKind) else None
    total, basis = time_unstated(method, kind, phases, people)
    return {**range_data(total), "basis": basis} if total and basis else None


def _frequency(frequency: Frequency) -> FrequencyData:
    return {
        "whom": frequency.for_,
        "every": _span(frequency.every) if frequency.every else None,
        "times": _range(frequency.times),
        "per": frequency.per,
    }


def _span(span: Span) -> SpanData:
    return {
        "days": span.days,
        "weeks": span.weeks,
        "months": span.months,
        "years": span.years,
        "about": span.about,
    }


def _cases(cases: Cases) -> CasesData:
    return {"min": cases.min, "max": cases.max, "minutes": _range(cases.minutes)}


def _step(phase: Phase) -> StepData:
    return {
        "id": phase.id,
        "title": phase.title,
        "meeting": phase.meeting,
        "stage": phase.stage,
        "time": time_data(phase.time) if phase.time else None,
        "basis": _time_basis(phase),
        "share": phase.share,
        "optional": phase.may_be_left_out,
        "when": phase.when,
    }


def _time_basis(phase: Phase) -> TimeBasis:
    if phase.time_basis == "given":
        return "given"
    return "estimate" if phase.is_estimated else "source"
