"""CommonMark, with tables as GitHub and most others read them.

`_escape` is the one place where text is kept from becoming markup.
"""

import re
from collections.abc import Iterator

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

# Signs that mean something anywhere in a line; `&` only where it could start an entity.
INLINE = re.compile(r"[\\`*_\[\]<>|~]|&(?=[#A-Za-z])")
# Signs that mean something where a line starts: headings, lists, quotes, rules, fences.
LINE_START = re.compile(r"[#+=:-]")
NUMBERED = re.compile(r"\A([0-9]+)([.)])")
BULLETS = ("-", "*")
DOTS = "…" * 12


def write(page: Page, *, marks: bool = False) -> bytes:
    """Write a page as UTF-8. With `marks`, what is not from the source has a sign behind it."""
    return _Writer().page(with_marks(page, marks)).encode()


class _Writer:
    """Keeps the bullet in mind: two lists in a row need different ones to stay two."""

    def __init__(self) -> None:
        self.list_before = False
        self.bullet = 0

    def page(self, page: Page) -> str:
        parts = []
        for block in one_by_one(page.blocks):
            is_list = isinstance(block, Items | Questions | Cards | Outline | Definitions)
            self.bullet = 1 - self.bullet if is_list and self.list_before else 0
            self.list_before = is_list
            parts.append("\n".join(self.block(block)))
        return "\n\n".join(filter(None, parts)) + "\n"

    def block(self, block: PageBlock) -> Iterator[str]:
        match block:
            case Heading():
                yield f"{'#' * block.level} {_escape_heading(block.text)}"
                if block.aside:
                    yield ""
                    yield _flow(block.aside)
            case Paragraph():
                yield _labelled(block.label, block.text, block.ours)
            case Items():
                yield from self.items(block.items, block.ordered, "")
            case Questions():
                for question in block.questions:
                    ours = question.ours
                    item = ListItem(
                        question.text,
                        label=question.to,
                        ours=ours,
                        items=tuple(ListItem(text, ours=ours) for text in question.follow_ups),
                    )
                    yield from self.items((item,), False, "")
            case Table():
                yield _row(block.header)
                yield _row(("---",) * len(block.header), escape=False)
                for row in block.rows:
                    yield _row(row)
            case Notice():
                yield "\n".join(f"> {line}".rstrip() for line in _flow(block.text).split("\n"))
            case Code():
                yield _code(block.text)
            case Chips():
                yield _flow(" · ".join(chip.text for chip in block.chips))
            case Outline():
                yield from self.block(outline_as_items(block))
            case Definitions():
                for word, texts in block.items:
                    yield from self.items((defined(word, texts),), False, "")
            case MarksNote():
                yield from self.block(Notice(block.text))
            case Field():
                yield f"{_flow(block.label + SIGN * block.ours)} {DOTS}"
                yield from ("\n" + DOTS * 3 for _ in range(block.lines - 2))
            case Cards():
                yield from self.block(cards_as_questions(block))
            case Links():
                links = " · ".join(f"[{_escape_signs(text)}](<{url}>)" for text, url in block.links)
                yield f"**{_bold(block.label)}:** {links}" if block.label else links
            case Ratings():
                yield from self.block(ratings_on_paper(block))
            case PageBreak():  # pragma: no branch  # the last of all blocks
                yield "---"

    def items(self, items: tuple[ListItem, ...], ordered: bool, margin: str) -> Iterator[str]:
        for number, item in enumerate(items, 1):
            bullet = f"{number}{'.)'[self.bullet]}" if ordered else BULLETS[self.bullet]
            inner = margin + " " * (len(bullet) + 1)
            text = _labelled(item.label, item.text, item.ours, inner)
            link = f" <{item.url}>" if item.url else ""
            yield f"{margin}{bullet} {text}{link}"
            yield from self.items(item.items, False, inner)


def _code(text: str) -> str:
    """A line to the letter, within more of the signs around it than stand in it in a row."""
    line = " ".join(text.split())
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    return f"{fence} {line} {fence}" if "`" in line else f"{fence}{line}{fence}"


def _labelled(label: str, text: str, ours: bool, margin: str = "") -> str:
    sign = SIGN if ours else ""
    if not label:
        return _flow(text + sign, margin)
    if not text:
        return f"**{_bold(label)}**"
    return f"**{_bold(label)}:** {_flow(text + sign, margin)}"


def _bold(label: str) -> str:
    return _escape_signs(" ".join(label.split()))


def _flow(text: str, margin: str = "") -> str:
    """Escape a text of any number of lines and paragraphs, each line below the first set in."""
    if "\n" not in text:
        return _escape_line(text.strip())
    paragraphs = [_escape(part) for part in re.split(r"\n[ \t\n]*\n", text.strip())]
    return f"\n\n{margin}".join(part.replace("\n", f"\n{margin}") for part in paragraphs)


def _row(cells: tuple[str, ...], *, escape: bool = True) -> str:
    texts = [_cell(cell) if escape else cell for cell in cells]
    return "| " + " | ".join(texts) + " |"


def _cell(text: str) -> str:
    """Escape the text of a cell, where nothing can start a line."""
    return "<br>".join(_escape_signs(line.strip(" \t")) for line in text.strip().split("\n"))


def _escape(text: str) -> str:
    """Write a text so that a CommonMark parser reads it back; line breaks become hard ones."""
    return "\\\n".join(_escape_line(line.strip(" \t")) for line in text.strip().split("\n"))


def _escape_heading(text: str) -> str:
    line = _escape_signs(" ".join(text.split()))
    # A heading may end in number signs, which are not part of its text.
    return line[:-1] + "\\#" if line.endswith("#") else line


def _escape_signs(line: str) -> str:
    return INLINE.sub(lambda sign: "\\" + sign.group(), line)


def _escape_line(line: str) -> str:
    line = _escape_signs(line)
    if LINE_START.match(line):
        line = "\\" + line
    return NUMBERED.sub(r"\1\\\2", line, count=1) if NUMBERED.match(line) else line
