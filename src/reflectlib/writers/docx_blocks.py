"""The blocks of a page in Word: all that is read from above to below."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from reflectlib.language.terms import STAGES
from reflectlib.message import _, split
from reflectlib.page import (
    SIGN,
    Beside,
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
    PageBlock,
    PageBreak,
    Paragraph,
    Questions,
    Ratings,
    Table,
    TimeBar,
)
from reflectlib.writers.docx_elements import TWIPS, cell, el, para, row, runs, space, table
from reflectlib.writers.docx_kit import Kit
from reflectlib.writers.docx_pictures import time_bar
from reflectlib.writers.docx_tables import below, field, outline, ratings, table_of
from reflectlib.writers.stages import stages

PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
HEADINGS = ("Title", "heading 1", "heading 2", "heading 3")
ICON = (5.5, 4.4, 4.0, 3.8)  # millimetres, by the level of a heading
SOFT = "#5c5c57"
CHIP, BAR = 3.4, 8  # millimetres
LEFT = 0.55  # of what is read together: how wide what stands on the left is
DEEPEST = 3
HOW_LONG = _("a bar of how long each step takes beside the others")


def written(blocks: Iterable[PageBlock], kit: Kit) -> Iterator[Element]:
    """Blocks as paragraphs and tables."""
    for block in blocks:
        yield from WRITERS[type(block)](block, kit)


def labelled(label: str, said: str, ours: bool, kit: Kit) -> list[Element]:
    """A text with a word in front of it, and the sign of what is ours behind it."""
    inside = kit.strong(label) if label else []
    if label and said:
        inside += [*kit.strong(":"), space()]
    inside += runs(said)
    return [*inside, *runs(SIGN)] if ours and (label or said) else inside


def _heading(block: Heading, kit: Kit) -> Iterator[Element]:
    """A heading: the first one of a page is its title."""
    kit.named = str(block.text)
    side = ICON[block.level - 1]
    told = kit.words.say(STAGES[block.stage]) if block.stage in STAGES else ""
    color = stages().get(block.stage, {"hue": SOFT})["hue"]
    drawn = kit.icon(block.stage, side, color, str(told))
    inside = kit.bookmarked(block.anchor, runs(block.text))
    yield para(kit.style(HEADINGS[block.level - 1]), [*drawn, *[space()] * len(drawn), *inside])
    if block.aside:
        yield para(kit.style("Known"), runs(block.aside), el("keepNext"))


def _chips(block: Chips, kit: Kit) -> Iterator[Element]:
    inside: list[Element] = []
    for chip in block.chips:
        inside += [space("   ")] * bool(inside)
        drawn = kit.icon(chip.icon, CHIP, SOFT)
        inside += [*drawn, *[space("\N{NO-BREAK SPACE}")] * len(drawn), *runs(chip.text)]
    yield para(kit.style("Chips"), inside)


def _time_bar(block: TimeBar, kit: Kit) -> Iterator[Element]:
    """A picture: its minutes are for its looks, and what they are stands beside the steps."""
    alt = str(kit.words.say(HOW_LONG))
    drawing = time_bar(block, kit.room / TWIPS, BAR * kit.scale)
    yield para("", [kit.picture(drawing, alt)], el("spacing", before=120, after=120))


def _definitions(block: Definitions, kit: Kit) -> Iterator[Element]:
    style = kit.style("Definition")
    for word, texts in block.items:
        first = kit.strong(word)
        for text in texts:
            yield para(style, [*first, el("r", el("tab")), *runs(text)])
            first = []


def _paragraph(block: Paragraph, kit: Kit) -> Iterator[Element]:
    """A text in paragraphs of its own, of which the first has the word and the last the sign."""
    label, parts = block.label, split(block.text, PARAGRAPHS)
    for number, part in enumerate(parts, 1):
        last = number == len(parts)
        # A word alone is of what comes next.
        how = [] if part else [el("keepNext")]
        yield para("", labelled(label, part, block.ours and last, kit), *how)
        label = ""


def _items(block: Items, kit: Kit) -> Iterator[Element]:
    if not block.ordered:
        for item in block.items:
            yield from _bullet(item, kit, 1)
        return
    number, level = kit.list_number()
    for item in block.items:
        of = el("numPr", el("ilvl", val=level), el("numId", val=number))
        yield para(kit.style("List Number"), _item(item, kit), of)
        for each in item.items:
            yield from _bullet(each, kit, 2)


def _bullet(item: ListItem, kit: Kit, depth: int) -> Iterator[Element]:
    deep = min(depth, DEEPEST)
    yield para(kit.style(f"List Bullet {deep}" if deep > 1 else "List Bullet"), _item(item, kit))
    for each in item.items:
        yield from _bullet(each, kit, depth + 1)


def _item(item: ListItem, kit: Kit) -> list[Element]:
    inside = labelled(item.label, item.text, item.ours, kit)
    return [*inside, space(), *kit.linked(item.url, item.url)] if item.url else inside


def _questions(block: Questions, kit: Kit) -> Iterator[Element]:
    for asked in block.questions:
        inside = labelled(asked.to, asked.text, asked.ours, kit)
        yield para(kit.style("Question"), inside, *[el("keepNext")] * bool(asked.follow_ups))
        for text in asked.follow_ups:
            yield para(kit.style("Follow-up"), labelled("", text, asked.ours, kit))


def _notice(block: Notice | MarksNote, kit: Kit) -> Iterator[Element]:
    yield para(kit.style("Notice"), runs(block.text))


def _code(block: Code, kit: Kit) -> Iterator[Element]:
    yield para(kit.style("Code"), runs(" ".join(block.text.split())))


def _beside(block: Beside, kit: Kit) -> Iterator[Element]:
    """Two cells without borders, in each of which somebody can go on writing."""
    left = round(kit.room * LEFT)
    widths = (left, kit.room - left)
    whole, cells = kit.room, []
    for width, blocks in zip(widths, (block.left, block.right), strict=True):
        kit.room = width
        cells.append(cell(width, [*written(blocks, kit)]))
    kit.room = whole
    yield table(widths, [row(cells)], caption=kit.named)
    yield below(kit)


def _links(block: Links, kit: Kit) -> Iterator[Element]:
    inside = [*kit.strong(f"{block.label}:"), space()] if block.label else []
    for number, (text, url) in enumerate(block.links):
        inside += [space(" · ")] * bool(number)
        inside += kit.linked(text, url)
    yield para("", inside)


def _page_break(_: PageBreak, __: Kit) -> Iterator[Element]:
    yield para("", [el("r", el("br", type="page"))])


WRITERS: dict[type, Callable[[Any, Kit], Iterator[Element]]] = {
    Heading: _heading,
    Chips: _chips,
    TimeBar: _time_bar,
    Outline: outline,
    Definitions: _definitions,
    MarksNote: _notice,
    Beside: _beside,
    Paragraph: _paragraph,
    Items: _items,
    Questions: _questions,
    Table: table_of,
    Notice: _notice,
    Code: _code,
    Field: field,
    Ratings: ratings,
    Links: _links,
    PageBreak: _page_break,
}
