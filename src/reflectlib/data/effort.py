"""A reckoning of effort as data."""

from typing import Any

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.planning.effort import Amount, Reckoning
from reflectlib.reading.converter import unstructure
from reflectlib.views.blocks import ends, role_title
from reflectlib.views.effort import PARTICIPANT, many_times


def effort(reckoning: Reckoning, _: Catalogue) -> dict[str, Any]:
    """The reckoning for a program: minutes, but for `meetings` and `times`, which are a year's.

    `together` is what all participants spend, where it is known how many there are.
    """
    words = Words(reckoning.method.language)
    return {
        "method": reckoning.method.id,
        "title": reckoning.method.title,
        "people": reckoning.people,
        "meetings": _pair(reckoning.meetings),
        "lines": [
            {
                "role": line.role,
                "purpose": line.purpose,
                "ground": line.ground,
                "meeting": line.meeting,
                "minutes": ends(line.minutes),
                "per": line.per,
                "times": _pair(line.times),
                "per_meeting": _pair(line.per_meeting),
                "per_year": _pair(line.per_year),
            }
            for line in reckoning.lines
        ],
        "roles": {
            role: {
                "title": role_title(reckoning.method, role, words),
                "per_meeting": _pair(reckoning.per_meeting(role)),
                "per_year": _pair(reckoning.per_year(role)),
            }
            for role in reckoning.roles()
        },
        "together": _together(reckoning),
        "sources": unstructure(reckoning.method).get("sources", []),
        "licence": reckoning.method.licence,
    }


def _together(reckoning: Reckoning) -> dict[str, Any] | None:
    many = reckoning.people
    if many is None or PARTICIPANT not in reckoning.roles():
        return None
    return {
        "people": many,
        "per_meeting": _pair(many_times(reckoning.per_meeting(PARTICIPANT), many)),
        "per_year": _pair(many_times(reckoning.per_year(PARTICIPANT), many)),
    }


def _pair(hours: Amount | None) -> dict[str, float | None] | None:
    if hours is None:
        return None
    return {
        "min": round(float(hours.least), 2),
        "max": None if hours.most is None else round(float(hours.most), 2),
    }
