"""HTML: one file with all it needs.

What is put into markup is escaped by MarkupSafe, unless it is markup itself. Only `_start`,
`_tag` and `_join` make markup, and escape all but the names of elements, which are ours.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from markupsafe import Markup, escape

from reflectlib.message import Marked
from reflectlib.page import (
    OURS,
    SIGN,
    AskedQuestion,
    Beside,
    Card,
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
)
from reflectlib.writers.cards import Back, Face, back, faces, shortened
from reflectlib.writers.frame import frame
from reflectlib.writers.icons import icon

LONG_TABLE = 12  # rows: a longer one may go on on the next sheet of paper
SHORT_CELL = 13  # characters: `13.00–13.10`, `10–15 min`
CARDS_ON_SHEET = 8
CARDS_IN_ROW = 2
COLORS = 8
LONG_CARD, LONGEST_CARD = 120, 230  # characters, from which its letters are smaller

NOTHING, LINE, BREAK = Markup(""), Markup("\n"), Markup("<br>\n")
MARK = f"<sup>{SIGN}</sup>"
SECTION_END = Markup("</section>")
UNMARKED = Markup('<input type="checkbox" class="show-marks">')
MARKED = Markup('<input type="checkbox" class="show-marks" checked>')
NARROW_PIECE = 2.5  # parts of a hundred: a narrower piece of a time bar has no room for a number


def write(page: Page, *, marks: bool = False) -> bytes:
    """Write a page as one HTML file in UTF-8 that asks nothing of the network.

    The signs behind what is ours are shown where a reader asks for them, or at once with `marks`.
    """
    page = cleaned(page)
    return frame(page, body(page, marks=marks)).encode()


def body(page: Page, *, marks: bool = False) -> Markup:
    """The blocks of a page, each part of it as a section with its heading."""
    written = str.join(LINE, _sections(page)).replace(f" {OURS}", f"\xa0{MARK}").replace(OURS, MARK)
    return _markup(written.replace(UNMARKED, MARKED) if marks else written)


def _sections(page: Page) -> Iterator[Markup]:
    open_levels: list[int] = []
    for number, block in enumerate(page.blocks):
        if isinstance(block, Heading) and block.level > 1:
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
                yield SECTION_END
            open_levels.append(block.level)
            id = {"id": block.anchor} if block.anchor else {}
            kind = f" stage-{block.stage}" if block.stage else ""
            yield _start("section", class_=f"level-{block.level}{kind}", **id)
        # Names of groups of answers must differ within a page.
        yield _ratings(block, f"r{number}") if isinstance(block, Ratings) else _block(block)
    yield from (SECTION_END for _ in open_levels)


def _block(block: PageBlock) -> Markup:
    return _WRITERS[type(block)](block)


def _start(name: str, /, **attributes: str) -> Markup:
    """The start of an element, or one that has no content."""
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(text)}"' for key, text in attributes.items()
    )
    return _markup(f"<{name}{written}>")


def _tag(name: str, /, *content: str, **attributes: str) -> Markup:
    """An element around texts and markup."""
    start = _start(name, **attributes) if attributes else f"<{name}>"
    return _markup(f"{start}{''.join(map(_escaped, content))}</{name}>")


def _join(parts: Iterable[str], between: Markup = NOTHING) -> Markup:
    """Texts and markup, one behind the other. `Markup.join` would copy each markup first."""
    return _markup(str.join(between, map(_escaped, parts)))


def _markup(written: str) -> Markup:
    """What is escaped. `Markup` itself looks once more what it is given; that takes longer."""
    return str.__new__(Markup, written)


def _escaped(content: str) -> Markup:
    if isinstance(content, Markup):
        return content
    return _marked(content) if isinstance(content, Marked) else escape(content)


def _marked(content: Marked) -> Markup:
    """A text of which parts say in which language they are."""
    parts = ((_lines(text), language) for text, language in content.parts)
    return _join(_tag("span", text, lang=of) if of else text for text, of in parts)


def _text(text: str, ours: bool = False) -> Markup:
    """A text with its line breaks, and the sign behind what is ours."""
    written = _marked(text) if isinstance(text, Marked) else _lines(text.strip())
    return _join((written, OURS)) if ours else written


def _lines(text: str) -> Markup:
    return _join(text.split("\n"), BREAK) if "\n" in text else escape(text)


def _labelled(label: str, text: str, ours: bool = False) -> Markup:
    written = _text(text, ours and bool(label or text))
    colon = ":" if text else ""
    return _join((_tag("strong", label, colon), " ", written)) if label else written


def _list(items: Iterable[Markup], tag: str = "ul", **attributes: str) -> Markup:
    lines = (part for item in items for part in (_tag("li", item), LINE))
    return _tag(tag, LINE, *lines, **attributes)


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
    return _list((_outline_step(step) for step in block.steps), "ol", class_="outline")


def _outline_step(step: OutlineStep) -> Markup:
    title = _tag("a", step.title, href=f"#{step.anchor}") if step.anchor else _text(step.title)
    known = [_join((*_with_icon(step.icon), step.grouping))] if step.grouping else []
    known += [escape(text) for text in (step.time, step.aside) if text]
    number = _tag("span", *_with_icon(step.stage), step.number, class_="number")
    head = (_tag("strong", title), " ", _tag("span", _join(known, Markup(" · ")), class_="known"))
    parts = [number, _tag("p", *head)]
    if step.todo:
        parts.append(_tag("p", _text(step.todo, step.ours)))
    if step.question:
        parts.append(_tag("p", _text(step.question), class_="asked"))
    kind = {"class_": f"stage-{step.stage}"} if step.stage else {}
    return _tag("div", *parts, **kind)


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


def _cards(block: Cards) -> Markup:
    """Sheets of fronts, each followed by its backs, which lie behind them when turned over.

    What stands on no card in full comes below the sheets.
    """
    placed = [(card, face) for card in block.cards for face in faces(card, _letters(card))]
    behind = {name: back(name, block.back) for name in {card.category for card in block.cards}}
    backs = [_back(card, behind[card.category]) for card, _ in placed]
    sheets = []
    for first in range(0, len(placed), CARDS_ON_SHEET):
        here = placed[first : first + CARDS_ON_SHEET]
        sheets.append(_list((_front(card, face) for card, face in here), class_="cards"))
        sheets.append(_backs(backs[first : first + CARDS_ON_SHEET]))
    sheets += (_tag("p", _text(text)) for text in shortened(block))
    return _join(sheets, LINE)


def _letters(card: Card) -> str:
    """The size of letters that suits the length of a card."""
    length = len(card.question.text) + sum(map(len, card.question.follow_ups))
    return "tiny" if length > LONGEST_CARD else "small" if length > LONG_CARD else "large"


def _front(card: Card, face: Face) -> Markup:
    category = _tag("p", _text(face.category), class_="category")
    return _tag("div", category + _question(face.question), class_=f"{_color(card)} {face.size}")


def _backs(backs: list[Markup]) -> Markup:
    """Turned over along the long side, left and right change places."""
    places = [*backs, *[_tag("div")] * (-len(backs) % CARDS_IN_ROW)]
    mirrored = (
        place
        for row in range(0, len(places), CARDS_IN_ROW)
        for place in reversed(places[row : row + CARDS_IN_ROW])
    )
    return _tag("div", LINE, _join(mirrored, LINE), LINE, class_="cards backs", aria_hidden="true")


def _back(card: Card, behind: Back) -> Markup:
    category = _tag("p", _text(behind.category), class_="category")
    kind = f"{_color(card)} {behind.size}".rstrip()
    return _tag("div", category + _tag("p", _text(behind.text)), class_=kind)


def _color(card: Card) -> str:
    return f"color-{card.number % COLORS}"


def _links(block: Links) -> Markup:
    links = _join((_tag("a", link.text, href=link.url) for link in block.links), Markup(" · "))
    label = (_tag("strong", block.label, ":"), " ") if block.label else ()
    return _tag("p", *label, links, class_="links")


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
    Cards: _cards,
    Links: _links,
    PageBreak: _page_break,
}
