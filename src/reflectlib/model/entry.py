"""What every entry has, whatever its kind."""

from typing import ClassVar, Literal

import attrs

from reflectlib.kinds import Kind
from reflectlib.model.record import Count, Language, Line, Record, Slug, Text, Url, Year

TextBasis = Literal["source", "editor"]
"""Whether the source says it, or we added it."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Note(Record):
    """A text, and whether the source says it or we added it.

    In a file a plain text is a note that the source says.
    """

    shorthand: ClassVar[str | None] = "text"

    text: Text
    """The text itself, without markup."""
    basis: TextBasis = "source"
    """`source` where the source says it, `editor` where we added it."""
    id: Slug | None = None
    """An id by which a program or a translation can point at it."""

    def __str__(self) -> str:
        """Give the text alone."""
        return self.text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Source(Record):
    """Where the content of an entry comes from."""

    title: Line
    """The title of the document, book or page."""
    publisher: Line | None = None
    """Who published it, or the organisation or authors it is from."""
    year: Year | None = None
    """The year it appeared."""
    url: Url | None = None
    """Where it can be read."""
    locator: Line | None = None
    """The part that was used: a chapter, an appendix, pages."""
    authors: tuple[Line, ...] = ()
    """Who wrote it, each by name."""
    licence: Line | None = None
    """What others may do with it: the SPDX id of a licence, such as CC-BY-4.0."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Entry(Record):
    """The head that every kind of entry has."""

    format: Literal[1] = 1
    """The version of the file format. Always 1."""
    kind: Kind
    """What the entry is: a method, a programme, a checklist, a framework or a register."""
    id: Slug
    """The short name by which the entry is found; its file is called `<id>.yaml`."""
    title: Line
    """The name that people know it by."""
    aliases: tuple[Line, ...] = ()
    """Other names that people look for."""
    language: Language
    """The language of the texts: nl for Dutch, en for English."""
    summary: Text
    """What it is, in one or two sentences."""
    organisation: Line | None = None
    """The organisation whose practice the source describes."""
    principles: tuple[Slug, ...] = ()
    """Ids of framework items that it helps to practise, such as `lerend`."""
    related: tuple[Slug, ...] = ()
    """Ids of entries that go well with it."""
    tags: tuple[Slug, ...] = ()
    """Short words by which entries are put together, such as `veiligheid`."""
    sources: tuple[Source, ...] = ()
    """The documents that the content comes from."""
    licence: Line | None = None
    """What others may do with the text: the SPDX id of a licence, such as CC-BY-4.0."""
    version: Count | None = None
    """Which version of the text it is, from 1, by which it can be cited."""
    basis: TextBasis = "source"
    """Whose the texts are that do not say so: `editor` where most of them are ours."""


# As `isinstance` does, for whoever may have none of a kind and so need not import its class.
