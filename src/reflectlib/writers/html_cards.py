"""Question cards in HTML: sheets of A4 to cut, or a page for each side of a card.

On a screen there are only the fronts. What paper is like stands in `cards.css`.
"""

from collections.abc import Iterator

from markupsafe import Markup

from reflectlib.card_sizes import CARD_SIZES
from reflectlib.page import AskedQuestion, Card, Cards
from reflectlib.writers.cards import LAYOUTS, Back, Face, back, faces, shortened
from reflectlib.writers.markup import LINE, join, listed, tag, text

COLORS = 8
LARGEST_OF_LIST = 2  # the step of the letters that a list has at most
ABOUT = -1  # the number of what is of no category
SHAPES = (
    '<circle cx="12" cy="12" r="9"/>',
    '<rect x="3.5" y="3.5" width="17" height="17" rx="1.5"/>',
    '<path d="M12 3 22 20.5H2z"/>',
    '<path d="M12 1.5 20.5 12 12 22.5 3.5 12z"/>',
    '<path d="m12 2 3 7 7.5.6-5.7 4.9 1.8 7.4L12 18l-6.6 3.9 1.8-7.4L1.5 9.6 9 9z"/>',
    '<path d="M8.5 2.5h7v6h6v7h-6v6h-7v-6h-6v-7h6z"/>',
    '<path d="M12 21C5 16 2 12 2 8a5 5 0 0 1 10-2 5 5 0 0 1 10 2c0 4-3 8-10 13z"/>',
    '<path d="M15 2.5a9.8 9.8 0 1 0 6.5 13.6A8.5 8.5 0 0 1 15 2.5z"/>',
)
"""What tells categories apart without colour: so many are filled, and so many more are open."""


def cards(block: Cards) -> Markup:
    """Sheets of fronts, each followed by its backs, which lie behind them when turned over.

    What stands on no card in full comes below the sheets, and on paper on one more card.
    """
    size, missing = CARD_SIZES[block.size], shortened(block)
    placed = [*sides(block)]
    columns, on_sheet = (1, 1) if block.bleed else (size.columns, size.on_sheet)
    kind = f"cards {block.size}" + " bleed" * block.bleed
    sheets = []
    for first in range(0, len(placed), on_sheet):
        here = placed[first : first + on_sheet]
        sheets.append(listed((_front(card, face) for card, face, _ in here), class_=kind))
        behind = [_back(card, behind, block) for card, _, behind in here]
        sheets.append(_turned(behind, columns, f"{kind} backs"))
    deck = tag("div", _drawn(block), LINE, join(sheets, LINE), LINE, class_="deck")
    how = (tag("p", text(block.how), class_="aside"),) if block.how else ()
    return join((*how, deck, *(tag("p", text(each)) for each in missing)), LINE)


def sides(block: Cards) -> Iterator[tuple[Card, Face, Back]]:
    """Each card that goes on paper, with its front and its back; the last tells of the others."""
    layout, code = LAYOUTS[block.size], bool(block.address)
    names = {card.category for card in block.cards}
    backs = {name: back(name, block.back, layout, code=code) for name in names}
    for card in block.cards:
        for face in faces(card, layout, 0 if card.question.text else LARGEST_OF_LIST):
            yield card, face, backs[card.category]
    if told := (*block.about, *shortened(block)):
        about = Card(AskedQuestion("", follow_ups=told), block.back, ABOUT)
        behind = back(block.back, "", layout, code=code)
        for face in faces(about, layout, LARGEST_OF_LIST):
            yield about, face, behind


def _front(card: Card, face: Face) -> Markup:
    question = face.question
    lines = [tag("p", text(question.text), class_="card-text")] if question.text else []
    if question.follow_ups:
        kind = {} if question.text else {"class_": "tasks"}
        lines.append(listed(map(text, question.follow_ups), **kind))
    parts = [_head(card, face.category), tag("div", *lines, class_="body")]
    if face.foot:
        parts.append(tag("p", text(face.foot), class_="foot"))
    return tag("div", *parts, class_=f"{_kind(card)} step-{face.step}")


def _turned(backs: list[Markup], columns: int, kind: str) -> Markup:
    """Turned over along the long side, left and right change places."""
    places = [*backs, *[tag("div")] * (-len(backs) % columns)]
    mirrored = (
        place
        for row in range(0, len(places), columns)
        for place in reversed(places[row : row + columns])
    )
    return tag("div", LINE, join(mirrored, LINE), LINE, class_=kind, aria_hidden="true")


def _back(card: Card, behind: Back, block: Cards) -> Markup:
    parts = [_head(card, behind.category)]
    if behind.text:
        parts.append(tag("p", text(behind.text)))
    if block.address:
        parts.append(_use("code", "card-code"))
    return tag("div", *parts, class_=f"{_kind(card)} {behind.size}".rstrip())


def _head(card: Card, category: str) -> Markup:
    shape = () if card.number == ABOUT else (_use("shape", f"shape-{card.number % COLORS}"),)
    return tag("p", *shape, text(category), class_="category")


def _kind(card: Card) -> str:
    if card.number == ABOUT:
        return "about"
    return f"color-{card.number % COLORS}" + " open" * (card.number // COLORS % 2)


def _use(kind: str, id: str) -> Markup:
    return tag("svg", tag("use", href=f"#{id}"), class_=kind, aria_hidden="true")


def _drawn(block: Cards) -> Markup:
    """The shapes and the code that are used, each drawn once."""
    used = sorted({card.number % COLORS for card in block.cards})
    shapes: Iterator[Markup] = (
        tag("symbol", Markup(SHAPES[n]), id=f"shape-{n}", viewBox="0 0 24 24")  # noqa: S704  # ours
        for n in used
    )
    code = (_code(block.address),) if block.address else ()
    return tag("svg", *shapes, *code, class_="drawn", aria_hidden="true")


def _code(address: str) -> Markup:
    """A QR code that leads to an address, with the white around it that it needs."""
    import segno

    made = segno.make_qr(address, error="m")
    width, height = made.symbol_size()
    drawn = Markup(made.svg_inline(omitsize=True, svgclass=None, lineclass=None))  # noqa: S704  # of dots alone
    return tag("symbol", drawn, id="card-code", viewBox=f"0 0 {width} {height}")
