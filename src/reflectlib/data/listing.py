"""A listing as data, and as cells of the same for a spreadsheet."""

from typing import Any

from reflectlib.catalogue import Catalogue
from reflectlib.model.method import Method
from reflectlib.model.totals import around, stated_minutes, stated_people
from reflectlib.page import Page, Table
from reflectlib.search import Match, Matches

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


def listing(matches: Matches, _: Catalogue) -> list[dict[str, Any]]:
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


def spreadsheet(matches: Matches, catalogue: Catalogue) -> Page:
    """The same in the cells of one table."""
    rows = tuple(map(_cells, listing(matches, catalogue)))
    return Page("reflectlib", "en", (Table(COLUMNS, rows),))


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(
        " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
        for value in row.values()
    )
