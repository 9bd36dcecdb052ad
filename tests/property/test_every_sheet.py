"""What holds of every table: in Excel it has its types, in CSV it is what machines read."""

import csv
import io
import re
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import made, methods, wishes
from programmes import programmes
from strategies import HOSTILE

from builders import method
from reflectlib import (
    Catalogue,
    Filter,
    Session,
    Timetable,
    assess,
    compare,
    effort,
    plan,
    render,
    series,
)
from reflectlib.data import listing
from reflectlib.page import text_with_marks
from reflectlib.quality.assessing import framework_of
from reflectlib.registry import VIEWS
from reflectlib.sheets import Cell, Sheet
from reflectlib.views import quality_sheets, sheets
from reflectlib.writers import csv as csv_writer
from reflectlib.writers import xlsx
from workbooks import sheets_in

BUNDLED, NONE = Catalogue.bundled(), Catalogue([])
ZONE = ZoneInfo("Europe/Amsterdam")
ISO = {
    date: re.compile(r"\d{4}-\d\d-\d\d"),
    time: re.compile(r"\d\d:\d\d"),
    datetime: re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d"),
    int: re.compile(r"-?\d+"),
    float: re.compile(r"-?\d+\.\d+"),
}
# A sign before what is a number is no formula, wherever commas, semicolons or tabs part cells.
FORMULA = re.compile(r"""[\s"]*[=+\-@＝＋－＠]""")
NUMBER = re.compile(r"[\s\"]*[+-]?[0-9]+([.,][0-9]+)*\s?%?\s*")

moments = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001  # in the zone below
    datetime(8999, 1, 1),  # noqa: DTZ001  # likewise
    timezones=st.just(ZONE),
).map(lambda moment: moment.replace(second=0, microsecond=0))
texts = st.sampled_from(HOSTILE) | st.text(st.sampled_from("=+-@;,\t\n'\" 15ax<r>&_x0041_"))
numbers = st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6).map(lambda number: round(number, 4))
some: st.SearchStrategy[Cell] = st.one_of(
    st.none(), texts, numbers, moments, moments.map(datetime.date), moments.map(datetime.time)
)


@st.composite
def tables(draw: st.DrawFn) -> Sheet:
    """A table of anything."""
    width = draw(st.integers(1, 4))
    row = st.tuples(*[some] * width)
    header = draw(st.tuples(*[texts] * width))
    return Sheet(draw(texts), header, tuple(draw(st.lists(row, max_size=4))))


def check(made: tuple[Sheet, ...]) -> None:
    """Another program reads in both formats what stands in the sheets, with its type."""
    read = sheets_in(xlsx.write(made))
    assert len(read) == len(made)
    for sheet, rows in zip(made, read.values(), strict=True):
        assert rows == [tuple(map(in_excel, row)) for row in (sheet.header, *sheet.rows)]
    written = csv_writer.write(made).decode()
    lines = [*csv.reader(io.StringIO(written, newline=""), strict=True)]
    assert len(lines) == 1 + len(made[0].rows)
    for line, cells in zip(lines, (made[0].header, *made[0].rows), strict=True):
        assert len(line) == len(made[0].header)
        for text, cell in zip(line, cells, strict=True):
            check_text(text, cell)


def in_excel(cell: Cell) -> Any:
    if isinstance(cell, str):
        return text_with_marks(cell, False) or None
    if isinstance(cell, datetime):
        cell = cell.replace(tzinfo=None)
        return cell if cell.year > 1900 or cell.month > 2 else cell.isoformat(" ", "minutes")
    if isinstance(cell, date) and (cell.year, cell.month) < (1900, 3):
        return cell.isoformat()
    return cell


def check_text(text: str, cell: Cell) -> None:
    if cell is None:
        assert text == ""
    elif isinstance(cell, str):
        assert text.replace("'", "") == text_with_marks(cell, False).replace("'", "")
        for piece in re.split(r"[;\t\r\n]", text):
            assert not FORMULA.match(piece) or NUMBER.fullmatch(piece)
    else:
        assert ISO[type(cell)].fullmatch(text)


@given(st.lists(tables(), min_size=1, max_size=3).map(tuple))
def test_any_tables_read_back(made: tuple[Sheet, ...]) -> None:
    """Whatever stands in tables comes back from Excel and CSV, and never as a formula."""
    check(made)


@given(methods() | programmes(), wishes(), st.none() | moments, st.data())
@settings(max_examples=60)
def test_every_plan_reads_back(
    entry: Any, asked: dict[str, Any], start: datetime | None, data: st.DataObject
) -> None:
    """The agenda of any plan, of hostile names, keeps its types."""
    names = tuple(f"{name} {number}" for number, name in enumerate(data.draw(people)))
    found = made(entry, names=names, start=start, **asked)
    if found:
        check(sheets.agenda(found, NONE))
        if entry.kind == "method":
            check(sheets.effort(effort(entry, 8), NONE))
            check(sheets.comparison(compare([entry, entry]), NONE))


people = st.lists(st.sampled_from(["=1+1", "@x", "-1", "<r>", "Ada, B."]), min_size=2, max_size=9)


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@SUM(A1)", "<r>x</r>", "\t=1"])
def test_text_of_an_entry_is_no_formula_in_any_table(text: str) -> None:
    """In every view that is a table, the texts of an entry stay what they are."""
    step = {"id": "a", "title": text, "time": 10, "repeat": "case", "lead": "host"}
    fields: dict[str, Any] = {
        "title": text, "summary": text, "audience": text, "goals": [text], "tags": ["a"],
        "phases": [step, {"id": "b", "title": "b", "purpose": text}],
        "roles": [{"id": "host", "title": text}],
        "preparation": [{"task": text, "role": "host", "minutes": 5}],
        "follow_up": [{"task": text}],
        "suits": [text],
        "frequency": [{"every": {"weeks": 2}, "for": text}],
        "duration": 60,
    }  # fmt: skip
    entry = method(**fields)
    start = datetime(2027, 1, 12, 9, tzinfo=ZONE)
    session = Session(names=(text.strip(), "B", "C"), start=start)
    found = {
        "Plan": sheets.agenda(plan(entry, session), NONE),
        "Series": sheets.series(series(entry, session, Timetable(times=3)), NONE),
        "Reckoning": sheets.effort(effort(entry, 3), NONE),
        "Comparison": sheets.comparison(compare([entry, BUNDLED["kom"]]), NONE),
        "Matches": listing.sheets(Filter(word=text).apply([entry], BUNDLED), BUNDLED),
        "Assessment": quality_sheets.of_one(assess(entry, framework_of(BUNDLED)), BUNDLED),
    }
    for each in found.values():
        check(each)
    same = {"KeptSeries", "Assessments"}  # whose sheets are those of one of the others
    assert {view.subject for view in VIEWS if "sheets" in view.makes} == {*found, *same}


@pytest.mark.parametrize("id", sorted(BUNDLED))
def test_tables_of_the_catalogue_read_back(id: str) -> None:
    """So it is for everything there is, and what is written twice is the same."""
    entry = BUNDLED[id]
    made = compare([entry, BUNDLED["kom"]])
    check(sheets.comparison(made, BUNDLED))
    assert render(made, "xlsx") == render(made, "xlsx")
    check(listing.sheets(Filter().apply([entry], BUNDLED), BUNDLED))
