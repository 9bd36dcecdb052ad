"""Excel: a sheet for each table, of which the cells have types."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from reflectlib.page import text_with_marks
from reflectlib.sheets import Cell, Sheet

EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001  # a file has no zone
FIRST_DAY = date(1900, 3, 1)  # from which on Excel and the calendar agree
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")  # in the name of a sheet
RESERVED = "history"  # of Excel's own
LONGEST_NAME, LONGEST_TEXT = 31, 32_767  # in the units of UTF-16
PIECE = LONGEST_TEXT // 2 - 1  # characters that fit, whichever they are
MORE = "…"
NARROWEST, WIDEST = 8, 60  # characters
ROOM = 3  # for the sign of the filter beside a title
A4 = 9
Formats = Mapping[type, Any]


def write(sheets: Sequence[Sheet], *, marks: bool = False) -> bytes:
    """Write tables as a workbook: the header stays in view, and no text becomes a formula.

    A moment is that of the clock where the meeting is, and a day that Excel does not know is a
    text. A text that is longer than a cell holds ends with an ellipsis; on the last sheet, which is
    called so, the rest of it stands behind the name of its cell. With `marks`, what is not from the
    source has a sign behind it. The same tables give the same bytes.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types

    out = io.BytesIO()
    # Whatever a text looks like, it is written by `write_string`, which takes it for a text.
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": EPOCH, "title": text_with_marks(sheets[0].title, marks)})
    top = {"valign": "top", "align": "left"}  # or a number would touch the text behind it
    head = book.add_format({**top, "bold": True, "bottom": 1, "text_wrap": True})
    formats = {
        date: book.add_format({**top, "num_format": "yyyy-mm-dd"}),
        datetime: book.add_format({**top, "num_format": "yyyy-mm-dd hh:mm"}),
        time: book.add_format({**top, "num_format": "hh:mm"}),
        str: book.add_format({**top, "text_wrap": True}),
        int: book.add_format(top),
        float: book.add_format({**top, "num_format": "0.0#"}),
    }
    used = {RESERVED}
    rest: list[tuple[Cell, ...]] = []
    for each in sheets:
        name = _name(text_with_marks(each.title, marks), used)
        rows = [[_cell(cell, marks) for cell in row] for row in (each.header, *each.rows)]
        rest += _shortened(rows, name)
        _add(book, name, rows, dict.fromkeys(formats, head), formats)
    if rest:
        _add(
            book, _name(MORE, used), [["", "", MORE], *rest], dict.fromkeys(formats, head), formats
        )
    book.close()
    return out.getvalue()


def _cell(cell: Cell, marks: bool) -> Cell:
    """A cell as Excel can have it."""
    if isinstance(cell, str):
        return text_with_marks(cell, marks)
    if isinstance(cell, datetime):
        cell = cell.replace(tzinfo=None)
        return cell if cell.date() >= FIRST_DAY else cell.isoformat(" ", "minutes")
    if isinstance(cell, date) and cell < FIRST_DAY:
        return cell.isoformat()
    return cell


def _shortened(rows: list[list[Cell]], sheet: str) -> Iterator[tuple[Cell, ...]]:
    """What does not fit in its cell, in pieces that do; the cells are cut."""
    from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]  # as above

    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and _units(cell) > LONGEST_TEXT:
                row[column] = cell[:PIECE] + MORE
                for start in range(PIECE, len(cell), PIECE):
                    piece = cell[start : start + PIECE]
                    yield sheet, xl_rowcol_to_cell(number, column), piece


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _add(
    book: Any, name: str, rows: Sequence[Sequence[Cell]], head: Formats, formats: Formats
) -> None:
    made = book.add_worksheet(name)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            _put(made, number, column, cell, formats if number else head)
    for column in range(len(rows[0])):
        longest = max(_width(row[column]) for row in rows)
        made.set_column(column, column, min(max(longest + ROOM, NARROWEST), WIDEST))
    made.freeze_panes(1, 0)
    made.repeat_rows(0)
    made.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
    made.set_paper(A4)
    made.set_landscape()
    made.fit_to_pages(1, 0)
    made.set_footer("&L&A&R&P / &N")


def _width(cell: Cell) -> int:
    """The letters of the longest line."""
    return max(map(len, str("" if cell is None else cell).split("\n")))


def _put(sheet: Any, row: int, column: int, cell: Cell, formats: Formats) -> None:
    form = formats[str if cell is None else type(cell)]
    match cell:
        case None | "":
            sheet.write_blank(row, column, None, form)
        case str() if cell.startswith("<r>"):
            # XlsxWriter takes this for markup of its own, unless it comes in two pieces.
            sheet.write_rich_string(row, column, form, cell[:1], form, cell[1:], form)
        case str():
            sheet.write_string(row, column, cell, form)
        case int() | float():
            sheet.write_number(row, column, cell, form)
        case _:
            sheet.write_datetime(row, column, cell, form)


def _name(title: str, used: set[str]) -> str:
    """A name for a sheet by the rules of Excel, another for each; `used` are those there are."""
    plain = _fitting(FORBIDDEN.sub(" ", " ".join(title.split())).strip(" '"), "") or "1"
    name, number = plain, 1
    while name.casefold() in used:
        number += 1
        name = _fitting(plain, f" {number}")
    used.add(name.casefold())
    return name


def _fitting(name: str, end: str) -> str:
    while _units(name + end) > LONGEST_NAME:
        name = name[:-1]
    return name.strip(" '") + end
