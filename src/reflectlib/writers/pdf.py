"""PDF, set by typst: A4, with page numbers, bookmarks and tags (PDF/UA-1).

A page goes to the template as data, so no text in it can become markup.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from reflectlib.card_sizes import CARD_SIZES
from reflectlib.message import Marked
from reflectlib.page import AskedQuestion, Card, Cards, Heading, Page, Ratings, ratings_on_paper, with_marks
from reflectlib.writers.cards import LAYOUTS, faces, shortened
from reflectlib.writers.frame import ASSETS
from reflectlib.writers.icons import drawing, names

SIZE, LARGE = 9.6, 24
STAGE = re.compile(r"\.stage-([a-z]+) \{ --hue: light-dark\((#[0-9a-f]+).*?--wash: light-dark\((#[0-9a-f]+)")


def write(page: Page, *, marks: bool = False) -> bytes:
    """Write a page as PDF/UA-1. The same page gives the same bytes.

    With `marks`, what is not from the source has a sign behind it. Raises `MissingExtraError`
    where typst is not installed.
    """
    import typst

    page = with_marks(page, marks)
    data = {
        "title": page.title,
        "language": page.language.split("-")[0],
        "wide": page.wide or page.large,
        "size": LARGE if page.large else SIZE,
        "blocks": [as_data(block) for block in page.blocks],
        "anchors": [b.anchor for b in _flat(page.blocks) if isinstance(b, Heading) and b.anchor],
        "stages": stages(),
        "icons": {name: drawing(name) for name in names()},
    }
    template = (ASSETS / "page.typ").read_bytes()
    made: bytes = typst.compile(
        template,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"page": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    return made


def _flat(blocks: Any) -> Iterator[Any]:
    for block in blocks:
        yield block
        for side in ("left", "right"):
            yield from _flat(getattr(block, side, ()))


def as_data(value: Any) -> Any:
    """A block as plain data, of its `kind`; a text in more languages as its pieces."""
    if isinstance(value, Marked):
        return [list(part) for part in value.parts]
    if isinstance(value, Ratings):
        return as_data(ratings_on_paper(value))
    if isinstance(value, Cards):
        return _deck(value)
    if hasattr(value, "_fields"):
        return {"kind": type(value).__name__, **{n: as_data(v) for n, v in value._asdict().items()}}
    return [as_data(each) for each in value] if isinstance(value, tuple) else value


COLORS = ("#1f5fa8", "#0b655d", "#9a4a00", "#6f3a94", "#2f6b1f", "#9a2a68", "#6b5900", "#43525f")


def _deck(block: Cards) -> dict[str, Any]:
    size, layout = CARD_SIZES[block.size], LAYOUTS[block.size]
    told = Card(AskedQuestion("", follow_ups=(*block.about, *shortened(block))), block.back, -1)
    fronts, backs = [], []
    for card in (*block.cards, *[told] * bool(told.question.follow_ups)):
        color = COLORS[card.number % 8] if card.number >= 0 else "#1c1c1a"
        for face in faces(card, layout, 0 if card.question.text else 2):
            fronts.append({"back": False, "category": as_data(face.category), "text": as_data(face.question.text),
              "follow_ups": as_data(face.question.follow_ups), "foot": as_data(face.foot), "letters": layout.letters[face.step], "color": color})
            backs.append({"back": True, "category": as_data(card.category), "text": as_data(block.back), "color": color})
    sheets = []
    for n in range(0, len(fronts), size.on_sheet):
        sheets.append(fronts[n:n+size.on_sheet])
        behind = backs[n:n+size.on_sheet]
        blank = {"back": True, "category": "", "text": "", "color": "#000000"}
        behind += [blank] * (-len(behind) % size.columns)
        sheets.append([c for r in range(0, len(behind), size.columns) for c in reversed(behind[r:r+size.columns])])
    return {"kind": "Cards", "sheets": sheets, "size": {**size._asdict(), "margin": layout.margin, "head": layout.head, "scale": layout.scale}}


@cache
def stages() -> dict[str, dict[str, str]]:
    written = (ASSETS / "tokens.css").read_text(encoding="utf-8")
    return {name: {"hue": hue, "wash": wash} for name, hue, wash in STAGE.findall(written)}
