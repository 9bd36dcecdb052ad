"""The agenda: a plan as a table with the clock times, and as data."""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.page import Block, Heading, Items, ListItem, Notice, Page, Table
from reflectlib.planning.session import Plan, Remark, Slot
from reflectlib.views.blocks import role_title, table_of

MOST_GROUPS = 6  # of more, only how many there are of each size


def agenda(plan: Plan, _: Catalogue) -> Page:
    """The plan of one meeting, to print or to read."""
    words = Words(plan.method.language)
    name = plan.meeting.title if plan.meeting else plan.method.title
    title = f"{words['agenda']}: {name}"
    blocks = (Heading(title, 1), Items(tuple(_facts(plan, words))), *notes(plan.remarks, words))
    return Page(title, plan.method.language, (*blocks, table(plan, words)))


def notes(remarks: tuple[Remark, ...], words: Words) -> Iterator[Block]:
    """What is to be known of a plan or a series."""
    for remark in remarks:
        yield Notice(in_words(remark, words))


def in_words(remark: Remark, words: Words) -> str:
    """Put a remark in words."""
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
