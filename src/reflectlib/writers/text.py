"""Plain text, for a terminal or a mail."""

import textwrap
from collections.abc import Iterator

from reflectlib.page import (
    OURS,
    Block,
    Cards,
    Field,
    Heading,
    Item,
    Items,
    Links,
    Note,
    Page,
    PageBreak,
    Paragraph,
    Questions,
    Ratings,
    Table,
    cards_as_questions,
    cleaned,
    ratings_on_paper,
)

WIDTH = 80
BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def write(page: Page, *, width: int = WIDTH, color: bool = False) -> bytes:
    """Write a page as UTF-8, in lines of at most `width` characters where words allow.

    With `color`, headings and labels are bold and asides dim, by ANSI codes.
    """
    return _Writer(max(width, 20), color).page(cleaned(page)).encode()


class _Writer:
    def __init__(self, width: int, color: bool) -> None:
        self.width = width
        self.color = color

    def page(self, page: Page) -> str:
        parts = ["\n".join(self.block(block)) for block in page.blocks]
        return "\n\n".join(filter(None, parts)) + "\n"

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                lines = self.wrap(block.text)
                yield from (self.style(BOLD, line) for line in lines)
                if block.level < 3:
                    yield ("=" if block.level == 1 else "-") * max(map(len, lines))
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
            case Note():
                yield from self.wrap(block.text, "! ", "  ")
            case Field():
                yield from self.labelled("", block.label, block.ours)
                yield from ("_" * min(self.width, 60) for _ in range(block.lines - 1))
            case Cards():
                yield from self.block(cards_as_questions(block))
            case Links():
                links = " · ".join(f"{link.text} <{link.url}>" for link in block.links)
                yield from self.labelled(block.label, links, False)
            case Ratings():
                yield from self.table(ratings_on_paper(block))
            case PageBreak():  # pragma: no branch  # the last of all blocks
                yield "-" * self.width

    def items(self, items: tuple[Item, ...], ordered: bool, margin: str = "") -> Iterator[str]:
        for number, item in enumerate(items, 1):
            bullet = f"{margin}{number}. " if ordered else f"{margin}- "
            inner = " " * len(bullet)
            yield from self.labelled(item.label, item.text, item.ours, bullet, inner)
            if item.url:
                yield f"{inner}{item.url}"
            yield from self.items(item.items, False, inner)

    def labelled(
        self, label: str, text: str, ours: bool, first: str = "", rest: str = ""
    ) -> Iterator[str]:
        sign = OURS if ours else ""
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
        columns = [[line for cell in column for line in cell] for column in zip(*rows, strict=True)]
        widths = [max(map(len, lines)) for lines in columns]
        # A column cannot be narrower than its longest word.
        least = [max(len(word) for line in c for word in ["", *line.split()]) for c in columns]
        room = self.width - 2 * (len(widths) - 1)
        while sum(widths) > room and widths != least:
            slack = [width - bound for width, bound in zip(widths, least, strict=True)]
            widths[slack.index(max(slack))] -= 1
        for number, row in enumerate(rows):
            cells = [
                [part for line in cell for part in _wrapped(line, width)]
                for cell, width in zip(row, widths, strict=True)
            ]
            for line in range(max(1, *map(len, cells))):
                parts = [cell[line] if line < len(cell) else "" for cell in cells]
                text = "  ".join(p.ljust(w) for p, w in zip(parts, widths, strict=True)).rstrip()
                yield self.style(BOLD, text) if number == 0 else text
            if number == 0:
                yield "  ".join("-" * width for width in widths)

    def wrap(self, text: str, first: str = "", rest: str = "") -> list[str]:
        lines = []
        for number, line in enumerate(text.strip().split("\n")):
            lead = rest if number else first
            lines += _wrapped(line, self.width, lead, rest) or [lead.rstrip()]
        return lines

    def style(self, code: str, text: str) -> str:
        return f"{code}{text}{PLAIN}" if self.color and text else text


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
    )
