"""The agenda: a plan as a table with the clock times, and as data."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from reflectlib.language.words import Words
from reflectlib.model.steps import Time
from reflectlib.model.timing import MinutesPer
from reflectlib.page import Block, Heading, Items, ListItem, Notice, Page, Table
from reflectlib.planning.session import Plan, Remark, Slot
from reflectlib.views.blocks import ends, role_title, role_titles, table_of

MOST_GROUPS = 6  # of more, only how many there are of each size


def agenda(plan: Plan) -> Page:
    """The plan of one meeting, to print or to read."""
    words = Words(plan.method.language)
    name = plan.meeting.title if plan.meeting else plan.method.title
    title = f"{words['agenda']}: {name}"
    blocks = (Heading(title, 1), Items(tuple(_facts(plan, words))), *notes(plan.remarks, words))
    return Page(title, plan.method.language, (*blocks, table(plan, words)))


def notes(remarks: tuple[Remark, ...], words: Words) -> Iterator[Block]:
    """What is to be known of a plan or a series."""
    for remark in remarks:
        yield Notice(_in_words(remark, words))


def remark_rows(remarks: tuple[Remark, ...], words: Words) -> list[dict[str, Any]]:
    """The same for a program: what each is about, its numbers, and the words."""
    return [
        {
            "key": remark.key,
            "number": remark.number or None,
            "stated": remark.stated and ends(remark.stated),
            "text": _in_words(remark, words),
        }
        for remark in remarks
    ]


def _in_words(remark: Remark, words: Words) -> str:
    stated = words.range(remark.stated) if remark.stated else ""
    return words.say(f"remark_{remark.key}", number=remark.number, stated=stated)


def table(plan: Plan, words: Words) -> Table:
    """The slots with their clock times; a column that says nothing is left out."""
    keys = ("time", "duration", "step", "case", "groups", "lead", "basis")
    return table_of([words[key] for key in keys], (_row(plan, slot, words) for slot in plan.slots))


def _facts(plan: Plan, words: Words) -> Iterator[ListItem]:
    if plan.start:
        day, clock = words.date(plan.start.date()), _clock(plan, 0, words)
        end = _clock(plan, plan.minutes, words)
        yield ListItem(f"{day}, {clock}–{end}", words["when"])
    yield ListItem(words.say("minutes", plan.minutes), words["duration"])
    yield ListItem(str(plan.people), words["participants"])
    if plan.cases:
        yield ListItem(str(plan.cases), words["cases"])


def _row(plan: Plan, slot: Slot, words: Words) -> tuple[str, ...]:
    return (
        f"{_clock(plan, slot.start, words)}–{_clock(plan, slot.end, words)}",
        words.say("minutes", slot.minutes),
        slot.phase.title if slot.phase else words[slot.kind],
        str(slot.case or ""),
        groups_in_short(slot.groups) if len(slot.groups) > 1 else "",
        role_title(plan.method, slot.lead, words) if slot.lead else "",
        _basis(slot, words),
    )


def groups_in_short(groups: tuple[int, ...]) -> str:
    """`2+2+3`, `12 × 2 + 1 × 3`: the sizes of groups."""
    if len(groups) <= MOST_GROUPS:
        return "+".join(map(str, groups))
    return " + ".join(f"{groups.count(size)} × {size}" for size in dict.fromkeys(groups))


def _basis(slot: Slot, words: Words) -> str:
    if slot.phase is None or slot.basis == "added":
        return ""
    stated = words.time(slot.phase.time) if slot.phase.time else ""
    return words.say(f"basis_{slot.basis}", stated)


def _clock(plan: Plan, minute: int, words: Words) -> str:
    moment = plan.at(minute)
    return words.clock(moment) if moment else f"{minute // 60}:{minute % 60:02}"


def data(plan: Plan) -> dict[str, Any]:
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
