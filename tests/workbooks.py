"""What a workbook holds, as another program reads it."""

import io
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook

from reflectlib.sheets import Cell

Rows = list[tuple[Cell, ...]]


def opened(content: bytes) -> Any:
    """The workbook, as openpyxl has it."""
    return load_workbook(io.BytesIO(content))


def sheets_in(content: bytes) -> dict[str, Rows]:
    """The rows of each sheet by its name; no cell is a formula or an error."""
    return {sheet.title: [*map(_row, sheet.iter_rows())] for sheet in opened(content)}


def _row(cells: Any) -> tuple[Cell, ...]:
    assert not {cell.data_type for cell in cells} & {"f", "e"}
    return tuple(map(_value, cells))


def _value(cell: Any) -> Any:
    """A day has no time of its own in Excel but for how it is shown."""
    if isinstance(cell.value, datetime) and "h" not in cell.number_format:
        assert cell.number_format == "yyyy-mm-dd"
        return cell.value.date()
    return cell.value


def kinds(rows: Rows) -> list[set[str]]:
    """The types of each column."""
    return [{type(cell).__name__ for cell in column if cell is not None} for column in zip(*rows)]


def as_excel_has_it(cell: Cell) -> Cell:
    """Nothing is what an empty text is, and whole numbers are no others."""
    if cell == "":
        return None
    return cell


def as_text(cell: Cell) -> str:
    """A cell as a program shows it in which numbers have two decimals at most."""
    if isinstance(cell, float):
        return f"{cell:.2f}".rstrip("0")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
