"""Plain text keeps to the width of a terminal, whatever is in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts
from test_escaping import blocks
from wcwidth import wcswidth

from conftest import Run
from reflectlib import Catalogue
from reflectlib.page import Page, Table
from reflectlib.writers import text
from reflectlib.writers.columns import shares, wrapped

signs = [
    *"ab 日한é-_/\n",
    "e\u0301",
    "🙂",
    "👍🏽",
    "👨‍👩‍👧",
    "🇳🇱",
    "❤️",
    "\u00a0",
    "\u0301",
    "\u200d",
]
odd = st.lists(st.sampled_from(signs), max_size=12).map("".join)
cells = st.one_of(texts, odd, st.builds(lambda word, n: word * n, odd, st.integers(1, 40)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of one to seven columns with anything in their cells."""
    row = st.tuples(*[cells] * draw(st.integers(1, 7)))
    return Table(draw(row), tuple(draw(st.lists(row, max_size=3))))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(st.lists(blocks | tables(), min_size=1, max_size=4), st.integers(20, 120), st.booleans())
def test_no_line_is_wider_than_asked_for(found: list[object], width: int, color: bool) -> None:
    """Of any page at any width from 20, each line takes as many columns at most."""
    page = Page("t", "nl", tuple(found))  # type: ignore[arg-type]
    written = text.write(page, width=width, color=color).decode()
    for code in (text.BOLD, text.DIM, text.PLAIN):
        written = written.replace(code, "")
    wide = [line for line in written.split("\n") if wcswidth(line.replace("\t", " ")) > width]
    assert wide == []


@given(cells, st.integers(20, 60))
def test_wrapping_loses_nothing(words: str, width: int) -> None:
    """Lines hold what was to be wrapped, in its order."""
    for line in words.split("\n"):
        assert bare("".join(wrapped(line, width))) == bare(line)


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 20)), min_size=1, max_size=8), st.data()
)
def test_columns_share_the_room(wanted: list[tuple[int, int]], data: st.DataObject) -> None:
    """All the room is used that somebody wants, and nobody gets less than the least."""
    most = [low + over for low, over in wanted]
    least = [low for low, _ in wanted]
    room = data.draw(st.integers(0, sum(most) + 10))
    found = shares(most, least, room)
    assert all(low <= width <= high for low, width, high in zip(least, found, most, strict=True))
    assert sum(found) == min(sum(most), max(sum(least), room))
    taken = [width - low for low, width in zip(least, found, strict=True)]
    given_way = [t for t, m, low in zip(taken, most, least, strict=True) if t < m - low]
    assert not given_way or max(taken) <= min(given_way) + 1


TO_COPY = "    reflect "
COMMANDS = (
    "list",
    "list intervisie",
    "suggest --people 6 --minutes 60 --limit 40",
    "series leergroepen-horizon --start 2027-01-12T09:30 --names An,Bo,Cas,Dee",
    "effort casuistiekbespreking-nieuwe-perspectieven --people 8",
    "compare kom incidentmethode supervisie",
    "agenda kom --cases 2 --start 2027-01-12T09:30",
    "quality kom",
)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_fits_the_terminal(command: str, width: int, reflect: Run) -> None:
    """No line is wider than a narrow terminal, but for a command to type."""
    done = reflect(*command.split(), COLUMNS=str(width))
    assert done.returncode == 0
    lines = [line for line in done.stdout.decode().splitlines() if not line.startswith(TO_COPY)]
    assert [line for line in lines if wcswidth(line) > width] == []
    assert len(lines) > 5


@pytest.mark.parametrize("id", Catalogue.bundled())
def test_every_sheet_fits_the_terminal(id: str, catalogue: Catalogue) -> None:
    """Of no entry is a line wider than a narrow terminal."""
    from reflectlib.rendering import make_page

    written = text.write(make_page(catalogue[id], "sheet", catalogue), width=40).decode()
    assert [line for line in written.splitlines() if wcswidth(line) > 40] == []


def test_show_fits_the_terminal(reflect: Run) -> None:
    """`reflect show` takes the width of the terminal, and 100 at most."""
    for width, most in (("40", 40), ("80", 80), ("300", 100)):
        lines = reflect("show", "kom", COLUMNS=width).stdout.decode().splitlines()
        assert max(map(wcswidth, lines)) <= most
        assert max(map(wcswidth, lines)) > most - 10
