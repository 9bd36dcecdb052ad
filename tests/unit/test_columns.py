"""How many columns of a terminal a text takes, and in which lines it goes."""

from time import process_time

import pytest
from wcwidth import wcwidth

from reflectlib.page import Page, Paragraph, Table
from reflectlib.writers import text
from reflectlib.writers.columns import NARROW, columns, pad, shares, wrapped


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("kom", 3),
        ("één", 3),
        ("日本", 4),
        ("e\u0301", 1),
        ("👨‍👩‍👧", 2),
        ("❤️", 2),
        ("12–20 ± ☐", 9),
        ("a\x1bb\tc", 3),
        ("", 0),
    ],
)
def test_columns_of_a_text(text: str, wide: int) -> None:
    """Wide signs take two, marks and control characters none."""
    assert columns(text) == wide
    assert columns(pad(text, 10)) == 10


@pytest.mark.parametrize(
    ("wanted", "least", "room", "widths"),
    [
        ([5, 5], [1, 1], 20, [5, 5]),
        ([10, 5], [1, 1], 13, [8, 5]),
        ([10, 10], [1, 1], 13, [6, 7]),
        ([10, 4, 10], [2, 2, 2], 13, [4, 4, 5]),
        ([10, 10], [8, 1], 5, [8, 1]),
        ([3, 3], [3, 3], 2, [3, 3]),
    ],
)
def test_what_has_most_to_spare_gives_way_first(
    wanted: list[int], least: list[int], room: int, widths: list[int]
) -> None:
    """Columns come down together, the left one first, and none below its least."""
    assert shares(wanted, least, room) == widths


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", []),
        ("  ", []),
        ("een twee", ["- een twee"]),
        ("een twee drie", ["- een twee", "  drie"]),
        ("een  twee   drie", ["- een  twee", "  drie"]),
        ("twaalfletters", ["- twaalflett", "  ers"]),
        ("een half-woord-lang", ["- een half-", "  woord-lang"]),
    ],
)
def test_text_is_wrapped_behind_its_margin(words: str, lines: list[str]) -> None:
    """Spaces between words stay, but where a line ends; a word is broken where it must be."""
    assert wrapped(words, 12, "- ", "  ") == lines
    whole = wrapped(words, 12, "- ", "  ", whole=True)
    assert [word for line in whole for word in line[2:].split()] == words.split()


def test_work_grows_with_the_text() -> None:
    """Ten times the text, or the columns, takes about ten times as long."""

    def took(many: int) -> float:
        start = process_time()
        head = tuple(f"{'k' * 100}{n}" for n in range(many // 100))
        blocks = (
            Paragraph("x" * many + " " * many + "\nx" + "é" * many),
            Table(("a", "b"), (("x " * many, "y" * many),)),
            Table(head, (("",) * len(head),) * 4),
        )
        text.write(Page("t", "nl", blocks), width=80)
        return process_time() - start

    took(1_000)
    assert took(100_000) < 30 * took(10_000)


def test_what_is_known_to_be_narrow_is_so() -> None:
    """What is counted without wcwidth is one column to wcwidth, and Dutch is all of it."""
    letters = [chr(number) for number in range(0x10000) if NARROW.fullmatch(chr(number))]
    assert len(letters) > 700
    assert {wcwidth(letter) for letter in letters} == {1}
    assert NARROW.fullmatch("Één casus, 13.00–13.10 ± 5 min. ‘Wat?’ “Ja …” ° ·")
