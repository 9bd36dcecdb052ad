"""The listing: a line for each entry that was found."""

from reflectlib.catalogue import Catalogue
from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.timing import Range
from reflectlib.model.totals import around, stated_minutes, stated_people
from reflectlib.page import Page, Table
from reflectlib.search import Matches


def listing(matches: Matches, _catalogue: Catalogue, *, narrow: bool = False) -> Page:
    """The listing for people. It is in English, as all of the command line is.

    A `narrow` one leaves the form out.
    """
    header = ["id", "title", "form", "people", "minutes"]
    lines = [list(_line(match.entry)) for match in matches]
    if narrow:
        for row in (header, *lines):
            del row[2]
    return Page("reflectlib", "en", (Table(tuple(header), tuple(map(tuple, lines))),))


def _line(entry: Entry) -> tuple[str, ...]:
    if not isinstance(entry, Method):
        return entry.id, entry.title, entry.kind, "", ""
    people, minutes = around(stated_people(entry)), around(stated_minutes(entry))
    return entry.id, entry.title, entry.form, _short(people), _short(minutes)


def _short(range: Range | None) -> str:
    """`12–20`, `4+`, `≤ 60`: a range in as little room as it takes."""
    if range is None:
        return "unstated"
    if range.max is None:
        return f"{range.min}+"
    if range.min is None:
        return f"≤ {range.max}"
    return str(range.min) if range.min == range.max else f"{range.min}–{range.max}"
