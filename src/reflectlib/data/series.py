"""A series as data."""

from collections.abc import Iterator
from typing import Any

from reflectlib.catalogue import Catalogue
from reflectlib.data.plan import plan, remark_rows, stated_times
from reflectlib.language.words import Words
from reflectlib.planning.series import Meeting, Series
from reflectlib.views.blocks import role_titles

OF_THE_WHOLE = ("method", "title", "stated_times", "role_titles")
"""What stands once in the data of a series, and not in that of each meeting."""


def series(series: Series, catalogue: Catalogue) -> dict[str, Any]:
    """The series for a program; dates and times are ISO 8601."""
    words = Words(series.method.language)
    slots = [slot for meeting in series.meetings for slot in meeting.plan.slots]
    roles = (role for meeting in series.meetings for role in _roles(meeting))
    return {
        "method": series.method.id,
        "title": series.method.title,
        "meetings": [_meeting(meeting, catalogue) for meeting in series.meetings],
        "skipped": [day.isoformat() for day in series.skipped],
        "stated_times": stated_times(slots),
        "role_titles": role_titles(series.method, roles, words),
        "remarks": remark_rows(series.remarks, words),
    }


def _roles(meeting: Meeting) -> Iterator[str | None]:
    yield from meeting.roles
    yield from (due.task.role for due in meeting.due)
    yield from (slot.lead for slot in meeting.plan.slots)


def _meeting(meeting: Meeting, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "number": meeting.number,
        **{k: v for k, v in plan(meeting.plan, catalogue).items() if k not in OF_THE_WHOLE},
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
