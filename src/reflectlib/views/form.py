"""A checklist, as a form to fill in."""

from collections.abc import Iterator
from itertools import groupby

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.checklist import Checklist
from reflectlib.page import Field, Heading, Page, PageBlock, Paragraph, RatedStatement, Ratings
from reflectlib.views.blocks import note_items
from reflectlib.views.entry import entry_page


def form(checklist: Checklist, catalogue: Catalogue) -> Page:
    """Make the sheet of a checklist."""
    return entry_page(checklist, _form(checklist, Words(checklist.language)), catalogue)


def _form(checklist: Checklist, words: Words) -> Iterator[PageBlock]:
    """How to fill it in, by whom and when, then the statements and questions per section."""
    if checklist.instructions:
        yield Heading(words.say(_("How to fill it in")))
        yield note_items(checklist.instructions, ordered=True)
    if any(section.statements for section in checklist.sections) and checklist.scale:
        answers = words.joined(" · ", (answer.text for answer in checklist.scale))
        ours = any(answer.basis == "editor" for answer in checklist.scale)
        yield Paragraph(answers, words.say(_("Answers")), ours)
    yield Field(words.say(_("Filled in by, and when")))
    for section in checklist.sections:
        yield Heading(section.title, anchor=f"section-{section.id}")
        if section.text:
            yield Paragraph(section.text)
        # Statements keep their order; those between two poles are rated apart from the others.
        for _same, run in groupby(section.statements, lambda statement: statement.opposite is None):
            yield Ratings(
                tuple(answer.text for answer in checklist.scale) or ("",),
                tuple(RatedStatement(s.text, s.opposite or "", s.basis == "editor") for s in run),
            )
        for question in section.questions:
            yield Field(question.text, question.basis == "editor")
    if checklist.context:
        yield Heading(words.say(_("Background")))
        yield Paragraph(checklist.context, words.say(_("Where it comes from")))
