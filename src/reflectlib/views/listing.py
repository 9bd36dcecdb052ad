"""The listing: a line for each entry that was found."""

from typing import Any

from reflectlib.model.method import Method
from reflectlib.page import Page, Table
from reflectlib.search import Match
from reflectlib.views.words import Words

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
    words = Words("en")
    header = ("id", "title", "form", "people", "minutes")
    lines = []
    for match in matches:
        entry = match.entry
        method = entry if isinstance(entry, Method) else None
        people = words.range(method.participants) if method and method.participants else ""
        minutes = words.range(method.duration) if method and method.duration else ""
        lines.append(
            (
                entry.id,
                entry.title,
                method.form if method else entry.kind,
                people or ("unstated" if method else ""),
                minutes or ("unstated" if method else ""),
            )
        )
    return Page("reflectlib", "en", (Table(header, tuple(lines)),))


def spreadsheet(matches: list[Match]) -> Page:
    """The listing for a spreadsheet: the same as `rows`, in cells."""
    return Page("reflectlib", "en", (Table(COLUMNS, tuple(map(_cells, rows(matches)))),))


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(
        " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
        for value in row.values()
    )
