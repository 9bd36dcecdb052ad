"""The times of a programme: day by day, block by block, each with its table of steps."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from reflectlib.language.terms import MINUTES
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.programme import Programme
from reflectlib.page import Block, Heading, ListItem, Paragraph
from reflectlib.planning.session import Plan, Slot
from reflectlib.views.blocks import behind
from reflectlib.views.pieces import Piece, day_parts, name_of, pieces
from reflectlib.views.slots import from_to, names_fit, table

IN_SHORT = ("break", "welcome")
"""What is between the blocks, as far as people want to see it at a glance."""


def timetable(plan: Plan, programme: Programme, words: Words) -> Iterator[Block]:
    """Each block below a heading with its times, and between them what there is in between.

    Over more than one day, each day has a heading of its own.
    """
    days = day_parts(plan)
    with_names = names_fit(plan, words)
    for number, slots in enumerate(days):
        if len(days) == 1:
            yield Heading(words.say(_("Timetable")))
        else:
            whole = Piece(plan, slots)
            yield Heading(words.date(_moment(plan, slots[0].start).date()), 2, _times(whole, words))
        for piece in _of_day(plan, slots):
            if piece.is_of_steps:
                yield from _block(piece, programme, words, with_names=with_names)
            else:
                yield from _between(piece, programme, words)
        if number < len(days) - 1:
            yield Paragraph(_until(plan, days[number + 1][0].start, words))


def when(plan: Plan, slots: Sequence[Slot], words: Words) -> str:
    """`donderdag 3 december 2026, 13.00–15.20`: the day and the times of what has a start."""
    day = words.date(_moment(plan, slots[0].start).date())
    times = from_to(Piece(plan, tuple(slots)), slots[0].start, slots[-1].end, words)
    return words.joined(", ", (day, times))


def blocks_in_short(plan: Plan, words: Words) -> Iterator[ListItem]:
    """Each block with its times, on a line; over more than one day below its day."""
    days = day_parts(plan)
    for slots in days:
        lines = tuple(_line(piece, words) for piece in _of_day(plan, slots) if _is_seen(piece))
        if len(days) == 1:
            yield from lines
        else:
            day = words.date(_moment(plan, slots[0].start).date())
            yield ListItem("", day, items=lines)


def _is_seen(piece: Piece) -> bool:
    return piece.is_of_steps or any(slot.kind in IN_SHORT for slot in piece.slots)


def _line(piece: Piece, words: Words) -> ListItem:
    first, last = piece.slots[0], piece.slots[-1]
    return ListItem(_title(piece, words), from_to(piece, first.start, last.end, words))


def _of_day(plan: Plan, slots: Iterable[Slot]) -> Iterator[Piece]:
    """The pieces of one day; what is between blocks is a piece for each slot."""
    there = {slot.start for slot in slots}
    for piece in pieces(plan):
        if piece.slots[0].start not in there:
            continue
        if piece.id:
            yield piece
        else:
            here = (slot for slot in piece.slots if slot.start in there)
            yield from (piece._replace(slots=(slot,)) for slot in here)


def _block(
    piece: Piece, programme: Programme, words: Words, *, with_names: bool
) -> Iterator[Block]:
    yield Heading(_title(piece, words), 3, _times(piece, words))
    yield from note_of(piece, programme, words)
    sides = [*piece.sides(words)]
    if not sides:
        yield from _steps(piece, words, with_names=with_names)
    for side in sides:
        people = words.people(side.plan.people)
        yield Heading(side.title, 4, people)
        yield from note_of(side, programme, words)
        yield table(side, words, with_names=with_names)


def _steps(piece: Piece, words: Words, *, with_names: bool) -> Iterator[Block]:
    """The table of a block, unless it says no more than what stands above it."""
    made = table(piece, words, with_names=with_names)
    first = piece.slots[0]
    if len(piece.slots) > 1 or len(made.header) > 3 or name_of(first, words) != piece.title:
        yield made


def _between(piece: Piece, programme: Programme, words: Words) -> Iterator[Block]:
    """What is between blocks, on a line."""
    line = _line(piece, words)
    minutes = words.say(MINUTES.filled(number=piece.minutes))
    yield Paragraph(behind(line.text, minutes, words), line.label)
    yield from note_of(piece, programme, words)


def note_of(piece: Piece, programme: Programme, words: Words) -> Iterator[Block]:
    """What whoever leads a block is to know of it."""
    note = programme.note_of(piece.id) if piece.id else None
    if note:
        label = words.say(_("For whoever leads"))
        yield Paragraph(note.text, label, ours=note.basis == "editor")


def _title(piece: Piece, words: Words) -> str:
    return piece.title or name_of(piece.slots[0], words)


def _times(piece: Piece, words: Words) -> str:
    """`50 min · 13.00–13.50`."""
    times = from_to(piece, piece.slots[0].start, piece.slots[-1].end, words)
    return words.joined(" · ", (words.say(MINUTES.filled(number=piece.minutes)), times))


def _until(plan: Plan, minute: int, words: Words) -> str:
    moment = _moment(plan, minute)
    return words.say(_("Until {day:date}, {moment:time}", day=moment.date(), moment=moment))


def _moment(plan: Plan, minute: int) -> datetime:
    moment = plan.at(minute)
    assert moment is not None  # there is more than one day only where there is a start
    return moment
