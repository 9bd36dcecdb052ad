"""A checklist: statements to rate and questions to answer about how one reflects."""

from typing import Annotated, ClassVar, Literal

import attrs

from reflectlib.model.entry import Entry, Note, TextBasis
from reflectlib.model.record import FEW, Line, Most, Record, Slug, Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Statement(Record):
    """Something to rate. In a file a plain text is a statement without an opposite."""

    shorthand: ClassVar[str | None] = "text"

    text: Text
    """The statement."""
    opposite: Text | None = None
    """Its opposite; it is then rated between the two."""
    basis: TextBasis = "source"
    """`source` where the source says it, `editor` where we added it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
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
    questions: tuple[Note, ...] = ()
    """What to answer, each with its question mark."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Checklist(Entry):
    """A form to fill in."""

    kind: Literal["checklist"] = "checklist"
    """This entry is a checklist."""
    audience: Text | None = None
    """Whom it is for."""
    context: Text | None = None
    """Where it comes from and when to use it."""
    instructions: tuple[Note, ...] = ()
    """How to fill it in and talk about it, in order."""
    scale: Annotated[tuple[Note, ...], Most(FEW)] = ()
    """The answers to choose from for a statement, from low to high."""
    sections: tuple[Section, ...]
    """The sections, in order."""
