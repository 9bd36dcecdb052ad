"""What LibreOffice makes of a workbook: the same cells, sheet by sheet."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from reflectlib import Catalogue, Filter, Session, assess, compare, composed, effort, plan, series
from reflectlib.quality.assessing import framework_of
from reflectlib.rendering import render
from reflectlib.sheets import Cell, Sheet
from reflectlib.writers.xlsx import write
from workbooks import sheets_in

AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"  # commas, quotes, UTF-8
Opened = Callable[[bytes, str, str], bytes]
BUNDLED = Catalogue.bundled()
START = datetime(2027, 1, 12, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


def entry(id: str) -> Any:
    """An entry of the catalogue, of a programme with all its steps."""
    return composed(BUNDLED[id], BUNDLED)


def subjects() -> dict[str, Any]:
    """One of each kind of subject that is a table."""
    names = tuple(f"Naam {number}" for number in range(12))
    return {
        "agenda": plan(entry("kom"), Session(names=names, start=START)),
        "without a start": plan(entry("kom"), Session(people=12)),
        "programme": plan(entry("dagdeel-basisprincipes"), Session(start=START)),
        "series": series(entry("leergroepen-horizon"), Session(names=names[:5], start=START)),
        "effort": effort(entry("leercoaches"), 8),
        "comparison": compare(list(BUNDLED.values())[:5]),
        "list": Filter(people=8).apply(BUNDLED),
        "quality": assess(entry("kom"), framework_of(BUNDLED)),
    }


SUBJECTS = subjects()


def as_shown(cell: Cell) -> str:
    """A cell as its format shows it."""
    match cell:
        case None:
            return ""
        case float():
            return f"{cell:.2f}".removesuffix("0")
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M}"
        case time():
            return f"{cell:%H:%M}"
        case date():
            return cell.isoformat()
    return str(cell)


def same(content: bytes, opened: bytes) -> None:
    """LibreOffice shows the first sheet as openpyxl reads it."""
    rows = next(iter(sheets_in(content).values()))
    read = [*csv.reader(io.StringIO(opened.decode(), newline=""))]
    assert [[number(cell) for cell in row] for row in read] == [
        [number(as_shown(cell)) for cell in row] for row in rows
    ]


def number(text: str) -> str:
    """A number without the zeros that say nothing: openpyxl takes 26.0 for 26."""
    return text.removesuffix(".0").replace("\r\n", "\n")


@pytest.mark.parametrize("name", SUBJECTS)
def test_workbook_opens_as_it_was_written(name: str, opened_in_office: Opened) -> None:
    """Every table opens without repair and shows what stands in it."""
    content = render(SUBJECTS[name], "xlsx", catalogue=BUNDLED)
    same(content, opened_in_office(content, ".xlsx", AS_SHOWN))


def test_hostile_text_opens_as_text(opened_in_office: Opened) -> None:
    """What looks like a formula or like markup is shown as it is, and nothing is reckoned."""
    texts = ("=1+1", "@x", "<r><t>x</t></r>", "_x0041_", "&amp;", "=cmd|' /C calc'!A0", "x\ny")
    row = (*texts, START, START.date(), START.time(), 2.5)
    content = write((Sheet("'=1", tuple("abcdefghijk"), (row,)),))
    opened = opened_in_office(content, ".xlsx", AS_SHOWN)
    same(content, opened)
    assert [*csv.reader(io.StringIO(opened.decode(), newline=""))][1][: len(texts)] == [*texts]
