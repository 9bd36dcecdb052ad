"""A page: a tree of blocks that every view makes and every writer takes.

All text in it is plain; a writer escapes it. A line break in a text is a line break.
`ours` marks what is not from the source; the writer sets the sign `OURS` behind it.
"""

import attrs

OURS = "°"


@attrs.frozen
class Heading:
    """A heading of level 1 to 4, with a few words beside it."""

    text: str
    level: int = 2
    aside: str = ""


@attrs.frozen
class Paragraph:
    """A text, with a word in front of it that says what it is."""

    text: str
    label: str = ""
    ours: bool = False


@attrs.frozen
class Item:
    """One item of a list. `url` is where its text can be read."""

    text: str
    label: str = ""
    ours: bool = False
    url: str = ""
    items: tuple["Item", ...] = ()


@attrs.frozen
class Items:
    """A list, numbered when `ordered`."""

    items: tuple[Item, ...]
    ordered: bool = False


@attrs.frozen
class Question:
    """A question to ask, to whom, and the questions to go on with."""

    text: str
    to: str = ""
    ours: bool = False
    follow_ups: tuple[str, ...] = ()


@attrs.frozen
class Questions:
    """Questions to choose from."""

    questions: tuple[Question, ...]


@attrs.frozen
class Table:
    """Rows of cells below a header; every row is as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@attrs.frozen
class Note:
    """Something to notice."""

    text: str


@attrs.frozen
class Field:
    """A label, with room to write behind it."""

    label: str


@attrs.frozen
class PageBreak:
    """Go on on a new sheet of paper."""


Block = Heading | Paragraph | Items | Questions | Table | Note | Field | PageBreak


@attrs.frozen
class Page:
    """A page: its title, the language of its texts (BCP 47), and its blocks in order."""

    title: str
    language: str
    blocks: tuple[Block, ...]
