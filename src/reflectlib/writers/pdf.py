"""PDF, set by typst: A4, with page numbers, bookmarks, links and tags (PDF/UA-1).

A page goes to the template as data, so that no text in it can become markup; what follows from
where a block stands is settled here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from reflectlib.page import (
    SIGN,
    AskedQuestion,
    Cards,
    Heading,
    Link,
    ListItem,
    Outline,
    OutlineStep,
    Page,
    PageBreak,
    Paragraph,
    Questions,
    Table,
    to_fill_in,
    with_marks,
)
from reflectlib.writers.icons import drawing
from reflectlib.writers.pdf_cards import deck
from reflectlib.writers.pdf_setting import language, said, set_as_pdf
from reflectlib.writers.stages import stages

SIZE, LARGE = 10, 24  # points
LOOKED_UP = "good-to-know"  # the anchor of the part that nobody reads from end to end
STEP = "step-"  # how the anchor of a step starts
LONGEST_ADDRESS = 2000  # letters
SHORT, MOST = 62, 60  # letters: in all columns as wide as their cells, and in one that is not
ROOM = 11  # letters: what a column to write in takes of them
TALL = 1500  # letters: a row with so many in a cell may go on on the next sheet
PLAIN = ("icon", "stage", "level", "lines", "ordered", "head", "minutes", "url")
"""Fields that are no text."""


def write(page: Page, *, marks: bool = False) -> bytes:
    """Write a page as PDF/UA-1. The same page gives the same bytes.

    Only a letter that our fonts do not have is set in a font of the computer. With `marks`, what
    is not from the source has a sign behind it. Raises `CannotWriteError` where typst refuses the
    page.
    """
    return set_as_pdf(document(with_marks(page, marks)))


def document(page: Page) -> dict[str, Any]:
    """A page as the data that `page.typ` sets; of one with cards only these, as HTML prints it."""
    decks = [deck(block) for block in page.blocks if isinstance(block, Cards)]
    blocks = [] if decks else _Maker(page.blocks).sections(page.blocks)
    tongue, region = language(page.language)
    return {
        "title": page.title.strip() or "–",
        "foot": said(page.title),
        "language": tongue or "und",
        "region": region,
        "wide": page.wide or page.large,
        "large": page.large,
        "size": LARGE if page.large else SIZE,
        "blocks": blocks,
        "decks": decks,
        "stages": stages(),
        "icons": {name: drawing(name) for name in sorted({*_icons(blocks)})},
    }


def _icons(data: Any) -> Iterator[str]:
    """The names of the icons in the data of blocks; a stage has one too."""
    if isinstance(data, list):
        for each in data:
            yield from _icons(each)
    elif isinstance(data, dict):
        # The colours of questions and of a bar are those of a stage, without its icon.
        here = "icon", *["stage"] * (data["kind"] in ("Heading", "OutlineStep"))
        yield from (data[key] for key in here if data.get(key))
        yield from _icons([*data.values()])


class _Maker:
    """What makes data of the blocks of a page, of which it knows the places to link to."""

    def __init__(self, blocks: Iterable[Any]) -> None:
        anchors = (block.anchor for block in blocks if isinstance(block, Heading))
        self.places = {name: f"p{n}" for n, name in enumerate(dict.fromkeys(filter(None, anchors)))}
        self.more: Mapping[type, Callable[[Any], dict[str, Any]]] = {
            OutlineStep: self._step,
            Outline: self._outline,
            Table: _table,
            Link: _address,
            ListItem: _address,
        }

    def sections(self, blocks: Iterable[Any]) -> list[Any]:
        """The blocks, each part of the page with all that is in it."""
        top: list[Any] = []
        opened: list[tuple[int, list[Any], str]] = [(-1, top, "")]
        places, level, before = dict(self.places), 0, None
        for block in blocks:
            is_part = isinstance(block, Heading) and block.level > 1
            if is_part or isinstance(block, PageBreak):
                # What comes on a new sheet of paper is no part of what stands on the one before.
                while opened[-1][0] >= (block.level if is_part else 0):
                    opened.pop()
            if is_part:
                section: dict[str, Any] = {
                    "kind": "Section",
                    "columns": block.anchor == LOOKED_UP,
                    "whole": block.anchor.startswith(STEP),
                    "blocks": [],
                }
                opened[-1][1].append(section)
                opened.append((block.level, section["blocks"], block.stage or opened[-1][2]))
            made = self.data(block, opened[-1][2])
            if isinstance(block, Heading):
                # PDF/UA wants no level left out. Of two places of one name a link has the first.
                level = min(block.level, level + 1)
                made |= {"tag": level, "anchor": places.pop(block.anchor, "")}
            if isinstance(block, Paragraph):
                made["lead"] = (
                    isinstance(before, Heading) and before.level == 1 and not before.aside
                )
            opened[-1][1].append(made)
            before = block
        return top

    def data(self, value: Any, stage: str = "") -> Any:
        """A block, or what is in it, as plain data of its `kind`."""
        if isinstance(value, str):
            return said(value)
        if not isinstance(value, tuple):
            return value
        if not hasattr(value, "_fields"):
            return [self.data(each, stage) for each in value]
        made: dict[str, Any] = {"kind": type(value).__name__}
        for name, field in zip(value._fields, value, strict=True):
            made[name] = field if name in PLAIN else self.data(field, stage)
        if made.pop("ours", False):
            made |= _signed(value)
        if isinstance(value, Questions):
            made["stage"] = stage
        more = self.more.get(type(value))
        return made | more(value) if more else made

    def _step(self, step: OutlineStep) -> dict[str, Any]:
        return {"anchor": self.places.get(step.anchor, "")}

    def _outline(self, outline: Outline) -> dict[str, Any]:
        """The steps in groups, each below its head; short ones can stand in two columns."""
        groups: list[list[Any]] = [[]]
        for step in outline.steps:
            if step.head:
                groups.append([])
            groups[-1].append(self.data(step))
        return {
            "steps": [group for group in groups if group],
            "short": outline.is_short,
            "timed": any(step.clock for step in outline.steps),
        }


def _signed(value: Any) -> dict[str, Any]:
    """What the sign stands behind where a block is ours: a label only where there is no more."""
    if isinstance(value, AskedQuestion):
        follow_ups = [said(each, SIGN) for each in value.follow_ups]
        return {"text": said(value.text, SIGN), "follow_ups": follow_ups}
    names = [name for name in ("text", "todo", "label") if getattr(value, name, "")]
    return {name: said(getattr(value, name), SIGN) for name in names[:1]}


def _address(value: Link | ListItem) -> dict[str, Any]:
    """An address as it is, and whether a link can lead there from a file by itself."""
    leads = ":" in value.url and len(value.url) <= LONGEST_ADDRESS
    return {"to": value.url if leads else ""}


def _table(table: Table) -> dict[str, Any]:
    """A table, with how wide its columns are beside each other: 0 for as wide as what is in it.

    So are as many of the shortest as leave room for one that is not.
    """
    columns = [*zip(table.header, *table.rows, strict=True)]
    longest = [max(len(line) for cell in cells for line in cell.split("\n")) for cells in columns]
    widths, left = [min(width, MOST) for width in longest], SHORT - ROOM * len(table.to_write)
    for column in sorted(range(len(widths)), key=longest.__getitem__)[:-1]:
        left -= longest[column]
        widths[column] *= left < 0
    return {
        "widths": widths,
        "blank": to_fill_in(table),
        "tall": any(len(cell) > TALL for row in table.rows for cell in row),
    }
