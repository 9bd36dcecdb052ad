"""CSV: one table, in which a program finds ISO dates and plain numbers, and no text is a formula.

Its rows are as RFC 4180 has them: commas between the cells, quotes where they are needed, and CRLF.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time

from reflectlib.page import text_with_marks
from reflectlib.sheets import Cell, Sheet

# What a program could take for a cell: where commas part decimals, a semicolon or a tab parts
# cells, and a line break within quotes then ends a row.
PIECE = re.compile(r"[^;\t\r\n]+")
BEFORE = re.compile(r'[\s"]*')  # what a program may pass over at the start of a cell
NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*\s?%?")
FORMULA = "=+-@"
BREAKS = "\t\r\n"


def write(sheets: Sequence[Sheet], *, marks: bool = False) -> bytes:
    """Write the first of the tables, with its header; there is no place for a second below it.

    Days and times are ISO 8601, moments those of the clock where the meeting is, and numbers have a
    decimal point. With `marks`, what is not from the source has a sign behind it.

    What a spreadsheet would take for a formula gets an apostrophe in front, by which it stays
    the text that it is; so OWASP has it ("CSV Injection").
    """
    out = io.StringIO()
    writer = csv.writer(out)
    for row in (sheets[0].header, *sheets[0].rows):
        writer.writerow([_written(cell, marks) for cell in row])
    return out.getvalue().encode()


def _written(cell: Cell, marks: bool) -> str:
    match cell:
        case None:
            return ""
        case str():
            return _as_text(text_with_marks(cell, marks))
        case datetime():
            return cell.replace(tzinfo=None).isoformat(timespec="minutes")
        case time():
            return cell.isoformat(timespec="minutes")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def _as_text(cell: str) -> str:
    """A cell in which no piece starts as a formula does; numbers may have a sign."""
    written = PIECE.sub(lambda found: "'" * _is_formula(found.group()) + found.group(), cell)
    # Where commas part cells, the whole is one, of which the first piece can be a number.
    guarded = written.startswith(tuple(BREAKS)) or (written == cell and _is_formula(cell))
    return f"'{written}" if guarded else written


def _is_formula(piece: str) -> bool:
    seen = BEFORE.sub("", piece.rstrip(), count=1)
    if NUMBER.fullmatch(seen):
        return False
    return unicodedata.normalize("NFKC", seen[:1]).startswith(tuple(FORMULA))
