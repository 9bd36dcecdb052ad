"""How question cards fit on paper: how large the letters are, and what goes on on the next card.

Nobody can measure letters here, so their widths are reckoned, rather too wide than too narrow:
those of DejaVu Sans, the widest font that pages are commonly shown in. All sizes are those of
`cards.css`, in points; widths of letters are in parts of the size of the font.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby, islice
from typing import NamedTuple

from reflectlib.card_sizes import CARD_SIZES, CardName
from reflectlib.page import AskedQuestion, Card, Cards

POINTS = 72 / 25.4  # in a millimetre


class Layout(NamedTuple):
    """What a size of cards has room for.

    `margin` and `code` (the side of a QR code) are in millimetres. `head` is the size of what
    stands above and below a question, and `letters` are those in which it can stand, from large to
    small. `scale` is how large backs are beside those of the smaller cards.
    """

    name: CardName
    margin: float
    code: float
    head: float
    letters: tuple[float, ...]
    scale: float = 1

    @property
    def width(self) -> float:
        """The width of a line, a little less than there is."""
        return (CARD_SIZES[self.name].width - 2 * self.margin) * POINTS - SPARE

    @property
    def height(self) -> float:
        """The height between the margins."""
        return (CARD_SIZES[self.name].height - 2 * self.margin) * POINTS - SPARE


LAYOUTS: Mapping[CardName, Layout] = {
    "a7": Layout("a7", 7, 20, 9.5, (26, 22, 18.5, 15.5, 13, 11, 9)),
    "a6": Layout("a6", 9, 30, 13, (36, 30, 25, 21, 17, 14, 11), 1.4),
    "poker": Layout("poker", 5, 20, 9, (20, 17, 14.5, 12.5, 11, 9.5, 8)),
}
SPARE = 2  # points that paper and borders may take
LINE = 1.3  # the height of a line
ICON, BELOW_ICON = 1.5, 4  # in parts of the size of the head; all that is below or above, in points
HEAD_LINES, BELOW_HEAD, ABOVE_FOOT = 3, 6, 6
FOLLOW_UP, INDENT, ABOVE_LIST, BETWEEN = 0.8, 11, 4, 3
BACKS = {"": (14, 10), "small": (10.5, 8), "tiny": (8, 7)}  # of its category, and of its text
BACK_ICON, BELOW_BACK_ICON, ABOVE_CODE, BELOW_CATEGORY = 24, 8, 6, 5
BOLD = 1.2  # times as wide
LONGEST_WORD = 400  # letters: more than a line holds of the narrowest
MORE = " …"

WIDTHS = (
    ("ijlIJ.,:;'|/\\ \t", 0.34),
    ("ftr-()[]’‘", 0.42),
    ('ckvxyzsFL?!"_*`', 0.6),
    ("abdeghnopqu0123456789$EKPRSTY{}“”–°•", 0.7),
    ("ABCDGHNOQUVXZ&#<>=+~^w", 0.84),
)
LONGEST_LETTERS = re.compile("[\ufdf0-\ufdfd\u2e3a\u2e3b\U00012000-\U0001254f]")


class Face(NamedTuple):
    """The front of a card: all of a question or a part of it; `step` is that of its letters."""

    question: AskedQuestion
    category: str
    step: int
    foot: str = ""


class Back(NamedTuple):
    """The back of a card; `size` is the class of its letters, where they are smaller."""

    category: str
    text: str
    size: str


def faces(card: Card, layout: Layout, largest: int = 0) -> Iterator[Face]:
    """A card as it goes on paper, in letters of at most this step; or more, where it must be.

    Letters are as small as it takes to break no word. A category or a foot that is longer than
    some lines is shortened.
    """
    category = _head(card.category, layout)
    foot = _foot(card.foot, layout)
    room = _room(category, foot, layout)
    steps = [
        step
        for step in range(largest, len(layout.letters))
        if _holds(room, _heights(card.question, layout, step))
    ]
    if steps:
        whole = (step for step in steps if _breaks_no_word(card.question, layout, step))
        yield Face(card.question, category, next(whole, steps[0]), foot)
        return
    # What does not fit even in the least letters goes on on more cards, in larger ones.
    step = len(layout.letters) - 2
    parts = list(_parts(card.question, _room(f"{category} · 999/999", foot, layout), layout, step))
    for number, part in enumerate(parts, 1):
        yield Face(part, f"{category} · {number}/{len(parts)}", step, foot)


def back(category: str, text: str, layout: Layout, *, code: bool = False) -> Back:
    """A back in the largest letters that fit; what fits in none is shortened.

    A `code` takes room from them.
    """
    # Letters that are twice as large have half the room.
    width = layout.width / layout.scale
    room = layout.height - BELOW_CATEGORY - BELOW_BACK_ICON
    room = (room - (layout.code * POINTS + ABOVE_CODE) * code) / layout.scale - BACK_ICON
    fitting = []
    for size, (large, plain) in BACKS.items():
        heights = [large * LINE for _ in islice(_lines(category, width, large * BOLD), 20)]
        heights += [plain * LINE for _ in islice(_lines(text, width, plain), 20)]
        if _holds(room, heights):
            fitting.append(size)
            if _longest_word(category) * large * BOLD <= width:
                return Back(category, text, size)
    if fitting:
        return Back(category, text, fitting[0])
    most = int(room / 2 / large / LINE), int(room / 2 / plain / LINE)
    short = _shortened(category, large * BOLD, most[0], width)
    return Back(short, _shortened(text, plain, most[1], width), size)


def left_over(face: Face, layout: Layout) -> float:
    """The points that are left above and below what is asked on a face, together."""
    room = _room(face.category, face.foot, layout)
    return room - sum(_heights(face.question, layout, face.step))


def shortened(cards: Cards) -> tuple[str, ...]:
    """What stands on no card in full, each once: categories, feet, and the text of the backs."""
    layout, code = LAYOUTS[cards.size], bool(cards.address)
    categories = dict.fromkeys(card.category for card in cards.cards)
    backs = {name: back(name, cards.back, layout, code=code) for name in categories}
    missing = {cards.back: None} if any(b.text != cards.back for b in backs.values()) else {}
    for name, behind in backs.items():
        if name not in (behind.category, _head(name, layout)):
            missing[name] = None
    for card in cards.cards:
        if card.foot != _foot(card.foot, layout):
            missing[card.foot] = None
    return tuple(missing)


def _head(category: str, layout: Layout) -> str:
    return _shortened(category, layout.head * BOLD, HEAD_LINES, layout.width)


def _foot(foot: str, layout: Layout) -> str:
    return _shortened(foot, layout.head, 1, layout.width)


def _room(category: str, foot: str, layout: Layout) -> float:
    """The height that is left for a question between what stands above and below it."""
    lines = sum(1 for _ in _lines(category, layout.width, layout.head * BOLD))
    above = (ICON + lines * LINE) * layout.head + BELOW_ICON + BELOW_HEAD
    return layout.height - above - (ABOVE_FOOT + layout.head * LINE) * bool(foot)


def _holds(room: float, heights: Iterable[float]) -> bool:
    """Tell whether lines of these heights go into some room, reading no more than it takes."""
    for height in heights:
        room -= height
        if room < 0:
            return False
    return True


class _Row(NamedTuple):
    """A line of a card: of the question (0) or of its n-th follow-up, and how high it is."""

    of: int
    text: str
    height: float


def _heights(question: AskedQuestion, layout: Layout, step: int) -> Iterator[float]:
    return (row.height for row in _rows(question, layout, step))


def _rows(question: AskedQuestion, layout: Layout, step: int, sign: str = "") -> Iterator[_Row]:
    """A question in lines, its follow-ups below it, and room for a sign behind each."""
    size = layout.letters[step]
    if question.text:
        for text in _lines(question.text, layout.width, size, sign):
            yield _Row(0, text, size * LINE)
    for number, follow_up in enumerate(question.follow_ups, 1):
        above = ABOVE_LIST if number == 1 else BETWEEN
        for text in _lines(follow_up, layout.width - INDENT, size * FOLLOW_UP, sign):
            yield _Row(number, text, size * FOLLOW_UP * LINE + above)
            above = 0


def _breaks_no_word(question: AskedQuestion, layout: Layout, step: int) -> bool:
    size = layout.letters[step]
    if _longest_word(question.text) * size > layout.width:
        return False
    width = layout.width - INDENT
    return all(_longest_word(each) * size * FOLLOW_UP <= width for each in question.follow_ups)


def _longest_word(text: str) -> float:
    """How wide the longest word of a text is; a hyphen ends one."""
    words = re.split(r"(?<=-)|\s+", text)
    return max((sum(map(_width, word[:LONGEST_WORD])) for word in words), default=0)


def _parts(
    question: AskedQuestion, room: float, layout: Layout, step: int
) -> Iterator[AskedQuestion]:
    """A question in parts about as long, of at most this height; dots end what is broken off.

    Only what has more lines than a part holds is broken off.
    """
    rows = list(_rows(question, layout, step, MORE))
    whole = sum(row.height for row in rows)
    share = min(room, whole / math.ceil(whole / room) + layout.letters[step] * LINE)
    texts: dict[int, str] = {}
    height = 0.0
    for of, lines in groupby(rows, lambda row: row.of):
        here = list(lines)
        needed = sum(row.height for row in here)
        if texts and height + needed > share and needed + ABOVE_LIST <= room:
            yield _part(texts)
            texts, height = {}, ABOVE_LIST
        for row in here:
            if texts and height + row.height > (room if needed + ABOVE_LIST <= room else share):
                yield _part(texts, of)
                texts, height = {}, ABOVE_LIST if of else 0
            texts[of] = texts.get(of, "") + row.text
            height += row.height
    yield _part(texts)


def _part(texts: dict[int, str], next: int | None = None) -> AskedQuestion:
    """A part of a question; what the next part goes on with gets dots, if some of it is here."""
    written = {of: text.strip() + MORE * (of == next) for of, text in texts.items()}
    return AskedQuestion(written.pop(0, ""), follow_ups=tuple(written.values()))


def _shortened(text: str, size: float, most: int, width: float) -> str:
    """So much of a text as some lines hold, with dots where that is not all."""
    if len(list(islice(_lines(text, width, size), most + 1))) <= most:
        return text
    held = islice(_lines(text, width - sum(map(_width, MORE)) * size, size), most)
    return "".join(held).strip() + MORE


def _lines(text: str, width: float, size: float, sign: str = "") -> Iterator[str]:
    """A text in the lines that it takes at most; put together they are the text again.

    The `sign` behind it takes room alone.
    """
    room, signed = width / size, sum(map(_width, sign))
    for line in text.strip().split("\n"):
        row, used = "", 0.0
        for found in re.finditer(r"([^ \t]*)([ \t]*)", line):
            word, spaces = found.groups()
            # No need to measure all of a word that is longer than some lines.
            wide = sum(map(_width, word)) if len(word) < LONGEST_WORD else 2 * room
            if used + wide + signed > room and row:
                yield row
                row, used = "", 0.0
            for letter in word if wide + signed > room else ():
                if used + _width(letter) + signed > room and row:
                    yield row
                    row, used = "", 0.0
                row += letter
                used += _width(letter)
            if wide + signed <= room:
                row += word
                used += wide
            row += spaces
            used += len(spaces) * _width(" ")
        yield f"{row}\n"


@cache
def _width(letter: str) -> float:
    """How wide a letter is at most; an accent adds nothing."""
    base = unicodedata.normalize("NFD", letter)[0]
    for letters, width in WIDTHS:
        if base in letters:
            return width
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    if LONGEST_LETTERS.match(letter):
        return 8
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05 if letter.isalpha() else 1.3
    return 1.1 if letter < "\u0600" else 1.8
