"""Drawings in Word: icons, time bars, the shapes and codes of cards.

Word wants pictures of dots, of which the vector formats that it takes are its own or new; typst,
which sets our PDF, draws them. It takes as long for one drawing as for thirty.
"""

import io
import json
from collections.abc import Sequence
from typing import NamedTuple

from reflectlib.errors import MissingExtraError
from reflectlib.page import TimeBar
from reflectlib.writers.icons import drawing
from reflectlib.writers.stages import stages

DENSITY = 400  # dots in an inch
BREAK = "#d9d9d4"
INK = "#1c1c1a"
NARROW = 0.025  # of the whole: a narrower piece of a time bar has no room for a number
TEMPLATE = """
#set page(margin: 0pt, fill: none)
#set text(font: "DejaVu Sans Mono", weight: "bold", size: 10pt)
#let bar(pieces) = grid(
  columns: pieces.map(p => p.minutes * 1fr), rows: 100%, align: center + horizon,
  ..pieces.map(p => grid.cell(fill: rgb(p.fill), text(fill: rgb(p.color), p.number))),
)
#for d in json(bytes(sys.inputs.drawings)) {
  page(width: d.width * 1mm, height: d.height * 1mm, if d.svg != "" {
    image(bytes(d.svg), format: "svg", width: 100%, height: 100%)
  } else { bar(d.pieces) })
}
"""


class BarPiece(NamedTuple):
    """A piece of a time bar, with its colours."""

    minutes: float
    number: str
    fill: str
    color: str


class Drawing(NamedTuple):
    """A drawing of a size in millimetres: an SVG, or the pieces of a time bar."""

    width: float
    height: float
    svg: str = ""
    pieces: tuple[BarPiece, ...] = ()


def icon(name: str, side: float, color: str = INK) -> Drawing:
    """An icon in a colour. Raises `KeyError`: there is none of this name."""
    return Drawing(side, side, drawing(name).replace("currentColor", color))


def shape(drawn: str, side: float, color: str, *, is_open: bool) -> Drawing:
    """What tells a category of cards by its outline, filled or open."""
    fill, line = ("none", 3) if is_open else (color, 2)
    return Drawing(
        side,
        side,
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 26 26" fill="{fill}" '
        f'stroke="{color}" stroke-width="{line}" stroke-linejoin="round">{drawn}</svg>',
    )


def code(address: str, side: float) -> Drawing:
    """A QR code that leads to an address, with the white around it that it needs."""
    import segno

    out = io.BytesIO()
    segno.make_qr(address, error="m").save(out, kind="svg", light="#fff", xmldecl=False)
    return Drawing(side, side, out.getvalue().decode())


def time_bar(block: TimeBar, width: float, height: float) -> Drawing:
    """A time bar, coloured by stage."""
    total = sum(piece.minutes for piece in block.pieces)
    pieces = []
    for piece in block.pieces:
        colors = stages().get(piece.stage, {"wash": BREAK, "hue": INK})
        number = piece.number if piece.minutes > NARROW * total else ""
        pieces.append(BarPiece(piece.minutes, number, colors["wash"], colors["hue"]))
    return Drawing(width, height, pieces=tuple(pieces))


def drawn(drawings: Sequence[Drawing]) -> list[bytes]:
    """Drawings as PNG, in their order. Raises `MissingExtraError` where typst is not installed."""
    if not drawings:
        return []
    try:
        import typst
    except ImportError:
        raise MissingExtraError("missing_extra", format="docx", extra="office") from None

    data = [
        {**each._asdict(), "pieces": [piece._asdict() for piece in each.pieces]}
        for each in drawings
    ]
    made = typst.compile(
        TEMPLATE.encode(),
        format="png",
        ppi=DENSITY,
        ignore_system_fonts=True,
        sys_inputs={"drawings": json.dumps(data)},
    )
    return made if isinstance(made, list) else [made]
