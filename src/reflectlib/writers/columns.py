"""Text in the columns of a terminal: how many it takes, and in which lines it goes.

A letter may take two columns, as Japanese ones and emoji do, or none, as a mark above another
letter. What no line can hold is broken behind its hyphens, and else anywhere, but never within
what a reader sees as one sign.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

WORDS = re.compile(r"([ \t\r\f\v]*)([^ \t\r\f\v]+)")
PIECES = re.compile(r"[^-_/.]*[-_/.]+|[^-_/.]+")
# Letters of one column each: what Dutch and its neighbours are written in, and the signs of our
# own. wcwidth knows all others, and takes a good part of a command's time to load.
NARROW = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2193\u2264\u2265\u2610]*"
)
MOST_DEEP = 0.5  # part of a line that may be left open before its text


def columns(text: str) -> int:
    """How many columns a text on one line takes; a control character takes none."""
    if NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth, wcwidth

    wide = wcswidth(text)
    return wide if wide >= 0 else sum(max(0, wcwidth(letter)) for letter in text)


def pad(text: str, width: int) -> str:
    """A text with so many spaces behind it that it takes `width` columns."""
    return text + " " * (width - columns(text))


def wrapped(
    text: str, width: int, first: str = "", rest: str = "", *, whole: bool = False
) -> list[str]:
    """A text in lines of at most `width` columns, the first and the others behind a margin.

    Words stay whole where a line can hold them, or always when `whole`. No text, no line.
    """
    text = text.rstrip()  # so that words are found in one pass
    first, rest = _margin(first, width), _margin(rest, width)
    room = width - max(columns(first), columns(rest))
    lines: list[str] = []
    line, used, filled = first, columns(first), False
    for spaces, piece, wide in _pieces(text, room, whole=whole):
        if filled and used + len(spaces) + wide > width:
            lines.append(line)
            line, used, spaces = rest, columns(rest), ""
        line += spaces + piece
        used += len(spaces) + wide
        filled = True
    return [*lines, line] if filled else []


def longest_word(lines: Sequence[str]) -> int:
    """The columns of the longest word in some lines."""
    return max((columns(word) for line in lines for word in line.split()), default=0)


def shares(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths of columns that together take `room` at most, unless all are at their least.

    What is furthest above its least gives way first; of two that are, the one on the left.
    """
    slack = [max(0, most - low) for most, low in zip(wanted, least, strict=True)]
    room -= sum(least)
    if sum(slack) <= room:
        return [low + over for low, over in zip(least, slack, strict=True)]
    level, left = 0, max(0, room)
    # Raise what all may keep, step by step of those that need no more.
    for done, over in enumerate(sorted(slack)):
        step = min(over - level, left // (len(slack) - done))
        level += step
        left -= step * (len(slack) - done)
        if level < over:
            break
    kept = [min(over, level) for over in slack]
    for number in reversed(range(len(slack))):
        if left and slack[number] > level:
            kept[number] += 1
            left -= 1
    return [low + over for low, over in zip(least, kept, strict=True)]


def _margin(margin: str, width: int) -> str:
    """A margin that leaves room for text: of a deep one only the end, where its bullet is."""
    most = int(width * MOST_DEEP)
    return margin if columns(margin) <= most else margin[-most:]


def _pieces(text: str, room: int, *, whole: bool) -> Iterator[tuple[str, str, int]]:
    """The words of a text with the spaces before each, in pieces where a line holds no more."""
    for found in WORDS.finditer(text):
        spaces, word = " " * len(found[1]), found[2]
        wide = columns(word)
        if wide <= room or whole:
            yield spaces, word, wide
            continue
        for piece in PIECES.findall(word):
            wide = columns(piece)
            for part in [piece] if wide <= room else _signs(piece):
                yield spaces, part, columns(part)
                spaces = ""


def _signs(text: str) -> Iterable[str]:
    """What a reader sees as one sign, each by itself."""
    if NARROW.fullmatch(text):
        return text
    from wcwidth import iter_graphemes

    return iter_graphemes(text)
