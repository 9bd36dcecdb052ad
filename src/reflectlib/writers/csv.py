"""CSV: the tables of a page, in which no text can be a formula."""

import csv
import io
import re
import unicodedata

from reflectlib.page import Page, Ratings, Table, ratings_on_paper, with_marks

# What a program could take for a cell: where commas part decimals, a semicolon or a tab parts
# cells, and a line break within quotes then ends a row.
PIECE = re.compile(r"[^;\t\r\n]+")
NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*\s?%?")
FORMULA = "=+-@"
BREAKS = "\t\r\n"


def write(page: Page, *, marks: bool = False) -> bytes:
    """Write the tables of a page, one below the other, each with its header.

    With `marks`, what is not from the source has a sign behind it.

    What a spreadsheet would take for a formula gets an apostrophe in front, by which it stays
    the text that it is; so OWASP has it ("CSV Injection").
    """
    out = io.StringIO()
    writer = csv.writer(out)
    for block in with_marks(page, marks).blocks:
        if isinstance(block, Ratings):
            block = ratings_on_paper(block)
        if isinstance(block, Table):
            writer.writerows(map(_as_text, row) for row in (block.header, *block.rows))
    return out.getvalue().encode()


def _as_text(cell: str) -> str:
    """A cell in which no piece starts as a formula does; numbers may have a sign."""
    written = PIECE.sub(lambda found: "'" * _is_formula(found.group()) + found.group(), cell)
    return f"'{written}" if written.startswith(tuple(BREAKS)) else written


def _is_formula(piece: str) -> bool:
    seen = piece.strip().lstrip('" ')
    if NUMBER.fullmatch(seen):
        return False
    return unicodedata.normalize("NFKC", seen[:1]).startswith(tuple(FORMULA))
