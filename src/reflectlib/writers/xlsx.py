"""Excel: a sheet for each table, of which the cells have types."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from reflectlib.sheets import Cell, Sheet

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")  # in the name of a sheet
LONGEST_NAME, LONGEST_TEXT = 31, 32_767
WIDEST = 60  # characters


def write(sheets: Sequence[Sheet]) -> bytes:
    """Write tables as a workbook: the header stays in view, and no text becomes a formula.

    The same tables give the same bytes.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(out, {**options, "strings_to_numbers": False})
    book.set_properties({"created": EPOCH.replace(tzinfo=None), "title": sheets[0].title})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {
        date: book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"}),
        time: book.add_format({"num_format": "hh:mm", "valign": "top"}),
        str: book.add_format({"text_wrap": True, "valign": "top"}),
        int: book.add_format({"valign": "top"}),
        float: book.add_format({"valign": "top", "num_format": "0.0#"}),
    }
    used: set[str] = set()
    for each in sheets:
        made = book.add_worksheet(_name(each.title, used))
        for column, title in enumerate(each.header):
            made.write_string(0, column, title, head)
        for number, row in enumerate(each.rows, 1):
            for column, cell in enumerate(row):
                _put(made, number, column, cell, formats)
        made.freeze_panes(1, 0)
        made.repeat_rows(0)
        made.autofilter(0, 0, max(len(each.rows), 1), len(each.header) - 1)
        for column, title in enumerate(each.header):
            longest = max((len(str(row[column])) for row in each.rows), default=0)
            made.set_column(column, column, min(max(longest, len(title)) + 3, WIDEST))
        made.set_paper(9)
        made.set_landscape()
        made.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def _put(made: Any, row: int, column: int, cell: Cell, formats: dict[type, Any]) -> None:
    match cell:
        case None | "":
            return
        case str():
            made.write_string(row, column, cell[:LONGEST_TEXT], formats[str])
        case int() | float():
            made.write_number(row, column, cell, formats[type(cell)])
        case _:
            value = cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell
            made.write_datetime(row, column, value, formats[type(cell)])


def _name(title: str, used: set[str]) -> str:
    """A name for a sheet by the rules of Excel, another for each."""
    plain = FORBIDDEN.sub(" ", title).strip(" '")[:LONGEST_NAME] or "1"
    name, number = plain, 2
    while name.casefold() in used:
        name = f"{plain[: LONGEST_NAME - 4]} {number}"
        number += 1
    used.add(name.casefold())
    return name
