"""Entries side by side: what one wants to know before choosing between them."""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.comparing import Comparison
from reflectlib.language.terms import (
    EXPERIENCE,
    FACILITATION,
    FIELDS,
    KINDS,
    PEOPLE,
    SLOTS,
    form_of,
)
from reflectlib.language.words import ESTIMATED, Words
from reflectlib.message import _
from reflectlib.model.block_times import time_of_block
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.programme import Activity, Block, Programme, ids_of
from reflectlib.model.taken import time_unstated
from reflectlib.model.totals import steps_by_meeting
from reflectlib.page import OURS, Heading, MarksNote, Notice, Page, PageBlock, Table
from reflectlib.views.activities import activities
from reflectlib.views.blocks import ADDED_BY_US, ESTIMATED_BY_US, behind, numbered, signed
from reflectlib.views.facts import figures
from reflectlib.views.steps import condition_of, time_of_step

ALWAYS = (
    "form",
    "participants",
    "duration",
    "frequency",
    "facilitation",
    "steps",
    "conditions",
    "audience",
)
"""The rows that are always there; where no source says it, the cell says so."""


def comparison(entries: Comparison, _catalogue: Catalogue) -> Page:
    """One table with a column for each entry, in the language of the first."""
    words = Words(entries[0].language)
    columns = [dict(cells(entry, words)) for entry in entries]
    keys = dict.fromkeys((*ALWAYS, *(key for column in columns for key in column)))
    rows = tuple(
        (
            words.say(FIELDS[key]),
            *(column.get(key, words.say(_("not stated"))) for column in columns),
        )
        for key in keys
    )
    title = words.say(_("Side by side"))
    blocks: list[PageBlock] = [Heading(title, 1)]
    for sign, note, what in (
        (ESTIMATED, Notice, ESTIMATED_BY_US),
        (OURS, MarksNote, ADDED_BY_US),
    ):
        if any(sign in cell for row in rows for cell in row):
            blocks.append(note(words.say(what)))
    blocks.append(Table(("", *(entry.title for entry in entries)), rows))
    return Page(title, entries[0].language, tuple(blocks), wide=True)


def cells(entry: Entry, words: Words) -> Iterator[tuple[str, str]]:
    """What is known of an entry: the name of a row and a text each."""
    form = words.say(form_of(entry))
    if isinstance(entry, Programme):
        form = behind(form, words.say(KINDS[entry.kind]), words)
    yield "form", form
    if audience := getattr(entry, "audience", None):
        yield "audience", audience
    if isinstance(entry, Method):
        yield "facilitation", words.say(FACILITATION[entry.facilitation])
        yield from _figures(entry, words)
        if steps := list(_steps(entry, words)):
            yield "steps", words.joined("\n", steps)
        if asked := list(_asked(entry, words)):
            yield "conditions", words.joined("\n", asked)
        if entry.experience_needed:
            yield "experience_needed", words.say(EXPERIENCE[entry.experience_needed])
        for key, notes in (("suits", entry.suits), ("not_for", entry.not_for)):
            if notes:
                texts = (signed(note.text, note.basis == "editor", words) for note in notes)
                yield key, words.joined("\n", texts)
    if entry.tags:
        yield "tags", words.joined(", ", entry.tags)


def _figures(method: Method, words: Words) -> Iterator[tuple[str, str]]:
    """The numbers of a method, and below them those of each kind of meeting."""
    lines: dict[str, list[str]] = {key: [text] for key, text in figures(method, words)}
    for meeting, phases in steps_by_meeting(method):
        known = dict(figures(meeting, words)) if meeting else {}
        people = (meeting and meeting.participants) or method.participants
        if not (meeting or method).duration:
            total, basis = time_unstated(method, meeting, phases, people)
            text = words.stated_minutes(total, basis == "estimate") if total else ""
            known |= {"duration": text} if text else {}
        for key, text in known.items():
            line = words.joined(": ", (meeting.title if meeting else "", text))
            lines.setdefault(key, []).append(line)
    return ((key, words.joined("\n", texts)) for key, texts in lines.items())


def _steps(method: Method, words: Words) -> Iterator[str]:
    """The steps of each kind of meeting; of a programme, which has many, its blocks."""
    if isinstance(method, Programme):
        yield from _blocks(method, words)
        return
    for meeting, phases in steps_by_meeting(method):
        if meeting:
            yield words.joined("", (meeting.title, ":"))
        for number, phase in enumerate(phases, 1):
            aside = (time_of_step(phase, words), condition_of(method, phase, words))
            yield behind(numbered(number, phase.title, words), words.joined(", ", aside), words)


def _blocks(programme: Programme, words: Words) -> Iterator[str]:
    kinds = {meeting.id: meeting.title for meeting in programme.meetings}
    there = dict(activities(programme))
    last, number = None, 0
    for id, block in there.items():
        if not isinstance(block, Block):
            continue
        if block.part != last:
            last, number = block.part, 0
            yield words.joined("", (kinds.get(block.part or "", ""), ":"))
        number += 1
        sides = zip(ids_of(block.parallel, id), block.parallel, strict=True)
        of_sides = [_block(programme, *side, words) for side in sides if side[0] in there]
        if block.pause or of_sides:
            title = block.title or words.say(SLOTS["break" if block.pause else "parallel"])
            title = words.joined(": ", (title, words.joined(" · ", of_sides)))
        else:
            title = _block(programme, id, block, words)
        taken, estimated = time_of_block(programme, id, block, programme.participants)
        minutes = words.stated_minutes(taken, estimated) if taken else ""
        yield numbered(number, behind(title, minutes, words), words)


def _block(programme: Programme, id: str, activity: Activity, words: Words) -> str:
    """What people do in a block, and how many take part, where these are not all."""
    people = words.say(PEOPLE.filled(number=activity.people)) if activity.people else ""
    return behind(programme.title_of(id), people, words)


def _asked(method: Method, words: Words) -> Iterator[str]:
    for key in ("finance", "expertise", "support"):
        if texts := getattr(method.conditions, key, ()):
            yield words.joined(": ", (words.say(FIELDS[key]), words.joined(" ", texts)))
