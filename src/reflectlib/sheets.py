"""Tables of typed values, for spreadsheets and for programs."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

Cell = str | int | float | date | datetime | time | None
"""A text, a number, a day, a moment (aware), a time of the clock, or nothing."""


class Sheet(NamedTuple):
    """Rows below a header, each as long as the header.

    In a column all cells are of one type, but for those with nothing in them. Within a text
    `OURS` stands behind what is not from the source, as on a page.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheet_of(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Sheet:
    """A sheet without the columns in which nothing stands; without rows it has all of them."""
    made = [tuple(row) for row in rows]
    used = [n for n in range(len(header)) if not made or any(not _is_empty(row[n]) for row in made)]
    return Sheet(
        title, tuple(header[n] for n in used), tuple(tuple(row[n] for n in used) for row in made)
    )


def _is_empty(cell: Cell) -> bool:
    return cell is None or cell == ""
