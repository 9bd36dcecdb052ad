"""HTML: one file with all it needs. Only `_text` and `_tag` make markup of text, and escape it."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any

from reflectlib.page import (
    OURS,
    AskedQuestion,
    Block,
    Card,
    Cards,
    Field,
    Heading,
    Items,
    Links,
    ListItem,
    Notice,
    Page,
    PageBreak,
    Paragraph,
    Questions,
    Ratings,
    Table,
    cleaned,
)
from reflectlib.writers.cards import Back, Face, back, faces, shortened
from reflectlib.writers.frame import frame

LONG_TABLE = 12  # rows: a longer one may go on on the next sheet of paper
SHORT_CELL = 13  # characters: `13.00–13.10`, `10–15 min`
CARDS_ON_SHEET = 8
CARDS_IN_ROW = 2
COLORS = 8
LONG_CARD, LONGEST_CARD = 120, 230  # characters, from which its letters are smaller


def write(page: Page) -> bytes:
    """Write a page as one HTML file in UTF-8 that asks nothing of the network."""
    page = cleaned(page)
    return frame(page, body(page)).encode()


def body(page: Page) -> str:
    """The blocks of a page, each part of it as a section with its heading."""
    return "\n".join(_sections(page))


def _sections(page: Page) -> Iterator[str]:
    open_levels: list[int] = []
    for number, block in enumerate(page.blocks):
        if isinstance(block, Heading) and block.level > 1:
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
                yield "</section>"
            open_levels.append(block.level)
            id = f' id="{escape(block.anchor)}"' if block.anchor else ""
            yield f'<section class="level-{block.level}"{id}>'
        # Names of groups of answers must differ within a page.
        yield _ratings(block, f"r{number}") if isinstance(block, Ratings) else _block(block)
    yield from ("</section>" for _ in open_levels)


def _block(block: Block) -> str:
    return _WRITERS[type(block)](block)


def _tag(name: str, content: str, **attributes: str) -> str:
    """An element around content that is HTML already; the attributes are plain text."""
    if not attributes:
        return f"<{name}>{content}</{name}>"
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(text)}"' for key, text in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>"


def _text(text: str, ours: bool = False) -> str:
    """A text with its line breaks, and the sign behind what is ours."""
    sign = f"<sup>{OURS}</sup>" if ours else ""
    return escape(text.strip(), quote=False).replace("\n", "<br>\n") + sign


def _labelled(label: str, text: str, ours: bool = False) -> str:
    colon = ":" if text else ""
    start = f"<strong>{escape(label, quote=False)}{colon}</strong> " if label else ""
    return start + _text(text, ours and bool(label or text))


def _list(items: Iterable[str], tag: str = "ul", **attributes: str) -> str:
    lines = "".join(f"<li>{item}</li>\n" for item in items)
    return _tag(tag, f"\n{lines}", **attributes)


def _heading(block: Heading) -> str:
    title = _tag(f"h{block.level}", escape(block.text, quote=False))
    return title + _tag("p", _text(block.aside), class_="aside") if block.aside else title


def _paragraph(block: Paragraph) -> str:
    return _tag("p", _labelled(block.label, block.text, block.ours))


def _items(block: Items) -> str:
    return _list(map(_item, block.items), "ol" if block.ordered else "ul")


def _item(item: ListItem) -> str:
    parts = [_labelled(item.label, item.text, item.ours)]
    if item.url:
        parts.append(" " + _tag("a", escape(item.url), href=item.url))
    if item.items:
        parts.append(_list(map(_item, item.items)))
    return "".join(parts)


def _questions(block: Questions) -> str:
    return _list(map(_question, block.questions), class_="questions")


def _question(question: AskedQuestion) -> str:
    asked = _labelled(question.to, question.text, question.ours)
    if not question.follow_ups:
        return asked
    return asked + _list(_text(text, question.ours) for text in question.follow_ups)


def _table(block: Table) -> str:
    head = "".join(
        _tag("th", _text(cell), scope="col") if cell else "<td></td>" for cell in block.header
    )
    rows = "\n".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in block.rows)
    parts = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>"
    to_fill_in = not any(cell for row in block.rows for cell in row)
    kind = "blank" if to_fill_in else "long" if len(block.rows) > LONG_TABLE else ""
    classed = {"class_": kind} if kind else {}
    return _tag("div", _tag("table", parts, **classed), class_="table", tabindex="0")


def _cell(text: str) -> str:
    """A cell; a few figures stay on one line."""
    figures = len(text) <= SHORT_CELL and text[:1].isdigit()
    return f'<td class="short">{_text(text)}</td>' if figures else f"<td>{_text(text)}</td>"


def _note(block: Notice) -> str:
    return _tag("p", _text(block.text), class_="note")


def _field(block: Field) -> str:
    room = _tag("textarea", "", rows=str(block.lines))
    return _tag("label", _text(block.label, block.ours) + room, class_="field")


def _ratings(block: Ratings, name: str) -> str:
    opposites = bool(block.statements[0].opposite)
    head = "".join(_tag("th", _text(answer), scope="col") for answer in block.scale)
    empty = "<td></td>"
    rows = []
    for number, statement in enumerate(block.statements):
        cells = [_tag("th", _text(statement.text, statement.ours), scope="row")]
        for answer in block.scale:
            label = " – ".join(filter(None, (statement.text, answer, statement.opposite)))
            radio = f'<input type="radio" name="{name}-{number}" aria-label="{escape(label)}">'
            cells.append(f'<td data-answer="{escape(answer)}">{radio}</td>')
        if opposites:
            cells.append(_tag("th", _text(statement.opposite), scope="row", class_="opposite"))
        rows.append(f"<tr>{''.join(cells)}</tr>")
    head = f"<thead><tr>{empty}{head}{empty if opposites else ''}</tr></thead>"
    lines = "\n".join(rows)
    table = _tag("table", f"{head}\n<tbody>\n{lines}\n</tbody>", class_="ratings")
    return _tag("div", table, class_="table", tabindex="0")


def _cards(block: Cards) -> str:
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
    return "\n".join(sheets)


def _letters(card: Card) -> str:
    """The size of letters that suits the length of a card."""
    length = len(card.question.text) + sum(map(len, card.question.follow_ups))
    return "tiny" if length > LONGEST_CARD else "small" if length > LONG_CARD else "large"


def _front(card: Card, face: Face) -> str:
    category = _tag("p", _text(face.category), class_="category")
    return _tag("div", category + _question(face.question), class_=f"{_color(card)} {face.size}")


def _backs(backs: list[str]) -> str:
    """Turned over along the long side, left and right change places."""
    places = [*backs, *["<div></div>"] * (-len(backs) % CARDS_IN_ROW)]
    mirrored = "\n".join(
        place
        for row in range(0, len(places), CARDS_IN_ROW)
        for place in reversed(places[row : row + CARDS_IN_ROW])
    )
    return _tag("div", f"\n{mirrored}\n", class_="cards backs", aria_hidden="true")


def _back(card: Card, behind: Back) -> str:
    category = _tag("p", _text(behind.category), class_="category")
    kind = f"{_color(card)} {behind.size}".rstrip()
    return _tag("div", category + _tag("p", _text(behind.text)), class_=kind)


def _color(card: Card) -> str:
    return f"color-{card.number % COLORS}"


def _links(block: Links) -> str:
    links = " · ".join(_tag("a", escape(link.text), href=link.url) for link in block.links)
    label = f"<strong>{escape(block.label)}:</strong> " if block.label else ""
    return _tag("p", label + links, class_="links")


def _page_break(_: PageBreak) -> str:
    return '<div class="break"></div>'


_WRITERS: dict[type, Callable[[Any], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Items: _items,
    Questions: _questions,
    Table: _table,
    Notice: _note,
    Field: _field,
    Cards: _cards,
    Links: _links,
    PageBreak: _page_break,
}
