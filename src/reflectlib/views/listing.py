"""The listing: a line for each entry that was found."""

from typing import Any

from reflectlib.model.entry import Entry
from reflectlib.model.method import Method
from reflectlib.model.timing import Range
from reflectlib.model.totals import around, stated_minutes, stated_people
from reflectlib.page import Page, Table
from reflectlib.search import Match

COLUMNS = (
    "id",
    "kind",
    "title",
    "form",
    "facilitation",
    "people_min",
    "people_max",
    "minutes_min",
    "minutes_max",
    "principles",
    "unstated",
    "summary",
)


def rows(matches: list[Match]) -> list[dict[str, Any]]:
    """What a program wants to know of each entry; numbers are people and minutes, or None."""
    return [_row(match) for match in matches]


def _row(match: Match) -> dict[str, Any]:
    entry = match.entry
    method = entry if isinstance(entry, Method) else None
    people = around(stated_people(method)) if method else None
    minutes = around(stated_minutes(method)) if method else None
    values = (
        entry.id,
        entry.kind,
        entry.title,
        method.form if method else None,
        method.facilitation if method else None,
        people.min if people else None,
        people.max if people else None,
        minutes.min if minutes else None,
        minutes.max if minutes else None,
        list(entry.principles),
        list(match.unstated),
        entry.summary,
    )
    return dict(zip(COLUMNS, values, strict=True))


def table(matches: list[Match], *, narrow: bool = False) -> Page:
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


def spreadsheet(matches: list[Match]) -> Page:
    """The listing for a spreadsheet: the same as `rows`, in cells."""
    return Page("reflectlib", "en", (Table(COLUMNS, tuple(map(_cells, rows(matches)))),))


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(
        " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
        for value in row.values()
    )
