"""Entries side by side: what one wants to know before choosing between them."""

from collections.abc import Iterator, Sequence

from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.totals import steps_by_meeting
from reflectlib.page import Heading, Page, Table
from reflectlib.views.facts import figures, total_time
from reflectlib.views.steps import time_of_step
from reflectlib.views.words import Words

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


def comparison(entries: Sequence[Entry]) -> Page:
    """One table with a column for each entry, in the language of the first."""
    words = Words(entries[0].language)
    columns = [dict(_cells(entry, words)) for entry in entries]
    labels = dict.fromkeys([words[key] for key in ALWAYS])
    labels |= dict.fromkeys(label for column in columns for label in column)
    rows = tuple(
        (label, *(column.get(label, words["unstated"]) for column in columns)) for label in labels
    )
    title = words["comparison"]
    table = Table(("", *(entry.title for entry in entries)), rows)
    return Page(title, entries[0].language, (Heading(title, 1), table))


def rows(entries: Sequence[Entry]) -> list[dict[str, str]]:
    """What a program wants: for each entry its id, its title and its cells by label."""
    return [
        {"id": entry.id, "title": entry.title, **dict(_cells(entry, Words(entry.language)))}
        for entry in entries
    ]


def _cells(entry: Entry, words: Words) -> Iterator[tuple[str, str]]:
    """What is known of an entry: a label and a text each."""
    yield words["form"], words[f"form_{getattr(entry, 'form', entry.kind)}"]
    if audience := getattr(entry, "audience", None):
        yield words["audience"], audience
    if not isinstance(entry, Method):
        return
    yield words["facilitation"], words[entry.facilitation]
    for item in figures(entry, words):
        yield item.label, item.text
    if not entry.duration and (length := _length(entry, words)):
        yield words["duration"], length
    if steps := list(_steps(entry, words)):
        yield words["steps"], "\n".join(steps)
    if asked := list(_asked(entry, words)):
        yield words["conditions"], "\n".join(asked)


def _length(method: Method, words: Words) -> str | None:
    """What one meeting takes where the method itself does not state it."""
    if not method.meetings:
        return total_time(method.phases, method.participants, method.cases, words)
    return "\n".join(
        f"{meeting.title}: {words.minutes(meeting.duration)}"
        for meeting in method.meetings
        if meeting.duration
    )


def _steps(method: Method, words: Words) -> Iterator[str]:
    for meeting, phases in steps_by_meeting(method):
        if meeting:
            yield f"{meeting.title}:"
        for number, phase in enumerate(phases, 1):
            time = time_of_step(phase, words)
            yield f"{number}. {phase.title}" + (f" ({time})" if time else "")


def _asked(method: Method, words: Words) -> Iterator[str]:
    for key in ("finance", "expertise", "support"):
        if texts := getattr(method.conditions, key, ()):
            yield f"{words[key]}: {' '.join(texts)}"
