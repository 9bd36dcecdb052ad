"""How question cards fit on paper: how large the letters are, and what goes on on the next card.

Nobody can measure letters here, so their widths are reckoned, rather too wide than too narrow:
those of DejaVu Sans, the widest font that pages are commonly shown in. All sizes are those of
`cards.css`, in points; widths of letters are in parts of the size of the font.
"""

import math
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from reflectlib.page import OURS, AskedQuestion, Card, Cards

FRONT = (212.0, 168.0)  # the width and the height of what is left of 90 by 68 mm
BACK = (219.0, 168.0)
SIZES = {"large": 13, "small": 10.5, "tiny": 8.5, "least": 7.5}
BROKEN = "tiny"  # what does not fit even in the least letters goes on on more cards, in these
LINE = 1.35  # the height of a line
CATEGORY, CATEGORY_LINES, BELOW_CATEGORY = 9, 3, 5
FOLLOW_UP, INDENT, ABOVE_LIST, BETWEEN = 0.85, 11, 4, 3
BACKS = {"": (15, 10), "small": (10.5, 8), "tiny": (8, 7)}  # of its category, and of its text
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
    """The front of a card: all of a question or a part of it, and the class of its letters."""

    question: AskedQuestion
    category: str
    size: str


class Back(NamedTuple):
    """The back of a card; `size` is the class of its letters, where they are smaller."""

    category: str
    text: str
    size: str


def faces(card: Card, largest: str) -> Iterator[Face]:
    """A card as it goes on paper, in letters of at most this size; or more, where it must be.

    A category that is longer than some lines is shortened.
    """
    category = _shortened(card.category)
    room = _room(category)
    for size in list(SIZES)[list(SIZES).index(largest) :]:
        if _holds(room, (row.height for row in _rows(card.question, SIZES[size]))):
            yield Face(card.question, category, size)
            return
    parts = list(_parts(card.question, _room(f"{category} · 999/999")))
    for number, part in enumerate(parts, 1):
        yield Face(part, f"{category} · {number}/{len(parts)}", BROKEN)


def back(category: str, text: str) -> Back:
    """A back in the largest letters that fit; what fits in none is shortened."""
    room = BACK[1] - BELOW_CATEGORY
    for size, (large, plain) in BACKS.items():
        heights = [large * LINE for _ in islice(_lines(category, BACK[0], large * BOLD), 20)]
        heights += [plain * LINE for _ in islice(_lines(text, BACK[0], plain), 20)]
        if _holds(room, heights):
            return Back(category, text, size)
    short = _shortened(category, large, int(room / 2 / large / LINE), BACK[0])
    # Letters that are not bold take less room than this has them.
    return Back(short, _shortened(text, plain, int(room / 2 / plain / LINE), BACK[0]), size)


def shortened(cards: Cards) -> tuple[str, ...]:
    """What stands on no card in full, each once: categories, and the text of the backs."""
    categories = dict.fromkeys(card.category for card in cards.cards)
    backs = {category: back(category, cards.back) for category in categories}
    missing = {cards.back: None} if any(b.text != cards.back for b in backs.values()) else {}
    for category, behind in backs.items():
        if category not in (behind.category, _shortened(category)):
            missing[category] = None
    return tuple(missing)


def _room(category: str) -> float:
    """The height that a category leaves on the front of a card."""
    lines = sum(1 for _ in _lines(category, FRONT[0], CATEGORY * BOLD))
    return FRONT[1] - lines * CATEGORY * LINE - BELOW_CATEGORY


def _holds(room: float, heights: "Iterator[float] | list[float]") -> bool:
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


def _rows(question: AskedQuestion, size: float, sign: str = "") -> Iterator[_Row]:
    """A question in lines, with its role in front, its follow-ups below, and room for a sign."""
    sign += OURS * question.ours
    role = sum(map(_width, question.to))
    # A role that may take a line is reckoned as if all were as bold as it is.
    bold = size * (BOLD if role * size * BOLD > FRONT[0] / 2 else 1)
    asked = _with_role(question)
    for text in _lines(asked, FRONT[0], bold, sign, role * (BOLD - 1)) if asked else ():
        yield _Row(0, text, size * LINE)
    for number, follow_up in enumerate(question.follow_ups, 1):
        above = ABOVE_LIST if number == 1 else BETWEEN
        for text in _lines(follow_up, FRONT[0] - INDENT, size * FOLLOW_UP, sign):
            yield _Row(number, text, size * FOLLOW_UP * LINE + above)
            above = 0


def _with_role(question: AskedQuestion) -> str:
    return f"{question.to}: {question.text}" if question.to else question.text


def _parts(question: AskedQuestion, room: float) -> Iterator[AskedQuestion]:
    """A question in parts about as long, of at most this height; dots end what is broken off."""
    rows = list(_rows(question, SIZES[BROKEN], MORE))
    whole = sum(row.height for row in rows)
    room = min(room, whole / math.ceil(whole / room) + SIZES[BROKEN] * LINE)
    texts: dict[int, str] = {}
    height = 0.0
    for row in rows:
        if texts and height + row.height > room:
            yield _part(question, texts, row.of)
            texts, height = {}, ABOVE_LIST if row.of else 0
        texts[row.of] = texts.get(row.of, "") + row.text
        height += row.height
    yield _part(question, texts)


def _part(question: AskedQuestion, texts: dict[int, str], next: int | None = None) -> AskedQuestion:
    """A part of a question; what the next part goes on with gets dots, if some of it is here."""
    written = {of: text.strip() + MORE * (of == next) for of, text in texts.items()}
    asked, role = written.pop(0, ""), f"{question.to}: "
    has_role = bool(question.to) and asked.startswith(role)
    return AskedQuestion(
        asked.removeprefix(role) if has_role else asked,
        question.to if has_role else "",
        question.ours,
        tuple(written.values()),
    )


def _shortened(
    text: str, size: float = CATEGORY, most: int = CATEGORY_LINES, width: float = FRONT[0]
) -> str:
    """So much of a bold text as some lines hold, with dots where that is not all."""
    if len(list(islice(_lines(text, width, size * BOLD), most + 1))) <= most:
        return text
    held = islice(_lines(text, width - 2 * size * BOLD, size * BOLD), most)  # room for the dots
    return "".join(held).strip() + MORE


def _lines(text: str, width: float, size: float, sign: str = "", lead: float = 0) -> Iterator[str]:
    """A text in the lines that it takes at most; put together they are the text again.

    The `sign` behind it, and a `lead` before it, take room alone.
    """
    room, signed = width / size, sum(map(_width, sign))
    for number, line in enumerate(text.strip().split("\n")):
        row, used = "", 0.0 if number else lead
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
