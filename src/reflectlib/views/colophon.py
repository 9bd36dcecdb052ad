"""The colophon of a sheet: what of it is ours, and how much, in one line."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reflectlib.language.words import ESTIMATED, Words
from reflectlib.message import Message, _, n_
from reflectlib.model.method import Method
from reflectlib.page import MarksNote, PageBlock, Paragraph
from reflectlib.views.blocks import ADDED_BY_US
from reflectlib.views.ways import ways

TIMES = n_("{number} time ({sign})", "{number} times ({sign})")
PART: Sequence[tuple[Message, Message]] = (
    (
        n_("{ours} of {number} instruction", "{ours} of {number} instructions"),
        n_("the only instruction", "all {number} instructions"),
    ),
    (
        n_("{ours} of {number} question", "{ours} of {number} questions"),
        n_("the only question", "all {number} questions"),
    ),
    (
        n_("{ours} of {number} purpose or output", "{ours} of {number} purposes and outputs"),
        n_("the only purpose", "all {number} purposes and outputs"),
    ),
    (
        n_(
            "{ours} of {number} text on roles and preparation",
            "{ours} of {number} texts on roles and preparation",
        ),
        n_("the text on roles and preparation", "all {number} texts on roles and preparation"),
    ),
    (
        n_(
            "{ours} of {number} text on when to choose it",
            "{ours} of {number} texts on when to choose it",
        ),
        n_("the text on when to choose it", "all {number} texts on when to choose it"),
    ),
)
"""Kinds of text, in the order of `_kinds`: where some are ours, and where all are."""


def colophon(method: Method, words: Words) -> Iterator[PageBlock]:
    """What kind of text is ours, with how many there are, and what its sign means.

    Of texts that nobody else can have written, such as the steps of a programme, it says nothing.
    """
    steps = [phase for _variant, way in ways(method) for phase in way.phases]
    known = {id(phase): phase for phase in steps}.values()
    parts = []
    estimated = sum(phase.is_estimated for phase in known)
    if estimated:
        parts.append(words.say(TIMES.filled(number=estimated, sign=ESTIMATED)))
    any_ours = any(each.basis == "editor" for each in _titles(method))
    for (some, every), notes in zip(PART, _kinds(method, known), strict=True):
        ours = sum(note.basis == "editor" for note in notes)
        any_ours = any_ours or ours > 0
        if ours:
            message = every if ours == len(notes) else some
            parts.append(words.say(message.filled(ours=ours, number=len(notes))))
    if parts:
        said = _("Of ours here: {parts:and}. The rest is what the source says.")
        yield Paragraph(words.say(said.filled(parts=tuple(parts))))
    if any_ours:
        yield MarksNote(words.say(ADDED_BY_US))


def _kinds(method: Method, phases: Iterable[Any]) -> Iterator[list[Any]]:
    """The texts of a method that are the source's or ours, kind by kind."""
    phases = list(phases)
    yield [note for phase in phases for note in (*phase.instructions, *phase.tips)]
    yield [question for phase in phases for question in phase.questions]
    yield [note for phase in phases for note in (phase.purpose, phase.output) if note]
    tasks = [task for role in method.roles for task in role.tasks]
    yield [*tasks, *method.materials, *method.preparation, *method.follow_up, *method.worksheets]
    yield [*method.suits, *method.not_for]


def _titles(method: Method) -> Iterable[Any]:
    """What has no more than a title that can be ours, which is no text to count."""
    return (*method.meetings, *method.question_categories, *method.roles)
