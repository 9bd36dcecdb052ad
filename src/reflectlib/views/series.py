"""A series of meetings: when, who does what, and what to prepare by when."""

from collections.abc import Iterator
from typing import Any

from reflectlib.page import Block, Heading, Item, Items, Page, Table
from reflectlib.planning.series import Due, Gathering, Series
from reflectlib.views.agenda import data as plan_data
from reflectlib.views.agenda import notes, remark_rows, stated_times
from reflectlib.views.blocks import role_title, role_titles, table_of
from reflectlib.views.words import Words

OF_THE_WHOLE = ("method", "title", "stated_times", "role_titles")
"""What stands once in the data of a series, and not in that of each meeting."""


def series_page(series: Series) -> Page:
    """The dates with their roles, then what to prepare for each."""
    words = Words(series.method.language)
    title = f"{words['series']}: {series.method.title}"
    blocks: list[Block] = [Heading(title, 1), *notes(series.remarks, words)]
    blocks.append(_dates(series, words))
    if series.skipped:
        blocks.append(Items((Item("; ".join(map(words.date, series.skipped)), words["skipped"]),)))
    if any(gathering.due for gathering in series.gatherings):
        blocks.append(Heading(words["to_prepare"]))
        blocks.append(Table(*_to_prepare(series, words)))
    return Page(title, series.method.language, tuple(blocks))


def _dates(series: Series, words: Words) -> Table:
    roles = list(dict.fromkeys(role for g in series.gatherings for role in g.roles))
    header = ("", words["date"], words["time"], words["meeting"])
    rows = []
    for gathering in series.gatherings:
        meeting = gathering.plan.meeting
        rows.append(
            (
                str(gathering.number),
                words.date(gathering.start.date()),
                f"{words.clock(gathering.start)}–{words.clock(gathering.end)}",
                meeting.title if meeting else "",
                *(", ".join(gathering.roles.get(role, ())) for role in roles),
            )
        )
    titles = [role_title(series.method, role, words) for role in roles]
    return table_of((*header, *titles), rows)


def _to_prepare(series: Series, words: Words) -> tuple[tuple[str, ...], Any]:
    header = (words["date"], words["who"], words["tasks"], words["meeting"])
    found = [(due, g) for g in series.gatherings for due in g.due]
    found.sort(key=lambda pair: (pair[0].day, pair[1].number))
    rows = tuple(
        (words.date(due.day), _who(series, due, words), due.task.task, str(gathering.number))
        for due, gathering in found
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
    slots = [slot for gathering in series.gatherings for slot in gathering.plan.slots]
    roles = (role for gathering in series.gatherings for role in _roles(gathering))
    return {
        "method": series.method.id,
        "title": series.method.title,
        "meetings": [_meeting(gathering) for gathering in series.gatherings],
        "skipped": [day.isoformat() for day in series.skipped],
        "stated_times": stated_times(slots),
        "role_titles": role_titles(series.method, roles, words),
        "remarks": remark_rows(series.remarks, words),
    }


def _roles(gathering: Gathering) -> Iterator[str | None]:
    yield from gathering.roles
    yield from (due.task.role for due in gathering.due)
    yield from (slot.lead for slot in gathering.plan.slots)


def _meeting(gathering: Gathering) -> dict[str, Any]:
    return {
        "number": gathering.number,
        **{k: v for k, v in plan_data(gathering.plan).items() if k not in OF_THE_WHOLE},
        "roles": {role: list(names) for role, names in gathering.roles.items()},
        "due": [
            {
                "day": due.day.isoformat(),
                "task": due.task.task,
                "role": due.task.role,
                "who": list(due.who),
            }
            for due in gathering.due
        ],
    }


def texts(gathering: Gathering, words: Words) -> Iterator[str]:
    """Who has which role, in words."""
    for role, names in gathering.roles.items():
        yield f"{role_title(gathering.plan.method, role, words)}: {', '.join(names)}"
