"""A plan as data."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.model.steps import Time
from reflectlib.model.timing import MinutesPer
from reflectlib.planning.session import Plan, Remark, Slot
from reflectlib.views.agenda import in_words
from reflectlib.views.blocks import ends, role_titles


def remark_rows(remarks: tuple[Remark, ...], words: Words) -> list[dict[str, Any]]:
    """The same for a program: what each is about, its numbers, and the words."""
    return [
        {
            "key": remark.key,
            "number": remark.number or None,
            "stated": remark.stated and ends(remark.stated),
            "text": in_words(remark, words),
        }
        for remark in remarks
    ]


def plan(plan: Plan, _: Catalogue) -> dict[str, Any]:
    """The plan for a program; times are ISO 8601, from 00:00:00 where there is no start."""
    words = Words(plan.method.language)
    return {
        "method": plan.method.id,
        "title": plan.method.title,
        "meeting": plan.meeting.id if plan.meeting else None,
        "meeting_title": plan.meeting.title if plan.meeting else None,
        "people": plan.people,
        "cases": plan.cases,
        "minutes": plan.minutes,
        "start": _iso(plan, 0),
        "end": _iso(plan, plan.minutes),
        "slots": [_slot(plan, slot) for slot in plan.slots],
        "stated_times": stated_times(plan.slots),
        "role_titles": role_titles(plan.method, (slot.lead for slot in plan.slots), words),
        "remarks": remark_rows(plan.remarks, words),
    }


def _slot(plan: Plan, slot: Slot) -> dict[str, Any]:
    return {
        "start": _iso(plan, slot.start),
        "end": _iso(plan, slot.end),
        "minutes": slot.minutes,
        "kind": slot.kind,
        "phase": slot.phase.id if slot.phase else None,
        "title": slot.phase.title if slot.phase else None,
        "case": slot.case,
        "groups": list(slot.groups),
        "lead": slot.lead,
        "basis": slot.basis,
    }


def stated_times(slots: Iterable[Slot]) -> dict[str, dict[str, Any]]:
    """What the entry says of the minutes of each step, by the step's id."""
    phases = (slot.phase for slot in slots if slot.phase)
    return {phase.id: _time(phase.time) for phase in phases if phase.time}


def _time(time: Time) -> dict[str, Any]:
    if isinstance(time, MinutesPer):
        return {"minutes": time.minutes, "per": time.per}
    return ends(time)


def _iso(plan: Plan, minute: int) -> str:
    moment: datetime | None = plan.at(minute)
    return moment.isoformat() if moment else f"{minute // 60:02}:{minute % 60:02}:00"
