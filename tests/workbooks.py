"""What a workbook holds, as another program reads it."""

import io
import json
from datetime import datetime
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


def readable(content: bytes) -> str:
    """A workbook as lines: each sheet by its name, and below it its rows."""
    lines: list[str] = []
    for title, rows in sheets_in(content).items():
        lines += [f"## {title}", *(" | ".join(map(_shown, row)) for row in rows), ""]
    return "\n".join(lines)


def _shown(cell: Cell) -> str:
    """Texts in quotes, and days and times as ISO has them."""
    if isinstance(cell, str):
        return json.dumps(cell, ensure_ascii=False)
    return "" if cell is None else str(cell)
