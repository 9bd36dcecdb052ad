"""A checklist: statements to rate and questions to answer about how one reflects."""

from typing import ClassVar, Literal

from reflectlib.model.entry import Entry
from reflectlib.model.record import Line, Record, Slug, Text, record


@record
class Statement(Record):
    """Something to rate. In a file a plain text is a statement without an opposite."""

    shorthand: ClassVar[str | None] = "text"

    text: Text
    """The statement."""
    opposite: Text | None = None
    """Its opposite; it is then rated between the two."""


@record
class Section(Record):
    """Statements and questions under one heading."""

    id: Slug
    """The section's id."""
    title: Line
    """The heading."""
    text: Text | None = None
    """A few words on it."""
    statements: tuple[Statement, ...] = ()
    """What to rate."""
    questions: tuple[Text, ...] = ()
    """What to answer."""


@record
class Checklist(Entry):
    """A form to fill in."""

    kind: Literal["checklist"] = "checklist"
    """This entry is a checklist."""
    audience: Text | None = None
    """Whom it is for."""
    scale: tuple[Line, ...] = ()
    """The answers to choose from for a statement, from low to high."""
    sections: tuple[Section, ...]
    """The sections, in order."""
