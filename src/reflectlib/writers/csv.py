"""CSV: the tables of a page."""

import csv
import io

from reflectlib.page import Page, Ratings, Table, cleaned, ratings_on_paper


def write(page: Page) -> bytes:
    """Write the tables of a page, one below the other, each with its header."""
    out = io.StringIO()
    writer = csv.writer(out)
    for block in cleaned(page).blocks:
        if isinstance(block, Ratings):
            block = ratings_on_paper(block)
        if isinstance(block, Table):
            writer.writerow(block.header)
            writer.writerows(block.rows)
    return out.getvalue().encode()
