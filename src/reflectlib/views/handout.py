"""The handout: the meeting for those who take part, with nothing that is the leader's alone.

Tips are always the leader's. Instructions speak to whoever leads a step, so they are left out
unless that is a participant, or the group itself: see `tells_participants`.
"""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.method import Method
from reflectlib.model.roles import takes_part
from reflectlib.model.steps import Phase
from reflectlib.page import Field, Heading, Page, PageBlock, PageBreak, Paragraph
from reflectlib.views.blocks import (
    bullets,
    needs_signs,
    note_items,
    note_paragraph,
    sources,
    tells_participants,
    whole_page,
)
from reflectlib.views.loops import loop_notice
from reflectlib.views.programme import overview, runs
from reflectlib.views.steps import asked, meeting_heading, step_heading
from reflectlib.views.ways import courses

NOTES = 4  # lines to write on below each step


def handout(method: Method, catalogue: Catalogue) -> Page:
    """Make the handout: what it is for, the steps, their questions and room for notes."""
    words = Words(method.language)
    blocks: list[PageBlock] = []
    if method.goals:
        blocks += [Heading(words.say(_("Goals"))), bullets(method.goals)]
    for number, (variant, way, meeting, phases) in enumerate(courses(method)):
        if number:
            blocks.append(PageBreak())
        blocks.append(meeting_heading(meeting, words.say(_("How it goes")), words, variant))
        blocks += overview(way, meeting, catalogue, words)
        if meeting and meeting.goals:
            blocks.append(bullets(meeting.goals))
        for run in runs(way, tuple(enumerate(phases, 1)), words, leads=False):
            blocks += (*run.head, *loop_notice(run.way, run.steps, words))
            for number, phase in run.steps:
                heading = step_heading(
                    run.way, number, phase, words, variant=variant, level=run.level
                )
                blocks += (heading, *_step(run.way, phase, words))
    blocks += sources(method, words)
    return whole_page(method, [Paragraph(method.summary)], blocks, words, "handout")


def _step(method: Method, phase: Phase, words: Words) -> Iterator[PageBlock]:
    sign = needs_signs(phase)
    if phase.purpose:
        yield note_paragraph(phase.purpose, words.say(_("Purpose")), sign)
    if phase.instructions and tells_participants(method, phase):
        yield note_items(phase.instructions, ordered=True, sign=sign)
    questions = tuple(q for q in phase.questions if takes_part(method, q.to))
    yield from asked(method, phase, questions, words)
    yield Field(words.say(_("Notes")), lines=NOTES)
