"""Entries side by side: what one wants to know before choosing between them."""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.comparing import Comparison
from reflectlib.language.terms import EXPERIENCE, FACILITATION, FIELDS, form_of
from reflectlib.language.words import ESTIMATED, Words
from reflectlib.message import _
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.totals import steps_by_meeting
from reflectlib.page import OURS, Block, Heading, Notice, Page, Table
from reflectlib.views.blocks import ADDED_BY_US, ESTIMATED_BY_US, behind, numbered, signed
from reflectlib.views.facts import figures, total_time
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
    blocks: list[Block] = [Heading(title, 1)]
    signs = ((ESTIMATED, ESTIMATED_BY_US), (OURS, ADDED_BY_US))
    used = [
        words.say(what) for sign, what in signs if any(sign in cell for row in rows for cell in row)
    ]
    if used:
        blocks.append(Notice(words.joined("\n", used)))
    blocks.append(Table(("", *(entry.title for entry in entries)), rows))
    return Page(title, entries[0].language, tuple(blocks), wide=True)


def cells(entry: Entry, words: Words) -> Iterator[tuple[str, str]]:
    """What is known of an entry: the name of a row and a text each."""
    yield "form", words.say(form_of(entry))
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
            total = total_time(phases, people, method.cases, words)
            known |= {"duration": total} if total else {}
        for key, text in known.items():
            line = words.joined(": ", (meeting.title if meeting else "", text))
            lines.setdefault(key, []).append(line)
    return ((key, words.joined("\n", texts)) for key, texts in lines.items())


def _steps(method: Method, words: Words) -> Iterator[str]:
    for meeting, phases in steps_by_meeting(method):
        if meeting:
            yield words.joined("", (meeting.title, ":"))
        for number, phase in enumerate(phases, 1):
            aside = (time_of_step(phase, words), condition_of(method, phase, words))
            yield behind(numbered(number, phase.title, words), words.joined(", ", aside), words)


def _asked(method: Method, words: Words) -> Iterator[str]:
    for key in ("finance", "expertise", "support"):
        if texts := getattr(method.conditions, key, ()):
            yield words.joined(": ", (words.say(FIELDS[key]), words.joined(" ", texts)))
