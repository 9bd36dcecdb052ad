"""Question cards in PDF: sheets of A4 to cut, or a page for each side of a card.

Their measures, letters, colours and shapes are those of the cards that HTML prints.
"""

import io
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from reflectlib.card_sizes import BLEED, CARD_SIZES
from reflectlib.page import Card, Cards
from reflectlib.writers.cards import BACKS, LAYOUTS, Back, Face, Layout
from reflectlib.writers.html_cards import ABOUT, COLORS, SHAPES, sides
from reflectlib.writers.icons import ASSETS
from reflectlib.writers.pdf_setting import said

INK, WHITE = "#1c1c1a", "#ffffff"
_COLOR = re.compile(r"\.color-[0-9] \{ -{2}color: light-dark\((#[0-9a-f]{6}), ")


def deck(block: Cards) -> dict[str, Any]:
    """The data of some cards: sheets of fronts, each with the backs that lie behind them."""
    size, layout = CARD_SIZES[block.size], LAYOUTS[block.size]
    columns, rows = (1, 1) if block.bleed else (size.columns, size.rows)
    placed, sheets = sides(block), []
    while here := [*islice(placed, columns * rows)]:
        fronts = [_front(card, face, layout) for card, face, _ in here]
        behind = [_back(card, back, layout, bleed=block.bleed) for card, _, back in here]
        sheets.append({"fronts": fronts, "backs": [*_turned(behind, columns)]})
    return {
        "sheets": sheets,
        "size": {"width": size.width, "height": size.height, "columns": columns, "rows": rows},
        "margin": layout.margin,
        "head": layout.head,
        "bleed": BLEED if block.bleed else 0,
        # Cards that fill the sheet are parted by lines, and those that leave room by marks there.
        "apart": block.size == "poker",
        "code": _code(block.address) if block.address else "",
        "code-side": layout.code,
    }


def _front(card: Card, face: Face, layout: Layout) -> dict[str, Any]:
    question, color = face.question, _color(card)
    return {
        "category": said(face.category),
        "shape": _shape(card, color),
        "color": color,
        "text": said(question.text),
        "follow-ups": [said(each) for each in question.follow_ups],
        "foot": said(face.foot),
        "letters": layout.letters[face.step],
    }


def _back(card: Card, back: Back, layout: Layout, *, bleed: bool) -> dict[str, Any]:
    """A back, which is white on its colour where a print shop cuts it off."""
    large, plain = (letters * layout.scale for letters in BACKS[back.size])
    color = _color(card)
    return {
        "category": said(back.category),
        "shape": _shape(card, WHITE if bleed else color),
        "color": color,
        "text": said(back.text),
        "large": large,
        "plain": plain,
        "scale": layout.scale,
    }


def _turned(backs: list[dict[str, Any]], columns: int) -> Iterator[dict[str, Any] | None]:
    """Turned over along the long side, left and right change places."""
    places = [*backs, *[None] * (-len(backs) % columns)]
    for first in range(0, len(places), columns):
        yield from reversed(places[first : first + columns])


def _color(card: Card) -> str:
    return INK if card.number == ABOUT else _colors()[card.number % COLORS]


@cache
def _colors() -> tuple[str, ...]:
    """The colours of categories by their numbers: those of HTML in the light."""
    return tuple(_COLOR.findall((ASSETS / "cards.css").read_text(encoding="utf-8")))


def _shape(card: Card, color: str) -> str:
    """The shape of a category as a drawing (SVG): after so many, those that are open."""
    if card.number == ABOUT:
        return ""
    is_open = card.number // COLORS % 2
    fill, width = ("none", 3) if is_open else (color, 2)
    shape = SHAPES[card.number % COLORS]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 26 26" stroke-linejoin="round" '
        f'stroke="{color}" fill="{fill}" stroke-width="{width}">{shape}</svg>'
    )


def _code(address: str) -> str:
    """A QR code (SVG) that leads to an address, with the white around it that it needs."""
    import segno

    drawn = io.BytesIO()
    segno.make_qr(address, error="m").save(drawn, kind="svg", xmldecl=False, omitsize=True)
    return drawn.getvalue().decode()
