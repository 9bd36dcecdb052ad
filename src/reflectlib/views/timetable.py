"""The times of a programme: day by day, block by block, each with its table of steps."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from reflectlib.language.terms import MINUTES
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.programme import Programme
from reflectlib.page import Heading, ListItem, PageBlock, Paragraph
from reflectlib.planning.session import Plan, Slot
from reflectlib.views.blocks import behind
from reflectlib.views.people import usual_lead
from reflectlib.views.sections import PlanSection, day_parts, name_of, sections
from reflectlib.views.slots import from_to, names_fit, table

IN_SHORT = ("break", "welcome")
"""What is between the blocks, as far as people want to see it at a glance."""


def timetable(plan: Plan, programme: Programme, words: Words) -> Iterator[PageBlock]:
    """Each block below a heading with its times, and between them what there is in between.

    Over more than one day, each day has a heading of its own.
    """
    days = day_parts(plan)
    with_names, usual = names_fit(plan, words), usual_lead(plan, words)
    for number, slots in enumerate(days):
        if len(days) == 1:
            yield Heading(words.say(_("Timetable")))
        else:
            whole = PlanSection(plan, slots)
            day = words.date(moment_of(plan, slots[0].start).date())
            yield Heading(day, 2, times(whole, words))
        for section in of_day(plan, slots):
            if section.is_of_steps:
                yield from _block(section, programme, words, with_names=with_names, usual=usual)
            else:
                yield from _between(section, programme, words)
        if number < len(days) - 1:
            yield Paragraph(_until(plan, days[number + 1][0].start, words))


def when(plan: Plan, slots: Sequence[Slot], words: Words) -> str:
    """`donderdag 3 december 2026, 13.00–15.20`: the day and the times of what has a start."""
    day = words.date(moment_of(plan, slots[0].start).date())
    times = from_to(PlanSection(plan, tuple(slots)), slots[0].start, slots[-1].end, words)
    return words.joined(", ", (day, times))


def blocks_in_short(plan: Plan, words: Words) -> Iterator[ListItem]:
    """Each block with its times, on a line; over more than one day below its day."""
    days = day_parts(plan)
    for slots in days:
        lines = tuple(_line(section, words) for section in of_day(plan, slots) if _is_seen(section))
        if len(days) == 1:
            yield from lines
        else:
            day = words.date(moment_of(plan, slots[0].start).date())
            yield ListItem("", day, items=lines)


def _is_seen(section: PlanSection) -> bool:
    return section.is_of_steps or any(slot.kind in IN_SHORT for slot in section.slots)


def _line(section: PlanSection, words: Words) -> ListItem:
    first, last = section.slots[0], section.slots[-1]
    return ListItem(section.called(words), from_to(section, first.start, last.end, words))


def of_day(plan: Plan, slots: Iterable[Slot]) -> Iterator[PlanSection]:
    """The sections of one day; what is between blocks is a section for each slot."""
    there = {slot.start for slot in slots}
    for section in sections(plan):
        here = tuple(slot for slot in section.slots if slot.start in there)
        if not section.id:
            yield from (section._replace(slots=(slot,)) for slot in here)
        elif here:
            yield section


def _block(
    section: PlanSection, programme: Programme, words: Words, *, with_names: bool, usual: str
) -> Iterator[PageBlock]:
    yield Heading(section.called(words), 3, times(section, words))
    yield from note_of(section, programme, words)
    sides = [*section.sides(words)]
    if not sides:
        yield from _steps(section, words, with_names=with_names, usual=usual)
    for side in sides:
        people = words.people(side.plan.people)
        yield Heading(side.title, 4, people)
        yield from note_of(side, programme, words)
        yield table(side, words, with_names=with_names, usual=usual)


def _steps(
    section: PlanSection, words: Words, *, with_names: bool, usual: str
) -> Iterator[PageBlock]:
    """The table of a block, unless it says no more than what stands above it."""
    made = table(section, words, with_names=with_names, usual=usual)
    first = section.slots[0]
    if len(section.slots) > 1 or len(made.header) > 3 or name_of(first, words) != section.title:
        yield made


def _between(section: PlanSection, programme: Programme, words: Words) -> Iterator[PageBlock]:
    """What is between blocks, on a line."""
    line = _line(section, words)
    minutes = words.say(MINUTES.filled(number=section.minutes))
    yield Paragraph(behind(line.text, minutes, words), line.label)
    yield from note_of(section, programme, words)


def note_of(section: PlanSection, programme: Programme, words: Words) -> Iterator[PageBlock]:
    """What whoever leads a block is to know of it."""
    note = programme.note_of(section.id) if section.id else None
    if note:
        label = words.say(_("For whoever leads"))
        yield Paragraph(note.text, label, ours=note.basis == "editor")


def times(section: PlanSection, words: Words) -> str:
    """`50 min · 13.00–13.50`."""
    times = from_to(section, section.slots[0].start, section.slots[-1].end, words)
    return words.joined(" · ", (words.say(MINUTES.filled(number=section.minutes)), times))


def _until(plan: Plan, minute: int, words: Words) -> str:
    moment = moment_of(plan, minute)
    return words.say(_("Until {day:date}, {moment:time}", day=moment.date(), moment=moment))


def moment_of(plan: Plan, minute: int) -> datetime:
    """A minute of a plan that has a start."""
    moment = plan.at(minute)
    assert moment is not None  # there is more than one day only where there is a start
    return moment
