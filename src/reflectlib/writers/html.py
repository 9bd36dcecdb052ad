"""HTML: one file with all it needs.

Pieces of it come from `markup.py`, which escapes what is put into them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from markupsafe import Markup

from reflectlib.page import (
    AskedQuestion,
    Cards,
    Code,
    Field,
    Heading,
    Items,
    Links,
    ListItem,
    Notice,
    Page,
    PageBlock,
    PageBreak,
    Paragraph,
    Questions,
    Ratings,
    Table,
    cleaned,
)
from reflectlib.writers.frame import frame
from reflectlib.writers.html_cards import cards
from reflectlib.writers.markup import LINE
from reflectlib.writers.markup import join as _join
from reflectlib.writers.markup import listed as _list
from reflectlib.writers.markup import start as _start
from reflectlib.writers.markup import tag as _tag
from reflectlib.writers.markup import text as _text

LONG_TABLE = 12  # rows: a longer one may go on on the next sheet of paper
SHORT_CELL = 13  # characters: `13.00–13.10`, `10–15 min`

SECTION_END = Markup("</section>")


def write(page: Page) -> bytes:
    """Write a page as one HTML file in UTF-8 that asks nothing of the network."""
    page = cleaned(page)
    return frame(page, body(page)).encode()


def body(page: Page) -> Markup:
    """The blocks of a page, each part of it as a section with its heading."""
    return _join(_sections(page), LINE)


def _sections(page: Page) -> Iterator[Markup]:
    open_levels: list[int] = []
    for number, block in enumerate(page.blocks):
        if isinstance(block, Heading) and block.level > 1:
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
                yield SECTION_END
            open_levels.append(block.level)
            id = {"id": block.anchor} if block.anchor else {}
            yield _start("section", class_=f"level-{block.level}", **id)
        # Names of groups of answers must differ within a page.
        yield _ratings(block, f"r{number}") if isinstance(block, Ratings) else _block(block)
    yield from (SECTION_END for _ in open_levels)


def _block(block: PageBlock) -> Markup:
    return _WRITERS[type(block)](block)


def _labelled(label: str, text: str, ours: bool = False) -> Markup:
    written = _text(text, ours and bool(label or text))
    colon = ":" if text else ""
    return _join((_tag("strong", label, colon), " ", written)) if label else written


def _heading(block: Heading) -> Markup:
    title = _tag(f"h{block.level}", block.text)
    if not block.aside:
        return title
    return _join((title, _tag("p", _text(block.aside), class_="aside")))


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
    head = (_tag("th", _text(cell), scope="col") if cell else _tag("td") for cell in block.header)
    rows = (_tag("tr", *map(_cell, row)) for row in block.rows)
    to_fill_in = not any(cell for row in block.rows for cell in row)
    kind = "blank" if to_fill_in else "long" if len(block.rows) > LONG_TABLE else ""
    return _in_frame(head, rows, **({"class_": kind} if kind else {}))


def _in_frame(head: Iterable[Markup], rows: Iterable[Markup], **attributes: str) -> Markup:
    """A table of which the sides can be brought into view on a narrow screen."""
    start = _tag("thead", _tag("tr", *head))
    lines = _tag("tbody", LINE, _join(rows, LINE), LINE)
    table = _tag("table", start, LINE, lines, **attributes)
    return _tag("div", table, class_="table", tabindex="0")


def _cell(text: str) -> Markup:
    """A cell; a few figures stay on one line."""
    figures = len(text) <= SHORT_CELL and text[:1].isdigit()
    return _tag("td", _text(text), **({"class_": "short"} if figures else {}))


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
    links = _join((_tag("a", link.text, href=link.url) for link in block.links), Markup(" · "))
    label = (_tag("strong", block.label, ":"), " ") if block.label else ()
    return _tag("p", *label, links, class_="links")


def _page_break(_: PageBreak) -> Markup:
    return _tag("div", class_="break")


_WRITERS: dict[type, Callable[[Any], Markup]] = {
    Heading: _heading,
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
