"""What a workbook is, as openpyxl reads it."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from reflectlib.page import OURS
from reflectlib.sheets import Cell, Sheet, sheet_of
from reflectlib.writers.xlsx import write
from workbooks import opened, sheets_in

DAY, MOMENT = date(2027, 1, 12), datetime(2027, 1, 12, 9, 30, tzinfo=ZoneInfo("America/New_York"))


def of(*cells: Cell, header: tuple[str, ...] = (), title: str = "Blad") -> Sheet:
    return Sheet(title, header or tuple("abcdefgh"[: len(cells)]), (cells,))


def test_cells_have_their_types() -> None:
    """A day is a day, a moment is that of the clock there, and a number is a number."""
    content = write((of("een", 90, 2.5, DAY, time(9, 30), MOMENT, None, ""),))
    (rows,) = sheets_in(content).values()
    local = datetime(2027, 1, 12, 9, 30)  # noqa: DTZ001  # as Excel has it
    assert rows == [tuple("abcdefgh"), ("een", 90, 2.5, DAY, time(9, 30), local, None, None)]
    formats = [cell.number_format for cell in opened(content).worksheets[0][2]]
    shown = ["General", "General", "0.0#", "yyyy-mm-dd", "hh:mm", "yyyy-mm-dd hh:mm"]
    assert formats[:6] == shown


def test_days_that_excel_does_not_know_are_texts() -> None:
    """In Excel 1900 has a day too many: what lies before it is written out."""
    early = datetime(1900, 2, 28, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    late = date(1900, 3, 1)
    (rows,) = sheets_in(write((of(early.date(), early, late),))).values()
    assert rows[1] == ("1900-02-28", "1900-02-28 09:30", late)


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "12", "2027-01-12", "true", "#N/A"),
        *("https://x.nl", "mailto:x@x.nl", "internal:Blad!A1", "_x0041_", "_x20AC_"),
        *("<r><t>x</t></r>", "<r>&</r>", "<r></r>", "<b>&amp;</b>", "👩‍🏫"),
        *(" x ", "x\ny", "\t", "'x"),
    ],
)
def test_text_stays_that_text(text: str) -> None:
    """Whatever a text looks like, in a cell or above a column, it is that text and no more."""
    book = opened(write((of(text, header=(text,)),)))
    cells = [row[0] for row in book.worksheets[0].iter_rows()]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [
        (text, "s", None)
    ] * 2


def test_what_nobody_sees_is_left_out() -> None:
    """What XML cannot hold, or hides, is not in a workbook, nor in the name of a sheet."""
    found = sheets_in(write((of("a\x00b\u202ec\ufffe\x1f", title="Bl\u200bad\x07"),)))
    assert found == {"Blad": [("a",), ("abc",)]}


def test_marks_are_there_where_they_are_asked_for() -> None:
    """What is not from the source has its sign only with `marks`."""
    made = (of(f"Van ons {OURS}"),)
    assert sheets_in(write(made))["Blad"][1] == ("Van ons",)
    assert sheets_in(write(made, marks=True))["Blad"][1] == ("Van ons °",)


@pytest.mark.parametrize("letter", ["x", "€", "👩"])
def test_long_text_goes_on_on_the_last_sheet(letter: str) -> None:
    """A cell holds 32,767 units of UTF-16: nothing of what is longer is lost."""
    fits, long = letter * (32_767 // (1 + (letter == "👩"))), letter * 40_000
    found = sheets_in(write((of(fits, long), of("kort", title="Twee"))))
    assert list(found) == ["Blad", "Twee", "…"]
    assert found["Blad"][1][0] == fits
    cut, rest = str(found["Blad"][1][1]), found["…"][1:]
    assert cut.endswith(f"{letter}…")
    assert {row[:2] for row in rest} == {("Blad", "B2")}
    assert cut[:-1] + "".join(str(row[2]) for row in rest) == long
    assert list(sheets_in(write((of(fits),)))) == ["Blad"]


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["a/b:c*d?e[f]g\\h"], ["a b c d e f g h"]),
        (["Blad", "blad", "BLAD"], ["Blad", "blad 2", "BLAD 3"]),
        (["'x'", "", "'"], ["x", "1", "1 2"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 29 + " 2"]),
        (["👩" * 20], ["👩" * 15]),
        (["History"], ["History 2"]),
        (["een\ntwee"], ["een twee"]),
        (["…"], ["…"]),
    ],
)
def test_sheets_have_names_that_excel_takes(titles: list[str], names: list[str]) -> None:
    """A name has no sign that Excel refuses, is not too long, and is another for each."""
    assert list(sheets_in(write([of("x", title=title) for title in titles]))) == names


def test_table_reads_and_prints_well() -> None:
    """The header stays in view and comes back on each page; A4, lying, as wide as the paper."""
    book = opened(write((of("x" * 200, 5, "kort\nlang" * 3),)))
    sheet = book.worksheets[0]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.auto_filter.ref == "A1:C2"
    widths = [round(sheet.column_dimensions[column].width) for column in "ABC"]
    assert widths == [61, 9, 12]
    assert sheet["A1"].font.bold
    assert book.properties.title == "Blad"


def test_same_tables_give_the_same_bytes() -> None:
    """A workbook does not say when it was made."""
    made = (of("een", 1, DAY), of("twee"))
    assert write(made) == write(made)
    assert opened(write(made)).properties.created.year == 1980


def test_columns_in_which_nothing_stands_are_left_out() -> None:
    """Of a column something stands in, all stays; a table without rows has its whole header."""
    made = sheet_of("x", "abcd", [("", 0, None, "x"), (None, 0, "", "")])
    assert made == Sheet("x", ("b", "d"), ((0, "x"), (0, "")))
    assert sheet_of("x", "ab", []) == Sheet("x", ("a", "b"), ())
    assert sheets_in(write((sheet_of("x", "ab", []),))) == {"x": [("a", "b")]}
