"""The listing: a line for each entry that was found."""

from typing import Any

from reflectlib.model.method import Method
from reflectlib.model.timing import Range
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
    people = method.participants if method else None
    minutes = method.duration if method else None
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


def table(matches: list[Match]) -> Page:
    """The listing for people. It is in English, as all of the command line is."""
    header = ("id", "title", "form", "people", "minutes")
    lines = []
    for match in matches:
        entry = match.entry
        method = entry if isinstance(entry, Method) else None
        lines.append(
            (
                entry.id,
                entry.title,
                method.form if method else entry.kind,
                _short(method.participants) if method else "",
                _short(method.duration) if method else "",
            )
        )
    return Page("reflectlib", "en", (Table(header, tuple(lines)),))


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
