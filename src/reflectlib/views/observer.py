"""The observer's sheet: what to watch in each step, and room for notes."""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.method import Method
from reflectlib.model.steps import Phase
from reflectlib.page import Field, Heading, Page, PageBlock, Paragraph
from reflectlib.views.blocks import (
    needs_signs,
    note_items,
    note_paragraph,
    sources,
    whole_page,
)
from reflectlib.views.loops import loop_notice
from reflectlib.views.programme import overview, runs
from reflectlib.views.steps import asked, meeting_heading, step_heading
from reflectlib.views.ways import courses

ROLE = "observator"
NOTES = 5  # lines to write on below each step


def observer(method: Method, catalogue: Catalogue) -> Page:
    """Make the sheet on which somebody writes what is seen and heard in each step."""
    words = Words(method.language)
    blocks: list[PageBlock] = []
    for role in method.roles:
        if role.id == ROLE and role.tasks:
            blocks += [Heading(words.say(_("Your task"))), note_items(role.tasks)]
    for variant, way, meeting, phases in courses(method):
        blocks.append(meeting_heading(meeting, words.say(_("Steps")), words, variant))
        blocks += overview(way, meeting, catalogue, words)
        for run in runs(way, tuple(enumerate(phases, 1)), words, leads=False):
            blocks += (*run.head, *loop_notice(run.way, run.steps, words))
            for number, phase in run.steps:
                heading = step_heading(
                    run.way, number, phase, words, variant=variant, level=run.level
                )
                blocks += (heading, *_step(run.way, phase, words))
    blocks += [
        Heading(words.say(_("Afterwards"))),
        Field(words.say(_("What struck you about the whole?")), lines=NOTES),
    ]
    blocks += sources(method, words)
    return whole_page(method, [Paragraph(method.summary)], blocks, words, "observer")


def _step(method: Method, phase: Phase, words: Words) -> Iterator[PageBlock]:
    """What the step is for, what is asked, and what should come of it."""
    sign = needs_signs(phase)
    if phase.purpose:
        yield note_paragraph(phase.purpose, words.say(_("Purpose")), sign)
    yield from asked(method, phase, phase.questions, words)
    if phase.output:
        yield note_paragraph(phase.output, words.say(_("Output")), sign)
    yield Field(words.say(_("What did you see and hear?")), lines=NOTES)
