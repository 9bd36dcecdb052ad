"""A picture of an entry, which chats and feeds show of a link to it: an SVG of 1200 by 630 px.

Nobody can measure letters here, so their widths are reckoned, rather too wide. A picture is made
for the light, whatever it is shown on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reflectlib.page import TimePiece
from reflectlib.writers.columns import columns, wrapped
from reflectlib.writers.frame import ASSETS, filled_in

WIDTH, MARGIN = 1200, 80
KIND = ((34, 1), (26, 1))
TITLE = ((84, 2), (72, 3), (60, 3), (52, 4))  # sizes of its letters, and the lines that they get
FACTS = ((36, 1), (32, 2))
LETTER, BOLD = 0.56, 0.64  # the width of a letter, in parts of its size
LINE, ASCENT = 1.18, 0.76  # the height of a line, and of a capital
GAP = 6  # between the pieces of the bar
_TOKEN = re.compile(r"(?:\.stage-([a-z]+) \{ )?--([a-z]+(?:-[a-z]+)?): light-dark\((#[0-9a-f]+)")


class Lines(NamedTuple):
    """A text in lines, with the size of its letters and the place of each line in px."""

    size: int
    lines: tuple[tuple[float, str], ...]


def picture(
    title: str, kind: str, facts: Sequence[str], bar: Sequence[TimePiece] = (), site: str = ""
) -> str:
    """Draw the title of an entry, what it is, and how its time goes by, coloured by stage.

    Of what does not fit there is so much as does, with dots behind it; the name of the site is
    left out then. Without a bar its place has the colour of the site.
    """
    colors = light()
    kind = kind[:1].upper() + kind[1:]
    # A fact stays on its line.
    known = " · ".join("\xa0".join(fact.split()) for fact in facts)
    beside = columns(f"{kind}  {site}") * KIND[0][0] * BOLD <= WIDTH - 2 * MARGIN
    return filled_in(
        "picture.svg.j2",
        colors=colors,
        kind=_lines(kind, KIND, BOLD, first=86),
        site=site if beside else "",
        title=title,
        named=_lines(" ".join(title.split()), TITLE, BOLD, first=160),
        facts=_lines(known, FACTS, LETTER, last=530),
        pieces=tuple(_pieces(bar, colors)),
    )


@cache
def light() -> Mapping[str, str]:
    """The colours of pages in the light: of tokens by their names, and of stages by theirs."""
    written = (ASSETS / "tokens.css").read_text(encoding="utf-8")
    return {stage or name: color for stage, name, color in _TOKEN.findall(written)}


def _lines(
    text: str, sizes: Sequence[tuple[int, int]], letter: float, *, first: int = 0, last: int = 0
) -> Lines:
    """A text in the largest letters in which it fits, or so much of it as fits in the least.

    They hang from a place `first`, or else their `last` line stands on one.
    """
    for size, most in sizes:
        lines = wrapped(text, int((WIDTH - 2 * MARGIN) / size / letter))
        if len(lines) <= most and " ".join(lines) == text:
            break
    else:
        if len(lines) > most:
            lines = [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]
    top = first + ASCENT * size if first else last - (len(lines) - 1) * size * LINE
    places = (top + number * size * LINE for number in range(len(lines)))
    return Lines(size, tuple(zip(places, lines, strict=True)))


def _pieces(
    bar: Sequence[TimePiece], colors: Mapping[str, str]
) -> Iterator[tuple[float, float, str]]:
    """Where each piece of the bar begins, how wide it is, and its colour."""
    whole = sum(piece.minutes for piece in bar)
    begin = 0.0
    for piece in bar:
        width = piece.minutes / whole * (WIDTH + GAP)
        yield begin, max(width - GAP, 1), colors.get(piece.stage, colors["line"])
        begin += width
