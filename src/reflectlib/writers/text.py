"""Plain text, for a terminal or a mail."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from reflectlib.page import (
    SIGN,
    Cards,
    Chips,
    Code,
    Definitions,
    Field,
    Heading,
    Items,
    Links,
    ListItem,
    MarksNote,
    Notice,
    Outline,
    Page,
    PageBlock,
    PageBreak,
    Paragraph,
    Questions,
    Ratings,
    Table,
    cards_as_questions,
    defined,
    one_by_one,
    outline_as_items,
    ratings_on_paper,
    with_marks,
)
from reflectlib.writers.columns import columns, longest_word, pad, shares, wrapped

WIDTH = 80
SENSIBLE = 16  # columns: where a table would need narrower ones, its cells stand below each other
BETWEEN = "  "
BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def write(
    page: Page, *, width: int | None = None, color: bool = False, marks: bool = False
) -> bytes:
    """Write a page as UTF-8, in lines of at most `width` columns of a terminal (20 or more).

    Without a width, as in a file or a mail, lines are of 80, and a word that is longer stays
    whole all the same, since it is probably an address; a table is never wider. With `color`,
    headings and labels are bold and asides dim, by ANSI codes. With `marks`, what is not from the
    source has a sign behind it.
    """
    return _Writer(width, color).page(with_marks(page, marks)).encode()


def write_lines(lines: Iterable[str]) -> bytes:
    """Write lines as they are, each with its end."""
    return "".join(f"{line}\n" for line in lines).encode()


class _Writer:
    def __init__(self, width: int | None, color: bool) -> None:
        self.width = WIDTH if width is None else max(width, 20)
        self.whole = width is None
        self.color = color

    def page(self, page: Page) -> str:
        parts = ["\n".join(self.block(block)) for block in one_by_one(page.blocks)]
        return "\n\n".join(filter(None, parts)) + "\n"

    def block(self, block: PageBlock) -> Iterator[str]:
        match block:
            case Heading():
                lines = self.wrap(block.text)
                yield from (self.style(BOLD, line) for line in lines)
                if block.level < 3:
                    yield ("=" if block.level == 1 else "-") * max(map(columns, lines))
                if block.aside:
                    yield from (self.style(DIM, line) for line in self.wrap(block.aside))
            case Paragraph():
                yield from self.labelled(block.label, block.text, block.ours)
            case Items():
                yield from self.items(block.items, block.ordered)
            case Questions():
                for question in block.questions:
                    label, ours = question.to, question.ours
                    yield from self.labelled(label, question.text, ours, "? ", "  ")
                    for text in question.follow_ups:
                        yield from self.labelled("", text, ours, "  - ", "    ")
            case Table():
                yield from self.table(block)
            case Notice():
                yield from self.wrap(block.text, "! ", "  ")
            case Code():
                yield f"    {block.text}"  # whole, however long, since it is to be copied
            case Chips():
                yield from self.wrap(" · ".join(chip.text for chip in block.chips))
            case Outline():
                yield from self.items(outline_as_items(block).items, False)
            case Definitions():
                yield from self.items(tuple(defined(*each) for each in block.items), False)
            case MarksNote():
                yield from self.wrap(block.text, "! ", "  ")
            case Field():
                yield from self.labelled("", block.label, block.ours)
                yield from ("_" * min(self.width, 60) for _ in range(max(block.lines - 1, 1)))
            case Cards():
                yield from self.block(cards_as_questions(block))
            case Links():
                links = " · ".join(
                    f"{link.text} <{link.url}>" if link.url else link.text for link in block.links
                )
                yield from self.labelled(block.label, links, False)
            case Ratings():
                yield from self.table(ratings_on_paper(block))
            case PageBreak():  # pragma: no branch  # the last of all blocks
                yield "-" * self.width

    def items(self, items: tuple[ListItem, ...], ordered: bool, margin: str = "") -> Iterator[str]:
        for number, item in enumerate(items, 1):
            bullet = f"{margin}{number}. " if ordered else f"{margin}- "
            inner = " " * len(bullet)
            yield from self.labelled(item.label, item.text, item.ours, bullet, inner)
            if item.url:
                yield from wrapped(item.url, self.width, inner, inner, whole=self.whole)
            yield from self.items(item.items, False, inner)

    def labelled(
        self, label: str, text: str, ours: bool, first: str = "", rest: str = ""
    ) -> Iterator[str]:
        sign = SIGN if ours else ""
        lead = f"{label}: " if label and text else label
        lines = self.wrap(f"{lead}{text}{sign}", first, rest)
        if label and lines:
            start = f"{first}{label}"
            if lines[0].startswith(start):
                lines[0] = first + self.style(BOLD, label) + lines[0].removeprefix(start)
        yield from lines

    def table(self, table: Table) -> Iterator[str]:
        """Set columns side by side; the widest give way where the page is too narrow."""
        rows = [[cell.strip().split("\n") for cell in row] for row in (table.header, *table.rows)]
        cells = [[line for cell in column for line in cell] for column in zip(*rows, strict=True)]
        wanted = [max(map(columns, lines)) for lines in cells]
        room = self.width - len(BETWEEN) * (len(wanted) - 1)
        # Words stay whole as long as they can, and are broken as long as that makes sense.
        for least in (map(longest_word, cells), (SENSIBLE for _ in cells)):
            wanted = shares(wanted, [*map(min, wanted, least)], room)
        if sum(wanted) > room:
            yield from self.stacked(table)
            return
        for number, row in enumerate(rows):
            written = [
                [part for line in cell for part in wrapped(line, width)]
                for cell, width in zip(row, wanted, strict=True)
            ]
            for parts in zip_longest(*written, fillvalue="") if any(written) else [()]:
                text = BETWEEN.join(map(pad, parts, wanted)).rstrip()
                yield self.style(BOLD, text) if number == 0 else text
            if number == 0:
                yield BETWEEN.join("-" * width for width in wanted)

    def stacked(self, table: Table) -> Iterator[str]:
        """Set the cells of each row below each other, where they have no room side by side."""
        for number, row in enumerate(table.rows):
            if number:
                yield ""
            for label, cell in zip(table.header, row, strict=True):
                if cell.strip() or not any(row):
                    yield from self.labelled(label.strip(), cell.strip(), False)

    def wrap(self, text: str, first: str = "", rest: str = "") -> list[str]:
        lines = []
        for number, line in enumerate(text.strip().split("\n")):
            lead = rest if number else first
            lines += wrapped(line, self.width, lead, rest, whole=self.whole) or [lead.rstrip()]
        return lines

    def style(self, code: str, text: str) -> str:
        return f"{code}{text}{PLAIN}" if self.color and text else text
