"""Question cards in Word: sheets of A4 to cut, or a page for each side of a card.

A sheet is a table of which each cell has the exact size of a card. It takes all of its page, so
that the next table comes on the next. Measures are those of the cards that HTML prints.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from reflectlib.card_sizes import BLEED, CARD_SIZES
from reflectlib.message import _
from reflectlib.page import Card, Cards, Page
from reflectlib.writers.cards import (
    ABOVE_CODE,
    ABOVE_FOOT,
    ABOVE_LIST,
    BACK_ICON,
    BACKS,
    BELOW_BACK_ICON,
    BELOW_CATEGORY,
    BELOW_HEAD,
    BELOW_ICON,
    BETWEEN,
    FOLLOW_UP,
    ICON,
    LAYOUTS,
    LINE,
    POINTS,
    Back,
    Face,
    left_over,
)
from reflectlib.writers.docx_elements import (
    border,
    cell,
    el,
    margins_of,
    para,
    row,
    runs,
    table,
    twips,
)
from reflectlib.writers.docx_kit import Kit
from reflectlib.writers.docx_pictures import INK, code, shape
from reflectlib.writers.html_cards import ABOUT, COLORS, SHAPES, sides
from reflectlib.writers.icons import ASSETS

WHITE = "#ffffff"
A4 = (210, 297)
BAND = 6  # millimetres of colour at the head of a front for a print shop
BEHIND = 20  # twips: the height of the line that must follow a table
LARGE_MARGIN = 100  # twips
SPARE = 6  # points of a card that pictures may take
CODE_OF = _("QR code: {address}")
_COLOR = re.compile(r"\.color-[0-9] \{ -{2}color: light-dark\((#[0-9a-f]{6}), ")


def decks(page: Page, kit: Kit) -> Iterator[Element]:
    """The sheets of all cards of a page, and the paper that they are on.

    The paper of a deck stands in the line behind its last table; that of the last deck at the end.
    """
    found = [block for block in page.blocks if isinstance(block, Cards)]
    for number, block in enumerate(found, 1):
        *others, last = _deck(block, kit)
        yield from others
        if number < len(found):
            last[0].append(_paper(block))
        yield last
    yield _paper(found[-1])


def _paper(block: Cards) -> Element:
    """The size of the paper, and margins that leave room for the cards and a line behind them."""
    size = CARD_SIZES[block.size]
    wide, high = (size.width + 2 * BLEED, size.height + 2 * BLEED) if block.bleed else A4
    side = 0 if block.bleed else twips((wide - size.columns * size.width) / 2)
    above = 0 if block.bleed else twips((high - size.rows * size.height) / 2)
    # Where cards fill the sheet, what is left of it is for the line behind them.
    above = above if above > LARGE_MARGIN else 0
    margins = {"top": above, "right": side, "bottom": max(0, above - 3 * BEHIND), "left": side}
    turned = {"orient": "landscape"} if wide > high else {}
    return el(
        "sectPr",
        el("pgSz", w=twips(wide), h=twips(high), **turned),
        el("pgMar", **margins, header=0, footer=0, gutter=0),
    )


def _deck(block: Cards, kit: Kit) -> Iterator[Element]:
    """Sheets of fronts, each followed by the backs that lie behind them when turned over."""
    placed, on_sheet = sides(block), 1 if block.bleed else CARD_SIZES[block.size].on_sheet
    while here := [*islice(placed, on_sheet)]:
        fronts = [(card, _front(card, face, block, kit)) for card, face, _back in here]
        behind = [(card, _behind(card, back, block, kit)) for card, _face, back in here]
        if block.bleed:
            (front,), (back,) = fronts, behind
            yield from _side(*front, block, kit, BAND)
            yield from _side(*back, block, kit, 0)
        else:
            yield from _sheet([inside for _card, inside in fronts], block, kit, turned=False)
            yield from _sheet([inside for _card, inside in behind], block, kit, turned=True)


def _sheet(
    placed: Sequence[Sequence[Element]], block: Cards, kit: Kit, *, turned: bool
) -> Iterator[Element]:
    """A sheet of A4, with lines to cut along on its fronts; backs lie behind these when turned."""
    size, layout = CARD_SIZES[block.size], LAYOUTS[block.size]
    width, margin = twips(size.width), twips(layout.margin)
    places = [
        *placed,
        *[[para(kit.style("Card Text"))] for _ in range(size.on_sheet - len(placed))],
    ]
    rows = []
    for first in range(0, size.on_sheet, size.columns):
        here = places[first : first + size.columns]
        cells = [
            cell(width, inside, place="center" if turned else "")
            for inside in (reversed(here) if turned else here)
        ]
        rows.append(row(cells, height=twips(size.height), exact=True))
    inner = {"insideH": "dashed", "insideV": "dashed"}
    outer = dict.fromkeys(("top", "left", "bottom", "right"), "dashed")
    # The edges of the paper need no lines.
    lines = inner if size.columns * size.width == A4[0] else outer | inner
    yield table(
        [width] * size.columns,
        rows,
        caption=kit.named,
        borders=None if turned else border("tblBorders", **lines),
        margins=margins_of("tblCellMar", top=margin, left=margin, bottom=margin, right=margin),
    )
    yield _behind_table(kit)


def _side(
    card: Card, inside: Sequence[Element], block: Cards, kit: Kit, band: int
) -> Iterator[Element]:
    """A page for a print shop: a side of a card, and around it what is cut off.

    A front has a band of its colour at its head, and a back has that colour all over.
    """
    size, layout = CARD_SIZES[block.size], LAYOUTS[block.size]
    wide, high = twips(size.width + 2 * BLEED), twips(size.height + 2 * BLEED) - 2 * BEHIND
    color = _color(card)
    margin = twips(layout.margin + BLEED)
    around = margins_of("tcMar", top=margin - twips(band), left=margin, bottom=margin, right=margin)
    rows = []
    if band:
        line = para(kit.style("Card Text"), (), el("spacing", line=BEHIND, lineRule="exact"))
        rows.append(row([cell(wide, [line], fill=color)], height=twips(band), exact=True))
    whole = cell(
        wide, inside, fill="" if band else color, margins=around, place="" if band else "center"
    )
    rows.append(row([whole], height=high - twips(band), exact=True))
    yield table([wide], rows, caption=kit.named)
    yield _behind_table(kit, "" if band else color)


def _behind_table(kit: Kit, fill: str = "") -> Element:
    """The line that must follow a table, as low as can be."""
    shaded = (el("shd", val="clear", color="auto", fill=fill.lstrip("#")),) if fill else ()
    low = el("spacing", before=0, after=0, line=BEHIND, lineRule="exact")
    return para(kit.style("Below Table"), (), *shaded, low)


def _front(card: Card, face: Face, block: Cards, kit: Kit) -> list[Element]:
    """The front of a card: its question in the middle, as far as that can be reckoned."""
    layout, color = LAYOUTS[block.size], _color(card)
    free = max(0.0, left_over(face, layout) - SPARE) / 2
    inside = _drawn(card, color, layout.head * ICON, BELOW_ICON, kit)
    size = layout.head
    inside.append(_line(kit, "Card Category", face.category, size, after=BELOW_HEAD, color=color))
    size, above = layout.letters[face.step], free
    if face.question.text:
        inside.append(_line(kit, "Card Question", face.question.text, size, before=above))
        above = ABOVE_LIST
    style = "Card Follow-up" if face.question.text else "Card Task"
    for follow_up in face.question.follow_ups:
        inside.append(_line(kit, style, follow_up, size * FOLLOW_UP, before=above))
        above = BETWEEN
    if face.foot:
        above = free + ABOVE_FOOT
        inside.append(_line(kit, "Card Foot", face.foot, layout.head, before=above))
    return inside


def _behind(card: Card, back: Back, block: Cards, kit: Kit) -> list[Element]:
    """The back of a card, which is white on its colour where a print shop cuts it off."""
    layout = LAYOUTS[block.size]
    large, plain = (letters * layout.scale for letters in BACKS[back.size])
    color = WHITE if block.bleed else _color(card)
    inside = _drawn(card, color, BACK_ICON * layout.scale, BELOW_BACK_ICON, kit)
    inside.append(
        _line(kit, "Card Category", back.category, large, after=BELOW_CATEGORY, color=color)
    )
    if back.text:
        told = WHITE if block.bleed else ""
        inside.append(_line(kit, "Card Text", back.text, plain, color=told))
    if block.address:
        alt = str(kit.words.say(CODE_OF.filled(address=block.address)))
        drawn = kit.picture(code(block.address, layout.code), alt)
        inside.append(para(kit.style("Card Text"), [drawn], el("spacing", before=_of(ABOVE_CODE))))
    return inside


def _drawn(card: Card, color: str, side: float, below: float, kit: Kit) -> list[Element]:
    """The shape of a category; nothing for what is of none."""
    if card.number == ABOUT:
        return []
    drawing = shape(
        SHAPES[card.number % COLORS],
        side / POINTS,
        color,
        is_open=bool(card.number // COLORS % 2),
    )
    spacing = el("spacing", before=0, after=_of(below))
    return [para(kit.style("Card Text"), [kit.picture(drawing)], spacing)]


def _line(
    kit: Kit,
    style: str,
    said: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    color: str = "",
) -> Element:
    """A text in letters of a size, in lines as high as they are reckoned; all in points."""
    spacing = el(
        "spacing",
        before=_of(before),
        after=_of(after),
        line=_of(size * LINE),
        lineRule="exact",
    )
    return para(kit.style(style), runs(said, color=color, size=size), spacing)


def _of(points: float) -> int:
    """Points in twips."""
    return round(points * 20)


def _color(card: Card) -> str:
    return INK if card.number == ABOUT else _colors()[card.number % COLORS]


@cache
def _colors() -> tuple[str, ...]:
    """The colours of categories by their numbers: those of HTML in the light."""
    return tuple(_COLOR.findall((ASSETS / "cards.css").read_text(encoding="utf-8")))
