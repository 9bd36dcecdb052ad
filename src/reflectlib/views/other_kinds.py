"""The content of a checklist, as a form to fill in, and of a framework, as text to read."""

from collections.abc import Iterator
from itertools import groupby

from reflectlib.model.checklist import Checklist
from reflectlib.model.entry import Entry
from reflectlib.model.framework import Framework
from reflectlib.page import Block, Field, Heading, Paragraph, Table
from reflectlib.views.blocks import bullets
from reflectlib.views.words import Words

EMPTY_BOX = "☐"


def content(entry: Entry, words: Words) -> Iterator[Block]:
    """The blocks between the head and the sources of an entry that is no method."""
    if isinstance(entry, Checklist):
        yield from _checklist(entry)
    else:
        assert isinstance(entry, Framework)
        yield from _framework(entry, words)


def _checklist(checklist: Checklist) -> Iterator[Block]:
    """A form to fill in: a box per answer, or a line between two poles."""
    for section in checklist.sections:
        yield Heading(section.title)
        if section.text:
            yield Paragraph(section.text)
        scale = checklist.scale or ("",)
        boxes = (EMPTY_BOX,) * len(scale)
        # Statements keep their order; those between two poles have a column more.
        for poles, run in groupby(section.statements, lambda s: s.opposite is not None):
            header = ("", *scale, "") if poles else ("", *scale)
            rows = tuple(
                (s.text, *boxes, s.opposite) if s.opposite else (s.text, *boxes) for s in run
            )
            yield Table(header, rows)
        for question in section.questions:
            yield Field(question)


def _framework(framework: Framework, words: Words) -> Iterator[Block]:
    if framework.context:
        yield Paragraph(framework.context, words["context"])
    for item in framework.items:
        yield Heading(item.title)
        if item.text:
            yield Paragraph(item.text)
        for element in item.elements:
            yield Heading(element.title, 3)
            if element.text:
                yield Paragraph(element.text)
            if element.indicators:
                yield bullets(element.indicators)
