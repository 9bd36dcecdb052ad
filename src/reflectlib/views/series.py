"""A series of meetings: when, who does what, and what to prepare by when."""

from collections.abc import Iterator
from typing import Any

from reflectlib.language.words import Words
from reflectlib.page import Block, Heading, Items, ListItem, Page, Table
from reflectlib.planning.series import Due, Meeting, Series
from reflectlib.views.agenda import data as plan_data
from reflectlib.views.agenda import notes, remark_rows, stated_times
from reflectlib.views.blocks import role_title, role_titles, table_of

OF_THE_WHOLE = ("method", "title", "stated_times", "role_titles")
"""What stands once in the data of a series, and not in that of each meeting."""


def series_page(series: Series) -> Page:
    """The dates with their roles, then what to prepare for each."""
    words = Words(series.method.language)
    title = f"{words['series']}: {series.method.title}"
    blocks: list[Block] = [Heading(title, 1), *notes(series.remarks, words)]
    blocks.append(_dates(series, words))
    if series.skipped:
        blocks.append(
            Items((ListItem("; ".join(map(words.date, series.skipped)), words["skipped"]),))
        )
    if any(meeting.due for meeting in series.meetings):
        blocks.append(Heading(words["to_prepare"]))
        blocks.append(Table(*_to_prepare(series, words)))
    return Page(title, series.method.language, tuple(blocks))


def _dates(series: Series, words: Words) -> Table:
    roles = list(dict.fromkeys(role for g in series.meetings for role in g.roles))
    header = ("", words["date"], words["time"], words["meeting"])
    rows = []
    for meeting in series.meetings:
        kind = meeting.plan.meeting
        rows.append(
            (
                str(meeting.number),
                words.date(meeting.start.date()),
                f"{words.clock(meeting.start)}–{words.clock(meeting.end)}",
                kind.title if kind else "",
                *(", ".join(meeting.roles.get(role, ())) for role in roles),
            )
        )
    titles = [role_title(series.method, role, words) for role in roles]
    return table_of((*header, *titles), rows)


def _to_prepare(series: Series, words: Words) -> tuple[tuple[str, ...], Any]:
    header = (words["date"], words["who"], words["tasks"], words["meeting"])
    found = [(due, g) for g in series.meetings for due in g.due]
    found.sort(key=lambda pair: (pair[0].day, pair[1].number))
    rows = tuple(
        (words.date(due.day), _who(series, due, words), due.task.task, str(meeting.number))
        for due, meeting in found
    )
    return header, rows


def _who(series: Series, due: Due, words: Words) -> str:
    if due.task.role is None:
        return ""
    role = role_title(series.method, due.task.role, words)
    return role if due.who == (due.task.role,) else f"{', '.join(due.who)} ({role})"


def data(series: Series) -> dict[str, Any]:
    """The series for a program; dates and times are ISO 8601."""
    words = Words(series.method.language)
    slots = [slot for meeting in series.meetings for slot in meeting.plan.slots]
    roles = (role for meeting in series.meetings for role in _roles(meeting))
    return {
        "method": series.method.id,
        "title": series.method.title,
        "meetings": [_meeting(meeting) for meeting in series.meetings],
        "skipped": [day.isoformat() for day in series.skipped],
        "stated_times": stated_times(slots),
        "role_titles": role_titles(series.method, roles, words),
        "remarks": remark_rows(series.remarks, words),
    }


def _roles(meeting: Meeting) -> Iterator[str | None]:
    yield from meeting.roles
    yield from (due.task.role for due in meeting.due)
    yield from (slot.lead for slot in meeting.plan.slots)


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "number": meeting.number,
        **{k: v for k, v in plan_data(meeting.plan).items() if k not in OF_THE_WHOLE},
        "roles": {role: list(names) for role, names in meeting.roles.items()},
        "due": [
            {
                "day": due.day.isoformat(),
                "task": due.task.task,
                "role": due.task.role,
                "who": list(due.who),
            }
            for due in meeting.due
        ],
    }


def texts(meeting: Meeting, words: Words) -> Iterator[str]:
    """Who has which role, in words."""
    for role, names in meeting.roles.items():
        yield f"{role_title(meeting.plan.method, role, words)}: {', '.join(names)}"
