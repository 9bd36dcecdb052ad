"""HTML: one file with all it needs.

Pieces of it come from `markup.py`, which escapes what is put into them.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any

from markupsafe import Markup, escape

from reflectlib.page import (
    OURS,
    SIGN,
    AskedQuestion,
    Beside,
    Cards,
    Chips,
    Code,
    Definitions,
    Field,
    Heading,
    Items,
    Link,
    Links,
    ListItem,
    MarksNote,
    Notice,
    Outline,
    OutlineStep,
    Page,
    PageBlock,
    PageBreak,
    Paragraph,
    Questions,
    Ratings,
    Table,
    TimeBar,
    cleaned,
    to_fill_in,
    with_marks,
)
from reflectlib.writers.frame import frame
from reflectlib.writers.html_cards import cards
from reflectlib.writers.icons import icon
from reflectlib.writers.markup import LINE
from reflectlib.writers.markup import join as _join
from reflectlib.writers.markup import listed as _list
from reflectlib.writers.markup import markup as _markup
from reflectlib.writers.markup import start as _start
from reflectlib.writers.markup import tag as _tag
from reflectlib.writers.markup import text as _text

LONG_TABLE = 12  # rows: a longer one may go on on the next sheet of paper
STACKING = 3  # columns from which a table is stacked on a phone
SHORT_CELL = 13  # characters: `13.00–13.10`, `10–15 min`

MARK = f"<sup>{SIGN}</sup>"
SECTION_END = Markup("</section>")
UNMARKED = Markup('<input type="checkbox" class="show-marks">')
MARKED = Markup('<input type="checkbox" class="show-marks" checked>')
_DRAWING = re.compile(r'<svg class="(?:icon" .*?</svg> ?|time-bar" .*?</svg>\n)')
NARROW_PIECE = 2.5  # parts of a hundred: a narrower piece of a time bar has no room for a number


def write(page: Page, *, marks: bool = False) -> bytes:
    """Write a page as one HTML file in UTF-8 that asks nothing of the network.

    The signs behind what is ours are shown where a reader asks for them, or at once with `marks`.
    """
    page = cleaned(page)
    return frame(page, body(page, marks=marks)).encode()


def bare(page: Page) -> Markup:
    """The blocks of a page to stand in another, without what only our styles give a size.

    That are drawings beside words that say the same, and signs behind what is ours.
    """
    return _markup(_DRAWING.sub("", body(with_marks(page, False))))


def body(page: Page, *, marks: bool = False) -> Markup:
    """The blocks of a page, each part of it as a section with its heading."""
    written = str.join(LINE, _sections(page)).replace(f" {OURS}", f"\xa0{MARK}").replace(OURS, MARK)
    return _markup(written.replace(UNMARKED, MARKED) if marks else written)


def _sections(page: Page) -> Iterator[Markup]:
    open_levels: list[int] = []
    number = count()
    for block in page.blocks:
        is_part = isinstance(block, Heading) and block.level > 1
        if is_part or isinstance(block, PageBreak):
            # What comes on a new sheet of paper is no part of what stands on the one before.
            level = block.level if isinstance(block, Heading) else 0
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
                yield SECTION_END
        if isinstance(block, Heading) and block.level > 1:
            open_levels.append(block.level)
            id = {"id": block.anchor} if block.anchor else {}
            kind = f" stage-{block.stage}" if block.stage else ""
            yield _start("section", class_=f"level-{block.level}{kind}", **id)
        # Names of groups of answers must differ within a page.
        yield _ratings(block, f"r{next(number)}") if isinstance(block, Ratings) else _block(block)
    yield from (SECTION_END for _ in open_levels)


def _block(block: PageBlock) -> Markup:
    return _WRITERS[type(block)](block)


def _labelled(label: str, text: str, ours: bool = False) -> Markup:
    written = _text(text, ours and bool(label or text))
    colon = ":" if text else ""
    return _join((_tag("strong", label, colon), " ", written)) if label else written


def _heading(block: Heading) -> Markup:
    title = _tag(f"h{block.level}", *_with_icon(block.stage), block.text)
    if not block.aside:
        return title
    return _join((title, _tag("p", _text(block.aside), class_="aside")))


def _with_icon(name: str) -> tuple[Markup, ...]:
    return (icon(name), Markup(" ")) if name else ()


def _chips(block: Chips) -> Markup:
    return _list(
        (_join((*_with_icon(chip.icon), chip.text)) for chip in block.chips), class_="chips"
    )


def _time_bar(block: TimeBar) -> Markup:
    """A drawing in parts of the width, since a policy allows no style of a single element."""
    total, left, parts = sum(piece.minutes for piece in block.pieces), 0.0, []
    for piece in block.pieces:
        width = 100 * piece.minutes / total
        kind = f"stage-{piece.stage}" if piece.stage else "" if piece.number else "break"
        place = {"x": f"{left:.2f}%", "width": f"{width:.2f}%", "height": "100%"}
        drawn = [_tag("rect", **place, **({"class_": kind} if kind else {}))]
        if piece.number and width > NARROW_PIECE:
            middle = {"x": f"{left + width / 2:.2f}%", "y": "50%", "dy": ".35em"}
            drawn.append(_tag("text", piece.number, **middle, **({"class_": kind} if kind else {})))
        parts.append(_join(drawn))
        left += width
    return _tag("svg", *parts, class_="time-bar", aria_hidden="true")


def _outline(block: Outline) -> Markup:
    kinds = ["outline"] + ["lines"] * block.is_short
    kinds += ["timed"] * any(step.clock for step in block.steps)
    kinds += ["with-room"] * bool(block.to_write)
    room = [_tag("p", block.to_write, class_="on-paper", aria_hidden="true")] * bool(block.to_write)
    steps = (_outline_step(step) for step in block.steps)
    return _join((*room, _list(steps, "ol", class_=" ".join(kinds))))


def _outline_step(step: OutlineStep) -> Markup:
    title = _tag("a", step.title, href=f"#{step.anchor}") if step.anchor else _text(step.title)
    known = [_join((*_with_icon(step.icon), step.grouping))] if step.grouping else []
    known += [escape(text) for text in (step.time, step.aside) if text]
    number = _tag("span", *_with_icon(step.stage), step.number, class_="number")
    head = (_tag("strong", title), " ", _tag("span", _join(known, Markup(" · ")), class_="known"))
    parts = [_tag("span", step.clock, class_="when")] if step.clock else []
    parts += [_tag("p", *head)] if step.head else [number, _tag("p", *head)]
    if step.todo:
        parts.append(_tag("p", _text(step.todo, step.ours)))
    if step.question:
        parts.append(_tag("p", _text(step.question), class_="asked"))
    kind = "head" if step.head else f"stage-{step.stage}" if step.stage else ""
    return _tag("div", *parts, **({"class_": kind} if kind else {}))


def _definitions(block: Definitions) -> Markup:
    parts = (
        part
        for word, texts in block.items
        for part in (_tag("dt", _text(word)), *(_tag("dd", _text(text)) for text in texts))
    )
    return _tag("dl", *parts)


def _marks_note(block: MarksNote) -> Markup:
    """A box to tick that shows the signs, which a style does; nothing where they are not asked."""
    return _tag("p", _tag("label", UNMARKED, " ", _text(block.text)), class_="marks")


def _beside(block: Beside) -> Markup:
    sides = (_tag("div", *map(_block, side)) for side in (block.left, block.right))
    return _tag("div", *sides, class_="beside")


def _paragraph(block: Paragraph) -> Markup:
    return _tag("p", _labelled(block.label, block.text, block.ours))


def _items(block: Items) -> Markup:
    return _list(map(_item, block.items), "ol" if block.ordered else "ul")


def _item(item: ListItem) -> Markup:
    parts: list[str] = [_labelled(item.label, item.text, item.ours)]
    if item.url:
        parts += [" ", _tag("a", item.url, href=item.url)]
    if item.items:
        parts.append(_list(map(_item, item.items)))
    return _join(parts)


def _questions(block: Questions) -> Markup:
    return _list(map(_question, block.questions), class_="questions")


def _question(question: AskedQuestion) -> Markup:
    asked = _labelled(question.to, question.text, question.ours)
    if not question.follow_ups:
        return asked
    return asked + _list(_text(text, question.ours) for text in question.follow_ups)


def _table(block: Table) -> Markup:
    head = [_tag("th", _text(cell), scope="col") if cell else _tag("td") for cell in block.header]
    head += [_tag("th", cell, scope="col", class_="on-paper") for cell in block.to_write]
    room = [_tag("td", class_="on-paper")] * len(block.to_write)
    blank = to_fill_in(block)
    stacks = len(block.header) >= STACKING and any(block.header) and not blank
    labels = block.header if stacks else ("",) * len(block.header)
    rows = (_tag("tr", *map(_cell, row, labels), *room) for row in block.rows)
    is_long = len(block.rows) > LONG_TABLE and not blank
    kinds = ["blank"] * blank + ["long"] * is_long + ["stack"] * stacks
    kinds += ["to-sign"] * block.to_sign
    return _in_frame(head, rows, **({"class_": " ".join(kinds)} if kinds else {}))


def _in_frame(head: Iterable[Markup], rows: Iterable[Markup], **attributes: str) -> Markup:
    """A table of which the sides can be brought into view on a narrow screen."""
    start = _tag("thead", _tag("tr", *head))
    lines = _tag("tbody", LINE, _join(rows, LINE), LINE)
    table = _tag("table", start, LINE, lines, **attributes)
    return _tag("div", table, class_="table", tabindex="0")


def _cell(text: str, label: str) -> Markup:
    """A cell; a few figures stay on one line. Its label is seen where the table is stacked."""
    figures = len(text) <= SHORT_CELL and text[:1].isdigit()
    attributes = {"class_": "short"} if figures else {}
    if label:
        attributes["data_label"] = str(label)
    return _tag("td", _text(text), **attributes)


def _note(block: Notice) -> Markup:
    return _tag("p", _text(block.text), class_="note")


def _code(block: Code) -> Markup:
    return _tag("p", _tag("code", block.text))


def _field(block: Field) -> Markup:
    room = _tag("textarea", rows=str(block.lines))
    return _tag("label", _text(block.label, block.ours) + room, class_="field")


def _ratings(block: Ratings, name: str) -> Markup:
    opposites = bool(block.statements[0].opposite)
    answers = [_tag("th", _text(answer), scope="col") for answer in block.scale]
    head = [_tag("td"), *answers, *[_tag("td")] * opposites]
    rows = []
    for number, statement in enumerate(block.statements):
        cells = [_tag("th", _text(statement.text, statement.ours), scope="row")]
        for answer in block.scale:
            label = " – ".join(filter(None, (statement.text, answer, statement.opposite)))
            radio = _start("input", type="radio", name=f"{name}-{number}", aria_label=label)
            cells.append(_tag("td", radio, data_answer=answer))
        if opposites:
            cells.append(_tag("th", _text(statement.opposite), scope="row", class_="opposite"))
        rows.append(_tag("tr", *cells))
    return _in_frame(head, rows, class_="ratings")


def _links(block: Links) -> Markup:
    links = _join(map(_link, block.links), Markup(" · "))
    label = (_tag("strong", block.label, ":"), " ") if block.label else ()
    return _tag("p", *label, links, class_="links")


def _link(link: Link) -> Markup:
    return _tag("a", link.text, href=link.url) if link.url else _text(link.text)


def _page_break(_: PageBreak) -> Markup:
    return _tag("div", class_="break")


_WRITERS: dict[type, Callable[[Any], Markup]] = {
    Heading: _heading,
    Chips: _chips,
    TimeBar: _time_bar,
    Outline: _outline,
    Definitions: _definitions,
    MarksNote: _marks_note,
    Beside: _beside,
    Paragraph: _paragraph,
    Items: _items,
    Questions: _questions,
    Table: _table,
    Notice: _note,
    Code: _code,
    Field: _field,
    Cards: cards,
    Links: _links,
    PageBreak: _page_break,
}
